import ArgumentParser
import Catalogue
import Diagnostics
import Editing
import Site

/// `registrar students`: who takes a course.
struct StudentsCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "students",
    abstract: "Show the students of a course.",
    usage: "registrar students <course> [<options>]",
    discussion: """
      Every enrollment in the course is shown, whatever its status and whoever may see the student on the site, \
      newest term first. As JSON it is what the file api/v1/courses/<course>/students.json of a site holds that \
      withholds nothing.

        registrar students cs-101
        registrar students cs-101 --term 2026-fall --format json

      A course or a term that does not exist is refused with status 1.
      """)

  @Argument(help: ArgumentHelp("The course's id.", valueName: "course"))
  var course: String

  @Option(help: ArgumentHelp("Leave out all other terms.", valueName: "id"))
  var term: String?

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  var console: Console { global.console }

  func run() throws {
    let whole = try WholeCatalogue(global)
    try console.answer(as: format) {
      let number = Int(try whole.catalogue.courses([course])[0])
      let term = try whole.catalogue.term(term).map(Int.init)
      switch format {
      case .text: try console.print(text(whole, number, term))
      case .json: try console.print(whole.content.courseStudents(number, term: term))
      }
    }
  }

  private func text(_ whole: WholeCatalogue, _ number: Int, _ term: Int?) -> String {
    let view = whole.view
    let paint = console.paint(on: .output)
    let record = view.courses[number]
    let heading = paint(.strong, disarmed("\(record.displayName.string) (\(record.id.string))"))
    let enrollments = view.graph.byCourse[number].map { view.enrollments[Int($0)] }
      .filter { term == nil || Int($0.term) == term }
    guard !enrollments.isEmpty else { return "\(heading) has no enrollment\(term == nil ? "" : " in that term")\n" }
    let table = whole.table(enrollments, names: ["student", "name"]) { enrollment in
      let student = view.students[Int(enrollment.student)]
      return [student.id.string, student.displayName.string]
    }
    let totals = "\(counted(enrollments.count, "enrollment")): \(WholeCatalogue.statuses(of: enrollments))"
    return "\(heading)\n\n\(table.text(paint))\n\(totals)\n"
  }
}
