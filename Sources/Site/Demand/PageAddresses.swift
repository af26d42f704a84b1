import Catalogue

extension SiteIndex {
  /// The page that a site has at a path, found without a list of all pages.
  ///
  /// It is `SitePlan` read backwards: every page that is planned is found at its path, and nothing else is.
  ///
  /// - Parameter path: relative to the output.
  /// - Complexity: O(1) in students and courses, O(*n*) in groups and aliases.
  func page(at path: String) -> PlannedPage? {
    switch path {
    case "index.html": return PlannedPage(kind: .home, recordKind: .page)
    case "404.html": return PlannedPage(kind: .notFound, recordKind: .page)
    default: break
    }
    guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")), let kind = RecordKind(folder: path[..<slash]) else {
      return nil
    }
    let name = path[path.utf8.index(after: slash)...]
    if let part = part(of: kind, at: name) { return part }
    if name.hasSuffix(".html"), let number = record(of: kind, at: name.dropLast(5)) {
      return PlannedPage(kind: kind.pageKind, recordKind: kind, record: Int32(number))
    }
    guard let number = aliases.firstIndex(where: { $0.path == path }) else { return nil }
    return PlannedPage(
      kind: .redirect, recordKind: aliases[number].kind, record: aliases[number].record, part: Int32(number))
  }

  /// The part of a kind's list that has a name in the folder of the kind.
  private func part(of kind: RecordKind, at name: Substring) -> PlannedPage? {
    guard hasList(of: kind) else { return nil }
    let count: Int
    let list: PageKind
    switch kind {
    case .course: (count, list) = (courses.count, .courses)
    case .student: (count, list) = (students.count, .students)
    case .term: (count, list) = (terms.count, .terms)
    default: (count, list) = (groups(of: kind).count, .groups)
    }
    if name == "index.html" { return PlannedPage(kind: list, recordKind: kind) }
    guard name.hasPrefix("page/"), name.hasSuffix(".html"), let part = Int(name.dropFirst(5).dropLast(5)) else {
      return nil
    }
    let size = view.settings.pageSize
    // `page/02.html` is another path than that of the second part.
    guard part > 1, part <= (count + size - 1) / size, "page/\(part).html" == name else { return nil }
    return PlannedPage(kind: list, recordKind: kind, part: Int32(part))
  }

  /// The number of the published record whose page has a name, without `.html`.
  private func record(of kind: RecordKind, at name: Substring) -> Int? {
    var name = String(name)
    return name.withUTF8 { bytes in
      let text = Text(bytes)
      let number: Int?
      switch kind {
      case .course, .student, .page: number = view.number(of: kind, withID: text)
      case .term, .department, .program, .instructor:
        number = view.headers(of: kind).indices.first { address(of: kind, $0) == text && view.isPublished(kind, $0) }
      case .enrollment: number = nil
      }
      guard let number, view.isPublished(kind, number) else { return nil }
      return number
    }
  }
}

extension RecordKind {
  /// What the page of one record is.
  fileprivate var pageKind: PageKind {
    switch self {
    case .course: .course
    case .student: .student
    case .term: .term
    case .department, .program, .instructor: .group
    case .page, .enrollment: .page
    }
  }
}
