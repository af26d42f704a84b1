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
  let links: LinkWriter
  /// Whether the site has a JSON API that pages can lead to.
  let hasAPI: Bool

  /// The page at hand.
  var page = PlannedPage(kind: .home, recordKind: .page)
  /// What leads from the page to the top of the site: `../` for each folder that it lies in.
  var root = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var path = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  // What is worked out for the page at hand.
  var bytes = ScratchBytes()
  var numbers: [Int32] = []
  var courseTerms: [CourseTerm] = []
  var studentTerms: [StudentTerm] = []
  var slots: [Slot] = []
  var tokens: [Token] = []
  var navigation: [NavigationLink] = []
  var runs: [Run<Word>] = []

  /// The theme's files that have been asked for.
  private var assetAddresses: [(name: Text, address: Text)] = []
  private let assetMemory = ByteArena()

  struct CourseTerm {
    var course: Int32
    var term: Int32
    /// Places among the enrollments by course.
    var roster: Range<Int32>
    /// Places among `numbers`, which are those of offerings.
    var offerings: Range<Int32>
  }

  struct StudentTerm {
    var student: Int32
    var term: Int32
    /// Places among the enrollments by student.
    var enrollments: Range<Int32>
    /// Places among `slots`, once the timetable has been asked for.
    var timetable: Range<Int>?
  }

  struct Slot {
    var day: Int
    var meeting: Meeting
    var offering: Offering
    var course: Int32
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

  init(index: SiteIndex, theme: ThemeAssets, links: LinkWriter) {
    self.index = index
    view = index.view
    self.theme = theme
    self.links = links
    hasAPI = index.view.settings.outputs.contains(.api)
  }

  /// Starts on a page.
  ///
  /// - Parameters:
  ///   - path: the page's path, relative to the output; it must stay valid until the page is rendered.
  func begin(_ page: PlannedPage, path: UnsafeBufferPointer<UInt8>) {
    self.page = page
    self.path = path
    bytes.reset()
    numbers.removeAll(keepingCapacity: true)
    courseTerms.removeAll(keepingCapacity: true)
    studentTerms.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    navigation.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    if page.kind == .notFound {
      root = bytes.copy(links.absoluteRoot.utf8)
    } else {
      var depth = 0
      for byte in path where byte == UInt8(ascii: "/") { depth += 1 }
      root = UnsafeBufferPointer(rebasing: Self.ups.bytes[..<min(depth * 3, Self.ups.utf8CodeUnitCount)])
      if depth * 3 > Self.ups.utf8CodeUnitCount {
        root = bytes.copy(String(repeating: "../", count: depth).utf8)
      }
    }
  }

  private static let ups: StaticString = "../../../../../../../../"

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
    case .term: return TermFields(rawValue: field).map { termValue($0, number) } ?? .absent
    case .student: return StudentFields(rawValue: field).map { studentValue($0, number) } ?? .absent
    case .studentTerm: return StudentTermFields(rawValue: field).map { studentTermValue($0, number) } ?? .absent
    case .slot: return SlotFields(rawValue: field).map { slotValue($0, number) } ?? .absent
    case .enrollment: return EnrollmentFields(rawValue: field).map { enrollmentValue($0, number) } ?? .absent
    case .note: return NoteFields(rawValue: field).map { noteValue($0, number) } ?? .absent
    case .override:
      return OverrideFields(rawValue: field).map { overrideValue($0, number, Int(record.extra)) } ?? .absent
    case .group: return GroupFields(rawValue: field).map { groupValue($0, GroupNumber(record.index)) } ?? .absent
    case .requirement:
      return RequirementFields(rawValue: field).map { requirementValue($0, number, Int(record.extra)) } ?? .absent
    case .homeRoot, .courseRoot, .coursesRoot, .studentRoot, .studentsRoot, .termRoot, .termsRoot, .groupRoot,
      .groupsRoot, .pageRoot:
      return rootValue(field)
    }
  }

  private func rootValue(_ field: Int) -> Value {
    switch field {
    case 0: return .record(ref(.site, 0))
    case 1: return .record(ref(.page, 0))
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
    for known in assetAddresses where known.name == Text(name) { return known.address }
    guard let address = theme.address(of: String(decoding: name, as: UTF8.self)) else { return nil }
    let kept = Array(address.utf8).withUnsafeBytes { Text(assetMemory.copy($0)) }
    assetAddresses.append((Text(UnsafeRawBufferPointer(assetMemory.copy(UnsafeRawBufferPointer(name)))), kept))
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
