import Catalogue
import Diagnostics

/// What a user says that a column holds.
package struct ColumnMapping: Sendable, Hashable {
  package var column: String
  /// Nothing where the column is to be passed over.
  package var field: String?

  package init(column: String, field: String?) {
    self.column = column
    self.field = field
  }

  /// Reads `column=field`; `column=` and `column=-` say that a column means nothing.
  package init?(_ text: String) {
    // Column names may hold the sign, fields do not.
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else { return nil }
    let field = text[text.index(after: sign)...]
    self.init(column: String(text[..<sign]), field: field.isEmpty || field == "-" ? nil : String(field))
  }
}

/// A column or a field that there is not; its words are for the user.
package struct ColumnError: Error, Hashable, CustomStringConvertible {
  package let description: String
}

/// Which column fills which field.
struct ImportColumns: Sendable {
  /// The names of the columns, as the file has them.
  let names: [String]
  /// The field of each column, if it has one.
  private(set) var fields: [ImportedField?]
  /// The columns that fill nothing and were not told to.
  private(set) var unused: [String] = []

  /// - Throws: ``ColumnError`` for a mapping that names no column or no field of the kind.
  init(names: [String], kind: RecordKind, mappings: [ColumnMapping]) throws {
    self.names = names
    let known = ImportedField.fields(of: kind)
    fields = [ImportedField?](repeating: nil, count: names.count)
    var isSettled = [Bool](repeating: false, count: names.count)
    var taken: Set<String> = []
    for mapping in mappings {
      let column = try Self.column(mapping.column, among: names)
      if isSettled[column] { throw ColumnError(description: "the column '\(names[column])' is mapped twice") }
      isSettled[column] = true
      guard let name = mapping.field else { continue }
      let field = try Self.field(name, among: known, of: kind)
      guard taken.insert(field.name).inserted else {
        throw ColumnError(description: "two columns are mapped to '\(field.name)'")
      }
      fields[column] = field
    }
    // Of several columns for one field the likeliest counts: `user_id` before `login_id`.
    var best: [String: (rank: Int, column: Int)] = [:]
    var ranks: [String: [(field: Int, rank: Int)]] = [:]
    for (number, field) in known.enumerated() {
      for (rank, synonym) in field.synonyms.enumerated() { ranks[synonym, default: []].append((number, rank)) }
    }
    for column in names.indices where !isSettled[column] {
      for (number, rank) in ranks[ImportedField.key(of: names[column])] ?? [] {
        let name = known[number].name
        guard !taken.contains(name), best[name].map({ rank < $0.rank }) ?? true else { continue }
        best[name] = (rank, column)
      }
    }
    for field in known {
      if let (_, column) = best[field.name], fields[column] == nil { fields[column] = field }
    }
    unused = names.indices.filter { fields[$0] == nil && !isSettled[$0] && !names[$0].isEmpty }.map { names[$0] }
  }

  func has(_ field: String) -> Bool { fields.contains { $0?.name == field } }

  // MARK: What users name

  private static func column(_ name: String, among names: [String]) throws -> Int {
    if let column = names.firstIndex(of: name) { return column }
    let key = ImportedField.key(of: name)
    if let column = names.firstIndex(where: { !key.isEmpty && ImportedField.key(of: $0) == key }) { return column }
    let advice =
      suggestion(for: name, among: names).map { "did you mean '\($0)'?" } ?? "there are \(Self.list(names))"
    throw ColumnError(description: "there is no column '\(name)'; \(advice)")
  }

  private static func field(_ name: String, among known: [ImportedField], of kind: RecordKind) throws -> ImportedField {
    let key = ImportedField.key(of: name)
    if let field = known.first(where: { $0.synonyms[0] == key }) { return field }
    let names = known.map(\.name)
    let advice = suggestion(for: name, among: names).map { "did you mean '\($0)'?" } ?? "there are \(Self.list(names))"
    throw ColumnError(description: "no column can fill a field '\(name)' of \(kind.nameWithArticle); \(advice)")
  }

  /// Names between single quotes, the first few of many.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
  }
}
