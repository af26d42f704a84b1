import Catalogue
import Diagnostics
import TestSupport
import Testing

/// A file with one fault, and what must be said about it.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let path: String
  let text: String
  let expected: [String]

  init(_ path: String, _ text: String, _ expected: String...) {
    self.path = "content/\(path)"
    self.text = text
    self.expected = expected.map { "content/\(path):\($0)" }
  }

  var testDescription: String { "\(path): \(expected)" }

  /// A record with a title and some more lines of front matter.
  static func record(_ path: String, _ yaml: String, _ expected: String...) -> FaultCase {
    let label = path.hasPrefix("students") || path.hasPrefix("instructors") ? "name" : "title"
    var fault = FaultCase(path, "---\n\(label): X\n\(yaml)\n---\n")
    fault = FaultCase(path: fault.path, text: fault.text, expected: expected.map { "content/\(path):\($0)" })
    return fault
  }

  private init(path: String, text: String, expected: [String]) {
    self.path = path
    self.text = text
    self.expected = expected
  }
}

@Suite("One fault in a record")
struct FaultTests {
  static let headers: [FaultCase] = [
    .record("courses/a.md", "titel: Y", "3:1: unknown-field: a course has no field 'titel' (title?)"),
    .record("students/a.md", "colour: red", "3:1: unknown-field: a student has no field 'colour'"),
    .record(
      "students/a.md", "courses: [cs]",
      "3:1: unknown-field: 'courses' in a student's file is format 1 of the catalogue; "
        + "run 'registrar migrate' to bring it to format 2"),
    FaultCase(
      "courses/a.md", "---\ntitel: X\n---\n", "2:1: unknown-field: a course has no field 'titel' (title?)"),
    FaultCase("courses/a.md", "---\ncode: X\n---\n", "1:1: missing-field: a course needs the field 'title'"),
    FaultCase("students/a.md", "---\nname: ~\n---\n", "1:1: missing-field: a student needs the field 'name'"),
    FaultCase("instructors/a.md", "---\n---\n", "1:1: missing-field: an instructor needs the field 'name'"),
    FaultCase("pages/a.md", "---\ntitle: \"\"\n---\n", "2:8: invalid-value: 'title' must not be empty"),
    FaultCase(
      "terms/a.md", "---\ntitle: [X]\n---\n", "2:8: invalid-value: 'title' must be a text, not a sequence"),
    FaultCase("terms/a.md", "---\ntitle: \"  \\n \"\n---\n", "2:8: invalid-value: 'title' must not be empty"),
    FaultCase(
      "pages/a.md", "---\ntitle: \"a\\x07b\"\n---\n",
      "2:8: invalid-value: 'title' holds the character U+0007, which no page can show"),
    FaultCase(
      "pages/a.md", "---\ntitle: \"a\\x85b\"\n---\n",
      "2:8: invalid-value: 'title' holds the character U+0085, which no page can show"),
    FaultCase(
      "pages/a.md", "---\ntitle: \"a\\ufdd0\"\n---\n",
      "2:8: invalid-value: 'title' holds the character U+FDD0, which no page can show"),
    FaultCase(
      "pages/a.md", "---\ntitle: \"a\\U0010FFFE\"\n---\n",
      "2:8: invalid-value: 'title' holds the character U+10FFFE, which no page can show"),
    .record("courses/a.md", "draft: yes", "3:8: invalid-value: 'draft' must be true or false, not 'yes'"),
    .record(
      "courses/a.md", "updated: 2026-02-30",
      "3:10: invalid-value: 'updated' must be a date such as 2026-09-01, not '2026-02-30'"),
    .record(
      "courses/a.md", "id: ../../x",
      "3:5: invalid-identifier: the id '../../x' does not start with a letter or digit"),
    .record(
      "courses/a.md", "aliases: [b, c d]",
      "3:14: invalid-identifier: the alias 'c d' holds something other than letters of a to z, digits, '.', '_' and '-'"
    ),
    .record(
      "courses/a.md", "aliases: b", "3:10: invalid-value: 'aliases' must be a list of old ids, not 'b'"),
    .record("courses/a.md", "extra: 5", "3:8: invalid-value: 'extra' must be a mapping, not '5'"),
    FaultCase(
      "courses/index.md", "---\ntitle: X\n---\n",
      "1:1: invalid-identifier: the file's name makes the id 'index', which is the name of a folder's own page"
    ),
    FaultCase(
      "pages/a b/c.md", "---\ntitle: X\n---\n",
      "1:1: invalid-identifier: the file's name makes the id 'a b', which holds something other than letters of a "
        + "to z, digits, '.', '_' and '-'"),
    FaultCase(
      "courses/a.md", "",
      "1:1: front-matter-missing: the file does not start with front matter; its first line must be '---'"),
    FaultCase(
      "course/a.md", "---\ntitle: X\n---\n",
      "1:1: unknown-kind: the folder 'course' describes no kind of record; there are courses, students, terms, "
        + "departments, instructors, programs, pages, enrollments (courses?)"),
    FaultCase(
      "a.md", "---\ntitle: X\n---\n",
      "1:1: unknown-kind: only index.md may stand in content/ itself; a record stands in the folder of its kind"
    ),
    FaultCase("index.md", "---\ntitel: X\n---\n", "2:1: unknown-field: a page has no field 'titel' (title?)"),
  ]

  static let courses: [FaultCase] = [
    .record(
      "courses/a.md", "credits: many",
      "3:10: invalid-value: 'credits' must be a number that is not negative, not 'many'"),
    .record(
      "courses/a.md", "credits: -6",
      "3:10: invalid-value: 'credits' must be a number that is not negative, not '-6'"),
    .record(
      "courses/a.md", "credits: [6]",
      "3:10: invalid-value: 'credits' must be a number, or {min: 3, max: 6}, not a sequence"),
    .record("courses/a.md", "credits: {min: 3}", "3:10: missing-field: credits needs the field 'max'"),
    .record(
      "courses/a.md", "credits: {min: 3, mx: 6}", "3:19: unknown-field: credits has no field 'mx' (max?)"),
    .record(
      "courses/a.md", "credits: {min: 6, max: 3}",
      "3:10: invalid-value: 'credits' has a min that is larger than its max"),
    .record(
      "courses/a.md", "department: [a]",
      "3:13: invalid-value: 'department' must be the name or id of a department, not a sequence"),
    .record(
      "courses/a.md", "instructors: Ng",
      "3:14: invalid-value: 'instructors' must be a list of instructors, not 'Ng'"),
    .record("courses/a.md", "instructors: [Ng, ~]", "3:19: invalid-value: an item of 'instructors' is empty"),
    .record(
      "courses/a.md", "tags: evening", "3:7: invalid-value: 'tags' must be a list of texts, not 'evening'"),
    .record("courses/a.md", "tags: [{a: b}]", "3:8: invalid-value: 'tags' must be a text, not a mapping"),
    .record(
      "courses/a.md", "prerequisites: b",
      "3:16: invalid-value: 'prerequisites' must be a list of course ids, {any: [..]} and {all: [..]}, not 'b'"
    ),
    .record(
      "courses/a.md", "prerequisites: [{an: [b]}]",
      "3:18: unknown-field: a prerequisite has no field 'an' (any?)"),
    .record(
      "courses/a.md", "prerequisites: [{any: []}]", "3:17: invalid-value: 'any' must name at least one course"
    ),
    .record(
      "courses/a.md", "prerequisites: [{any: ~}]", "3:17: invalid-value: 'any' must name at least one course"),
    .record(
      "courses/a.md", "prerequisites: [{any: b}]",
      "3:23: invalid-value: 'any' must be a list of course ids and choices, not 'b'"),
    .record(
      "courses/a.md", "prerequisites: [[b]]",
      "3:17: invalid-value: 'prerequisites' must be made of course ids, {any: [..]} and {all: [..]}, not a sequence"
    ),
    .record(
      "courses/a.md", "prerequisites: [{any: [b], all: [c]}]",
      "3:17: invalid-value: 'prerequisites' must be made of choices that have one key each, any or all, not a mapping"
    ),
    .record(
      "courses/a.md", "offerings: [t1]", "3:13: invalid-value: 'offerings' must be a mapping, not 't1'"),
    .record(
      "courses/a.md", "offerings: [{section: 1}]", "3:13: missing-field: an offering needs the field 'term'"),
    .record(
      "courses/a.md", "offerings: [{trem: t1}]",
      "3:14: unknown-field: an offering has no field 'trem' (term?)"),
    .record(
      "courses/a.md", "offerings: [{term: t, capacity: 2.5}]",
      "3:33: invalid-value: 'capacity' must be a whole number that is not negative, not '2.5'"),
    .record(
      "courses/a.md", "offerings: [{term: t, mode: inperson}]",
      "3:29: invalid-value: 'mode' must be one of in-person, online, hybrid, not 'inperson' (in-person?)"),
    .record(
      "courses/a.md", "offerings: [{term: t, starts: 2026-02-01, ends: 2026-01-01}]",
      "3:49: invalid-value: it ends before it starts"),
    .record(
      "courses/a.md", "offerings: [{term: t, meetings: [{days: [mon, tues]}]}]",
      "3:47: invalid-value: 'days' must be made of mon, tue, wed, thu, fri, sat, sun, not 'tues' (tue?)"),
    .record(
      "courses/a.md", "offerings: [{term: t, meetings: [{starts: 25:00}]}]",
      "3:43: invalid-value: 'starts' must be a time such as 9:00, not '25:00'"),
    .record(
      "courses/a.md", "offerings: [{term: t, meetings: [{starts: 10:00, ends: 9:00}]}]",
      "3:56: invalid-value: it ends before it starts"),
    .record(
      "courses/a.md", "offerings: [{term: t, meetings: [{every: 0}]}]",
      "3:42: invalid-value: 'every' must be a whole number from 1, not '0'"),
    .record(
      "courses/a.md", "offerings: [{term: t, meetings: [{day: [mon]}]}]",
      "3:35: unknown-field: a meeting has no field 'day' (days?)"),
    .record(
      "courses/a.md", "offerings: [{term: t, meetings: [x]}]",
      "3:34: invalid-value: 'meetings' must be a mapping, not 'x'"),
  ]

  static let others: [FaultCase] = [
    .record(
      "students/a.md", "visibility: pubic",
      "3:13: invalid-value: 'visibility' must be one of hidden, internal, public, not 'pubic' (public?)"),
    .record(
      "students/a.md", "visibility: [public]",
      "3:13: invalid-value: 'visibility' must be one of hidden, internal, public, not a sequence"),
    .record(
      "students/a.md", "admitted: 1 May 2026",
      "3:11: invalid-value: 'admitted' must be a date such as 2026-09-01, not '1 May 2026'"),
    .record("students/a.md", "email: {a: b}", "3:8: invalid-value: 'email' must be a text, not a mapping"),
    .record(
      "terms/a.md", "holidays: [2026-12-25, never]",
      "3:24: invalid-value: 'holidays' must be a date such as 2026-09-01, not 'never'"),
    .record(
      "terms/a.md", "starts: 2026-09-01\nends: 2026-08-01", "4:7: invalid-value: it ends before it starts"),
    .record(
      "programs/a.md", "credits: lots",
      "3:10: invalid-value: 'credits' must be a number that is not negative, not 'lots'"),
    .record(
      "programs/a.md", "requirements: [{title: Core}]",
      "3:16: missing-field: a requirement needs the field 'from'"),
    .record(
      "programs/a.md", "requirements: [{title: Core, form: [a]}]",
      "3:30: unknown-field: a requirement has no field 'form' (from?)"),
    .record(
      "programs/a.md", "requirements: [{title: Core, from: [], choose: 0}]",
      "3:48: invalid-value: 'choose' must be a whole number from 1, not '0'"),
    .record(
      "programs/a.md", "requirements: [Core]",
      "3:16: invalid-value: 'requirements' must be a mapping, not 'Core'"),
    .record("pages/a.md", "order: first", "3:8: invalid-value: 'order' must be a number, not 'first'"),
    .record(
      "instructors/a.md", "department: {}",
      "3:13: invalid-value: 'department' must be the name or id of a department, not a mapping"),
  ]

  @Test("is reported once, where it stands", arguments: headers + courses + others)
  func fault(_ fault: FaultCase) throws {
    let catalogue = try withTemporaryFolder { folder in
      try folder.write([fault.path: fault.text])
      return try read(folder)
    }
    #expect(catalogue.found == fault.expected)
  }

  @Test("in a field of the site's own is told by the type that settings declare")
  func extra() throws {
    let catalogue = try read([
      "catalogue.yml":
        "extra: {course: {fee: number, on: date, open: boolean, books: list(text), head: reference(student)}}",
      "content/courses/a.md": """
      ---
      title: A
      extra: {fee: ten, on: today, open: 1, books: One, head: [x], fees: 3}
      ---
      """,
    ])
    #expect(
      catalogue.found
        == [
          "3:14: invalid-value: 'extra.fee' must be a number, not 'ten'",
          "3:23: invalid-value: 'extra.on' must be a date such as 2026-09-01, not 'today'",
          "3:36: invalid-value: 'extra.open' must be true or false, not '1'",
          "3:46: invalid-value: 'extra.books' must be a list of text values, not 'One'",
          "3:57: invalid-value: 'extra.head' must be the id of a student, not a sequence",
          "3:62: unknown-field: 'extra' of a course has no field 'fees'; the settings declare those it has (fee?)",
        ].map { "content/courses/a.md:\($0)" })
  }

  @Test("leaves the record there, under the name of its file")
  func existence() throws {
    let catalogue = try read([
      "content/courses/a.md": "---\ntitle: \"unclosed\n---\n",
      "content/courses/b.md": "no front matter",
      "content/courses/c.md": "---\ntitle: C\nid: ../c\n---\n",
      "content/courses/d.md": "---\ntitle: D\nprerequisites: [a, b, c]\n---\n",
    ])
    #expect(catalogue.courses.map(\.id.string) == ["a", "b", "c", "d"])
    #expect(catalogue.unresolved.isEmpty)
    #expect(catalogue.courses.map(\.displayName.string) == ["a", "b", "C", "D"])
  }

  @Test("in a student's visibility withholds the student")
  func visibility() throws {
    let catalogue = try read([
      "content/students/a.md": "---\nname: A\nvisibility: pubic\n---\n",
      "content/students/b.md": "---\nname: B\nvisibility:\n---\n",
    ])
    #expect(catalogue.students.map(\.visibility) == [.hidden, nil])
  }
}
