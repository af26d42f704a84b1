import Catalogue
import Testing

/// A file before and after the course `cs-101` is renamed to `cs-110` (or another record as the kind says).
struct RenameCase: CustomTestStringConvertible, Sendable {
  let name: String
  let path: String
  let before: String
  let after: String
  var kind = RecordKind.course
  var old = "cs-101"
  var new = "cs-110"

  var testDescription: String { name }

  init(
    _ name: String, _ path: String, _ before: String, _ after: String, kind: RecordKind = .course,
    old: String = "cs-101", new: String = "cs-110"
  ) {
    (self.name, self.path, self.before, self.after) = (name, path, before, after)
    (self.kind, self.old, self.new) = (kind, old, new)
  }

  /// What all cases stand on; a case's own file comes on top.
  static let base = [
    "content/courses/cs-101.md": "---\ntitle: Programming\n---\n## Outline\n",
    "content/courses/cs-102.md": "---\ntitle: More\n---\n",
    "content/students/ada.md": "---\nname: Ada\n---\n",
    "content/students/bob.md": "---\nname: Bob\n---\n",
  ]

  static let frontMatter = [
    RenameCase(
      "prerequisites, nested, quoted and with comments", "content/courses/cs-201.md",
      "---\ntitle: Data # cs-101\nprerequisites:\n  - cs-102  # or cs-101\n  - any: ['cs-101', {all: [\"cs-101\", cs-102]}]\n"
        + "corequisites: [ cs-101 ]\ncross_listed:\n- cs-101\n---\ncs-101\n",
      "---\ntitle: Data # cs-101\nprerequisites:\n  - cs-102  # or cs-101\n  - any: ['cs-110', {all: [\"cs-110\", cs-102]}]\n"
        + "corequisites: [ cs-110 ]\ncross_listed:\n- cs-110\n---\ncs-101\n"),
    RenameCase(
      "CRLF and a byte-order mark", "content/courses/cs-201.md",
      "\u{FEFF}---\r\ntitle: Data\r\ncorequisites:\r\n  - cs-101 # x\r\n---\r\n[a](course:cs-101)\r\n",
      "\u{FEFF}---\r\ntitle: Data\r\ncorequisites:\r\n  - cs-110 # x\r\n---\r\n[a](course:cs-110)\r\n"),
    RenameCase(
      "an anchor and its alias", "content/courses/cs-201.md",
      "---\ntitle: Data\ncorequisites: [&c cs-101]\ncross_listed: [*c]\n---\n",
      "---\ntitle: Data\ncorequisites: [&c cs-110]\ncross_listed: [*c]\n---\n"),
    RenameCase(
      "an alias of what is no reference", "content/courses/cs-201.md",
      "---\ntitle: &c cs-101\ncross_listed: [*c]\n---\n", "---\ntitle: &c cs-101\ncross_listed: [cs-110]\n---\n"),
    RenameCase(
      "a list under an anchor", "content/courses/cs-201.md",
      "---\ntitle: Data\ncorequisites: &all [cs-101, cs-102]\ncross_listed: *all\n---\n",
      "---\ntitle: Data\ncorequisites: &all [cs-110, cs-102]\ncross_listed: *all\n---\n"),
    RenameCase(
      "an escape", "content/courses/cs-201.md",
      "---\ntitle: Data\ncorequisites: [\"cs\\x2D101\", \"a\\nb\"]\n---\n",
      "---\ntitle: Data\ncorequisites: [\"cs-110\", \"a\\nb\"]\n---\n"),
    RenameCase(
      "a block scalar", "content/enrollments/x.md",
      "---\nstudent: ada\ncourse: |-\n  cs-101\nterm: x\n---\n", "---\nstudent: ada\ncourse: cs-110\nterm: x\n---\n"),
    RenameCase(
      "a program's requirements and fields of the settings' own", "content/programs/p.md",
      "---\ntitle: P\nrequirements:\n  - {title: Core, from: [cs-102, cs-101]}\nextra:\n  main: cs-101\n  some: [cs-101]\n"
        + "  note: cs-101\n---\n",
      "---\ntitle: P\nrequirements:\n  - {title: Core, from: [cs-102, cs-110]}\nextra:\n  main: cs-110\n  some: [cs-110]\n"
        + "  note: cs-101\n---\n"),
    RenameCase(
      "bare items of a student's file", "content/enrollments/ada.md",
      "---\nstudent: ada\nenrollments:\n  - 'cs-101'\n  - {course: cs-102, grade: cs-101}\n---\n",
      "---\nstudent: ada\nenrollments:\n  - 'cs-110'\n  - {course: cs-102, grade: cs-101}\n---\n"),
    RenameCase(
      "bare items of a roster and items in full", "content/enrollments/cs.md",
      "---\ncourse: cs-101\nenrollments: [ada, {student: \"bob\", term: fall}]\n---\nada\n",
      "---\ncourse: cs-101\nenrollments: [lovelace, {student: \"bob\", term: fall}]\n---\nada\n", kind: .student,
      old: "ada", new: "lovelace"),
    RenameCase(
      "a term that is a plain word", "content/courses/cs-201.md",
      "---\ntitle: Data\nofferings:\n  - term: Fall\n  - {term: 'Fall', location: Fall}\n---\n[all](term:Fall)\n",
      "---\ntitle: Data\nofferings:\n  - term: \"Autumn: 1\"\n  - {term: \"Autumn: 1\", location: Fall}\n---\n"
        + "[all](term:Autumn%3A%201)\n", kind: .term, old: "Fall", new: "Autumn: 1"),
    RenameCase(
      "an instructor who is a plain word, folded over two lines", "content/courses/cs-201.md",
      "---\ntitle: Data\ninstructors:\n  - Grace\n    Hopper\nofferings: [{term: x, instructors: [Grace Hopper]}]\n---\n",
      "---\ntitle: Data\ninstructors:\n  - G. Hopper\nofferings: [{term: x, instructors: [G. Hopper]}]\n---\n",
      kind: .instructor, old: "Grace Hopper", new: "G. Hopper"),
    RenameCase(
      "a department, a program and an adviser that are plain words", "content/students/eve.md",
      "---\nname: Eve\nprogram: CS\nadvisor: CS\n---\n", "---\nname: Eve\nprogram: Computing\nadvisor: CS\n---\n",
      kind: .program, old: "CS", new: "Computing"),
    RenameCase(
      "an instructor's own department", "content/instructors/g.md", "---\nname: G\ndepartment: CS # CS\n---\n",
      "---\nname: G\ndepartment: Computing # CS\n---\n", kind: .department, old: "CS", new: "Computing"),
  ]

  static let links = [
    RenameCase(
      "a query whose sign bears an accent", "content/pages/x.md",
      "---\ntitle: X\n---\n[a](../courses/cs-101.md?\u{301}q)\n",
      "---\ntitle: X\n---\n[a](../courses/cs-110.md?\u{301}q)\n"),
    RenameCase(
      "links by file and by id, with and without a heading", "content/pages/a.md",
      "---\ntitle: A\n---\n[a](../courses/cs-101.md#outline) ![b](course:cs-101 'cs-101') <course:cs-101> `course:cs-101`\n",
      "---\ntitle: A\n---\n[a](../courses/cs-110.md#outline) ![b](course:cs-110 'cs-101') <course:cs-110> `course:cs-101`\n"
    ),
    RenameCase(
      "definitions, used twice or in code", "content/pages/a.md",
      "---\ntitle: A\n---\n[a][x], [b][x], [cs-101]\n\n[x]: <../courses/cs-101.md>\n[cs-101]: course:cs-101\n\n"
        + "    [y]: course:cs-101\n",
      "---\ntitle: A\n---\n[a][x], [b][x], [cs-101]\n\n[x]: <../courses/cs-110.md>\n[cs-101]: course:cs-110\n\n"
        + "    [y]: course:cs-101\n"),
    RenameCase(
      "escapes, entities and percent signs", "content/pages/a.md",
      "---\ntitle: A\n---\n[a](../courses/cs%2D101.md) [b](course:cs\\-101#outline) [c](course&colon;cs-101) [d](COURSE:cs-101)\n",
      "---\ntitle: A\n---\n[a](../courses/cs-110.md) [b](course:cs-110#outline) [c](course&colon;cs-110) [d](COURSE:cs-110)\n"
    ),
    RenameCase(
      "the home page, which has no front matter", "content/index.md", "See [it](courses/cs-101.md).\n",
      "See [it](courses/cs-110.md).\n"),
    RenameCase(
      "the note below a roster", "content/enrollments/n.md",
      "---\nstudent: ada\nenrollments: []\n---\n[x](../courses/./cs-101.md)\n",
      "---\nstudent: ada\nenrollments: []\n---\n[x](../courses/./cs-110.md)\n"),
    RenameCase(
      "a page in a folder", "content/index.md", "[a](pages/help/fees.md) [b](page:help/fees#x)\n",
      "[a](pages/help/costs.md) [b](page:help/costs#x)\n", kind: .page, old: "help/fees", new: "help/costs"),
    RenameCase(
      "the settings", "catalogue.yml",
      "current_term: 'f'  # f\nnav: [courses/, terms/f.md, \"term:f\"]\nlint: {}\n",
      "current_term: 'g'  # f\nnav: [courses/, terms/g.md, \"term:g\"]\nlint: {}\n", kind: .term, old: "f", new: "g"),
  ]
}
