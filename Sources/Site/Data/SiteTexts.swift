import Catalogue
import Files
import Templates

/// The texts of the theme that pages show without a template's asking for them by key, in the language of the site.
struct SiteTexts: Sendable {
  enum Key: String, CaseIterable {
    case home = "titles.home"
    case courses = "titles.courses"
    case students = "titles.students"
    case terms = "titles.terms"
    case departments = "titles.departments"
    case programs = "titles.programs"
    case instructors = "titles.instructors"
    case notFound = "titles.not_found"
    case noTerm = "titles.no_term"
    /// What stands in place of a link to a student whom the audience may not see.
    case withheldStudent = "titles.withheld_student"
    case termBegins = "calendar.term_begins"
    case termEnds = "calendar.term_ends"
    case noClasses = "calendar.no_classes"
    case separator = "list.separator"
    case and = "list.and"
    /// Before the last of three or more.
    case lastAnd = "list.last_and"
    case or = "list.or"
    case lastOr = "list.last_or"
    case oneOf = "list.one_of"
  }

  private let texts: [Text]
  /// From Monday.
  let days: [Text]
  let shortDays: [Text]
  let decimalSign: String
  /// Where the texts lie.
  private let memory: ByteArena

  /// A key that the phrasebook has not stands for itself.
  init(_ phrasebook: Phrasebook) {
    let memory = ByteArena()
    func kept(_ text: String) -> Text { Array(text.utf8).withUnsafeBytes { Text(memory.copy($0)) } }
    texts = Key.allCases.map { kept(phrasebook.phrases[$0.rawValue]?.constant ?? $0.rawValue) }
    days = phrasebook.dateNames.weekdays.map(kept)
    shortDays = phrasebook.dateNames.shortWeekdays.map(kept)
    decimalSign = phrasebook.numberSigns.decimal
    self.memory = memory
  }

  subscript(key: Key) -> Text { texts[key.place] }

  /// The title of the page that lists a kind's records.
  func title(ofList kind: RecordKind) -> Text {
    switch kind {
    case .course: self[.courses]
    case .student: self[.students]
    case .term: self[.terms]
    case .department: self[.departments]
    case .instructor: self[.instructors]
    case .program: self[.programs]
    // These have no lists.
    case .page, .enrollment: .absent
    }
  }
}

extension SiteTexts.Key {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
