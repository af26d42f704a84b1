import Foundation
import TestSupport
import Testing

/// One folder of `Cases/`: a script, the folder that it runs in, and everything that comes of it.
///
/// - `cmd`: a shell script. It can call `registrar`, and `run COMMAND…`, which prints the command, its output and its
///   exit status.
/// - `source/`: what the folder holds before, if anything.
/// - `stdout`, `stderr`: what is printed, with durations and sizes made equal. No file means nothing.
/// - `expected/`: files that must hold the same afterwards; of a folder in it, nothing may be missing or left over.
///
/// `REGISTRAR_BLESS=1 swift test --filter registrarTests` writes what comes of the scripts into the folders
/// instead; read `git diff` before you commit that.
struct Case: CustomTestStringConvertible, Sendable {
  static let folder = Folder(packageFolder.path(of: "Tests/registrarTests/Cases"))

  static var all: [Case] {
    let names = Set(folder.files().compactMap { $0.split(separator: "/").first.map(String.init) })
    return names.sorted().map(Case.init)
  }

  let name: String

  var testDescription: String { name }

  private var folder: Folder { Folder(Self.folder.path(of: name)) }

  /// What came of the script, in the form in which the folder holds it.
  struct Outcome: Equatable {
    var output = ""
    var errors = ""
    var files: [String: String] = [:]
  }

  func expected() throws -> Outcome {
    Outcome(
      output: folder.exists("stdout") ? try folder.text(of: "stdout") : "",
      errors: folder.exists("stderr") ? try folder.text(of: "stderr") : "",
      files: folder.exists("expected") ? try folder.tree(below: "expected").withoutPrefix("expected/") : [:])
  }

  func outcome() throws -> Outcome {
    try withTemporaryFolder { work in
      if folder.exists("source") {
        try work.remove("")
        try FileManager.default.copyItem(atPath: folder.path(of: "source"), toPath: work.path)
      }
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      let execution = try execute(
        "/bin/sh", ["-c", Self.prelude + (try folder.text(of: "cmd"))], in: work,
        environment: cleanEnvironment.merging(["PATH": "\(productsFolder.path):\(path)"]) { $1 })
      return Outcome(
        output: Self.normalized(execution.outputText, work), errors: Self.normalized(execution.errorText, work),
        files: try produced(in: work))
    }
  }

  func bless(_ outcome: Outcome) throws {
    for (name, text) in [("stdout", outcome.output), ("stderr", outcome.errors)] {
      if !text.isEmpty { try folder.write([name: text]) } else if folder.exists(name) { try folder.remove(name) }
    }
    guard folder.exists("expected") else { return }
    try folder.remove("expected")
    for (name, text) in outcome.files { try folder.write(["expected/\(name)": text]) }
  }

  /// The files that `expected/` speaks of, as they are now.
  private func produced(in work: Folder) throws -> [String: String] {
    guard folder.exists("expected") else { return [:] }
    var files: [String: String] = [:]
    for name in Set(folder.files(below: "expected").map { $0.split(separator: "/")[1] }).map(String.init) {
      if work.files(below: name).isEmpty, work.exists(name) {
        files[name] = try work.text(of: name)
      } else {
        files.merge(try work.tree(below: name)) { $1 }
      }
    }
    return files
  }

  private static let prelude = """
    run() { printf '$'; printf ' %s' "$@"; echo; "$@"; printf '[%d]\\n' $?; }

    """

  /// Output in which nothing depends on the machine: neither durations nor sizes nor the folder's name.
  private static func normalized(_ text: String, _ work: Folder) -> String {
    text.replacing(work.path, with: "WORK")
      .replacing(/[0-9]+\.[0-9][0-9] s/, with: "0.00 s")
      .replacing(/"(read|check|plan|write|total)": [0-9.]+/) { "\"\($0.output.1)\": 0" }
      .replacing(/"bytes": [0-9]+/, with: "\"bytes\": 0")
      .replacing(/[0-9,]+ (bytes|kB|MB) in/, with: "0 bytes in")
  }
}

extension [String: String] {
  fileprivate func withoutPrefix(_ prefix: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }
}

@Suite("From the command line to the output")
struct CaseTests {
  @Test("everything that comes of a command is as it should be", arguments: Case.all)
  func holds(_ example: Case) throws {
    let outcome = try example.outcome()
    if ProcessInfo.processInfo.environment["REGISTRAR_BLESS"] == "1" {
      try example.bless(outcome)
    } else {
      let expected = try example.expected()
      #expect(outcome.output == expected.output)
      #expect(outcome.errors == expected.errors)
      #expect(outcome.files.keys.sorted() == expected.files.keys.sorted())
      for (name, text) in expected.files { #expect(outcome.files[name] == text, "\(name)") }
    }
  }
}
