import Catalogue
import Diagnostics
import Files
import Site
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small college on disk, in which every kind of record and nearly every field occurs: what inputs are put into.
///
/// Names of students say who may see them: nothing of `zqhidden` is shown to anybody, nothing of `zqinternal` to the
/// public.
final class College: Sendable {
  /// Made when it is first asked for, and removed when the process ends.
  static let shared = Result { try College() }

  let folder: Folder
  let theme: Theme

  private init() throws {
    folder = try withTemporaryFolder { $0 }
    try folder.write(Self.files)
    theme = try Theme(sourceFolder: folder.path)
    // It runs on whatever way the process ends by itself; a crash leaves the folder to whoever looks after it.
    atexit { try? College.shared.get().folder.remove("") }
  }

  /// The catalogue with some files in place of its own or beside them.
  func catalogue(_ settings: Settings, with files: [String: [UInt8]] = [:]) throws -> Catalogue {
    try Catalogue(
      folder: folder.path, settings: settings, workers: Workers(jobs: 1),
      changes: files.map { FileChange(path: $0.key, old: Self.files[$0.key].map { Array($0.utf8) }, new: $0.value) })
  }

  static let settings = SettingsFile(bytes: Array((files[SettingsFile.name] ?? "").utf8))

  static let files: [String: String] = [
    "catalogue.yml": """
    title: Small College
    base_url: https://small.example.edu/
    audience: public
    current_term: fall
    page_size: 2
    outputs: [api, sitemap]
    grades: {scale: [A, F], passing: [A]}
    privacy: {default_visibility: internal, public_fields: [name]}
    extra: {course: {fee: number, tutors: list(reference(student)), since: date, lab: boolean, rooms: list(text)}}
    nav: [courses/, pages/about.md, students/zqpublic.md]
    """,
    "content/index.md": "Welcome to [A](course:a) and [Pia](students/zqpublic.md).\n",
    "content/courses/a.md": """
    ---
    title: "Algebra & <zq onzq=1>' onzq='1 \\" onzq=\\"1 onzq=1"
    code: MA-1
    summary: javascript:zq()
    credits: {min: 3, max: 6}
    department: maths
    level: "1"
    language: fr
    instructors: [emmy]
    tags: [pure, core]
    updated: 2026-01-02
    aliases: [old-a]
    cross_listed: [b]
    offerings:
      - term: fall
        section: "001"
        capacity: 2
        location: Hall
        mode: hybrid
        instructors: [emmy]
        meetings:
          - {days: [mon, wed], starts: 9:00, ends: 10:30, from: 2026-09-14, until: 2026-11-30, every: 2}
      - {term: fall, section: "002", mode: online}
    extra: {fee: 12.5, tutors: [zqpublic, zqhidden], since: 1999-01-01, lab: true, rooms: [R1, R2]}
    ---
    # Outline

    See [the plan](plan.txt), [B](b.md#x) and [Ivo](../students/zqinternal.md).

    """,
    "content/courses/plan.txt": "the plan",
    "content/courses/b.md":
      "---\ntitle: Bases\ncredits: 6\ncross_listed: [a]\nprerequisites: [{any: [c]}]\n---\n## X\n\nText.\n",
    "content/courses/c.md": "---\ntitle: Curves\n---\n",
    "content/students/zqpublic.md": """
    ---
    name: Zqpublic Pia <b>
    sort_name: Pia
    email: pia@example.edu
    program: bsc
    year: 2
    advisor: emmy
    visibility: public
    tags: [rowing]
    extra: {locker: 12, nested: {a: [1, {b: c}]}, none: ~}
    ---
    Text.

    """,
    "content/students/zqinternal.md": "---\nname: Zqinternal Name\nvisibility: internal\n---\nZqinternal Text.\n",
    "content/students/zqhidden.md": "---\nname: Zqhidden Name\nvisibility: hidden\n---\nZqhidden Text.\n",
    "content/terms/fall.md":
      "---\ntitle: Fall 2026\nstarts: 2026-09-01\nends: 2026-12-20\nholidays: [2026-10-01]\n---\nTerm text.\n",
    "content/terms/spring.md": "---\ntitle: Spring 2027\nstarts: 2027-01-10\nends: 2027-05-20\n---\n",
    "content/departments/maths.md": "---\ntitle: Mathematics\nextra: {floor: 3}\n---\nText.\n",
    "content/instructors/emmy.md": "---\nname: Emmy Noether\ndepartment: maths\n---\nText.\n",
    "content/programs/bsc.md":
      "---\ntitle: Bachelor\naward: BSc\ndepartment: maths\nrequirements:\n  - {title: Core, from: [a, b]}\n"
      + "  - {title: Choice, choose: 1, from: [c, b]}\n---\n",
    "content/pages/about.md": "---\ntitle: About\norder: 2\n---\nAbout [us](../index.md).\n",
    "content/enrollments/fall.md": """
    ---
    term: fall
    enrollments:
      - {student: zqpublic, course: a, section: "001", credits: 4, enrolled_on: 2026-08-01}
      - {student: zqinternal, course: a, section: "001"}
      - {student: zqhidden, course: a, section: "002"}
      - {student: zqpublic, course: c, status: completed, grade: A}
    ---
    A note with a [link](course:b).

    """,
  ]
}
