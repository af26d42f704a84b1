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

  /// - Parameters:
  ///   - includesDrafts: whether drafts count as published.
  ///   - redacts: whether anything is withheld. Without that, the view holds the whole catalogue, drafts and hidden
  ///     students included: for commands that answer whoever has the sources anyway, never for a site.
  ///   - workers: who does what can be done side by side.
  /// - Complexity: O(*n*).
  package init(
    _ catalogue: Catalogue, audience: Audience, includesDrafts: Bool = false, redacts: Bool = true,
    workers: Workers = Workers(jobs: 1)
  ) {
    self.audience = redacts ? audience : .internal
    self.redacts = redacts
    let includesDrafts = includesDrafts || !redacts
    self.catalogue = catalogue
    resolver = LinkResolver(catalogue)
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
    let (order, columns) = workers.both {
      ListOrder(
        courses: Ranking.order(
          count: courses.count, label: { courses[$0].code.or(courses[$0].id) }, id: { courses[$0].id }),
        students: Ranking.order(
          count: students.count, label: { students[$0].sortName.or(students[$0].displayName) },
          id: { students[$0].id }),
        terms: termOrder)
    } _: {
      EnrollmentColumns(enrollments)
    }
    self.order = order
    graph = EnrollmentGraph(
      columns, termRanks: Ranking.places(of: termOrder), courseRanks: Ranking.places(of: order.courses),
      studentRanks: Ranking.places(of: order.students))
    currentTerm = settings.currentTerm.flatMap { name in catalogue.terms.firstIndex { $0.id == name } }
    published = RecordKind.allCases.map { kind in
      catalogue.headers(of: kind).enumerated().map { number, header in
        (includesDrafts || !header.isDraft) && !(kind == .student && redaction.withheld[number])
      }
    }
    if !includesDrafts {
      catalogue.forEachHeader { kind, number, header in
        if header.isDraft, !(kind == .student && redaction.withheld[number]) { draftCount += 1 }
      }
    }
    relations = Relations(self)
    // A label exists only where something that is shown bears it.
    for kind in RecordKind.allCases where kind.mayBeLabel && !catalogue.kindsWithRecords.contains(kind) {
      published[Int(kind.rawValue)] = relations.labelsInUse(of: kind)
    }
    forgetUnusedLabels()
    findNoteSubjects()
    seats = Seats.count(
      in: catalogue, courses: courses, offeringStarts: relations.offeringStarts, countsHidden: !redacts)
  }
}

extension AudienceView {
  /// Tells what the texts of enrollment files are about.
  ///
  /// A file of one enrollment is about a student, a roster about the course or the student that all of it shares, those
  /// included whom the audience may not see. A file from which it sees no enrollment is about nothing.
  private mutating func findNoteSubjects() {
    guard shows(.note) else { return }
    var isSeen = [Bool](repeating: false, count: catalogue.files.count)
    for enrollment in enrollments { isSeen[Int(enrollment.file)] = true }
    let all = catalogue.enrollments
    var start = 0
    while start < all.count {
      let first = all[start]
      var end = start
      var isOneCourse = true
      var isOneStudent = true
      while end < all.count, all[end].file == first.file {
        if all[end].course != first.course { isOneCourse = false }
        if all[end].student != first.student { isOneStudent = false }
        end += 1
      }
      if isSeen[Int(first.file)], isOneCourse || isOneStudent,
        catalogue.body(ofFile: first.file).contains(where: { $0 > 0x20 })
      {
        noteSubjects[first.file] = isOneCourse && !first.place.range.isEmpty ? .course : .student
      }
      start = end
    }
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
    return catalogue.body(ofFile: header(of: kind, number).file)
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
