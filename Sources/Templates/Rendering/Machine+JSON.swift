extension Machine {
  /// Nested deeper, a mapping writes `null`: only a host could make one, and a page is no place for it.
  private static let depthLimit = 64

  /// Writes a value as JSON into `scratch`, in the form that Jinja's `tojson` has: sorted keys, only ASCII,
  /// and no character that could end the script around it.
  mutating func writeJSON(_ value: Value, _ data: any TemplateData, depth: Int) {
    guard depth < Self.depthLimit else { return scratch.append("null") }
    switch value {
    case .boolean(let flag): scratch.append(flag ? "true" : "false")
    case .integer(let number): scratch.append(integer: number)
    case .number(let thousandths): scratch.append(thousandths: thousandths)
    case .text(let text), .url(let text): writeJSON(text)
    case .date(let day):
      scratch.append(UInt8(ascii: "\""))
      Dates.append(day, to: &scratch)
      scratch.append(UInt8(ascii: "\""))
    case .list(let list):
      scratch.append(UInt8(ascii: "["))
      for index in 0..<Int(list.count) {
        if index > 0 { scratch.append(", ") }
        writeJSON(element(index, of: list, data), data, depth: depth + 1)
      }
      scratch.append(UInt8(ascii: "]"))
    case .mapping(let mapping): writeJSON(mapping, data, depth: depth)
    case .absent, .html, .record: scratch.append("null")
    }
  }

  private mutating func writeJSON(_ mapping: RecordRef, _ data: any TemplateData, depth: Int) {
    var entries = (0..<data.entryCount(of: mapping)).map { data.entry(at: $0, of: mapping) }
    entries.sort { Self.order($0.key, $1.key) < 0 }
    scratch.append(UInt8(ascii: "{"))
    for (index, entry) in entries.enumerated() {
      if index > 0 { scratch.append(", ") }
      writeJSON(entry.key)
      scratch.append(": ")
      writeJSON(entry.value, data, depth: depth + 1)
    }
    scratch.append(UInt8(ascii: "}"))
  }

  private mutating func writeJSON(_ text: UnsafeBufferPointer<UInt8>) {
    scratch.append(UInt8(ascii: "\""))
    var i = 0
    while i < text.count {
      let (scalar, length) = Texts.scalar(at: i, in: text)
      i += length
      switch scalar {
      case "\"": scratch.append("\\\"")
      case "\\": scratch.append("\\\\")
      case "\n": scratch.append("\\n")
      case "\r": scratch.append("\\r")
      case "\t": scratch.append("\\t")
      case "\u{8}": scratch.append("\\b")
      case "\u{C}": scratch.append("\\f")
      case "<", ">", "&", "'": writeEscape(UInt16(truncatingIfNeeded: scalar.value))
      case "\u{20}"..."\u{7E}": scratch.append(scalar: scalar)
      default: for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { writeEscape(unit) }
      }
    }
    scratch.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscape(_ unit: UInt16) {
    scratch.append("\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      scratch.append(Texts.hexDigit(UInt8(truncatingIfNeeded: unit >> shift) & 15, isCapital: false))
    }
  }
}
