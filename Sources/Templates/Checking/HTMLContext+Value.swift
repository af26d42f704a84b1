extension HTMLContext {
  /// How a value is written at a place.
  enum Printing: UInt8 {
    /// Escaped, and HTML as it stands.
    case text
    /// Escaped. HTML prints nothing.
    case attribute
    /// An address that is escaped, and printed as `#` unless it is relative, http, https or mailto.
    case address
    /// An address among others: as `address`, and `#` too where it holds white space.
    case listedAddress
    /// JSON as it stands.
    case json
    /// A number as the language writes it; anything else as `attribute`.
    case localNumber
  }

  /// Goes on over a value that is printed here.
  /// - Returns: How it is to be written, or what is wrong with it.
  mutating func advance(overValueOf type: CheckedType) -> Result<Printing, Refusal> {
    defer {
      progress = 0
      commentProgress = 0
    }
    let isJSON = type.kind == .scalar(.json)
    if isJSON, state != .rawText || !json.isJSON {
      return .failure(Refusal(TemplateUnsafeContext.jsonElsewhere))
    }
    let holdsHTML = if case .scalar(let scalars) = type.kind { scalars.contains(.html) } else { false }
    switch state {
    case .text: return .success(.text)
    case .title:
      return holdsHTML ? .failure(Refusal(TemplateUnsafeContext.html)) : .success(.attribute)
    case .rawText:
      guard json.isJSON else { return .failure(Refusal(TemplateUnsafeContext.element(element))) }
      if !isJSON, type.kind != .unknown { return .failure(Refusal(TemplateUnsafeContext.json)) }
      return json.isInString ? .failure(Refusal(TemplateUnsafeContext.jsonString)) : .success(.json)
    case .tagOpen, .endTagOpen, .tagName: return .failure(Refusal(TemplateUnsafeContext.tagName))
    case .betweenAttributes, .attributeName, .afterAttributeName, .afterValue, .boundary:
      return .failure(Refusal(TemplateUnsafeContext.attributeName))
    case .beforeValue, .unquotedValue: return .failure(Refusal(TemplateUnsafeContext.unquoted))
    case .declarationOpen, .comment, .declaration: return .failure(Refusal(TemplateUnsafeContext.comment))
    case .quotedValue:
      return holdsHTML ? .failure(Refusal(TemplateUnsafeContext.html)) : advanceInAttribute(type)
    }
  }

  struct Refusal: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }

  private mutating func advanceInAttribute(_ type: CheckedType) -> Result<Printing, Refusal> {
    if element == "script", attribute == "type" { scriptType += "\u{0}" }
    let scalars: CheckedType.Scalars = if case .scalar(let scalars) = type.kind { scalars } else { [] }
    // Numbers and dates can be no part of a scheme's end, nor of another address.
    let isHarmless =
      type.kind == .unknown || scalars.isSubset(of: [.integer, .number, .date]) && !scalars.isEmpty
    let isAddress =
      type.kind == .unknown || scalars.isSubset(of: [.url, .integer, .number, .date]) && !scalars.isEmpty
    switch attributeKind {
    case .forbidden: return .failure(Refusal(TemplateUnsafeContext.attribute(attribute)))
    case .plain:
      if element == "meta", attribute == "content" { refresh.contentHasValue = true }
      return .success(.attribute)
    case .addressList:
      return isAddress ? .success(.listedAddress) : .failure(Refusal(TemplateUnsafeContext.addressList))
    case .loadedAddress where !isAddress: return .failure(Refusal(TemplateUnsafeContext.loadedAddress))
    case .address, .loadedAddress, .refresh: break
    }
    switch address {
    case .beforeAddress: return .failure(Refusal(TemplateUnsafeContext.refresh))
    case .refused(let scheme):
      let isScheme = !scheme.isEmpty && scheme != "&"
      return .failure(
        Refusal(isScheme ? TemplateUnsafeContext.scheme(scheme) : TemplateUnsafeContext.completesScheme))
    case .settled: return .success(.attribute)
    case .prefix(""):
      address = .open(hasValue: true)
      return .success(.address)
    case .prefix, .open:
      address = .open(hasValue: true)
      guard isAddress || isHarmless else {
        return .failure(Refusal(TemplateUnsafeContext.completesScheme))
      }
      return .success(.address)
    }
  }
}
