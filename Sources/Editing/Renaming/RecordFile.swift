import Diagnostics
import FrontMatter

/// Gives a record another id in its own file: in its `id`, if that is where the id stands, and among its `aliases`.
struct RecordFile {
  private static let id = "id"
  private static let aliases = "aliases"

  private var editor: FrontMatterEditor
  private var expected: PlainValue
  private var isUnclear = false

  /// - Returns: `nil` for a file whose front matter cannot be read.
  init?(_ bytes: [UInt8]) {
    guard let editor = FrontMatterEditor(bytes) else { return nil }
    self.editor = editor
    expected = editor.meaning
  }

  /// What the field `id` says, if it is there.
  var id: String? { expected[Self.id].string }

  mutating func set(id: String) {
    guard let value = editor.value(of: Self.id) else { return }
    replace(value, with: id)
    expected[Self.id] = .text(id)
  }

  /// Notes an old id among the aliases, and takes away one that is the id again; an alias that becomes the id makes
  /// way for the old one where it stands.
  ///
  /// - Parameters:
  ///   - old: the id that becomes an alias, if it does.
  ///   - new: the id that is none any more.
  mutating func exchange(alias new: String, for old: String?) {
    let items = expected[Self.aliases].items
    func isSame(_ item: PlainValue, _ id: String) -> Bool { item.string?.lowercased() == id.lowercased() }
    let leaving = items.indices.filter { isSame(items[$0], new) }
    let added = old.flatMap { old in items.contains { isSame($0, old) } ? nil : old }
    guard let value = editor.value(of: Self.aliases) else {
      if let added { addField(added) }
      return
    }
    // What is no list of old ids is not for a program to mend.
    isUnclear = editor.document[value].kind != .sequence && !editor.document[value].isAbsent
    let nodes = Array(editor.document.items(of: value))
    var left = items
    if let first = leaving.first, let added {
      replace(nodes[first], with: added)
      left[first] = .text(added)
      let others = leaving.dropFirst()
      if !others.isEmpty { editor.change(list: value, insert: [], remove: Set(others)) }
      for index in others.reversed() { left.remove(at: index) }
    } else if !leaving.isEmpty, leaving.count == items.count {
      editor.remove([Self.aliases], from: Document.root)
      expected = expected.without([Self.aliases])
      return
    } else if !leaving.isEmpty {
      editor.change(list: value, insert: [], remove: Set(leaving))
      for index in leaving.reversed() { left.remove(at: index) }
    } else if let added {
      add(added, to: value, nodes)
      left.append(.text(added))
    } else {
      return
    }
    expected[Self.aliases] = .list(left)
  }

  private mutating func replace(_ value: Int, with text: String) {
    var edits = ByteEdits()
    edits.replace(editor.document[value], with: text, in: editor.bytes)
    for edit in edits.edits { editor.replace(edit.range, with: String(decoding: edit.text, as: UTF8.self)) }
  }

  private mutating func addField(_ alias: String) {
    editor.set(Self.aliases, to: "[\(alias)]", in: Document.root)
    if case .mapping(let entries) = expected {
      expected = .mapping(entries + [PlainValue.Entry(Self.aliases, .list([.text(alias)]))])
    }
  }

  private mutating func add(_ alias: String, to value: Int, _ items: [Int]) {
    var styles = ScalarStyles()
    for item in items { styles.note(Self.aliases, editor.document[item]) }
    let item = NewItem.line(styles.scalar(alias, of: Self.aliases))
    if editor.document[value].kind == .sequence {
      editor.change(list: value, insert: [(items.count - 1, item)], remove: [])
    } else if let key = editor.document.entries().first(where: { $0.value == value })?.key {
      editor.fill(key, with: [item])
    }
  }

  /// The file with all changes; nothing where it would not say what it should.
  func finish() -> [UInt8]? {
    guard !isUnclear, let result = editor.result(), FrontMatterEditor.meaning(of: result) == expected else {
      return nil
    }
    return result
  }
}
