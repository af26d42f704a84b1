import Catalogue
import Templates

extension PageData {
  func studentValue(_ field: StudentFields, _ number: Int) -> Value {
    // Read field by field: most questions are about what `index` has, and need nothing of the record.
    var student: Student { view.students[number] }
    switch field {
    case .id: return text(student.id)
    case .name: return text(index.studentLinks.label(number))
    case .sortName: return text(student.sortName.or(student.displayName))
    case .email: return text(student.email)
    case .program: return student.program?.index.map { .record(ref(GroupNumber(.program, Int32($0)))) } ?? .absent
    case .year: return text(student.year)
    case .advisor: return text(index.instructorName(of: student.advisor))
    case .advisorUrl:
      return index.instructor(withID: student.advisor).map { url(.instructor, $0) } ?? .absent
    case .admitted: return date(student.admitted)
    case .visibility:
      guard view.audience == .internal else { return .absent }
      return text((student.visibility ?? view.settings.privacy.defaultVisibility).name)
    case .tags: return words(student.tags)
    case .url: return url(.student, number)
    case .jsonUrl: return jsonURL(.student, number)
    case .body: return html(view.body(of: .student, number), ref(.student, number), field.rawValue)
    case .hasBody: return .boolean(hasText(view.body(of: .student, number)))
    case .updated: return date(student.header.updated)
    case .terms: return terms(ofStudent: number)
    case .enrollments:
      let range = view.graph.byStudent.range(of: number)
      return list(.enrollmentsOfStudent, start: range.lowerBound, count: range.count)
    case .notes: return notes(view.graph.byStudent.items, view.graph.byStudent.range(of: number), about: .student)
    case .creditsAttempted: return credits(view.graph.byStudent.range(of: number)) { $0.status.takesSeat }
    case .creditsEarned: return earned(view.graph.byStudent.range(of: number))
    case .creditsInProgress: return credits(view.graph.byStudent.range(of: number)) { $0.status == .enrolled }
    case .calendarUrl: return calendarURL(.student, number)
    case .progress:
      let made = progress(ofStudent: number)
      return list(.progress, start: made.lowerBound, count: made.count)
    case .requirementsMet: return .integer(progress(ofStudent: number).count { progress[$0].isMet })
    case .extra: return extraValue(student.header, kind: .student, number: Int32(number))
    }
  }

  // MARK: Credits

  /// The sum over those of a student's enrollments that count; absent when not one of them is known.
  private func credits(_ range: Range<Int>, where counts: (Enrollment) -> Bool) -> Value {
    var sum = Decimal.zero
    var isKnown = false
    for place in range {
      let enrollment = view.enrollments[Int(view.graph.byStudent.items[place])]
      guard counts(enrollment), let credits = view.credits(of: enrollment) else { continue }
      sum += credits
      isKnown = true
    }
    return isKnown ? number(sum) : .absent
  }

  private func earned(_ range: Range<Int>) -> Value {
    guard view.shows(.credits) else { return .absent }
    return credits(range) { $0.isPassed }
  }

  // MARK: Terms of a student

  private func terms(ofStudent number: Int) -> Value {
    let start = studentTerms.count
    let range = view.graph.byStudent.range(of: number)
    var place = range.lowerBound
    while place < range.upperBound {
      let term = view.enrollments[Int(view.graph.byStudent.items[place])].term
      var end = place + 1
      while end < range.upperBound, view.enrollments[Int(view.graph.byStudent.items[end])].term == term { end += 1 }
      studentTerms.append(StudentTerm(student: Int32(number), term: term, enrollments: Int32(place)..<Int32(end)))
      place = end
    }
    return list(.studentTerms, start: start, count: studentTerms.count - start)
  }

  func studentTermValue(_ field: StudentTermFields, _ number: Int) -> Value {
    let part = studentTerms[number]
    let range = Int(part.enrollments.lowerBound)..<Int(part.enrollments.upperBound)
    switch field {
    case .term: return part.term < 0 ? .absent : .record(ref(.term, part.term))
    case .title: return part.term < 0 ? text(texts[.noTerm]) : text(view.terms[Int(part.term)].displayName)
    case .isCurrent: return .boolean(part.term >= 0 && view.currentTerm == Int(part.term))
    case .enrollments: return list(.enrollmentsOfStudent, start: range.lowerBound, count: range.count)
    case .creditsAttempted: return credits(range) { $0.status.takesSeat }
    case .creditsEarned: return earned(range)
    case .week:
      // A template asks whether there is one before it shows it.
      let made = part.week ?? makeWeek(ofStudent: range, term: part.term)
      studentTerms[number].week = made
      return week(made)
    }
  }

  // MARK: Enrollments

  func enrollmentValue(_ field: EnrollmentFields, _ number: Int) -> Value {
    var enrollment: Enrollment { view.enrollments[number] }
    switch field {
    case .student: return .record(ref(.student, enrollment.student))
    case .course: return .record(ref(.course, enrollment.course))
    case .term: return enrollment.term < 0 ? .absent : .record(ref(.term, enrollment.term))
    case .section:
      switch enrollment.sections.count {
      case 0: return .absent
      case 1: return text(enrollment.sections[0])
      default: return text(enrollment.sections.map(\.string).joined(separator: texts[.separator].string))
      }
    case .status:
      let name: StaticString =
        switch enrollment.status {
        case .enrolled: "enrolled"
        case .waitlisted: "waitlisted"
        case .completed: "completed"
        case .withdrawn: "withdrawn"
        case .dropped: "dropped"
        }
      return text(name)
    case .grade: return text(enrollment.grade)
    case .credits: return self.number(view.credits(of: enrollment))
    case .enrolledOn: return date(enrollment.enrolledOn)
    case .endedOn: return date(enrollment.endedOn)
    case .overrides: return list(.overrides, start: 0, count: enrollment.overrides.count, extra: Int32(number))
    case .isWaitlisted: return .boolean(enrollment.status == .waitlisted)
    case .isCompleted: return .boolean(enrollment.status == .completed)
    case .isWithdrawn: return .boolean(enrollment.status == .withdrawn || enrollment.status == .dropped)
    }
  }

  func overrideValue(_ field: OverrideFields, _ enrollment: Int, _ number: Int) -> Value {
    let override = view.enrollments[enrollment].overrides[number]
    switch field {
    case .rule: return text(override.rule)
    case .reason: return text(override.reason)
    case .by: return text(override.by)
    case .on: return date(override.on)
    }
  }
}
