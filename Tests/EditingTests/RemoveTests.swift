import Catalogue
import Diagnostics
import Files
import TestSupport
import Testing

@testable import Editing

@Suite("Removing a record")
struct RemoveTests {
  @Test("removes its file, and nothing else")
  func file() throws {
    try EditedFolder.with(RenameCase.base) { edited in
      let edit = try edited.remove(.course, "cs-101")
      #expect(edit.changes.map(\.path) == ["content/courses/cs-101.md"])
      #expect(!edited.folder.exists("content/courses/cs-101.md"))
      #expect(edited.folder.exists("content/courses/cs-102.md"))
    }
  }

  private static let named = [
    "catalogue.yml": "current_term: f\nnav:\n  - courses/cs-101.md\n",
    "content/terms/f.md": "---\ntitle: F\n---\n",
    "content/courses/cs-201.md":
      "---\ntitle: B\nprerequisites:\n  - {any: [cs-101, cs-102]}\n---\nSee\n[it](cs-101.md).\n",
    "content/enrollments/f.md": "---\nterm: f\nenrollments:\n  - {student: ada, course: cs-101}\n---\n",
  ]

  @Test(
    "is refused while something names it, and lists every place",
    arguments: [
      (
        RecordKind.course, "cs-101", true,
        ["catalogue.yml:3", "content/courses/cs-201.md:4", "content/courses/cs-201.md:7"]
      ),
      (.student, "ada", false, ["content/enrollments/f.md:4"]),
      (.term, "f", true, ["catalogue.yml:1", "content/enrollments/f.md:2"]),
      (
        .course, "cs-101", false,
        [
          "catalogue.yml:3", "content/courses/cs-201.md:4", "content/courses/cs-201.md:7",
          "content/enrollments/f.md:4",
        ]
      ),
    ])
  func named(kind: RecordKind, id: String, withEnrollments: Bool, places: [String]) throws {
    var files = RenameCase.base.merging(Self.named) { $1 }
    if kind == .term {
      // Something that a person wrote keeps the roster from going as a file.
      files["content/enrollments/f.md"] = Self.named["content/enrollments/f.md", default: ""] + "A note.\n"
    }
    try EditedFolder.with(files) { edited in
      let before = try edited.tree()
      let answer = refusal { try edited.remove(kind, id, withEnrollments: withEnrollments) }
      #expect(answer?.code == "dangling-reference")
      #expect(answer?.details.map(\.value) == places)
      #expect(answer?.message.contains("--with-enrollments") == (id == "ada"))
      #expect(try edited.tree() == before)
    }
  }

  @Test("removes enrollments along: items, whole rosters, and files of one enrollment")
  func withEnrollments() throws {
    var files = RenameCase.base
    files["content/enrollments/one.md"] = "---\nstudent: ada\ncourse: cs-101\n---\n"
    files["content/enrollments/f/cs-101.md"] = "---\ncourse: cs-101\nterm: f\nenrollments:\n  - ada\n---\n"
    files["content/enrollments/f/cs-102.md"] =
      "---\r\ncourse: cs-102\r\nterm: f\r\nenrollments:\r\n  - ada # x\r\n  - bob # y\r\n---\r\n"
    files["content/enrollments/g.md"] = "---\nstudent: ada\nterm: g\nenrollments: [cs-101, cs-102]\n---\n"
    try EditedFolder.with(files) { edited in
      let edit = try edited.remove(.student, "ada", withEnrollments: true)
      #expect(edit.enrollments.count == 5)
      #expect(
        try edited.tree().filter { $0.key.hasPrefix("content/enrollments/") } == [
          "content/enrollments/f/cs-102.md":
            "---\r\ncourse: cs-102\r\nterm: f\r\nenrollments:\r\n  - bob # y\r\n---\r\n"
        ])
      #expect(!edited.folder.exists("content/students/ada.md"))
      #expect(try edited.errors() == [])
    }
  }

  @Test("an adviser's name does not keep an instructor")
  func adviser() throws {
    let files = [
      "content/instructors/grace.md": "---\nname: Grace\n---\n",
      "content/students/ada.md": "---\nname: Ada\nadvisor: grace\n---\n",
    ]
    try EditedFolder.with(files) { edited in
      try edited.remove(.instructor, "grace")
      #expect(try edited.folder.text(of: "content/students/ada.md") == files["content/students/ada.md"])
    }
  }

  @Test(
    "is refused for what is not there, and for what has no file",
    arguments: [("adda", RecordKind.student, "unknown-student"), ("fall", .term, "unsafe-edit")])
  func unknown(id: String, kind: RecordKind, code: String) throws {
    var files = RenameCase.base
    files["content/enrollments/x.md"] = "---\nstudent: ada\ncourse: cs-101\nterm: fall\n---\n"
    try EditedFolder.with(files) { edited in
      #expect(refusal { try edited.remove(kind, id) }?.code == code)
    }
  }
}
