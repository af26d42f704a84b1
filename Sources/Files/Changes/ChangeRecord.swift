/// What is to be done if the command ends here, be it killed: noted before anything else is written.
///
/// It lies in `.registrar/change` as long as there is something to do. First it only names what must go; with
/// steps in it, it is the decision: the changes will be carried out, by whomever.
struct ChangeRecord: Hashable {
  /// One file of changes that cannot be made in one step.
  struct Step: Hashable {
    let path: String
    /// Of what the file held before; nothing where there was none.
    let old: UInt64?
    let new: [UInt8]?
  }

  /// What one file holds once the steps are due: something else has decided that, in one step of its own.
  struct Condition: Hashable {
    let path: String
    /// Nothing where the file is gone.
    let new: UInt64?
  }

  /// Without one, the steps are due as soon as they are noted.
  var condition: Condition?
  /// What stands in the tree only while it is changed: temporary files, and a staged folder.
  var leftovers: [String] = []
  /// Folders to remove if they are empty, deepest first.
  var prunable: [String] = []
  var steps: [Step] = []

  private static let header = "registrar change 1"
  static let name = "change"

  static func path(in folder: String) -> String { "\(StateFolder.path(in: folder))/\(name)" }

  /// Where it is written before it is complete.
  static func temporaryPath(in folder: String) -> String { path(in: folder) + OutputFolder.temporarySuffix }

  /// Writes it, in place of the one that is there.
  ///
  /// - Throws: `FileError`; then the one that was there still is.
  func save(in folder: String) throws {
    let path = Self.path(in: folder)
    let temporary = Self.temporaryPath(in: folder)
    try removeTree(temporary)
    try writeLasting(temporary, bytes)
    do {
      try moveFile(temporary, to: path)
    } catch {
      try? removeFile(temporary)
      throw error
    }
    try syncFolder(StateFolder.path(in: folder))
  }

  /// Removes it, when everything is done.
  ///
  /// - Throws: `FileError`.
  static func remove(in folder: String) throws { try removeTree(path(in: folder)) }
}

extension ChangeRecord.Step {
  init(_ target: ChangeTarget) {
    self.init(
      path: target.path, old: target.change.old.map(ChangeRecord.sum(of:)), new: target.change.new)
  }
}

extension ChangeRecord {
  /// As it is written: each entry has a line with its word and the lengths of what follows, and a line with the
  /// sum of all that stands before it is the last.
  var bytes: [UInt8] {
    var bytes = Array("\(Self.header)\n".utf8)
    func append(_ line: String, _ parts: [UInt8]...) {
      bytes.append(contentsOf: "\(line)\n".utf8)
      for part in parts { bytes.append(contentsOf: part) }
      bytes.append(UInt8(ascii: "\n"))
    }
    if let condition {
      append(
        "given \(condition.path.utf8.count) \(condition.new.map { String($0, radix: 16) } ?? "-")",
        Array(condition.path.utf8))
    }
    for path in leftovers { append("leftover \(path.utf8.count)", Array(path.utf8)) }
    for path in prunable { append("prune \(path.utf8.count)", Array(path.utf8)) }
    for step in steps {
      let old = step.old.map { String($0, radix: 16) } ?? "-"
      if let new = step.new {
        append("write \(step.path.utf8.count) \(new.count) \(old)", Array(step.path.utf8), new)
      } else {
        append("remove \(step.path.utf8.count) \(old)", Array(step.path.utf8))
      }
    }
    bytes.append(contentsOf: "end \(String(Self.sum(of: bytes), radix: 16))\n".utf8)
    return bytes
  }

  /// Reads what `bytes` gave; `nil` when it is damaged, or names anything outside of the folder.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    guard Self.line(&rest) == Self.header else { return nil }
    while true {
      let end = rest.startIndex
      guard let words = Self.line(&rest)?.split(separator: " "), words.count >= 2 else { return nil }
      if words[0] == "end" {
        guard UInt64(words[1], radix: 16) == Self.sum(of: bytes[..<end]), rest.isEmpty else { return nil }
        return
      }
      guard let length = Int(words[1]), let taken = Self.take(length, of: &rest),
        let path = String(validating: taken, as: UTF8.self), PathResolver.isProper(path)
      else { return nil }
      switch (words[0], words.count) {
      case ("given", 3): condition = Condition(path: path, new: UInt64(words[2], radix: 16))
      case ("leftover", 2):
        guard path.split(separator: "/").last?.hasPrefix(StagedFolder.namePrefix) ?? false else { return nil }
        leftovers.append(path)
      case ("prune", 2): prunable.append(path)
      case ("write", 4):
        guard let size = Int(words[2]), let new = Self.take(size, of: &rest) else { return nil }
        steps.append(Step(path: path, old: UInt64(words[3], radix: 16), new: Array(new)))
      case ("remove", 3): steps.append(Step(path: path, old: UInt64(words[2], radix: 16), new: nil))
      default: return nil
      }
      guard rest.popFirst() == UInt8(ascii: "\n") else { return nil }
    }
  }

  private static func line(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return String(validating: rest[..<end], as: UTF8.self)
  }

  private static func take(_ count: Int, of rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// FNV-1a of 64 bits, a sum that finds damage, not malice.
  ///
  /// http://www.isthe.com/chongo/tech/comp/fnv/
  static func sum(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// What a killed command left cannot be brought to an end.
package struct UnfinishedChangeError: ChangeError, Hashable {
  package enum Reason: Sendable, Hashable {
    /// The note about it is damaged.
    case damaged
    /// A file of it has been changed by something else since.
    case changedSince(String)
  }

  /// Where the note lies.
  package let path: String
  package let reason: Reason

  package var description: String {
    let advice = "bring the content into order, with git for example, then remove '\(path)'"
    return switch reason {
    case .damaged: "a command that changed several files was interrupted, and its note is damaged; \(advice)"
    case .changedSince(let file):
      "a command that changed several files was interrupted, and '\(file)' has been changed by something else since; "
        + advice
    }
  }
}
