import ArgumentParser
import Catalogue
import Editing

/// `registrar set`: change what an enrollment says.
struct SetCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change the status, the grade or the section of an enrollment.",
    usage: "registrar set <student> <course> [<options>]",
    discussion: """
      Only what is given changes; the rest of the file stays as it is, byte for byte. An enrollment that had ended and \
      is taken up again (enrolled, waitlisted) loses the day on which it ended.

        registrar set ada-lovelace cs-101 --status completed --grade A
        registrar set ada-lovelace cs-101 --status enrolled --term 2026-fall
        registrar set ada-lovelace cs-101 --section 001 --section T2

      The term is the current one, or the only one in which the student has the course. What would break a rule is \
      refused with status 1, and nothing is written.
      """)

  @Argument(help: ArgumentHelp("The student's id.", valueName: "student"))
  var student: String

  @Argument(help: ArgumentHelp("The course's id.", valueName: "course"))
  var course: String

  @Option(help: ArgumentHelp("The day on which it ended.", valueName: "date"))
  var on: CalendarDate?

  @OptionGroup var details: DetailOptions
  @OptionGroup var editing: EditingOptions
  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  func validate() throws {
    if details.details.isEmpty, on == nil {
      throw ValidationError("nothing is to be set; give --status, --grade, --section, --on or --override")
    }
  }

  func run() throws {
    var request = SetEnrollment(student: student, course: course, term: editing.term)
    request.details = details.details
    request.details.endedOn = on
    try console.edit(global, as: "set", isDry: editing.writing.dryRun, format: editing.format) {
      try plan(.set(request), in: $0)
    }
  }
}
