package import Diagnostics

extension LinkResolver {
  /// The destination that a broken link most likely meant, ready to be written in its place.
  ///
  /// - Parameters:
  ///   - fault: what is wrong with it.
  ///   - text: the destination as it stands.
  ///   - file: the number of the file that holds the link; `nil` for the settings.
  ///   - identifiers: finds near ids, and keeps the time that takes within bounds.
  /// - Returns: `nil` where nothing is near enough.
  package func suggestion(
    for fault: LinkFault, destination text: String, inFile file: Int32?,
    using identifiers: inout NearestIdentifiers
  ) -> Suggestion? {
    let folder = file.map { self.folder(ofFile: $0) } ?? ""
    let destination = Destination(text)
    switch fault {
    case .empty, .outside, .folder, .roster, .unreadable: return nil
    case .unknownScheme(_, let kind):
      return Suggestion(
        "\(kind.name):\(String(decoding: destination.path, as: UTF8.self))\(destination.suffix)")
    case .unknownRecord(let kind, let id):
      return identifiers.suggestion(for: id, of: kind).map {
        Suggestion("\(kind.name):\($0.replacement)\(destination.suffix)", label: $0.label)
      }
    case .absolute:
      guard let path = Destination.resolve(Array(destination.path.drop { $0 == UInt8(ascii: "/") }), from: "")
      else {
        return nil
      }
      let inContent = path.starts(with: "\(Catalogue.contentFolder)/".utf8)
      let target = inContent ? Array(path.dropFirst(Catalogue.contentFolder.utf8.count + 1)) : path
      let isFolder = destination.path.last == UInt8(ascii: "/")
      let found: Found?
      if case .broken = meaning(ofPath: target, isFolder: isFolder, fragment: nil) {
        found = near(String(decoding: target, as: UTF8.self), using: &identifiers)
      } else {
        found = Found(
          path: String(decoding: target, as: UTF8.self) + (isFolder && !target.isEmpty ? "/" : ""))
      }
      return found.map { suggestion($0, from: folder, suffix: destination.suffix) }
    case .missingFile(let path):
      return near(path, using: &identifiers).map { suggestion($0, from: folder, suffix: destination.suffix) }
    }
  }

  /// A path relative to `content/`, and what stands there.
  private struct Found {
    var path: String
    var label: String?
  }

  private func suggestion(_ found: Found, from folder: String, suffix: String) -> Suggestion {
    Suggestion(Destination.relative(found.path, from: folder) + suffix, label: found.label)
  }

  /// What a path that leads nowhere most likely meant.
  private func near(_ path: String, using identifiers: inout NearestIdentifiers) -> Found? {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return nil }
    let (stem, ending) = Self.divide(name)
    guard ["", ".md", ".html"].contains(ending) else { return nearAttachment(path) }
    if parts.count == 1 {
      if stem == "index" { return Found(path: catalogue.home == nil ? "" : "index.md") }
      if let kind = Self.kindOfFolder(nearly: String(name)), case .index = indexMeaning(kind) {
        return Found(path: "\(kind.folder)/")
      }
    } else if let kind = Self.kindOfFolder(nearly: String(parts[0])), kind != .enrollment {
      if stem == "index", parts.count == 2, case .index = indexMeaning(kind) {
        return Found(path: "\(kind.folder)/")
      }
      let id = kind == .page ? (parts[1..<(parts.count - 1)] + [stem]).joined(separator: "/") : String(stem)
      if let answer = identifiers.answer(to: id, of: kind) {
        return found(kind, identifiers.number(of: answer))
      }
    }
    return sameIdentifier(String(stem))
  }

  private func indexMeaning(_ kind: RecordKind) -> LinkMeaning {
    meaning(ofPath: Array(kind.folder.utf8), isFolder: true, fragment: nil)
  }

  /// The one record, of whatever kind, that has an id.
  private func sameIdentifier(_ id: String) -> Found? {
    var id = id
    let found = id.withUTF8 { bytes in
      RecordKind.allCases.compactMap { kind -> Found? in
        let number = catalogue.identifiers(of: kind).findIgnoringCase(Text(bytes))
        return number >= 0 ? self.found(kind, Int(number)) : nil
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  private func found(_ kind: RecordKind, _ number: Int) -> Found? {
    let header = catalogue.header(of: kind, number)
    guard header.file >= 0 else { return nil }
    let path = catalogue.path(ofFile: header.file).dropFirst(Catalogue.contentFolder.count + 1)
    let label = catalogue.displayName(of: kind, number)
    return Found(path: String(path), label: label == header.id ? nil : label.string)
  }

  /// An attachment with nearly the same path, or the only one with the same name.
  private func nearAttachment(_ path: String) -> Found? {
    let wanted = "\(Catalogue.contentFolder)/\(path)"
    // A catalogue has few files that are not Markdown, and what is said of thousands of them is said slowly
    // enough.
    guard catalogue.attachments.count <= 10_000 else { return nil }
    let prefix = Catalogue.contentFolder.count + 1
    if let nearest = Diagnostics.suggestion(for: wanted, among: catalogue.attachments) {
      return Found(path: String(nearest.dropFirst(prefix)))
    }
    let name = path.split(separator: "/").last ?? ""
    let same = catalogue.attachments.filter { $0.hasSuffix("/\(name)") }
    return same.count == 1 ? Found(path: String(same[0].dropFirst(prefix))) : nil
  }

  private static func divide(_ name: Substring) -> (stem: Substring, ending: String) {
    for ending in [".md", ".html"] where name.hasSuffix(ending) && name.count > ending.count {
      return (name.dropLast(ending.count), ending)
    }
    guard let dot = name.lastIndex(of: ".") else { return (name, "") }
    // `cs-101.2` is an id; what a file name ends with has letters.
    let ending = name[dot...]
    let isEnding = ending.count <= 6 && ending.dropFirst().contains { $0.isLetter }
    return isEnding ? (name[..<dot], String(ending)) : (name, "")
  }
}

extension LinkResolver {
  /// The kind whose folder a word names, or nearly names.
  private static func kindOfFolder(nearly name: String) -> RecordKind? {
    let names = RecordKind.allCases.map(\.folder)
    return RecordKind(folder: name)
      ?? Diagnostics.suggestion(for: name, among: names).flatMap { RecordKind(folder: $0) }
  }

  /// The kind that a scheme nearly names.
  static func kindNamed(nearly scheme: String) -> RecordKind? {
    let names = RecordKind.allCases.filter { $0 != .enrollment }.map(\.name)
    return Diagnostics.suggestion(for: scheme, among: names).flatMap { RecordKind(name: $0) }
  }
}
