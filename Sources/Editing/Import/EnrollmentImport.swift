import Catalogue
import Diagnostics
import Files

/// Turns rows about enrollments into changes of rosters.
struct EnrollmentImport {
  private let sheet: ImportSheet
  private let catalogue: Catalogue
  private var outcome = ImportOutcome(kind: .enrollment)
  private var faults: ImportFaults
  private var finder: RecordFinder
  private var files: RosterFiles
  /// What the rows say, in their order; rows about one enrollment are one claim.
  private var claims: [Claim] = []
  private var numbers: [Key: Int] = [:]
  private var repeats = 0
  private var endedSections = 0
  /// Terms that are plain words and that nothing bears yet; they are numbered from -2 downwards.
  private var newLabels: [String] = []
  private var labels: [String: Int32] = [:]
  /// What rows without a term of their own are in.
  private var standardTerm: Int32?

  /// What tells one enrollment from all others.
  private struct Key: Hashable {
    let student: Int32
    let course: Int32
    let term: Int32
  }

  private struct Claim {
    let key: Key
    var details: EnrollmentDetails
    var row: Int
  }

  init(_ sheet: ImportSheet, _ catalogue: Catalogue) {
    self.sheet = sheet
    self.catalogue = catalogue
    faults = sheet.faults
    finder = RecordFinder(catalogue)
    files = RosterFiles(catalogue)
    if !catalogue.kindsWithRecords.contains(.term) {
      for (number, term) in catalogue.terms.enumerated() { labels[term.id.string] = Int32(number) }
    }
  }

  mutating func plan() throws -> ImportOutcome {
    try sheet.require("student")
    try sheet.require("course")
    if let term = sheet.request.term { standardTerm = try standardTerm(named: term) }
    for row in sheet.rows { try take(row) }
    if !faults.isEmpty { throw faults.refusal() }
    var wanted: [Key: EnrollmentRecord] = [:]
    var present: [Key: Int] = [:]
    present.reserveCapacity(catalogue.enrollments.count)
    for (number, enrollment) in catalogue.enrollments.enumerated() {
      present[Key(student: enrollment.student, course: enrollment.course, term: enrollment.term)] = number
    }
    for claim in claims { wanted[claim.key] = try carryOut(claim, present[claim.key]) }
    try finish(wanted)
    return outcome
  }

  // MARK: Rows

  private mutating func take(_ row: Int) throws {
    let cells = sheet.cells(ofRow: row)
    if let role = cells.first(where: { $0.field.form == .role })?.text, !ImportedRole.isStudent(role) {
      outcome.skipped += 1
      return
    }
    let student = reference("student", .student, cells, row)
    let course = reference("course", .course, cells, row)
    let term = try term(of: cells)
    let details = details(of: cells)
    guard let student, let course, let term else { return }
    let key = Key(student: student, course: course, term: term)
    guard let number = numbers[key] else {
      if let section = details.sections?.first, let cell = cells.first(where: { $0.field.form == .sections }) {
        check(section, course, term, cell)
      }
      numbers[key] = claims.count
      claims.append(Claim(key: key, details: details, row: row))
      return
    }
    merge(details, into: number, cells, row)
  }

  private mutating func reference(
    _ field: String, _ kind: RecordKind, _ cells: [ImportedCell], _ row: Int
  ) -> Int32? {
    guard let cell = cells.first(where: { $0.field.name == field }) else {
      faults.add(
        sheet.place(ofRow: row), code: "missing-field", field: field, "the row names no \(field)")
      return nil
    }
    let answer = finder.find(cell.text, kind)
    if case .found(let number) = answer { return number }
    finder.add(answer, cell, cell.text, kind, to: &faults)
    return nil
  }

  private mutating func term(of cells: [ImportedCell]) throws -> Int32? {
    guard let cell = cells.first(where: { $0.field.name == "term" }) else {
      if let standardTerm { return standardTerm }
      let term = try catalogue.termOfNewEnrollments()
      standardTerm = term
      return term
    }
    guard catalogue.kindsWithRecords.contains(.term) else {
      if let character = ForbiddenCharacters.first(in: cell.text.utf8) {
        faults.add(cell, "'term' holds the character \(character), which no page can show")
        return nil
      }
      return label(cell.text)
    }
    let answer = finder.find(cell.text, .term)
    if case .found(let number) = answer { return number }
    finder.add(answer, cell, cell.text, .term, to: &faults)
    return nil
  }

  private mutating func label(_ word: String) -> Int32 {
    if let number = labels[word] { return number }
    newLabels.append(word)
    let number = -1 - Int32(newLabels.count)
    labels[word] = number
    return number
  }

  /// - Throws: `Refusal` for a term of `--term` that does not exist.
  private mutating func standardTerm(named name: String) throws -> Int32? {
    guard catalogue.kindsWithRecords.contains(.term) else { return label(name) }
    if case .found(let number) = finder.find(name, .term) { return number }
    throw Refusal.unknownTerm(name, suggestion: finder.suggestion(for: name, of: .term)?.replacement)
  }

  private mutating func details(of cells: [ImportedCell]) -> EnrollmentDetails {
    var details = EnrollmentDetails()
    for cell in cells where ![.reference(.student), .reference(.course), .reference(.term)].contains(cell.field.form) {
      if let character = ForbiddenCharacters.first(in: cell.text.utf8) {
        faults.add(cell, "'\(cell.field.name)' holds the character \(character), which no page can show")
        continue
      }
      switch (cell.field.name, cell.field.form) {
      case (_, .sections): details.sections = sections(cell.text)
      case (_, .status):
        details.status = Enrollment.Status(imported: cell.text)
        guard details.status == nil else { continue }
        let names = Enrollment.Status.allCases.map(\.name)
        faults.add(
          cell, "'status' must be one of \(names.joined(separator: ", ")), not '\(cell.text)'",
          suggestion(for: cell.text, among: names).map { Suggestion($0) })
      case ("grade", _): details.grade = cell.text
      case ("credits", _): details.credits = sheet.decimal(of: cell, &faults)
      case ("enrolled_on", _): details.enrolledOn = sheet.date(cell.text, of: cell, &faults)
      case ("ended_on", _): details.endedOn = sheet.date(cell.text, of: cell, &faults)
      default: break
      }
    }
    return details
  }

  /// The sections of one cell: several are parted by semicolons or bars, since names of sections may hold commas.
  private func sections(_ text: String) -> [String] {
    text.contains(where: { $0 == ";" || $0 == "|" }) ? ImportedText.items(text) : [text]
  }

  /// Faults a section that a course does not have, where it lists offerings of the term.
  private mutating func check(_ section: String, _ course: Int32, _ term: Int32, _ cell: ImportedCell) {
    do {
      for section in sections(cell.text) { try catalogue.check(section: section, of: course, term: max(term, -1)) }
    } catch let refusal as Refusal {
      faults.add(
        cell, code: "dangling-reference", refusal.message,
        refusal.details.first?.suggestion.map { Suggestion($0) })
    } catch {
      assertionFailure("a section is refused, or it is not")
    }
  }

  /// Adds what another row says about the same enrollment: another section, as a lecture and its tutorial are, or
  /// nothing new.
  private mutating func merge(
    _ details: EnrollmentDetails, into number: Int, _ cells: [ImportedCell], _ row: Int
  ) {
    var known = claims[number].details
    if known == details {
      repeats += 1
      return
    }
    let isOther = details.sections != known.sections
    let hasEnded = details.status?.hasEnded ?? false
    let hadEnded = known.status?.hasEnded ?? false
    if let cell = cells.first(where: { $0.field.form == .sections }) {
      check(cell.text, claims[number].key.course, claims[number].key.term, cell)
    }
    if isOther, hasEnded != hadEnded {
      // Who changes sections leaves one, but not the course.
      if hadEnded { claims[number] = Claim(key: claims[number].key, details: details, row: row) }
      endedSections += 1
      return
    }
    var rest = details
    rest.sections = known.sections
    guard isOther, rest == known else {
      let key = claims[number].key
      faults.add(
        sheet.place(ofRow: row), code: "duplicate-enrollment", field: "student",
        value: catalogue.students[Int(key.student)].id.string,
        "line \(sheet.line(ofRow: claims[number].row)) says otherwise of '\(id(of: key.student))' in "
          + "'\(catalogue.courses[Int(key.course)].id.string)'")
      return
    }
    let new = (details.sections ?? []).filter { !(known.sections ?? []).contains($0) }
    if new.isEmpty { repeats += 1 } else { known.sections = (known.sections ?? []) + new }
    claims[number].details = known
  }

  private func id(of student: Int32) -> String { catalogue.students[Int(student)].id.string }

  // MARK: Changing

  /// - Returns: what the enrollment is to be.
  private mutating func carryOut(_ claim: Claim, _ number: Int?) throws -> EnrollmentRecord {
    let key = claim.key
    guard let number else {
      var record = EnrollmentRecord(
        studentID: id(of: key.student), courseID: catalogue.courses[Int(key.course)].id.string,
        term: term(key.term))
      record.courseCredits = catalogue.courses[Int(key.course)].fixedCredits
      var details = claim.details
      // Nothing given means enrolled, and a person would write nothing.
      if details.status == .enrolled { details.status = nil }
      let fields = EnrollmentFields(record, details: details)
      record.apply(details)
      files.insert(fields, student: key.student, course: key.course, term: key.term, record)
      outcome.created += 1
      return record
    }
    let enrollment = catalogue.enrollments[number]
    let before = EnrollmentRecord(enrollment, in: catalogue)
    var record = before
    record.apply(claim.details)
    if record == before {
      outcome.unchanged += 1
    } else {
      try files.change(enrollment, from: before, to: record, claim.details)
      outcome.changed += 1
    }
    return record
  }

  private func term(_ number: Int32) -> String? {
    if number < -1 { return newLabels[Int(-2 - number)] }
    return number < 0 ? nil : catalogue.terms[Int(number)].id.string
  }

  private mutating func finish(_ wanted: [Key: EnrollmentRecord]) throws {
    outcome.edit.notes = notes
    let rosters = try files.replacements()
    outcome.edit.changes = rosters.map { roster in
      FileChange(
        path: roster.path, old: roster.file.map { Array(catalogue.files[Int($0)].bytes.bytes) }, new: roster.bytes)
    }
    if rosters.isEmpty { return }
    let after = catalogue.replacing(rosters)
    outcome.edit.notes += try refuseImport(before: catalogue, after: after, workers: Workers())
    guard says(after, wanted) else {
      throw Refusal(
        status: 409, code: "unsafe-edit",
        message: "the rosters would not say what \(sheet.request.path) says; import it in parts to find out where")
    }
  }

  /// Whether enrollments are what they were to become.
  private func says(_ after: Catalogue, _ wanted: [Key: EnrollmentRecord]) -> Bool {
    var left = wanted.count
    var terms = Dictionary(
      uniqueKeysWithValues: after.terms.enumerated().map { (Int32($0.offset), Int32($0.offset)) })
    for (number, term) in after.terms.enumerated() where labels[term.id.string] != nil {
      terms[Int32(number)] = labels[term.id.string]
    }
    for enrollment in after.enrollments {
      let key = Key(
        student: enrollment.student, course: enrollment.course, term: terms[enrollment.term] ?? enrollment.term)
      guard let record = wanted[key] else { continue }
      if EnrollmentRecord(enrollment, in: after) != record { return false }
      left -= 1
    }
    return left == 0
  }

  private var notes: [String] {
    var notes = sheet.notes
    if outcome.skipped > 0 {
      notes.append("\(counted(outcome.skipped, "row")) skipped, whose role is not that of a student")
    }
    if repeats > 0 { notes.append("\(counted(repeats, "row")) said the same as an earlier one") }
    if endedSections > 0 {
      notes.append(
        "\(counted(endedSections, "row")) about a section that was left for another of the same course skipped")
    }
    if !newLabels.isEmpty {
      notes.append("new terms, which are plain words here: \(ImportColumns.list(newLabels))")
    }
    return notes
  }
}
