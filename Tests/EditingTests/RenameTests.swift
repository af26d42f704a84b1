import Catalogue
import Diagnostics
import Files
import TestSupport
import Testing

@testable import Editing

@Suite("Renaming a record")
struct RenameTests {
  @Test("changes the ids in a file and no other byte", arguments: RenameCase.frontMatter + RenameCase.links)
  func file(_ example: RenameCase) throws {
    var files = RenameCase.base
    files["catalogue.yml"] = "extra: {program: {main: reference(course), some: list(reference(course)), note: text}}\n"
    if example.kind == .term, example.old == "f" { files["content/terms/f.md"] = "---\ntitle: F\n---\n" }
    if example.kind == .page { files["content/pages/help/fees.md"] = "---\ntitle: Fees\n---\n# X\n" }
    files[example.path] = example.before
    try EditedFolder.with(files) { edited in
      try edited.rename(example.kind, example.old, to: example.new)
      #expect(try edited.folder.text(of: example.path) == example.after)
      // And back again, without a trace: what was quoted in need stays quoted.
      try edited.rename(example.kind, example.new, to: example.old, leavesAlias: false)
      let back = try edited.folder.text(of: example.path)
      try edited.rename(example.kind, example.old, to: example.new, leavesAlias: false)
      try edited.rename(example.kind, example.new, to: example.old, leavesAlias: false)
      #expect(try edited.folder.text(of: example.path) == back)
    }
  }

  @Test(
    "leaves the old id among the aliases, in their style",
    arguments: [
      ("title: P\n", "title: P\naliases: [cs-101]\n"),
      ("title: P # x\r\ntags: [a]\r\n", "title: P # x\r\ntags: [a]\r\naliases: [cs-101]\r\n"),
      ("aliases: ['a', 'b'] # old\ntitle: P\n", "aliases: ['a', 'b', 'cs-101'] # old\ntitle: P\n"),
      ("title: P\naliases:\n- a # x\n", "title: P\naliases:\n- a # x\n- cs-101\n"),
      ("title: P\naliases: []\n", "title: P\naliases: [cs-101]\n"),
      ("title: P\naliases:\n", "title: P\naliases:\n  - cs-101\n"),
      ("title: P\naliases: [x, cs-110, y]\n", "title: P\naliases: [x, cs-101, y]\n"),
      ("title: P\naliases: [CS-110]\n", "title: P\naliases: [cs-101]\n"),
      ("id: cs-101\ntitle: P\n", "id: cs-110\ntitle: P\naliases: [cs-101]\n"),
      ("id: \"cs-101\" # id\ntitle: P\n", "id: \"cs-110\" # id\ntitle: P\naliases: [cs-101]\n"),
      ("{title: P}\n", "{title: P, aliases: [cs-101]}\n"),
    ])
  func aliases(before: String, after: String) throws {
    var files = RenameCase.base
    let fence = before.contains("\r") ? "---\r\n" : "---\n"
    files["content/courses/cs-101.md"] = fence + before + fence + "Text\n"
    try EditedFolder.with(files) { edited in
      try edited.rename(.course, "cs-101", to: "cs-110")
      #expect(try edited.folder.text(of: "content/courses/cs-110.md") == fence + after + fence + "Text\n")
      #expect(!edited.folder.exists("content/courses/cs-101.md"))
    }
  }

  @Test("gives back the alias that the old id was, once the record has its old name again")
  func aliasesBack() throws {
    try EditedFolder.with(RenameCase.base) { edited in
      try edited.rename(.course, "cs-101", to: "cs-110")
      try edited.rename(.course, "cs-110", to: "cs-101")
      #expect(
        try edited.folder.text(of: "content/courses/cs-101.md")
          == "---\ntitle: Programming\naliases: [cs-110]\n---\n## Outline\n")
      try edited.rename(.course, "cs-101", to: "cs-110", leavesAlias: false)
      #expect(
        try edited.folder.text(of: "content/courses/cs-110.md") == "---\ntitle: Programming\n---\n## Outline\n")
    }
  }

  @Test("keeps deeper folders, and the name of a file that is not the id")
  func folders() throws {
    let files = [
      "content/courses/old/cs-101.md": "---\ntitle: A\n---\n[b](other.md)\n",
      "content/courses/old/other.md": "---\nid: cs-102\ntitle: B\n---\n[a](cs-101.md)\n",
    ]
    try EditedFolder.with(files) { edited in
      try edited.rename(.course, "cs-101", to: "cs-110")
      try edited.rename(.course, "cs-102", to: "cs-120")
      #expect(
        try edited.tree() == [
          "content/courses/old/cs-110.md": "---\ntitle: A\naliases: [cs-101]\n---\n[b](other.md)\n",
          "content/courses/old/other.md": "---\nid: cs-120\ntitle: B\naliases: [cs-102]\n---\n[a](cs-110.md)\n",
        ])
    }
  }

  @Test("renames rosters along, unless something is in the way")
  func rosters() throws {
    let roster = { (course: String) in "---\ncourse: \(course)\nenrollments: [ada]\n---\n" }
    var files = RenameCase.base
    files["content/terms/f.md"] = "---\ntitle: F\n---\n"
    files["content/enrollments/f/cs-101.md"] = roster("cs-101\nterm: f")
    files["content/enrollments/f/deep/cs-102.md"] = roster("cs-102\nterm: f")
    files["content/enrollments/g/cs-101.md"] = roster("cs-101")
    files["content/enrollments/g/cs-110.md"] = "---\ncourse: cs-102\nenrollments: [bob]\n---\n"
    files["content/enrollments/ada.md"] = "---\nstudent: ada\nenrollments: []\n---\n"
    try EditedFolder.with(files) { edited in
      try edited.rename(.course, "cs-101", to: "cs-110")
      try edited.rename(.term, "f", to: "h")
      try edited.rename(.student, "ada", to: "eve")
      let rosters = try edited.tree().filter { $0.key.hasPrefix("content/enrollments/") }
      #expect(
        rosters == [
          "content/enrollments/h/cs-110.md": "---\ncourse: cs-110\nterm: h\nenrollments: [eve]\n---\n",
          "content/enrollments/h/deep/cs-102.md": "---\ncourse: cs-102\nterm: h\nenrollments: [eve]\n---\n",
          "content/enrollments/g/cs-101.md": "---\ncourse: cs-110\nenrollments: [eve]\n---\n",
          "content/enrollments/g/cs-110.md": "---\ncourse: cs-102\nenrollments: [bob]\n---\n",
          "content/enrollments/eve.md": "---\nstudent: eve\nenrollments: []\n---\n",
        ])
      try edited.folder.write(["content/enrollments/h/plan.pdf": "x"])
      try edited.rename(.term, "h", to: "i")
      #expect(edited.folder.exists("content/enrollments/h/cs-110.md"))
    }
  }

  @Test("may change the case alone, and leaves no alias then")
  func caseOnly() throws {
    try EditedFolder.with(RenameCase.base) { edited in
      try edited.rename(.course, "cs-101", to: "CS-101")
      #expect(try edited.folder.text(of: "content/courses/CS-101.md") == RenameCase.base["content/courses/cs-101.md"])
    }
  }

  @Test("mentions a file that cannot be read and may hold the old id")
  func unreadable() throws {
    var files = RenameCase.base
    files["content/courses/bad.md"] = "---\ntitle: [\nprerequisites: [cs-101]\n---\n[a](course:cs-101)\n"
    files["content/courses/worse.md"] = "---\ntitle: [\nprerequisites: [cs-101]\n---\n"
    try EditedFolder.with(files) { edited in
      let outcome = try edited.rename(.course, "cs-101", to: "cs-110")
      #expect(
        outcome.edit.notes == ["content/courses/worse.md cannot be read as a whole, and may still name 'cs-101'"])
      #expect(
        try edited.folder.text(of: "content/courses/bad.md")
          == "---\ntitle: [\nprerequisites: [cs-101]\n---\n[a](course:cs-110)\n")
    }
  }

  @Test(
    "is refused, and nothing is written",
    arguments: [
      (RecordKind.course, "cs-10l", "x", "unknown-course", 404), (.term, "fal", "x", "unknown-term", 404),
      (.course, "old-101", "x", "unknown-course", 404), (.course, "cs-101", "CS-102", "duplicate-identifier", 409),
      (.course, "cs-101", "a b", "invalid-identifier", 400), (.course, "cs-101", "index", "invalid-identifier", 400),
      (.course, "cs-101", "cs-101", "invalid-value", 400), (.course, "cs-102", "old-101", "output-collision", 409),
      (.course, "twice", "x", "duplicate-identifier", 409), (.course, "link", "x", "unsafe-edit", 409),
      (.course, "cs-102", "taken", "duplicate-identifier", 409), (.course, "broken", "x", "unsafe-edit", 409),
      (.course, "strange", "x", "unsafe-edit", 409), (.course, "listed", "x", "unsafe-edit", 409),
      (.page, "help/fees", "fees", "invalid-value", 400), (.page, "help/fees", "help/", "invalid-identifier", 400),
      (.term, "fall", "spring", "duplicate-identifier", 409), (.term, "fall", " ", "invalid-value", 400),
      (.course, "anchored", "x", "unsafe-edit", 409),
    ] as [(RecordKind, String, String, String, Int)])
  func refused(kind: RecordKind, old: String, new: String, code: String, status: Int) throws {
    var files = RenameCase.base
    files["content/courses/cs-101.md"] = "---\ntitle: A\naliases: [old-101]\n---\n"
    files["content/courses/twice.md"] = "---\ntitle: A\n---\n"
    files["content/courses/b/twice.md"] = "---\ntitle: A\n---\n"
    files["content/courses/taken.md"] = "---\nid: other\ntitle: A\nofferings: [{term: fall}, {term: spring}]\n---\n"
    files["content/courses/broken.md"] = "---\ntitle: [\n---\n"
    files["content/courses/strange.md"] = "---\ntitle: A\naliases: {a: b}\n---\n"
    files["content/courses/listed.md"] = "---\ntitle: &a A\naliases: &l [*a]\ntags: *l\n---\n"
    files["content/courses/anchored.md"] = "---\ntitle: A\n---\n"
    files["content/courses/anchor.md"] = "---\ntitle: &a [anchored]\ncorequisites: *a\n---\n"
    files["content/pages/help/fees.md"] = "---\ntitle: A\n---\n"
    try EditedFolder.with(files) { edited in
      try edited.folder.link("content/courses/link.md", to: "cs-102.md")
      let before = try edited.tree()
      let answer = refusal { try edited.rename(kind, old, to: new) }
      #expect(answer?.code == code)
      #expect(answer?.status == status)
      #expect(try edited.tree() == before)
      if old == "cs-10l" || old == "old-101" { #expect(answer?.details.first?.suggestion == "cs-101") }
      if old == "fal" { #expect(answer?.details.first?.suggestion == "fall") }
    }
  }

  @Test("errors that were there before do not stop it, also in the file that is renamed")
  func oldErrors() throws {
    var files = RenameCase.base
    files["content/courses/cs-101.md"] = "---\ntitle: A\nprerequisites: [nothing, cs-101]\n---\n[x](gone.md)\n"
    try EditedFolder.with(files) { edited in
      let before = try edited.errors().count
      #expect(before > 0)
      try edited.rename(.course, "cs-101", to: "cs-110")
      #expect(try edited.errors().count == before)
    }
  }

  @Test("what only a person sees coming is refused by its rule")
  func newErrors() throws {
    var files = RenameCase.base
    // A link to a path that a redirect cannot mend: its last part is a dot.
    files["content/pages/a.md"] = "---\ntitle: A\n---\n[x](../courses/cs-101.md/.)\n"
    try EditedFolder.with(files) { edited in
      let before = try edited.errors()
      #expect(before.isEmpty)
      let answer = refusal { try edited.rename(.course, "cs-101", to: "cs-110") }
      #expect(answer?.code == "broken-link")
      #expect(answer?.message.contains("content/pages/a.md:4: ") == true)
    }
  }
}

@Suite("Renaming in a whole catalogue")
struct RenamePropertyTests {
  /// Everything that the catalogue says, with one record's id left out.
  private func shape(_ edited: EditedFolder, without id: String, _ kind: RecordKind) throws -> [String] {
    let catalogue = try edited.catalogue()
    func name(_ text: String?, _ own: RecordKind) -> String { own == kind && text == id ? "*" : text ?? "" }
    let enrollments = catalogue.enrollments.map { enrollment in
      let record = EnrollmentRecord(enrollment, in: catalogue)
      return
        "\(name(record.studentID, .student)) \(name(record.courseID, .course)) \(name(record.term, .term)) \(record.sections)"
    }
    let records = RecordKind.allCases.flatMap { own in catalogue.headers(of: own).map { name($0.id.string, own) } }
    return enrollments.sorted() + records.sorted()
  }

  @Test("leaves the graph as it was, and there and back every byte", arguments: 0..<12 as Range<UInt64>)
  func thereAndBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let files = GeneratedCatalogue(studentCount: 20, courseCount: 6, seed: seed).files
    try EditedFolder.with(files) { edited in
      let catalogue = try edited.catalogue()
      #expect(try edited.errors().isEmpty)
      for kind in [RecordKind.course, .student, .term, .department, .program, .page] {
        let ids = catalogue.headers(of: kind).map(\.id.string).sorted()
        guard let old = ids.randomElement(using: &random) else { continue }
        let before = try edited.tree()
        let said = try shape(edited, without: old, kind)
        let outcome = try edited.rename(kind, old, to: "new-\(seed)", leavesAlias: false)
        #expect(kind == .page || outcome.places > 0)
        #expect(try edited.errors().isEmpty)
        #expect(try shape(edited, without: "new-\(seed)", kind) == said)
        #expect(try edited.tree() != before)
        try edited.rename(kind, "new-\(seed)", to: old, leavesAlias: false)
        #expect(try edited.tree() == before)
      }
    }
  }
}
