import Files
import TestSupport
import Testing

@Suite("Watching files") struct FileWatchTests {
  private static let places = WatchedPlaces(folders: ["content", "templates"], files: ["catalogue.yml", ".env"])

  private func watching(
    isTold: Bool, _ body: (Folder, () throws -> FileChanges) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try folder.write([
        "catalogue.yml": "a", "content/a/1.md": "1", "content/a/2.md": "2", "content/b/c/3.md": "3", "other.txt": "o",
      ])
      let watch = try FileWatch(folder.path, Self.places, interval: 1, mayBeTold: isTold)
      #if os(Linux)
        #expect((watch.method == .told) == isTold)
      #endif
      try body(folder) { try #require(watch.next()) }
      watch.end()
      #expect(watch.next() == nil)
    }
  }

  /// Waits until a path has been told, whatever else has been.
  private func wait(for path: String, _ next: () throws -> FileChanges) throws {
    while true {
      let changes = try next()
      if changes.files.contains(path) { return }
      let folders = changes.folders.contains { path.hasPrefix("\($0)/") || $0 == "" }
      if folders { return }
    }
  }

  @Test("A file that is written, appears, goes, or is exchanged for another is told", arguments: [true, false])
  func files(isTold: Bool) throws {
    try watching(isTold: isTold) { folder, next in
      try folder.write(["content/a/1.md": "one"])
      try wait(for: "content/a/1.md", next)
      try folder.write(["content/b/c/new.md": "new"])
      try wait(for: "content/b/c/new.md", next)
      try folder.remove("content/a/2.md")
      try wait(for: "content/a/2.md", next)
      try folder.write(["content/a/.3.swp": "three"])
      try folder.rename("content/a/.3.swp", to: "content/b/c/3.md")
      try wait(for: "content/b/c/3.md", next)
      try folder.write(["catalogue.yml": "b"])
      try wait(for: "catalogue.yml", next)
      try folder.write([".env": "b"])
      try wait(for: ".env", next)
      try folder.write(["templates/partials/a.html": "a"])
      try wait(for: "templates/partials/a.html", next)
    }
  }

  @Test("Folders that appear, move and go are told, with what is in them from then on", arguments: [true, false])
  func folders(isTold: Bool) throws {
    try watching(isTold: isTold) { folder, next in
      try folder.write(["content/d/e/1.md": "1"])
      try wait(for: "content/d/e/1.md", next)
      try folder.write(["content/d/e/2.md": "2"])
      try wait(for: "content/d/e/2.md", next)
      try folder.rename("content/d", to: "content/f")
      try wait(for: "content/f/e/2.md", next)
      try folder.write(["content/f/e/2.md": "two"])
      try wait(for: "content/f/e/2.md", next)
      try folder.remove("content/f")
      try wait(for: "content/f/e/1.md", next)
    }
  }

  @Test("What is not watched is not told", arguments: [true, false])
  func others(isTold: Bool) throws {
    try watching(isTold: isTold) { folder, next in
      try folder.write(["other.txt": "x", "content/.hidden": "x", "content/.git/a.md": "x", "public/a.md": "x"])
      try folder.write(["content/a/1.md": "one"])
      #expect(try next() == FileChanges(files: ["content/a/1.md"]))
    }
  }

  @Test("A folder that is not there cannot be watched", arguments: [true, false])
  func missing(isTold: Bool) {
    #expect(throws: FileError.self) { try FileWatch("/nonexistent", Self.places, mayBeTold: isTold) }
  }
}
