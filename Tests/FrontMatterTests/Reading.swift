import Diagnostics
import FrontMatter
import TestSupport

/// What a reader made of a file, in a form that can be compared and read.
struct Reading: Equatable, CustomStringConvertible {
  var outcome: DocumentReader.Outcome
  var nodes: [String]
  var faults: [String]
  var isCertain: Bool

  var description: String {
    "usable: \(outcome.isUsable), certain: \(isCertain)\n" + nodes.joined(separator: "\n") + "\n"
      + faults.joined(separator: "\n")
  }

  /// Whether two readings are the same to those who use them.
  static func == (a: Reading, b: Reading) -> Bool {
    a.outcome == b.outcome && a.nodes == b.nodes && a.faults == b.faults
  }
}

// `#expect` takes no spans.
extension DocumentReader {
  @discardableResult
  mutating func read(file bytes: [UInt8]) -> Outcome { readFile(bytes.span) }

  @discardableResult
  mutating func read(mapping bytes: [UInt8]) -> Outcome { readMapping(bytes.span) }

  /// Reads a content file, or a settings file, and writes the tree down.
  mutating func reading(_ bytes: [UInt8], asMapping: Bool = false) -> Reading {
    let outcome = asMapping ? readMapping(bytes.span) : readFile(bytes.span)
    return Reading(
      outcome: outcome, nodes: document.lines(in: bytes),
      faults: faults.map { "\($0.rule.id) \($0.range): \($0.message)" }, isCertain: wasCertain)
  }
}

extension Document {
  func text(of index: Int, in bytes: [UInt8]) -> String { string(of: index, in: bytes.span) }

  func find(_ key: String, inMapping mapping: Int = 0, in bytes: [UInt8]) -> Int? {
    value(of: key, inMapping: mapping, in: bytes.span)
  }

  /// One line for each node, with all that it says.
  func lines(in bytes: [UInt8]) -> [String] {
    nodes.indices.map { index in
      let node = nodes[index]
      var line = "\(index) \(node.kind) \(node.style) \(node.range) next \(node.next)"
      if node.isAliased { line += " aliased" }
      if node.isAbsent { line += " absent" }
      if node.kind == .scalar {
        line += node.isDecoded ? " decoded" : " \(node.textRange)"
        line += " \(string(of: index, in: bytes.span).debugDescription)"
      } else {
        line += " count \(node.count)"
      }
      return line
    }
  }

  /// The tree as nested text, without ranges: `{name: Ada, tags: [a, b]}`.
  func outline(of index: Int = 0, in bytes: [UInt8]) -> String {
    switch nodes[index].kind {
    case .scalar:
      return nodes[index].isAbsent ? "-" : string(of: index, in: bytes.span).debugDescription
    case .sequence:
      return "[" + items(of: index).map { outline(of: $0, in: bytes) }.joined(separator: ", ") + "]"
    case .mapping:
      let texts = entries(of: index).map {
        outline(of: $0.key, in: bytes) + ": " + outline(of: $0.value, in: bytes)
      }
      return "{" + texts.joined(separator: ", ") + "}"
    }
  }
}

/// A content file with the given front matter.
func file(_ frontMatter: String) -> [UInt8] { Array("---\n\(frontMatter)\n---\nBody.\n".utf8) }

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below a bound.
  mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }
}
