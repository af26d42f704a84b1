import Catalogue
import Templates

extension PageData {
  /// What a department gives in a term.
  struct TermDepartment {
    var term: Int32
    /// -1 for the courses that have none.
    var department: Int32
    /// Places among `numbers`, which are those of offerings.
    var offerings: Range<Int>
  }

  /// What is given in a term by department, in the order of lists.
  func departments(ofTerm term: Int) -> Value {
    let offerings = view.relations.offeringsOfTerm[term]
    func department(_ offering: Int32) -> Int32 {
      let course = Int(view.relations.offeringCourses[Int(offering)])
      return view.courses[course].department?.target ?? -1
    }
    var byDepartment: [Int32: [Int32]] = [:]
    for offering in offerings { byDepartment[department(offering), default: []].append(offering) }
    let start = termDepartments.count
    // Those that have no page, drafts, are not among the groups.
    let listed = index.groups(of: .department)
    let others = byDepartment.keys.filter { $0 >= 0 && !listed.contains($0) }.sorted()
    for department in listed + others + [-1] {
      guard let offerings = byDepartment[department] else { continue }
      let place = numbers.count
      numbers.append(contentsOf: offerings)
      termDepartments.append(
        TermDepartment(term: Int32(term), department: department, offerings: place..<numbers.count))
    }
    return list(.termDepartments, start: start, count: termDepartments.count - start)
  }

  func termDepartmentValue(_ field: TermDepartmentFields, _ number: Int) -> Value {
    let part = termDepartments[number]
    switch field {
    case .department:
      return part.department < 0 ? .absent : .record(ref(GroupNumber(.department, part.department)))
    case .title:
      return part.department < 0 ? .absent : text(view.displayName(of: .department, Int(part.department)))
    case .listing: return listing(Array(numbers[part.offerings])[...], term: part.term)
    }
  }
}
