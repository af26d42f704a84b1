import Files

/// What builds wrote into one output, so that a later build knows its own files from foreign ones.
///
/// It lies in `.registrar/` in the source folder: one path a line, sorted, below a line that names the format.
struct Manifest {
  private static let header = "registrar manifest 1"

  let path: String
  private(set) var files: Set<String>

  /// - Parameters:
  ///   - source: the source folder.
  ///   - output: the output folder; below the source folder it counts relative to it, so that both may move together.
  /// - Throws: `FileError` when the list is there and cannot be read.
  init(source: String, output: String) throws {
    let base = absolutePath(source)
    let target = absolutePath(output)
    let key = target.hasPrefix(base + "/") ? String(target.dropFirst(base.count + 1)) : target
    path = "\(source)/.registrar/written-\(Fingerprint.of(key.utf8)).txt"
    var lines = String(decoding: try readFile(path) ?? [], as: UTF8.self).split(separator: "\n")
    files = lines.first.map { $0 == Self.header } == true ? Set(lines.removeFirst() == Self.header ? lines.map(String.init) : []) : []
  }

  /// Notes files, before or after they are written.
  ///
  /// - Throws: `FileError`.
  mutating func save(_ files: Set<String>) throws {
    self.files = files
    try makeFolders(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)))
    var bytes = Array("\(Self.header)\n".utf8)
    for file in files.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      bytes.append(contentsOf: file.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    try writeFile(path, bytes)
  }
}
