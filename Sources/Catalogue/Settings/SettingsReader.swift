package import Diagnostics
import FrontMatter

/// The settings of a catalogue as its file gives them, and what is wrong with that file.
package struct SettingsFile: Sendable {
  package static let name = "catalogue.yml"

  package var settings = Settings()
  package var diagnostics: [Diagnostic] = []
  package var source = SourceText(path: SettingsFile.name, bytes: [])

  /// The settings of a catalogue without a file for them.
  package init() {}

  /// - Parameter bytes: the file; every fault is reported and leaves its setting at the default.
  package init(bytes: [UInt8]) {
    source = SourceText(path: Self.name, bytes: bytes)
    var reader = SettingsReader(source: source)
    bytes.withUnsafeBufferPointer { buffer in reader.read(Span(_unsafeElements: buffer)) }
    settings = reader.settings
    diagnostics = reader.diagnostics
  }
}

private struct SettingsReader {
  let source: SourceText
  var settings = Settings()
  var diagnostics: [Diagnostic] = []
  private var documents = DocumentReader()

  init(source: SourceText) { self.source = source }

  mutating func read(_ bytes: Span<UInt8>) {
    let outcome = documents.readMapping(bytes)
    for fault in documents.faults { diagnostics.append(source.diagnostic(fault.rule, at: fault.range, fault.message)) }
    guard outcome.isUsable else { return }
    entries(of: 0, owner: "", keys: Self.keys) { reader, key, value in reader.read(key, value) }
  }

  private static let keys = [
    "title", "base_url", "language", "timezone", "audience", "current_term", "output", "page_size", "raw_html",
    "outputs", "grades", "limits", "privacy", "lint", "extra", "nav", "schema_version",
  ]

  private mutating func read(_ key: String, _ value: Int) {
    switch key {
    case "title": if let title = text(value, key) { settings.title = title }
    case "base_url":
      if let text = text(value, key) {
        if let url = BaseURL.normalized(text) {
          settings.baseURL = url
        } else {
          report(value, "'base_url' must be an absolute address such as https://catalogue.example.edu/, not '\(text)'")
        }
      }
    case "language":
      if let text = text(value, key) {
        if LanguageTag.isWellFormed(text) {
          settings.language = text
        } else {
          report(value, "'language' must be a language tag such as en or de-AT, not '\(text)'")
        }
      }
    case "timezone":
      if let text = text(value, key) {
        if TimeZoneRules(named: text) != nil {
          settings.timezone = text
        } else {
          report(
            value, "'timezone' must be the name of a time zone such as Europe/London, not '\(text)'",
            suggestion: suggestion(for: text, among: TimeZoneRules.names))
        }
      }
    case "audience": if let audience = choice(value, key, of: Audience.self) { settings.audience = audience }
    case "current_term":
      if let text = text(value, key) {
        settings.currentTerm = text
        settings.currentTermPlace = Place(node(value).range)
      }
    case "output": if let text = text(value, key) { settings.output = text }
    case "page_size": if let size = number(value, key, in: 1...100_000) { settings.pageSize = size }
    case "raw_html": if let flag = boolean(value, key) { settings.rawHTML = flag }
    case "outputs":
      settings.outputs = []
      items(of: value, key) { reader, item in
        if let output = reader.choice(item, key, of: Settings.Output.self) { reader.settings.outputs.insert(output) }
      }
    case "grades": readGrades(value)
    case "limits":
      entries(of: value, owner: key, keys: ["credits_per_term"]) { reader, key, value in
        reader.settings.creditsPerTerm = reader.decimal(value, "limits.\(key)")
      }
    case "privacy": readPrivacy(value)
    case "lint": readLint(value)
    case "extra": readExtra(value)
    case "nav":
      var navigation: [Settings.NavigationEntry] = []
      items(of: value, key) { reader, item in
        guard let text = reader.text(item, key) else { return }
        navigation.append(.init(text: text, place: Place(reader.node(item).range)))
      }
      settings.navigation = navigation
    case "schema_version":
      guard let version = number(value, key, in: 1...1_000) else { return }
      settings.schemaVersion = version
      if let problem = CatalogueFormat.problem(ofVersion: version) { report(value, problem) }
    default: break
    }
  }

  private mutating func readGrades(_ value: Int) {
    var grades = Settings.Grades()
    var passing: [(String, Int)] = []
    entries(of: value, owner: "grades", keys: ["scale", "passing"]) { reader, key, value in
      var list: [String] = []
      reader.items(of: value, "grades.\(key)") { reader, item in
        guard let grade = reader.text(item, "grades.\(key)") else { return }
        list.append(grade)
        if key == "passing" { passing.append((grade, item)) }
      }
      if key == "scale" { grades.scale = list } else { grades.passing = list }
    }
    if let scale = grades.scale {
      for (grade, item) in passing where !scale.contains(grade) {
        report(
          item, "'grades.passing' names '\(grade)', which is not in 'grades.scale'",
          suggestion: suggestion(for: grade, among: scale))
      }
    }
    settings.grades = grades
  }

  private mutating func readPrivacy(_ value: Int) {
    entries(of: value, owner: "privacy", keys: ["default_visibility", "public_fields"]) { reader, key, value in
      if key == "default_visibility" {
        let names = Student.Visibility.allCases.map(\.name)
        guard let text = reader.text(value, "privacy.default_visibility") else { return }
        if let index = names.firstIndex(of: text) {
          reader.settings.privacy.defaultVisibility = Student.Visibility.allCases[index]
        } else {
          // A word that cannot be read must not show more than was meant.
          reader.settings.privacy.defaultVisibility = .hidden
          reader.reportChoice(value, "privacy.default_visibility", text, names)
        }
      } else {
        reader.settings.privacy.publicFields = []
        reader.items(of: value, "privacy.public_fields") { reader, item in
          if let field = reader.choice(item, "privacy.public_fields", of: Privacy.PublicField.self) {
            reader.settings.privacy.publicFields.insert(field)
          }
        }
      }
    }
  }

  private mutating func readLint(_ value: Int) {
    entries(of: value, owner: "lint", keys: nil) { reader, rule, value in
      guard DomainRules.adjustable.contains(rule) else {
        let nearest = suggestion(for: rule, among: DomainRules.adjustable)
        reader.report(
          value - 1,
          "'lint' names '\(rule)', which is not a rule that settings can change; structural rules are always errors",
          suggestion: nearest)
        return
      }
      if let level = reader.choice(value, "lint.\(rule)", of: Settings.RuleLevel.self) {
        reader.settings.lint[rule] = level
      }
    }
  }

  private mutating func readExtra(_ value: Int) {
    let kinds = RecordKind.allCases.filter { $0 != .enrollment }.map(\.name)
    entries(of: value, owner: "extra", keys: kinds) { reader, kindName, value in
      guard let kind = RecordKind(name: kindName) else { return }
      var declaration = ExtraDeclaration()
      var isClear = true
      reader.entries(of: value, owner: "extra.\(kindName)", keys: nil) { reader, field, value in
        guard let text = reader.text(value, "extra.\(kindName).\(field)") else { return }
        if let type = ExtraType(text) {
          declaration.fields.append((field, type))
        } else {
          isClear = false
          let names = ["text", "number", "date", "boolean", "reference(course)", "list(text)"]
          reader.report(
            value,
            "'extra.\(kindName).\(field)' must be text, number, date, boolean, reference(KIND) or list(TYPE), not '\(text)'",
            suggestion: suggestion(for: text, among: names + kinds.map { "reference(\($0))" }))
        }
      }
      // Where a type cannot be read, the kind counts as undeclared: what bears the field is not at fault.
      if isClear { reader.settings.extra[kind] = declaration }
    }
  }
}

// MARK: Values

extension SettingsReader {
  private func node(_ index: Int) -> Node { documents.document[index] }

  private func string(_ index: Int) -> String {
    source.bytes.withUnsafeBufferPointer { documents.document.string(of: index, in: Span(_unsafeElements: $0)) }
  }

  private mutating func report(_ index: Int, _ message: String, suggestion: String? = nil) {
    diagnostics.append(
      source.diagnostic(.invalidSetting, at: node(index).range, message, suggestion: suggestion.map { Suggestion($0) }))
  }

  private mutating func entries(
    of index: Int, owner: String, keys: [String]?, _ read: (inout SettingsReader, String, Int) -> Void
  ) {
    let mapping = node(index)
    if mapping.isAbsent { return }
    guard mapping.kind == .mapping else {
      report(index, "'\(owner)' must be a mapping")
      return
    }
    for entry in documents.document.entries(of: index) {
      let key = string(entry.key)
      if let keys, !keys.contains(key) {
        let place = owner.isEmpty ? "no setting is called '\(key)'" : "'\(owner)' has no setting '\(key)'"
        report(entry.key, place, suggestion: suggestion(for: key, among: keys))
      } else if !node(entry.value).isAbsent {
        read(&self, key, entry.value)
      }
    }
  }

  private mutating func items(of index: Int, _ name: String, _ read: (inout SettingsReader, Int) -> Void) {
    if node(index).isAbsent { return }
    guard node(index).kind == .sequence else {
      report(index, "'\(name)' must be a list, such as [a, b]")
      return
    }
    for item in documents.document.items(of: index) { read(&self, item) }
  }

  private mutating func text(_ index: Int, _ name: String) -> String? {
    guard node(index).kind == .scalar else {
      report(index, "'\(name)' must be a text")
      return nil
    }
    if node(index).isAbsent { return nil }
    let text = string(index)
    guard !text.isEmpty else {
      report(index, "'\(name)' must not be empty")
      return nil
    }
    if let character = ForbiddenCharacters.first(in: text.utf8) {
      report(index, "'\(name)' holds the character \(character), which no page can show")
      return nil
    }
    return text
  }

  private mutating func boolean(_ index: Int, _ name: String) -> Bool? {
    guard let text = text(index, name) else { return nil }
    if text == "true" || text == "false" { return text == "true" }
    report(index, "'\(name)' must be true or false, not '\(text)'")
    return nil
  }

  private mutating func decimal(_ index: Int, _ name: String) -> Decimal? {
    guard let text = text(index, name) else { return nil }
    if let number = Decimal(text.utf8), number >= .zero { return number }
    report(index, "'\(name)' must be a number that is not negative, not '\(text)'")
    return nil
  }

  private mutating func number(_ index: Int, _ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(index, name) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    report(index, "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'")
    return nil
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ index: Int, _ name: String, of type: Choice.Type
  ) -> Choice? {
    guard let text = text(index, name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    reportChoice(index, name, text, Choice.allCases.map(\.rawValue))
    return nil
  }

  private mutating func reportChoice(_ index: Int, _ name: String, _ text: String, _ names: [String]) {
    report(
      index, "'\(name)' must be one of \(names.joined(separator: ", ")), not '\(text)'",
      suggestion: suggestion(for: text, among: names))
  }
}

extension ExtraType {
  /// Reads a type as settings write it.
  package init?(_ text: String) {
    func argument(of name: String) -> String? {
      guard text.hasPrefix("\(name)("), text.hasSuffix(")") else { return nil }
      return String(text.dropFirst(name.count + 1).dropLast())
    }
    switch text {
    case "text": self = .text
    case "number": self = .number
    case "date": self = .date
    case "boolean": self = .boolean
    default:
      if let name = argument(of: "reference"), let kind = RecordKind(name: name), kind != .enrollment {
        self = .reference(kind)
      } else if let name = argument(of: "list"), let item = ExtraType(name) {
        self = .list(item)
      } else {
        return nil
      }
    }
  }
}

/// The address that a site will stand at.
package enum BaseURL {
  /// The address with a closing `/`, or `nil` when it is no absolute http or https address.
  package static func normalized(_ text: String) -> String? {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    guard let first = rest.first, first != UInt8(ascii: "/") else { return nil }
    // The printable ASCII characters of RFC 3986, without those that end an address or need quoting in HTML.
    let allowed = rest.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}?#'&".utf8.contains(byte)
    }
    guard allowed else { return nil }
    return text.hasSuffix("/") ? text : text + "/"
  }
}
