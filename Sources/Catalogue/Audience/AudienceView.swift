package import Files

/// What one audience may see of a catalogue: the only thing that pages, feeds and files are made from.
///
/// Records keep the numbers that they have in the catalogue. A withheld one is blank here: its fields are not
/// hidden but gone, so that no emitter can forget to leave them out.
package struct AudienceView: RecordArrays, Sendable {
  package let audience: Audience
  /// Whether everything is withheld that the audience may not see.
  package let redacts: Bool
  package let settings: Settings

  package private(set) var courses: [Course]
  package private(set) var students: [Student]
  package private(set) var terms: [Term]
  package private(set) var departments: [Department]
  package private(set) var instructors: [Instructor]
  package private(set) var programs: [Program]
  package let pages: [Page]
  package let home: Page?
  package private(set) var enrollments: [Enrollment]

  /// Whether each record has a page, by kind and number.
  ///
  /// Withheld records have none, and neither have drafts.
  private var published: [[Bool]]
  package private(set) var graph: EnrollmentGraph
  package private(set) var seats: [Seats] = []
  package private(set) var relations = Relations()
  package let order: ListOrder
  /// The number of the term that is now, if the settings name one.
  package let currentTerm: Int?
  package private(set) var withheldStudentCount = 0
  package private(set) var draftCount = 0

  /// What each enrollment file with a text that is shown is about, if that is one course or one student.
  package private(set) var noteSubjects: [Int32: RecordKind] = [:]

  /// The texts of files.
  ///
  /// Only `body(of:_:)` and its like read it, and only for what is published.
  private let catalogue: Catalogue
  private let resolver: LinkResolver
  /// What redaction had to write anew.
  private let memory: ByteArena
  private let includesDrafts: Bool

  /// - Parameters:
  ///   - includesDrafts: whether drafts count as published.
  ///   - redacts: whether anything is withheld. Without that, the view holds the whole catalogue, drafts and hidden
  ///     students included: for commands that answer whoever has the sources anyway, never for a site.
  ///   - workers: who does what can be done side by side.
  ///   - earlier: a view of the catalogue that this one was before some files were read anew, and what is different: what
  ///     still holds of it is not worked out again. The result is the same.
  /// - Complexity: O(*n*); after an earlier view most of it copies.
  package init(
    _ catalogue: Catalogue, audience: Audience, includesDrafts: Bool = false, redacts: Bool = true,
    workers: Workers = Workers(jobs: 1), after earlier: (view: AudienceView, change: CatalogueChange)? = nil
  ) {
    self.audience = redacts ? audience : .internal
    self.redacts = redacts
    let includesDrafts = includesDrafts || !redacts
    self.includesDrafts = includesDrafts
    self.catalogue = catalogue
    let seenBy = redacts ? audience : .internal
    let old = earlier.flatMap {
      EarlierView($0.view, $0.change, catalogue, audience: seenBy, includesDrafts: includesDrafts, redacts: redacts)
    }
    resolver = LinkResolver(catalogue, after: old?.view.resolver)
    settings = catalogue.settings
    let redaction = Redaction(
      catalogue: catalogue, audience: self.audience, includesDrafts: includesDrafts, redacts: redacts)
    memory = redaction.memory
    courses = redaction.records(catalogue.courses) { draft, mention in
      mention.title = draft.title
      mention.code = draft.code
    }
    students = redaction.students()
    enrollments = redaction.enrollments()
    withheldStudentCount = redaction.withheld.lazy.filter { $0 }.count
    terms = redaction.records(catalogue.terms) { draft, mention in
      mention.title = draft.title
      mention.starts = draft.starts
      mention.ends = draft.ends
    }
    departments = redaction.records(catalogue.departments) { $1.title = $0.title }
    instructors = redaction.records(catalogue.instructors) { $1.name = $0.name }
    programs = redaction.records(catalogue.programs) { $1.title = $0.title }
    pages = redaction.records(catalogue.pages) { $1.title = $0.title }
    home = catalogue.home

    let termOrder = Ranking.order(of: terms)
    let courses = courses
    let students = students
    let enrollments = enrollments
    let (order, columns) = workers.both { () -> ListOrder in
      let studentOrder = Ranking.Order(
        count: students.count, label: { students[$0].sortName.or(students[$0].displayName) }, id: { students[$0].id })
      return ListOrder(
        courses: Ranking.order(
          count: courses.count, label: { courses[$0].code.or(courses[$0].id) }, id: { courses[$0].id }),
        students: old.map { studentOrder.items(after: $0.view.order.students, changed: $0.students) }
          ?? studentOrder.items,
        terms: termOrder)
    } _: { () -> EnrollmentColumns? in
      old == nil ? EnrollmentColumns(enrollments) : nil
    }
    self.order = order
    let ranks = EnrollmentGraph.Ranks(
      terms: Ranking.places(of: termOrder), courses: Ranking.places(of: order.courses),
      students: Ranking.places(of: order.students))
    if let old, old.hasSameOrder(order) {
      graph = EnrollmentGraph(
        after: old.view.graph, old.view.enrollments, enrollments, rosters: old.change.rosters, moved: old.students,
        ranks)
    } else {
      graph = EnrollmentGraph(
        columns ?? EnrollmentColumns(enrollments), termRanks: ranks.terms, courseRanks: ranks.courses,
        studentRanks: ranks.students)
    }
    currentTerm = settings.currentTerm.flatMap { name in catalogue.terms.firstIndex { $0.id == name } }
    published = RecordKind.allCases.map { kind in
      if kind == .student, includesDrafts { return redaction.withheld.map { !$0 } }
      return catalogue.headers(of: kind).enumerated().map { number, header in
        (includesDrafts || !header.isDraft) && !(kind == .student && redaction.withheld[number])
      }
    }
    if !includesDrafts {
      catalogue.forEachHeader { kind, number, header in
        if header.isDraft, !(kind == .student && redaction.withheld[number]) { draftCount += 1 }
      }
    }
    relations = Relations(self, after: old)
    // A label exists only where something that is shown bears it.
    for kind in RecordKind.allCases where kind.mayBeLabel && !catalogue.kindsWithRecords.contains(kind) {
      published[Int(kind.rawValue)] = relations.labelsInUse(of: kind)
    }
    forgetUnusedLabels()
    if let old {
      noteSubjects = old.view.noteSubjects
      findNoteSubjects(ofRosters: old.change.rosters)
    } else {
      findNoteSubjects()
    }
    if let old, old.change.records[.course] == nil {
      seats = old.view.seats
      let shift = EnrollmentShift(
        from: old.view.catalogue.enrollments, to: catalogue.enrollments, rosters: old.change.rosters)
      for part in shift.parts {
        Seats.count(
          old.view.catalogue.enrollments[part.old], by: -1, in: catalogue, courses: courses,
          offeringStarts: relations.offeringStarts, countsHidden: !redacts, into: &seats)
        Seats.count(
          catalogue.enrollments[part.new], by: 1, in: catalogue, courses: courses,
          offeringStarts: relations.offeringStarts, countsHidden: !redacts, into: &seats)
      }
    } else {
      seats = Seats.count(
        in: catalogue, courses: courses, offeringStarts: relations.offeringStarts, countsHidden: !redacts)
    }
  }
}

/// A view of an earlier state of a catalogue, of which most still holds.
struct EarlierView {
  let view: AudienceView
  let change: CatalogueChange
  /// The students that were read anew.
  let students: Set<Int32>

  /// - Returns: `nil` where too much is different.
  init?(
    _ view: AudienceView, _ change: CatalogueChange, _ catalogue: Catalogue, audience: Audience, includesDrafts: Bool,
    redacts: Bool
  ) {
    guard view.mayPrecede(catalogue, audience: audience, includesDrafts: includesDrafts, redacts: redacts, change)
    else {
      return nil
    }
    self.view = view
    self.change = change
    students = change.records[.student] ?? []
  }

  /// Whether courses and terms that there were already stand in the same order among themselves.
  func hasSameOrder(_ order: ListOrder) -> Bool {
    order.courses.filter { $0 < view.courses.count } == view.order.courses
      && order.terms.filter { $0 < view.terms.count } == view.order.terms
  }
}

extension AudienceView {
  /// Tells what the texts of some enrollment files are about: the same as below.
  private mutating func findNoteSubjects(ofRosters files: Set<Int32>) {
    guard shows(.note) else { return }
    let all = catalogue.enrollments
    for file in files {
      noteSubjects[file] = nil
      let range = all.range(ofFile: file)
      guard let first = all[range].first, !enrollments.range(ofFile: file).isEmpty else { continue }
      let isOneCourse = all[range].allSatisfy { $0.course == first.course }
      let isOneStudent = all[range].allSatisfy { $0.student == first.student }
      if isOneCourse || isOneStudent, catalogue.body(ofFile: file).contains(where: { $0 > 0x20 }) {
        noteSubjects[file] = isOneCourse && !first.place.range.isEmpty ? .course : .student
      }
    }
  }

  /// Whether what this view holds may still hold of a catalogue that was the same but for a change.
  fileprivate func mayPrecede(
    _ catalogue: Catalogue, audience: Audience, includesDrafts: Bool, redacts: Bool, _ change: CatalogueChange
  ) -> Bool {
    // Drafts that are left out, and labels that nothing bears, are not worth the trouble.
    guard includesDrafts, self.includesDrafts, self.redacts == redacts, self.audience == audience,
      self.catalogue.memory === catalogue.memory, settings.privacy == catalogue.settings.privacy
    else { return false }
    // Whom the audience may see decides on much.
    return (change.records[.student] ?? []).allSatisfy { number in
      let new = catalogue.students[Int(number)]
      guard Int(number) < students.count else { return true }
      let old = self.catalogue.students[Int(number)]
      return self.catalogue.withholds(old, from: audience) == catalogue.withholds(new, from: audience)
        && self.catalogue.withholds(old, from: .internal) == catalogue.withholds(new, from: .internal)
    }
  }

  /// Tells what the texts of enrollment files are about.
  ///
  /// A file of one enrollment is about a student, a roster about the course or the student that all of it shares, those
  /// included whom the audience may not see. A file from which it sees no enrollment is about nothing.
  private mutating func findNoteSubjects() {
    // Few rosters have a text, so they are looked for first.
    var rosters: Set<Int32> = []
    for (number, file) in catalogue.files.enumerated() where file.kind == .enrollment && !file.body.range.isEmpty {
      if catalogue.body(ofFile: Int32(number)).contains(where: { $0 > 0x20 }) { rosters.insert(Int32(number)) }
    }
    findNoteSubjects(ofRosters: rosters)
  }

  /// A label that only withheld records bear is as withheld as they are.
  private mutating func forgetUnusedLabels() {
    let published = published
    func forget<Record: CatalogueRecord>(_ records: inout [Record]) {
      let isPublished = published[Int(Record.kind.rawValue)]
      for number in records.indices where records[number].header.file < 0 && !isPublished[number] {
        records[number] = Record(header: RecordHeader(id: .absent, file: -1))
      }
    }
    forget(&terms)
    forget(&departments)
    forget(&instructors)
    forget(&programs)
  }

  /// What a link means in one of the catalogue's files.
  ///
  /// Whether the record that it means may be shown is for `isWithheld` and `isPublished` to say.
  package func meaning(of destination: String, inFile file: Int32) -> LinkMeaning {
    resolver.meaning(of: destination, inFile: file)
  }

  /// What an entry of the setting `nav` means.
  package func meaning(ofNavigation entry: String) -> LinkMeaning { resolver.meaning(ofNavigation: entry) }

  /// The path of a file that is not Markdown, relative to `content/`.
  package func attachmentPath(_ number: Int) -> String {
    String(catalogue.attachments[number].dropFirst(Catalogue.contentFolder.count + 1))
  }

  /// The paths of all files that are not Markdown, relative to `content/`, whether or not a page links to them.
  package var attachmentPaths: [String] { catalogue.attachments.indices.map(attachmentPath) }

  /// The number of the file that is not Markdown and has a path, which is relative to `content/`.
  ///
  /// - Complexity: O(log *n*).
  package func attachment(at path: String) -> Int? { resolver.attachment(at: "\(Catalogue.contentFolder)/\(path)") }

  /// The number of the record with an id, whether or not it may be shown.
  package func number(of kind: RecordKind, withID id: Text) -> Int? {
    let number = catalogue.identifiers(of: kind).find(id)
    return number >= 0 ? Int(number) : nil
  }

  package var hasAttachments: Bool { !catalogue.attachments.isEmpty }

  /// Whether a record has a page of its own.
  @inline(__always)
  package func isPublished(_ kind: RecordKind, _ number: Int) -> Bool { published[Int(kind.rawValue)][number] }

  /// Whether the site has a page of a record's own: what is published has one, unless nothing is redacted.
  package func hasPage(_ kind: RecordKind, _ number: Int) -> Bool {
    guard isPublished(kind, number) else { return false }
    guard !redacts else { return true }
    if header(of: kind, number).isDraft { return false }
    return kind != .student || !catalogue.withholds(students[number], from: .internal)
  }

  /// Whether nothing of a record may be shown, not even its name.
  package func isWithheld(_ kind: RecordKind, _ number: Int) -> Bool {
    kind == .student && students[number].header.id.isAbsent
  }

  /// The numbers of those records of an order that have a page.
  package func published(_ kind: RecordKind, in order: [Int32]) -> [Int32] {
    order.filter { isPublished(kind, Int($0)) }
  }

  /// The Markdown of a record's page; empty where the audience may not read it.
  package func body(of kind: RecordKind, _ number: Int) -> UnsafeBufferPointer<UInt8> {
    guard isPublished(kind, number), kind != .student || shows(.body) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return catalogue.body(ofFile: file(of: kind, number))
  }

  /// The home page's Markdown.
  package var homeBody: UnsafeBufferPointer<UInt8> { catalogue.body(ofFile: home?.header.file ?? -1) }

  /// What stands below the roster that an enrollment comes from; empty where the audience may not read it.
  package func note(of enrollment: Int) -> UnsafeBufferPointer<UInt8> {
    note(inFile: enrollments[enrollment].file)
  }

  /// What stands in an enrollment file below the front matter; empty where the audience may not read it.
  package func note(inFile file: Int32) -> UnsafeBufferPointer<UInt8> {
    guard shows(.note) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return catalogue.body(ofFile: file)
  }

  /// Whether the audience may see a field of students and enrollments.
  package func shows(_ field: Privacy.PublicField) -> Bool {
    audience == .internal || settings.privacy.publicFields.contains(field)
  }
}

/// The orders in which lists show records.
package struct ListOrder: Sendable {
  package let courses: [Int32]
  package let students: [Int32]
  /// Oldest first.
  package let terms: [Int32]
}
