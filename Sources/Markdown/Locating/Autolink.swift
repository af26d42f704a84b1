/// The form of an autolink, after CommonMark 0.30, section 6.5.
struct Autolink {
  /// Where letters can be put in without making it something else: behind the scheme, or before the `@`.
  let markPlace: Int

  /// - Returns: `nil` if what starts at the `<` at an offset is no autolink.
  init?(in body: UnsafeBufferPointer<UInt8>, at offset: Int) {
    if let colon = Self.scheme(body, from: offset + 1), Self.isAddress(body, from: colon + 1) {
      markPlace = colon + 1
    } else if let sign = Self.mail(body, from: offset + 1) {
      markPlace = sign
    } else {
      return nil
    }
  }

  /// The colon behind a scheme of 2 to 32 characters.
  private static func scheme(_ body: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < body.count, body[start].isLetter else { return nil }
    var index = start + 1
    while index < body.count, index - start <= 32 {
      let byte = body[index]
      if byte == UInt8(ascii: ":") { return index - start >= 2 ? index : nil }
      guard
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
          || byte == UInt8(ascii: "-")
      else { return nil }
      index += 1
    }
    return nil
  }

  private static func isAddress(_ body: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    for byte in body[start...] {
      if byte == UInt8(ascii: ">") { return true }
      // libcmark reads a NUL as U+FFFD, which may stand here.
      if (byte <= 0x20 && byte != 0) || byte == UInt8(ascii: "<") { return false }
    }
    return false
  }

  /// The `@` of an e-mail address.
  private static func mail(_ body: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < body.count, isLocal(body[index]) { index += 1 }
    guard index > start, index < body.count, body[index] == UInt8(ascii: "@"), isHost(body, from: index + 1)
    else { return nil }
    return index
  }

  private static func isHost(_ body: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    // Labels of 1 to 63 letters, digits and inner hyphens, with full stops between them.
    var label = 0
    var last = UInt8(ascii: "-")
    for byte in body[start...] {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: ">"):
        guard label > 0, label <= 63, last != UInt8(ascii: "-") else { return false }
        if byte == UInt8(ascii: ">") { return true }
        label = 0
      case _ where byte.isLetter || byte.isDigit: label += 1
      case UInt8(ascii: "-") where label > 0: label += 1
      default: return false
      }
      last = byte
    }
    return false
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    if byte.isLetter || byte.isDigit { return true }
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "@"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "\""),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      return false
    default: return byte.isPunctuation
    }
  }
}
