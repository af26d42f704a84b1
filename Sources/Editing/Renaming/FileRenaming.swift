import Catalogue
import Diagnostics
import FrontMatter
import Markdown

/// A record's two names.
struct Renaming: Sendable {
  let target: Target
  let new: String
  /// The new name of the record's file without `.md`, if it gets one.
  let stem: String?
}

/// What became of one file when a record that it names got another id.
enum RenamedFile: Sendable {
  case changed(file: Int32, bytes: [UInt8], places: Int)
  /// Only a person can change it; the place and the reason.
  case impossible(path: String, line: Int, reason: String)
  /// It cannot be read, and holds the old id.
  case unreadable(path: String)
}

extension FileMentions {
  /// The file with the new id in place of the old one; every other byte stays.
  func renamed(_ renaming: Renaming, in catalogue: Catalogue) -> RenamedFile {
    let path = catalogue.path(ofFile: file)
    func impossible(_ range: Range<Int>, _ reason: String) -> RenamedFile {
      .impossible(
        path: path, line: SourceText(path: path, bytes: bytes).position(at: range.lowerBound).line, reason: reason)
    }
    var links = ByteEdits()
    var destinations: [Range<Int>: String] = [:]
    for link in self.links where destinations[link.range] == nil {
      let destination = LinkDestination(link.destination, to: renaming.target.kind)
      guard let new = destination.renamed(id: renaming.new, stem: renaming.stem), new != link.destination else {
        continue
      }
      let isAngled = link.range.lowerBound > 0 && bytes[link.range.lowerBound - 1] == UInt8(ascii: "<")
      guard
        let text = LinkDestination.written(
          Array(bytes[link.range]), old: link.destination, new: new,
          words: destination.isByID
            ? (renaming.target.id, renaming.new) : (catalogue.stem(of: renaming.target), renaming.stem ?? ""),
          isAngled: isAngled)
      else { return impossible(link.range, "the link to it is written in an unusual way") }
      links.replace(link.range, with: text)
      destinations[link.range] = new
    }
    if values.isEmpty, destinations.isEmpty {
      return isUsable ? .changed(file: file, bytes: bytes, places: 0) : .unreadable(path: path)
    }
    let texts = Dictionary(uniqueKeysWithValues: values.map { ($0, renaming.new) })
    for includesAliases in [false, true] {
      var edits = links
      for value in values where includesAliases || !document[value].isAliased {
        edits.replace(document[value], with: renaming.new, in: bytes)
      }
      guard let result = edits.applied(to: bytes) else { continue }
      if says(result, texts: texts, destinations: destinations, in: catalogue) {
        return .changed(file: file, bytes: result, places: values.count + destinations.count)
      }
    }
    return impossible(
      values.first.map { document[$0].range } ?? self.links[0].range, "its front matter is laid out in an unusual way")
  }

  /// Whether a changed file says what this one says, but for some values and some links.
  private func says(
    _ result: [UInt8], texts: [Int: String], destinations: [Range<Int>: String], in catalogue: Catalogue
  ) -> Bool {
    let body = catalogue.files[Int(file)].body.range
    var newBody = body
    if isUsable {
      var reader = DocumentReader()
      let outcome = reader.readFile(result.span)
      guard outcome.isUsable, document.says((reader.document, result), after: bytes, but: texts) else { return false }
      newBody = outcome.body
    } else {
      newBody = body.lowerBound..<body.upperBound + result.count - bytes.count
    }
    if destinations.isEmpty { return result[newBody].elementsEqual(bytes[body]) }
    let before = FileMentions.links(ofBody: body, in: bytes)
    let after = FileMentions.links(ofBody: newBody, in: result)
    return before.count == after.count
      && zip(before, after).allSatisfy { old, new in
        new.destination == destinations[old.range] ?? old.destination && new.kind == old.kind
      }
  }
}

extension Catalogue {
  /// The name of a record's file without `.md`; of a label, the label.
  func stem(of target: Target) -> String { target.file >= 0 ? stem(ofFile: target.file) : target.id }
}
