import Testing

@testable import Templates

@Suite("Escaping") struct EscapingTests {
  @Test("a text of any length is escaped, wherever its special characters stand")
  func lengths() {
    let special = ["\"": "&#34;", "&": "&amp;", "'": "&#39;", "<": "&lt;", ">": "&gt;"]
    for length in 0...40 {
      for place in 0...length {
        for (character, escaped) in special {
          let before = String(repeating: "a", count: place)
          let after = String(repeating: "z", count: length - place)
          #expect(escape(before + character + after) == before + escaped + after)
        }
      }
      let plain = String("0123456789abcdefghijklmnopqrstuvwxyzäöüß".prefix(length))
      #expect(escape(plain) == plain)
    }
  }

  /// What is written behind two bytes that are there already.
  private func escape(_ text: String) -> String {
    var buffer = ByteBuffer(capacity: 1)
    defer { buffer.deallocate() }
    buffer.append("..")
    Array(text.utf8).withUnsafeBufferPointer { buffer.append(escaped: $0) }
    return String(String(decoding: buffer.bytes, as: UTF8.self).dropFirst(2))
  }
}
