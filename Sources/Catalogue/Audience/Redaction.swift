import Files

extension Catalogue {
  /// Whether nothing of a student may be shown to an audience.
  package func withholds(_ student: Student, from audience: Audience) -> Bool {
    switch student.visibility ?? settings.privacy.defaultVisibility {
    case .hidden: true
    case .internal: audience == .public
    case .public: false
    }
  }
}

/// Takes out of a catalogue what an audience may not see.
struct Redaction {
  let catalogue: Catalogue
  let audience: Audience
  let includesDrafts: Bool
  /// Whether each student is withheld.
  let withheld: [Bool]
  /// Holds the own fields of records that lost a reference.
  let memory = ByteArena()
  private let withholdsAny: Bool

  /// - Parameter redacts: whether anyone is withheld at all.
  init(catalogue: Catalogue, audience: Audience, includesDrafts: Bool, redacts: Bool) {
    self.catalogue = catalogue
    self.audience = audience
    self.includesDrafts = includesDrafts
    withheld = catalogue.students.map { redacts && catalogue.withholds($0, from: audience) }
    withholdsAny = withheld.contains(true)
  }

  private func shows(_ field: Privacy.PublicField) -> Bool {
    audience == .internal || catalogue.settings.privacy.publicFields.contains(field)
  }

  /// Records other than students, without references to withheld students among their own fields, and drafts
  /// reduced to what a reference shows.
  ///
  /// - Parameter mention: copies from a draft what a reference to it shows.
  func records<Record: CatalogueRecord>(
    _ records: [Record], mention: (_ draft: Record, _ mention: inout Record) -> Void
  ) -> [Record] {
    guard !includesDrafts, records.contains(where: \.header.isDraft) else { return withoutWithheld(records) }
    return withoutWithheld(
      records.map { record in
        guard record.header.isDraft else { return record }
        var reduced = Record(header: RecordHeader(id: record.id, file: record.header.file, isDraft: true))
        mention(record, &reduced)
        return reduced
      })
  }

  func students() -> [Student] {
    let hasDrafts = !includesDrafts && catalogue.students.contains(where: \.header.isDraft)
    guard withholdsAny || hasDrafts || audience == .public else { return catalogue.students }
    let students = catalogue.students.enumerated().map { number, student in
      if withheld[number] { return Student(header: RecordHeader(id: .absent, file: -1)) }
      var shown = student
      if hasDrafts, student.header.isDraft {
        shown = Student(header: RecordHeader(id: student.id, file: student.header.file, isDraft: true))
        shown.name = student.name
        shown.sortName = student.sortName
        shown.visibility = student.visibility
      }
      if audience == .public { reduce(&shown) }
      return shown
    }
    return withoutWithheld(students)
  }

  /// Takes out of a student's record what the public may not see.
  private func reduce(_ student: inout Student) {
    if !shows(.name) { student.name = .absent }
    if !shows(.sortName) { student.sortName = .absent }
    if !shows(.email) { student.email = .absent }
    if !shows(.program) { student.program = nil }
    if !shows(.year) { student.year = .absent }
    if !shows(.advisor) { student.advisor = .absent }
    if !shows(.admitted) { student.admitted = nil }
    if !shows(.tags) { student.tags = Run() }
    if !shows(.extra) { student.header.extra = Run() }
    // When the record changed is no field that settings could release.
    student.header.updated = nil
    student.visibility = nil
  }

  func enrollments() -> [Enrollment] {
    guard withholdsAny || audience == .public else { return catalogue.enrollments }
    var shown: [Enrollment] = []
    shown.reserveCapacity(catalogue.enrollments.count)
    for enrollment in catalogue.enrollments where !withheld[Int(enrollment.student)] {
      guard audience == .public else {
        shown.append(enrollment)
        continue
      }
      switch enrollment.status {
      case .enrolled, .completed: break
      case .waitlisted: guard shows(.waitlisted) else { continue }
      case .withdrawn, .dropped: guard shows(.withdrawn) else { continue }
      }
      var reduced = enrollment
      if !shows(.grade) { reduced.grade = .absent }
      if !shows(.credits) { reduced.isPassed = false }
      reduced.details = reduced.details.flatMap(shownDetails)
      shown.append(reduced)
    }
    return shown
  }
}

extension Redaction {
  /// What of an enrollment's details the audience may see.
  private func shownDetails(_ details: UnsafePointer<Enrollment.Details>) -> UnsafePointer<Enrollment.Details>? {
    var shown = Enrollment.Details()
    shown.sections = details.pointee.sections
    if shows(.credits) { shown.credits = details.pointee.credits }
    if shows(.enrolledOn) { shown.enrolledOn = details.pointee.enrolledOn }
    if shows(.endedOn) { shown.endedOn = details.pointee.endedOn }
    if shows(.override) { shown.overrides = details.pointee.overrides }
    return shown.kept(in: memory)
  }

  /// Records whose own fields name no withheld student, where settings declare which of them name students.
  private func withoutWithheld<Record: CatalogueRecord>(_ records: [Record]) -> [Record] {
    guard withholdsAny, let declaration = catalogue.settings.extra[Record.kind],
      declaration.fields.contains(where: { $0.type.namesStudents })
    else { return records }
    return records.map { record in
      let namesWithheld = record.header.extraReferences(as: declaration).contains { reference in
        reference.kind == .student && reference.index.map { withheld[$0] } == true
      }
      guard namesWithheld else { return record }
      var shown = record
      shown.header.extra = withoutWithheld(record.header.extra, declaration)
      return shown
    }
  }

  private func withoutWithheld(_ nodes: Run<ExtraNode>, _ declaration: ExtraDeclaration) -> Run<ExtraNode> {
    var kept: [ExtraNode] = []
    /// Copies a node with all that it contains, but for what names a withheld student.
    func keep(_ index: Int, as type: ExtraType?) -> Bool {
      let node = nodes[index]
      if type == .reference(.student), node.target >= 0, withheld[Int(node.target)] { return false }
      let place = kept.count
      kept.append(node)
      var child = index + 1
      while child < Int(node.next) {
        _ = keep(child, as: type?.item)
        child = Int(nodes[child].next)
      }
      kept[place] = ExtraNode(
        shape: node.shape, text: node.text, place: node.place, next: Int32(kept.count), target: node.target)
      return true
    }
    kept.append(nodes[0])
    var key = 1
    while key < nodes.count {
      let value = Int(nodes[key].next)
      _ = keep(key, as: nil)
      let field = declaration.fields.first { nodes[key].text == $0.name }
      if !keep(value, as: field?.type) { kept.removeLast() }
      key = Int(nodes[value].next)
    }
    kept[0] = ExtraNode(
      shape: .mapping, text: .absent, place: nodes[0].place, next: Int32(kept.count), target: Reference.unresolved)
    let copy = memory.allocate(ExtraNode.self, count: kept.count)
    _ = copy.update(fromContentsOf: kept)
    return Run(copy)
  }
}

extension ExtraType {
  /// The type of a list's items.
  fileprivate var item: ExtraType? {
    if case .list(let item) = self { item } else { nil }
  }

  fileprivate var namesStudents: Bool {
    switch self {
    case .reference(let kind): kind == .student
    case .list(let item): item.namesStudents
    case .text, .number, .date, .boolean: false
    }
  }
}

/// How many seats of an offering are taken.
package struct Seats: Sendable, Hashable, BitwiseCopyable {
  package var taken: Int32 = 0
  package var waitlisted: Int32 = 0

  /// Counts the seats of every offering, in the order of `offeringStarts`, which counts those of `courses`.
  ///
  /// All students count but hidden ones: who an internal student is stays unknown, that a seat is taken does not.
  static func count(
    in catalogue: Catalogue, courses: [Course], offeringStarts: [Int32], countsHidden: Bool
  ) -> [Seats] {
    var seats = [Seats](repeating: Seats(), count: Int(offeringStarts.last ?? 0))
    count(
      catalogue.enrollments[...], by: 1, in: catalogue, courses: courses, offeringStarts: offeringStarts,
      countsHidden: countsHidden, into: &seats)
    return seats
  }

  /// Adds the seats that some enrollments take, or takes them away.
  static func count(
    _ enrollments: ArraySlice<Enrollment>, by step: Int32, in catalogue: Catalogue, courses: [Course],
    offeringStarts: [Int32], countsHidden: Bool, into seats: inout [Seats]
  ) {
    for enrollment in enrollments {
      guard enrollment.status.takesSeat || enrollment.status == .waitlisted else { continue }
      guard countsHidden || !catalogue.withholds(catalogue.students[Int(enrollment.student)], from: .internal)
      else { continue }
      let offerings = courses[Int(enrollment.course)].offerings
      let start = Int(offeringStarts[Int(enrollment.course)])
      offerings.forEach(seating: enrollment) { number in
        if enrollment.status.takesSeat {
          seats[start + number].taken += step
        } else {
          seats[start + number].waitlisted += step
        }
      }
    }
  }
}

extension Run where Element == Offering {
  /// Calls `body` with the place of each of a course's offerings that an enrollment in the course is in.
  ///
  /// An enrollment that names no section belongs to the term's only offering, or to that without a section.
  package func forEach(seating enrollment: Enrollment, _ body: (Int) -> Void) {
    guard enrollment.term >= 0 else { return }
    var inTerm = 0
    var last = 0
    for place in indices where self[place].term?.target == enrollment.term {
      inTerm += 1
      last = place
      let section = self[place].section
      if enrollment.sections.isEmpty ? section.isAbsent : enrollment.sections.contains(where: { $0 == section }) {
        body(place)
      }
    }
    if enrollment.sections.isEmpty, inTerm == 1, !self[last].section.isAbsent { body(last) }
  }
}
