import Catalogue
import Diagnostics
import Linting

#if canImport(Glibc)
  import func Glibc.memchr
  import func Glibc.memcmp
#elseif canImport(Musl)
  import func Musl.memchr
  import func Musl.memcmp
#elseif canImport(Darwin)
  import func Darwin.memchr
  import func Darwin.memcmp
#endif

/// A record, or a label, that is about to be renamed or removed.
struct Target: Sendable {
  let kind: RecordKind
  let id: String
  /// Its number among its kind.
  let number: Int
  /// The number of the file that describes it, or -1 for a label.
  let file: Int32
  /// What a file must hold to be able to name it; none where that cannot be told without reading it.
  private let signs: [[UInt8]]

  /// - Throws: `Refusal` where there is no such record, or where two claim the id.
  init(_ kind: RecordKind, _ id: String, in catalogue: Catalogue) throws {
    let headers = catalogue.headers(of: kind)
    guard let number = headers.firstIndex(where: { $0.id == id }) else {
      throw Refusal.unknown(kind, id, in: catalogue)
    }
    let file = headers[number].file
    if let second = headers[(number + 1)...].first(where: { $0.id == id }) {
      throw Refusal(
        status: 409, code: Rule.duplicateIdentifier.id,
        message: "two files describe the \(kind.name) '\(id)': \(catalogue.path(ofFile: file)) and "
          + catalogue.path(ofFile: second.file),
        details: [.init(field: "id", value: id)])
    }
    self.kind = kind
    self.id = id
    self.number = number
    self.file = file
    let isPlain = id.utf8.allSatisfy(Self.isPlain)
    // A file may be linked to by its name, which need not be the id.
    let stem = file >= 0 ? catalogue.stem(ofFile: file) : id
    signs = isPlain ? Array(Set([Array(id.utf8), Array(stem.utf8)])) : []
  }

  /// Whether the bytes of a file may name the record: plainly, or by escapes of YAML, Markdown or addresses.
  func mayOccur(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if signs.isEmpty || signs.contains(where: { Self.contains(bytes, $0) }) { return true }
    return bytes.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") }
  }

  /// Whether the bytes of a file that cannot be read hold the id as it is.
  func occurs(in bytes: UnsafeBufferPointer<UInt8>) -> Bool { Self.contains(bytes, Array(id.utf8)) }

  static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ sign: [UInt8]) -> Bool {
    guard let base = bytes.baseAddress, let first = sign.first else { return false }
    var offset = 0
    while bytes.count - offset >= sign.count {
      guard let found = memchr(base + offset, Int32(first), bytes.count - offset - sign.count + 1) else { return false }
      if memcmp(found, sign, sign.count) == 0 { return true }
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
    }
    return false
  }

  /// Whether a byte stands for itself wherever an id may stand, and no line is folded at it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\\%&'\"".utf8.contains(byte)
  }
}

extension Catalogue {
  /// A file's name without `.md`.
  func stem(ofFile file: Int32) -> String {
    let path = path(ofFile: file)
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  /// A copy of a file's bytes.
  func bytes(ofFile file: Int32) -> [UInt8] { Array(files[Int(file)].bytes.bytes) }
}

extension Refusal {
  /// A record that does not exist; the nearest one is suggested.
  static func unknown(_ kind: RecordKind, _ id: String, in catalogue: Catalogue) -> Refusal {
    var nearest = NearestIdentifiers(catalogue)
    let isLabel = kind.mayBeLabel && !catalogue.kindsWithRecords.contains(kind)
    let meant =
      isLabel
      ? suggestion(for: id, among: catalogue.headers(of: kind).map(\.id.string))
      : nearest.suggestion(for: id, of: kind)?.replacement
    return Refusal(
      status: 404, code: "unknown-\(kind.name)", message: "no \(kind.name) has the id '\(id)'",
      details: [.init(field: "id", value: id, suggestion: meant)])
  }
}
