import ArgumentParser
import Catalogue
import Editing

/// `registrar enroll`: add enrollments.
struct EnrollCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "enroll",
    abstract: "Enroll a student in one course or many.",
    usage: "registrar enroll <student> <course>... [<options>]",
    discussion: """
      The enrollment is written where a person would write it: into the roster of the course or the file of the \
      student that holds such enrollments, in that file's own style, and otherwise into a new file, \
      content/enrollments/<term>/<course>.md.

        registrar enroll ada-lovelace cs-101
        registrar enroll ada-lovelace cs-101 ma-110 --term 2026-fall --section 001
        registrar enroll ada-lovelace cs-101 --status waitlisted
        registrar enroll ada-lovelace cs-101 --override capacity-exceeded --reason "The room has a spare chair"
        registrar enroll ada-lovelace cs-101 ma-110 --replace --dry-run

      With --replace these become the student's only enrollments of the term, and the others are deleted. What would \
      break a rule is refused with status 1, and nothing is written.
      """)

  @Argument(help: ArgumentHelp("The student's id.", valueName: "student"))
  var student: String

  @Argument(help: ArgumentHelp("The ids of the courses.", valueName: "course"))
  var courses: [String]

  @Flag(help: "Delete the student's other enrollments of the term.")
  var replace = false

  @Option(help: ArgumentHelp("The day of the enrollment, which is recorded.", valueName: "date"))
  var on: CalendarDate?

  @OptionGroup var details: DetailOptions
  @OptionGroup var editing: EditingOptions
  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  func run() throws {
    var request = Enroll(student: student, courses: courses, term: editing.term)
    request.details = details.details
    request.details.enrolledOn = on
    request.replacesOthers = replace
    try console.edit(global, as: "enroll", isDry: editing.writing.dryRun, format: editing.format) {
      try plan(.enroll(request), in: $0)
    }
  }
}
