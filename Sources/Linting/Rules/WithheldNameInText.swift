import Catalogue
package import Diagnostics
import Files
import FrontMatter
import Markdown

extension Rule {
  /// A text names a student whom the audience may not see.
  package static let withheldNameInText = Rule(
    id: "withheld-name-in-text", family: .domain, severity: .warning,
    summary: "A text names a student whom the audience may not see.",
    explanation: """
      Nothing from the record of a withheld student is published: no page, no place in a roster, no file \
      name. But prose is not redacted. A name that someone wrote into a course's description or a page of \
      news is published as it stands, so it is reported here.

      Which students are withheld depends on the audience of the build: those whose `visibility` is `hidden` \
      always, those for whom it is `internal` in a build for the public. Names are looked for in the texts \
      that this audience sees, and in titles and summaries: the whole name as the field `name` has it, in \
      exact case, as whole words. A name of a single word is not looked for. A name inside a link to the \
      student is fine, because such a link is shown as *a student*.

      To mend it, take the name out, link it to the student, or make the student visible. If the text means \
      somebody else of that name, turn the rule off: `lint: {withheld-name-in-text: off}`.
      """,
    examples: [
      Example(
        "A course's text praises a hidden student",
        [
          .init(
            "content/students/mary-somerville.md", "---\nname: Mary Somerville\nvisibility: hidden\n---\n"),
          .init(
            "content/courses/as-101.md",
            """
            ---
            title: Astronomy
            summary: With «Mary Somerville» as tutor
            ---
            Last year's prize went to «Mary
            Somerville».
            """),
        ]),
      Example(
        "An internal student, in a build for the public",
        [
          .init("catalogue.yml", "audience: public\n"),
          .init(
            "content/students/mary-somerville.md", "---\nname: Mary Somerville\nvisibility: internal\n---\n"),
          .init("content/pages/news.md", "---\ntitle: News\n---\n«Mary Somerville» has won a prize.\n"),
        ]),
      Example(
        "A link to the student, a part of the name, and an audience that may see her",
        [
          .init(
            "content/students/mary-somerville.md", "---\nname: Mary Somerville\nvisibility: hidden\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\nvisibility: internal\n---\n"),
          .init(
            "content/pages/news.md",
            """
            ---
            title: News
            ---
            [Mary Somerville](student:mary-somerville) taught Ada Lovelace.
            Somerville is a crater on the Moon.
            """),
        ]),
    ])
}

/// Reports the names of withheld students in published texts.
///
/// - Complexity: O(*n*) in bytes of texts and names; nothing when no student is withheld.
func withheldNames(in scope: Scope, _ texts: TextSurvey) -> [Finding] {
  guard scope.withholdsAny else { return [] }
  let catalogue = scope.catalogue
  let names = NameIndex(
    catalogue.students.indices.lazy.filter { scope.withheld[$0] }.map { catalogue.students[$0].name })
  guard !names.isEmpty else { return [] }
  let inBodies = scope.workers.map(catalogue.files.count, chunk: 512) { range in
    var findings: [Finding] = []
    for number in range where scope.status(ofFile: Int32(number)) == .published {
      let body = catalogue.body(ofFile: Int32(number))
      guard !body.isEmpty else { continue }
      let places = names.places(in: body)
      guard !places.isEmpty else { continue }
      findings += WithheldNameInText.findings(places, names, inBodyOf: Int32(number), scope, texts.resolver)
    }
    return findings
  }
  var findings = inBodies.flatMap { $0 }
  catalogue.forEachTitle { file, text in
    guard scope.status(ofFile: file) == .published else { return }
    for place in names.places(in: text.bytes) {
      findings.append(
        Finding(
          file: file, rule: .withheldNameInText, place: catalogue.place(of: place, in: text, file: file),
          message: WithheldNameInText.message(text.bytes[place], scope)))
    }
  }
  return findings
}

enum WithheldNameInText {
  static func message(_ name: Slice<UnsafeBufferPointer<UInt8>>, _ scope: Scope) -> String {
    let words = String(decoding: name, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let whom = scope.catalogue.settings.audience == .public ? "the public may not see" : "nobody may see"
    return "'\(words.joined(separator: " "))' is the name of a student whom \(whom)"
  }

  /// What of some places in a file's text is shown: text that links to withheld students is replaced as a
  /// whole.
  static func findings(
    _ places: [Range<Int>], _ names: NameIndex, inBodyOf file: Int32, _ scope: Scope,
    _ resolver: LinkResolver?
  ) -> [Finding] {
    let catalogue = scope.catalogue
    let body = catalogue.body(ofFile: file)
    var hidden: [Range<Int>] = []
    let text = Span(_unsafeElements: body)
    guard markdownLimitFault(text) == nil else { return [] }
    if let resolver, mayHoldReferences(text) {
      func isRedacted(_ destination: String) -> Bool {
        guard case .record(.student, let number, _) = resolver.meaning(of: destination, inFile: file) else {
          return false
        }
        return scope.withheld[number]
      }
      let redacted = inspectMarkdown(text).references.filter { isRedacted($0.destination) }
      if !redacted.isEmpty {
        var shown = plainText(text, limit: .max, of: .everything) {
          isRedacted($0.destination) ? .redact(text: "…") : .keep
        }
        if shown.withUTF8({ names.places(in: $0).isEmpty }) { return [] }
        hidden = redacted.compactMap { linkText(before: $0.range, in: body) }
      }
    }
    return places.filter { place in !hidden.contains { $0.contains(place.lowerBound) } }.map { place in
      Finding(
        file: file, rule: .withheldNameInText, place: catalogue.place(ofBody: place, inFile: file),
        message: message(body[place], scope))
    }
  }

  /// The text of an inline link whose destination stands at a range: what the brackets before it enclose.
  private static func linkText(
    before destination: Range<Int>, in body: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    var index = destination.lowerBound - 1
    while index >= 0, body[index] != UInt8(ascii: "]") { index -= 1 }
    let end = index
    var depth = 0
    while index >= 0 {
      if body[index] == UInt8(ascii: "]") { depth += 1 }
      if body[index] == UInt8(ascii: "[") { depth -= 1 }
      if depth == 0 { return index..<end }
      index -= 1
    }
    return nil
  }
}

extension Catalogue {
  /// Calls `body` with the texts of records' fields that pages show as prose.
  fileprivate func forEachTitle(_ body: (Int32, Text) -> Void) {
    func each(_ record: some CatalogueRecord, _ texts: Text...) {
      guard record.header.file >= 0 else { return }
      for text in texts where !text.isEmpty { body(record.header.file, text) }
    }
    for course in courses { each(course, course.title, course.summary) }
    for term in terms { each(term, term.title) }
    for department in departments { each(department, department.title) }
    for program in programs { each(program, program.title) }
    for page in pages { each(page, page.title) }
    if let home { each(home, home.title) }
  }

  /// Where a part of a field's text stands in its file; the whole value when it is written with escapes.
  fileprivate func place(of part: Range<Int>, in text: Text, file: Int32) -> Place {
    let bytes = files[Int(file)].bytes.bytes
    guard let start = bytes.baseAddress, let address = text.bytes.baseAddress else { return .fileStart }
    let offset = UnsafeRawPointer(address) - UnsafeRawPointer(start)
    guard offset >= 0, offset + text.count <= bytes.count else { return value(text, in: bytes) }
    return Place((offset + part.lowerBound)..<(offset + part.upperBound))
  }

  /// The value of a file's front matter that reads as a text.
  private func value(_ text: Text, in bytes: UnsafeBufferPointer<UInt8>) -> Place {
    var reader = DocumentReader()
    let span = Span(_unsafeElements: bytes)
    guard reader.readFile(span).isUsable else { return .fileStart }
    let document = reader.document
    let entry = document.entries().first { entry in
      document.withText(of: entry.value, in: span) { found in
        found.withUnsafeBufferPointer { Text($0) == text }
      }
    }
    return entry.map { Place(document[$0.value].range) } ?? .fileStart
  }
}
