import Diagnostics
import Files

/// What files there are below `content/`, and what each of them describes.
struct Inventory {
  let tree: FileTree
  /// Every Markdown file, in the order of their paths.
  var files: [ContentFile] = []
  /// The paths of all other files, relative to the source folder.
  var attachments: [String] = []
  var kindsWithRecords: Set<RecordKind> = []
  var findings: [Finding] = []

  /// - Complexity: O(*n*).
  init(tree: FileTree) {
    self.tree = tree
    let kinds = tree.folders.map { folder in
      RecordKind(folder: folder.prefix { $0 != "/" })
    }
    files.reserveCapacity(tree.entries.count)
    for number in tree.pathOrder {
      let entry = tree.entries[number]
      let isMarkdown = entry.isMarkdown
      if let problem = Self.problem(of: entry) {
        // Only what is named like a record is one.
        add(number, kind: isMarkdown ? kinds[Int(entry.folder)] : nil)
        report(.unreadableFile, problem)
      } else if isMarkdown {
        add(number, kind: kinds[Int(entry.folder)])
        let isHome = entry.folder == 0 && tree.name(entry).elementsEqual("index.md".utf8)
        if kinds[Int(entry.folder)] == nil, !isHome { reportUnknownKind(folder: tree.folders[Int(entry.folder)]) }
      } else if entry.kind != .folder {
        attachments.append("\(Catalogue.contentFolder)/\(tree.path(entry))")
      }
    }
    for (number, entry) in tree.entries.enumerated() where entry.kind == .folder {
      if entry.folder == 0, let kind = RecordKind(folder: String(decoding: tree.name(entry), as: UTF8.self)) {
        kindsWithRecords.insert(kind)
      }
      if entry.isMarkdown {
        add(number, kind: kinds[Int(entry.folder)])
        report(.unreadableFile, "this is a folder, and its name is that of a file")
      }
    }
  }

  /// The numbers of the files whose kind passes a test; the home page has none and is always left out.
  func numbers(where isWanted: (RecordKind) -> Bool) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(files.count)
    for (number, file) in files.enumerated() {
      if let kind = file.kind, isWanted(kind) { numbers.append(Int32(number)) }
    }
    return numbers
  }

  /// The number of the file that describes the home page.
  var home: Int32? {
    files.firstIndex { file in
      let entry = tree.entries[Int(file.entry)]
      return file.kind == nil && entry.folder == 0 && tree.name(entry).elementsEqual("index.md".utf8)
        && Self.problem(of: entry) == nil
    }.map(Int32.init)
  }

  private mutating func add(_ entry: Int, kind: RecordKind?) {
    files.append(ContentFile(kind: kind, entry: Int32(entry)))
  }

  private mutating func report(_ rule: Rule, _ message: String, suggestion: Suggestion? = nil) {
    findings.append(
      Finding(
        file: Int32(files.count - 1), rule: rule, place: .fileStart, message: message, suggestion: suggestion))
  }

  private mutating func reportUnknownKind(folder: String) {
    let known = RecordKind.allCases.map(\.folder)
    guard let name = folder.split(separator: "/").first.map(String.init) else {
      report(.unknownKind, "only index.md may stand in content/ itself; a record stands in the folder of its kind")
      return
    }
    let nearest = Diagnostics.suggestion(for: name, among: known)
    report(
      .unknownKind, "the folder '\(name)' describes no kind of record; there are \(known.joined(separator: ", "))",
      suggestion: nearest.map { Suggestion($0) })
  }

  /// Why a name below `content/` cannot be read, if that can be told without trying.
  private static func problem(of entry: FileTree.Entry) -> String? {
    switch entry.kind {
    case .file, .folder, .linkToFile: nil
    case .linkElsewhere: "this symbolic link does not lead to a file below content/, and is not followed"
    case .special: "this is neither a file nor a folder"
    case .unreadableFolder: "this folder cannot be listed: \(FileError("list", "", code: entry.code).reason)"
    }
  }
}
