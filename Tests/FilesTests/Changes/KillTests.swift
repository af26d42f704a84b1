import Foundation
import TestSupport
import Testing

@testable import Files

/// A folder before and after a change that a killed process was at.
private struct Scenario: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var old: [String: String]
  var new: [String: String]
  /// Whether half of the changes may be seen until somebody recovers.
  var isInSteps = false

  private static let kept = [
    "content/pages/a.md": "a", "content/pages/deep/b.md": "b", "content/terms/fall/one.md": "1", "catalogue.yml": "x",
  ]

  private static func with(_ files: [String: String]) -> [String: String] { kept.merging(files) { $1 } }

  static let all = [
    Scenario(
      testDescription: "one file in new folders", old: kept, new: with(["content/x/y/z.md": "new"])),
    Scenario(
      testDescription: "a folder is exchanged",
      old: with(["content/students/ada.md": "ada", "content/terms/fall/two.md": "2", "content/gone/x/old.md": "old"]),
      new: with(["content/students/ada.md": "Ada\r\n", "content/terms/fall/two.md": "two", "content/new/x/y.md": "n"])),
    Scenario(
      testDescription: "a folder is new", old: kept, new: with(["content/new/1.md": "1", "content/new/sub/2.md": "2"])),
    Scenario(
      testDescription: "files beside the content in steps",
      old: with(["top": "old", "content/students/ada.md": "ada", "content/terms/old/x/gone.md": "gone"]),
      new: with(["top": "new", "content/students/ada.md": "Ada", "content/new/x/y.md": "new"]), isInSteps: true),
    Scenario(
      testDescription: "files of two folders in steps",
      old: with(["templates/a.html": "old", "content/students/ada.md": "ada", "templates/gone/x.html": "gone"]),
      new: with(["templates/a.html": "new", "content/students/ada.md": "Ada", "templates/new/y.html": "new"]),
      isInSteps: true),
  ]

  /// Runs a body with the folder `root`, as it is before, and the folders `old` and `new`.
  func prepared(_ body: (Folder) throws -> Void) throws {
    try withTemporaryFolder { outside in
      // Where there is memory to write to, the time goes into the changes, not into waiting for a disk.
      let memory = Folder("/dev/shm/\(outside.path.split(separator: "/").last ?? "")")
      let place = (try? memory.makeFolder("")) == nil ? outside : memory
      defer { try? memory.remove("") }
      for (name, files) in [("root", old), ("old", old), ("new", new)] {
        try Folder(place.path(of: name)).write(files)
      }
      try body(place)
    }
  }

  /// Looks at the folder after a process has ended there, heals it, and looks again.
  ///
  /// - Returns: whether the changes have happened.
  @discardableResult
  func check(_ root: Folder, _ what: String, mayLeaveFolders: Bool = false) throws -> Bool {
    let seen = try root.visible()
    #expect(isInSteps || seen == old || seen == new, "\(what): \(seen)")
    let lock = try FolderLock(root.path, purpose: "check", waitingAtMost: 60)
    try lock.recover()
    let healed = try root.visible()
    #expect(healed == old || healed == new, "\(what), healed: \(healed)")
    #expect(isInSteps || healed == seen, "\(what), healed")
    #expect(root.leftovers() == [], "\(what)")
    #expect(mayLeaveFolders || root.emptyFolders() == [], "\(what)")
    return healed == new
  }
}

extension Folder {
  /// Folders with nothing in them, of which none was there before.
  fileprivate func emptyFolders() -> [String] {
    let paths = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return paths.filter { (try? FileManager.default.contentsOfDirectory(atPath: path(of: $0)))?.isEmpty ?? false }
      // The outermost two stay when what was in them goes.
      .filter { $0.split(separator: "/").count > 2 }
  }
}

@Suite("Being killed") struct KillTests {
  private static let program = productsFolder.path(of: "ApplyChanges")
  /// A process that is killed while it notes what it has covered would spoil the notes of all.
  private static let environment = ["LLVM_PROFILE_FILE": "/dev/null"]

  @Test("Killed at a random instant, a command leaves all as it was or as it is to be", arguments: Scenario.all)
  fileprivate func random(_ scenario: Scenario) throws {
    let count = ProcessInfo.processInfo.environment["CI"] == nil ? 75 : 15
    try scenario.prepared { place in
      let root = Folder(place.path(of: "root"))
      var random = SplitMix64(seed: UInt64(scenario.testDescription.utf8.count))
      var outcomes: Set<Bool> = []
      for number in 0..<count {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = ["toggle"] + ["root", "old", "new"].map(place.path(of:))
        process.environment = ProcessInfo.processInfo.environment.merging(Self.environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        #expect(!output.fileHandleForReading.availableData.isEmpty)
        usleep(UInt32.random(in: 0..<5000, using: &random))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try #require(process.terminationReason == .uncaughtSignal)
        outcomes.insert(try scenario.check(root, "kill \(number)"))
      }
      #expect(outcomes.count == 2)
    }
  }

  /// The system calls by which a command can leave anything behind.
  private static let calls = [
    "openat", "mkdir", "mkdirat", "write", "fsync", "fchmod", "fchown", "linkat", "symlinkat", "rename", "renameat2",
    "unlink", "unlinkat", "rmdir", "ftruncate", "pwrite64",
  ]

  /// Each call that a command makes from the lock on, by its number among all of the same name; nothing where that
  /// cannot be traced.
  private func tracedCalls(in place: Folder) throws -> [(call: String, number: Int)]? {
    let log = place.path(of: "log")
    let result = try? execute(
      "strace", ["-f", "-o", log, Self.program, "once", place.path(of: "root"), place.path(of: "new")],
      environment: Self.environment)
    guard result?.status == 0 else {
      print("skipped, because there is no strace, or it must not trace")
      return nil
    }
    var counts: [String: Int] = [:]
    var traced: [(call: String, number: Int)] = []
    var isLocked = false
    for line in try place.text(of: "log").split(separator: "\n") {
      isLocked = isLocked || line.contains("/.registrar")
      guard let call = Self.calls.first(where: { line.contains(" \($0)(") }) else { continue }
      counts[call, default: 0] += 1
      if isLocked { traced.append((call, counts[call, default: 0])) }
    }
    return traced
  }

  /// Runs the command once while the system does something to one of its calls, as strace has words for it.
  private func run(in place: Folder, from files: [String: String], with fault: String) throws -> Execution {
    let root = Folder(place.path(of: "root"))
    try root.remove("")
    try root.write(files)
    return try execute(
      "strace",
      ["-f", "-o", "/dev/null", "-e", "inject=\(fault)", Self.program, "once", root.path, place.path(of: "new")],
      environment: Self.environment)
  }

  @Test("Killed at each single system call, it does so too", arguments: Scenario.all)
  fileprivate func each(_ scenario: Scenario) throws {
    try scenario.prepared { place in
      guard let calls = try tracedCalls(in: place) else { return }
      let root = Folder(place.path(of: "root"))
      var outcomes: Set<Bool> = []
      for (call, number) in calls {
        let result = try run(in: place, from: scenario.old, with: "\(call):signal=KILL:when=\(number)")
        #expect(result.status != 0)
        outcomes.insert(try scenario.check(root, "\(call) \(number)"))
      }
      #expect(outcomes.count == 2)
    }
  }

  @Test("Whichever system call fails, all is as it was, or a later command ends it", arguments: Scenario.all)
  fileprivate func failing(_ scenario: Scenario) throws {
    try scenario.prepared { place in
      guard let calls = try tracedCalls(in: place) else { return }
      let root = Folder(place.path(of: "root"))
      for (call, number) in calls {
        let result = try run(in: place, from: scenario.old, with: "\(call):error=ENOSPC:when=\(number)")
        let hasHappened = try scenario.check(
          root, "\(call) \(number): \(result.outputText)", mayLeaveFolders: call == "rmdir")
        if result.status == 0 { #expect(hasHappened, "\(call) \(number)") }
        if result.status == 1 {
          #expect(result.outputText.contains("cannot "), "\(call) \(number)")
          #expect(scenario.isInSteps || !hasHappened, "\(call) \(number)")
        }
      }
    }
  }

  @Test(
    "On a disk that fills up, nothing is changed until there is room, and the error says so", arguments: Scenario.all)
  fileprivate func fullDisk(_ scenario: Scenario) throws {
    try withTemporaryFolder { place in
      guard let mount = Mount(at: place.path, "size=4m,nr_inodes=200") else { return }
      defer { mount.end() }
      let root = Folder(place.path(of: "root"))
      try root.write(scenario.old)
      try FolderLock(root.path, purpose: "test").release()
      let changes = Set(scenario.old.keys).union(scenario.new.keys).sorted().map {
        change($0, scenario.old[$0], scenario.new[$0])
      }
      // All inodes are taken, then one is free, then two, until there are enough.
      var fillers = 0
      while (try? place.write(["filler-\(fillers)": ""])) != nil { fillers += 1 }
      var failures = 0
      while fillers > 0 {
        let lock = try FolderLock(root.path, purpose: "test")
        do {
          try lock.apply(changes)
          break
        } catch let error as FileError {
          #expect(error.code == ENOSPC)
          #expect(try root.visible() == scenario.old)
          #expect(root.leftovers() == [])
          failures += 1
        }
        fillers -= 1
        try place.remove("filler-\(fillers)")
      }
      #expect(failures > 0 && fillers > 0)
      #expect(try root.visible() == scenario.new)
      #expect(root.leftovers() == [])
    }
  }
}
