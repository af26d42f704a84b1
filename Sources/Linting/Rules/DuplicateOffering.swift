import Catalogue
package import Diagnostics

extension Rule {
  /// A course lists the same section of a term twice.
  package static let duplicateOffering = Rule(
    id: "duplicate-offering", family: .structure, severity: .error,
    summary: "A course lists the same section of a term twice.",
    explanation: """
      An enrollment says by term and section which offering it belongs to. If a course lists the same \
      section of a term twice, or two offerings of a term without a section, nobody can tell whose seats are \
      taken.

      The later one is reported. To mend it, delete it, or give the two different sections. One offering \
      that meets several times a week is one entry with several `meetings`.
      """,
    examples: [
      Example(
        "The same section twice, and two offerings without a section",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            offerings:
              - {term: 2026-fall, section: 001}
              - «{term: 2026-fall, section: 001, capacity: 40}»
              - {term: 2027-spring}
              - «term: 2027-spring»
                capacity: 20
            ---
            """)
        ]),
      Example(
        "Two sections of a term",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            offerings:
              - {term: 2026-fall, section: 001}
              - {term: 2026-fall, section: 002}
              - {term: 2026-fall}
            ---
            """)
        ]),
    ])
}

/// Reports each offering of which its course lists the same before.
///
/// - Complexity: O(*n*) in offerings.
func duplicateOfferings(in catalogue: Catalogue) -> [Finding] {
  struct Key: Hashable {
    let term: Int32
    let section: Text
  }
  var lines = LineNumbers(catalogue)
  var first: [Key: Place] = [:]
  var findings: [Finding] = []
  for course in catalogue.courses where course.offerings.count > 1 {
    first.removeAll(keepingCapacity: true)
    for offering in course.offerings {
      guard let term = offering.term, term.index != nil else { continue }
      let key = Key(term: term.target, section: offering.section.isEmpty ? .absent : offering.section)
      guard let earlier = first[key] else {
        first[key] = offering.place
        continue
      }
      let file = course.header.file
      findings.append(
        Finding(
          file: file, rule: .duplicateOffering, place: offering.place,
          message: DuplicateOffering.message(
            course.id.string, offering.section, term.text.string, line: lines.line(of: earlier, inFile: file))
        ))
    }
  }
  return findings
}

enum DuplicateOffering {
  static func message(_ course: String, _ section: Text, _ term: String, line: Int) -> String {
    section.isEmpty
      ? "course '\(course)' has an offering without a section in term '\(term)' already, at line \(line)"
      : "course '\(course)' has section '\(section.string)' in term '\(term)' already, at line \(line)"
  }
}
