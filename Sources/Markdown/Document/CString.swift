/// A text of libcmark's: bytes up to a zero, which may be no valid UTF-8.
struct CString {
  private let start: UnsafePointer<UInt8>?

  init(_ pointer: UnsafePointer<CChar>?) {
    start = UnsafeRawPointer(pointer)?.assumingMemoryBound(to: UInt8.self)
  }

  var isEmpty: Bool { start?.pointee ?? 0 == 0 }

  /// The bytes without the zero.
  ///
  /// - Complexity: O(length).
  var bytes: UnsafeBufferPointer<UInt8> {
    guard let start else { return UnsafeBufferPointer(start: nil, count: 0) }
    var count = 0
    while start[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// The text, in which what is no UTF-8 is replaced.
  var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed or carriage return.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isLetter && !isDigit }
  var lowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}
