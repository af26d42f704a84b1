import Catalogue
import Diagnostics
import Files
import FrontMatter

/// Turns rows about students, courses or other records into their files.
struct RecordImport {
  private let sheet: ImportSheet
  private let catalogue: Catalogue
  private let kind: RecordKind
  private var outcome: ImportOutcome
  private var faults: ImportFaults
  private var finder: RecordFinder
  private var reader: ImportedRecordReader
  /// The row that each record was taken from, by its id without regard to case.
  private var claims: [String: (row: Int, values: [ImportedValue], word: String)] = [:]
  /// The row that each file comes from.
  private var rows: [String: Int] = [:]
  private var madeIDs: [(word: String, id: String)] = []
  /// Rows that say what another one says, of a record that nothing but its name tells apart.
  private var repeatedNames: [(row: Int, other: Int)] = []
  /// The first new record for which there is no name or title.
  private var isLabelMissing = false
  private var takenPaths: Set<String>

  init(_ sheet: ImportSheet, _ catalogue: Catalogue) {
    self.sheet = sheet
    self.catalogue = catalogue
    kind = sheet.request.kind
    outcome = ImportOutcome(kind: kind)
    faults = sheet.faults
    finder = RecordFinder(catalogue)
    reader = ImportedRecordReader(sheet, catalogue)
    takenPaths = []
    for (number, file) in catalogue.files.enumerated() where file.kind == kind {
      takenPaths.insert(catalogue.path(ofFile: Int32(number)))
    }
  }

  mutating func plan(at place: EditingPlace) throws -> ImportOutcome {
    for row in sheet.rows { take(row) }
    if isLabelMissing {
      let label = label
      faults.add(
        sheet.headerPlace, code: "missing-field", field: label,
        "no column is known to hold the field '\(label)', which \(kind.nameWithArticle) needs; "
          + "name it with --map COLUMN=\(label)")
    }
    if !faults.isEmpty { throw faults.refusal() }
    outcome.edit.changes.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    noteRows()
    if outcome.edit.changes.isEmpty { return outcome }
    let after = try Catalogue(
      folder: place.folder, settings: place.settings, workers: place.workers, changes: outcome.edit.changes)
    outcome.edit.notes += try refuseImport(before: catalogue, after: after, workers: place.workers) { path in
      rows[path].map { "\(sheet.request.path):\(sheet.line(ofRow: $0))" }
    }
    return outcome
  }

  private mutating func noteRows() {
    outcome.edit.notes = sheet.notes
    if outcome.skipped > 0 {
      let role = kind == .instructor ? "somebody who teaches" : "a student"
      outcome.edit.notes.append(
        "\(counted(outcome.skipped, "row")) skipped, whose role is not that of \(role)")
    }
    if let first = repeatedNames.first, kind == .student || kind == .instructor {
      let more = repeatedNames.count > 1 ? ", and \(repeatedNames.count - 1) more" : ""
      outcome.edit.notes.append(
        "line \(sheet.line(ofRow: first.row)) says what line \(sheet.line(ofRow: first.other)) says, and counts as the same "
          + "\(kind.name)\(more); add a column 'id' if these are two people")
    }
    if let first = madeIDs.first {
      let more = madeIDs.count > 1 ? ", and \(madeIDs.count - 1) more" : ""
      outcome.edit.notes.append("ids that cannot be file names were rewritten: '\(first.word)' as '\(first.id)'\(more)")
    }
  }

  /// The field that a record cannot be without.
  private var label: String { kind == .student || kind == .instructor ? "name" : "title" }

  private var hasLabelColumn: Bool {
    [label, "first_name", "last_name"].contains { sheet.columns.has($0) }
  }

  // MARK: Rows

  private mutating func take(_ row: Int) {
    let cells = sheet.cells(ofRow: row)
    if let role = cells.first(where: { $0.field.form == .role })?.text,
      kind == .instructor ? !ImportedRole.isInstructor(role) : !ImportedRole.isStudent(role)
    {
      outcome.skipped += 1
      return
    }
    let before = faults.count
    let values = reader.values(of: cells, &finder, &faults)
    // One fault is one report: what a faulty cell would have said is not missed.
    if faults.count > before { return }
    guard let (id, word, number) = identity(of: row, cells, values) else { return }
    let key = number.map { catalogue.header(of: kind, Int($0)).id.string.lowercased() } ?? id.lowercased()
    if let other = claims[key] {
      // A row that says the same again does no harm, unless two people have one name.
      if other.values == values {
        if !cells.contains(where: { $0.field.form == .identifier }), !values.contains(where: { $0.field == "email" }) {
          repeatedNames.append((row, other.row))
        }
        return
      }
      let line = sheet.line(ofRow: other.row)
      faults.add(
        sheet.place(ofRow: row), code: "duplicate-identifier", field: "id", value: word,
        other.word == word
          ? "'\(word)' stands in line \(line) too, where it says different things of the \(kind.name)"
          : "'\(word)' here and '\(other.word)' in line \(line) are one \(kind.name), of whom the two rows say "
            + "different things")
      return
    }
    claims[key] = (row, values, word)
    if let number, case let header = catalogue.header(of: kind, Int(number)), header.file >= 0 {
      change(header, values, row)
    } else {
      create(id, values, row)
    }
  }

  /// The id of the record that a row is about, the word it was made of, and the record's number if it is there already.
  private mutating func identity(
    of row: Int, _ cells: [ImportedCell], _ values: [ImportedValue]
  ) -> (id: String, word: String, number: Int32?)? {
    if let cell = cells.first(where: { $0.field.form == .identifier }) {
      if let number = finder.number(of: cell.text, kind) { return (cell.text, cell.text, number) }
      guard let fault = ImportedText.identifierFault(cell.text) else { return (cell.text, cell.text, nil) }
      let id = ImportedText.slug(cell.text)
      guard ImportedText.identifierFault(id) == nil else {
        faults.add(cell, code: "invalid-identifier", "the id '\(cell.text)' \(fault)")
        return nil
      }
      let number = finder.number(of: id, kind)
      if number == nil { madeIDs.append((cell.text, id)) }
      return (id, cell.text, number)
    }
    // Without an id of its own, a record is known by what else only one has.
    func text(_ field: String) -> String? { values.first { $0.field == field }?.value.string }
    if let key = text(kind == .course ? "code" : "email"), case .found(let number) = finder.find(byKey: key, kind) {
      return (catalogue.header(of: kind, Int(number)).id.string, key, number)
    }
    guard let word = text("code") ?? text(label) else {
      let field = sheet.columns.has("id") ? "id" : label
      guard sheet.columns.has("id") || hasLabelColumn else {
        isLabelMissing = true
        return nil
      }
      faults.add(
        sheet.place(ofRow: row), code: "missing-field", field: field,
        "the row gives neither 'id' nor '\(label)', so there is nothing to know the \(kind.name) by")
      return nil
    }
    let id = ImportedText.slug(word)
    if let fault = ImportedText.identifierFault(id) {
      faults.add(
        sheet.place(ofRow: row), code: "invalid-identifier", field: "id", value: word,
        "no id can be made of '\(word)', which \(fault); add a column 'id'")
      return nil
    }
    let number = finder.number(of: id, kind)
    if let number, let given = text("email"), let known = email(of: number), known.lowercased() != given.lowercased() {
      faults.add(
        sheet.place(ofRow: row), code: "duplicate-identifier", field: "id", value: word,
        "'\(word)' would be the \(kind.name) '\(id)', whose e-mail address is \(known) and not \(given); "
          + "add a column 'id' if these are two people, or correct the address first")
      return nil
    }
    return (id, word, number)
  }

  /// The e-mail address of somebody who is there already.
  private func email(of number: Int32) -> String? {
    let email: Text? =
      switch kind {
      case .student: catalogue.students[Int(number)].email
      case .instructor: catalogue.instructors[Int(number)].email
      default: nil
      }
    return email.flatMap { $0.isEmpty ? nil : $0.string }
  }

  // MARK: Files

  private mutating func create(_ id: String, _ values: [ImportedValue], _ row: Int) {
    guard values.contains(where: { $0.field == label }) else {
      if hasLabelColumn {
        faults.add(
          sheet.place(ofRow: row), code: "missing-field", field: label,
          "'\(label)' is empty, and \(kind.nameWithArticle) needs it")
      } else {
        isLabelMissing = true
      }
      return
    }
    let folder = "\(Catalogue.contentFolder)/\(kind.folder)"
    var path = "\(folder)/\(id).md"
    var lines = ["---"]
    if takenPaths.contains(path) {
      // The file of that name says that its id is another.
      var number = 2
      while takenPaths.contains("\(folder)/\(id)-\(number).md") { number += 1 }
      path = "\(folder)/\(id)-\(number).md"
      lines.append("id: \(yamlScalar(id))")
    }
    takenPaths.insert(path)
    for value in values { lines.append("\(value.field): \(value.value.yaml)") }
    lines += ["---", ""]
    rows[path] = row
    outcome.created += 1
    outcome.edit.changes.append(FileChange(creating: path, lines.joined(separator: "\n")))
  }

  private mutating func change(_ header: RecordHeader, _ values: [ImportedValue], _ row: Int) {
    let path = catalogue.path(ofFile: header.file)
    let bytes = Array(catalogue.files[Int(header.file)].bytes.bytes)
    switch edited(bytes, values) {
    case .same: outcome.unchanged += 1
    case .changed(let new):
      rows[path] = row
      outcome.changed += 1
      outcome.edit.changes.append(FileChange(path, from: bytes, to: new))
    case .impossible(let reason):
      faults.add(
        sheet.place(ofRow: row), code: "unsafe-edit", field: "path", value: path,
        "\(path) was left as it is, because \(reason); edit it by hand")
    }
  }

  private enum Edited {
    case same
    case changed([UInt8])
    case impossible(String)
  }

  /// A record's file with other values where they differ.
  private func edited(_ bytes: [UInt8], _ values: [ImportedValue]) -> Edited {
    guard var editor = FrontMatterEditor(bytes) else { return .impossible("its front matter cannot be read") }
    let meaning = editor.meaning
    guard case .mapping(var expected) = meaning else { return .impossible("its front matter cannot be read") }
    var styles = ScalarStyles()
    var isChanged = false
    for value in values where !value.isSame(as: meaning[value.field]) {
      isChanged = true
      if let node = editor.value(of: value.field) { styles.note(value.field, editor.document[node]) }
      editor.set(value.field, to: styles.yaml(value.value, of: value.field), in: 0)
      if let index = expected.firstIndex(where: { $0.key == value.field }) {
        expected[index].value = value.value
      } else {
        expected.append(PlainValue.Entry(value.field, value.value))
      }
    }
    guard isChanged else { return .same }
    guard let result = editor.result(), FrontMatterEditor.meaning(of: result) == .mapping(expected) else {
      return .impossible("its front matter is laid out in a way that cannot be edited safely")
    }
    return .changed(result)
  }
}
