import Diagnostics
import FrontMatter

/// The type that settings declare for a field of `extra`.
package indirect enum ExtraType: Sendable, Hashable {
  case text
  case number
  case date
  case boolean
  case reference(RecordKind)
  case list(ExtraType)

  /// As settings write it.
  package var name: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .date: "date"
    case .boolean: "boolean"
    case .reference(let kind): "reference(\(kind.name))"
    case .list(let item): "list(\(item.name))"
    }
  }
}

/// What `extra` may hold for one kind of record, where settings say so.
package struct ExtraDeclaration: Sendable, Hashable {
  /// In the order of the settings.
  package var fields: [(name: String, type: ExtraType)]

  package init(fields: [(name: String, type: ExtraType)] = []) { self.fields = fields }

  package static func == (a: ExtraDeclaration, b: ExtraDeclaration) -> Bool {
    a.fields.elementsEqual(b.fields) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for field in fields {
      hasher.combine(field.name)
      hasher.combine(field.type)
    }
  }
}

extension ValueReader {
  /// Keeps the site's own fields; where their kind is declared, checks their names and types.
  mutating func readExtra(_ value: Int, of kind: RecordKind, declared: ExtraDeclaration?) -> Run<ExtraNode> {
    let node = document[value]
    if node.isAbsent { return Run() }
    guard node.kind == .mapping else {
      reportInvalid("extra", node, expected: "a mapping")
      return Run()
    }
    if let declared { checkExtra(value, of: kind, against: declared) }
    var nodes: [ExtraNode] = []
    for index in value..<Int(node.next) {
      let inner = document[index]
      let shape: ExtraNode.Shape =
        switch inner.kind {
        case .scalar: inner.isAbsent ? .absent : .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        }
      nodes.append(
        ExtraNode(
          shape: shape, text: text(of: inner), place: Place(inner.range), next: Int32(Int(inner.next) - value),
          target: Reference.unresolved))
    }
    return keep(nodes)
  }

  private mutating func checkExtra(_ value: Int, of kind: RecordKind, against declared: ExtraDeclaration) {
    mapping(value, "extra") { reader, key, value in
      let name = reader.text(of: reader.document[key]).string
      guard let field = declared.fields.first(where: { $0.name == name }) else {
        let nearest = Diagnostics.suggestion(for: name, among: declared.fields.map(\.name))
        reader.report(
          .unknownField, at: Place(reader.document[key].range),
          "'extra' of \(kind.nameWithArticle) has no field '\(name)'; the settings declare those it has",
          suggestion: nearest.map { Suggestion($0) })
        return
      }
      reader.check(value, "extra.\(name)", is: field.type)
    }
  }

  private mutating func check(_ value: Int, _ field: String, is type: ExtraType) {
    if document[value].isAbsent { return }
    switch type {
    case .text: _ = text(value, field)
    case .number: _ = decimal(value, field)
    case .date: _ = date(value, field)
    case .boolean: _ = boolean(value, field)
    case .reference(let kind): _ = reference(value, to: kind, field)
    case .list(let item):
      list(value, field, of: "\(item.name) values") { reader, index in reader.check(index, field, is: item) }
    }
  }
}
