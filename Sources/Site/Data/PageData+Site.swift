import Catalogue
import Templates

extension PageData {
  func siteValue(_ field: SiteFields) -> Value {
    switch field {
    case .title: return text(view.settings.title)
    case .language: return text(view.settings.language)
    case .direction: return text(Self.direction(of: view.settings.language))
    case .isInternal: return .boolean(view.audience == .internal)
    case .isPublic: return .boolean(view.audience == .public)
    case .homeUrl:
      return .url(bytes.joined(root, Self.indexPage.bytes, StaticString("").bytes, StaticString("").bytes))
    case .coursesUrl: return listURL(.course)
    case .studentsUrl: return listURL(.student)
    case .termsUrl: return index.terms.isEmpty ? .absent : listURL(.term)
    case .departmentsUrl: return groupsURL(.department)
    case .programsUrl: return groupsURL(.program)
    case .instructorsUrl: return groupsURL(.instructor)
    case .nav: return navigationLinks(links.navigation)
    case .currentTerm:
      guard let term = view.currentTerm, view.isPublished(.term, term) else { return .absent }
      return .record(ref(.term, term))
    case .departments: return list(.groups(.department), index.groups(of: .department))
    case .programs: return list(.groups(.program), index.groups(of: .program))
    case .instructors: return list(.groups(.instructor), index.groups(of: .instructor))
    case .terms: return list(.terms, index.terms)
    case .pages:
      return navigationLinks(
        index.pages.map { page in
          LinkWriter.NavigationTarget(
            title: view.pages[Int(page)].displayName,
            path: Text(
              bytes.joined(
                RecordKind.page.folderWithSlash, index.address(of: .page, Int(page)).bytes, StaticString(".html").bytes,
                StaticString("").bytes)))
        })
    case .courseCount: return .integer(index.courses.count)
    case .studentCount: return .integer(index.students.count)
    case .termCount: return .integer(index.terms.count)
    case .feedUrl: return feedURL.map { text($0) } ?? .absent
    case .enrollmentsByTerm: return chartOfAllTerms
    case .enrollmentsByDepartment: return chartOfDepartments
    case .enrollmentCount: return view.audience == .internal ? .integer(view.enrollments.count) : .absent
    case .searchUrl:
      guard view.settings.outputs.contains(.search) else { return .absent }
      let folder: StaticString = "search/"
      return .url(bytes.joined(root, folder.bytes, StaticString("").bytes, StaticString("").bytes))
    case .courseTerms: return list(.terms, index.filters.terms)
    case .courseLevels: return list(.courseLevels, start: 0, count: index.filters.levels.count)
    case .courseCredits: return list(.courseCredits, start: 0, count: index.filters.credits.count)
    case .courseDays: return list(.courseDays, index.filters.days.indices.map(Int32.init))
    case .hasSeats: return .boolean(index.filters.hasSeats)
    }
  }

  /// The direction of the script that a language is usually written in, or that its tag names.
  ///
  /// By the scripts that Unicode's CLDR gives to languages.
  static func direction(of language: String) -> StaticString {
    let parts = language.lowercased().split(separator: "-")
    if let script = parts.dropFirst().first(where: { $0.count == 4 }) {
      return ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"].contains(script) ? "rtl" : "ltr"
    }
    let languages: Set<Substring> = [
      "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
    return parts.first.map(languages.contains) == true ? "rtl" : "ltr"
  }

  private func groupsURL(_ kind: RecordKind) -> Value {
    index.hasList(of: kind) ? listURL(kind) : .absent
  }

  private func navigationLinks(_ targets: [LinkWriter.NavigationTarget]) -> Value {
    let start = navigation.count
    for target in targets {
      navigation.append(
        NavigationLink(
          title: target.title,
          url: bytes.joined(root, target.path.bytes, StaticString("").bytes, StaticString("").bytes),
          isCurrent: target.path == Text(path)))
    }
    return list(.links, start: start, count: targets.count)
  }

  func linkValue(_ field: LinkFields, _ number: Int) -> Value {
    let link = navigation[number]
    switch field {
    case .title: return text(link.title)
    case .url: return .url(link.url)
    case .isCurrent: return .boolean(link.isCurrent)
    }
  }

  // MARK: The page

  func pageValue(_ field: PageFields) -> Value {
    switch field {
    case .title: return pageTitle
    case .kind: return text(page.kind.name)
    case .description:
      switch page.kind {
      case .course: return courseValue(.description, Int(page.record))
      case .home, .page: return description(pageBody.0, ofFile: pageBody.1)
      case .term, .group:
        let number = Int(page.record)
        return description(
          view.body(of: page.recordKind, number), ofFile: view.header(of: page.recordKind, number).file)
      // Nothing about a student is handed to those who only look for a description.
      case .student, .courses, .students, .terms, .groups, .notFound, .redirect: return .absent
      }
    case .canonicalUrl:
      guard page.kind != .notFound, page.kind != .redirect, let baseURL else { return .absent }
      return .text(
        baseURL.withUnsafeBufferPointer { base in
          bytes.joined(base, path, UnsafeBufferPointer(start: nil, count: 0))
        })
    case .isIndexed:
      return .boolean(
        view.audience == .public && page.kind != .student && page.kind != .students && page.kind != .notFound
          && page.kind != .redirect)
    case .body: return html(pageBody.0, ref(.page, 0), field.rawValue)
    case .hasBody: return .boolean(hasText(pageBody.0))
    case .updated: return date(pageHeader?.updated)
    case .number: return .integer(Int(page.part))
    case .count: return .integer(listPartCount)
    case .total: return .integer(listItems.count)
    case .previousUrl: return page.part > 1 && isList ? partURL(Int(page.part) - 1) : .absent
    case .nextUrl: return isList && Int(page.part) < listPartCount ? partURL(Int(page.part) + 1) : .absent
    case .pages: return list(.listParts, isList ? nearbyParts : [])
    case .groupKind: return page.kind == .group || page.kind == .groups ? text(page.recordKind.name) : .absent
    case .target: return page.kind == .redirect ? url(page.recordKind, Int(page.record)) : .absent
    case .extra:
      // On other records' pages `page` has none: theirs are of another kind, and so are their numbers.
      return page.kind == .page
        ? extraValue(pageHeader, kind: .page, number: page.record) : extraValue(nil, kind: .page, number: -1)
    }
  }

  private var pageTitle: Value {
    switch page.kind {
    case .home: text(view.home?.title.or(.absent) ?? .absent).or(text(view.settings.title))
    case .courses, .students, .terms, .groups: text(texts.title(ofList: page.recordKind))
    case .notFound: text(texts[.notFound])
    case .course, .student, .term, .group, .page, .redirect: .text(pageLabel)
    }
  }

  /// What the record that the page shows is called; of a course, with its code.
  private var pageLabel: UnsafeBufferPointer<UInt8> {
    let number = Int(page.record)
    switch page.recordKind {
    case .course:
      let label = index.courseLinks.label(number).bytes
      guard case .text(let code) = courseValue(.code, number) else { return label }
      return bytes.joined(code, StaticString(" ").bytes, label)
    case .student: return index.studentLinks.label(number).bytes
    default: return view.displayName(of: page.recordKind, number).bytes
    }
  }

  private var pageHeader: RecordHeader? {
    switch page.kind {
    case .home: return view.home?.header
    case .student: return view.students[Int(page.record)].header
    case .course: return view.courses[Int(page.record)].header
    case .term, .group, .page: return view.header(of: page.recordKind, Int(page.record))
    case .courses, .students, .terms, .groups, .notFound, .redirect: return nil
    }
  }

  /// The Markdown of a page that is no other record's.
  var pageBody: (UnsafeBufferPointer<UInt8>, Int32) {
    switch page.kind {
    case .home: (view.homeBody, view.home?.header.file ?? -1)
    case .page: (view.body(of: .page, Int(page.record)), view.pages[Int(page.record)].header.file)
    default: (UnsafeBufferPointer(start: nil, count: 0), -1)
    }
  }

  // MARK: Lists

  private var isList: Bool {
    switch page.kind {
    case .courses, .students, .terms, .groups: true
    default: false
    }
  }

  private var listItems: [Int32] {
    switch page.kind {
    case .courses: index.courses
    case .students: index.students
    case .terms: index.terms
    case .groups: index.groups(of: page.recordKind)
    default: []
    }
  }

  private var listPartCount: Int { max(1, (listItems.count + view.settings.pageSize - 1) / view.settings.pageSize) }

  /// The first part of a list, the last one, and those at distances of 1, 2, 4, 8 … from this one: any part is a
  /// few steps away, and a page costs the same however long the list is.
  private var nearbyParts: [Int32] {
    let last = Int32(listPartCount)
    var parts: Set<Int32> = [1, last, page.part]
    var distance: Int32 = 1
    while distance < last {
      if page.part - distance >= 1 { parts.insert(page.part - distance) }
      if page.part + distance <= last { parts.insert(page.part + distance) }
      distance *= 2
    }
    return parts.sorted()
  }

  private func partURL(_ part: Int) -> Value { url(path: SitePlan.path(ofPart: part, of: page.recordKind)) }

  func listPageValue(_ field: ListPageFields, _ part: Int) -> Value {
    let items = listItems
    let first = (part - 1) * view.settings.pageSize
    switch field {
    case .number: return .integer(part)
    case .url: return partURL(part)
    case .isCurrent: return .boolean(part == Int(page.part))
    case .first: return first < items.count ? listLabel(items[first]) : .absent
    case .last: return items.isEmpty ? .absent : listLabel(items[min(items.count, first + view.settings.pageSize) - 1])
    }
  }

  /// What a list is sorted by.
  private func listLabel(_ number: Int32) -> Value {
    switch page.kind {
    case .courses: courseValue(.code, Int(number))
    case .students: studentValue(.sortName, Int(number))
    case .terms: termValue(.title, Int(number))
    default: groupValue(.title, GroupNumber(page.recordKind, number))
    }
  }
}

extension Value {
  /// The value, or another where it is absent.
  func or(_ other: @autoclosure () -> Value) -> Value {
    if case .absent = self { return other() }
    return self
  }
}
