import Diagnostics
import Files
import TestSupport
import Testing

@testable import Catalogue

/// Changes files as an edit would.
private func carryOut(_ changes: [FileChange], in folder: Folder) throws {
  for change in changes {
    let path = folder.path(of: change.path)
    if let new = change.new {
      if change.old == nil { try createFile(path, new) } else { try replaceFile(path, new) }
    } else {
      try removeFile(path)
    }
  }
}

/// All that reading says, in words.
private func words(_ catalogue: Catalogue) -> [String] {
  var words = catalogue.found
  words += catalogue.files.indices.map { number in
    let file = catalogue.files[number]
    return "\(catalogue.path(ofFile: Int32(number))) \(file.kind?.name ?? "home") \(file.bytes.string) \(file.body)"
  }
  words += catalogue.attachments + catalogue.unreadableAttachments.map { "\($0.number) \($0.reason)" }
  words += catalogue.kindsWithRecords.map(\.name).sorted()
  for kind in RecordKind.allCases {
    words += catalogue.headers(of: kind).map { "\(kind.name) \($0.id.string) \($0.file)" }
  }
  words += catalogue.enrollments.map {
    "\($0.student) \($0.course) \($0.term) \($0.sections.map(\.string)) \($0.status) \($0.file) \($0.place)"
  }
  words += catalogue.unresolved.map { "\($0.file) \($0.text.string) \($0.place)" }
  return words + ["\(catalogue.home?.header.file ?? -1) \(catalogue.unresolvedEnrollmentCount)"]
}

/// Expects that reading with changes says what reading says once they have been made.
private func expectSame(_ changes: [FileChange], in folder: Folder, _ comment: Comment? = nil) throws {
  let settings = try readFile(folder.path(of: SettingsFile.name)).map { SettingsFile(bytes: $0).settings }
  let planned = words(
    try Catalogue(folder: folder.path, settings: settings ?? Settings(), workers: Workers(jobs: 2), changes: changes))
  let before = try folder.tree()
  #expect(words(try read(folder)) != planned, comment)
  #expect(try folder.tree() == before, comment)
  try carryOut(changes, in: folder)
  #expect(words(try read(folder)) == planned, comment)
}

@Suite("Reading what has not been written")
struct PlannedChangesTests {
  @Test("it says what reading says after the changes have been written", arguments: 0..<24 as Range<UInt64>)
  func differential(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let files = GeneratedCatalogue(studentCount: 12, courseCount: 5, seed: seed).files
    try withTemporaryFolder { folder in
      try folder.write(files)
      var changes: [FileChange] = []
      for path in files.keys.sorted() where path.hasPrefix("content/") {
        let old = Array(files[path, default: ""].utf8)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: changes.append(FileChange(path: path, old: old, new: nil))
        case 1:
          // Cut anywhere, which makes faults of every kind.
          let length = Int.random(in: 0...old.count, using: &random)
          changes.append(FileChange(path: path, old: old, new: Array(old[..<length])))
        case 2: changes.append(FileChange(path: path, old: old, new: old + Array("\nMore.\n".utf8)))
        case 3:
          // Renamed, perhaps into a folder that is not there.
          let name = path.replacing(".md", with: Bool.random(using: &random) ? "-b.md" : "/deeper/b.md")
          changes.append(FileChange(path: path, old: old, new: nil))
          changes.append(FileChange(path: name, old: nil, new: old))
        default: break
        }
      }
      let others = [
        "content/departments/physics.md", "content/courses/syllabus.pdf", "content/other/x.md", "content/x.md",
        "content/.hidden/x.md", "content/courses/.x.md", "elsewhere/x.md", "content/instructors/a/b/c.md",
      ]
      for path in others where Bool.random(using: &random) {
        changes.append(FileChange(path: path, old: nil, new: Array("---\ntitle: X\n---\n".utf8)))
      }
      changes.shuffle(using: &random)
      try expectSame(changes, in: folder, "seed \(seed)")
    }
  }

  private static let course = Array("---\ntitle: Other\n---\n".utf8)

  @Test("a folder that loses its last file stays, and its kind goes on having records")
  func emptyFolder() throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/terms/fall.md": "---\ntitle: Fall\n---\n"])
      try expectSame([FileChange(path: "content/terms/fall.md", old: [], new: nil)], in: folder)
    }
  }

  @Test("a file makes way for a folder of its name, in either order of the changes", arguments: [false, true])
  func fileToFolder(isReversed: Bool) throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/courses/notes": "x"])
      var changes = [
        FileChange(path: "content/courses/notes", old: [], new: nil),
        FileChange(path: "content/courses/notes/a.md", old: nil, new: Self.course),
      ]
      if isReversed { changes.reverse() }
      let planned = try Catalogue(
        folder: folder.path, settings: Settings(), workers: Workers(jobs: 1), changes: changes)
      #expect(planned.courses.map(\.id.string) == ["a"])
      #expect(planned.attachments == [])
    }
  }

  @Test("a file that is too large is one before it is written")
  func tooLarge() throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/courses/a.md": "---\ntitle: A\n---\n"])
      let change = FileChange(
        path: "content/courses/a.md", old: [], new: [UInt8](repeating: 0x20, count: 4 << 20 + 1))
      try expectSame([change], in: folder)
    }
  }

  @Test(
    "a symbolic link leads to what its target holds, and what is written through it reaches the target",
    arguments: ["content/courses/a.md", "content/courses/real/b.md", "content/courses/real/b.md (removed)"])
  func links(path: String) throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/courses/real/b.md": "---\ntitle: B\n---\n", "outside.md": "x"])
      try folder.link("content/courses/a.md", to: "real/b.md")
      try folder.link("content/courses/c.md", to: "a.md")
      try folder.link("content/courses/d.md", to: "../../outside.md")
      let name = path.replacing(" (removed)", with: "")
      try expectSame([FileChange(path: name, old: [], new: name == path ? Self.course : nil)], in: folder)
    }
  }
}
