import Catalogue
import Files
import Templates

/// Where templates take the values of a page from: one for each worker, with buffers that serve page after page.
///
/// A record is the number of its type and its own number; nothing is looked up by name and nothing is counted.
final class PageData: TemplateData {
  let index: SiteIndex
  let view: AudienceView
  let theme: ThemeAssets
  let texts: SiteTexts
  let links: LinkWriter
  /// Whether the site has a JSON API that pages can lead to.
  let hasAPI: Bool
  /// The site's calendars, if it has any.
  let calendars: (any CalendarDirectory)?

  /// What changes from page to page.
  ///
  /// It has memory of its own because the program checks, as it runs, that changes to an object's fields do not overlap,
  /// and each page is some hundred questions. Here they cannot overlap: no function asks another one while it changes a
  /// field, and an object serves one thread.
  let state: UnsafeMutablePointer<PageState>
  private let assetMemory = ByteArena()
  /// The pages that the navigation leads to, in an array of this object's own: whoever walks through an array of many
  /// threads makes all of them wait, because it counts as an owner meanwhile.
  private let navigationPaths: [Text]
  /// What canonical addresses start with.
  let baseURL: [UInt8]?
  /// Where the site's feed is, if it has one.
  let feedURL: String?
  /// Whether the site's language is written from right to left.
  let isRightToLeft: Bool

  struct CourseTerm {
    var course: Int32
    var term: Int32
    /// Places among the enrollments by course.
    var roster: Range<Int32>
    /// Places among `numbers`, which are those of offerings.
    var offerings: Range<Int32>
    /// The place among `weeks`, once it has been asked for; -1 where there is none.
    var week: Int32?
    /// Of the roster, once they have been asked for.
    var counts: StatusCounts?
  }

  struct StudentTerm {
    var student: Int32
    var term: Int32
    /// Places among the enrollments by student.
    var enrollments: Range<Int32>
    /// The place among `weeks`, once it has been asked for; -1 where there is none.
    var week: Int32?
  }

  enum Token {
    case course(Int32)
    case text(UnsafeBufferPointer<UInt8>)
  }

  struct NavigationLink {
    var title: Text
    var url: UnsafeBufferPointer<UInt8>
    var isCurrent: Bool
  }

  init(index: SiteIndex, look: ThemeLook, links: LinkWriter, calendars: (any CalendarDirectory)? = nil) {
    self.index = index
    view = index.view
    theme = look.assets
    texts = look.texts
    self.links = links
    self.calendars = calendars
    hasAPI = index.view.settings.outputs.contains(.api)
    baseURL = index.view.settings.baseURL.map { Array($0.utf8) }
    feedURL = index.hasFeed ? index.view.settings.baseURL.map { $0 + Feed.path } : nil
    navigationPaths = links.navigation.map(\.path)
    isRightToLeft = Self.direction(of: index.view.settings.language).bytes.first == UInt8(ascii: "r")
    state = .allocate(capacity: 1)
    state.initialize(to: PageState())
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Starts on a page.
  ///
  /// - Parameters:
  ///   - path: the page's path, relative to the output; it must stay valid until the page is rendered.
  func begin(_ page: PlannedPage, path: UnsafeBufferPointer<UInt8>) {
    self.page = page
    self.path = path
    state.pointee.reset()
    if page.kind == .student { fetch(student: Int(page.record)) }
    depth = -1
    if page.kind == .notFound {
      root = bytes.copy(links.absoluteRoot.utf8)
      return
    }
    var folders = 0
    for byte in path where byte == UInt8(ascii: "/") { folders += 1 }
    if folders <= Self.depthLimit {
      depth = folders
      root = UnsafeBufferPointer(rebasing: Self.ups.bytes[..<(folders * 3)])
    } else {
      root = bytes.copy(String(repeating: "../", count: folders).utf8)
    }
  }

  /// As many folders as there are `../` in constants.
  private static let depthLimit = 8
  private static let ups: StaticString = "../../../../../../../../"

  /// What leads from the page at hand to the folder of a kind's pages, which most links start with.
  @inline(__always)
  func folder(of kind: RecordKind) -> UnsafeBufferPointer<UInt8>? {
    guard depth >= 0 else { return nil }
    let constant: StaticString
    switch kind {
    case .course: constant = "../../../../../../../../courses/"
    case .student: constant = "../../../../../../../../students/"
    default: return nil
    }
    return UnsafeBufferPointer(rebasing: constant.bytes[((Self.depthLimit - depth) * 3)...])
  }

  /// A number that the page shares with those on which the fields that the schema calls steady print the same.
  ///
  /// The pages that the navigation leads to have none, because it marks them, and neither have free pages, which
  /// `site.pages` marks.
  var family: Int? {
    switch page.kind {
    case .home, .page, .notFound, .redirect: return nil
    case .course, .courses, .student, .students, .term, .terms, .group, .groups: break
    }
    guard depth >= 0 else { return nil }
    let path = Text(path)
    for target in navigationPaths where target == path { return nil }
    return depth << 16 | Int(page.kind.rawValue) << 8 | Int(page.recordKind.rawValue)
  }

  /// What the template of a page sees at its top.
  var rootRecord: RecordRef {
    RecordRef(type: UInt16(page.kind.rootType.rawValue), index: 0)
  }

  // MARK: TemplateData

  func value(of field: Int, in record: RecordRef) -> Value {
    guard let type = RecordNumber(rawValue: Int(record.type)) else { return declaredExtra(field, record) }
    let number = Int(record.index)
    switch type {
    case .site: return SiteFields(rawValue: field).map(siteValue) ?? .absent
    case .link: return LinkFields(rawValue: field).map { linkValue($0, number) } ?? .absent
    case .page: return PageFields(rawValue: field).map(pageValue) ?? .absent
    case .listPage: return ListPageFields(rawValue: field).map { listPageValue($0, number) } ?? .absent
    case .course: return CourseFields(rawValue: field).map { courseValue($0, number) } ?? .absent
    case .token: return TokenFields(rawValue: field).map { tokenValue($0, number) } ?? .absent
    case .offering: return OfferingFields(rawValue: field).map { offeringValue($0, number) } ?? .absent
    case .meeting:
      return MeetingFields(rawValue: field).map { meetingValue($0, number, Int(record.extra)) } ?? .absent
    case .courseTerm: return CourseTermFields(rawValue: field).map { courseTermValue($0, number) } ?? .absent
    case .rosterPart: return RosterPartFields(rawValue: field).map { rosterPartValue($0, number) } ?? .absent
    case .coursePart: return CoursePartFields(rawValue: field).map { coursePartValue($0, number) } ?? .absent
    case .courseGraph: return CourseGraphFields(rawValue: field).map { courseGraphValue($0, number) } ?? .absent
    case .graphNode: return GraphNodeFields(rawValue: field).map { graphNodeValue($0, number) } ?? .absent
    case .graphEdge: return GraphEdgeFields(rawValue: field).map { graphEdgeValue($0, number) } ?? .absent
    case .chart: return ChartFields(rawValue: field).map { chartValue($0, number) } ?? .absent
    case .chartBar: return ChartBarFields(rawValue: field).map { chartBarValue($0, number) } ?? .absent
    case .chartTick: return ChartTickFields(rawValue: field).map { chartTickValue($0, number) } ?? .absent
    case .term: return TermFields(rawValue: field).map { termValue($0, number) } ?? .absent
    case .student: return StudentFields(rawValue: field).map { studentValue($0, number) } ?? .absent
    case .studentTerm: return StudentTermFields(rawValue: field).map { studentTermValue($0, number) } ?? .absent
    case .slot: return SlotFields(rawValue: field).map { slotValue($0, number) } ?? .absent
    case .week: return WeekFields(rawValue: field).map { weekValue($0, number) } ?? .absent
    case .weekDay: return WeekDayFields(rawValue: field).map { weekDayValue($0, number) } ?? .absent
    case .weekHour: return WeekHourFields(rawValue: field).map { weekHourValue($0, number) } ?? .absent
    case .weekCell: return WeekCellFields(rawValue: field).map { weekCellValue($0, number) } ?? .absent
    case .weekBlock: return WeekBlockFields(rawValue: field).map { weekBlockValue($0, number) } ?? .absent
    case .progress: return ProgressFields(rawValue: field).map { progressValue($0, number) } ?? .absent
    case .progressCourse:
      return ProgressCourseFields(rawValue: field).map { progressCourseValue($0, number) } ?? .absent
    case .termDepartment:
      return TermDepartmentFields(rawValue: field).map { termDepartmentValue($0, number) } ?? .absent
    case .termBreak:
      return TermBreakFields(rawValue: field).map { termBreakValue($0, record.index...record.extra) } ?? .absent
    case .enrollment: return EnrollmentFields(rawValue: field).map { enrollmentValue($0, number) } ?? .absent
    case .note: return NoteFields(rawValue: field).map { noteValue($0, number) } ?? .absent
    case .override:
      return OverrideFields(rawValue: field).map { overrideValue($0, number, Int(record.extra)) } ?? .absent
    case .group: return GroupFields(rawValue: field).map { groupValue($0, GroupNumber(record.index)) } ?? .absent
    case .requirement:
      return RequirementFields(rawValue: field).map { requirementValue($0, number, Int(record.extra)) } ?? .absent
    case .groupTerm: return GroupTermFields(rawValue: field).map { groupTermValue($0, number) } ?? .absent
    case .homeRoot, .courseRoot, .coursesRoot, .studentRoot, .studentsRoot, .termRoot, .termsRoot, .groupRoot,
      .groupsRoot, .pageRoot:
      return rootValue(field)
    }
  }

  private func rootValue(_ field: Int) -> Value {
    switch field {
    case 0: return .record(ref(.site, 0))
    case 1: return .record(ref(.page, 0))
    // Only `courses.html` has these.
    case CoursesRootFields.parts.rawValue: return partsOfCourseList
    case CoursesRootFields.subjects.rawValue: return subjects
    default:
      switch page.kind {
      case .home: return .record(ref(.page, 0))
      case .course: return .record(ref(.course, page.record))
      case .student: return .record(ref(.student, page.record))
      case .term: return .record(ref(.term, page.record))
      case .group: return .record(ref(GroupNumber(page.recordKind, page.record)))
      case .courses: return part(of: index.courses, .courses)
      case .students: return part(of: index.students, .students)
      case .terms: return part(of: index.terms, .terms)
      case .groups: return part(of: index.groups(of: page.recordKind), .groups(page.recordKind))
      case .page, .notFound, .redirect: return .absent
      }
    }
  }

  /// The items of a long list that this part of it shows.
  private func part(of items: [Int32], _ kind: ListKind) -> Value {
    let size = view.settings.pageSize
    let start = min(items.count, (Int(page.part) - 1) * size)
    return list(kind, items[start..<min(items.count, start + size)])
  }

  func ref(_ type: RecordNumber, _ number: Int32) -> RecordRef { RecordRef(type: UInt16(type.rawValue), index: number) }

  func ref(_ type: RecordNumber, _ number: Int) -> RecordRef {
    RecordRef(type: UInt16(type.rawValue), index: Int32(truncatingIfNeeded: number))
  }

  func ref(_ group: GroupNumber) -> RecordRef {
    RecordRef(type: UInt16(RecordNumber.group.rawValue), index: group.rawValue)
  }

  func apply(filter: Int, to value: Value, arguments: UnsafeBufferPointer<Value>) -> Value {
    guard filter == SiteSchema.assetFilter, case .text(let name) = value, let address = assetAddress(name) else {
      return .absent
    }
    let assets: StaticString = "assets/"
    return .url(bytes.joined(root, assets.bytes, address.bytes, StaticString("").bytes))
  }

  /// The published name of one of the theme's files; only literals ask for it, so it is looked up once for each.
  private func assetAddress(_ name: UnsafeBufferPointer<UInt8>) -> Text? {
    for known in state.pointee.assetAddresses where known.name == Text(name) { return known.address }
    guard let address = theme.address(of: String(decoding: name, as: UTF8.self)) else { return nil }
    let kept = Array(address.utf8).withUnsafeBytes { Text(assetMemory.copy($0)) }
    state.pointee.assetAddresses.append(
      (Text(UnsafeRawBufferPointer(assetMemory.copy(UnsafeRawBufferPointer(name)))), kept))
    return kept
  }
}

/// A department, programme or instructor as one number: the kind, and the number among its kind.
struct GroupNumber: RawRepresentable {
  let rawValue: Int32

  init(rawValue: Int32) { self.rawValue = rawValue }
  init(_ rawValue: Int32) { self.rawValue = rawValue }

  init(_ kind: RecordKind, _ number: Int32) { rawValue = Int32(kind.rawValue) << 27 | number }

  var kind: RecordKind { RecordKind(rawValue: UInt8(truncatingIfNeeded: rawValue >> 27)) ?? .department }
  var number: Int { Int(rawValue & 0x7FF_FFFF) }
}
