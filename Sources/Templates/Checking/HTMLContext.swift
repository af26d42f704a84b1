/// Where in HTML a template's output has got to: the part of the HTML tokenizer's state that decides
/// whether a value may stand here.
///
/// It follows the tokenizer of the HTML standard (section 13.2.5), except that it tells fewer states apart.
struct HTMLContext: Hashable {
  enum State: Hashable {
    case text
    /// In an element whose content is text up to its end tag, but in which references are decoded.
    case title
    /// In an element whose content is taken as it stands: a script, a style and the like.
    case rawText
    /// After `<`.
    case tagOpen
    /// After `</`.
    case endTagOpen
    case tagName
    case betweenAttributes
    case attributeName
    case afterAttributeName
    case beforeValue
    case quotedValue(UInt8)
    case unquotedValue
    case afterValue
    /// In a tag, where white space or its end must come next, because a branch or a loop starts or ends here.
    case boundary
    /// After `<!`.
    case declarationOpen
    case comment
    /// In a declaration or something else that ends at the next `>`.
    case declaration
  }

  var state = State.text
  /// The name, in small letters, of the tag at hand or of the element whose text is being read.
  var element = ""
  var isEndTag = false
  /// The name, in small letters, of the attribute at hand.
  var attribute = ""
  var address = Address.settled
  /// How much of what would end this state has been read: of `-->` or of `</script`.
  var progress = 0
  /// How much of `<!--` has been read in a script.
  var commentProgress = 0
  var json = JSON()
  /// The value of a script's `type` as far as it has been read.
  var scriptType = ""
  var refresh = Refresh()

  /// What is known of a script that may hold JSON-LD.
  struct JSON: Hashable {
    /// Whether the tag at hand has said what type its script is.
    var isTypeKnown = false
    var isJSON = false
    var isInString = false
    var isEscaped = false
  }

  /// What is known of a `meta` tag that may send the reader elsewhere.
  struct Refresh: Hashable {
    var hasEquivalent = false
    var contentHasValue = false
  }

  static let titleElements: Set<String> = ["title", "textarea"]
  static let rawTextElements: Set<String> = [
    "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]

  /// What messages call this place.
  var place: String {
    switch state {
    case .text: "in text"
    case .title, .rawText: "inside <\(element)>"
    case .tagOpen, .endTagOpen, .tagName: "in the name of a tag"
    case .betweenAttributes, .attributeName, .afterAttributeName, .afterValue, .boundary: "inside a tag"
    case .beforeValue, .unquotedValue: "in an attribute without quotes"
    case .quotedValue: "in the attribute '\(attribute)'"
    case .declarationOpen, .comment, .declaration: "in a comment or declaration"
    }
  }
}

// MARK: Branches and loops

extension HTMLContext {
  /// The place where a branch starts or ends: what stands before it in a tag is complete.
  var atBoundary: HTMLContext {
    var context = self
    switch state {
    case .tagName, .afterValue, .attributeName:
      context.state = .boundary
      context.attribute = ""
      context.address = .settled
      if state == .attributeName { _ = context.refresh.sees(attribute: attribute, of: element) }
    case .afterAttributeName:
      context.state = .betweenAttributes
      context.attribute = ""
    default: break
    }
    return context
  }

  /// The place after branches that end here and at `other`, unless those are places of different kinds.
  func joined(with other: HTMLContext) -> HTMLContext? {
    if self == other { return self }
    guard element == other.element, isEndTag == other.isEndTag, attribute == other.attribute,
      progress == other.progress, commentProgress == other.commentProgress,
      scriptType == other.scriptType
    else { return nil }
    var joined = self
    if state != other.state {
      let states: Set = [state, other.state]
      guard states == [.betweenAttributes, .boundary] else { return nil }
      joined.state = .boundary
    }
    guard json.isInString == other.json.isInString, json.isEscaped == other.json.isEscaped else { return nil }
    joined.json.isJSON = json.isJSON && other.json.isJSON
    joined.json.isTypeKnown = json.isTypeKnown || other.json.isTypeKnown
    joined.refresh.hasEquivalent = refresh.hasEquivalent || other.refresh.hasEquivalent
    joined.refresh.contentHasValue = refresh.contentHasValue || other.refresh.contentHasValue
    guard let address = address.joined(with: other.address) else { return nil }
    joined.address = address
    return joined
  }

  /// Whether a loop that starts here may end its turns at `end`: what was checked for the first turn must
  /// hold for the second.
  func canRepeat(from end: HTMLContext) -> Bool {
    guard var joined = joined(with: end) else { return false }
    if end.address == .settled { joined.address = address }
    if end.refresh == joined.refresh { joined.refresh = refresh }
    if !end.json.isTypeKnown || json.isTypeKnown { joined.json.isTypeKnown = json.isTypeKnown }
    return joined == self
  }
}

extension HTMLContext.Refresh {
  /// Notes an attribute of a `meta` tag, and answers whether it comes too late.
  mutating func sees(attribute: String, of element: String) -> Bool {
    guard element == "meta", attribute == "http-equiv" else { return false }
    hasEquivalent = true
    return contentHasValue
  }
}
