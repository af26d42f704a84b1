import ArgumentParser
import Diagnostics
import Files
import Site
import Synchronization

/// The command line's root.
struct Registrar: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "registrar",
    abstract: "A static-site generator for enrollment catalogues.",
    discussion: """
      Students, courses and enrollments are Markdown files below content/. Registrar checks them and turns them \
      into linked pages that any web host can serve.

        registrar init college        start a catalogue
        registrar build --source college
        registrar lint --format github

      Exit status: 0 done; 1 the content has errors, and nothing was written; 64 wrong usage; 74 the system refused \
      to read or write.
      """,
    version: version,
    subcommands: [
      BuildCommand.self, LintCommand.self, ServeCommand.self, InitCommand.self, NewCommand.self, EnrollCommand.self,
      SetCommand.self, WithdrawCommand.self, CoursesCommand.self, StudentsCommand.self, GraphCommand.self,
      RenameCommand.self,
      RemoveCommand.self, ImportCommand.self, MigrateCommand.self, ExplainCommand.self,
    ])
}

/// A command of registrar's own: it says how to talk before it runs.
protocol ConsoleCommand: ParsableCommand {
  var console: Console { get }
}

/// Where the program starts.
@main
enum Program {
  static func main() {
    ignoreBrokenPipes()
    ignoreFileSizeLimit()
    var console = Console()
    do {
      try refuseUnknownCommand()
      var command = try Registrar.parseAsRoot()
      if let command = command as? any ConsoleCommand { console = command.console }
      try command.run()
    } catch {
      end(with: error, console)
    }
  }

  /// The parser would only say that it did not expect the word.
  private static func refuseUnknownCommand() throws {
    let commands = Registrar.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard CommandLine.arguments.count > 1, case let word = CommandLine.arguments[1], !word.hasPrefix("-"),
      word != "help", !commands.contains(word)
    else { return }
    let nearest = suggestion(for: word, among: commands)
    throw UsageError(
      "there is no command '\(disarmed(word))'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; there are \(commands.joined(separator: ", "))"))
  }

  /// Says what went wrong, if it has not been said, and ends with the status that tells scripts of it.
  private static func end(with error: any Error, _ console: Console) -> Never {
    switch error {
    case let error as UsageError:
      console.fail(error.description)
      Registrar.exit(withError: ExitCode.validationFailure)
    case let error as OutputInSourcesError:
      console.fail(error.description)
      Registrar.exit(withError: ExitCode.validationFailure)
    case let error as BlockedPathsError:
      console.fail(error.description)
      Registrar.exit(withError: ExitCode.failure)
    case let error as ForeignFilesError:
      console.fail(error.description)
      Registrar.exit(withError: ExitCode.failure)
    case let error as any ChangeError:
      console.fail(error.description)
      Registrar.exit(withError: ExitCode.systemRefused)
    case let error as FileError:
      console.fail(error.description)
      Registrar.exit(withError: ExitCode.systemRefused)
    case let refusal as Refusal:
      console.fail(disarmed(refusal.description))
      Registrar.exit(withError: ExitCode.failure)
    case let code as ExitCode:
      Registrar.exit(withError: code)
    default:
      // The parser's own: wrong options, or help and completions, which are results.
      let text = Registrar.fullMessage(for: error)
      let code = Registrar.exitCode(for: error)
      if code == .success {
        try? console.print(text + "\n")
      } else {
        console.tell(text.hasPrefix("Error: ") ? "error: " + text.dropFirst(7) : text)
      }
      Registrar.exit(withError: code)
    }
  }
}

/// Keeps something large until the process ends: the system takes its memory back at once, while giving it back piece by
/// piece takes a hundredth of the time of a whole run.
func keepUntilExit(_ thing: any Sendable) { kept.withLock { $0.append(thing) } }

private let kept = Mutex<[any Sendable]>([])

extension ExitCode {
  /// `EX_IOERR` of sysexits.h: the system refused to read or write.
  static let systemRefused = ExitCode(74)
}

/// A command that was given what it cannot use; the status is 64, `EX_USAGE` of sysexits.h.
struct UsageError: Error, Hashable, CustomStringConvertible {
  var description: String

  /// - Parameter description: what was given, what is wrong with it and what to do, without a full stop.
  init(_ description: String) { self.description = description }
}
