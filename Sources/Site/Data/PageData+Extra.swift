import Catalogue
import Templates

/// The site's own fields: mappings where settings do not declare them, records where they do.
///
/// A reference to a node is the record's kind and number, as a group's, and the node's number in `extra`.
extension PageData {
  func extraReference(_ kind: RecordKind, _ number: Int32, node: Int32) -> RecordRef {
    RecordRef(type: Self.extraType, index: GroupNumber(kind, number).rawValue, extra: node)
  }

  /// The type of nodes, which no schema has.
  private static let extraType = UInt16.max - 1

  /// What stands in place of kind and number for the home page, which is none of the pages.
  private static let homePage: Int32 = -2

  func extraValue(_ header: RecordHeader?, kind: RecordKind, number: Int32) -> Value {
    let declared = SiteSchema.declaredKinds(in: view.settings).firstIndex(of: kind)
    if kind == .page, number < 0, page.kind == .home {
      return declared.map { .record(RecordRef(type: UInt16(RecordNumber.firstExtra + $0), index: Self.homePage)) }
        ?? .mapping(RecordRef(type: Self.extraType, index: Self.homePage))
    }
    guard let declared else {
      guard let header, !header.extra.isEmpty else { return .mapping(extraReference(kind, -1, node: 0)) }
      return .mapping(extraReference(kind, number, node: 0))
    }
    return .record(
      RecordRef(
        type: UInt16(RecordNumber.firstExtra + declared), index: GroupNumber(kind, max(number, 0)).rawValue,
        extra: number < 0 ? -1 : 0))
  }

  /// The nodes of a record's `extra`; none for the records that stand for nothing.
  private func nodes(_ record: RecordRef) -> Run<ExtraNode> {
    if record.index == Self.homePage { return view.home?.header.extra ?? Run() }
    let owner = GroupNumber(record.index)
    guard record.index >= 0, record.extra >= 0 else { return Run() }
    switch owner.kind {
    case .course: return view.courses[owner.number].header.extra
    case .student: return view.students[owner.number].header.extra
    case .term: return view.terms[owner.number].header.extra
    case .page: return view.pages[owner.number].header.extra
    case .department, .instructor, .program: return header(of: owner).extra
    case .enrollment: return Run()
    }
  }

  // MARK: Undeclared

  func entry(named key: UnsafeBufferPointer<UInt8>, of mapping: RecordRef) -> Value {
    let nodes = nodes(mapping)
    for entry in entries(of: mapping, nodes) where nodes[entry].text.bytes.elementsEqual(key) {
      return value(of: entry + 1, nodes, mapping)
    }
    return .absent
  }

  func entryCount(of mapping: RecordRef) -> Int { entries(of: mapping, nodes(mapping)).count }

  func entry(at index: Int, of mapping: RecordRef) -> (key: UnsafeBufferPointer<UInt8>, value: Value) {
    let nodes = nodes(mapping)
    let key = entries(of: mapping, nodes)[index]
    return (nodes[key].text.bytes, value(of: key + 1, nodes, mapping))
  }

  /// The numbers of a mapping's keys.
  private func entries(of mapping: RecordRef, _ nodes: Run<ExtraNode>) -> [Int] {
    let start = Int(mapping.extra)
    guard start < nodes.count, nodes[start].shape == .mapping else { return [] }
    var keys: [Int] = []
    var key = start + 1
    while key < Int(nodes[start].next) {
      keys.append(key)
      key = Int(nodes[Int(nodes[key].next)].next)
    }
    return keys
  }

  private func value(of node: Int, _ nodes: Run<ExtraNode>, _ owner: RecordRef) -> Value {
    switch nodes[node].shape {
    case .absent: return .absent
    case .scalar: return text(nodes[node].text)
    case .mapping: return .mapping(RecordRef(type: Self.extraType, index: owner.index, extra: Int32(node)))
    case .sequence:
      let start = numbers.count
      var item = node + 1
      while item < Int(nodes[node].next) {
        numbers.append(Int32(item))
        item = Int(nodes[item].next)
      }
      return .list(
        ListRef(
          kind: ListKind.extra.number, start: Int32(start), count: Int32(numbers.count - start), extra: owner.index))
    }
  }

  func extraElement(_ offset: Int, of list: ListRef) -> Value {
    let owner = RecordRef(type: Self.extraType, index: list.extra)
    let nodes = nodes(owner)
    let node = Int(numbers[Int(list.start) + offset])
    let kind = list.extra == Self.homePage ? .page : GroupNumber(list.extra).kind
    if let type = declaredType(of: node, nodes, kind) {
      return typedValue(of: node, nodes, type, owner)
    }
    return value(of: node, nodes, owner)
  }

  // MARK: Declared

  func declaredExtra(_ field: Int, _ record: RecordRef) -> Value {
    let kinds = SiteSchema.declaredKinds(in: view.settings)
    let kind = kinds[Int(record.type) - RecordNumber.firstExtra]
    guard let declaration = view.settings.extra[kind] else { return .absent }
    let nodes = nodes(record)
    let field = declaration.fields[field]
    for entry in entries(of: RecordRef(type: Self.extraType, index: record.index), nodes)
    where nodes[entry].text == field.name {
      return typedValue(of: entry + 1, nodes, field.type, record)
    }
    return .absent
  }

  private func typedValue(of node: Int, _ nodes: Run<ExtraNode>, _ type: ExtraType, _ owner: RecordRef) -> Value {
    let content = nodes[node]
    guard content.shape != .absent else { return .absent }
    switch type {
    case .text: return text(content.text)
    case .number: return number(Decimal(content.text.bytes))
    case .date: return date(CalendarDate(content.text.bytes))
    case .boolean: return .boolean(content.text == "true")
    case .list: return value(of: node, nodes, owner)
    case .reference(let kind): return reference(to: kind, content)
    }
  }

  private func reference(to kind: RecordKind, _ node: ExtraNode) -> Value {
    guard node.target >= 0, !view.isWithheld(kind, Int(node.target)) else { return .absent }
    switch kind {
    case .course: return .record(ref(.course, node.target))
    case .student: return .record(ref(.student, node.target))
    case .term: return .record(ref(.term, node.target))
    case .department, .instructor, .program: return .record(ref(GroupNumber(kind, node.target)))
    case .page:
      guard case .url(let address) = url(.page, Int(node.target)) else { return .absent }
      navigation.append(
        NavigationLink(title: view.pages[Int(node.target)].displayName, url: address, isCurrent: false))
      return .record(ref(.link, navigation.count - 1))
    case .enrollment: return .absent
    }
  }

  /// The type that settings declare for a node: that of its field, or of the items of the list that holds it.
  private func declaredType(of node: Int, _ nodes: Run<ExtraNode>, _ kind: RecordKind) -> ExtraType? {
    guard let declaration = view.settings.extra[kind] else { return nil }
    var key = 1
    while key < nodes.count {
      var place = Int(nodes[key].next)
      let end = Int(nodes[place].next)
      guard node < end else {
        key = end
        continue
      }
      var type = declaration.fields.first { nodes[key].text == $0.name }?.type
      while place < node {
        guard case .list(let item)? = type else { return nil }
        type = item
        place += 1
        while Int(nodes[place].next) <= node { place = Int(nodes[place].next) }
      }
      return type
    }
    return nil
  }
}
