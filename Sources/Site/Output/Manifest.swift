import Files

/// What builds wrote into one output, so that a later build knows its own files from foreign ones.
///
/// It lies in `.registrar/` in the source folder: one path a line, sorted, below a line that names the format. Line
/// ends and backslashes in paths are escaped.
struct Manifest {
  private static let header = "registrar manifest 1"

  let path: String
  private let source: String
  /// Sorted.
  private(set) var files = PathList()
  /// Why the list could not be kept, where the source folder must not be written to.
  private(set) var refusal: FileError?

  /// - Parameters:
  ///   - source: the source folder.
  ///   - output: the output folder; below the source folder it counts relative to it, so that both may move together.
  /// - Throws: `FileError` when the list is there and cannot be read.
  init(source: String, output: String) throws {
    self.source = source
    path = Self.path(source: source, output: output, "written")
    if let bytes = try readFile(path) { read(bytes) }
  }

  /// Where something about an output is noted.
  static func path(source: String, output: String, _ word: String) -> String {
    let base = absolutePath(source)
    let target = absolutePath(output)
    let key = target.hasPrefix(base + "/") ? String(target.dropFirst(base.count + 1)) : target
    return "\(StateFolder.path(in: source))/\(word)-\(Fingerprint.of(key.utf8)).txt"
  }

  private mutating func read(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var isFirst = true
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        if isFirst {
          guard line.elementsEqual(Self.header.utf8) else { return }
          isFirst = false
        } else if line.contains(UInt8(ascii: "\\")) {
          Self.path(ofLine: line).withUnsafeBufferPointer { files.append($0) }
        } else {
          files.append(UnsafeBufferPointer(rebasing: line))
        }
      }
    }
    files.sort()
  }

  /// Notes files, before or after they are written.
  ///
  /// A source folder that is read-only is no obstacle to building from it: then nothing is noted, and the next build
  /// knows only what it wants itself.
  /// - Throws: `FileError`.
  mutating func save(_ files: PathList) throws {
    self.files = files
    guard refusal == nil else { return }
    do {
      try write()
    } catch let error as FileError where error.isRefusal {
      refusal = error
    }
  }

  private func write() throws {
    try StateFolder.make(in: source)
    try writeFile(path, Array("\(Self.header)\n".utf8) + files.lines)
  }

  private static func path(ofLine line: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var path: [UInt8] = []
    var rest = line
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        path.append(byte)
        continue
      }
      path.append(escaped == UInt8(ascii: "n") ? UInt8(ascii: "\n") : escaped)
    }
    return path
  }
}
