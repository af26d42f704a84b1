import ArgumentParser
import Catalogue
import Diagnostics
import Editing
import Files

/// `registrar migrate`: bring content of an older format to the current one.
struct MigrateCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring content of an older format to the current one.",
    usage: "registrar migrate [<options>]",
    discussion: """
      In format 1, a student's own file lists courses. Each such list moves, line by line, into a file of the \
      student's enrollments below content/enrollments/; every other byte stays. All is moved or nothing, and what the \
      lists say is compared with what the catalogue says afterwards.

        registrar migrate --check
        registrar migrate --dry-run
        registrar migrate

      With --check nothing is written, and the status is 1 when there is something to do. Doing it twice does nothing.
      """)

  @Flag(help: "Write nothing, and end with status 1 when there is something to do.")
  var check = false

  @OptionGroup var writing: WritingOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  func validate() throws {
    if check, writing.dryRun { throw ValidationError("--check and --dry-run are two answers to one question") }
  }

  func run() throws {
    var outcome: MigrationOutcome?
    // A dry run prints a diff, which a check does not.
    let printsDiff = writing.dryRun
    let edit = try console.carryOut(
      global, as: "migrate", isDry: check || printsDiff, printsDiff: printsDiff, format: format,
      acceptsOldFormats: true,
      json: { json($0, outcome) }, text: { report($0, outcome) },
      plan: { catalogue, place in
        let done = try migrate(catalogue, at: place)
        outcome = done
        return done.edit
      })
    if check, !edit.changes.isEmpty { throw ExitCode.failure }
  }

  private func report(_ edit: Edit, _ outcome: MigrationOutcome?) -> String {
    guard let outcome, !edit.changes.isEmpty else {
      return "the content has format \(CatalogueFormat.current); there is nothing to do\n"
    }
    let paint = console.paint(on: .output)
    let (before, after) = (outcome.before, outcome.after)
    let counts = [
      ("students   ", before.students, after.students), ("courses    ", before.courses, after.courses),
      ("enrollments", before.enrollments, after.enrollments),
    ].map { "\(paint(.quiet, $0.0))  \($0.1) before, \($0.2) after\n" }
    let created = edit.changes.count { $0.old == nil }
    let changed = counted(edit.changes.count - created, "file")
    let summary =
      check
      ? "\(paint(.warning, "format 1"))     \(changed) to change, \(created) to create: run 'registrar migrate'"
      : "\(paint(.good, "migrated"))     \(changed) changed, \(created) created"
    return counts.joined() + "\(summary)\n"
  }

  private func json(_ edit: Edit, _ outcome: MigrationOutcome?) -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      if let outcome {
        let (before, after) = (outcome.before, outcome.after)
        for (name, counts) in [
          ("students", (before.students, after.students)), ("courses", (before.courses, after.courses)),
          ("enrollments", (before.enrollments, after.enrollments)),
        ] {
          json.object(name) { json in
            json.field("before", counts.0)
            json.field("after", counts.1)
          }
        }
      }
      edit.writeChanges(isDry: check || writing.dryRun, to: &json)
    }
    json.endLine()
    return json.bytes
  }
}
