extension HTMLContext {
  /// A fault in literal text: a place in the file, and what is wrong there.
  typealias Fault = (range: Range<Int>, message: String)

  /// Goes on over literal text.
  /// - Parameters:
  ///   - range: The text, as a range of `bytes`.
  ///   - bytes: The file.
  ///   - faults: Receives what is wrong.
  mutating func advance(
    over range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, faults: inout [Fault]
  ) {
    var i = range.lowerBound
    while i < range.upperBound {
      // Nothing but `<` matters in text, and most of a template is text.
      if state == .text {
        while i < range.upperBound, bytes[i] != UInt8(ascii: "<") { i += 1 }
        guard i < range.upperBound else { return }
      }
      advance(over: bytes[i], at: i, faults: &faults)
      i += 1
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private mutating func advance(over byte: UInt8, at index: Int, faults: inout [Fault]) {
    switch state {
    case .text: if byte == UInt8(ascii: "<") { state = .tagOpen }
    case .title, .rawText: advanceInElement(over: byte, at: index, faults: &faults)
    case .tagOpen:
      switch byte {
      case UInt8(ascii: "!"): (state, progress) = (.declarationOpen, 0)
      case UInt8(ascii: "/"): state = .endTagOpen
      case UInt8(ascii: "?"): state = .declaration
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        (state, isEndTag, element) = (.tagName, false, Self.lowercase(byte))
      case UInt8(ascii: "<"): break
      default: state = .text
      }
    case .endTagOpen:
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        (state, isEndTag, element) = (.tagName, true, Self.lowercase(byte))
      case UInt8(ascii: ">"): state = .text
      default: state = .declaration
      }
    case .declarationOpen:
      if byte == UInt8(ascii: "-") {
        progress += 1
        if progress == 2 { state = .comment }
      } else if byte == UInt8(ascii: ">") {
        endTag()
      } else {
        (state, progress) = (.declaration, 0)
      }
    case .declaration: if byte == UInt8(ascii: ">") { endTag() }
    case .comment: advanceInComment(over: byte)
    default: advanceInTag(over: byte, at: index, faults: &faults)
    }
  }

  /// Comments end at `-->` and `--!>`, and `<!-->` is one.
  private mutating func advanceInComment(over byte: UInt8) {
    switch (byte, progress) {
    case (UInt8(ascii: "-"), 3): progress = 1
    case (UInt8(ascii: "-"), _): progress = min(progress + 1, 2)
    case (UInt8(ascii: "!"), 2): progress = 3
    case (UInt8(ascii: ">"), 2...3): endTag()
    default: progress = 0
    }
  }

  // MARK: In a tag

  private mutating func advanceInTag(over byte: UInt8, at index: Int, faults: inout [Fault]) {
    switch state {
    case .tagName:
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
        state = .betweenAttributes
      } else if byte == UInt8(ascii: ">") {
        endTag()
      } else {
        element += Self.lowercase(byte)
      }
    case .boundary:
      if !Self.isSpace(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
        faults.append((index..<(index + 1), TemplateUnsafeContext.attributeWithoutSpace))
      }
      startAttribute(byte)
    case .betweenAttributes, .afterValue: startAttribute(byte)
    case .attributeName, .afterAttributeName:
      if byte == UInt8(ascii: "=") {
        endAttributeName(at: index, faults: &faults)
        state = .beforeValue
      } else if Self.isSpace(byte) {
        state = .afterAttributeName
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || state == .afterAttributeName {
        endAttributeName(at: index, faults: &faults)
        // The first attribute of a name counts, also one without a value.
        if isScriptType { json.isTypeKnown = true }
        startAttribute(byte)
      } else {
        attribute += Self.lowercase(byte)
      }
    case .beforeValue:
      if Self.isSpace(byte) { return }
      startValue()
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        state = .quotedValue(byte)
      } else if byte == UInt8(ascii: ">") {
        endTag()
      } else {
        state = .unquotedValue
        advanceInValue(over: byte, at: index, faults: &faults)
      }
    case .quotedValue(let quote):
      if byte == quote { endValue() } else { advanceInValue(over: byte, at: index, faults: &faults) }
    case .unquotedValue:
      if Self.isSpace(byte) || byte == UInt8(ascii: ">") {
        endValue()
        startAttribute(byte)
      } else {
        advanceInValue(over: byte, at: index, faults: &faults)
      }
    default: break
    }
  }

  private mutating func startAttribute(_ byte: UInt8) {
    if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
      state = .betweenAttributes
    } else if byte == UInt8(ascii: ">") {
      endTag()
    } else {
      (state, attribute) = (.attributeName, Self.lowercase(byte))
    }
  }

  private mutating func endAttributeName(at index: Int, faults: inout [Fault]) {
    if refresh.sees(attribute: attribute, of: element) {
      faults.append((index..<(index + 1), TemplateUnsafeContext.afterRefresh))
    }
  }

  private var isScriptType: Bool { element == "script" && attribute == "type" && !json.isTypeKnown }

  private mutating func advanceInValue(over byte: UInt8, at index: Int, faults: inout [Fault]) {
    if isScriptType, scriptType.utf8.count < 64 { scriptType += Self.lowercase(byte) }
    if address.advance(over: byte) {
      faults.append((index..<(index + 1), TemplateUnsafeContext.colonAfterValue))
    }
  }

  private mutating func endValue() {
    if isScriptType {
      json.isTypeKnown = true
      json.isJSON = scriptType == "application/ld+json"
      scriptType = ""
    }
    (state, attribute, address) = (.afterValue, "", .settled)
  }

  /// Goes on after the `>` of a tag, a comment or a declaration.
  private mutating func endTag() {
    var next = HTMLContext()
    if state != .comment, state != .declaration, state != .declarationOpen, !isEndTag {
      if Self.titleElements.contains(element) {
        (next.state, next.element) = (.title, element)
      } else if Self.rawTextElements.contains(element) {
        (next.state, next.element) = (.rawText, element)
        next.json.isJSON = element == "script" && json.isJSON
      }
    }
    self = next
  }

  // MARK: In an element that holds only text

  private mutating func advanceInElement(over byte: UInt8, at index: Int, faults: inout [Fault]) {
    if element == "plaintext" { return }
    advanceInScript(over: byte, at: index, faults: &faults)
    let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    let length = element.utf8.count
    if progress == length + 2 {
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
        let name = element
        self = HTMLContext()
        (element, isEndTag, state) = (name, true, .betweenAttributes)
        if byte == UInt8(ascii: ">") { endTag() }
        return
      }
      progress = 0
    }
    switch progress {
    case 0: break
    case 1: progress = byte == UInt8(ascii: "/") ? 2 : 0
    default:
      let expected = element.utf8[element.utf8.index(element.utf8.startIndex, offsetBy: progress - 2)]
      progress = lower == expected ? progress + 1 : 0
    }
    if progress == 0, byte == UInt8(ascii: "<") { progress = 1 }
  }

  private mutating func advanceInScript(over byte: UInt8, at index: Int, faults: inout [Fault]) {
    guard element == "script" else { return }
    let opening: StaticString = "<!--"
    if byte == opening.utf8Start[commentProgress] {
      commentProgress += 1
      if commentProgress == 4 {
        faults.append(((index - 3)..<(index + 1), TemplateUnsafeContext.scriptComment))
        commentProgress = 0
      }
    } else {
      commentProgress = byte == UInt8(ascii: "<") ? 1 : 0
    }
    guard json.isJSON else { return }
    if json.isEscaped {
      json.isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      json.isEscaped = json.isInString
    } else if byte == UInt8(ascii: "\"") {
      json.isInString.toggle()
    }
  }
}
