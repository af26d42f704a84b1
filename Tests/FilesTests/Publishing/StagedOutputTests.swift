import TestSupport
import Testing

@testable import Files

/// An output with some files of the site's and some of others', and what a build of it goes through.
private struct Rig {
  let folder: Folder
  let lock: OutputLock
  let staged: StagedOutput
  let fates: OutputFates
  private static let own = ["a/one.html", "a/two.html", "b/old.html", "c/d/deep.html", "index.html"]

  static let files = [
    "public/index.html": "home", "public/a/one.html": "1", "public/a/two.html": "2", "public/b/old.html": "old",
    "public/c/d/deep.html": "deep", "public/CNAME": "example.edu", "public/.git/x/y": "git",
    "public/a/.htaccess": "deny",
  ]

  static func known(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    (own + ["new/n.html"]).contains(String(decoding: path, as: UTF8.self))
  }

  init(_ folder: Folder, _ place: StagedOutput.Place) throws {
    self.folder = folder
    try folder.write(Self.files)
    try folder.makeFolder("public/empty")
    try folder.link("public/a/link", to: "../CNAME")
    try folder.setPermissions(0o750, of: "public/a")
    try folder.setPermissions(0o2775, of: "public")
    lock = try OutputLock(folder.path(of: "public"))
    let tree = try OutputTree(lock.path)
    var fates = OutputFates(tree)
    for index in tree.paths.indices {
      let path = tree.paths[index]
      if Self.own.contains(path) {
        fates.fates[index] = ["b/old.html", "c/d/deep.html"].contains(path) ? .removed : .own
      }
    }
    let folders = ["a", "new"]
    fates.dropFolders(wanted: folders) { $0 != "b" }
    self.fates = fates
    staged = try StagedOutput(folder.path(of: "public"), lock, place, tree: tree, folders: folders)
  }

  @discardableResult
  func put(_ path: String, _ text: String) throws -> PutResult {
    var seal = ContentDigest()
    return try path.withCString { name in
      try Array(text.utf8).withUnsafeBytes { try staged.put(name, $0, &seal) }
    }
  }

  func putAll() throws {
    #expect(try put("index.html", "home") == .unchanged)
    #expect(try put("a/one.html", "1") == .unchanged)
    #expect(try put("a/two.html", "II") == .changed)
    #expect(try put("new/n.html", "new") == .created)
  }

  func publish() throws {
    switch staged.place {
    case .beside: #expect(try staged.exchange(fates, workers: Workers(jobs: 2), known: Self.known))
    case .inside: try staged.takeSteps(fates)
    }
  }

  static let after = [
    "public/index.html": "home", "public/a/one.html": "1", "public/a/two.html": "II", "public/new/n.html": "new",
    "public/CNAME": "example.edu", "public/.git/x/y": "git", "public/a/.htaccess": "deny",
    "public/a/link": "-> ../CNAME",
  ]
  static let before = files.merging(["public/a/link": "-> ../CNAME"]) { $1 }
}

@Suite("A staged output") struct StagedOutputTests {
  private static let places: [StagedOutput.Place] = [.beside, .inside]

  @Test("It becomes the output with all that stays, and nothing of what was changed is seen before", arguments: places)
  func publishes(place: StagedOutput.Place) throws {
    try withTemporaryFolder { folder in
      let rig = try Rig(folder, place)
      let kept = ["public/index.html", "public/a/one.html", "public/CNAME", "public/a/link", "public/.git/x/y"]
      let before = kept.map { FileStatus(ofLink: folder.path(of: $0)) }
      try rig.putAll()
      for (path, text) in Rig.before { #expect(try folder.tree()[path] == text, "\(path)") }
      try rig.publish()
      #expect(try folder.tree() == Rig.after)
      #expect(kept.map { FileStatus(ofLink: folder.path(of: $0)) } == before)
      #expect(FileStatus(ofLink: folder.path(of: "public/a"))?.mode == 0o040750)
      #expect(FileStatus(ofLink: folder.path(of: "public"))?.mode == 0o042775)
      // What is somebody else's to remove, and what was empty before, stays.
      #expect(folder.exists("public/empty") && folder.exists("public/b") && !folder.exists("public/c"))
      #expect(!hasLeftovers(at: rig.lock))
    }
  }

  @Test("What is thrown away leaves no trace", arguments: places)
  func discards(place: StagedOutput.Place) throws {
    try withTemporaryFolder { folder in
      let rig = try Rig(folder, place)
      #expect(rig.staged.isEmpty)
      try rig.putAll()
      #expect(!rig.staged.isEmpty)
      rig.staged.discard()
      #expect(try folder.tree() == Rig.before)
      #expect(!hasLeftovers(at: rig.lock))
    }
  }

  @Test("What somebody adds or changes while the build is at work is not lost")
  func meanwhile() throws {
    try withTemporaryFolder { folder in
      let rig = try Rig(folder, .beside)
      try rig.putAll()
      try folder.write(["public/new.txt": "mine", "public/x/y/z": "mine", "public/a/.git/n": "mine"])
      try folder.remove("public/CNAME")
      try folder.write(["public/CNAME": "other.example.edu"])
      try rig.publish()
      let added = [
        "public/new.txt": "mine", "public/x/y/z": "mine", "public/a/.git/n": "mine",
        "public/CNAME": "other.example.edu",
      ]
      #expect(try folder.tree() == Rig.after.merging(added) { $1 })
    }
  }

  @Test("A build that was killed before it decided is undone by the next one", arguments: places)
  func undone(place: StagedOutput.Place) throws {
    try withTemporaryFolder { folder in
      let rig = try Rig(folder, place)
      try rig.putAll()
      #expect(hasLeftovers(at: rig.lock))
      // Nothing is known of what it wrote: the list could not be kept.
      #expect(try recoverOutput(rig.lock) { _ in false })
      #expect(try folder.tree() == Rig.before)
      #expect(try !recoverOutput(rig.lock) { _ in false })
    }
  }

  @Test("A build that was killed after the exchange is brought to an end, and foreign files move over")
  func killedAfterExchange() throws {
    try withTemporaryFolder { folder in
      let rig = try Rig(folder, .beside)
      try rig.putAll()
      try folder.write(["public/new.txt": "mine"])
      // As far as the exchange: the new output, and the old one in the stage's place.
      let old = folder.path(of: "old")
      let stage = rig.staged.work.stage
      try folder.write([".public.registrar/stage/index.html": "home", ".public.registrar/stage/CNAME": "example.edu"])
      try moveFile(folder.path(of: "public"), to: old)
      try moveFile(stage, to: folder.path(of: "public"))
      try moveFile(old, to: stage)
      #expect(rig.staged.work.holdsOldOutput)
      #expect(try recoverOutput(rig.lock, known: Rig.known))
      #expect(!hasLeftovers(at: rig.lock))
      #expect(try folder.text(of: "public/new.txt") == "mine")
      #expect(try folder.text(of: "public/a/two.html") == "II" && !folder.exists("public/b/old.html"))
    }
  }

  @Test("A build that was killed between its steps is brought to an end, from any of them", arguments: 0..<4)
  func killedBetweenSteps(done: Int) throws {
    try withTemporaryFolder { folder in
      let rig = try Rig(folder, .inside)
      try rig.putAll()
      let steps = OutputSteps(files: ["b/old.html", "c/d/deep.html"], folders: ["c/d", "c"])
      try rig.staged.work.commit(steps)
      let stage = rig.staged.work.stage
      if done > 0 { try moveFile("\(stage)/a/two.html", to: folder.path(of: "public/a/two.html")) }
      if done > 1 { try moveFile("\(stage)/new", to: folder.path(of: "public/new")) }
      if done > 2 { try folder.remove("public/b/old.html") }
      #expect(try recoverOutput(rig.lock, known: Rig.known))
      #expect(try folder.tree() == Rig.after)
      #expect(!folder.exists("public/c"))
    }
  }

  @Test("A damaged journal decides nothing")
  func damagedJournal() throws {
    try withTemporaryFolder { folder in
      let rig = try Rig(folder, .inside)
      try rig.putAll()
      try rig.staged.work.commit(OutputSteps(files: ["index.html"]))
      try folder.write(["public/.registrar-build/journal": "registrar steps 1\nfindex.html\0end 0"])
      #expect(try recoverOutput(rig.lock, known: Rig.known))
      #expect(try folder.tree() == Rig.before)
    }
  }

  @Test("A journal reads as it was written, and never names what is outside")
  func journal() {
    let steps = OutputSteps(files: ["a", "b/c\n", "é"], folders: ["b/x", "b"])
    #expect(OutputSteps(steps.bytes) == steps)
    #expect(OutputSteps(OutputSteps().bytes) == OutputSteps())
    for path in ["../x", "/x", "", "a//b", "a/.."] { #expect(OutputSteps(OutputSteps(files: [path]).bytes) == nil) }
    for count in steps.bytes.indices { #expect(OutputSteps(Array(steps.bytes.prefix(count))) == nil) }
  }

  @Test("An output that is missing or empty appears as a whole", arguments: [false, true])
  func fresh(isThere: Bool) throws {
    try withTemporaryFolder { folder in
      if isThere {
        try folder.makeFolder("public")
        try folder.setPermissions(0o750, of: "public")
      }
      let lock = try OutputLock(folder.path(of: "public"))
      let tree = isThere ? try OutputTree(lock.path) : OutputTree()
      let staged = try StagedOutput("public", lock, .beside, tree: tree, folders: ["a"])
      var seal = ContentDigest()
      #expect(
        try "a/b".withCString { try staged.put($0, UnsafeRawBufferPointer(start: nil, count: 0), &seal) } == .created)
      #expect(folder.exists("public") == isThere)
      #expect(try staged.exchange(OutputFates(tree), workers: Workers(jobs: 1)) { _ in true })
      #expect(try folder.tree() == ["public/a/b": ""])
      if isThere { #expect(FileStatus(ofLink: lock.path)?.mode == 0o040750) }
      let after = try OutputTree(lock.path)
      #expect(after.seal(of: [0], at: lock.path, Workers(jobs: 1)) == seal)
    }
  }

  #if os(Linux)
    @Test("What cannot be linked keeps the output from being exchanged, and nothing is written")
    func unsupported() throws {
      try withTemporaryFolder { folder in
        try folder.write(Rig.files)
        #expect(try execute("mkfifo", [folder.path(of: "public/pipe")]).status == 0)
        let lock = try OutputLock(folder.path(of: "public"))
        let tree = try OutputTree(lock.path)
        let error = #expect(throws: ExchangeError.self) {
          try StagedOutput("public", lock, .beside, tree: tree, folders: [])
        }
        #expect(error?.reason == "Operation not supported")
      }
    }
  #endif

  @Test("A tree lists everything in the order of the bytes of its paths")
  func order() throws {
    try withTemporaryFolder { folder in
      let names = [
        "a/b", "a.html", "a-b", "a/c/d", "ab", "a0/x", "B", ".x/y", "prefix-1/a", "prefix-1.html", "prefix-10",
      ]
      try folder.write(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
      let tree = try OutputTree(folder.path)
      #expect(tree.paths.indices.map { tree.paths[$0] } == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      #expect(Array(tree.folderPaths) == [".x", "a", "a/c", "a0", "prefix-1"])
    }
  }
}
