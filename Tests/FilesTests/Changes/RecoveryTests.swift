import Foundation
import TestSupport
import Testing

@testable import Files

private func step(_ path: String, _ old: String?, _ new: String?) -> ChangeRecord.Step {
  ChangeRecord.Step(
    path: path, old: old.map { ChangeRecord.sum(of: $0.utf8) }, new: new.map { Array($0.utf8) })
}

@Suite("Recovery") struct RecoveryTests {
  private static let record = ChangeRecord(
    leftovers: ["a/.registrar-new-0", ".registrar-staged-7"], prunable: ["x/y/z", "x/y"],
    steps: [step("a/one", "1", "one\n\0\r\n"), step("new/file", nil, ""), step("x/y/z/gone", "2", nil)])

  @Test("A record is read as it was written, whatever is in the paths")
  func reading() {
    #expect(ChangeRecord(Self.record.bytes) == Self.record)
    let odd = ChangeRecord(prunable: ["line\nend 7"], steps: [step("ä b\nwrite 1 2", "x", "end 0\n")])
    #expect(ChangeRecord(odd.bytes) == odd)
    #expect(ChangeRecord(ChangeRecord().bytes) == ChangeRecord())
  }

  @Test("A record that is damaged anywhere is none")
  func damage() {
    let bytes = Self.record.bytes
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1
      #expect(ChangeRecord(damaged) == nil, "byte \(index)")
      #expect(ChangeRecord(Array(bytes[..<index])) == nil, "cut at \(index)")
    }
    #expect(ChangeRecord(bytes + [10]) == nil)
  }

  @Test(
    "A record never names anything outside of the folder, or of another's",
    arguments: [
      ChangeRecord(leftovers: ["content"]), ChangeRecord(leftovers: ["../.registrar-x"]),
      ChangeRecord(prunable: ["/a"]),
      ChangeRecord(steps: [step("../a", nil, "x")]), ChangeRecord(steps: [step(".registrar/lock", nil, "x")]),
      ChangeRecord(leftovers: [".registrar"]),
    ])
  func foreign(record: ChangeRecord) {
    #expect(ChangeRecord(record.bytes) == nil)
  }

  @Test(
    "An entry of a kind that is not known damages a record",
    arguments: ["move 1\na\n", "write 1\na\n", "write 1 9 -\na\n"])
  func unknown(entry: String) {
    let bytes = Array("registrar change 1\n\(entry)".utf8)
    let sum = Array("end \(String(ChangeRecord.sum(of: bytes), radix: 16))\n".utf8)
    #expect(ChangeRecord(bytes + sum) == nil)
  }

  @Test("What was decided is carried out, however far it came, and once more")
  func rollingForward() throws {
    let states: [[String: String]] = [
      ["a/one": "1", "x/y/z/gone": "2"],
      ["a/one": "one\n\0\r\n", "x/y/z/gone": "2"],
      ["a/one": "1", "a/.registrar-new-0": "one\n\0\r\n", ".registrar-staged-7/file": "x", "x/y/z/gone": "2"],
      ["a/one": "1", "a/.registrar-new-0": "hal", "x/y/z/gone": "2", ".registrar/change.registrar-new": "hal"],
      ["a/one": "one\n\0\r\n", "new/file": ""],
    ]
    for state in states {
      try withTemporaryFolder { folder in
        try folder.write(state)
        if state["x/y/z/gone"] == nil { try folder.makeFolder("x/y/z") }
        try folder.makeFolder(".registrar")
        #expect(!needsRecovery(below: folder.path) || state.count == 4)
        try Self.record.save(in: folder.path)
        let lock = try FolderLock(folder.path, purpose: "test")
        #expect(needsRecovery(below: folder.path))
        #expect(try lock.recover())
        #expect(try folder.visible() == ["a/one": "one\n\0\r\n", "new/file": ""])
        #expect(!folder.exists("x/y") && folder.exists("x"))
        #expect(folder.leftovers() == [])
        #expect(!needsRecovery(below: folder.path))
        #expect(try !lock.recover())
      }
    }
  }

  @Test("What was never decided is removed", arguments: ["", "registrar change 1\n"])
  func undecided(text: String) throws {
    try withTemporaryFolder { folder in
      try folder.write(["a": "a", ".registrar/change.registrar-new": text])
      #expect(needsRecovery(below: folder.path))
      try FolderLock(folder.path, purpose: "test").recover()
      #expect(try folder.visible() == ["a": "a"])
      #expect(folder.leftovers() == [])
    }
  }

  @Test("A damaged record stops everything, and the error says what to do")
  func damagedRecord() throws {
    try withTemporaryFolder { folder in
      try folder.write([".registrar/change": "registrar change 1\n"])
      let lock = try FolderLock(folder.path, purpose: "test")
      let path = folder.path(of: ".registrar/change")
      for _ in 0..<2 {
        #expect(throws: UnfinishedChangeError(path: path, reason: .damaged)) { try lock.apply([]) }
      }
      #expect(
        UnfinishedChangeError(path: "p", reason: .damaged).description
          == "a command that changed several files was interrupted, and its note is damaged; "
          + "bring the content into order, with git for example, then remove 'p'")
    }
  }

  @Test("What somebody has written since is never overwritten")
  func changedSince() throws {
    for state in [["a/one": "mine", "x/y/z/gone": "2"], ["a/one": "1", "x/y/z/gone": "mine"], ["x/y/z/gone": "2"]] {
      try withTemporaryFolder { folder in
        try folder.write(state)
        try folder.makeFolder(".registrar")
        try Self.record.save(in: folder.path)
        let lock = try FolderLock(folder.path, purpose: "test")
        let error = #expect(throws: UnfinishedChangeError.self) { try lock.recover() }
        let file = state["x/y/z/gone"] == "mine" ? "x/y/z/gone" : "a/one"
        #expect(error?.reason == .changedSince(file))
        #expect(
          error?.description.hasPrefix(
            "a command that changed several files was interrupted, and '\(file)' has been changed by something else")
            == true)
        for (path, text) in state where text == "mine" { #expect(try folder.text(of: path) == text) }
      }
    }
  }

  @Test("Nothing is written through a link that has come since")
  func linkSince() throws {
    try withTemporaryFolder { outside in
      try outside.write(["root/x/y/z/gone": "2", "root/b/one": "1"])
      let folder = Folder(outside.path(of: "root"))
      try folder.makeFolder(".registrar")
      try folder.link("a", to: "b")
      try Self.record.save(in: folder.path)
      let lock = try FolderLock(folder.path, purpose: "test")
      #expect(throws: UnfinishedChangeError.self) { try lock.recover() }
      try folder.remove("a")
      try folder.link("a", to: "..")
      #expect(throws: RefusedChangeError.self) { try lock.recover() }
      #expect(try folder.text(of: "b/one") == "1")
    }
  }
}
