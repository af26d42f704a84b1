import Catalogue
package import Diagnostics

extension Rule {
  /// A record refers to another that does not exist.
  package static let danglingReference = Rule(
    id: "dangling-reference", family: .structure, severity: .error,
    summary: "A record refers to another that does not exist.",
    explanation: """
      An enrollment of a student who does not exist is missing from every page without anyone noticing. So \
      whatever names a student, a course, a term, a department, an instructor or a programme by its id must \
      name one that there is, to the letter: the case of letters counts.

      Courses and students are always records. Terms, departments, instructors and programmes are plain \
      labels as long as `content/` has no folder for them; with a folder, each word must be the id of a file \
      in it. An enrollment's section must be one that the course lists, where it lists offerings for that \
      term.

      An old id (an `alias`) keeps old addresses working and nothing else: a reference to it dangles, and \
      the new id is suggested. A reference that a roster gives as a default is reported once, at the \
      default. An enrollment that refers to something missing takes part in no further check.

      To mend it, write the suggested id, or add the record: `registrar new student ada-lovelace`.
      """,
    examples: [
      Example(
        "A misspelt student in a roster",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - student: «ada-lovelase»
            ---
            """),
        ]),
      Example(
        "A section that the course does not offer in that term",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            offerings:
              - {term: 2026-fall, section: 001}
              - {term: 2026-fall, section: 002}
            ---
            """),
          .init(
            "content/enrollments/ada.md",
            """
            ---
            student: ada-lovelace
            course: cs-101
            term: 2026-fall
            section: «009»
            ---
            """),
        ]),
      Example(
        "An old id, and a term that has no file where others have",
        [
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\n---\n"),
          .init("content/courses/ma-110.md", "---\ntitle: Logic\naliases: [ma-100]\n---\n"),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            prerequisites: [«ma-100»]
            offerings:
              - {term: «2027-spring»}
            ---
            """),
        ]),
      Example(
        "Words that are plain labels, because there are no such folders",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            department: Computing
            instructors: [Grace Hopper]
            offerings:
              - {term: 2026-fall}
            ---
            """)
        ]),
    ])
}

/// Reports references that nothing answers, with what they most likely meant.
func danglingReferences(
  in catalogue: Catalogue, using identifiers: inout NearestIdentifiers
) -> [Finding] {
  var sections = NearestSections(catalogue)
  return catalogue.unresolved.map { reference in
    let word = reference.text.string
    let message: String
    let suggestion: Suggestion?
    switch reference.wanted {
    case .record(let kind):
      let answer = identifiers.answer(to: word, of: kind)
      message = DanglingReference.message(kind, word, answer)
      suggestion = answer.map { identifiers.suggestion(of: $0, kind) }
    case .section(let course, let term):
      let id = catalogue.courses[Int(course)].id.string
      message = "course '\(id)' has no section '\(word)' in term '\(term.string)'"
      suggestion = sections.nearest(to: word, ofCourse: course, in: term)
    }
    return Finding(
      file: reference.file, rule: .danglingReference, place: reference.place, message: message,
      suggestion: suggestion)
  }
}

enum DanglingReference {
  static func message(_ kind: RecordKind, _ word: String, _ answer: NearestIdentifiers.Answer?) -> String {
    if case .renamed = answer { return "no \(kind.name) has the id '\(word)' any more" }
    return "no \(kind.name) has the id '\(word)'"
  }
}

/// Finds the section that a wrong one most likely meant, once for each wrong one.
private struct NearestSections {
  private struct Question: Hashable {
    let course: Int32
    let term: Text
    let word: String
  }

  private let catalogue: Catalogue
  private var answers: [Question: Suggestion?] = [:]

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  mutating func nearest(to word: String, ofCourse course: Int32, in term: Text) -> Suggestion? {
    let question = Question(course: course, term: term, word: word)
    if let known = answers[question] { return known }
    guard answers.count < NearestIdentifiers.searchLimit else { return nil }
    let offerings = catalogue.courses[Int(course)].offerings
    let names = offerings.filter { $0.term?.text == term && !$0.section.isAbsent }.map(\.section.string)
    let answer = suggestion(for: word, among: names).map { Suggestion($0) }
    answers[question] = .some(answer)
    return answer
  }
}
