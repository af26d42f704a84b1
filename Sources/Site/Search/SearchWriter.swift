import Catalogue
import Diagnostics

/// Writes a file of the search index: a classic script that hands its data over, since scripts load from disk too.
struct SearchWriter {
  private(set) var bytes: [UInt8] = []
  private var json = JSONWriter(layout: .compact)

  /// Writes one file in place of what was written before.
  ///
  /// - Parameters:
  ///   - name: the file's name as its reader calls it.
  ///   - content: adds a JSON value.
  mutating func file(_ name: String, _ content: (inout SearchWriter) -> Void) {
    begin()
    raw("registrarSearch.receive(\"\(name)\",")
    content(&self)
    raw(");\n")
  }

  mutating func begin() { bytes.removeAll(keepingCapacity: true) }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func raw(_ text: some Collection<UInt8>) { bytes.append(contentsOf: text) }

  /// Adds a text as JSON has it, escaped where it could act on whoever looks at it.
  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    json.reset()
    json.value(utf8: text)
    bytes.append(contentsOf: json.bytes)
  }

  mutating func string(_ text: String) {
    json.reset()
    json.value(text)
    bytes.append(contentsOf: json.bytes)
  }
}

/// Some JSON values one after another in one array, written once and copied wherever they are wanted.
struct SearchFragments: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]

  var count: Int { starts.count - 1 }

  subscript(number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])..<Int(starts[number + 1])] }

  func length(_ number: Int) -> Int { Int(starts[number + 1] - starts[number]) }

  /// Ends a fragment that was written.
  mutating func append(_ fragment: some Collection<UInt8>) {
    bytes.append(contentsOf: fragment)
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  mutating func append(contentsOf other: SearchFragments) {
    let offset = UInt32(truncatingIfNeeded: bytes.count)
    bytes += other.bytes
    starts += other.starts.dropFirst().map { $0 + offset }
  }

  /// A word that changes when a fragment does.
  var fingerprint: String { String(Fingerprint.of(bytes).prefix(10)) }
}

extension Text {
  /// The start of a text, as much as lists show of one that is longer than any name.
  ///
  /// - Parameter limit: in code points.
  func prefix(_ limit: Int) -> UnsafeBufferPointer<UInt8> {
    let bytes = bytes
    guard bytes.count > limit else { return bytes }
    var count = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
      if count == limit { return UnsafeBufferPointer(rebasing: bytes[..<index]) }
      count += 1
    }
    return bytes
  }
}
