import Diagnostics
import TestSupport
import Testing

@Suite("The tools of the tests")
struct TestSupportTests {
  @Test("A temporary folder holds what is written into it, and is gone afterwards")
  func folder() throws {
    let path = try withTemporaryFolder { folder in
      try folder.write(["b.md": "two", "a/deep/x.md": "one"])
      try folder.write([0xFF, 0x00], to: "a/raw")
      try folder.link("a/link", to: "../b.md")
      try folder.makeFolder("empty")
      #expect(folder.files() == ["a/deep/x.md", "a/link", "a/raw", "b.md"])
      #expect(folder.files(below: "a/deep") == ["a/deep/x.md"])
      #expect(try folder.bytes(of: "a/raw") == [0xFF, 0x00])
      #expect(try folder.text(of: "a/link") == "two")
      try folder.remove("a/raw")
      #expect(try folder.tree() == ["a/deep/x.md": "one", "a/link": "-> ../b.md", "b.md": "two"])
      #expect(folder.exists("empty") && !folder.exists("a/raw"))
      #expect(try folder.modificationTime(of: "b.md") > 0)
      #expect(throws: (any Error).self) { try folder.modificationTime(of: "none") }
      try folder.setPermissions(0o000, of: "a")
      return folder.path
    }
    #expect(!Folder(path).exists(""))
  }

  @Test("A temporary folder is gone also when its user fails, and while its user waits")
  func asynchronousFolder() async throws {
    struct Failure: Error {}
    var path = ""
    await #expect(throws: Failure.self) {
      try await withTemporaryFolder { folder in
        await Task.yield()
        path = folder.path
        try folder.write(["a": "b"])
        throw Failure()
      }
    }
    #expect(!path.isEmpty && !Folder(path).exists(""))
  }

  @Test("A program gets its arguments, folder, variables and input, and gives back output, errors and status")
  func execution() throws {
    try withTemporaryFolder { folder in
      let script = #"cat; pwd; printf '%s' "$1" "$WORD" "${HOME-none}"; echo bad >&2; exit 3"#
      let result = try execute(
        "sh", ["-c", script, "sh", "one"], in: folder, environment: ["WORD": "two", "HOME": nil],
        input: "in\n")
      #expect(result.outputText == "in\n\(folder.path)\nonetwonone")
      #expect(result.errorText == "bad\n")
      #expect(result.status == 3)
      #expect(try execute("/bin/sh", ["-c", "kill -9 $$"]).status == -9)
      #expect(throws: (any Error).self) { try execute("/nonexistent/program") }
    }
  }

  @Test("A program that writes more than a pipe holds is read in full")
  func largeOutput() throws {
    let result = try execute("sh", ["-c", "cat; cat >&2"], input: String(repeating: "x", count: 300_000))
    #expect(result.output.count == 300_000)
  }

  @Test("The executable of this build is found")
  func products() throws {
    #expect(productsFolder.exists("registrar"))
    #expect(packageFolder.exists("Package.swift"))
    #expect(try runRegistrar("--help").status == 0)
  }

  @Test("An example says where its rule reports")
  func places() {
    let example = Rule.Example(
      "t", [Rule.Example.File("b.md", "x\n«é»: «a\n  b»\n"), Rule.Example.File("a.md", "«»x")])
    #expect(
      example.places(of: Samples.dangling).map(\.description)
        == ["a.md:1:1-1:1", "b.md:2:1-2:3", "b.md:2:5-2:6"])
    #expect(example.sources.map { String(decoding: $0.bytes, as: UTF8.self) } == ["x\né: a\n  b\n", "x"])
    #expect(Samples.diagnostics[0].place.description == "content/enrollments/cs-101.md:3:14-3:26")
  }

  @Test("A marked text gives its marks as byte ranges")
  func marked() {
    let marked = Marked("é«b»")
    #expect(marked.text == "éb" && marked.ranges == [2..<3])
  }

  @Test("A seed always gives the same numbers")
  func seed() {
    var numbers = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in numbers.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test("Python runs a script with what it needs, and says what went wrong")
  func python() throws {
    guard let python = PythonPackages.require([]) else { return }
    let result = try python.run("import sys; print(sys.argv[1] + sys.stdin.read())", ["é"], input: "ü")
    #expect(result.outputText == "éü\n")
    #expect(try python.run("raise ValueError('x')").errorText.contains("ValueError: x"))
    #expect(PythonPackages.require(["not a requirement"]) == nil)
  }
}
