import Catalogue
import Diagnostics
import Files

/// New records of one kind, checked against what the catalogue holds.
struct NewRecords {
  let kind: RecordKind
  let ids: [String]
  let catalogue: Catalogue
  /// The source folder.
  let source: String

  /// The words that stand for records of this kind as long as it has no folder, and that would dangle once it
  /// has.
  var labels: [String] {
    guard kind.mayBeLabel, !catalogue.kindsWithRecords.contains(kind) else { return [] }
    return catalogue.headers(of: kind).map(\.id.string).filter { !ids.contains($0) }
  }

  func path(of id: String) -> String { "\(Catalogue.contentFolder)/\(kind.folder)/\(id).md" }

  /// The files of the records.
  ///
  /// - Parameter title: the title or name; made from each id where it is missing.
  /// - Throws: `UsageError` where an id cannot be one, or is taken; `FileError`.
  func files(title: String?) throws -> [FileChange] {
    var seen: Set<String> = []
    for id in ids {
      try check(id)
      guard seen.insert(id.lowercased()).inserted else { throw UsageError("the id '\(id)' is given twice") }
    }
    try checkLabels()
    return ids.map { id in
      FileChange(
        creating: path(of: id), RecordTemplate.text(of: kind, title: title ?? RecordTemplate.title(from: id)))
    }
  }

  private func check(_ id: String) throws {
    // The folders of a page are part of its id.
    let parts = kind == .page ? id.split(separator: "/", omittingEmptySubsequences: false) : [id[...]]
    for part in parts {
      let fault = Array(part.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) }
      if let fault { throw UsageError("the id '\(disarmed(String(part)))' \(fault)") }
    }
    let taken = Array(id.utf8).withUnsafeBufferPointer {
      catalogue.identifiers(of: kind).findIgnoringCase(Text($0))
    }
    if taken >= 0 {
      let header = catalogue.headers(of: kind)[Int(taken)]
      throw UsageError(
        "the \(kind.name) '\(header.id.string)' is there already, in \(catalogue.path(ofFile: header.file))")
    }
    if let owner = ownerOfAlias(id) {
      throw UsageError("'\(id)' is an alias of the \(kind.name) '\(owner)', whose redirect page has that address")
    }
    if fileExists("\(source)/\(path(of: id))") { throw UsageError("there is a file \(path(of: id)) already") }
  }

  private func ownerOfAlias(_ id: String) -> String? {
    catalogue.headers(of: kind).first { header in
      header.aliases.contains { $0.text.string.lowercased() == id.lowercased() }
    }?.id.string
  }

  private func checkLabels() throws {
    let labels = labels
    if labels.isEmpty { return }
    let shown = labels.prefix(10).map { "'\(disarmed($0))'" }.joined(separator: ", ")
    let more = labels.count > 10 ? " and \(labels.count - 10) more" : ""
    let problem =
      "so far \(kind.folder) are plain words; with \(Catalogue.contentFolder)/\(kind.folder)/ each must have a file "
      + "there, and these would not: \(shown)\(more)"
    let all = (ids + labels).map(shellWord).joined(separator: " ")
    let unusable = labels.first { label in
      Array(label.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) } != nil
    }
    let advice =
      unusable.map { "'\(disarmed($0))' cannot be an id, so write another word in its place first" }
      ?? (labels.count > 10
        ? "give all their ids at once" : "give all their ids at once: registrar new \(kind.name) \(all)")
    throw UsageError("\(problem)\n\(advice)")
  }
}
