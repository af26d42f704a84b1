import Foundation
import TestSupport
import Testing

@Suite("A build that is hindered", .serialized)
struct HinderedBuildTests {
  @Test("by a disk that fills up at any point ends with 74, says so, and leaves the site as it was")
  func fullDisk() throws {
    var mount: Mount?
    defer { mount?.end() }
    // Beside the output there is room or not, wherever the new files are prepared.
    for output in ["disk/site", "disk"] {
      try PublishedSite.prepared(output: output) { source in
        try source.makeFolder("disk")
        mount = Mount(at: source.path(of: "disk"), "size=64m")
        return mount != nil
      } _: { site in
        guard let mount else { return }
        let disk = Folder(site.source.path(of: "disk"))
        var failures = 0
        var fillers = 0
        // All room is taken; then there is more and more of it.
        for size in [256 << 10, 64 << 10, 16 << 10, 4 << 10] {
          while (try? disk.write([UInt8](repeating: 1, count: size), to: "filler-\(fillers)")) != nil { fillers += 1 }
        }
        // What did not fit whole may have left its name.
        try? disk.remove("filler-\(fillers)")
        while fillers > 0 {
          let build = try site.build(.new)
          if build.status == 0 { break }
          failures += 1
          #expect(build.status == 74)
          #expect(build.errorText.contains("No space left on device"), "\(build.errorText)")
          #expect(build.errorText.contains("free some space and run the command again"), "\(build.errorText)")
          let strange = try site.strangeFiles(than: .old).filter { !$0.hasPrefix("filler-") }
          #expect(strange == [], "\(failures)")
          fillers -= 1
          try disk.remove("filler-\(fillers)")
        }
        #expect(failures > 1)
        while fillers > 0 {
          fillers -= 1
          try disk.remove("filler-\(fillers)")
        }
        try mount.remount("size=80m")
        try site.heal(.new, "with room")
        mount.end()
      }
      mount = nil
    }
  }

  @Test("by a file that must not grow so large ends with 74 and leaves the site as it was", arguments: [1, 8, 12])
  func tooLarge(_ kilobytes: Int) throws {
    try PublishedSite.prepared { site in
      let build = try site.build(
        .new, through: "/bin/bash", ["-c", "ulimit -f \(kilobytes); \"$@\"", "limited"])
      #expect(build.status == 74, "\(build.errorText)")
      #expect(build.errorText.contains("File too large"), "\(build.errorText)")
      #expect(try site.edition() == .old)
      try site.heal(.new, "without a limit")
    }
  }

  /// Words that let a program run as somebody who may do little; nothing where that cannot be.
  private static let asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]

  /// Runs a build as somebody who is not root, though the tests may be.
  private func buildAsNobody(_ site: PublishedSite, _ edition: PublishedSite.Edition) throws -> Execution {
    isRoot ? try site.build(edition, through: "setpriv", Self.asNobody) : try site.build(edition)
  }

  /// Makes everything belong to the one who is to build.
  private func giveAway(_ site: PublishedSite) throws -> Bool {
    guard isRoot else { return true }
    guard (try? execute("setpriv", Self.asNobody + [PublishedSite.program, "--version"]))?.status == 0,
      try execute("chown", ["-R", "65534:65534", site.source.path]).status == 0
    else {
      print("skipped, because nobody else may run the program")
      return false
    }
    return true
  }

  @Test(
    "by permissions ends with 74 and a reason, and leaves the site as it was",
    arguments: ["public", "public/courses", "public/students"])
  func permissions(_ name: String) throws {
    try PublishedSite.prepared { site in
      guard try giveAway(site) else { return }
      try site.source.setPermissions(0o000, of: name)
      let build = try buildAsNobody(site, .new)
      try site.source.setPermissions(0o755, of: name)
      #expect(build.status == 74, "\(build.errorText)")
      #expect(build.errorText.contains("Permission denied"), "\(build.errorText)")
      #expect(build.errorText.contains(name), "\(build.errorText)")
      let found = try site.edition()
      #expect(found == .old)
      let leftovers = try site.leftovers()
      #expect(leftovers == [])
      let again = try buildAsNobody(site, .new)
      #expect(again.status == 0, "\(again.errorText)")
      #expect(try site.edition() == .new)
    }
  }

  @Test("by a folder around the output that must not be written to falls back or says why not")
  func lockedParent() throws {
    try PublishedSite.prepared(output: "disk/site") { site in
      guard try giveAway(site) else { return }
      try site.source.setPermissions(0o555, of: "disk")
      let build = try buildAsNobody(site, .new)
      try site.source.setPermissions(0o755, of: "disk")
      // The output itself may be written to, so the site can be had, only not in one step.
      #expect(build.status == 0, "\(build.errorText)")
      #expect(try site.edition() == .new)
      try site.heal(.old, "with permission")
    }
  }

  @Test("by permissions that come and go leaves the site as it was or as it is to be")
  func changingPermissions() throws {
    try PublishedSite.prepared { site in
      guard try giveAway(site) else { return }
      let program = Process()
      program.executableURL = URL(fileURLWithPath: "/bin/bash")
      program.arguments = [
        "-c",
        "while :; do chmod 555 public/courses public; chmod 755 public; sleep 0.01; chmod 755 public/courses; done",
      ]
      program.currentDirectoryURL = URL(fileURLWithPath: site.source.path)
      program.standardError = FileHandle.nullDevice
      try program.run()
      defer { kill(program.processIdentifier, SIGKILL) }
      var current = PublishedSite.Edition.old
      for number in 0..<20 {
        let build = try buildAsNobody(site, current.other)
        #expect(build.status == 0 || build.status == 74, "\(number): \(build.errorText)")
        if build.errorText.contains("in between two states") {
          // Where folders could not be exchanged, files went one by one, which the next build brings to an end.
          kill(program.processIdentifier, SIGSTOP)
          // What it has started last goes on.
          usleep(100_000)
          for name in ["public", "public/courses"] { try site.source.setPermissions(0o755, of: name) }
          current = current.other
          let next = try buildAsNobody(site, current)
          #expect(next.status == 0, "\(number): \(next.errorText)")
          #expect(try site.edition() == current, "\(number)")
          kill(program.processIdentifier, SIGCONT)
          continue
        }
        let expected = build.status == 0 ? current.other : current
        let strange = try site.strangeFiles(than: expected)
        #expect(strange == [], "\(number): \(build.status) \(build.errorText)")
        current = expected
      }
      kill(program.processIdentifier, SIGKILL)
      program.waitUntilExit()
      for name in ["public", "public/courses"] { try site.source.setPermissions(0o755, of: name) }
      let build = try buildAsNobody(site, current.other)
      #expect(build.status == 0, "\(build.errorText)")
      #expect(try site.edition() == current.other)
    }
  }

  @Test("by a file that changes while it is read takes the old text or the new one, or stops")
  func changingFile() throws {
    try PublishedSite.prepared { site in
      let path = "content/pages/about.md"
      func text(_ word: String, _ count: Int) -> String {
        "---\ntitle: About\n---\n" + String(repeating: "\(word) ", count: count) + "\n"
      }
      let texts = [text("Short", 1), text("Long", 700)]
      try site.source.write([path: texts[0]])
      try #require(try site.build(.old).status == 0)
      var pages = [try site.output.text(of: "pages/about.html")]
      try site.source.write([path: texts[1]])
      try #require(try site.build(.old).status == 0)
      pages.append(try site.output.text(of: "pages/about.html"))
      #expect(pages[0] != pages[1])
      // One that is written anew in place, cut to nothing first; and one that is exchanged.
      for command in ["cat \"$f\" > \(path)", "cp \"$f\" ../copy; mv ../copy \(path)"] {
        try Folder(site.source.path).write([".registrar/short": texts[0], ".registrar/long": texts[1]])
        let program = Process()
        program.executableURL = URL(fileURLWithPath: "/bin/bash")
        program.arguments = [
          "-c", "while :; do for f in .registrar/short .registrar/long; do \(command); done; done",
        ]
        program.currentDirectoryURL = URL(fileURLWithPath: site.source.path)
        try program.run()
        defer { kill(program.processIdentifier, SIGKILL) }
        for number in 0..<20 {
          let before = try site.output.tree()
          let build = try site.build(.old)
          let after = try site.output.tree()
          switch build.status {
          case 0: #expect(pages.contains(after["pages/about.html"] ?? ""), "\(number)")
          case 1:
            #expect(build.errorText.contains("about.md"), "\(build.errorText)")
            #expect(after == before, "\(number)")
          default: Issue.record("\(number): \(build.status) \(build.errorText)")
          }
        }
        kill(program.processIdentifier, SIGKILL)
        program.waitUntilExit()
      }
      try site.source.remove(".registrar/short")
      try site.source.remove(".registrar/long")
      try site.source.write([path: GeneratedCatalogue(studentCount: 40, courseCount: 8).files[path] ?? ""])
      try site.heal(.new, "at rest")
    }
  }

  @Test("by a link in the place of the output goes to where it leads, and the link stays")
  func symbolicLink() throws {
    try PublishedSite.prepared(output: "link") { source in
      try source.makeFolder("disk/site")
      try source.link("link", to: "disk/site")
      return true
    } _: { site in
      #expect(try site.build(.new).status == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: site.output.path) == "disk/site")
      #expect(try Folder(site.source.path(of: "disk/site")).tree() == site.output.tree())
      try site.heal(.old, "again")
      let leftovers = try FileManager.default.contentsOfDirectory(atPath: site.source.path(of: "disk"))
      #expect(leftovers == ["site"])
    }
  }

  @Test("by others at the same time waits for them; the site is what the last one made")
  func manyAtOnce() async throws {
    try PublishedSite.prepared { site in
      for round in 0..<3 {
        let builds = try (0..<6).map { number in
          try RunningProgram(
            PublishedSite.program, site.arguments(number % 2 == 0 ? .old : .new), in: site.source,
            environment: PublishedSite.environment)
        }
        for build in builds {
          let result = try build.end()
          #expect(result.status == 0, "\(result.errors.isEmpty ? "" : String(decoding: result.errors, as: UTF8.self))")
        }
        #expect(try site.edition() != nil, "round \(round)")
        let leftovers = try site.leftovers()
        #expect(leftovers == [])
      }
    }
  }
}
