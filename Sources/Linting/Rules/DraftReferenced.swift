import Catalogue
package import Diagnostics

extension Rule {
  /// A published record refers to a draft.
  package static let draftReferenced = Rule(
    id: "draft-referenced", family: .domain, severity: .warning,
    summary: "A published record refers to a draft.",
    explanation: """
      A record with `draft: true` is left out of the site. What refers to it is shown all the same, without \
      a link: a course still lists its prerequisite, a roster its student. That may be meant, and may be a \
      draft that was forgotten.

      Every reference from a record that is no draft counts: in fields, in enrollments, in links of texts, \
      and in the setting `nav`. A default of a roster is reported once. With `--drafts`, and in `registrar \
      serve`, nothing is a draft.

      To mend it, publish the draft or take the reference away.
      """,
    examples: [
      Example(
        "A prerequisite, a roster and a link",
        [
          .init("content/courses/cs-101.md", "---\ntitle: Programming\ndraft: true\n---\n"),
          .init(
            "content/courses/cs-201.md",
            """
            ---
            title: Data structures
            prerequisites: [«cs-101»]
            ---
            Builds on [programming](«cs-101.md»).
            """),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init(
            "content/enrollments/2026-fall.md",
            """
            ---
            term: 2026-fall
            course: «cs-101»
            enrollments: [ada-lovelace, alan-turing]
            ---
            """),
        ]),
      Example(
        "A draft that refers to another",
        [
          .init("content/courses/cs-101.md", "---\ntitle: Programming\ndraft: true\n---\n"),
          .init(
            "content/courses/cs-201.md",
            "---\ntitle: Data structures\ndraft: true\nprerequisites: [cs-101]\n---\n"),
        ]),
    ])
}

/// Reports references to drafts from what is none.
func draftReferences(_ texts: TextSurvey, in scope: Scope) -> [Finding] {
  guard scope.hasDrafts else { return [] }
  let catalogue = scope.catalogue
  var findings = texts.toDrafts.compactMap { link -> Finding? in
    guard case .record(let kind, let number, _) = link.meaning else { return nil }
    return DraftReferenced.finding(link.file, link.place, to: kind, number, in: catalogue)
  }
  for (file, reference) in catalogue.fieldReferences(where: { scope.isDraft($0.kind, Int($0.target)) })
  where scope.status(ofFile: file) != .draft {
    findings.append(
      DraftReferenced.finding(file, reference.place, to: reference.kind, Int(reference.target), in: catalogue)
    )
  }
  return findings + enrollmentsInDrafts(of: scope)
}

enum DraftReferenced {
  static func message(_ kind: RecordKind, _ id: String) -> String {
    "\(kind.name) '\(id)' is a draft, and is shown without a link"
  }

  static func finding(
    _ file: Int32, _ place: Place, to kind: RecordKind, _ number: Int, in catalogue: Catalogue
  ) -> Finding {
    Finding(
      file: file, rule: .draftReferenced, place: place,
      message: message(kind, catalogue.header(of: kind, number).id.string))
  }
}

/// Reports the fields of enrollments that name drafts, each where it is written.
private func enrollmentsInDrafts(of scope: Scope) -> [Finding] {
  struct Written: Hashable {
    let file: Int32
    let place: Place
  }
  let catalogue = scope.catalogue
  var places = EnrollmentPlaces(catalogue)
  var seen: Set<Written> = []
  var findings: [Finding] = []
  for enrollment in catalogue.enrollments {
    let targets: InlineArray<3, (RecordKind, Int32)> = [
      (.student, enrollment.student), (.course, enrollment.course), (.term, enrollment.term),
    ]
    for index in 0..<3 {
      let (kind, number) = targets[index]
      guard number >= 0, scope.isDraft(kind, Int(number)) else { continue }
      let place = places.place(of: kind, in: enrollment)
      // A default of a file is one reference, however many enrollments have it.
      guard seen.insert(Written(file: enrollment.file, place: place)).inserted else { continue }
      findings.append(DraftReferenced.finding(enrollment.file, place, to: kind, Int(number), in: catalogue))
    }
  }
  return findings
}

extension Catalogue {
  /// The resolved references of records' fields that a test picks, with the files that hold them.
  fileprivate func fieldReferences(where isWanted: (Reference) -> Bool) -> [(Int32, Reference)] {
    var found: [(Int32, Reference)] = []
    func look(_ file: Int32, at reference: Reference?) {
      if let reference, reference.target >= 0, isWanted(reference) { found.append((file, reference)) }
    }
    func look(_ file: Int32, at references: Run<Reference>) {
      for reference in references { look(file, at: reference) }
    }
    for course in courses {
      let file = course.header.file
      look(file, at: course.department)
      look(file, at: course.instructors)
      for node in course.prerequisites where node.form == .course { look(file, at: node.course) }
      look(file, at: course.corequisites)
      look(file, at: course.crossListed)
      for offering in course.offerings {
        look(file, at: offering.term)
        look(file, at: offering.instructors)
      }
    }
    for student in students { look(student.header.file, at: student.program) }
    for instructor in instructors { look(instructor.header.file, at: instructor.department) }
    for program in programs {
      look(program.header.file, at: program.department)
      for requirement in program.requirements { look(program.header.file, at: requirement.from) }
    }
    forEachHeader { kind, _, header in
      guard let declaration = settings.extra[kind] else { return }
      for reference in header.extraReferences(as: declaration) { look(header.file, at: reference) }
    }
    return found
  }
}
