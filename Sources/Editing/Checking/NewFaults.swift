import Catalogue
import Diagnostics
import Files
import Linting

/// Refuses an edit of enrollments that breaks a rule which was kept before.
///
/// Faults that were there before do not count, wherever their lines have gone. A fault that grows, such as credits over
/// a limit, counts as new.
///
/// - Parameters:
///   - before: the catalogue as it is.
///   - after: the same with the edit.
///   - files: those of its files that changed or are new.
///   - exempt: rules of the domain that do not count.
/// - Throws: `Refusal`, which names all that would be wrong.
/// - Complexity: O(*n*) in enrollments.
func refuseNewFaults(
  before: Catalogue, after: Catalogue, inFiles files: Set<Int32>, exempt: Set<String>
) throws {
  // What was wrong before matters only where something is wrong afterwards.
  var new = enrollmentFindings(in: after.withFaults(ofFilesIn: files))
  if !new.isEmpty {
    var known = Dictionary(
      enrollmentFindings(in: before.withFaults(ofFilesIn: files)).map { (FaultKey($0, in: before), 1) },
      uniquingKeysWith: +)
    new.removeAll { finding in
      let key = FaultKey(finding, in: after)
      guard let count = known[key], count > 0 else { return false }
      known[key] = count - 1
      return true
    }
  }
  if new.isEmpty {
    // What is broken as such takes part in no further check.
    new = newDomainFaults(before: before, after: after, exempt: exempt).map(\.finding)
  }
  if new.isEmpty { return }
  throw Refusal.rules(after.diagnostics(for: new).sorted())
}

/// The faults of domain rules that a catalogue did not have before, or that have grown.
///
/// They are told apart by what they are about, because their messages count.
///
/// - Parameter exempt: rules that do not count, beside those that the settings turn off.
func newDomainFaults(
  before: Catalogue, after: Catalogue, exempt: Set<String> = [], workers: Workers = Workers()
) -> [DomainFault] {
  let off = exempt.union(after.settings.lint.filter { $0.value == .off }.keys)
  let found = domainFaults(in: after, except: off, workers: workers)
  if found.isEmpty { return [] }
  let old = Dictionary(
    domainFaults(in: before, except: off, workers: workers).map { ($0.subject, $0.excess) }, uniquingKeysWith: max)
  return found.filter { fault in old[fault.subject].map { $0 < fault.excess } ?? true }
}

/// What makes two faults of two states of a catalogue the same: all but their lines.
struct FaultKey: Hashable {
  let rule: String
  let path: String
  let message: String

  init(_ finding: Finding, in catalogue: Catalogue) {
    self.init(rule: finding.rule.id, path: catalogue.path(ofFile: finding.file), message: finding.message)
  }

  init(_ diagnostic: Diagnostic) {
    self.init(rule: diagnostic.rule, path: diagnostic.path, message: diagnostic.message)
  }

  private init(rule: String, path: String, message: String) {
    self.rule = rule
    self.path = path
    self.message = Self.withoutLines(message)
  }

  /// A message without the lines of the places that it names, as in `a.md:7`.
  private static func withoutLines(_ message: String) -> String {
    var text: [UInt8] = []
    var isNumber = false
    for byte in message.utf8 {
      isNumber = isNumber ? UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte : false
      if isNumber { continue }
      text.append(byte)
      isNumber = byte == UInt8(ascii: ":")
    }
    return String(decoding: text, as: UTF8.self)
  }
}
