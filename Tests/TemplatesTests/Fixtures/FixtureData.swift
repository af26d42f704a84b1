import Templates

/// Answers for fixtures, from flat arrays, as a real host does.
final class FixtureData: TemplateData {
  private let schema: Schema
  private var records: [[Value]] = []
  private var lists: [[Value]] = []
  private var mappings: [[(key: UnsafeBufferPointer<UInt8>, value: Value)]] = []
  private var known: [String: RecordRef] = [:]
  private var htmls: [[UInt8]] = []
  private var texts: [UnsafeMutableBufferPointer<UInt8>] = []
  private(set) var root = RecordRef(type: 0, index: 0)

  init(_ fixture: Fixture, schema: Schema) {
    self.schema = schema
    if case .record(let ref) = value(of: fixture) { root = ref }
  }

  deinit {
    for text in texts { text.deallocate() }
  }

  private func store(_ text: String) -> UnsafeBufferPointer<UInt8> {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.utf8.count))
    _ = memory.initialize(from: text.utf8)
    texts.append(memory)
    return UnsafeBufferPointer(rebasing: memory[0..<text.utf8.count])
  }

  private func value(of fixture: Fixture) -> Value {
    switch fixture {
    case .absent: return .absent
    case .boolean(let flag): return .boolean(flag)
    case .integer(let number): return .integer(number)
    case .number(let thousandths): return .number(thousandths: thousandths)
    case .text(let text): return .text(store(text))
    case .url(let text): return .url(store(text))
    case .html(let text):
      htmls.append(Array(text.utf8))
      return .html(RecordRef(type: 0, index: Int32(htmls.count - 1)), field: 0)
    case .date(let text): return .date(Self.day(text))
    case .list(let elements):
      let values = elements.map { value(of: $0) }
      lists.append(values)
      return .list(ListRef(kind: 0, start: Int32(lists.count - 1), count: Int32(values.count)))
    case .mapping(let entries):
      let entries = entries.map { (key: store($0.0), value: value(of: $0.1)) }
      mappings.append(entries)
      return .mapping(RecordRef(type: 0, index: Int32(mappings.count - 1)))
    case .record(let name, let fields):
      // The same record stands in several lists, and must be the same there.
      let description = "\(fields.sorted { $0.key < $1.key })"
      if let known = known[description] { return .record(known) }
      let type = schema.records.firstIndex { $0.name == name } ?? 0
      let values = schema.records[type].fields.map { fields[$0.name].map { value(of: $0) } ?? .absent }
      records.append(values)
      let record = RecordRef(type: UInt16(type), index: Int32(records.count - 1))
      known[description] = record
      return .record(record)
    }
  }

  /// Days from 1 January 1970, counted the slow way.
  static func day(_ text: String) -> Int32 {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    var days = 0
    if parts[0] >= 1970 {
      for year in 1970..<parts[0] { days += isLeap(year) ? 366 : 365 }
    } else {
      for year in parts[0]..<1970 { days -= isLeap(year) ? 366 : 365 }
    }
    let lengths = [31, isLeap(parts[0]) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    days += lengths[0..<(parts[1] - 1)].reduce(0, +) + parts[2] - 1
    return Int32(days)
  }

  // MARK: TemplateData

  func value(of field: Int, in record: RecordRef) -> Value { records[Int(record.index)][field] }

  func element(_ index: Int, of list: ListRef) -> Value { lists[Int(list.start)][index] }

  func writeHTML(of field: Int, in record: RecordRef, into output: inout [UInt8]) {
    output += htmls[Int(record.index)]
  }

  func apply(filter: Int, to value: Value, arguments: UnsafeBufferPointer<Value>) -> Value {
    var text = schema.filters[filter].name + "("
    for value in [value] + Array(arguments) {
      switch value {
      case .text(let bytes), .url(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .integer(let number): text += "\(number)"
      case .absent: text += "-"
      default: text += "?"
      }
      text += ";"
    }
    return .url(store(text + ")"))
  }

  func entry(named key: UnsafeBufferPointer<UInt8>, of mapping: RecordRef) -> Value {
    mappings[Int(mapping.index)].first { $0.key.elementsEqual(key) }?.value ?? .absent
  }

  func entryCount(of mapping: RecordRef) -> Int { mappings[Int(mapping.index)].count }

  func entry(
    at index: Int, of mapping: RecordRef
  ) -> (key: UnsafeBufferPointer<UInt8>, value: Value) {
    mappings[Int(mapping.index)][index]
  }
}
