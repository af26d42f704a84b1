import Catalogue
import Templates

extension PageData {
  // MARK: Terms

  func termValue(_ field: TermFields, _ number: Int) -> Value {
    var term: Term { view.terms[number] }
    switch field {
    case .id: return text(index.address(of: .term, number))
    case .title: return text(term.displayName)
    case .url: return url(.term, number)
    case .starts: return date(term.starts)
    case .ends: return date(term.ends)
    case .holidays: return list(.dates, term.holidays.map(\.days))
    case .breaks:
      let breaks = term.breaks
      let start = numbers.count
      for days in breaks { numbers.append(contentsOf: [days.lowerBound, days.upperBound]) }
      return list(.termBreaks, start: start, count: breaks.count)
    case .isCurrent: return .boolean(view.currentTerm == number)
    case .offerings: return list(.offerings, view.relations.offeringsOfTerm[number])
    case .courses:
      var last: Int32 = -1
      let start = numbers.count
      for offering in view.relations.offeringsOfTerm[number] {
        let course = view.relations.offeringCourses[Int(offering)]
        if course != last { numbers.append(course) }
        last = course
      }
      return list(.courses, start: start, count: numbers.count - start)
    case .listing: return listing(view.relations.offeringsOfTerm[number], term: Int32(number))
    case .departments: return departments(ofTerm: number)
    case .week: return weekOfTerm(number)
    case .calendarUrl: return calendarURL(.term, number)
    case .body: return html(view.body(of: .term, number), ref(.term, number), field.rawValue)
    case .hasBody: return .boolean(hasText(view.body(of: .term, number)))
    case .updated: return date(term.header.updated)
    case .enrollmentCount:
      return view.audience == .internal ? .integer(Int(view.relations.enrollmentsPerTerm[number])) : .absent
    case .extra: return extraValue(term.header, kind: .term, number: Int32(number))
    }
  }

  func termBreakValue(_ field: TermBreakFields, _ days: ClosedRange<Int32>) -> Value {
    switch field {
    case .starts: .date(days.lowerBound)
    case .ends: days.count == 1 ? .absent : .date(days.upperBound)
    }
  }

  // MARK: Departments, programmes, instructors

  func header(of group: GroupNumber) -> RecordHeader {
    view.header(of: group.kind, group.number)
  }

  func groupValue(_ field: GroupFields, _ group: GroupNumber) -> Value {
    let number = group.number
    let program = group.kind == .program ? view.programs[number] : nil
    let instructor = group.kind == .instructor ? view.instructors[number] : nil
    switch field {
    case .kind: return text(group.kind.name)
    case .id: return text(index.address(of: group.kind, number))
    case .title: return text(view.displayName(of: group.kind, group.number))
    case .url: return url(group.kind, number)
    case .isRecord: return .boolean(header(of: group).file >= 0)
    case .email: return text(instructor?.email ?? .absent)
    case .award: return text(program?.award ?? .absent)
    case .credits: return self.number(program?.credits)
    case .department:
      let department = program?.department ?? instructor?.department
      return department?.index.map { .record(ref(GroupNumber(.department, Int32($0)))) } ?? .absent
    case .requirements:
      return list(.requirements, start: 0, count: program?.requirements.count ?? 0, extra: Int32(number))
    case .body: return html(view.body(of: group.kind, number), ref(group), field.rawValue)
    case .hasBody: return .boolean(hasText(view.body(of: group.kind, number)))
    case .updated: return date(header(of: group).updated)
    case .courses:
      switch group.kind {
      case .program: return list(.courses, view.relations.coursesOfProgram[number])
      case .instructor: return list(.courses, view.relations.coursesOfInstructor[number])
      default: return list(.courses, view.relations.coursesOfDepartment[number])
      }
    case .students:
      return list(.students, program == nil ? [] : view.relations.studentsOfProgram[number])
    case .offerings:
      return list(.offerings, instructor == nil ? [] : view.relations.offeringsOfInstructor[number])
    case .listing: return listing(instructor == nil ? [] : view.relations.offeringsOfInstructor[number], term: -1)
    case .weeks: return instructor == nil ? list(.weeks, [Int32]()) : weeks(ofInstructor: number)
    case .programs: return members(.program, of: group) { view.programs[$0].department }
    case .instructors: return members(.instructor, of: group) { view.instructors[$0].department }
    case .levels:
      return group.kind == .department ? levels(ofDepartment: number) : list(.courseParts, start: 0, count: 0)
    case .teaching:
      return instructor == nil ? list(.groupTerms, start: 0, count: 0) : teaching(ofInstructor: number)
    case .enrollmentsByTerm: return group.kind == .department ? chartOfTerms(ofDepartment: number) : .absent
    case .extra: return extraValue(header(of: group), kind: group.kind, number: Int32(number))
    }
  }

  /// The programmes or instructors of a department.
  private func members(_ kind: RecordKind, of group: GroupNumber, department: (Int) -> Reference?) -> Value {
    guard group.kind == .department else { return list(.groups(kind), [Int32]()) }
    return list(
      .groups(kind), index.groups(of: kind).filter { department(Int($0))?.target == Int32(group.number) })
  }

  func requirementValue(_ field: RequirementFields, _ program: Int, _ number: Int) -> Value {
    let requirement = view.programs[program].requirements[number]
    switch field {
    case .title: return text(requirement.title.or(Text("")))
    case .choose: return requirement.choose.map { .integer(Int($0)) } ?? .absent
    case .courses: return list(.courses, requirement.from)
    }
  }
}

extension Term {
  /// Its holidays in order, each once, put together where they follow one another: days since 1970.
  var breaks: [ClosedRange<Int32>] {
    var breaks: [ClosedRange<Int32>] = []
    for day in Set(holidays.map(\.days)).sorted() {
      if let last = breaks.last, last.upperBound + 1 == day {
        breaks[breaks.count - 1] = last.lowerBound...day
      } else {
        breaks.append(day...day)
      }
    }
    return breaks
  }
}
