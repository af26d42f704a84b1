/// What the checker knows of a value: what it can be, and whether it can be absent.
struct CheckedType: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    /// Nothing is known because of a fault that has been reported: no further fault follows from it.
    case unknown
    /// The type of `none`, and of the elements of an empty list.
    case nothing
    /// One of several simple values: `course.credits or "none"` is a number or a text.
    case scalar(Scalars)
    case list(Kind)
    case record(Int)
    case mapping
    case dynamic
    /// The state of the loop with this number.
    case loop(Int)
    /// What `groupby` makes: a value and the list of the elements that share it.
    case group(key: Scalars, element: Kind)
  }

  struct Scalars: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let text = Scalars(rawValue: 1)
    static let html = Scalars(rawValue: 2)
    static let url = Scalars(rawValue: 4)
    static let boolean = Scalars(rawValue: 8)
    static let integer = Scalars(rawValue: 16)
    static let number = Scalars(rawValue: 32)
    static let date = Scalars(rawValue: 64)
    /// What `tojson` makes.
    static let json = Scalars(rawValue: 128)

    static let texts: Scalars = [.text, .url]
    static let numbers: Scalars = [.integer, .number]
    static let printable: Scalars = [.text, .html, .url, .integer, .number, .date, .json]

    var names: String {
      let all: [(Scalars, String)] = [
        (.text, "text"), (.html, "html"), (.url, "url"), (.boolean, "boolean"), (.integer, "integer"),
        (.number, "number"), (.date, "date"), (.json, "JSON"),
      ]
      return all.filter { contains($0.0) }.map(\.1).joined(separator: " or ")
    }
  }

  var kind: Kind
  var isOptional: Bool

  init(_ kind: Kind, isOptional: Bool = false) {
    self.kind = kind
    self.isOptional = isOptional
  }

  init(of type: ValueType, isOptional: Bool) {
    self.init(Kind(type), isOptional: isOptional)
  }

  static let unknown = CheckedType(.unknown)
  static let boolean = CheckedType(.scalar(.boolean))
  static let integer = CheckedType(.scalar(.integer))
  static let text = CheckedType(.scalar(.text))

  /// The type of a value that is of this type or of another, unless nothing can be both printed and looked
  /// into.
  func joined(with other: CheckedType) -> CheckedType? {
    guard let kind = kind.joined(with: other.kind) else { return nil }
    let isOptional = isOptional || other.isOptional || kind == .nothing
    return CheckedType(kind, isOptional: isOptional || self.kind == .nothing || other.kind == .nothing)
  }
}

extension CheckedType.Kind {
  init(_ type: ValueType) {
    switch type {
    case .text: self = .scalar(.text)
    case .html: self = .scalar(.html)
    case .url: self = .scalar(.url)
    case .boolean: self = .scalar(.boolean)
    case .integer: self = .scalar(.integer)
    case .number: self = .scalar(.number)
    case .date: self = .scalar(.date)
    case .list(let element): self = .list(Self(element))
    case .record(let number): self = .record(number)
    case .mapping: self = .mapping
    case .dynamic: self = .dynamic
    }
  }

  func joined(with other: Self) -> Self? {
    if self == other { return self }
    switch (self, other) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.nothing, _): return other
    case (_, .nothing): return self
    case (.scalar(let a), .scalar(let b)):
      // JSON is printed as it stands, so it must never be mistaken for anything else.
      return a.contains(.json) || b.contains(.json) ? nil : .scalar(a.union(b))
    case (.list(let a), .list(let b)): return a.joined(with: b).map { .list($0) }
    case (.dynamic, .scalar(let scalars)), (.scalar(let scalars), .dynamic):
      return scalars.contains(.json) ? nil : .dynamic
    case (.dynamic, .mapping), (.mapping, .dynamic), (.dynamic, .list), (.list, .dynamic): return .dynamic
    default: return nil
    }
  }

  /// What messages call such a value.
  func name(_ schema: Schema) -> String {
    switch self {
    case .unknown, .dynamic: "a value"
    case .nothing: "none"
    case .scalar(let scalars): scalars.names
    case .list(let element): "a list of \(element.name(schema))"
    case .record(let number): "a record '\(schema.records[number].name)'"
    case .mapping: "a mapping"
    case .loop: "the loop"
    case .group: "a group"
    }
  }

  /// Whether nothing can be said against any use before the value is there.
  var escapesChecks: Bool { self == .unknown || self == .dynamic }

  var scalars: CheckedType.Scalars? { if case .scalar(let scalars) = self { scalars } else { nil } }
}
