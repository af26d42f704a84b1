import Foundation
import TestSupport
import Testing

@testable import Files

/// The paths of a tree in order, with what the names stand for where that is not a file.
private func listing(of folder: Folder) throws -> [String] {
  let tree = try FileTree(root: folder.path)
  return tree.pathOrder.map { number in
    let entry = tree.entries[number]
    return entry.kind == .file ? tree.path(entry) : "\(tree.path(entry)) (\(entry.kind))"
  }
}

/// Makes a file with a name of any bytes, which Foundation would not do.
private func makeFile(_ name: [UInt8], in folder: Folder) throws {
  let path = Array(folder.path.utf8CString.dropLast()) + [0x2F] + name.map { CChar(bitPattern: $0) } + [0]
  let file = open(path, O_CREAT | O_WRONLY, 0o644)
  try #require(file >= 0)
  close(file)
}

private func makeFolder(_ name: [UInt8], in folder: Folder) throws {
  let path = Array(folder.path.utf8CString.dropLast()) + [0x2F] + name.map { CChar(bitPattern: $0) } + [0]
  try #require(mkdir(path, 0o755) == 0)
}

@Suite struct FileTreeTests {
  @Test(
    "Paths come in the order of their bytes, folders among files",
    arguments: [
      ["b", "a", "c"],
      ["a/z", "a.b", "a-b", "a0", "a/b/c"],
      ["courses/cs-101.md", "courses/cs-101/figure.png", "courses/cs-101-notes.txt", "courses.txt"],
      ["z", "é", "e", "E", "\u{65}\u{301}", "数", "~"],
      ["same-start-of-name-2", "same-start-of-name-10", "same-start-of-name-1", "same-start-of-name"],
      ["aaaaaaaab", "aaaaaaaa", "aaaaaaaaa", "aaaaaaa/x", "aaaaaaaa-"],
      [],
    ])
  func order(paths: [String]) throws {
    try withTemporaryFolder { folder in
      for path in paths { try folder.write([path: "x"]) }
      #expect(try listing(of: folder) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  @Test("The order does not depend on the order in which files were made")
  func orderOfMaking() throws {
    var generator = SplitMix64(seed: 7)
    let paths = (0..<300).map { "\($0 % 7)/\($0 * 7919 % 300)-\($0).md" }
    let listings = try (0..<3).map { _ in
      try withTemporaryFolder { folder in
        for path in paths.shuffled(using: &generator) { try folder.write([path: ""]) }
        return try listing(of: folder)
      }
    }
    #expect(listings[0] == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(listings[1] == listings[0] && listings[2] == listings[0])
  }

  @Test("Names that start with a dot are left out, with all that is below them")
  func dotfiles() throws {
    try withTemporaryFolder { folder in
      try folder.write([".env": "", ".git/config": "", "a/.hidden": "", "a/b.md": "", "..c": "", "d.": ""])
      #expect(try listing(of: folder) == ["a/b.md", "d."])
    }
  }

  @Test("A symbolic link counts as a file only where it leads to one that the tree could list")
  func links() throws {
    try withTemporaryFolder { outer in
      try outer.write([
        "outside.md": "", "root/a.md": "", "root/folder/b.md": "", "root/.hidden/c.md": "", "root-2/d.md": "",
      ])
      let links = [
        "inside": "a.md", "inside-deep": "folder/b.md", "twice": "inside", "absolute": outer.path(of: "root/a.md"),
        "outside": "../outside.md", "neighbour": "../root-2/d.md", "dangling": "nowhere", "to-folder": "folder",
        "loop": "loop", "hidden": ".hidden/c.md", "up-and-in": "../root/a.md", "system": "/dev/null",
      ]
      for (name, target) in links { try outer.link("root/\(name)", to: target) }
      #expect(
        try listing(of: Folder(outer.path(of: "root"))) == [
          "a.md", "absolute (linkToFile)", "dangling (linkElsewhere)", "folder/b.md", "hidden (linkElsewhere)",
          "inside (linkToFile)", "inside-deep (linkToFile)", "loop (linkElsewhere)", "neighbour (linkElsewhere)",
          "outside (linkElsewhere)", "system (linkElsewhere)", "to-folder (linkElsewhere)", "twice (linkToFile)",
          "up-and-in (linkToFile)",
        ])
    }
  }

  @Test("A root that is itself a link is listed, and links in it lead inside")
  func linkedRoot() throws {
    try withTemporaryFolder { folder in
      try folder.write(["real/a.md": ""])
      try folder.link("real/b.md", to: "a.md")
      try folder.link("root", to: "real")
      #expect(try listing(of: Folder(folder.path(of: "root"))) == ["a.md", "b.md (linkToFile)"])
    }
  }

  @Test("A folder is a folder whatever its name ends with")
  func folderNamedAsFile() throws {
    try withTemporaryFolder { folder in
      try folder.write(["x.md/y.md": ""])
      try folder.makeFolder("empty.md")
      let tree = try FileTree(root: folder.path)
      #expect(tree.entries.filter { $0.kind == .folder }.map { tree.path($0) } == ["empty.md", "x.md"])
      #expect(tree.folders == ["", "empty.md", "x.md"])
      #expect(try listing(of: folder) == ["x.md/y.md"])
    }
  }

  @Test("A pipe is neither a file nor opened")
  func pipe() throws {
    try withTemporaryFolder { folder in
      try #require(mkfifo(folder.path(of: "pipe.md"), 0o644) == 0)
      #expect(try listing(of: folder) == ["pipe.md (special)"])
    }
  }

  @Test("Folders deeper than 63 inside one another are refused, and nothing else")
  func depth() throws {
    try withTemporaryFolder { folder in
      let deep = Array(repeating: "d", count: 63).joined(separator: "/")
      try folder.write(["\(deep)/last.md": "", "\(deep)/d/beyond.md": "", "other.md": ""])
      #expect(try listing(of: folder) == ["\(deep)/d (unreadableFolder)", "\(deep)/last.md", "other.md"])
    }
  }

  @Test("A folder that cannot be listed is said to be so, with the reason")
  func unreadable() throws {
    if getuid() == 0 { return }  // Nothing is closed to root.
    try withTemporaryFolder { folder in
      try folder.write(["closed/a.md": "", "open/b.md": ""])
      try folder.setPermissions(0, of: "closed")
      let tree = try FileTree(root: folder.path)
      #expect(try listing(of: folder) == ["closed (unreadableFolder)", "open/b.md"])
      #expect(tree.entries.first { $0.kind == .unreadableFolder }?.code == EACCES)
    }
  }

  #if os(Linux)
    @Test("A name that is not UTF-8 keeps its bytes, and a folder of such a name is refused")
    func undecodableNames() throws {
      try withTemporaryFolder { folder in
        try makeFile([0x61, 0xFF, 0x62], in: folder)
        try makeFolder([0xFE], in: folder)
        let tree = try FileTree(root: folder.path)
        #expect(tree.pathOrder.map { Array(tree.name(tree.entries[$0])) } == [[0x61, 0xFF, 0x62], [0xFE]])
        #expect(tree.pathOrder.map { tree.entries[$0].kind } == [.file, .unreadableFolder])
        #expect(tree.entries[1].code == EILSEQ)
        var path: [CChar] = []
        tree.appendName(tree.entries[0], to: &path)
        #expect(path.map { UInt8(bitPattern: $0) } == [0x61, 0xFF, 0x62])
      }
    }
  #endif

  @Test("A path is written byte for byte, and a folder's ends in a slash")
  func systemPath() throws {
    try withTemporaryFolder { folder in
      try folder.write(["courses/cs-101.md": "", "index.md": ""])
      let tree = try FileTree(root: folder.path)
      var paths: [CChar] = []
      for number in tree.pathOrder {
        tree.appendFolderPath(tree.entries[number].folder, to: &paths)
        tree.appendName(tree.entries[number], to: &paths)
        paths.append(0)
      }
      #expect(paths.map { UInt8(bitPattern: $0) } == Array("courses/cs-101.md\0index.md\0".utf8))
    }
  }

  @Test(
    "A root that is missing, a file or a dangling link is an error that names it", arguments: ["none", "file", "link"])
  func unlistableRoot(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.write(["file": ""])
      try folder.link("link", to: "nowhere")
      let path = folder.path(of: name)
      let error = #expect(throws: FileError.self) { try FileTree(root: path) }
      #expect(error?.path == path && error?.attempt == "list the folder")
      #expect(error?.isMissing == true)
    }
  }
}
