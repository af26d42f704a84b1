import Catalogue
package import Diagnostics

extension Rule {
  /// A student is enrolled twice in the same course and term.
  package static let duplicateEnrollment = Rule(
    id: "duplicate-enrollment", family: .structure, severity: .error,
    summary: "A student is enrolled twice in the same course and term.",
    explanation: """
      Student, course and term together say which enrollment is meant: commands find it by them, and seats \
      and credits are counted by it. Two of the same would count twice, and might contradict each other.

      They are compared wherever they stand, in one roster, in two, or in a file of the student's own. \
      Sections make no difference: who takes a lecture and a tutorial has one enrollment with two sections, \
      `section: [001, T2]`. A course that is repeated in another term is another enrollment.

      The later one is reported, in the order of paths and lines, and names the first. To mend it, delete \
      one of them.
      """,
    examples: [
      Example(
        "Once in the course's roster, once in the student's own file",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/2026-fall/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            term: 2026-fall
            enrollments: [cs-101]
            ---
            """),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - «ada-lovelace»
            ---
            """),
        ]),
      Example(
        "The same course in two terms",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            course: cs-101
            enrollments:
              - {term: 2026-fall, status: withdrawn, ended_on: 2026-10-01}
              - {term: 2027-fall}
            ---
            """),
        ]),
    ])
}

/// Reports each enrollment of which an earlier file or line holds the same.
///
/// - Complexity: O(*n*), in two flat arrays.
func duplicateEnrollments(in catalogue: Catalogue) -> [Finding] {
  let groups = catalogue.enrollments.withUnsafeBufferPointer { EnrollmentGroups(of: $0).repeated }
  guard !groups.isEmpty else { return [] }
  var lines = LineNumbers(catalogue)
  return groups.flatMap { group in
    let sorted = group.map { catalogue.enrollments[Int($0)] }
      .sorted { ($0.file, $0.place.start) < ($1.file, $1.place.start) }
    let first = sorted[0]
    let place = "\(catalogue.path(ofFile: first.file)):\(lines.line(of: first.place, inFile: first.file))"
    return sorted.dropFirst().map { enrollment in
      Finding(
        file: enrollment.file, rule: .duplicateEnrollment, place: enrollment.place,
        message: DuplicateEnrollment.message(enrollment, in: catalogue, first: place))
    }
  }
}

enum DuplicateEnrollment {
  static func message(_ enrollment: Enrollment, in catalogue: Catalogue, first: String) -> String {
    let student = catalogue.students[Int(enrollment.student)].id.string
    let course = catalogue.courses[Int(enrollment.course)].id.string
    let term = enrollment.term >= 0 ? " in term '\(catalogue.terms[Int(enrollment.term)].id.string)'" : ""
    return "student '\(student)' is enrolled in course '\(course)'\(term) already, at \(first)"
  }
}

/// Finds enrollments of the same student, course and term by open addressing over one hash each.
private struct EnrollmentGroups {
  /// The numbers of enrollments that are the same, where there are several, in their order.
  private(set) var repeated: [[Int32]] = []

  init(of enrollments: UnsafeBufferPointer<Enrollment>) {
    var capacity = 16
    while capacity < enrollments.count * 2 { capacity *= 2 }
    let mask = capacity - 1
    // A slot holds an enrollment's number and, so that most others need not be looked at, half of its hash.
    var slots = [UInt64](repeating: .max, count: capacity)
    var groups: [Int32: [Int32]] = [:]
    slots.withUnsafeMutableBufferPointer { slots in
      for number in enrollments.indices {
        let hash = Self.hash(enrollments[number])
        let tag = hash & 0xFFFF_FFFF_0000_0000
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != .max {
          let other = Int(slots[slot] & 0xFFFF_FFFF)
          if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag, Self.isSame(enrollments[number], enrollments[other]) {
            groups[Int32(other), default: [Int32(other)]].append(Int32(number))
            break
          }
          slot = (slot + 1) & mask
        }
        if slots[slot] == .max { slots[slot] = tag | UInt64(number) }
      }
    }
    repeated = groups.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func isSame(_ a: Enrollment, _ b: Enrollment) -> Bool {
    a.student == b.student && a.course == b.course && a.term == b.term
  }

  /// Three rounds of SplitMix64's finalizer, one for each number.
  @inline(__always)
  private static func hash(_ enrollment: Enrollment) -> UInt64 {
    mix(mix(mix(0, enrollment.student), enrollment.course), enrollment.term)
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ number: Int32) -> UInt64 {
    var hash = (hash ^ UInt64(truncatingIfNeeded: number)) &+ 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
