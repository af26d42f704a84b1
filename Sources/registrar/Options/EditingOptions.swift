public import ArgumentParser
import Catalogue
import Editing

/// What commands that edit enrollments take.
struct EditingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The term; the current one, unless given.", valueName: "id"))
  var term: String?

  @OptionGroup var writing: WritingOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text
}

/// A rule that does not apply to an enrollment, and why.
struct OverrideOptions: ParsableArguments {
  @Option(
    name: .customLong("override"),
    help: ArgumentHelp(
      "A rule of the domain that does not apply; needs --reason, and can be given several times.", valueName: "rule"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Why; it is recorded on the enrollment.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("Who says so.", valueName: "name"))
  var by: String?

  func validate() throws {
    if rules.isEmpty, reason != nil || by != nil {
      throw ValidationError("--reason and --by belong to --override")
    }
    if !rules.isEmpty, reason?.allSatisfy(\.isWhitespace) ?? true {
      throw ValidationError("--override needs --reason, which is recorded on the enrollment")
    }
    for (option, text) in [("--reason", reason), ("--by", by)] {
      if let problem = text.flatMap(textProblem) { throw ValidationError("\(option) \(problem)") }
    }
  }

  var records: [OverrideRecord] { rules.map { OverrideRecord(rule: $0, reason: reason ?? "", by: by) } }
}

/// The fields of an enrollment that a command gives.
struct DetailOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The section; several for a lecture and a tutorial. Empty to remove it.", valueName: "section"))
  var section: [String] = []

  @Option(help: ArgumentHelp("How the enrollment stands.", valueName: "status"))
  var status: Enrollment.Status?

  @Option(help: ArgumentHelp("The grade. Empty to remove it.", valueName: "grade"))
  var grade: String?

  @OptionGroup var overriding: OverrideOptions

  func validate() throws {
    for (option, text) in [("--section", section.first { textProblem($0) != nil && !$0.isEmpty }), ("--grade", grade)] {
      if let text, !text.isEmpty, let problem = textProblem(text) { throw ValidationError("\(option) \(problem)") }
    }
    if section.count > 1, section.contains("") {
      throw ValidationError("--section is given empty, which removes it, and with a value")
    }
  }

  var details: EnrollmentDetails {
    var details = EnrollmentDetails()
    if !section.isEmpty { details.sections = section == [""] ? [] : section }
    details.status = status
    details.grade = grade
    details.overrides = overriding.records
    return details
  }
}

extension Enrollment.Status: ExpressibleByArgument {
  package init?(argument: String) {
    guard let status = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = status
  }

  package var defaultValueDescription: String { name }

  package static var allValueStrings: [String] { allCases.map(\.name) }

  /// The names say it.
  package static var allValueDescriptions: [String: String] { [:] }
}

extension CalendarDate: ExpressibleByArgument {
  package init?(argument: String) {
    guard let date = CalendarDate(Array(argument.utf8)) else { return nil }
    self = date
  }
}
