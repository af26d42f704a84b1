import Catalogue
import Diagnostics

/// The enrollment files of a catalogue as an edit changes them: it decides which file a new enrollment goes into, and
/// reads a file only when it is needed.
struct RosterFiles {
  private let catalogue: Catalogue
  /// The files that have been looked at; nothing for one that cannot be read.
  private var editors: [Int32: EnrollmentFileEditor?] = [:]
  private var touched: Set<Int32> = []
  private var newRosters: [NewRosterKey: NewRoster] = [:]
  private lazy var byCourse = Adjacency(nodeCount: catalogue.courses.count) { add in
    for (number, enrollment) in catalogue.enrollments.enumerated() { add(enrollment.course, Int32(number)) }
  }
  private lazy var byStudent = Adjacency(nodeCount: catalogue.students.count) { add in
    for (number, enrollment) in catalogue.enrollments.enumerated() { add(enrollment.student, Int32(number)) }
  }

  /// How many enrollments of a course in a term each file holds that holds any of the course.
  private var rosterCounts: [CourseTerm: [Int32: Int]] = [:]
  private lazy var filesByPath: [String: Int32] = {
    var files: [String: Int32] = [:]
    for (number, file) in catalogue.files.enumerated() where file.kind == .enrollment {
      files[catalogue.path(ofFile: Int32(number))] = Int32(number)
    }
    return files
  }()

  private struct CourseTerm: Hashable {
    let course: Int32
    let term: Int32
  }

  private struct NewRosterKey: Hashable {
    let course: String
    let term: String?
  }

  /// Files that are looked at for one enrollment: those that hold most of its course or its student come first.
  private static let candidateLimit = 64

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  // MARK: Changing

  mutating func insert(
    _ fields: EnrollmentFields, student: Int32, course: Int32, term: Int32, _ record: EnrollmentRecord
  ) {
    if let file = destination(of: fields, student: student, course: course, term: term, record),
      let rest = editor(of: file)?.remaining(fields)
    {
      edit(file) { $0.insert(rest) }
      return
    }
    let key = NewRosterKey(course: record.courseID, term: record.term)
    newRosters[key, default: NewRoster(course: record.courseID, term: record.term)].add(
      fields, student: record.studentID)
  }

  mutating func change(
    _ enrollment: Enrollment, from before: EnrollmentRecord, to record: EnrollmentRecord, _ details: EnrollmentDetails
  ) throws {
    let subject = try subject(of: enrollment)
    let overrides = editor(of: enrollment.file)?.overrides(of: subject) ?? []
    var fields = EnrollmentFields.fields(of: details, overrides: overrides)
    fields.removeAll { field in
      switch field.key {
      case "section": before.sections == record.sections
      case "status": before.status == record.status
      case "grade": before.grade == record.grade
      case "credits": before.credits == record.credits
      case "enrolled_on": before.enrolledOn == record.enrolledOn
      case "ended_on": before.endedOn == record.endedOn
      default: false
      }
    }
    if before.endedOn != nil, record.endedOn == nil { fields.append(("ended_on", nil)) }
    // A field that is left empty takes away what the file says of all.
    for number in fields.indices where fields[number].value == nil && subject != .file {
      if editor(of: enrollment.file)?.standard(fields[number].key) ?? .absent != .absent {
        fields[number].value = PlainValue.absent
      }
    }
    edit(enrollment.file) { $0.set(fields, of: subject) }
  }

  mutating func remove(_ enrollment: Enrollment) throws {
    let subject = try subject(of: enrollment)
    edit(enrollment.file) { $0.remove(subject) }
  }

  private mutating func subject(of enrollment: Enrollment) throws -> EnrollmentFileEditor.Subject {
    if let subject = editor(of: enrollment.file)?.subject(at: enrollment.place) { return subject }
    throw Self.impossible(catalogue.path(ofFile: enrollment.file), "the enrollment stands under an anchor")
  }

  private static func impossible(_ path: String, _ reason: String) -> Refusal {
    Refusal(
      status: 409, code: "unsafe-edit", message: "\(path) was left as it is, because \(reason); edit it by hand",
      details: [.init(field: "path", value: path)])
  }

  // MARK: Files

  private mutating func editor(of file: Int32) -> EnrollmentFileEditor? {
    if let known = editors[file] { return known }
    let editor = EnrollmentFileEditor(catalogue.source(ofFile: file).bytes)
    editors[file] = .some(editor)
    return editor
  }

  private mutating func edit(_ file: Int32, _ change: (inout EnrollmentFileEditor) -> Void) {
    guard var editor = editor(of: file) else { return }
    // One owner at a time, so that a long list is not copied for each item.
    editors[file] = .some(nil)
    change(&editor)
    editors[file] = .some(editor)
    touched.insert(file)
  }

  /// What becomes of the files that were changed, by their paths.
  ///
  /// - Throws: `Refusal` where a file cannot be edited safely.
  mutating func replacements() throws -> [RosterReplacement] {
    var replacements: [RosterReplacement] = []
    for file in touched.sorted() {
      guard let editor = editor(of: file) else { continue }
      let path = catalogue.path(ofFile: file)
      switch editor.finish() {
      case .changed(let bytes):
        // An item that was taken out and put back changes nothing.
        if !catalogue.files[Int(file)].bytes.bytes.elementsEqual(bytes) {
          replacements.append(RosterReplacement(file: file, path: path, bytes: bytes))
        }
      case .emptied: replacements.append(RosterReplacement(file: file, path: path, bytes: nil))
      case .impossible(let reason): throw Self.impossible(path, reason)
      }
    }
    var taken: Set<String> = []
    for roster in newRosters.values.sorted(by: { ($0.course, $0.term ?? "") < ($1.course, $1.term ?? "") }) {
      let path = roster.path { taken.contains($0) || filesByPath[$0] != nil }
      taken.insert(path)
      replacements.append(RosterReplacement(file: nil, path: path, bytes: roster.bytes))
    }
    return replacements.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  // MARK: Where an enrollment goes

  /// The roster or student file that already holds such enrollments.
  private mutating func destination(
    of fields: EnrollmentFields, student: Int32, course: Int32, term: Int32, _ record: EnrollmentRecord
  ) -> Int32? {
    var counts: [Int32: (roster: Int, student: Int)] = [:]
    for (file, count) in rosterCounts(ofCourse: course, term: term) { counts[file] = (count, 0) }
    for number in byStudent[Int(student)] {
      let enrollment = catalogue.enrollments[Int(number)]
      counts[enrollment.file, default: (0, 0)].student += enrollment.term == term ? 1 : 0
    }
    let candidates = counts.sorted {
      ($1.value.roster, $1.value.student, $0.key) < ($0.value.roster, $0.value.student, $1.key)
    }
    var best: (file: Int32, rank: Int)?
    for (file, count) in candidates.prefix(Self.candidateLimit) {
      guard let editor = editor(of: file),
        let rank = editor.rank(of: fields, holdsTerm: count.roster + count.student > 0)
      else { continue }
      if best.map({ $0.rank < rank }) ?? true { best = (file, rank) }
    }
    if let best { return best.file }
    // A roster of which nobody is left.
    let roster = NewRoster(course: record.courseID, term: record.term)
    guard let file = filesByPath[roster.path { _ in false }], let editor = editor(of: file),
      editor.rank(of: fields, holdsTerm: true) != nil
    else { return nil }
    return file
  }

  /// Worked out once for a course and a term, because an import asks for each of its rows.
  private mutating func rosterCounts(ofCourse course: Int32, term: Int32) -> [Int32: Int] {
    let key = CourseTerm(course: course, term: term)
    if let known = rosterCounts[key] { return known }
    var counts: [Int32: Int] = [:]
    for number in byCourse[Int(course)] {
      let enrollment = catalogue.enrollments[Int(number)]
      counts[enrollment.file, default: 0] += enrollment.term == term ? 1 : 0
    }
    rosterCounts[key] = counts
    return counts
  }
}

extension EnrollmentFileEditor {
  /// How well an enrollment fits into the file, the more the better; nothing where it does not.
  ///
  /// - Parameter holdsTerm: whether the file holds enrollments of the course or the student in the same term.
  fileprivate func rank(of fields: EnrollmentFields, holdsTerm: Bool) -> Int? {
    guard isRoster, remaining(fields) != nil else { return nil }
    let namesTerm = standard("term") != .absent
    switch (standard("course") != .absent, standard("student") != .absent) {
    case (true, _): return namesTerm ? 5 : holdsTerm ? 3 : 1
    case (_, true): return namesTerm ? 4 : 2
    case (false, false): return holdsTerm ? 0 : nil
    }
  }

  fileprivate func remaining(_ fields: EnrollmentFields) -> [(key: String, value: PlainValue)]? {
    fields.remaining(in: self)
  }
}
