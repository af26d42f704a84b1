import Foundation
import TestSupport
import Testing

@Suite("What commands write")
struct EditingTests {
  @Test("a dry run prints a diff that makes, when it is applied, exactly what the command writes")
  func dryRun() throws {
    try withTemporaryFolder { folder in
      guard (try? execute("git", ["--version"]))?.status == 0 else {
        print("skipped, because there is no git to apply the diff")
        return
      }
      let source = Case.folder.path(of: "new-term-from/source")
      for name in ["applied", "written"] {
        try FileManager.default.copyItem(atPath: source, toPath: folder.path(of: name))
        // One without a line end behind its last line, which diffs have a word for.
        try folder.write([
          "\(name)/content/courses/no-line-end.md": "---\ntitle: X\nofferings: [{term: 2026-fall}]\n---\nText"
        ])
      }
      let arguments = ["new", "term", "2027-fall", "--from", "2026-fall", "--quiet"]
      let applied = Folder(folder.path(of: "applied"))
      let before = try applied.tree()
      let dry = try execute(
        productsFolder.path(of: "registrar"), arguments + ["--dry-run"], in: applied, environment: cleanEnvironment)
      #expect(dry.status == 0)
      #expect(try applied.tree() == before)
      let git = try execute("git", ["apply", "-"], in: applied, input: dry.outputText)
      #expect(git.status == 0, "\(git.errorText)")
      let written = Folder(folder.path(of: "written"))
      let write = try execute(
        productsFolder.path(of: "registrar"), arguments, in: written, environment: cleanEnvironment)
      #expect(write.status == 0)
      try written.remove(".registrar")
      #expect(try applied.tree() == written.tree())
      #expect(try written.tree() != before)
    }
  }

  @Test("a refusal names every rule that would have to be overridden, once")
  func severalRules() throws {
    try withCatalogue([
      "content/terms/t.md": "---\ntitle: T\nstarts: 2026-09-01\nends: 2026-12-01\n---\n",
      "content/students/ada.md": "---\nname: Ada\n---\n",
      "content/students/bob.md": "---\nname: Bob\n---\n",
      "content/courses/a.md": "---\ntitle: A\nofferings: [{term: t}]\n---\n",
      "content/courses/b.md": "---\ntitle: B\nprerequisites: [a]\nofferings: [{term: t, capacity: 1}]\n---\n",
      "content/courses/c.md": "---\ntitle: C\nprerequisites: [a]\nofferings: [{term: t}]\n---\n",
      "content/enrollments/b.md":
        "---\ncourse: b\nterm: t\nenrollments: [{student: bob, override: [{rule: prerequisite-unmet, reason: x}]}]\n---\n",
    ]) { folder in
      let refused = try registrar("enroll", "ada", "b", "c", "--term", "t", in: folder)
      #expect(refused.status == 1)
      let end = "; --override prerequisite-unmet --override capacity-exceeded --reason TEXT records why it may be\n"
      #expect(refused.errorText.hasSuffix(end), "\(refused.errorText)")
      let done = try registrar(
        "enroll", "ada", "b", "c", "--term", "t", "--override", "capacity-exceeded", "--override", "prerequisite-unmet",
        "--reason", "y", in: folder)
      #expect(done.status == 0, "\(done.errorText)")
    }
  }

  @Test(
    "a title is written so that it stands for itself",
    arguments: [
      "Plain", "a: b", "a # b", "# a", "- a", "[a]", "{a}", "'a'", "\"a\"", "a\\b", "~", "null", "no", "1e3", "a:",
      ":a",
      " a ", "*a", "&a", "!a", "%a", "@a", "`a`", "|", ">", "?", "tab\there", "Ærøskøbing", "東京", "a, b", "---",
      "non\u{A0}breaking", "line\u{2028}break", "😀", "1.5", "2026-01-01", "x:y", "a#b",
      "-1", "<<", "=", "a\nb",
    ])
  func titles(_ title: String) throws {
    try withCatalogue(["templates/course.html": "<p>{{ course.title }}</p>"]) { folder in
      try folder.makeFolder("content/courses")
      let new = try registrar("new", "course", "x", "--title=\(title)", in: folder)
      #expect(new.status == 0, "\(new.errorText)")
      let build = try registrar("build", "--quiet", in: folder)
      #expect(build.status == 0, "\(build.errorText)")
      let escaped = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&#34;").replacing("'", with: "&#39;")
      #expect(try folder.text(of: "public/courses/x.html") == "<p>\(escaped)</p>")
    }
  }

  @Test("a title that no page can show is refused", arguments: ["bell\u{7}", "\u{7F}", "", " \t"])
  func impossibleTitles(_ title: String) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content/courses")
      for arguments in [["new", "course", "x"], ["init", "other"], ["lint"]] {
        let result = try execute(
          productsFolder.path(of: "registrar"), arguments + ["--title", title], in: folder,
          environment: cleanEnvironment)
        #expect(result.status == 64)
        #expect(result.errorText.hasPrefix("error: --title must not "), "\(result.errorText)")
      }
      #expect(folder.files() == [])
    }
  }

  @Test("an edited file keeps its permissions, and a link goes on leading to it")
  func permissions() throws {
    try withCatalogue([
      "content/courses/real/a.md": "---\ntitle: A\noffers: 1\n---\n",
      "content/terms/fall.md": "---\ntitle: Fall\n---\n",
      "content/courses/a.md": "---\ntitle: A\nofferings: [{term: fall}]\n---\n",
    ]) { folder in
      try folder.remove("content/courses/real/a.md")
      try FileManager.default.moveItem(
        atPath: folder.path(of: "content/courses/a.md"), toPath: folder.path(of: "content/courses/real/b.md"))
      try folder.link("content/courses/a.md", to: "real/b.md")
      try folder.setPermissions(0o640, of: "content/courses/real/b.md")
      #expect(try registrar("new", "term", "spring", "--from", "fall", in: folder).status == 0)
      #expect(try folder.tree(below: "content/courses")["content/courses/a.md"] == "-> real/b.md")
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(of: "content/courses/real/b.md"))
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test("nothing is written when one of the files cannot be")
  func allOrNothing() throws {
    try withTemporaryFolder { folder in
      // Something that is in the way of a folder.
      try folder.write([".github": "mine"])
      let result = try registrar("init", ".", in: folder)
      #expect(result.status == 74)
      #expect(result.errorText == "error: cannot write below './.github': Not a directory\n")
      #expect(folder.files().filter { !$0.hasPrefix(".registrar/") } == [".github"])
    }
  }
}

@Suite("On a terminal")
struct TerminalTests {
  /// What a command prints on a terminal, on both streams.
  private func onTerminal(_ command: String, in folder: Folder, _ environment: [String: String?] = [:]) throws
    -> String?
  {
    let program = productsFolder.path(of: "registrar")
    let result = try execute(
      "script", ["-qec", command.replacing("registrar", with: "'\(program)'"), "/dev/null"], in: folder,
      environment: cleanEnvironment.merging(["TERM": "xterm"]) { $1 }.merging(environment) { $1 })
    guard result.status != 127 else {
      print("skipped, because there is no script(1) to make a terminal")
      return nil
    }
    return result.outputText
  }

  @Test("colours are for terminals, unless NO_COLOR is set or the terminal is dumb")
  func colors() throws {
    try withTemporaryFolder { folder in
      try #require(try registrar("init", ".", "--quiet", in: folder).status == 0)
      let escape = "\u{1B}["
      guard let colored = try onTerminal("registrar lint", in: folder) else { return }
      #expect(colored.contains(escape))
      #expect(try onTerminal("registrar lint", in: folder, ["NO_COLOR": "1"])?.contains(escape) == false)
      #expect(try onTerminal("registrar lint", in: folder, ["NO_COLOR": ""])?.contains(escape) == true)
      #expect(try onTerminal("registrar lint", in: folder, ["TERM": "dumb"])?.contains(escape) == false)
      #expect(try onTerminal("registrar lint --color never", in: folder)?.contains(escape) == false)
      #expect(try onTerminal("registrar lint --color always", in: folder, ["NO_COLOR": "1"])?.contains(escape) == true)
    }
  }

  @Test("what shows progress is erased, and a large site gets a word")
  func progress() throws {
    try withCatalogue(["templates/redirect.html": "{{ page.target }}"]) { folder in
      let aliases = (0..<20_100).map { "a\($0)" }.joined(separator: ", ")
      try folder.write(["content/courses/x.md": "---\ntitle: X\naliases: [\(aliases)]\n---\n"])
      guard let output = try onTerminal("registrar build", in: folder) else { return }
      // A line for each state, the last of which is empty; a quick machine needs none.
      let states = output.components(separatedBy: "\r\u{1B}[K").dropFirst()
      #expect(states.dropLast().allSatisfy { !$0.contains("\n") })
      #expect(output.contains("the site has more than 20,000 files, which some hosts do not accept"))
      #expect(output.contains("20,100"))
    }
  }
}
