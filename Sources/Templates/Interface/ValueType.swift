/// What kind of value an expression can have, as the checker sees it.
package indirect enum ValueType: Sendable, Hashable {
  /// Characters, escaped wherever they are printed.
  case text
  /// Rendered Markdown: printed as it stands, and only in text.
  case html
  /// An address. It prints as text does, and says that it is complete, so it may follow other addresses.
  case url
  case boolean
  case integer
  /// A number with up to three decimals.
  case number
  /// A calendar day.
  case date
  case list(ValueType)
  /// A record, by the number of its type in ``Schema/records``.
  case record(Int)
  /// Names and dynamic values that no schema declares.
  case mapping
  /// A value of which nothing is known before it is rendered: it escapes every check of types.
  case dynamic
}

/// A field of a record: a name that templates may write after a dot.
package struct FieldSchema: Sendable, Hashable {
  package let name: String
  package let type: ValueType
  /// Whether the field can be absent.
  ///
  /// An absent value prints nothing and counts as false.
  package let isOptional: Bool
  /// Whether the value, in one and the same record, prints the same on all pages of a family.
  ///
  /// Which pages are of a family is for the host to say, see ``Renderer``.
  package private(set) var isSteady: Bool
  /// One sentence for the generated reference.
  package let summary: String

  package init(
    _ name: String, _ type: ValueType, isOptional: Bool = false, isSteady: Bool = false, summary: String
  ) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.isSteady = isSteady
    self.summary = summary
  }

  /// The same field, whose value prints the same on all pages of a family.
  package var steady: FieldSchema {
    var field = self
    field.isSteady = true
    return field
  }
}

/// A kind of record and its fields.
///
/// The number of a field is its place in `fields`.
package struct RecordSchema: Sendable, Hashable {
  /// The singular noun that messages and the reference use, such as `course`.
  package let name: String
  /// One sentence for the generated reference.
  package let summary: String
  package let fields: [FieldSchema]

  package init(name: String, summary: String, fields: [FieldSchema]) {
    self.name = name
    self.summary = summary
    self.fields = fields
  }
}
