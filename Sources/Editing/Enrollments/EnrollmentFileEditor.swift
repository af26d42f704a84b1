package import Catalogue
import FrontMatter

/// Adds, changes and removes the enrollments of one file, and leaves every other byte as it is.
///
/// An enrollment is written as its neighbours are: a bare id where that says it all, in block or flow style, in their
/// quotes, at the sorted place of a sorted list. The result is read again and must mean what was wanted; where a file
/// is laid out so that it cannot be (a list under an anchor, say), the outcome says so, and a person has to do it.
package struct EnrollmentFileEditor {
  package enum Outcome: Sendable, Hashable {
    case changed([UInt8])
    /// Nothing is left in the file that anybody would miss.
    case emptied
    /// Why only a person can do it.
    case impossible(String)
  }

  /// A field of an enrollment and its value; nothing takes the field away.
  package typealias Field = (key: String, value: PlainValue?)

  /// Which enrollment of the file.
  package enum Subject: Hashable, Sendable {
    /// The one of a file that is no roster.
    case file
    case item(Int)
  }

  private var editor: FrontMatterEditor
  /// The index of the list's key in the document; nothing in a file of one enrollment.
  private let key: Int?
  private let items: [Int]
  private let meaning: PlainValue
  private var styles = ScalarStyles()
  /// What each item is to be; nothing where it goes.
  private var values: [PlainValue?]
  private var root: PlainValue
  private var insertions: [(after: Int, value: PlainValue)] = []
  private var removesFile = false
  /// The ids of the items, if they are sorted by them.
  private var sortedIDs: [String]?
  /// The field that a bare id fills; none where the file names both student and course, or neither.
  package let openField: String?
  /// Whether an id alone fits in with the other items.
  private let prefersBareIDs: Bool

  static let list = "enrollments"

  /// - Returns: `nil` for a file whose front matter cannot be read.
  package init?(_ bytes: [UInt8]) {
    guard let editor = FrontMatterEditor(bytes) else { return nil }
    self.editor = editor
    let document = editor.document
    var key: Int?
    for entry in document.entries() where document.string(of: entry.key, in: bytes.span) == Self.list {
      key = entry.key
    }
    self.key = key
    items = key.map { Array(document.items(of: Int(document[$0].next))) } ?? []
    meaning = editor.meaning
    root = meaning
    values = meaning[Self.list].items
    openField =
      switch (meaning["student"], meaning["course"]) {
      case (.text, .absent): "course"
      case (.absent, .text): "student"
      default: nil
      }
    prefersBareIDs =
      items.contains { document[$0].kind == .scalar } || !items.contains { document[$0].kind == .mapping }
    let open = openField ?? "student"
    for item in items {
      styles.note(open, document[item])
      for entry in document.entries(of: item) {
        styles.note(document.string(of: entry.key, in: bytes.span), document[entry.value])
        for part in document.items(of: entry.value) {
          styles.note(document.string(of: entry.key, in: bytes.span), document[part])
        }
      }
    }
    let ids = values.map { $0.flatMap(id) ?? "" }
    let isSorted = zip(ids, ids.dropFirst()).allSatisfy { $0 == $1 || Self.precedes($0, $1) }
    if openField != nil, isSorted { sortedIDs = ids }
  }

  // MARK: Questions

  /// Whether the file holds a list that items can be added to.
  package var isRoster: Bool {
    guard let key else { return false }
    let list = editor.document[Int(editor.document[key].next)]
    return !list.isAliased && (list.kind == .sequence || list.isAbsent)
  }

  /// What the file's own fields say, which its items inherit.
  package func standard(_ field: String) -> PlainValue { meaning[field] }

  /// The enrollment at a place that the catalogue gives.
  package func subject(at place: Place) -> Subject? {
    if key == nil { return .file }
    // Items stand in the order of their places, but for those that an alias stands for.
    var range = 0..<items.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let start = editor.document[items[middle]].start
      if start == place.start { return .item(middle) }
      range = start < place.start ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return items.firstIndex { editor.document[$0].start == place.start }.map(Subject.item)
  }

  /// The overrides that an enrollment has, its own or those that it inherits.
  func overrides(of subject: Subject) -> [PlainValue] {
    guard case .item(let number) = subject, let value = values[number] else { return root["override"].items }
    let own = value["override"]
    return own == .absent ? root["override"].items : own.items
  }

  // MARK: Changing

  /// Adds an enrollment.
  ///
  /// - Parameter fields: what the file's own fields do not say, in the order in which they are to be written.
  package mutating func insert(_ fields: [(key: String, value: PlainValue)]) {
    let open = openField
    var value = PlainValue.mapping(fields.map { PlainValue.Entry($0.key, $0.value) })
    if fields.count == 1, let open, fields[0].key == open, prefersBareIDs { value = fields[0].value }
    insertions.append((place(for: id(of: value)), value))
  }

  /// What is to be inserted, in the order in which it will stand: sorted like the list, else as it came.
  private var orderedInsertions: [(after: Int, value: PlainValue)] {
    guard sortedIDs != nil else { return insertions }
    let keyed = insertions.enumerated().map { (offset: $0, insertion: $1, id: id(of: $1.value) ?? "") }
    return keyed.sorted { a, b in
      if a.insertion.after != b.insertion.after { return a.insertion.after < b.insertion.after }
      return a.id == b.id ? a.offset < b.offset : Self.precedes(a.id, b.id)
    }.map(\.insertion)
  }

  /// Changes fields of an enrollment, in the order given.
  package mutating func set(_ fields: [Field], of subject: Subject) {
    switch subject {
    case .file: root = Self.changed(root, fields)
    case .item(let number):
      guard let value = values[number] else { return }
      var mapping = value
      if case .text = value { mapping = .mapping([PlainValue.Entry(openField ?? "student", value)]) }
      values[number] = Self.changed(mapping, fields)
    }
  }

  package mutating func remove(_ subject: Subject) {
    switch subject {
    case .file: removesFile = true
    case .item(let number): values[number] = nil
    }
  }

  private static func changed(_ value: PlainValue, _ fields: [Field]) -> PlainValue {
    guard case .mapping(var entries) = value else { return value }
    for field in fields {
      let index = entries.firstIndex { $0.key == field.key }
      switch (index, field.value) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(PlainValue.Entry(field.key, value))
      case (nil, nil): break
      }
    }
    return .mapping(entries)
  }

  // MARK: Where items stand

  /// What items are sorted by: the id that tells one from the next.
  private func id(of item: PlainValue) -> String? { item.string ?? item[openField ?? "student"].string }

  /// The number of the item behind which an id belongs; the last one, where the list is not sorted.
  private func place(for id: String?) -> Int {
    guard let sortedIDs, let id else { return items.count - 1 }
    var range = 0..<sortedIDs.count
    while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
      range = Self.precedes(id, sortedIDs[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound - 1
  }

  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  // MARK: Carrying out

  /// The file with all changes.
  package func finish() -> Outcome {
    if removesFile { return .emptied }
    let isEmptied = key != nil && values.allSatisfy { $0 == nil } && insertions.isEmpty && !values.isEmpty
    if isEmptied, holdsNothingElse { return .emptied }
    var ordered = self
    ordered.insertions = orderedInsertions
    var expected = root
    if key != nil { expected[Self.list] = ordered.expectedList(isEmptied: isEmptied) }
    for copiesStyle in [true, false] {
      var copy = ordered
      copy.write(copiesStyle: copiesStyle)
      if let result = copy.editor.result(), FrontMatterEditor.meaning(of: result) == expected {
        return .changed(result)
      }
    }
    return .impossible(
      "its front matter cannot be edited safely there, perhaps because of an anchor that is used elsewhere")
  }

  private func expectedList(isEmptied: Bool) -> PlainValue {
    guard let key, !isEmptied || editor.document[Int(editor.document[key].next)].style == .flow else { return .absent }
    if values.isEmpty, insertions.isEmpty { return meaning[Self.list] }
    let added = Dictionary(grouping: insertions, by: \.after)
    var list = (added[-1] ?? []).map(\.value)
    for (number, value) in values.enumerated() {
      if let value { list.append(value) }
      list += (added[number] ?? []).map(\.value)
    }
    return .list(list)
  }

  private mutating func write(copiesStyle: Bool) {
    if root != meaning { rewrite(Document.root, from: meaning, to: root) }
    guard let key else { return }
    let list = Int(editor.document[key].next)
    var removed: Set<Int> = []
    let olds = meaning[Self.list].items
    for (number, value) in values.enumerated() {
      guard let value else {
        removed.insert(number)
        continue
      }
      if value != olds[number] { rewriteItem(number, from: olds[number], to: value, copiesStyle: copiesStyle) }
    }
    let new = insertions.map { ($0.after, self.item($0.value, copiesStyle: copiesStyle)) }
    if items.isEmpty, editor.document[list].kind == .scalar {
      if !new.isEmpty { editor.fill(key, with: new.map(\.1)) }
    } else if !new.isEmpty || !removed.isEmpty {
      editor.change(list: list, insert: new, remove: removed)
    }
  }

  private mutating func rewriteItem(_ number: Int, from old: PlainValue, to value: PlainValue, copiesStyle: Bool) {
    let item = items[number]
    let node = editor.document[item]
    guard copiesStyle, node.kind == .mapping, !node.isAliased else {
      let text = self.item(value, copiesStyle: copiesStyle && !node.isAliased)
      let indentation = String(
        repeating: " ", count: Int(node.start) - editor.lineStart(of: Int(node.start)))
      let lineEnd = editor.lineEnd(before: editor.lineEnd(of: Int(node.start)))
      switch text {
      case .line(let line): editor.replace(Int(node.start)..<editor.endOfContent(item), with: line)
      case .entries(let entries):
        editor.replace(node.range, with: entries.joined(separator: lineEnd + indentation))
      }
      return
    }
    rewrite(item, from: old, to: value)
  }

  private mutating func rewrite(_ mapping: Int, from old: PlainValue, to new: PlainValue) {
    guard case .mapping(let before) = old, case .mapping(let after) = new else { return }
    let kept = Set(after.map(\.key))
    editor.remove(Set(before.map(\.key)).subtracting(kept), from: mapping)
    for entry in after where entry.value != old[entry.key] || !before.contains(where: { $0.key == entry.key }) {
      if !extend(entry.key, of: mapping, from: old[entry.key].items, to: entry.value.items) {
        editor.set(entry.key, to: styles.yaml(entry.value, of: entry.key), in: mapping)
      }
    }
  }

  /// Adds to a list of a mapping what it lacks at its end, so that what is there stays as it is written.
  ///
  /// - Returns: whether that was all there was to do.
  private mutating func extend(_ key: String, of mapping: Int, from old: [PlainValue], to new: [PlainValue]) -> Bool {
    guard !old.isEmpty, new.count > old.count, Array(new.prefix(old.count)) == old,
      let list = editor.value(of: key, in: mapping), !editor.document[list].isAliased,
      let last = Array(editor.document.items(of: list)).last
    else { return false }
    let items = new.dropFirst(old.count).map { value -> (after: Int, item: NewItem) in
      guard case .mapping(let entries) = value, editor.document[last].kind == .mapping,
        editor.document[last].style == .block
      else { return (old.count - 1, .line(styles.yaml(value, of: key))) }
      return (old.count - 1, .entries(entries.map { "\($0.key): \(styles.yaml($0.value, of: $0.key))" }))
    }
    editor.change(list: list, insert: items, remove: [])
    return true
  }

  /// The text of an item, in the style of the last mapping of the list.
  private func item(_ value: PlainValue, copiesStyle: Bool) -> NewItem {
    guard case .mapping(let entries) = value else { return .line(styles.yaml(value, of: openField ?? "student")) }
    let texts = entries.map { "\($0.key): \(styles.yaml($0.value, of: $0.key))" }
    let model = items.last { editor.document[$0].kind == .mapping && !editor.document[$0].isAliased }
    let isInFlow = key.map { editor.document[Int(editor.document[$0].next)].style == .flow } ?? false
    if copiesStyle, !isInFlow, let model, editor.document[model].style == .block { return .entries(texts) }
    let padding =
      model.map { editor.document[$0].style == .flow && editor.bytes[Int(editor.document[$0].start) + 1] == 0x20 }
        ?? false ? " " : ""
    return .line("{\(padding)\(texts.joined(separator: ", "))\(padding)}")
  }

  /// Whether all that the file says beside its list is what a new roster says, without a comment or a note.
  private var holdsNothingElse: Bool {
    guard case .mapping(let entries) = meaning,
      entries.allSatisfy({ ["student", "course", "term", Self.list].contains($0.key) })
    else { return false }
    var reader = DocumentReader()
    let outcome = reader.readFile(editor.bytes.span)
    let hasText = editor.bytes[outcome.body].contains { $0 > 0x20 }
    return !hasText && !hasComments(in: outcome.frontMatter)
  }

  /// Whether some `#` stands outside of every scalar.
  private func hasComments(in range: Range<Int>) -> Bool {
    let scalars = editor.document.nodes.filter { $0.kind == .scalar }.map(\.range)
    return range.contains { offset in
      editor.bytes[offset] == UInt8(ascii: "#") && !scalars.contains { $0.contains(offset) }
    }
  }
}
