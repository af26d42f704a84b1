import Catalogue
import Templates
import TestSupport
import Testing

@testable import Site

/// Goes through everything that a template can reach from a page, and compares each value with its type.
private struct Walk {
  let data: PageData
  let schema: Schema
  private(set) var faults: Set<String> = []
  private(set) var seenFields: Set<String> = []
  private var seen: Set<[Int]> = []
  private var html: [UInt8] = []

  init(data: PageData, schema: Schema) {
    self.data = data
    self.schema = schema
  }

  mutating func record(_ record: RecordRef) {
    guard seen.insert([Int(record.type), Int(record.index), Int(record.extra)]).inserted else { return }
    let type = schema.records[Int(record.type)]
    for (number, field) in type.fields.enumerated() {
      let value = data.value(of: number, in: record)
      let path = "\(type.name).\(field.name)"
      if case .absent = value {
        if !field.isOptional { faults.insert("\(path) is absent") }
      } else {
        seenFields.insert(path)
        check(value, field.type, path)
      }
    }
  }

  private mutating func check(_ value: Value, _ type: ValueType, _ path: String) {
    switch (value, type) {
    case (.boolean, .boolean), (.integer, .integer), (.number, .number), (.date, .date): break
    case (.text(let bytes), .text), (.url(let bytes), .url):
      if String(validating: bytes, as: UTF8.self) == nil { faults.insert("\(path) is not UTF-8") }
    case (.html(let record, let field), .html):
      html.removeAll()
      data.writeHTML(of: Int(field), in: record, into: &html)
      if html.isEmpty { faults.insert("\(path) is HTML, and empty") }
    case (.record(let record), .record(let number)):
      if Int(record.type) == number { self.record(record) } else { faults.insert("\(path) is another record") }
    case (.list(let list), .list(let item)):
      for place in 0..<Int(list.count) { check(data.element(place, of: list), item, "\(path)[]") }
    case (.mapping(let mapping), .mapping): self.mapping(mapping, path)
    default: faults.insert("\(path) is \(value), not \(type)")
    }
  }

  /// What no schema describes must still answer the same by place and by name.
  private mutating func mapping(_ mapping: RecordRef, _ path: String) {
    for place in 0..<data.entryCount(of: mapping) {
      let (key, value) = data.entry(at: place, of: mapping)
      let named = data.entry(named: key, of: mapping)
      if String(describing: value).prefix(6) != String(describing: named).prefix(6) {
        faults.insert("\(path) has two values for a key")
      }
      dynamic(value, path)
    }
  }

  private mutating func dynamic(_ value: Value, _ path: String) {
    switch value {
    case .mapping(let inner): mapping(inner, path)
    case .list(let list): for place in 0..<Int(list.count) { dynamic(data.element(place, of: list), path) }
    case .absent, .text: break
    case .boolean, .integer, .number, .url, .html, .date, .record:
      faults.insert("\(path) holds a typed value that no type says")
    }
  }
}

/// The first page of every kind, and of every kind of group.
private func samplePages(of site: TestSite) -> [Int] {
  var seen: Set<[Int]> = []
  return site.build.plan.pages.indices.filter { number in
    let page = site.build.plan.pages[number]
    return seen.insert([Int(page.kind.rawValue), Int(page.recordKind.rawValue)]).inserted
  }
}

extension PathTable {
  fileprivate func places(of path: String) -> [Int] { (0..<count).filter { self[$0] == path } }
}

@Suite struct SchemaAgreementTests {
  private static let catalogues: [String: [String: String]] = [
    "rich": RichCatalogue.files,
    "declared": RichCatalogue.with(RichCatalogue.declarations),
    "paged": RichCatalogue.with("\npage_size: 1"),
    "labels": RichCatalogue.files.filter { name, _ in
      !["terms", "departments", "instructors", "programs"].contains { name.hasPrefix("content/\($0)/") }
    },
    "empty": [:],
  ]

  @Test(
    "Every value that a page can reach has the type that the schema gives it",
    arguments: catalogues.keys.sorted(), Audience.allCases)
  func agreement(name: String, audience: Audience) throws {
    let site = try TestSite(try #require(Self.catalogues[name]), audience: audience)
    try #require(site.catalogue.unresolved.isEmpty)
    var seenFields: Set<String> = []
    for number in site.build.plan.pages.indices {
      let data = site.data(at: number)
      var walk = Walk(data: data, schema: site.schema)
      walk.record(data.rootRecord)
      #expect(walk.faults.isEmpty, "at \(site.build.plan.paths[number])")
      seenFields.formUnion(walk.seenFields)
    }
    if name == "paged", audience == .internal {
      // So that no field is left out by all of these tests.
      let drawn = try TestSite(DrawnCatalogue.files, audience: audience)
      for number in samplePages(of: drawn) + drawn.build.plan.paths.places(of: "courses/hub.html") {
        var walk = Walk(data: drawn.data(at: number), schema: drawn.schema)
        walk.record(walk.data.rootRecord)
        #expect(walk.faults.isEmpty, "at \(drawn.build.plan.paths[number])")
        seenFields.formUnion(walk.seenFields)
      }
      let all = Set(site.schema.records.flatMap { type in type.fields.map { "\(type.name).\($0.name)" } })
      #expect(all.subtracting(seenFields) == [])
    }
  }

  @Test("The example college agrees with the schema, too", arguments: Audience.allCases)
  func example(audience: Audience) throws {
    let site = try TestSite(folder: packageFolder, audience: audience)
    for number in samplePages(of: site) {
      let data = site.data(at: number)
      var walk = Walk(data: data, schema: site.schema)
      walk.record(data.rootRecord)
      #expect(walk.faults.isEmpty, "at \(site.build.plan.paths[number])")
    }
  }

  @Test("What is asked for twice on a page is answered alike")
  func sameAnswers() throws {
    let site = try TestSite(RichCatalogue.files, audience: .internal)
    for number in samplePages(of: site) {
      let path = site.build.plan.paths[number]
      let first = try site.page(path)
      let second = try site.page(path)
      #expect(first == second && first?.isEmpty == false)
    }
  }

  @Test("A type or a field that the schema does not have is absent")
  func unknown() throws {
    let site = try TestSite(RichCatalogue.files)
    let data = site.data(at: 0)
    for type in RecordNumber.allCases {
      guard case .absent = data.value(of: 999, in: data.ref(type, 0)) else {
        if data.rootRecord.type != UInt16(type.rawValue), type.rawValue < RecordNumber.homeRoot.rawValue {
          Issue.record("\(type) has a field 999")
        }
        continue
      }
    }
    guard case .absent = data.element(0, of: ListRef(kind: 63, start: 0, count: 1)) else {
      Issue.record("there is a list of no kind")
      return
    }
  }
}
