import Foundation
import TestSupport
import Testing

/// The transcripts of the README: fenced blocks called `console`, in which a line after `$ ` is a command.
struct Transcripts {
  struct Command: Hashable {
    var text: String
    var output: String
  }

  /// The lines of the file; those of transcripts are in `commands`.
  private enum Piece {
    case line(String)
    case command(Command)
  }

  private var pieces: [Piece] = []

  init(_ markdown: String) {
    var isInside = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
        pieces.append(.line(line))
      } else if isInside, line.hasPrefix("$ ") {
        pieces.append(.command(Command(text: String(line.dropFirst(2)), output: "")))
      } else if isInside, case .command(var command) = pieces.last {
        command.output += "\(line)\n"
        pieces[pieces.count - 1] = .command(command)
      } else {
        pieces.append(.line(line))
      }
    }
  }

  var commands: [Command] {
    pieces.compactMap { if case .command(let command) = $0 { command } else { nil } }
  }

  /// The file with other outputs.
  func markdown(with commands: [Command]) -> String {
    var rest = commands[...]
    var text = ""
    for piece in pieces {
      switch piece {
      case .line(let line): text += "\(line)\n"
      case .command:
        guard let command = rest.popFirst() else { continue }
        text += "$ \(command.text)\n\(command.output)"
      }
    }
    return String(text.dropLast())
  }

  /// What the commands print when they run one after another in one shell.
  func run(in folder: Folder) throws -> [Command] {
    let commands = commands
    let mark = "@@@@@ next"
    let script = commands.map { "echo '\(mark)'\n\($0.text)\n" }.joined()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let execution = try execute(
      "/bin/sh", ["-c", "exec 2>&1\n" + script], in: folder,
      environment: cleanEnvironment.merging(["PATH": "\(productsFolder.path):\(path)"]) { $1 })
    let outputs = execution.outputText.components(separatedBy: "\(mark)\n").dropFirst()
    return zip(commands, outputs).map { Command(text: $0.text, output: $1) }
  }
}

@Suite("The README")
struct ReadmeTests {
  @Test("every transcript is what the commands print")
  func transcripts() throws {
    let text = try packageFolder.text(of: "README.md")
    let transcripts = Transcripts(text)
    let printed = try withTemporaryFolder { try transcripts.run(in: $0) }
    if ProcessInfo.processInfo.environment["REGISTRAR_BLESS"] == "1" {
      // What differs only in how long it took stays as it is.
      let blessed = zip(transcripts.commands, printed).map { expected, found in
        Self.normalized(expected.output) == Self.normalized(found.output) ? expected : found
      }
      try packageFolder.write(["README.md": transcripts.markdown(with: blessed)])
      return
    }
    #expect(printed.count == transcripts.commands.count)
    for (expected, found) in zip(transcripts.commands, printed) {
      #expect(Self.normalized(found.output) == Self.normalized(expected.output), "$ \(expected.text)")
    }
  }

  /// Output in which nothing depends on how fast the machine is, or how large the theme.
  private static func normalized(_ text: String) -> String {
    text.replacing(/[0-9]+\.[0-9][0-9] s/, with: "0.00 s").replacing(/[0-9,]+ (bytes|kB|MB) in/, with: "0 bytes in")
  }
}
