package import FrontMatter

/// A value of front matter without its place and its style, for saying what a file means.
package indirect enum PlainValue: Equatable, Sendable {
  case absent
  case text(String)
  case list([PlainValue])
  case mapping([Entry])

  package struct Entry: Equatable, Sendable {
    package var key: String
    package var value: PlainValue

    package init(_ key: String, _ value: PlainValue) {
      self.key = key
      self.value = value
    }
  }

  package init(_ index: Int, of document: Document, in bytes: Span<UInt8>) {
    let node = document[index]
    switch node.kind {
    case .scalar: self = node.isAbsent ? .absent : .text(document.string(of: index, in: bytes))
    case .sequence:
      var items: [PlainValue] = []
      for item in document.items(of: index) { items.append(PlainValue(item, of: document, in: bytes)) }
      self = .list(items)
    case .mapping:
      var entries: [Entry] = []
      for entry in document.entries(of: index) {
        let key = document.string(of: entry.key, in: bytes)
        entries.append(Entry(key, PlainValue(entry.value, of: document, in: bytes)))
      }
      self = .mapping(entries)
    }
  }

  package subscript(key: String) -> PlainValue {
    get {
      guard case .mapping(let entries) = self else { return .absent }
      return entries.first { $0.key == key }?.value ?? .absent
    }
    set {
      guard case .mapping(var entries) = self, let index = entries.firstIndex(where: { $0.key == key }) else { return }
      entries[index].value = newValue
      self = .mapping(entries)
    }
  }

  /// The items of a list; none of anything else.
  package var items: [PlainValue] {
    if case .list(let items) = self { items } else { [] }
  }

  package var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  package func without(_ keys: Set<String>) -> PlainValue {
    guard case .mapping(let entries) = self else { return self }
    return .mapping(entries.filter { !keys.contains($0.key) })
  }

  /// The value in YAML's flow style, on one line.
  package var yaml: String {
    switch self {
    case .absent: "~"
    case .text(let text): yamlScalar(text)
    case .list(let items): "[\(items.map(\.yaml).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\(yamlScalar($0.key)): \($0.value.yaml)" }.joined(separator: ", "))}"
    }
  }
}
