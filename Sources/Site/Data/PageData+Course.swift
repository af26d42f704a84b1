import Catalogue
import Markdown
import Templates

extension PageData {
  func courseValue(_ field: CourseFields, _ number: Int) -> Value {
    // Read field by field: most questions are about what `index` has, and need nothing of the record.
    var course: Course { view.courses[number] }
    switch field {
    case .id: return text(course.id)
    case .code:
      let code = index.courseLinks.code(number)
      return code.isAbsent ? capitals(course.id) : text(code)
    case .title: return text(index.courseLinks.label(number))
    case .summary: return text(course.summary)
    case .description: return description(of: course, number)
    case .credits: return course.credits.map(creditText) ?? .absent
    case .creditsMin: return self.number(course.credits?.min)
    case .creditsMax: return self.number(course.credits?.max)
    case .department:
      return course.department?.index.map { .record(ref(GroupNumber(.department, Int32($0)))) } ?? .absent
    case .level: return text(course.level)
    case .language: return text(course.language)
    case .instructors: return list(.groups(.instructor), course.instructors)
    case .prerequisites: return prerequisites(course.prerequisites)
    case .corequisites: return list(.courses, course.corequisites)
    case .crossListed: return list(.courses, course.crossListed)
    case .requiredFor: return list(.courses, view.relations.requiredFor[number])
    case .tags: return words(course.tags)
    case .offerings:
      let start = view.relations.offeringStarts[number]
      return list(.offerings, start..<view.relations.offeringStarts[number + 1])
    case .graph: return graph(ofCourse: number)
    case .terms: return terms(of: course, number)
    case .body: return html(view.body(of: .course, number), ref(.course, number), field.rawValue)
    case .hasBody: return .boolean(hasText(view.body(of: .course, number)))
    case .url: return url(.course, number)
    case .jsonUrl: return jsonURL(.course, number)
    case .calendarUrl: return calendarURL(.course, number)
    case .updated: return date(course.header.updated)
    case .isDraft: return .boolean(course.header.isDraft)
    case .extra: return extraValue(course.header, kind: .course, number: Int32(number))
    }
  }

  private func capitals(_ id: Text) -> Value {
    .text(bytes.copy(id.bytes.lazy.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 & 0xDF : $0 }))
  }

  /// The longest description, in characters: what search engines show of one.
  private static let descriptionLength = 160

  /// What a course is described by outside of its page.
  func description(ofCourse number: Int) -> String? {
    guard case .text(let bytes) = description(of: view.courses[number], number) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func description(of course: Course, _ number: Int) -> Value {
    if !course.summary.isEmpty { return text(course.summary) }
    return description(view.body(of: .course, number), ofFile: course.header.file)
  }

  /// The start of a text, as a description for those who do not see the page.
  func description(_ body: UnsafeBufferPointer<UInt8>, ofFile file: Int32) -> Value {
    guard hasText(body) else { return .absent }
    let plain = links.plainText(body, ofFile: file, limit: Self.descriptionLength)
    return plain.isEmpty ? .absent : text(plain)
  }

  private func creditText(_ credits: CreditRange) -> Value {
    func written(_ number: Decimal) -> String {
      texts.decimalSign == "." ? number.description : number.description.replacing(".", with: texts.decimalSign)
    }
    return credits.isFixed ? text(written(credits.min)) : text("\(written(credits.min))\u{2013}\(written(credits.max))")
  }

  // MARK: Prerequisites

  /// The expression as a sentence: `CS-101, and one of MA-101 or (MA-102 and MA-103)`.
  private func prerequisites(_ nodes: Run<RequirementNode>) -> Value {
    let start = tokens.count
    sentence(nodes, 0..<nodes.count, form: .all, isNested: false)
    return list(.tokens, start: start, count: tokens.count - start)
  }

  private func sentence(_ nodes: Run<RequirementNode>, _ range: Range<Int>, form: RequirementNode.Form, isNested: Bool)
  {
    var items: [Int] = []
    var next = range.lowerBound
    while next < range.upperBound {
      items.append(next)
      next = Int(nodes[next].next)
    }
    for (place, item) in items.enumerated() {
      if place > 0 {
        let isLast = place == items.count - 1
        switch form {
        case .any: say(texts[isLast ? (items.count > 2 ? .lastOr : .or) : .separator])
        case .all, .course: say(texts[isLast ? (items.count > 2 ? .lastAnd : .and) : .separator])
        }
      }
      var item = item
      // A choice of one is no choice.
      while nodes[item].form != .course, nodes[item + 1].next == nodes[item].next { item += 1 }
      let node = nodes[item]
      if node.form == .course {
        if node.course.target >= 0 { tokens.append(.course(node.course.target)) }
        continue
      }
      if node.form == .any, !isNested { say(texts[.oneOf]) }
      let needsBrackets = isNested || (node.form == .all && items.count > 1)
      if needsBrackets { say(Text("(")) }
      sentence(nodes, item + 1..<Int(node.next), form: node.form, isNested: true)
      if needsBrackets { say(Text(")")) }
    }
  }

  private func say(_ words: Text) { tokens.append(.text(words.bytes)) }

  func tokenValue(_ field: TokenFields, _ number: Int) -> Value {
    switch (field, tokens[number]) {
    case (.course, .course(let course)): .record(ref(.course, course))
    case (.text, .text(let words)): .text(words)
    default: .absent
    }
  }

  // MARK: Terms of a course

  private func terms(of course: Course, _ number: Int) -> Value {
    let start = courseTerms.count
    let range = view.graph.byCourse.range(of: number)
    let items = view.graph.byCourse.items
    var place = range.lowerBound
    while place < range.upperBound {
      let term = view.enrollments[Int(items[place])].term
      var end = place + 1
      while end < range.upperBound, view.enrollments[Int(items[end])].term == term { end += 1 }
      courseTerms.append(
        CourseTerm(course: Int32(number), term: term, roster: Int32(place)..<Int32(end), offerings: 0..<0))
      place = end
    }
    addOfferings(of: course, number, from: start)
    return list(.courseTerms, start: start, count: courseTerms.count - start)
  }

  /// Joins a course's offerings to its terms; a term without enrollments takes its place in time among them.
  private func addOfferings(of course: Course, _ number: Int, from start: Int) {
    let first = view.relations.offeringStarts[number]
    var remaining = Array(course.offerings.indices)
    func take(_ term: Int32) -> Range<Int32> {
      let begin = Int32(numbers.count)
      remaining.removeAll { index in
        guard (course.offerings[index].term?.target ?? -1) == term else { return false }
        numbers.append(first + Int32(index))
        return true
      }
      return begin..<Int32(numbers.count)
    }
    for place in start..<courseTerms.count { courseTerms[place].offerings = take(courseTerms[place].term) }
    guard !remaining.isEmpty else { return }
    while let next = remaining.first {
      let term = course.offerings[next].term?.target ?? -1
      courseTerms.append(CourseTerm(course: Int32(number), term: term, roster: 0..<0, offerings: take(term)))
    }
    let rank = { (term: Int32) in term < 0 ? -1 : Int(self.index.termRank(term)) }
    courseTerms[start...].sort { rank($0.term) > rank($1.term) }
  }

  func courseTermValue(_ field: CourseTermFields, _ number: Int) -> Value {
    let part = courseTerms[number]
    switch field {
    case .course: return .record(ref(.course, part.course))
    case .term: return part.term < 0 ? .absent : .record(ref(.term, part.term))
    case .title: return part.term < 0 ? text(texts[.noTerm]) : text(view.terms[Int(part.term)].displayName)
    case .isCurrent: return .boolean(part.term >= 0 && view.currentTerm == Int(part.term))
    case .offerings: return list(.offerings, start: Int(part.offerings.lowerBound), count: part.offerings.count)
    case .week:
      let offerings = Int(part.offerings.lowerBound)..<Int(part.offerings.upperBound)
      let made = part.week ?? makeWeek(ofOfferings: Array(numbers[offerings]), term: part.term)
      courseTerms[number].week = made
      return week(made)
    case .roster: return list(.enrollmentsOfCourse, start: Int(part.roster.lowerBound), count: part.roster.count)
    case .rosterCount: return view.audience == .internal ? .integer(part.roster.count) : .absent
    case .rosterParts: return rosterParts(number)
    case .attending: return count(of: [.enrolled, .completed], in: number)
    case .enrolled: return count(of: [.enrolled], in: number)
    case .waitlisted: return count(of: [.waitlisted], in: number)
    case .completed: return count(of: [.completed], in: number)
    case .withdrawn: return count(of: [.withdrawn, .dropped], in: number)
    case .seatsTaken: return seats(number).map { .integer($0.taken) } ?? .absent
    case .capacity: return seats(number).map { .integer($0.capacity) } ?? .absent
    case .notes:
      let range = Int(part.roster.lowerBound)..<Int(part.roster.upperBound)
      return notes(view.graph.byCourse.items, range, about: .course)
    }
  }

  /// Offerings put together by course; those of a course follow one another.
  func listing(_ offerings: ArraySlice<Int32>, term: Int32) -> Value {
    let start = courseTerms.count
    for offering in offerings {
      let course = view.relations.offeringCourses[Int(offering)]
      if courseTerms.count == start || courseTerms[courseTerms.count - 1].course != course {
        let place = Int32(numbers.count)
        courseTerms.append(CourseTerm(course: course, term: term, roster: 0..<0, offerings: place..<place))
      }
      numbers.append(offering)
      let last = courseTerms.count - 1
      courseTerms[last].offerings = courseTerms[last].offerings.lowerBound..<Int32(numbers.count)
    }
    return list(.courseTerms, start: start, count: courseTerms.count - start)
  }

  // MARK: Offerings

  func offeringValue(_ field: OfferingFields, _ number: Int) -> Value {
    let courseNumber = Int(view.relations.offeringCourses[number])
    let place = number - Int(view.relations.offeringStarts[courseNumber])
    var course: Course { view.courses[courseNumber] }
    var offering: Offering { course.offerings[place] }
    var seats: Seats { view.seats[number] }
    var free: Int? { offering.capacity.map { max(0, Int($0) - Int(seats.taken)) } }
    switch field {
    case .course: return .record(ref(.course, courseNumber))
    case .term: return offering.term?.index.map { .record(ref(.term, $0)) } ?? .absent
    case .section: return text(offering.section)
    case .instructors:
      return list(.groups(.instructor), offering.instructors.isEmpty ? course.instructors : offering.instructors)
    case .capacity: return offering.capacity.map { .integer(Int($0)) } ?? .absent
    case .seatsTaken: return .integer(Int(seats.taken))
    case .seatsFree: return free.map { .integer($0) } ?? .absent
    case .waitlisted: return view.audience == .internal ? .integer(Int(seats.waitlisted)) : .absent
    case .isFull: return .boolean(free == 0)
    case .location: return text(offering.location)
    case .mode:
      switch offering.mode {
      case .inPerson: return text("in-person" as StaticString)
      case .online: return text("online" as StaticString)
      case .hybrid: return text("hybrid" as StaticString)
      case nil: return .absent
      }
    case .starts: return date(offering.starts ?? offering.term?.index.flatMap { view.terms[$0].starts })
    case .ends: return date(offering.ends ?? offering.term?.index.flatMap { view.terms[$0].ends })
    case .meetings: return list(.meetings, start: 0, count: offering.meetings.count, extra: Int32(number))
    }
  }

  func meetingValue(_ field: MeetingFields, _ offeringNumber: Int, _ number: Int) -> Value {
    let course = Int(view.relations.offeringCourses[offeringNumber])
    let place = offeringNumber - Int(view.relations.offeringStarts[course])
    var offering: Offering { view.courses[course].offerings[place] }
    var meeting: Meeting { offering.meetings[number] }
    switch field {
    case .days:
      return text(
        meeting.days.indices.map { texts.shortDays[$0].string }.joined(separator: texts[.separator].string))
    case .starts: return time(meeting.starts)
    case .ends: return time(meeting.ends)
    case .location: return text(meeting.location.or(offering.location))
    case .from: return date(meeting.from)
    case .until: return date(meeting.until)
    case .every: return .integer(Int(meeting.every))
    }
  }
}
