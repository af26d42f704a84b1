import Catalogue
import Templates

extension PageData {
  /// Some courses that stand together.
  struct CoursePart {
    var title = Text.absent
    /// The place among the index's subjects; -1 for the courses of a level.
    var subject: Int32 = -1
    /// Places among `numbers`.
    var courses: Range<Int>
  }

  /// What an instructor teaches in a term.
  struct GroupTerm {
    var term: Int32
    /// Places among `numbers`, which are those of offerings.
    var offerings: Range<Int>
    /// The place among `weeks`, once it has been asked for; -1 where there is none.
    var week: Int32?
  }

  // MARK: Courses by level, or by how their codes begin

  /// The courses of a department by level.
  ///
  /// Levels that are numbers come first, by size, then words in the order of their first courses, because the codes of courses
  /// grow with their levels more often than the words follow the alphabet. Courses without a level come last.
  func levels(ofDepartment number: Int) -> Value {
    let courses = view.relations.coursesOfDepartment[number]
    var byLevel: [Text: [Int32]] = [:]
    var ranks: [Text: Int] = [:]
    for course in courses {
      let level = view.courses[Int(course)].level.or(Text(""))
      byLevel[level, default: []].append(course)
      if ranks[level] == nil { ranks[level] = ranks.count }
    }
    let start = courseParts.count
    let levels = byLevel.keys.sorted { a, b in
      if a.isEmpty != b.isEmpty { return b.isEmpty }
      switch (Int(a.string), Int(b.string)) {
      case (let first?, let second?) where first != second: return first < second
      case (_?, nil): return true
      case (nil, _?): return false
      default: return ranks[a, default: 0] < ranks[b, default: 0]
      }
    }
    for level in levels {
      let first = numbers.count
      numbers.append(contentsOf: byLevel[level] ?? [])
      courseParts.append(CoursePart(title: level.isEmpty ? .absent : level, courses: first..<numbers.count))
    }
    return list(.courseParts, start: start, count: courseParts.count - start)
  }

  /// The courses of this part of the list, under the beginnings of their codes.
  var partsOfCourseList: Value {
    let start = courseParts.count
    guard page.kind == .courses else { return list(.courseParts, start: start, count: 0) }
    let size = view.settings.pageSize
    let first = min(index.courses.count, (Int(page.part) - 1) * size)
    let range = first..<min(index.courses.count, first + size)
    for (number, subject) in index.subjects.enumerated() where subject.courses.overlaps(range) {
      let shown = subject.courses.clamped(to: range)
      let place = numbers.count
      numbers.append(contentsOf: index.courses[shown])
      courseParts.append(CoursePart(subject: Int32(number), courses: place..<numbers.count))
    }
    return list(.courseParts, start: start, count: courseParts.count - start)
  }

  /// The beginnings of the codes of all courses.
  var subjects: Value {
    let start = courseParts.count
    for (number, subject) in index.subjects.enumerated() {
      let place = numbers.count
      numbers.append(contentsOf: index.courses[subject.courses])
      courseParts.append(CoursePart(subject: Int32(number), courses: place..<numbers.count))
    }
    return list(.courseParts, start: start, count: courseParts.count - start)
  }

  func coursePartValue(_ field: CoursePartFields, _ number: Int) -> Value {
    let part = courseParts[number]
    let subject = part.subject < 0 ? nil : index.subjects[Int(part.subject)]
    switch field {
    case .title: return subject.map { text($0.title) } ?? text(part.title)
    case .isNumber: return .boolean(subject == nil && Int(part.title.string) != nil)
    case .anchor: return subject.map { text($0.anchor) } ?? .absent
    case .url:
      guard let subject else { return .absent }
      let list = 1 + subject.courses.lowerBound / view.settings.pageSize
      return url(path: SitePlan.path(ofPart: list, of: .course) + "#" + subject.anchor)
    case .count: return .integer(part.courses.count)
    case .department:
      let departments = Set(numbers[part.courses].map { view.courses[Int($0)].department?.target ?? -1 })
      guard departments.count == 1, let department = departments.first, department >= 0 else { return .absent }
      return .record(ref(GroupNumber(.department, department)))
    case .courses: return list(.courses, start: part.courses.lowerBound, count: part.courses.count)
    }
  }

  // MARK: Teaching by term

  /// What an instructor teaches, by term, the newest first.
  func teaching(ofInstructor number: Int) -> Value {
    let offerings = Array(view.relations.offeringsOfInstructor[number])
    func term(_ offering: Int32) -> Int32 {
      let course = Int(view.relations.offeringCourses[Int(offering)])
      return view.courses[course].offerings[Int(offering - view.relations.offeringStarts[course])].term?.target ?? -1
    }
    var byTerm: [Int32: [Int32]] = [:]
    for offering in offerings { byTerm[term(offering), default: []].append(offering) }
    let start = groupTerms.count
    func rank(_ term: Int32) -> Int { term < 0 ? -1 : Int(index.termRank(term)) }
    for term in byTerm.keys.sorted(by: { rank($0) > rank($1) }) {
      let place = numbers.count
      numbers.append(contentsOf: byTerm[term] ?? [])
      groupTerms.append(GroupTerm(term: term, offerings: place..<numbers.count))
    }
    return list(.groupTerms, start: start, count: groupTerms.count - start)
  }

  func groupTermValue(_ field: GroupTermFields, _ number: Int) -> Value {
    let part = groupTerms[number]
    switch field {
    case .term: return part.term < 0 ? .absent : .record(ref(.term, part.term))
    case .title: return part.term < 0 ? text(texts[.noTerm]) : text(view.terms[Int(part.term)].displayName)
    case .isCurrent: return .boolean(part.term >= 0 && view.currentTerm == Int(part.term))
    case .week:
      let made = part.week ?? makeWeek(ofOfferings: Array(numbers[part.offerings]), term: part.term)
      groupTerms[number].week = made
      return week(made)
    case .listing: return listing(Array(numbers[part.offerings])[...], term: part.term)
    }
  }
}
