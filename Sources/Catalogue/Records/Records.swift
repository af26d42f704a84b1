/// What all records but enrollments have in common.
package struct RecordHeader: Sendable, BitwiseCopyable {
  package var id: Text
  /// The number of the file that says it; a label has none.
  package var file: Int32
  package var isDraft = false
  package var updated: CalendarDate?
  package var aliases = Run<Word>()
  package var extra = Run<ExtraNode>()
}

/// A record with an id of its own.
package protocol CatalogueRecord: BitwiseCopyable, Sendable {
  static var kind: RecordKind { get }
  init(header: RecordHeader)
  var header: RecordHeader { get set }
  /// What a reader calls it: a title or a name.
  var label: Text { get }
}

extension CatalogueRecord {
  package var id: Text { header.id }
  /// The label, or the id where the label is missing.
  package var displayName: Text { label.isEmpty ? header.id : label }
}

package struct Course: CatalogueRecord {
  package static let kind = RecordKind.course
  package var header: RecordHeader
  package var title = Text.absent
  package var code = Text.absent
  package var summary = Text.absent
  package var credits: CreditRange?
  package var department: Reference?
  package var level = Text.absent
  package var language = Text.absent
  package var instructors = Run<Reference>()
  package var prerequisites = Run<RequirementNode>()
  package var corequisites = Run<Reference>()
  package var crossListed = Run<Reference>()
  package var tags = Run<Word>()
  package var offerings = Run<Offering>()

  package init(header: RecordHeader) { self.header = header }
  package var label: Text { title }
}

/// What a course is worth: one number, or from one to another.
package struct CreditRange: Sendable, Hashable, BitwiseCopyable {
  package var min: Decimal
  package var max: Decimal

  package var isFixed: Bool { min == max }
}

/// One step of a prerequisite, in a flat tree: a course, or a choice that its children follow.
package struct RequirementNode: Sendable, BitwiseCopyable {
  package enum Form: UInt8, Sendable, BitwiseCopyable {
    case course
    case all
    case any
  }

  package let form: Form
  /// Of a `.course` only.
  package var course: Reference
  /// The number, in the same run, of the node after this one and all it contains.
  package let next: Int32
}

/// A course given in a term, perhaps as a section.
package struct Offering: Sendable, BitwiseCopyable {
  package enum Mode: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case inPerson
    case online
    case hybrid

    package var name: String {
      switch self {
      case .inPerson: "in-person"
      case .online: "online"
      case .hybrid: "hybrid"
      }
    }
  }

  package var place: Place
  package var term: Reference?
  package var section = Text.absent
  /// Whether there is a section, but not one that can be read.
  var isSectionUnclear = false
  package var instructors = Run<Reference>()
  package var capacity: Int32?
  package var location = Text.absent
  package var mode: Mode?
  package var starts: CalendarDate?
  package var ends: CalendarDate?
  package var meetings = Run<Meeting>()

  init(place: Place) { self.place = place }
}

/// When and where an offering meets.
package struct Meeting: Sendable, BitwiseCopyable {
  package var place: Place
  package var days: Weekdays = []
  package var starts: ClockTime?
  package var ends: ClockTime?
  package var location = Text.absent
  package var from: CalendarDate?
  package var until: CalendarDate?
  /// In weeks.
  package var every: Int32 = 1

  init(place: Place) { self.place = place }
}

package struct Student: CatalogueRecord {
  package static let kind = RecordKind.student

  package enum Visibility: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case hidden
    case `internal`
    case `public`

    package var name: String {
      switch self {
      case .hidden: "hidden"
      case .internal: "internal"
      case .public: "public"
      }
    }
  }

  package var header: RecordHeader
  package var name = Text.absent
  package var sortName = Text.absent
  package var email = Text.absent
  package var program: Reference?
  package var year = Text.absent
  package var advisor = Text.absent
  package var admitted: CalendarDate?
  /// As the file says it; settings have the default.
  package var visibility: Visibility?
  package var tags = Run<Word>()

  package init(header: RecordHeader) { self.header = header }
  package var label: Text { name }
}

package struct Term: CatalogueRecord {
  package static let kind = RecordKind.term
  package var header: RecordHeader
  package var title = Text.absent
  package var starts: CalendarDate?
  package var ends: CalendarDate?
  package var holidays = Run<CalendarDate>()

  package init(header: RecordHeader) { self.header = header }
  package var label: Text { title }
}

package struct Department: CatalogueRecord {
  package static let kind = RecordKind.department
  package var header: RecordHeader
  package var title = Text.absent

  package init(header: RecordHeader) { self.header = header }
  package var label: Text { title }
}

package struct Instructor: CatalogueRecord {
  package static let kind = RecordKind.instructor
  package var header: RecordHeader
  package var name = Text.absent
  package var email = Text.absent
  package var department: Reference?

  package init(header: RecordHeader) { self.header = header }
  package var label: Text { name }
}

package struct Program: CatalogueRecord {
  package static let kind = RecordKind.program
  package var header: RecordHeader
  package var title = Text.absent
  package var award = Text.absent
  package var department: Reference?
  package var credits: Decimal?
  package var requirements = Run<ProgramRequirement>()

  package init(header: RecordHeader) { self.header = header }
  package var label: Text { title }
}

/// A group of courses of which a programme asks for some.
package struct ProgramRequirement: Sendable, BitwiseCopyable {
  package var title = Text.absent
  package var choose: Int32?
  package var from = Run<Reference>()
}

package struct Page: CatalogueRecord {
  package static let kind = RecordKind.page
  package var header: RecordHeader
  package var title = Text.absent
  package var order: Decimal?

  package init(header: RecordHeader) { self.header = header }
  package var label: Text { title }
}
