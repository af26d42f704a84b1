import HummingbirdCore
import NIOCore

/// The body of a request, which is read at most once and never held beyond a limit.
struct LimitedBody {
  private let body: RequestBody
  private var iterator: RequestBody.AsyncIterator?

  init(_ body: RequestBody) { self.body = body }

  /// Reads all of it.
  ///
  /// - Parameter limit: how many bytes are read at most.
  /// - Returns: `nil` when there is more.
  /// - Throws: when the connection breaks.
  mutating func collect(upTo limit: Int) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    while let buffer = try await next() {
      guard bytes.count + buffer.readableBytes <= limit else { return nil }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    return bytes
  }

  /// Reads what is left and forgets it.
  ///
  /// - Returns: whether all of it came within the limit.
  mutating func discard(upTo limit: Int) async throws -> Bool {
    var count = 0
    while let buffer = try await next() {
      count += buffer.readableBytes
      if count > limit { return false }
    }
    return true
  }

  private mutating func next() async throws -> ByteBuffer? {
    var iterator = self.iterator ?? body.makeAsyncIterator()
    let buffer = try await iterator.next()
    self.iterator = iterator
    return buffer
  }
}
