import Diagnostics
import Templates

/// The texts of a theme in all its languages: the program's own, and those that a site has in their place, key by key.
struct ThemeStrings: Sendable {
  static let prefix = "strings/"
  static let suffix = ".yml"

  /// By the language's tag in small letters.
  ///
  /// A site is in one language, so the others are not read.
  private let builtIn: [String: StringsSource]
  private let read: Memo<String, StringsFile>
  private let own: [String: StringsFile]
  /// What is wrong with the files, apart from keys that nothing uses.
  let diagnostics: [Diagnostic]

  /// The language of which every text is there, and which the others are compared with.
  static let reference = "en"

  /// - Parameters:
  ///   - builtIn: paths relative to `templates/`, and bytes.
  ///   - own: those of the site.
  init(builtIn: [String: [UInt8]], own: [String: [UInt8]]) {
    let sources = Self.sources(builtIn)
    let memo = Memo<String, StringsFile>()
    self.builtIn = sources
    read = memo
    self.own = Self.sources(own).mapValues { $0.read() }
    let reference = own.isEmpty ? nil : sources[Self.reference].map { memo.value(of: Self.reference, $0.read) }
    let files = self.own.sorted { $0.key < $1.key }.map(\.value)
    let others = self.own[Self.reference]
    diagnostics =
      own.keys.sorted().filter { Self.language(of: $0) == nil }.map { path in
        Diagnostic(
          rule: TemplateSyntax.rule, path: "\(Theme.folder)/\(path)",
          message: "a strings file is called after its language, such as strings/de.yml")
      }
      + files.flatMap { file in
        file.diagnostics
          + StringsCheck(file: file) { reference?.entries[$0]?.value ?? others?.entries[$0]?.value }.diagnostics
      }
  }

  /// The tag in a path, if it is that of a strings file.
  private static func language(of path: String) -> String? {
    guard path.hasPrefix(prefix), path.hasSuffix(suffix) else { return nil }
    let tag = path.dropFirst(prefix.count).dropLast(suffix.count).lowercased()
    let isTag =
      !tag.isEmpty && tag.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }
    return isTag ? tag : nil
  }

  private static func sources(_ files: [String: [UInt8]]) -> [String: StringsSource] {
    var found: [String: StringsSource] = [:]
    for path in files.keys.sorted() {
      guard let language = language(of: path), found[language] == nil else { continue }
      found[language] = StringsSource(path: "\(Theme.folder)/\(path)", bytes: files[path] ?? [])
    }
    return found
  }

  private func builtIn(_ language: String) -> StringsFile? {
    builtIn[language].map { read.value(of: language, $0.read) }
  }

  /// The languages that the program itself brings along.
  var builtInLanguages: [String] { builtIn.keys.sorted() }

  // MARK: One language

  /// A language and those that it is a variety of: `de-at`, `de`.
  private static func tags(of language: String) -> [String] {
    var tags: [String] = []
    var tag = Substring(language.lowercased())
    while !tag.isEmpty {
      tags.append(String(tag))
      tag = tag.lastIndex(of: "-").map { tag[..<$0] } ?? ""
    }
    return tags
  }

  /// The files that a language's texts are looked for in, the first one first: those of `de-AT`, then of `de`, then of
  /// `en`, and of each the site's own before the program's.
  private func files(for language: String) -> [StringsFile] {
    var tags = Self.tags(of: language)
    if !tags.contains(Self.reference) { tags.append(Self.reference) }
    return tags.flatMap { [own[$0], builtIn($0)].compactMap { $0 } }
  }

  /// Whether there is a file of a language, or of the one that it is a variety of.
  func have(_ language: String) -> Bool {
    Self.tags(of: language).contains { own[$0] != nil || builtIn[$0] != nil }
  }

  /// What stands under each key in a language.
  func values(for language: String) -> [String: StringsFile.Value] {
    var values: [String: StringsFile.Value] = [:]
    for file in files(for: language) {
      values.merge(file.entries.lazy.map { ($0.key, $0.value.value) }) { first, _ in first }
    }
    return values
  }

  /// Keys of the site's own files that take nothing's place and that nothing uses.
  ///
  /// - Parameter used: the keys that templates name.
  func unused(_ used: Set<String>) -> [Diagnostic] {
    guard !own.isEmpty else { return [] }
    let known = builtIn(Self.reference)?.entries.keys.sorted() ?? []
    let names = Set(known)
    func isUsed(_ key: String) -> Bool {
      if names.contains(key) || used.contains(key) { return true }
      if key.hasPrefix(ScriptStrings.prefix) || key.hasPrefix(StringsKey.dateForms) { return true }
      return key.lastIndex(of: ".").map { used.contains(String(key[...$0])) } ?? false
    }
    return own.sorted { $0.key < $1.key }.flatMap { _, file in
      file.entries.filter { key, _ in !isUsed(key) }.map { key, entry in
        file.source.diagnostic(
          TemplateUnknownName.rule, at: entry.key,
          "no template prints the text '\(key)', and it takes no other's place",
          suggestion: suggestion(for: key, among: known).map { Suggestion($0) })
      }
    }.sorted()
  }
}

/// A strings file that may never be read.
private struct StringsSource: Sendable {
  /// Relative to the source folder.
  let path: String
  let bytes: [UInt8]

  func read() -> StringsFile { StringsFile(path: path, bytes: bytes) }
}

/// The keys that mean something to the program.
enum StringsKey {
  static let months = "date.months"
  static let shortMonths = "date.short_months"
  static let days = "date.days"
  static let shortDays = "date.short_days"
  static let dateForms = "date.forms."
  static let decimal = "number.decimal"
  static let group = "number.group"
  /// What the keys of the preview server's texts start with; they are no part of a site.
  static let server = "serve."

  /// How many items the lists have.
  static let lists = [months: 12, shortMonths: 12, days: 7, shortDays: 7]
}
