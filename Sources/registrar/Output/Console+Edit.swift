import ArgumentParser
import Catalogue
import Diagnostics
import Editing
import Files

extension Console {
  /// Edits a catalogue and says what came of it: as a diff where nothing is written, as JSON for programs.
  ///
  /// - Parameters:
  ///   - global: says which catalogue.
  ///   - name: the command, which others that have to wait are told.
  ///   - plan: works out the edit.
  /// - Throws: `UsageError`, `FileError`, `ChangeError`, `Refusal`; `ExitCode.failure` once a program has been told why.
  func edit(
    _ global: GlobalOptions, as name: String, isDry: Bool, format: ResultFormat,
    plan: (Catalogue) throws -> Edit
  ) throws {
    try Workspace.requireContent(in: global.source)
    let configuration = try Configuration(source: global.source, flags: global.values)
    configuration.tell(self)
    let place = EditingPlace(
      folder: global.source, settings: configuration.settings, purpose: name, isDry: isDry)
    try answer(as: format) {
      let edit = try explaining(as: format) {
        try Editing.edit(at: place, onWait: { note("waiting for another registrar (\($0))") }, plan: plan)
      }
      for line in edit.notes { note(disarmed(line)) }
      switch format {
      case .json: try print(edit.json(isDry: isDry))
      case .text where isDry: try print(edit.changes.diff(paint(on: .output)))
      case .text: if !isQuiet { try print(report(edit)) }
      }
    }
  }

  /// Adds, to a refusal that a rule of the domain is the reason of, what a person can do about it.
  private func explaining(as format: ResultFormat, _ body: () throws -> Edit) throws -> Edit {
    do {
      return try body()
    } catch var refusal as Refusal where format == .text && DomainRules.ids.contains(refusal.code) {
      refusal.message += "; --override \(refusal.code) --reason TEXT records why it may be"
      throw refusal
    }
  }

  /// What was done, for people: enrollments, then files.
  private func report(_ edit: Edit) -> String {
    let paint = paint(on: .output)
    let deleted = edit.deletesEnrollments
    var lines = edit.enrollments.map { enrollment in
      let word = deleted ? "deleted" : enrollment.status.name
      var line = "\(enrollment.studentID) in \(enrollment.courseID)"
      if let term = enrollment.term { line += ", \(term)" }
      if !enrollment.sections.isEmpty { line += ", section \(enrollment.sections.joined(separator: " and "))" }
      if let grade = enrollment.grade { line += ", grade \(grade)" }
      return "\(paint(deleted ? .warning : .good, word))  \(disarmed(line))"
    }
    lines += edit.changes.map { change in
      let word = change.new == nil ? "removed" : change.old == nil ? "created" : "changed"
      return "\(paint(.quiet, word))  \(disarmed(change.path))"
    }
    if edit.changes.isEmpty { lines.append("nothing to change") }
    return lines.map { $0 + "\n" }.joined()
  }
}
