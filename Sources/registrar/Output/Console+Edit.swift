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
    try carryOut(
      global, as: name, isDry: isDry, format: format, json: { $0.json(isDry: isDry) }, text: report,
      plan: { catalogue, _ in try explaining(as: format) { try plan(catalogue) } })
  }

  /// Carries out an edit of any sort; see ``edit(_:as:isDry:format:plan:)``.
  ///
  /// - Parameters:
  ///   - printsDiff: whether people see a diff in place of the text; by default that of a dry run.
  ///   - acceptsOldFormats: whether content of an older format is edited, and not refused.
  ///   - json: what programs are told.
  ///   - text: what people are told about what was done.
  /// - Returns: the edit.
  @discardableResult
  func carryOut(
    _ global: GlobalOptions, as name: String, isDry: Bool, printsDiff: Bool? = nil, format: ResultFormat,
    acceptsOldFormats: Bool = false,
    json: (Edit) -> [UInt8], text: (Edit) -> String, plan: (Catalogue, EditingPlace) throws -> Edit
  ) throws -> Edit {
    try Workspace.requireContent(in: global.source)
    let configuration = try Configuration(source: global.source, flags: global.values)
    configuration.tell(self)
    var place = EditingPlace(
      folder: global.source, settings: configuration.settings, purpose: name, isDry: isDry)
    place.acceptsOldFormats = acceptsOldFormats
    var done = Edit()
    try answer(as: format) {
      let edit = try Editing.edit(at: place, onWait: { note("waiting for another registrar (\($0))") }) {
        try plan($0, place)
      }
      for line in edit.notes { note(disarmed(line)) }
      switch format {
      case .json: try print(json(edit))
      case .text where printsDiff ?? isDry: try print(edit.changes.diff(paint(on: .output)))
      case .text: if !isQuiet { try print(text(edit)) }
      }
      done = edit
    }
    return done
  }

  /// Adds, to a refusal that a rule of the domain is the reason of, what a person can do about it.
  private func explaining(as format: ResultFormat, _ body: () throws -> Edit) throws -> Edit {
    do {
      return try body()
    } catch var refusal as Refusal where format == .text && DomainRules.ids.contains(refusal.code) {
      var rules: [String] = []
      for detail in refusal.details where detail.field == "rule" {
        if let rule = detail.value, !rules.contains(rule) { rules.append(rule) }
      }
      // Where something else is wrong as well, overriding these does not help.
      guard rules.allSatisfy(DomainRules.ids.contains) else { throw refusal }
      let options = (rules.isEmpty ? [refusal.code] : rules).map { "--override \($0)" }.joined(separator: " ")
      refusal.message += "; \(options) --reason TEXT records why it may be"
      throw refusal
    }
  }

  /// What was done, for people: enrollments, then files.
  func report(_ edit: Edit) -> String {
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
