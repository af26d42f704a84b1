import ArgumentParser
import Catalogue
import Editing

/// `registrar withdraw`: end enrollments.
struct WithdrawCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Withdraw a student from courses; the enrollments stay, with status and date.",
    usage: "registrar withdraw <student> <course>... [<options>]",
    discussion: """
        registrar withdraw ada-lovelace cs-101
        registrar withdraw ada-lovelace cs-101 ma-110 --on 2026-10-02
        registrar withdraw ada-lovelace cs-101 --delete

      The term is the current one, or the only one in which the student has the course. With --delete the enrollment \
      goes altogether, as if it had never been.
      """)

  @Argument(help: ArgumentHelp("The student's id.", valueName: "student"))
  var student: String

  @Argument(help: ArgumentHelp("The ids of the courses.", valueName: "course"))
  var courses: [String]

  @Option(help: ArgumentHelp("The day of the withdrawal; today, unless given.", valueName: "date"))
  var on: CalendarDate?

  @Flag(help: "Delete the enrollments instead.")
  var delete = false

  @OptionGroup var overriding: OverrideOptions
  @OptionGroup var editing: EditingOptions
  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  func validate() throws {
    if delete, on != nil { throw ValidationError("--on is of no use with --delete, which leaves nothing to date") }
    if delete, !overriding.rules.isEmpty {
      throw ValidationError("--override is of no use with --delete, which leaves nothing to record it on")
    }
  }

  func run() throws {
    var request = Withdraw(
      student: student, courses: courses, term: editing.term, on: on ?? today(), isDateGiven: on != nil)
    request.deletes = delete
    request.overrides = overriding.records
    try console.edit(global, as: "withdraw", isDry: editing.writing.dryRun, format: editing.format) {
      try plan(.withdraw(request), in: $0)
    }
  }
}
