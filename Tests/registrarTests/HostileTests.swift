import Foundation
import TestSupport
import Testing

/// Files that nobody should have to fear.
struct HostileInput: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// What must be reported, as rule and path.
  let reported: [String]
  let prepare: @Sendable (Folder) throws -> Void

  init(_ name: String, _ reported: String..., prepare: @escaping @Sendable (Folder) throws -> Void) {
    testDescription = name
    self.reported = reported
    self.prepare = prepare
  }

  static let all: [HostileInput] = [
    HostileInput("invalid UTF-8", "invalid-encoding content/courses/x.md") {
      try $0.write(Array("---\ntitle: ".utf8) + [0xFF, 0xFE, 0xC0] + Array("\n---\n".utf8), to: "content/courses/x.md")
    },
    HostileInput("a line of 10 MB", "limit-exceeded content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\ntitle: \(String(repeating: "x", count: 10_000_000))\n---\n"])
    },
    HostileInput("a line of 3 MB in front matter") {
      try $0.write(["content/courses/x.md": "---\ntitle: \(String(repeating: "x", count: 3_000_000))\n---\n"])
    },
    HostileInput("a line of 3 MB of links") {
      try $0.write(["content/courses/x.md": "---\ntitle: X\n---\n\(String(repeating: "[x](#", count: 600_000))\n"])
    },
    HostileInput("10,000 nested lists in YAML", "limit-exceeded content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\ntags: \(String(repeating: "[", count: 10_000))\n---\n"])
    },
    HostileInput("10,000 nested block lists in YAML", "limit-exceeded content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\ntags:\n  \(String(repeating: "- ", count: 10_000))x\n---\n"])
    },
    HostileInput("10,000 nested lists in Markdown", "limit-exceeded content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\ntitle: X\n---\n\(String(repeating: "- ", count: 10_000))x\n"])
    },
    HostileInput("10,000 nested quotations in Markdown", "limit-exceeded content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\ntitle: X\n---\n\(String(repeating: "> ", count: 10_000))x\n"])
    },
    HostileInput("100,000 brackets in Markdown") {
      try $0.write(["content/courses/x.md": "---\ntitle: X\n---\n\(String(repeating: "[", count: 100_000))\n"])
    },
    HostileInput("an alias bomb", "limit-exceeded content/courses/x.md") {
      var bomb = "---\ntitle: X\nextra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
      for n in 1..<12 {
        bomb += "  a\(n): &a\(n) [\(Array(repeating: "*a\(n - 1)", count: 10).joined(separator: ", "))]\n"
      }
      try $0.write(["content/courses/x.md": bomb + "---\n"])
    },
    HostileInput("an id that leads out of the tree", "invalid-identifier content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\ntitle: X\nid: ../../x\n---\n"])
    },
    HostileInput("an alias that leads out of the tree", "invalid-identifier content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\ntitle: X\naliases: [../../x]\n---\n"])
    },
    HostileInput("a link out of the tree", "unreadable-file content/courses/x.md") {
      try $0.link("content/courses/x.md", to: "/etc/passwd")
    },
    HostileInput("a link to nowhere", "unreadable-file content/courses/x.md") {
      try $0.link("content/courses/x.md", to: "y.md")
    },
    HostileInput("a link to itself", "unreadable-file content/courses/x.md") {
      try $0.link("content/courses/x.md", to: "x.md")
    },
    HostileInput("a folder with a file's name", "unreadable-file content/courses/x.md") {
      try $0.makeFolder("content/courses/x.md")
    },
    HostileInput("an empty file", "front-matter-missing content/courses/x.md") {
      try $0.write(["content/courses/x.md": ""])
    },
    HostileInput("a pipe", "unreadable-file content/courses/x.md") {
      try #require(mkfifo($0.path(of: "content/courses/x.md"), 0o600) == 0)
    },
    HostileInput("only zero bytes", "front-matter-missing content/courses/x.md") {
      try $0.write([UInt8](repeating: 0, count: 4096), to: "content/courses/x.md")
    },
    HostileInput("front matter that never ends", "front-matter-syntax content/courses/x.md") {
      try $0.write(["content/courses/x.md": "---\n" + String(repeating: "a: b\n", count: 500_000)])
    },
    HostileInput("settings that are no mapping", "front-matter-syntax catalogue.yml") {
      try $0.write(["catalogue.yml": "- a\n- b\n"])
    },
    HostileInput("a template that includes itself", "template-syntax templates/course.html") {
      try $0.write(["templates/course.html": #"{% include "course.html" %}"#])
    },
  ]
}

@Suite("Hostile input")
struct HostileTests {
  @Test("it gives a diagnostic within two seconds, and neither a crash nor a page", arguments: HostileInput.all)
  func isReported(_ input: HostileInput) throws {
    try withCatalogue(["content/courses/sound.md": "---\ntitle: Sound\n---\n"]) { folder in
      try input.prepare(folder)
      let limit: Duration = isMeasured ? .seconds(2) : .seconds(30)
      var (lint, duration) = try timed { try registrar("lint", "--format", "json", in: folder) }
      // Other tests may be in the way, which take a core or more.
      for _ in 1...3 where duration >= limit {
        let again = try timed { try registrar("lint", "--format", "json", in: folder) }
        (lint, duration) = (again.0, min(duration, again.1))
      }
      #expect(duration < limit * 2)
      let reported = try diagnostics(in: lint).map { "\($0.rule) \($0.path)" }
      for wanted in input.reported { #expect(reported.contains(wanted), "\(reported)") }
      #expect(lint.status == (input.reported.isEmpty ? 0 : 1), "\(lint.outputText.prefix(1000)) \(lint.errorText)")
      let build = try registrar("build", "--quiet", in: folder)
      #expect(build.status == lint.status)
      #expect(folder.exists("public") == input.reported.isEmpty)
    }
  }

  @Test("an unreadable file is reported", .enabled(if: !isRoot, "root can read everything"))
  func unreadable() throws {
    try withCatalogue(["content/courses/x.md": "---\ntitle: X\n---\n"]) { folder in
      try folder.setPermissions(0, of: "content/courses/x.md")
      let lint = try registrar("lint", "--format", "json", in: folder)
      #expect(try diagnostics(in: lint).map(\.rule) == ["unreadable-file"])
    }
  }

  @Test("nothing outside of content/ is published through a link in it")
  func linkedAttachment() throws {
    try withCatalogue(["content/courses/x.md": "---\ntitle: X\n---\n[all](all.txt)\n"]) { folder in
      try folder.write(["secret.txt": "secret"])
      try folder.link("content/courses/all.txt", to: "../../secret.txt")
      #expect(try registrar("build", in: folder).status == 1)
      #expect(!folder.exists("public"))
    }
  }

  /// A debug build, or one that counts what it covers, is no measure of speed.
  private var isMeasured: Bool {
    #if DEBUG
      false
    #else
      ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"] == nil
    #endif
  }
}

/// A diagnostic, as `lint --format json` prints it.
struct PrintedDiagnostic: Decodable {
  var rule: String
  var path: String
  var line: Int
  var message: String
  var suggestion: String?
}

func diagnostics(in lint: Execution) throws -> [PrintedDiagnostic] {
  struct Report: Decodable {
    var diagnostics: [PrintedDiagnostic]
  }
  return try JSONDecoder().decode(Report.self, from: Data(lint.output)).diagnostics
}

/// What some work gives, and how long it takes.
private func timed<Result>(_ work: () throws -> Result) rethrows -> (Result, Duration) {
  let start = ContinuousClock.now
  let result = try work()
  return (result, ContinuousClock.now - start)
}
