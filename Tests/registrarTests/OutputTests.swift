import Foundation
import TestSupport
import Testing

@Suite("What a build does to the disk")
struct OutputTests {
  @Test("a build without a change touches no file")
  func unchanged() throws {
    try withTemporaryFolder { folder in
      #expect(try registrar("init", ".", "--quiet", in: folder).status == 0)
      #expect(try registrar("build", "--quiet", in: folder).status == 0)
      let files = folder.files(below: "public") + folder.files(below: ".registrar")
      let times = try files.map { try folder.modificationTime(of: $0) }
      #expect(try registrar("build", "--quiet", in: folder).status == 0)
      #expect(try files.map { try folder.modificationTime(of: $0) } == times)
    }
  }

  @Test("a change touches only the pages that show it")
  func changed() throws {
    try withTemporaryFolder { folder in
      #expect(try registrar("init", ".", "--quiet", in: folder).status == 0)
      #expect(try registrar("build", "--quiet", in: folder).status == 0)
      let files = folder.files(below: "public")
      let times = try files.map { try folder.modificationTime(of: $0) }
      let name = "content/courses/ma-110.md"
      try folder.write([name: try folder.text(of: name).replacing("Propositions", with: "Sentences")])
      #expect(try registrar("build", "--quiet", in: folder).status == 0)
      let touched = try zip(files, times).filter { try folder.modificationTime(of: $0) != $1 }.map(\.0)
      #expect(touched == ["public/courses/ma-110.html"])
    }
  }

  @Test("a folder that must not be written to is refused with 74 and a reason", .enabled(if: !isRoot, "root may write"))
  func readOnly() throws {
    try withTemporaryFolder { folder in
      #expect(try registrar("init", ".", "--quiet", in: folder).status == 0)
      try folder.makeFolder("out")
      try folder.setPermissions(0o500, of: "out")
      let build = try registrar("build", "--output", "out/site", in: folder)
      #expect(build.status == 74)
      #expect(
        build.errorText
          == "error: cannot create the folder 'out/site': Permission denied; check who owns it and its permissions\n")
      #expect(build.output.isEmpty)
    }
  }

  @Test("an output that is a file is refused with 74 and a reason")
  func outputIsFile() throws {
    try withTemporaryFolder { folder in
      #expect(try registrar("init", ".", "--quiet", in: folder).status == 0)
      try folder.write(["out": "mine"])
      let build = try registrar("build", "--output", "out", in: folder)
      #expect(build.status == 74)
      #expect(build.errorText == "error: cannot create the folder 'out': Not a directory\n")
      #expect(try folder.text(of: "out") == "mine")
    }
  }

  @Test(
    "a full disk ends a build with 74, and a new try with more room heals it", .enabled(if: isRoot, "needs a mount"))
  func fullDisk() throws {
    try withTemporaryFolder { folder in
      #expect(try registrar("init", ".", "--quiet", in: folder).status == 0)
      try folder.makeFolder("disk")
      guard try execute("mount", ["-t", "tmpfs", "-o", "size=64k", "none", folder.path(of: "disk")]).status == 0 else {
        print("skipped, because nothing can be mounted here")
        return
      }
      defer { _ = try? execute("umount", [folder.path(of: "disk")]) }
      let build = try registrar("build", "--output", "disk/site", in: folder)
      #expect(build.status == 74)
      #expect(build.errorText.contains("No space left on device; free some space and run the command again"))
      #expect(build.output.isEmpty)
      #expect(try execute("mount", ["-o", "remount,size=8m", folder.path(of: "disk")]).status == 0)
      #expect(try registrar("build", "--output", "disk/site", in: folder).status == 0)
      #expect(try registrar("build", "--output", "elsewhere", in: folder).status == 0)
      #expect(try execute("mount", ["-o", "remount,ro", folder.path(of: "disk")]).status == 0)
      let readOnly = try registrar("build", "--output", "disk/site", "--title", "New", in: folder)
      #expect(readOnly.status == 74)
      #expect(readOnly.errorText.contains("Read-only file system; it is on a read-only file system"))
      #expect(
        try Folder(folder.path(of: "disk/site")).tree() == Folder(folder.path(of: "elsewhere")).tree())
    }
  }

  @Test(
    "a full disk behind standard output ends with 74", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))
  )
  func fullOutput() throws {
    try withTemporaryFolder { folder in
      let result = try execute(
        "/bin/sh", ["-c", "'\(productsFolder.path(of: "registrar"))' explain rules > /dev/full"], in: folder,
        environment: cleanEnvironment)
      #expect(result.status == 74)
      #expect(result.errorText.hasPrefix("error: cannot write to 'standard output': No space left on device"))
    }
  }

  @Test("a build says when the theme does not speak the language of the site, also when nothing has changed")
  func language() throws {
    try withCatalogue(["content/index.md": "---\ntitle: X\n---\n", "catalogue.yml": "language: es-MX"]) { folder in
      for _ in 1...2 {
        let build = try registrar("build", in: folder)
        #expect(build.outputText.contains("no texts in the language 'es-MX'"), "\(build.outputText)\(build.errorText)")
      }
      // Texts of another variety are not looked at.
      try folder.write(["templates/strings/es-ar.yml": "titles: {courses: Cursos}"])
      #expect(try registrar("build", in: folder).outputText.contains("no texts"))
      try folder.write(["templates/strings/es.yml": "titles: {courses: Cursos}"])
      #expect(try !registrar("build", in: folder).outputText.contains("no texts"))
      try folder.write(["catalogue.yml": "language: de-AT"])
      #expect(try !registrar("build", in: folder).outputText.contains("no texts"))
    }
  }

  @Test("a reader that goes away is no error")
  func brokenPipe() throws {
    try withTemporaryFolder { folder in
      let program = productsFolder.path(of: "registrar")
      let result = try execute(
        "/bin/sh", ["-c", "{ '\(program)' explain rules; echo $? >&2; } | true"], in: folder,
        environment: cleanEnvironment)
      #expect(result.errorText == "0\n")
    }
  }
}
