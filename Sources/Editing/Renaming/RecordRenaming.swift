import Catalogue
import Diagnostics
import Files
import Linting

/// The new name of a record and of its file, checked against what the catalogue holds.
struct RecordRenaming {
  /// The new name of its file without `.md`, where that changes.
  let stem: String?
  /// The path of its file afterwards; empty for a label.
  let path: String
  private let request: Rename
  private let oldPath: String
  private let changesCaseOnly: Bool

  /// - Throws: `Refusal`.
  init(_ request: Rename, _ target: Target, in catalogue: Catalogue, at place: EditingPlace) throws {
    self.request = request
    changesCaseOnly = request.old.lowercased() == request.new.lowercased()
    let headers = catalogue.headers(of: request.kind)
    if request.old == request.new {
      throw Self.refusal(
        request, 400, "invalid-value", "the \(request.kind.name) '\(request.old)' has that id already")
    }
    guard target.file >= 0 else {
      if request.new.allSatisfy(\.isWhitespace) || request.new.unicodeScalars.contains(where: { $0.value < 0x20 }) {
        throw Self.refusal(request, 400, "invalid-value", "the new word must be a line of text")
      }
      if headers.contains(where: { $0.id == request.new }) {
        throw Self.refusal(
          request, 409, Rule.duplicateIdentifier.id, "there is \(request.kind.nameWithArticle) '\(request.new)' already"
        )
      }
      (stem, path, oldPath) = (nil, "", "")
      return
    }
    try Self.checkForm(request, target, in: catalogue)
    try Self.checkFree(request, target, headers)
    oldPath = catalogue.path(ofFile: target.file)
    if catalogue.isLink(target.file) {
      throw Self.refusal(request, 409, "unsafe-edit", "\(oldPath) is a symbolic link; rename what it leads to")
    }
    let last = request.new.split(separator: "/").last.map(String.init) ?? request.new
    let oldLast = request.old.split(separator: "/").last.map(String.init) ?? request.old
    guard catalogue.stem(ofFile: target.file) == oldLast else {
      (stem, path) = (nil, oldPath)
      return
    }
    stem = last
    path = "\(oldPath.dropLast(oldLast.count + 3))\(last).md"
    let isListed = catalogue.files.indices.contains { catalogue.path(ofFile: Int32($0)) == path }
    if isListed || (!changesCaseOnly && fileExists("\(place.folder)/\(path)")) {
      throw Self.refusal(request, 409, Rule.duplicateIdentifier.id, "there is a file \(path) already")
    }
  }

  private static func refusal(_ request: Rename, _ status: Int, _ code: String, _ message: String) -> Refusal {
    Refusal(status: status, code: code, message: message, details: [.init(field: "new", value: request.new)])
  }

  private static func checkForm(_ request: Rename, _ target: Target, in catalogue: Catalogue) throws {
    // The folders of a page are part of its id.
    let isPage = request.kind == .page
    let parts =
      isPage ? request.new.split(separator: "/", omittingEmptySubsequences: false) : [request.new[...]]
    for part in parts {
      let fault = Array(part.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) }
      if let fault { throw refusal(request, 400, Rule.invalidIdentifier.id, "the id '\(part)' \(fault)") }
    }
    let folder = request.old.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    if isPage, folder != parts.dropLast() {
      throw refusal(
        request, 400, "invalid-value",
        "a page stays in its folder, which is part of its id: '\((folder + parts.suffix(1)).joined(separator: "/"))'")
    }
  }

  /// Whether another record has the new id, or has one of the two for an alias.
  private static func checkFree(_ request: Rename, _ target: Target, _ headers: [RecordHeader]) throws {
    let (old, new) = (request.old.lowercased(), request.new.lowercased())
    for (number, header) in headers.enumerated() where number != target.number {
      let id = header.id.string
      if id.utf8.count == new.utf8.count, id.lowercased() == new {
        throw refusal(
          request, 409, Rule.duplicateIdentifier.id, "there is \(request.kind.nameWithArticle) '\(id)' already")
      }
      for alias in header.aliases {
        let alias = alias.text.string.lowercased()
        guard alias == new || (alias == old && request.leavesAlias) else { continue }
        throw refusal(
          request, 409, "output-collision",
          "'\(alias == new ? request.new : request.old)' is an alias of the \(request.kind.name) '\(id)', "
            + "whose redirect page has that address")
      }
    }
  }

  /// Whether the old id can be an alias, which names no folder.
  private var canBeAlias: Bool {
    Array(request.old.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) == nil }
  }

  /// What the user should know about the old address.
  var note: String? {
    guard request.leavesAlias, !canBeAlias else { return nil }
    return "no alias was left, because an alias cannot be '\(request.old)'; the old address leads nowhere"
  }

  /// The record's file with its new id.
  ///
  /// - Parameter bytes: the file, in which references have been changed already.
  /// - Throws: `Refusal` where only a person can do it.
  func edited(_ bytes: [UInt8]) throws -> [UInt8] {
    guard var file = RecordFile(bytes) else {
      throw Refusal.unsafeEdit(oldPath, line: 1, "its front matter cannot be read")
    }
    if file.id == request.old { file.set(id: request.new) }
    // An old address that differs in case only would be the new one on many disks.
    let becomesAlias = request.leavesAlias && !changesCaseOnly && canBeAlias
    file.exchange(alias: request.new, for: becomesAlias ? request.old : nil)
    guard let result = file.finish() else {
      throw Refusal.unsafeEdit(oldPath, line: 1, "its front matter is laid out in an unusual way")
    }
    return result
  }
}
