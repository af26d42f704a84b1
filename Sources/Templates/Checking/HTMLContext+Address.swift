extension HTMLContext {
  /// How far an address has been written, and with it, what a value could still make of it.
  enum Address: Hashable {
    /// Before `url=` in the content of a `meta` tag that sends the reader elsewhere.
    case beforeAddress(String)
    /// Literal text only, which could be the start of a scheme: `java`.
    case prefix(String)
    /// Something whose scheme is not decided. Whether a value takes part in it is what a `:` has to know.
    case open(hasValue: Bool)
    /// A literal scheme that no value may follow.
    case refused(String)
    /// The scheme is decided, or there is none: what follows is a path, a query or a fragment.
    case settled

    func joined(with other: Address) -> Address? {
      if self == other { return self }
      switch (self, other) {
      case (.beforeAddress, _), (_, .beforeAddress): return nil
      case (.refused, _): return self
      case (_, .refused): return other
      case (.open(let a), .open(let b)): return .open(hasValue: a || b)
      case (.open(let hasValue), _), (_, .open(let hasValue)): return .open(hasValue: hasValue)
      default: return .open(hasValue: false)
      }
    }

    /// Takes in a byte of literal text, and answers whether it makes a value the scheme of the address.
    mutating func advance(over byte: UInt8) -> Bool {
      switch self {
      case .settled, .refused: return false
      case .beforeAddress(let text):
        // Browsers skip white space around each part of `0; url=…`, and capitals do not matter.
        if byte > 0x20, text.utf8.count < 64 { self = .beforeAddress(text + HTMLContext.lowercase(byte)) }
        if case .beforeAddress(let text) = self, text.hasSuffix("url=") { self = .prefix("") }
        return false
      case .prefix, .open: break
      }
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"): self = .settled
      case UInt8(ascii: "&"): self = .refused("&")
      case UInt8(ascii: ":"):
        switch self {
        case .prefix("http"), .prefix("https"), .prefix("mailto"): self = .settled
        case .prefix(let scheme): self = .refused(scheme)
        case .open(hasValue: true):
          self = .settled
          return true
        default: self = .refused("")
        }
      case 0...0x20: break
      default:
        if case .prefix(let text) = self, text.utf8.count < 64 {
          self = .prefix(text + HTMLContext.lowercase(byte))
        }
      }
      return false
    }
  }

  static func lowercase(_ byte: UInt8) -> String {
    String(UnicodeScalar((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
  }

  /// What kind of attribute is at hand.
  enum AttributeKind {
    case plain
    /// An address that the reader may follow or that the page shows.
    case address
    /// An address of something that the page runs or depends on.
    case loadedAddress
    case addressList
    /// An attribute whose value is a program, a style or a document.
    case forbidden
    /// The content of a `meta` tag with `http-equiv`.
    case refresh
  }

  private static let addresses: Set<String> = [
    "action", "archive", "background", "cite", "classid", "codebase", "data", "dynsrc", "formaction", "href",
    "icon", "longdesc", "lowsrc", "manifest", "poster", "profile", "src", "usemap", "xlink:href", "xml:base",
  ]
  private static let forbidden: Set<String> = ["style", "srcdoc", "http-equiv"]
  /// Elements of SVG that can set another element's address.
  private static let animations: Set<String> = ["animate", "animatemotion", "animatetransform", "set"]

  var attributeKind: AttributeKind {
    if attribute.hasPrefix("on") || Self.forbidden.contains(attribute) { return .forbidden }
    if Self.animations.contains(element) { return .forbidden }
    switch attribute {
    case "srcset", "imagesrcset", "ping": return .addressList
    case "src" where element == "script", "href" where element == "base": return .loadedAddress
    case "content" where element == "meta" && refresh.hasEquivalent: return .refresh
    default: return Self.addresses.contains(attribute) ? .address : .plain
    }
  }

  /// Prepares for the value of the attribute at hand.
  mutating func startValue() {
    switch attributeKind {
    case .plain, .forbidden, .addressList: address = .settled
    case .address, .loadedAddress: address = .prefix("")
    case .refresh: address = .beforeAddress("")
    }
  }
}
