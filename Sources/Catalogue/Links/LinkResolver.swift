import Files

/// Finds what the links of a catalogue's texts mean.
///
/// A link names a file as a git host would follow it, relative to the file that holds it
/// (`../courses/ma-110.md#outline`), or a record by kind and id from anywhere (`course:ma-110`). What is
/// neither, such as an address of the built site, is broken, even where a browser might get there.
///
/// An enrollment file has no page of its own, so a link to one is broken, also when it is the roster of one
/// course: which page it meant would change with the file's second course.
package struct LinkResolver: Sendable {
  let catalogue: Catalogue
  private let folders: [String: Int32]
  /// The entries of each folder, sorted by name.
  private let ranges: [Range<Int>]
  /// The number of the catalogue's file for each entry of the tree, or -1.
  private let fileOfEntry: [Int32]
  /// The number of the record that each file describes, or -1.
  private let recordOfFile: [Int32]
  /// The numbers of files that are not in the tree, by their paths below `content/`.
  private let added: [String: Int32]
  /// The numbers of the labels of kinds that have no records.
  private let labels: [RecordKind: [Text: Int32]]

  /// - Complexity: O(*n*) in files, in a few flat arrays; worth making only when some text holds a link.
  ///
  /// - Parameter earlier: one of the catalogue before some files were read anew; where no file and no record came, it says
  ///   where everything is.
  package init(_ catalogue: Catalogue, after earlier: LinkResolver? = nil) {
    self.catalogue = catalogue
    if let earlier, earlier.catalogue.hasSamePlaces(as: catalogue) {
      (folders, ranges, fileOfEntry) = (earlier.folders, earlier.ranges, earlier.fileOfEntry)
      (recordOfFile, added, labels) = (earlier.recordOfFile, earlier.added, earlier.labels)
      return
    }
    let tree = catalogue.tree
    folders = Dictionary(
      tree.folders.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    var ranges = [Range<Int>](repeating: 0..<0, count: tree.folders.count)
    for (number, entry) in tree.entries.enumerated() {
      let range = ranges[Int(entry.folder)]
      ranges[Int(entry.folder)] = (range.isEmpty ? number : range.lowerBound)..<(number + 1)
    }
    self.ranges = ranges
    var fileOfEntry = [Int32](repeating: -1, count: tree.entries.count)
    for (number, file) in catalogue.files.enumerated() where file.entry >= 0 {
      fileOfEntry[Int(file.entry)] = Int32(number)
    }
    self.fileOfEntry = fileOfEntry
    var added: [String: Int32] = [:]
    if !catalogue.addedPaths.isEmpty {
      for (number, file) in catalogue.files.enumerated() where file.entry < 0 && !file.bytes.isAbsent {
        added[String(catalogue.path(ofFile: Int32(number)).dropFirst(Catalogue.contentFolder.utf8.count + 1))] =
          Int32(number)
      }
    }
    self.added = added
    var recordOfFile = [Int32](repeating: -1, count: catalogue.files.count)
    catalogue.forEachHeader { _, number, header in recordOfFile[Int(header.file)] = Int32(number) }
    self.recordOfFile = recordOfFile
    var labels: [RecordKind: [Text: Int32]] = [:]
    for kind in RecordKind.allCases where kind.mayBeLabel && !catalogue.kindsWithRecords.contains(kind) {
      for (number, header) in catalogue.headers(of: kind).enumerated() {
        labels[kind, default: [:]][header.id] = Int32(number)
      }
    }
    self.labels = labels
  }

  /// What a destination means in one of the catalogue's files.
  ///
  /// - Parameters:
  ///   - destination: as CommonMark decodes it, entities and backslash escapes resolved.
  ///   - file: the number of the file that holds the link.
  /// - Returns: the meaning; whether the fragment names a heading of its target is for the caller to check.
  /// - Complexity: O(*m* + log *n*) in bytes of the destination and files of a folder.
  package func meaning(of destination: String, inFile file: Int32) -> LinkMeaning {
    meaning(of: destination, inFolder: folder(ofFile: file))
  }

  /// What an entry of the setting `nav` means: a link as the home page would write it.
  ///
  /// `index.md` is the home page, which a site has even where there is no such file.
  package func meaning(ofNavigation entry: String) -> LinkMeaning {
    entry == "index.md" ? .home(fragment: nil) : meaning(of: entry, inFolder: "")
  }

  func folder(ofFile file: Int32) -> String {
    let entry = Int(catalogue.files[Int(file)].entry)
    // An added file is not in the tree.
    if entry < 0 {
      let parts = catalogue.path(ofFile: file).split(separator: "/").dropFirst().dropLast()
      return parts.joined(separator: "/")
    }
    return catalogue.tree.folders[Int(catalogue.tree.entries[Int(catalogue.files[Int(file)].entry)].folder)]
  }

  func meaning(of text: String, inFolder folder: String) -> LinkMeaning {
    let destination = Destination(text)
    if destination.hasAuthority { return .external }
    if let scheme = destination.scheme { return meaning(of: destination, scheme: scheme) }
    guard let first = destination.path.first else {
      return text.isEmpty ? .broken(.empty) : .fragment(destination.fragment ?? "")
    }
    if first == UInt8(ascii: "/") { return .broken(.absolute) }
    guard let path = Destination.resolve(destination.path, from: folder) else { return .broken(.outside) }
    return meaning(
      ofPath: path, isFolder: destination.path.last == UInt8(ascii: "/"), fragment: destination.fragment)
  }

  /// What a path below `content/` leads to.
  func meaning(ofPath path: [UInt8], isFolder: Bool, fragment: String?) -> LinkMeaning {
    if path.isEmpty { return .home(fragment: fragment) }
    let text = String(decoding: path, as: UTF8.self)
    if let kind = RecordKind(folder: text), hasIndex(kind) { return .index(kind, fragment: fragment) }
    if !isFolder, let file = added[text] { return meaning(ofFile: file, at: text, fragment: fragment) }
    if !isFolder, let entry = entry(at: path) {
      if fileOfEntry[entry] >= 0 { return meaning(ofFile: fileOfEntry[entry], at: text, fragment: fragment) }
      if let number = attachment(at: "\(Catalogue.contentFolder)/\(text)") {
        return .attachment(number: number)
      }
    }
    return .broken(folders[text] == nil ? .missingFile(text) : .folder(text))
  }

  private func meaning(ofFile file: Int32, at path: String, fragment: String?) -> LinkMeaning {
    let content = catalogue.files[Int(file)]
    guard let kind = content.kind else {
      return path == "index.md" ? .home(fragment: fragment) : .broken(.unreadable(path))
    }
    if kind == .enrollment { return .broken(.roster(path)) }
    let number = recordOfFile[Int(file)]
    return number >= 0
      ? .record(kind, number: Int(number), fragment: fragment) : .broken(.unreadable(path))
  }

  private func meaning(of destination: Destination, scheme: String) -> LinkMeaning {
    guard let kind = RecordKind(name: scheme), kind != .enrollment else {
      let meant = Self.isExternal(scheme) ? nil : Self.kindNamed(nearly: scheme)
      return meant.map { .broken(.unknownScheme(scheme, meant: $0)) } ?? .external
    }
    guard let number = number(of: kind, id: destination.path) else {
      return .broken(.unknownRecord(kind, id: String(decoding: destination.path, as: UTF8.self)))
    }
    return .record(kind, number: number, fragment: destination.fragment)
  }

  /// The record of a kind that has exactly this id, or the label.
  private func number(of kind: RecordKind, id: [UInt8]) -> Int? {
    id.withUnsafeBufferPointer { bytes in
      let id = Text(bytes)
      if let labels = labels[kind] { return labels[id].map(Int.init) }
      let number = catalogue.identifiers(of: kind).find(id)
      return number >= 0 ? Int(number) : nil
    }
  }

  /// Whether the site has a page that lists a kind's records.
  private func hasIndex(_ kind: RecordKind) -> Bool {
    switch kind {
    case .course, .student, .term: true
    case .department: !catalogue.departments.isEmpty
    case .instructor: !catalogue.instructors.isEmpty
    case .program: !catalogue.programs.isEmpty
    case .page, .enrollment: false
    }
  }
}

// MARK: Looking up

extension LinkResolver {
  /// The number of the tree's entry with a path, which is no folder.
  private func entry(at path: [UInt8]) -> Int? {
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(decoding: path[..<$0], as: UTF8.self) } ?? ""
    let name = path[(slash.map { $0 + 1 } ?? 0)...]
    guard let number = folders[folder] else { return nil }
    let tree = catalogue.tree
    var low = ranges[Int(number)].lowerBound
    var high = ranges[Int(number)].upperBound
    while low < high {
      let middle = (low + high) / 2
      let entry = tree.entries[middle]
      let other = tree.name(entry)
      if other.elementsEqual(name) { return middle }
      // Folders are sorted as if a slash followed their names.
      let isFolder = entry.kind == .folder || entry.kind == .unreadableFolder
      let precedes =
        isFolder
        ? (Array(other) + [UInt8(ascii: "/")]).lexicographicallyPrecedes(name)
        : other.lexicographicallyPrecedes(name)
      if precedes { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The number of the attachment with a path, which is relative to the source folder.
  func attachment(at path: String) -> Int? {
    var low = 0
    var high = catalogue.attachments.count
    while low < high {
      let middle = (low + high) / 2
      let other = catalogue.attachments[middle]
      if other == path { return middle }
      if other.utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Schemes that people link to and that are no misspelt kind.
  private static func isExternal(_ scheme: String) -> Bool {
    switch scheme {
    case "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "geo", "news", "urn", "doi", "git",
      "ssh":
      true
    default: false
    }
  }
}

extension Catalogue {
  /// Whether all files and records have the numbers that they have in another catalogue.
  fileprivate func hasSamePlaces(as other: Catalogue) -> Bool {
    memory === other.memory && files.count == other.files.count && students.count == other.students.count
      && courses.count == other.courses.count && terms.count == other.terms.count
      && departments.count == other.departments.count && instructors.count == other.instructors.count
      && programs.count == other.programs.count && pages.count == other.pages.count
  }
}
