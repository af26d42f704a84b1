#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Many paths, one after another in one array, each with a closing zero for the system.
///
/// A site has hundreds of thousands of them; as strings in sets they would cost more than the files.
package struct PathList: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []

  package init() {}

  package init(_ paths: some Sequence<String>) {
    for path in paths { append(path) }
  }

  package var count: Int { starts.count }
  package var isEmpty: Bool { starts.isEmpty }
  package var indices: Range<Int> { starts.indices }

  package subscript(index: Int) -> String {
    withPath(index) { String(decoding: $0, as: UTF8.self) }
  }

  package mutating func reserve(_ count: Int) {
    starts.reserveCapacity(count)
    bytes.reserveCapacity(count * 24)
  }

  package mutating func append(_ path: UnsafeBufferPointer<UInt8>) {
    starts.append(bytes.count)
    bytes.append(contentsOf: path)
    bytes.append(0)
  }

  package mutating func append(_ path: String) {
    var path = path
    path.withUTF8 { append($0) }
  }

  /// All paths, a line each; line ends and backslashes in them are escaped.
  package var lines: [UInt8] {
    let (lineEnd, backslash) = (UInt8(ascii: "\n"), UInt8(ascii: "\\"))
    // Paths hold no zeros, so each zero is the end of one.
    if !holds(lineEnd), !holds(backslash) {
      return [UInt8](unsafeUninitializedCapacity: bytes.count) { lines, count in
        for index in bytes.indices { lines[index] = bytes[index] == 0 ? lineEnd : bytes[index] }
        count = bytes.count
      }
    }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count + 2)
    for byte in bytes {
      switch byte {
      case 0: lines.append(lineEnd)
      case lineEnd: lines.append(contentsOf: #"\n"#.utf8)
      case backslash: lines.append(contentsOf: #"\\"#.utf8)
      default: lines.append(byte)
      }
    }
    return lines
  }

  private func holds(_ byte: UInt8) -> Bool {
    bytes.withUnsafeBytes { memory in
      memory.baseAddress.map { memchr($0, Int32(byte), memory.count) != nil } ?? false
    }
  }

  /// Calls `body` with a path's bytes, behind which a zero stands.
  @inline(__always)
  package func withPath<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = starts[index]
    let end = (index + 1 < starts.count ? starts[index + 1] : bytes.count) - 1
    return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  /// Calls `body` with a path as the system wants it.
  @inline(__always)
  package func withName<Result>(_ index: Int, _ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try withPath(index) { path in
      try path.withMemoryRebound(to: CChar.self) { try body($0.baseAddress.unsafelyUnwrapped) }
    }
  }

  // MARK: Order

  /// Below, at or above zero as the bytes of a path come before, are or come after those of another one.
  package static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let shared = min(a.count, b.count)
    if shared > 0, let first = a.baseAddress, let second = b.baseAddress {
      let order = memcmp(first, second, shared)
      if order != 0 { return Int(order) }
    }
    return a.count - b.count
  }

  /// Compares a path of this list with one of another.
  @inline(__always)
  package func order(_ index: Int, _ other: PathList, _ otherIndex: Int) -> Int {
    withPath(index) { path in other.withPath(otherIndex) { Self.order(path, $0) } }
  }

  /// Sorts by the bytes of the paths, and leaves out what is there twice.
  ///
  /// - Complexity: O(*n* log *r*) for *r* stretches that are in order already, which a site has few of.
  package mutating func sort() {
    var runs: [[Int]] = []
    var run: [Int] = []
    for index in indices {
      if index > 0 {
        let order = order(index - 1, self, index)
        if order == 0 { continue }
        if order > 0 {
          runs.append(run)
          run = []
        }
      }
      run.append(index)
    }
    if runs.isEmpty, run.count == count { return }
    runs.append(run)
    while runs.count > 1 {
      runs = stride(from: 0, to: runs.count, by: 2).map { number in
        number + 1 < runs.count ? merged(runs[number], runs[number + 1]) : runs[number]
      }
    }
    var sorted = PathList()
    sorted.reserve(count)
    for index in runs[0] { withPath(index) { sorted.append($0) } }
    self = sorted
  }

  private func merged(_ a: [Int], _ b: [Int]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      let order = order(a[i], self, b[j])
      if order <= 0 {
        result.append(a[i])
        i += 1
        if order == 0 { j += 1 }
      } else {
        result.append(b[j])
        j += 1
      }
    }
    return result + a[i...] + b[j...]
  }

  /// The paths of both lists, which must be sorted.
  package func union(_ other: PathList) -> PathList {
    if other.isEmpty { return self }
    if isEmpty { return other }
    var result = PathList()
    result.reserve(max(count, other.count))
    var (i, j) = (0, 0)
    while i < count || j < other.count {
      let order = i == count ? 1 : j == other.count ? -1 : order(i, other, j)
      if order <= 0 { withPath(i) { result.append($0) } } else { other.withPath(j) { result.append($0) } }
      if order <= 0 { i += 1 }
      if order >= 0 { j += 1 }
    }
    return result
  }

  /// Whether a sorted list holds every path of another one.
  package func isSuperset(of other: PathList) -> Bool {
    var i = 0
    for j in other.indices {
      while i < count, order(i, other, j) < 0 { i += 1 }
      guard i < count, order(i, other, j) == 0 else { return false }
    }
    return true
  }

  /// Whether a sorted list holds a path.
  ///
  /// - Complexity: O(log *n*).
  package func contains(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let order = withPath(middle) { Self.order($0, path) }
      if order == 0 { return true }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return false
  }

  package func contains(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { contains($0) }
  }

  /// Every folder that the paths lie in, parents first; the paths must be sorted.
  package var folders: [String] {
    var folders: Set<String> = []
    var last: [UInt8] = []
    for index in indices {
      withPath(index) { path in
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")), !path[..<slash].elementsEqual(last) else { return }
        last = Array(path[..<slash])
        var folder = last[...]
        while folders.insert(String(decoding: folder, as: UTF8.self)).inserted,
          let slash = folder.lastIndex(of: UInt8(ascii: "/"))
        { folder = folder[..<slash] }
      }
    }
    return folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
