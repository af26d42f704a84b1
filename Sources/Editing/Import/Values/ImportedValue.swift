import Catalogue
import Diagnostics

/// What a row says of one field.
struct ImportedValue: Equatable {
  let field: String
  let form: ImportedField.Form
  let value: PlainValue

  /// Whether a file says the same, perhaps in other words: `3.0` is `3`.
  func isSame(as other: PlainValue) -> Bool {
    if value == other { return true }
    func number(_ value: PlainValue) -> Decimal? { value.string.flatMap { Decimal(Array($0.utf8)) } }
    switch form {
    case .number: return number(value).map { $0 == number(other) } ?? false
    case .credits:
      func bounds(_ value: PlainValue) -> [Decimal?] {
        value.string == nil ? [number(value["min"]), number(value["max"])] : [number(value), number(value)]
      }
      return !bounds(value).contains(nil) && bounds(value) == bounds(other)
    default: return false
    }
  }
}

/// Reads the cells of a record's row by the types of their fields.
struct ImportedRecordReader {
  private let sheet: ImportSheet
  private let catalogue: Catalogue

  init(_ sheet: ImportSheet, _ catalogue: Catalogue) {
    self.sheet = sheet
    self.catalogue = catalogue
  }

  /// What the cells say, in the order in which it is written.
  func values(
    of cells: [ImportedCell], _ finder: inout RecordFinder, _ faults: inout ImportFaults
  ) -> [ImportedValue] {
    var values: [ImportedValue] = []
    for cell in cells where cell.field.isWritten {
      if let character = ForbiddenCharacters.first(in: cell.text.utf8) {
        faults.add(cell, "'\(cell.field.name)' holds the character \(character), which no page can show")
      } else if let value = value(of: cell, &finder, &faults) {
        values.append(ImportedValue(field: cell.field.name, form: cell.field.form, value: value))
      }
    }
    addNames(cells, to: &values)
    return values
  }

  /// Makes of given and family name what is not there as such.
  private func addNames(_ cells: [ImportedCell], to values: inout [ImportedValue]) {
    let given = cells.first { $0.field.form == .givenName }?.text
    let family = cells.first { $0.field.form == .familyName }?.text
    guard given != nil || family != nil else { return }
    let parts = [given, family].compactMap(\.self)
    func add(_ field: String, _ text: String, at place: Int) {
      if values.contains(where: { $0.field == field }) { return }
      values.insert(ImportedValue(field: field, form: .text, value: .text(text)), at: place)
    }
    add("name", parts.joined(separator: " "), at: 0)
    // Instructors have no such field, and a single name is sorted as it is.
    if sheet.request.kind == .student, parts.count == 2 {
      add("sort_name", "\(parts[1]), \(parts[0])", at: 1)
    }
  }

  private func value(
    of cell: ImportedCell, _ finder: inout RecordFinder, _ faults: inout ImportFaults
  ) -> PlainValue? {
    switch cell.field.form {
    case .text: return .text(cell.text)
    case .list:
      let items = ImportedText.items(cell.text)
      guard cell.field.name == "holidays" else { return items.isEmpty ? nil : .list(items.map(PlainValue.text)) }
      let days = items.compactMap { sheet.date($0, of: cell, &faults) }
      return days.isEmpty ? nil : .list(days.map { .text($0.description) })
    case .date: return sheet.date(cell.text, of: cell, &faults).map { .text($0.description) }
    case .number: return sheet.decimal(of: cell, &faults).map { .text($0.description) }
    case .credits: return credits(of: cell, &faults)
    case .reference(let kind): return reference(cell.text, kind, cell, &finder, &faults)
    case .references(let kind):
      let items = ImportedText.items(cell.text).compactMap { reference($0, kind, cell, &finder, &faults) }
      return items.isEmpty ? nil : .list(items)
    case .choice(let choices):
      let key = ImportedField.key(of: cell.text)
      if let choice = choices.first(where: { ImportedField.key(of: $0) == key }) { return .text(choice) }
      faults.add(
        cell, "'\(cell.field.name)' must be one of \(choices.joined(separator: ", ")), not '\(cell.text)'",
        suggestion(for: cell.text, among: choices).map { Suggestion($0) })
      return nil
    case .identifier, .status, .sections, .givenName, .familyName, .role: return nil
    }
  }

  private func credits(of cell: ImportedCell, _ faults: inout ImportFaults) -> PlainValue? {
    let bounds = cell.text.split { "-–".contains($0) }
    guard bounds.count == 2 else { return sheet.decimal(of: cell, &faults).map { .text($0.description) } }
    let numbers = bounds.map { bound in
      ImportedText.decimal(bound.filter { !$0.isWhitespace }, acceptsComma: sheet.acceptsDecimalComma)
    }
    guard let min = numbers[0], let max = numbers[1], min <= max else {
      faults.add(cell, "'\(cell.field.name)' must be a number, or two such as 3-6, not '\(cell.text)'")
      return nil
    }
    if min == max { return .text(min.description) }
    return .mapping([.init("min", .text(min.description)), .init("max", .text(max.description))])
  }

  /// The id that a word stands for; the word itself, where such records are plain words.
  private func reference(
    _ word: String, _ kind: RecordKind, _ cell: ImportedCell, _ finder: inout RecordFinder,
    _ faults: inout ImportFaults
  ) -> PlainValue? {
    guard catalogue.kindsWithRecords.contains(kind) || !kind.mayBeLabel else { return .text(word) }
    let answer = finder.find(word, kind)
    if case .found(let number) = answer { return .text(catalogue.header(of: kind, Int(number)).id.string) }
    // Courses of one file may name each other, whatever their order; whether they do is checked at the end.
    if sheet.request.kind == kind {
      return .text(ImportedText.identifierFault(word) == nil ? word : ImportedText.slug(word))
    }
    finder.add(answer, cell, word, kind, to: &faults)
    return nil
  }
}

extension ImportSheet {
  /// Whether a comma can only be a decimal one.
  var acceptsDecimalComma: Bool { table.delimiter != UInt8(ascii: ",") }

  func date(_ text: String, of cell: ImportedCell, _ faults: inout ImportFaults) -> CalendarDate? {
    switch ImportedDate(text, order: request.dateOrder) {
    case .day(let day): return day
    case .ambiguous:
      faults.add(
        cell,
        "'\(text)' can be read as two different days; say which with --dates dmy (day first) or --dates mdy (month "
          + "first)")
    case .none: faults.add(cell, "'\(cell.field.name)' must be a date such as 2026-09-01, not '\(text)'")
    }
    return nil
  }

  func decimal(of cell: ImportedCell, _ faults: inout ImportFaults) -> Decimal? {
    if let number = ImportedText.decimal(cell.text, acceptsComma: acceptsDecimalComma) { return number }
    faults.add(cell, "'\(cell.field.name)' must be a number that is not negative, not '\(cell.text)'")
    return nil
  }
}
