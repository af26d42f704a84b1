import Catalogue
import Diagnostics
import TestSupport
import Testing

@Suite("Settings")
struct SettingsTests {
  @Test("have a default for everything")
  func defaults() {
    for file in [SettingsFile(), SettingsFile(bytes: []), SettingsFile(bytes: Array("# nothing\n".utf8))] {
      #expect(file.diagnostics == [])
      let settings = file.settings
      #expect(settings.title == "Course catalogue")
      #expect(settings.audience == .internal)
      #expect(settings.output == "public")
      #expect(settings.pageSize == 200)
      #expect(settings.outputs == [.api, .calendar, .search, .feed])
      #expect(settings.privacy.defaultVisibility == .internal)
      #expect(settings.privacy.publicFields == [.name, .program, .year])
      #expect(settings.currentTerm == nil && settings.baseURL == nil && settings.grades == nil)
      #expect(settings.schemaVersion == 2)
    }
  }

  @Test("are read, each by its own type")
  func everything() throws {
    let file = SettingsFile(
      bytes: Array(
        """
        title: Analytical College
        base_url: https://catalogue.example.edu/x
        language: en-GB
        timezone: Europe/London
        audience: public
        current_term: 2026-fall
        output: ../site
        page_size: 50
        raw_html: true
        outputs: [api, feed]
        grades: {scale: [A, NO, F], passing: [A, NO]}
        limits: {credits_per_term: 36}
        privacy: {default_visibility: hidden, public_fields: [name, sort_name, grade]}
        lint: {capacity-exceeded: error, credit-overload: off, unused-file: warning}
        extra: {course: {lab_fee: number, head: reference(instructor), books: list(text)}, page: }
        nav: [courses/, pages/admissions.md]
        schema_version: 2
        """.utf8))
    #expect(file.diagnostics == [])
    let settings = file.settings
    #expect(settings.title == "Analytical College")
    #expect(settings.baseURL == "https://catalogue.example.edu/x/")
    #expect(settings.language == "en-GB")
    #expect(settings.timezone == "Europe/London")
    #expect(settings.audience == .public)
    #expect(settings.currentTerm == "2026-fall")
    #expect(
      settings.currentTermPlace.map { file.source.position(at: $0.range.lowerBound) }
        == Position(line: 6, column: 15))
    #expect(settings.output == "../site")
    #expect(settings.pageSize == 50)
    #expect(settings.rawHTML)
    #expect(settings.outputs == [.api, .feed])
    #expect(settings.grades?.scale == ["A", "NO", "F"])
    #expect(settings.grades?.passing == ["A", "NO"])
    #expect(settings.creditsPerTerm?.description == "36")
    #expect(settings.privacy.defaultVisibility == .hidden)
    #expect(settings.privacy.publicFields == [.name, .sortName, .grade])
    #expect(settings.lint == ["capacity-exceeded": .error, "credit-overload": .off, "unused-file": .warning])
    let extra = try #require(settings.extra[.course])
    #expect(extra.fields.map(\.name) == ["lab_fee", "head", "books"])
    #expect(extra.fields.map(\.type.name) == ["number", "reference(instructor)", "list(text)"])
    #expect(settings.navigation?.map(\.text) == ["courses/", "pages/admissions.md"])
  }

  @Test("may turn every output off")
  func noOutputs() {
    #expect(SettingsFile(bytes: Array("outputs: []".utf8)).settings.outputs == [])
  }

  @Test(
    "that are wrong are reported where they stand",
    arguments: [
      ("titel: X", "1:1: no setting is called 'titel' (title?)"),
      ("title: [X]", "1:8: 'title' must be a text"),
      ("title: \"\"", "1:8: 'title' must not be empty"),
      (
        "base_url: example.edu",
        "1:11: 'base_url' must be an absolute address such as https://catalogue.example.edu/, not 'example.edu'"
      ),
      (
        "base_url: ftp://example.edu/",
        "1:11: 'base_url' must be an absolute address such as https://catalogue.example.edu/, not 'ftp://example.edu/'"
      ),
      (
        "base_url: https://a b/",
        "1:11: 'base_url' must be an absolute address such as https://catalogue.example.edu/, not 'https://a b/'"
      ),
      (
        "base_url: https:///x",
        "1:11: 'base_url' must be an absolute address such as https://catalogue.example.edu/, not 'https:///x'"
      ),
      ("language: en_GB", "1:11: 'language' must be a language tag such as en or de-AT, not 'en_GB'"),
      ("language: \"-1\"", "1:11: 'language' must be a language tag such as en or de-AT, not '-1'"),
      ("language: 99", "1:11: 'language' must be a language tag such as en or de-AT, not '99'"),
      ("timezone: x y", "1:11: 'timezone' must be the name of a time zone such as Europe/London, not 'x y'"),
      (
        "timezone: Europe/Lodnon",
        "1:11: 'timezone' must be the name of a time zone such as Europe/London, not 'Europe/Lodnon' "
          + "(Europe/London?)"
      ),
      ("timezone: \"-1\"", "1:11: 'timezone' must be the name of a time zone such as Europe/London, not '-1'"),
      ("title: \"a\\0b\"", "1:8: 'title' holds the character U+0000, which no page can show"),
      ("audience: pubic", "1:11: 'audience' must be one of internal, public, not 'pubic' (public?)"),
      ("page_size: 0", "1:12: 'page_size' must be a whole number from 1 to 100000, not '0'"),
      ("page_size: 2.5", "1:12: 'page_size' must be a whole number from 1 to 100000, not '2.5'"),
      ("raw_html: yes", "1:11: 'raw_html' must be true or false, not 'yes'"),
      ("outputs: api", "1:10: 'outputs' must be a list, such as [a, b]"),
      ("outputs: [app]", "1:11: 'outputs' must be one of api, calendar, search, feed, not 'app' (api?)"),
      (
        "grades: {scale: [A], passing: [B]}",
        "1:32: 'grades.passing' names 'B', which is not in 'grades.scale'"
      ),
      ("grades: {scales: [A]}", "1:10: 'grades' has no setting 'scales' (scale?)"),
      ("grades: A", "1:9: 'grades' must be a mapping"),
      (
        "limits: {credits_per_term: many}",
        "1:28: 'limits.credits_per_term' must be a number that is not negative, not 'many'"
      ),
      (
        "privacy: {default_visibility: secret}",
        "1:31: 'privacy.default_visibility' must be one of hidden, internal, public, not 'secret'"
      ),
      (
        "privacy: {public_fields: [nam]}",
        "1:27: 'privacy.public_fields' must be one of name, sort_name, email, program, year, advisor, admitted, tags, body, extra, grade, credits, enrolled_on, ended_on, withdrawn, waitlisted, override, note, calendar, not 'nam' (name?)"
      ),
      (
        "lint: {broken-link: off}",
        "1:8: 'lint' names 'broken-link', which is not a rule that settings can change; structural rules are always errors"
      ),
      (
        "lint: {unused-fil: off}",
        "1:8: 'lint' names 'unused-fil', which is not a rule that settings can change; structural rules are always errors (unused-file?)"
      ),
      (
        "lint: {unused-file: of}",
        "1:21: 'lint.unused-file' must be one of error, warning, off, not 'of' (off?)"
      ),
      ("extra: {enrollment: {a: text}}", "1:9: 'extra' has no setting 'enrollment'"),
      (
        "extra: {course: {fee: nubmer}}",
        "1:23: 'extra.course.fee' must be text, number, date, boolean, reference(KIND) or list(TYPE), not 'nubmer' (number?)"
      ),
      (
        "extra: {course: {fee: reference(enrollment)}}",
        "1:23: 'extra.course.fee' must be text, number, date, boolean, reference(KIND) or list(TYPE), not 'reference(enrollment)'"
      ),
      ("nav: courses/", "1:6: 'nav' must be a list, such as [a, b]"),
      ("nav: [{a: b}]", "1:7: 'nav' must be a text"),
      (
        "schema_version: 1",
        "1:17: this catalogue has format 1; run 'registrar migrate' to bring it to format 2"
      ),
      ("schema_version: 3", "1:17: this registrar reads format 2, not 3; use a newer one"),
      ("schema_version: two", "1:17: 'schema_version' must be a whole number from 1 to 1000, not 'two'"),
    ])
  func faults(yaml: String, expected: String) {
    let file = SettingsFile(bytes: Array(yaml.utf8))
    let found = file.diagnostics.map {
      $0.line.replacing("catalogue.yml:", with: "").replacing(" invalid-setting:", with: "")
    }
    #expect(found == [expected])
    #expect(file.diagnostics.allSatisfy { $0.rule == Rule.invalidSetting.id && $0.severity == .error })
  }

  @Test("that cannot be read as a whole are all defaults")
  func syntax() {
    for text in ["- a\n- b\n", "title: \"X\n", "title: X\ntitle: Y\n"] {
      let file = SettingsFile(bytes: Array(text.utf8))
      #expect(file.diagnostics.map(\.rule) == ["front-matter-syntax"])
      #expect(file.settings.title == "Course catalogue")
    }
  }

  @Test("that cannot be read show nobody who might be hidden")
  func privacy() {
    let file = SettingsFile(bytes: Array("privacy: {default_visibility: publik}".utf8))
    #expect(file.settings.privacy.defaultVisibility == .hidden)
  }
}
