import ArgumentParser
import Catalogue
import Diagnostics
import Editing
import Site

/// `registrar courses`: what a student takes.
struct CoursesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "courses",
    abstract: "Show the courses of a student.",
    usage: "registrar courses <student> [<options>]",
    discussion: """
      Every enrollment of the student is shown, whatever its status and whoever may see the student on the site, \
      newest term first. As JSON it is what the file api/v1/students/<student>/courses.json of a site holds that \
      withholds nothing.

        registrar courses ada-lovelace
        registrar courses ada-lovelace --term 2026-fall --format json

      A student or a term that does not exist is refused with status 1.
      """)

  @Argument(help: ArgumentHelp("The student's id.", valueName: "student"))
  var student: String

  @Option(help: ArgumentHelp("Leave out all other terms.", valueName: "id"))
  var term: String?

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  var console: Console { global.console }

  func run() throws {
    let whole = try WholeCatalogue(global)
    try console.answer(as: format) {
      let number = Int(try whole.catalogue.student(student))
      let term = try whole.catalogue.term(term).map(Int.init)
      switch format {
      case .text: try console.print(text(whole, number, term))
      case .json: try console.print(whole.content.studentCourses(number, term: term))
      }
    }
  }

  private func text(_ whole: WholeCatalogue, _ number: Int, _ term: Int?) -> String {
    let view = whole.view
    let paint = console.paint(on: .output)
    let record = view.students[number]
    let heading = paint(.strong, disarmed("\(record.displayName.string) (\(record.id.string))"))
    let enrollments = view.graph.byStudent[number].map { view.enrollments[Int($0)] }
      .filter { term == nil || Int($0.term) == term }
    guard !enrollments.isEmpty else { return "\(heading) has no enrollment\(term == nil ? "" : " in that term")\n" }
    let table = whole.table(enrollments, names: ["course", "title"]) { enrollment in
      let course = view.courses[Int(enrollment.course)]
      return [course.id.string, course.displayName.string]
    }
    let totals = "\(counted(enrollments.count, "enrollment")): \(WholeCatalogue.statuses(of: enrollments))"
    return "\(heading)\n\n\(table.text(paint))\n\(totals)\(credits(enrollments, view))\n"
  }

  /// The sums of what is known; nothing where that is nothing, because credits that are not given are not 0.
  private func credits(_ enrollments: [Enrollment], _ view: AudienceView) -> String {
    func sum(_ enrollments: [Enrollment]) -> Decimal {
      enrollments.reduce(.zero) { $0 + (view.credits(of: $1) ?? .zero) }
    }
    let taken = enrollments.filter(\.status.takesSeat)
    guard taken.contains(where: { view.credits(of: $0) != nil }) else { return "" }
    return "; \(sum(taken).description) credits attempted, \(sum(enrollments.filter(\.isPassed)).description) earned"
  }
}
