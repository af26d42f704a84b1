import Diagnostics
import Files
import FrontMatter

/// What enrollments refer to: everything else has been read before them.
struct EnrollmentTargets: Sendable {
  let courses: [Course]
  let courseIDs: IdentifierTable
  let studentIDs: IdentifierTable
  let termIDs: IdentifierTable
  /// Whether terms are records; otherwise a term is a label.
  let termsAreRecords: Bool

  /// Whether an offering might be a section of a term, if what is wrong with its own fields were mended.
  func mayBe(_ offering: Offering, _ section: Text, in term: Text) -> Bool {
    guard let offered = offering.term else { return offering.isSectionUnclear || offering.section == section }
    if offered.text == term { return offering.isSectionUnclear }
    let dangles = termsAreRecords && termIDs.find(offered.text) == Reference.unresolved
    return dangles && (offering.isSectionUnclear || offering.section == section)
  }
}

/// The enrollments of some files, with terms that are labels still counted from -2 downwards.
struct EnrollmentBatch: Sendable {
  var enrollments: [Enrollment] = []
  /// The labels that stand for terms, in the order of their first use: -2 means the first.
  var termLabels: [Text] = []
  private var known: [Text: Int32] = [:]

  mutating func label(_ text: Text) -> Int32 {
    if let last = termLabels.last, last == text { return -2 - Int32(termLabels.count - 1) }
    if let number = known[text] { return number }
    termLabels.append(text)
    let number = -2 - Int32(termLabels.count - 1)
    known[text] = number
    return number
  }
}

/// What the items of a roster lack, so that one omission is one report.
struct RosterGaps {
  /// The items that are mappings, or bare ids whose meaning is clear.
  var itemCount = 0
  var withoutStudent: [Place] = []
  var withoutCourse: [Place] = []
  /// Whether bare ids stand in a file that names neither a course nor a student.
  var hasOrphans = false
  /// Whether bare ids stand in a file that names both.
  var hasSurplus = false
}

/// The fields of one enrollment, or of the defaults of a file: nothing that counts references, since it is copied for
/// every item.
private struct EnrollmentFields: BitwiseCopyable {
  var student = Mention()
  var course = Mention()
  var term = Mention()
  var status: Enrollment.Status?
  var sections = Run<Word>()
  var grade = Text.absent
  var details = Enrollment.Details()

  /// A reference, and what became of it.
  struct Mention: BitwiseCopyable {
    var text = Text.absent
    var place = Place.fileStart
    var target = Reference.unresolved
    /// Whether the field was given but could not be read, so that nothing more is said about it.
    var isFaulty = false

    var isMissing: Bool { text.isAbsent && !isFaulty }
  }

  /// Notes that a field was given under a wrong name, so that it is not reported as missing too.
  mutating func markFaulty(_ field: EnrollmentField) {
    switch field {
    case .student: student = Mention(isFaulty: true)
    case .course: course = Mention(isFaulty: true)
    case .term: term = Mention(isFaulty: true)
    default: break
    }
  }
}

extension ValueReader {
  /// Reads a file of one enrollment, or of many.
  mutating func enrollments(
    _ file: FileToRead, targets: EnrollmentTargets, into batch: inout EnrollmentBatch
  ) -> Place {
    guard let body = open(file) else { return .fileStart }
    if !inheritedSections.isEmpty { inheritedSections.removeAll() }
    var defaults = EnrollmentFields()
    var roster: Int?
    var isRosterUnclear = false
    var key = 1
    let end = Int(document[0].next)
    while key < end {
      let value = Int(document[key].next)
      let field = keys.enrollment.field(self.key(key))
      if field == .enrollments {
        roster = value
      } else if let field {
        read(field, value, into: &defaults, targets: targets, batch: &batch)
      } else if let meant = reportUnknown(key, of: "an enrollment file", in: EnrollmentField.self) {
        if meant == .enrollments { isRosterUnclear = true }
        defaults.markFaulty(meant)
      }
      key = Int(document[value].next)
    }
    defaults.details.sections = keepSections(defaults.sections)
    guard let roster else {
      if isRosterUnclear { return body }
      finish(defaults, at: .fileStart, targets: targets, into: &batch)
      return body
    }
    if document[roster].kind == .sequence {
      var item = roster + 1
      let end = Int(document[roster].next)
      gaps = RosterGaps()
      while item < end {
        let next = Int(document[item].next)
        self.item(item, defaults: defaults, targets: targets, into: &batch)
        item = next
      }
      reportGaps()
      for (index, wanted) in inheritedSections.sorted(by: { $0.key < $1.key }) {
        let section = defaults.sections[index]
        unresolved.append(
          UnresolvedReference(file: self.file, wanted: wanted, text: section.text, place: section.place))
      }
    } else if !document[roster].isAbsent {
      reportInvalid("enrollments", document[roster], expected: "a list of ids and enrollments")
    }
    return body
  }

  private mutating func item(
    _ item: Int, defaults: EnrollmentFields, targets: EnrollmentTargets, into batch: inout EnrollmentBatch
  ) {
    let node = document[item]
    var fields = defaults
    fields.sections = Run()
    if node.kind == .mapping {
      var key = item + 1
      while key < Int(node.next) {
        let value = Int(document[key].next)
        let field = keys.enrollment.field(self.key(key))
        if let field, field != .enrollments {
          read(field, value, into: &fields, targets: targets, batch: &batch)
        } else if field == .enrollments {
          report(
            .unknownField, at: Place(document[key].range),
            "an enrollment holds no 'enrollments' of its own; a roster is one list")
        } else if let meant = reportUnknown(key, of: "an enrollment", in: EnrollmentField.self) {
          fields.markFaulty(meant)
        }
        key = Int(document[value].next)
      }
      if !fields.sections.isEmpty { fields.details.sections = keepSections(fields.sections) }
    } else if node.kind == .scalar, !node.isAbsent {
      switch (defaults.student.isMissing, defaults.course.isMissing) {
      case (true, false): fields.student = mention(item, of: .student, targets: targets, batch: &batch)
      case (false, true): fields.course = mention(item, of: .course, targets: targets, batch: &batch)
      case (true, true):
        gaps.hasOrphans = true
        return
      case (false, false):
        if !gaps.hasSurplus {
          report(
            .invalidValue, at: Place(node.range),
            "a bare id stands for the student or the course that the file leaves open, but the file names both")
        }
        gaps.hasSurplus = true
        return
      }
    } else {
      report(.invalidValue, at: Place(node.range), "an item of 'enrollments' must be an id or a mapping")
      return
    }
    gaps.itemCount += 1
    finish(fields, at: Place(node.range), isItem: true, targets: targets, into: &batch)
  }

  /// Reports what the items of a roster lack: once where the file's own field would be, when all of them lack it, and
  /// otherwise at each item.
  private mutating func reportGaps() {
    if gaps.hasOrphans {
      report(.missingField, at: .fileStart, "a roster of bare ids needs the field 'course', or 'student'")
    }
    for (field, places) in [("student", gaps.withoutStudent), ("course", gaps.withoutCourse)] where !places.isEmpty {
      if places.count == gaps.itemCount, places.count > 1 {
        report(.missingField, at: .fileStart, "a roster needs the field '\(field)', which none of its items has")
      } else {
        for place in places { reportMissing(field, of: "an enrollment", at: place) }
      }
    }
  }

  private mutating func read(
    _ field: EnrollmentField, _ value: Int, into fields: inout EnrollmentFields, targets: EnrollmentTargets,
    batch: inout EnrollmentBatch
  ) {
    switch field {
    case .student: fields.student = mention(value, of: .student, targets: targets, batch: &batch)
    case .course: fields.course = mention(value, of: .course, targets: targets, batch: &batch)
    case .term: fields.term = mention(value, of: .term, targets: targets, batch: &batch)
    case .section: fields.sections = sections(value)
    case .status: fields.status = status(value)
    case .grade: fields.grade = text(value, "grade")
    case .credits: fields.details.credits = decimal(value, "credits", atLeast: .zero)
    case .enrolledOn: fields.details.enrolledOn = date(value, "enrolled_on")
    case .endedOn: fields.details.endedOn = date(value, "ended_on")
    case .override: fields.details.overrides = overrides(value)
    case .enrollments: break
    }
  }

  @inline(__always)
  private mutating func status(_ value: Int) -> Enrollment.Status? {
    let node = document[value]
    if node.kind == .scalar, let word = keys.status.field(text(of: node).bytes) { return word.status }
    return word(value, "status", of: Enrollment.Status.self, named: \.name)
  }

  /// Resolves a reference at once; what does not resolve is kept as such.
  private mutating func mention(
    _ value: Int, of kind: RecordKind, targets: EnrollmentTargets, batch: inout EnrollmentBatch
  ) -> EnrollmentFields.Mention {
    let node = document[value]
    if node.isAbsent { return .init() }
    guard let reference = reference(value, to: kind, kind.name) else { return .init(isFaulty: true) }
    var mention = EnrollmentFields.Mention(text: reference.text, place: reference.place)
    switch kind {
    case .student:
      mention.target = targets.studentIDs.find(reference.text, near: lastStudent)
      lastStudent = mention.target
    case .course: mention.target = targets.courseIDs.find(reference.text)
    default:
      mention.target =
        targets.termsAreRecords ? targets.termIDs.find(reference.text) : batch.label(reference.text)
    }
    if mention.target == Reference.unresolved {
      unresolved.append(
        UnresolvedReference(file: file, wanted: .record(kind), text: reference.text, place: reference.place))
    }
    return mention
  }

  private mutating func sections(_ value: Int) -> Run<Word> {
    let node = document[value]
    words.removeAll(keepingCapacity: true)
    if node.kind == .sequence {
      list(value, "section", of: "sections") { reader, item in
        let text = reader.text(item, "section")
        if !text.isAbsent { reader.words.append(Word(text: text, place: Place(reader.document[item].range))) }
      }
    } else {
      let text = text(value, "section")
      if !text.isAbsent { words.append(Word(text: text, place: Place(node.range))) }
    }
    return keep(words)
  }

  private func keepSections(_ sections: Run<Word>) -> Run<Text> {
    guard !sections.isEmpty else { return Run() }
    let kept = arena.allocate(Text.self, count: sections.count)
    for (index, section) in sections.enumerated() { kept[index] = section.text }
    return Run(kept)
  }

  private mutating func overrides(_ value: Int) -> Run<Override> {
    var overrides: [Override] = []
    list(value, "override", of: "overrides, each with rule and reason") { reader, item in
      var override = Override()
      var given: Set<OverrideField> = []
      let isMapping = reader.mapping(item, "override") { reader, key, value in
        let field = reader.keys.override.field(reader.key(key))
        if let field, !reader.document[value].isAbsent { given.insert(field) }
        switch field {
        case .rule: override.rule = reader.ruleName(value)
        case .reason: override.reason = reader.nonemptyText(value, "reason")
        case .by: override.by = reader.text(value, "by")
        case .on: override.on = reader.date(value, "on")
        case nil:
          if let meant = reader.reportUnknown(key, of: "an override", in: OverrideField.self) { given.insert(meant) }
        }
      }
      guard isMapping else { return }
      for field in [OverrideField.rule, .reason] where !given.contains(field) {
        reader.reportMissing(field.rawValue, of: "an override", at: Place(reader.document[item].range))
      }
      overrides.append(override)
    }
    return keep(overrides)
  }

  private mutating func ruleName(_ value: Int) -> Text {
    let name = nonemptyText(value, "rule")
    guard !name.isAbsent, !DomainRules.ids.contains(name.string) else { return name }
    let nearest = Diagnostics.suggestion(for: name.string, among: DomainRules.ids)
    report(
      .invalidValue, at: Place(document[value].range), "no rule that can be overridden has the id '\(name.string)'",
      suggestion: nearest.map { Suggestion($0) })
    return .absent
  }

  /// Reports what is missing, checks the sections, and adds the enrollment.
  private mutating func finish(
    _ fields: EnrollmentFields, at place: Place, isItem: Bool = false, targets: EnrollmentTargets,
    into batch: inout EnrollmentBatch
  ) {
    var enrollment = Enrollment(
      student: fields.student.target, course: fields.course.target, term: fields.term.target,
      details: fields.details.kept(in: arena), file: file, place: place)
    if fields.student.isMissing {
      if isItem { gaps.withoutStudent.append(place) } else { reportMissing("student", of: "an enrollment", at: place) }
    }
    if fields.course.isMissing {
      if isItem { gaps.withoutCourse.append(place) } else { reportMissing("course", of: "an enrollment", at: place) }
    }
    enrollment.isResolved =
      fields.student.target >= 0 && fields.course.target >= 0 && !fields.term.isFaulty
      && (fields.term.text.isAbsent || fields.term.target != Reference.unresolved)
    if !fields.details.sections.isEmpty, enrollment.isResolved {
      checkSections(of: fields, targets: targets, isResolved: &enrollment.isResolved)
    }
    enrollment.status = fields.status ?? .enrolled
    enrollment.grade = fields.grade
    batch.enrollments.append(enrollment)
  }

  private mutating func checkSections(
    of fields: EnrollmentFields, targets: EnrollmentTargets, isResolved: inout Bool
  ) {
    let course = targets.courses[Int(fields.course.target)]
    let term = fields.term.text
    guard !term.isAbsent, course.offerings.contains(where: { $0.term?.text == term }) else { return }
    for (index, section) in fields.details.sections.enumerated()
    where !course.offerings.contains(where: { $0.term?.text == term && $0.section == section }) {
      isResolved = false
      // An offering with a fault of its own may be the one that is meant.
      if course.offerings.contains(where: { targets.mayBe($0, section, in: term) }) { continue }
      let wanted = UnresolvedReference.Wanted.section(course: fields.course.target, term: term)
      if index < fields.sections.count {
        unresolved.append(
          UnresolvedReference(file: file, wanted: wanted, text: section, place: fields.sections[index].place))
      } else if inheritedSections[index] == nil {
        // What is inherited has no words of its own: it is reported once, where the defaults stand.
        inheritedSections[index] = wanted
      }
    }
  }
}
