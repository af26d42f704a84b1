extension RecordHeader {
  /// The references among a record's own fields, where settings declare their types.
  package func extraReferences(as declaration: ExtraDeclaration) -> [Reference] {
    var references: [Reference] = []
    var key = 1
    while key < extra.count {
      let value = Int(extra[key].next)
      if let field = declaration.fields.first(where: { extra[key].text == $0.name }) {
        collect(value, as: field.type, into: &references)
      }
      key = Int(extra[value].next)
    }
    return references
  }

  private func collect(_ index: Int, as type: ExtraType, into references: inout [Reference]) {
    let node = extra[index]
    switch type {
    case .reference(let kind):
      references.append(Reference(kind: kind, text: node.text, place: node.place, target: node.target))
    case .list(let item):
      var child = index + 1
      while child < Int(node.next) {
        collect(child, as: item, into: &references)
        child = Int(extra[child].next)
      }
    case .text, .number, .date, .boolean: break
    }
  }
}
