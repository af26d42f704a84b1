package import Catalogue
import Diagnostics
import FrontMatter

/// What a user wants imported.
package struct ImportRequest: Sendable {
  package var kind: RecordKind
  /// What the user calls the file.
  package var path: String
  package var bytes: [UInt8]
  package var mappings: [ColumnMapping] = []
  /// What stands between cells; told from the first row unless given.
  package var delimiter: UInt8?
  /// The term of enrollments whose row names none.
  package var term: String?
  /// How to read dates that can be read in two ways.
  package var dateOrder: DateOrder?

  package init(kind: RecordKind, path: String, bytes: [UInt8]) {
    self.kind = kind
    self.path = path
    self.bytes = bytes
  }
}

/// A table whose columns are understood, ready to be compared with a catalogue.
package struct ImportSheet: Sendable {
  let request: ImportRequest
  let table: CSVTable
  let columns: ImportColumns
  /// The columns with fields, in the order of the fields.
  let used: [(column: Int, field: ImportedField)]
  /// The rows below the header, but for those that do not fit it.
  let rows: [Int]
  /// What is wrong with the others.
  let faults: ImportFaults

  /// - Throws: ``ImportRefusal`` for a file that is no table; ``ColumnError`` for a mapping of what is not there.
  /// - Complexity: O(*n*) in bytes.
  package init(_ request: ImportRequest) throws {
    self.request = request
    var faults = ImportFaults(path: request.path, bytes: request.bytes)
    if let fault = encodingFault(of: request.bytes) {
      faults.add(fault.range, code: Rule.invalidEncoding.id, fault.message)
      throw faults.refusal()
    }
    table = CSVTable(request.bytes, delimiter: request.delimiter)
    faults = ImportFaults(path: request.path, bytes: table.bytes)
    for fault in table.faults { faults.add(fault.range, fault.message) }
    if table.rowCount == 0 { faults.add(0..<0, "the file is empty; its first row must name the columns") }
    if !faults.isEmpty { throw faults.refusal() }
    let names = table.row(0).map { [table] in table.text($0) }
    columns = try ImportColumns(names: names, kind: request.kind, mappings: request.mappings)
    let order = ImportedField.fields(of: request.kind).map(\.name)
    used = columns.fields.enumerated().compactMap { column, field in field.map { (column, $0) } }
      .sorted { order.firstIndex(of: $0.1.name) ?? 0 < order.firstIndex(of: $1.1.name) ?? 0 }
    rows = (1..<max(1, table.rowCount)).filter { [table] number in
      let row = table.row(number)
      guard let extra = row.dropFirst(names.count).first(where: { $0.start < $0.end }) else { return true }
      faults.add(extra.range, "the row has \(row.count) cells, and there are \(names.count) columns")
      return false
    }
    self.faults = faults
  }

  /// The cells of a row that say something, with their fields, in the order of the fields.
  func cells(ofRow number: Int) -> [ImportedCell] {
    let row = table.row(number)
    var cells: [ImportedCell] = []
    cells.reserveCapacity(used.count)
    for (column, field) in used where column < row.count {
      let cell = row[row.startIndex + column]
      guard cell.start < cell.end, case let text = table.text(cell), !text.isEmpty else { continue }
      cells.append(ImportedCell(field: field, text: text, range: cell.range))
    }
    return cells
  }

  /// Where a row begins, for what is said about the row as a whole.
  func place(ofRow number: Int) -> Range<Int> {
    table.row(number).first { $0.start < $0.end }?.range ?? 0..<0
  }

  /// - Throws: ``ImportRefusal`` that names the columns, where one is missing without which nothing can be done.
  func require(_ field: String) throws {
    if columns.has(field) { return }
    var faults = faults
    faults.add(
      headerPlace, code: "missing-field", field: field,
      "no column is known to hold the field '\(field)'; name it with --map COLUMN=\(field)")
    throw faults.refusal()
  }

  var headerPlace: Range<Int> {
    let header = table.row(0)
    guard let first = header.first, let last = header.last else { return 0..<0 }
    return Int(first.start)..<Int(last.end)
  }

  /// What the user should know about columns that fill nothing.
  var notes: [String] {
    let unused = columns.unused
    if unused.isEmpty { return [] }
    let fields = ImportedField.fields(of: request.kind).map(\.name).joined(separator: ", ")
    return [
      "\(unused.count == 1 ? "the column" : "the columns") \(ImportColumns.list(unused)) "
        + "\(unused.count == 1 ? "is" : "are") not used; --map COLUMN=FIELD uses one, and the fields are \(fields)"
    ]
  }
}

/// A cell with what it fills.
struct ImportedCell: Sendable {
  let field: ImportedField
  let text: String
  /// In the file's bytes.
  let range: Range<Int>
}
