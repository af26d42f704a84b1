import Catalogue
package import Diagnostics

extension Rule {
  /// A student takes a course without having passed what it needs.
  package static let prerequisiteUnmet = Rule(
    id: "prerequisite-unmet", family: .domain, severity: .warning,
    summary: "A student takes a course without having passed what it needs.",
    explanation: """
      A course says in `prerequisites` what must be passed before: all of the list, of which an item may be a \
      choice, `{any: [a, b]}` or `{all: [a, b]}`, one in another if need be. Who is enrolled in the course, waits \
      for it or has completed it must have passed these in an earlier term.

      A course is passed when its enrollment is `completed`, with one of the grades in the setting \
      `grades.passing` where that is given. *Earlier* compares the days on which terms start. An enrollment in a \
      term without dates is not checked, and a course that was passed in such a term, or in none, counts as \
      passed before. So does what is reported already: a prerequisite whose reference dangles or that is part of a \
      circle, and one of which the student's enrollment has a fault of its own.

      The report is at the later enrollment and names what is lacking. To mend it, enter what was passed \
      before, or withdraw the student. Where a student may do without, say so: `override: [{rule: \
      prerequisite-unmet, reason: Passed elsewhere}]`. The rule looks at `current_term` and later terms, where \
      that is set.
      """,
    examples: [
      Example(
        "The prerequisite is taken in the same term, and a choice was not passed",
        [
          .init("catalogue.yml", "grades: {passing: [A, B, C]}\n"),
          .init("content/terms/2026-spring.md", "---\ntitle: Spring 2026\nstarts: 2026-01-12\n---\n"),
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init("content/courses/ma-110.md", "---\ntitle: Logic\n---\n"),
          .init(
            "content/courses/cs-201.md",
            "---\ntitle: Data structures\nprerequisites: [{any: [cs-101, ma-110]}]\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            term: 2026-fall
            enrollments:
              - cs-101
              - «cs-201»
            ---
            """),
          .init(
            "content/enrollments/alan-turing.md",
            """
            ---
            student: alan-turing
            enrollments:
              - {course: cs-101, term: 2026-spring, status: completed, grade: F}
              - «{course: cs-201, term: 2026-fall}»
            ---
            """),
        ]),
      Example(
        "Passed in an earlier term, and excused",
        [
          .init("content/terms/2026-spring.md", "---\ntitle: Spring 2026\nstarts: 2026-01-12\n---\n"),
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init("content/courses/cs-201.md", "---\ntitle: Data structures\nprerequisites: [cs-101]\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            enrollments:
              - {course: cs-101, term: 2026-spring, status: completed, grade: A}
              - {course: cs-201, term: 2026-fall}
            ---
            """),
          .init(
            "content/enrollments/alan-turing.md",
            """
            ---
            student: alan-turing
            course: cs-201
            term: 2026-fall
            override:
              - {rule: prerequisite-unmet, reason: Wrote the textbook, by: registrar}
            ---
            """),
        ]),
    ])
}

/// Reports each enrollment before which the student has not passed what the course needs.
///
/// - Complexity: O(*n* + *m* log *k*) in enrollments, prerequisites of what is taken, and a student's enrollments.
@Sendable func prerequisitesUnmet(in survey: DomainSurvey) -> [DomainFault] {
  let courses = survey.catalogue.courses
  let needsAny = courses.map { !$0.prerequisites.isEmpty }
  guard needsAny.contains(true) else { return [] }
  let circles = prerequisiteCircles(of: courses)
  let wording = Wording(survey.catalogue)
  var faults: [DomainFault] = []
  survey.forEachStudent { transcript in
    for fact in transcript.items where needsAny[Int(fact.course)] {
      guard fact.counts, fact.isActive, survey.terms.isDated(fact.term) else { continue }
      let requirement = Requirement(
        nodes: courses[Int(fact.course)].prerequisites, transcript: transcript, fact: fact, terms: survey.terms,
        circles: circles)
      if requirement.isMet || survey.isOverridden(.prerequisiteUnmet, fact) { continue }
      let enrollment = survey.catalogue.enrollments[Int(fact.number)]
      faults.append(
        DomainFault(
          .prerequisiteUnmet, inFile: enrollment.file, at: enrollment.place,
          PrerequisiteUnmet.message(fact, lacking: requirement.lacking(wording), wording), about: wording.ids(fact)))
    }
  }
  return faults
}

enum PrerequisiteUnmet {
  static func message(_ fact: EnrollmentFacts, lacking: String, _ wording: Wording) -> String {
    "\(wording.student(fact.student)) takes \(wording.course(fact.course, in: fact.term)) "
      + "without having passed \(lacking) before"
  }
}

/// What a course needs, held against what one student has passed.
private struct Requirement {
  let nodes: Run<RequirementNode>
  let transcript: Transcript
  let fact: EnrollmentFacts
  let terms: TermsInView
  let circles: [Int32]

  var isMet: Bool {
    var index = 0
    while index < nodes.count {
      if !isMet(index) { return false }
      index = Int(nodes[index].next)
    }
    return true
  }

  /// What is missing, such as `'cs-101' and ('ma-110' or 'ma-120')`.
  func lacking(_ wording: Wording) -> String {
    Wording.list(missing(0..<nodes.count, wording), "and")
  }

  // Front matter is at most 64 deep, and so is this.
  private func isMet(_ index: Int) -> Bool {
    let node = nodes[index]
    if node.form == .course {
      return node.course.target < 0 || isInCircle(node.course.target) || isPassed(node.course.target)
    }
    var child = index + 1
    let end = Int(node.next)
    let isChoice = node.form == .any
    if child == end { return true }
    while child < end {
      if isMet(child) == isChoice { return isChoice }
      child = Int(nodes[child].next)
    }
    return !isChoice
  }

  /// Whether two courses need each other, which nobody can satisfy and another rule reports.
  private func isInCircle(_ course: Int32) -> Bool {
    circles[Int(course)] >= 0 && circles[Int(course)] == circles[Int(fact.course)]
  }

  private func isPassed(_ course: Int32) -> Bool {
    transcript.items(ofCourse: course).contains { earlier in
      (earlier.isPassed || earlier.isFlawed) && terms.mayBeEarlier(earlier.term, than: fact.term)
    }
  }

  /// What each of some neighbouring nodes lacks that is not met.
  private func missing(_ range: Range<Int>, _ wording: Wording) -> [String] {
    var missing: [String] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let node = nodes[index]
      let end = Int(node.next)
      if !isMet(index) {
        if node.form == .course {
          missing.append("'\(wording.courseID(node.course.target))'")
        } else {
          let parts = self.missing(index + 1..<end, wording)
          let list = Wording.list(parts, node.form == .any ? "or" : "and")
          missing.append(parts.count > 1 && range != index..<end ? "(\(list))" : list)
        }
      }
      index = end
    }
    return missing
  }
}
