/// Names faults so that a later run gives the same fault the same name, wherever its line has moved to.
///
/// A name is made from the rule, the path, the message and the marked text, not from lines and columns.
/// Faults that agree in all of these are told apart by their order in the file, so names are unique in a
/// report, and mending one of several equal faults retires the last of their names. A message that itself
/// names a line changes with it.
struct Fingerprints {
  private var seen: [String: Int] = [:]

  /// 32 hexadecimal digits.
  mutating func next(for diagnostic: Diagnostic) -> String {
    var marked = ""
    if let excerpt = diagnostic.excerpt {
      let mark = diagnostic.markedBytes(in: excerpt)
      let bytes = excerpt.text.utf8.dropFirst(mark.lowerBound).prefix(mark.count)
      marked = String(decoding: bytes, as: UTF8.self)
    }
    let identity = [diagnostic.rule, diagnostic.path, diagnostic.message, marked].joined(separator: "\0")
    let occurrence = seen[identity, default: 0]
    seen[identity] = occurrence + 1
    return Self.digest("\(identity)\0\(occurrence)")
  }

  /// The 128-bit FNV-1a hash, which is short and the same everywhere; nobody gains by forging a name.
  private static func digest(_ text: String) -> String {
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B
    for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* prime }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }
}
