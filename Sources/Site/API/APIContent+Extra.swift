import Catalogue
import Diagnostics

/// A site's own fields.
extension APIContent {
  /// Writes `extra`: where settings declare it, each declared field with the type that they give it; elsewhere what
  /// stands in the file, scalars as texts.
  func writeExtra(_ header: RecordHeader, of kind: RecordKind, to json: inout JSONWriter) {
    json.key("extra")
    let nodes = header.extra
    guard let declaration = view.settings.extra[kind] else {
      if nodes.isEmpty || nodes[0].shape != .mapping { json.object { _ in } } else { writeNode(0, nodes, to: &json) }
      return
    }
    json.object { json in
      for (name, type) in declaration.fields {
        json.key(name)
        writeValue(value(named: name, nodes), nodes, type, to: &json)
      }
    }
  }

  /// The number of the node that holds a field's value.
  private func value(named name: String, _ nodes: Run<ExtraNode>) -> Int? {
    guard let mapping = nodes.first, mapping.shape == .mapping else { return nil }
    var key = 1
    while key < nodes.count {
      let value = Int(nodes[key].next)
      if nodes[key].text == name { return value }
      key = Int(nodes[value].next)
    }
    return nil
  }

  private func writeValue(_ number: Int?, _ nodes: Run<ExtraNode>, _ type: ExtraType, to json: inout JSONWriter) {
    if case .list(let item) = type {
      json.array { json in
        guard let number, nodes[number].shape == .sequence else { return }
        var next = number + 1
        while next < Int(nodes[number].next) {
          writeValue(next, nodes, item, to: &json)
          next = Int(nodes[next].next)
        }
      }
      return
    }
    guard let number, nodes[number].shape == .scalar else { return json.null() }
    let node = nodes[number]
    switch type {
    case .number:
      if let number = Decimal(node.text.bytes) {
        json.value(thousandths: Int(number.thousandths))
      } else {
        json.null()
      }
    case .boolean: json.value(node.text == "true")
    case .reference(let kind):
      let isWithheld = node.target >= 0 && view.isWithheld(kind, Int(node.target))
      json.value(isWithheld ? .absent : node.text)
    case .text, .date, .list: json.value(node.text)
    }
  }

  /// Writes a node, whatever it is, with all that it contains.
  private func writeNode(_ number: Int, _ nodes: Run<ExtraNode>, to json: inout JSONWriter) {
    let node = nodes[number]
    let end = Int(node.next)
    switch node.shape {
    case .absent: json.null()
    case .scalar: json.value(node.text)
    case .sequence:
      json.array { json in
        var item = number + 1
        while item < end {
          writeNode(item, nodes, to: &json)
          item = Int(nodes[item].next)
        }
      }
    case .mapping:
      json.object { json in
        var key = number + 1
        while key < end {
          let value = Int(nodes[key].next)
          json.key(nodes[key].text.string)
          writeNode(value, nodes, to: &json)
          key = Int(nodes[value].next)
        }
      }
    }
  }
}
