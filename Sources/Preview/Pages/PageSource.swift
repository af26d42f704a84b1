/// Where the pages come from that are served.
package protocol PageSource: Sendable {
  /// Finds what stands at an address; may take its time, as it is not called where others would wait for it.
  ///
  /// - Parameter parts: what stands between the slashes of the address, without escapes. It is what a stranger sent,
  ///   and can be anything.
  /// - Throws: when the system refuses.
  func find(_ parts: [String]) throws -> FoundPage
}

package enum FoundPage: Sendable {
  case content(PageContent)
  /// A folder: its page is `index.html`.
  case folder
  case missing
}

/// The bytes of a page or another file.
package struct PageContent: Sendable {
  /// In bytes.
  package var count: Int
  /// Differs whenever the bytes do; printable ASCII without quotes.
  package var version: String
  /// Reads some of the bytes, from an offset on; may block.
  package var read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]

  package init(
    count: Int, version: String, read: @escaping @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) {
    self.count = count
    self.version = version
    self.read = read
  }

  /// Bytes that are in memory.
  init(_ bytes: [UInt8], version: String) {
    self.init(count: bytes.count, version: version) { offset, count in
      offset == 0 && count >= bytes.count
        ? bytes : Array(bytes[min(offset, bytes.count)..<min(bytes.count, offset + count)])
    }
  }
}
