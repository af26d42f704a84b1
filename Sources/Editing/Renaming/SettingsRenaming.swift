import Catalogue
import Diagnostics
import Files
import FrontMatter

/// The settings of a catalogue as an edit finds and leaves them.
struct EditedSettings {
  let before: SettingsFile
  private(set) var after: SettingsFile
  /// Nothing where there is no such file.
  let bytes: [UInt8]?

  /// - Parameter folder: the source folder.
  /// - Throws: `FileError`.
  init(folder: String) throws {
    bytes = try readFile("\(folder)/\(SettingsFile.name)")
    before = bytes.map { SettingsFile(bytes: $0) } ?? SettingsFile()
    after = before
  }

  /// The settings of a run after the edit: what flags and the environment gave stays.
  func applied(to settings: Settings) -> Settings {
    var settings = settings
    if settings.currentTermPlace != nil {
      settings.currentTerm = after.settings.currentTerm
      settings.currentTermPlace = after.settings.currentTermPlace
    }
    settings.navigation = after.settings.navigation
    settings.schemaVersion = after.settings.schemaVersion
    return settings
  }

  /// Lets the settings hold other bytes.
  mutating func change(to bytes: [UInt8]) { after = SettingsFile(bytes: bytes) }

  /// What becomes of the file, if anything.
  var change: FileChange? {
    let new = after.source.bytes
    guard let bytes, new != bytes else { return nil }
    return FileChange(path: SettingsFile.name, old: bytes, new: new)
  }

  /// Where the settings name a record: the current term, and entries of the navigation.
  ///
  /// - Returns: the numbers of the values in `document`, each with what it becomes under another name.
  func places(
    of target: Target, in catalogue: Catalogue, document: Document, renamed: (LinkDestination) -> String?
  ) -> [(node: Int, text: String?)] {
    guard let bytes else { return [] }
    var places: [(node: Int, text: String?)] = []
    let resolver = LinkResolver(catalogue)
    for (key, value) in document.entries() {
      switch document.string(of: key, in: bytes.span) {
      case "current_term" where target.kind == .term && document.string(of: value, in: bytes.span) == target.id:
        places.append((value, nil))
      case "nav":
        for item in document.items(of: value) {
          let text = document.string(of: item, in: bytes.span)
          guard case .record(target.kind, target.number, _) = resolver.meaning(ofNavigation: text) else { continue }
          if let new = renamed(LinkDestination(text, to: target.kind)) { places.append((item, new)) }
        }
      default: break
      }
    }
    return places
  }

  /// Gives a record another id wherever the settings name it.
  ///
  /// - Returns: at how many places.
  /// - Throws: `Refusal` where only a person can do it.
  mutating func rename(_ renaming: Renaming, in catalogue: Catalogue) throws -> Int {
    guard let bytes else { return 0 }
    var reader = DocumentReader()
    guard reader.readMapping(bytes.span).isUsable else { return 0 }
    let document = reader.document
    let places = places(of: renaming.target, in: catalogue, document: document) {
      $0.renamed(id: renaming.new, stem: renaming.stem)
    }
    if places.isEmpty { return 0 }
    let texts = Dictionary(uniqueKeysWithValues: places.map { ($0.node, $0.text ?? renaming.new) })
    var edits = ByteEdits()
    for (node, text) in texts { edits.replace(document[node], with: text, in: bytes) }
    guard let result = edits.applied(to: bytes), reader.readMapping(result.span).isUsable,
      document.says((reader.document, result), after: bytes, but: texts)
    else {
      throw Refusal.unsafeEdit(SettingsFile.name, line: 1, "it is laid out in an unusual way")
    }
    change(to: result)
    return places.count
  }
}

extension Refusal {
  /// A file that only a person can change.
  static func unsafeEdit(_ path: String, line: Int, _ reason: String) -> Refusal {
    Refusal(
      status: 409, code: "unsafe-edit",
      message: "\(path):\(line) cannot be changed safely, because \(reason); edit it by hand",
      details: [.init(field: "path", value: path)])
  }
}
