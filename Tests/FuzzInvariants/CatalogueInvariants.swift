import Catalogue
import Diagnostics
import Files
import Linting
import Preview
import Site
import Templates

/// A file of a catalogue, of any kind: it is read, linked and linted, and what has no error is rendered.
///
/// The first byte says which file it is, the rest is what it holds.
func checkCatalogue(_ bytes: [UInt8]) throws {
  guard let first = bytes.first else { return }
  let path = paths[Int(first) % paths.count]
  let bytes = Array(bytes.dropFirst())
  let college = try College.shared.get()
  let settings = path == SettingsFile.name ? SettingsFile(bytes: bytes) : College.settings
  let catalogue = try college.catalogue(settings.settings, with: [path: bytes])
  let options = LintOptions(workers: Workers(jobs: 1))
  let diagnostics = lint(catalogue, settingsFile: settings, options: options)
  try checkDiagnostics(diagnostics, sources: [path: bytes])
  try require(
    lint(catalogue, settingsFile: settings, options: options) == diagnostics, "linting twice says two things")
  guard !diagnostics.contains(where: { $0.severity == .error }) else { return }

  let (templates, faults) = try compiled(for: settings.settings, isStandard: path != SettingsFile.name)
  guard let templates else { throw Violation("the theme does not fit the settings: \(faults.map(\.message))") }
  // A name that the input itself spells is nobody's secret.
  let input = String(decoding: bytes, as: UTF8.self).lowercased()
  for audience in Audience.allCases {
    let view = AudienceView(catalogue, audience: audience)
    let build = SiteBuild(view: view, theme: college.theme, workers: Workers(jobs: 1))
    let secrets = (audience == .public ? ["zqinternal ", "zqhidden "] : ["zqhidden "]).filter { !input.contains($0) }
    let collisions = build.collisions(in: catalogue)
    try require(collisions.isEmpty || catalogue.canCollide, "linting would have missed \(collisions.map(\.message))")
    for number in build.plan.pages.indices {
      let page = build.render(page: number, with: templates)
      let name = build.plan.paths[number]
      let text = try text(of: page, name)
      for secret in secrets {
        try require(!text.contains(secret), "\(name) for the audience \(audience) says '\(secret)'")
      }
      // Raw HTML is the author's own affair.
      if !settings.settings.rawHTML {
        do { _ = try HTMLTags(page) } catch { throw Violation("\(name): \(error)") }
      }
    }
    guard let api = build.api else { continue }
    var json = JSONWriter(layout: .dense)
    for number in 0..<api.count {
      try api.withDocument(number, &json) { _, document in
        let text = try text(of: Array(document), "document \(number)")
        for secret in secrets {
          try require(!text.contains(secret), "document \(number) for the audience \(audience) says '\(secret)'")
        }
      }
    }
  }
}

private let paths = [
  "content/courses/x.md", "content/students/x.md", "content/enrollments/x.md", "content/terms/x.md",
  "content/pages/x.md", "content/departments/x.md", "content/instructors/x.md", "content/programs/x.md",
  "content/index.md", "content/courses/a.md", "content/enrollments/fall.md", SettingsFile.name,
]

private let standardTemplates = Result {
  try College.shared.get().theme.compile(settings: College.settings.settings)
}

private func compiled(
  for settings: Settings, isStandard: Bool
) throws -> (set: TemplateSet?, diagnostics: [Diagnostic]) {
  if isStandard { return try standardTemplates.get() }
  return try College.shared.get().theme.compile(settings: settings)
}

private func text(of page: [UInt8], _ name: String) throws -> String {
  guard let text = String(validating: page, as: UTF8.self) else { throw Violation("\(name) is not UTF-8") }
  return text.lowercased()
}

/// Every diagnostic is about a file that there is, at a place that it has, and is worded.
func checkDiagnostics(_ diagnostics: [Diagnostic], sources: [String: [UInt8]]) throws {
  for diagnostic in diagnostics {
    try require(!diagnostic.message.isEmpty && !diagnostic.rule.isEmpty, "a finding without words: \(diagnostic)")
    try require(diagnostic.start <= diagnostic.end, "a finding ends before it starts: \(diagnostic)")
    try require(diagnostic.start.line >= 1 && diagnostic.start.column >= 1, "a finding nowhere: \(diagnostic)")
    guard let bytes = sources[diagnostic.path] else { continue }
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    try require(
      diagnostic.end.line <= lines + bytes.count { $0 == UInt8(ascii: "\r") }, "a finding behind the end: \(diagnostic)"
    )
    try require(
      diagnostic.start.column <= bytes.count + 1 && diagnostic.end.column <= bytes.count + 1,
      "a finding behind the end of its line: \(diagnostic)")
  }
  try require(diagnostics == diagnostics.sorted(), "findings are not in order")
  for format in DiagnosticFormat.allCases { try checkPrinted(diagnostics, as: format) }
}

/// What is printed is UTF-8 in which nothing moves a cursor, and JSON where it should be.
private func checkPrinted(_ diagnostics: [Diagnostic], as format: DiagnosticFormat) throws {
  let printed = render(
    diagnostics, summary: Summary(of: diagnostics, students: 1, courses: 1, enrollments: 1), rules: [], as: format)
  guard let text = String(validating: printed, as: UTF8.self) else { throw Violation("\(format) is not UTF-8") }
  for scalar in text.unicodeScalars where scalar != "\n" {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: throw Violation("\(format) prints \(scalar.debugDescription)")
    default: break
    }
  }
  switch format {
  case .json, .sarif, .gitlab:
    do { _ = try JSONReader.read(printed) } catch { throw Violation("\(format) is no JSON: \(error)") }
  case .text, .github, .junit: break
  }
}
