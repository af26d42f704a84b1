import Catalogue
import Diagnostics
import Files
import Templates
import TestSupport
import Testing

@testable import Site

@Suite("Texts of the theme")
struct StringsTests {
  private func values(_ language: String, _ files: [String: String] = [:]) throws -> [String: StringsFile.Value] {
    try withTemporaryFolder { folder in
      try folder.write(files)
      return try Theme(sourceFolder: folder.path).strings.values(for: language)
    }
  }

  private static let settings = "catalogue.yml"

  private func page(_ files: [String: String], language: String = "de") throws -> String? {
    try TestSite(bare(files) + [Self.settings: "language: \(language)"]).page("404.html")
  }

  // MARK: The built-in files

  @Test("Both languages have the same texts, with the same values")
  func sameKeys() throws {
    let english = try values("en")
    let german = StringsFile(path: "de.yml", bytes: try builtIn("strings/de.yml"))
    #expect(german.diagnostics.isEmpty)
    #expect(Set(english.keys) == Set(german.entries.keys))
    #expect(StringsCheck(file: german) { english[$0] }.diagnostics.map(\.message) == [])
    for (key, value) in english {
      #expect(value.phrase?.values == german.entries[key]?.value.phrase?.values, "\(key)")
    }
  }

  private func builtIn(_ path: String) throws -> [UInt8] {
    let file = try #require(BuiltInTheme.files.first { "\($0.path)" == path })
    return file.text.withUTF8Buffer { Array($0) }
  }

  @Test("The English file has all that the program itself asks for")
  func ownKeys() throws {
    let english = try values("en")
    for key in SiteTexts.Key.allCases { #expect(english[key.rawValue]?.phrase?.constant != nil, "\(key.rawValue)") }
    for (key, count) in StringsKey.lists { #expect(english[key]?.texts.count == count, "\(key)") }
    #expect(english[StringsKey.decimal]?.texts == ["."] && english[StringsKey.group]?.texts == [","])
    let names = Phrasebook(language: "en", english).dateNames
    #expect(names == .english)
  }

  @Test("No template of the theme says anything in a language of its own")
  func noLiterals() throws {
    for file in BuiltInTheme.files where "\(file.path)".hasSuffix(".html") && !"\(file.path)".hasPrefix("assets/") {
      let text = file.text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
      // What is left without tags of both kinds, comments, data and the attributes that people read.
      let visible =
        text.replacing(#/(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}/#, with: "")
        .replacing(#/(?s)<script.*?</script>|<[^>]*>/#, with: "")
      #expect(visible.firstMatch(of: #/\p{L}{2,}/#) == nil, "\(file.path): \(visible)")
      let attributes = text.matches(of: #/(?:aria-label|title|alt|placeholder)="([^"]*)"/#).map {
        $0.output.1.replacing(#/\{\{.*?\}\}|\{%.*?%\}/#, with: "")
      }
      #expect(attributes.allSatisfy { $0.firstMatch(of: #/\p{L}/#) == nil }, "\(file.path): \(attributes)")
    }
  }

  // MARK: Languages

  @Test(
    "A text is taken from the nearest language that has it",
    arguments: [
      ("de", "Kurse"), ("de-AT", "Kurse"), ("DE-at", "Kurse"), ("en-GB", "Courses"), ("fr", "Courses"),
      ("fr-CA", "Courses"),
    ])
  func nearest(language: String, expected: String) throws {
    #expect(try page(["404.html": "{{ 'titles.courses' | t }}"], language: language) == expected)
  }

  @Test("A site changes texts key by key, and adds languages")
  func ownTexts() throws {
    let template = "{{ 'titles.courses' | t }}/{{ 'titles.terms' | t }}/{{ 'titles.home' | t }}"
    let files = [
      "404.html": template, "strings/de.yml": "titles.terms: Trimester",
      "strings/de-at.yml": "titles: {courses: Fächer}",
      "strings/fr.yml": "titles: {courses: Cours}", "strings/en.yml": "titles: {home: Start}",
    ]
    #expect(try page(files, language: "de") == "Kurse/Trimester/Startseite")
    #expect(try page(files, language: "de-AT") == "Fächer/Trimester/Startseite")
    #expect(try page(files, language: "fr") == "Cours/Terms/Start")
  }

  @Test(
    "A text has the form that its number asks for, and its values where the language puts them",
    arguments: [
      (
        "en", "{{ 'counts.courses' | t(1) }}, {{ 'counts.courses' | t(0) }}, {{ 'counts.courses' | t(1200) }}",
        "1 course, 0 courses, 1,200 courses"
      ),
      (
        "de", "{{ 'counts.courses' | t(1) }}, {{ 'counts.courses' | t(0) }}, {{ 'counts.courses' | t(1200) }}",
        "1 Kurs, 0 Kurse, 1.200 Kurse"
      ),
      ("de", "{{ 'counts.credits' | t(1) }}, {{ 'counts.credits' | t(7.5) }}", "1 Leistungspunkt, 7,5 Leistungspunkte"),
      ("de", "{{ 'pager.position' | t(2, 12) | upper }}", "SEITE 2 VON 12"),
      (
        "de", "<p title=\"{{ 'home.more' | t('<b> & \"c\"') }}\">",
        "<p title=\"Mehr über &lt;b&gt; &amp; &#34;c&#34;\">"
      ),
      (
        "de", "{{ 1234567.5 | number }} {{ 1234 }} {{ -1000 | number }} {{ 999 | number ~ '' }}",
        "1.234.567,5 1234 -1.000 999"
      ),
      (
        "de", "{{ 'in-person' | word('modes') }} {{ 'other' | word('modes') }} {{ 'pt-BR' | word('languages') }}",
        "In Präsenz other Portugiesisch"
      ),
      (
        "pl", "{% for n in [1, 2, 5, 22, 1.5] %}{{ 'counts.courses' | t(n) }} {% endfor %}",
        "1 kurs 2 kursy 5 kursów 22 kursy 1.5 kursu "
      ),
    ])
  func forms(language: String, template: String, expected: String) throws {
    let polish = "counts: {courses: {one: '{0} kurs', few: '{0} kursy', many: '{0} kursów', other: '{0} kursu'}}"
    #expect(try page(["404.html": template, "strings/pl.yml": polish], language: language) == expected)
  }

  @Test("Dates, days and the direction are those of the language")
  func dates() throws {
    let files =
      content(["terms/t.md": "title: T\nstarts: 2026-10-03\nends: 2026-12-01"])
      + bare(["term.html": "{{ term.starts | date('long') }}|{{ term.ends | date('short') }}|{{ site.direction }}"])
    #expect(
      try TestSite(files + [Self.settings: "language: de"]).page("terms/t.html") == "3. Oktober 2026|1. Dez. 2026|ltr")
    #expect(
      try TestSite(files + [Self.settings: "language: ar"]).page("terms/t.html") == "3 October 2026|1 Dec 2026|rtl")
  }

  @Test(
    "The direction is that of the script in which a language is written",
    arguments: [
      ("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur-Latn", "ltr"), ("az-Arab-IR", "rtl"),
      ("ARC", "rtl"),
      ("arn", "ltr"),
    ])
  func direction(language: String, expected: String) {
    #expect("\(PageData.direction(of: language))" == expected)
  }

  /// The example college, whose own words are English, in another language.
  private func example(in language: String) throws -> TestSite {
    let content = try Folder(packageFolder.path(of: "content")).tree()
    let settings = try packageFolder.text(of: "catalogue.yml").replacing("language: en", with: "language: \(language)")
    return try TestSite(
      Dictionary(uniqueKeysWithValues: content.map { ("content/\($0)", $1) }) + [Self.settings: settings],
      audience: .internal)
  }

  /// What people read on a page, piece by piece, without what somebody wrote in Markdown.
  private func pieces(of page: String) -> Set<String> {
    let visible = page.replacing(#/(?s)<script\b.*?</script>|<div class="prose.*?</div>/#, with: "")
    let texts = visible.split(separator: #/<[^>]*>/#).map(String.init)
    let attributes = visible.matches(of: #/(?:aria-label|title|alt|placeholder|content)="([^"]*)"/#).map {
      String($0.output.1)
    }
    return Set((texts + attributes).map { $0.trimmed }.filter { !$0.isEmpty })
  }

  @Test("Nothing of the theme is English on the pages of a German site")
  func germanPages() throws {
    let english = try values("en")
    let german = try values("de")
    let skipped = ["list.", "date.", "number.", "languages.", "script."]
    var words: [String: String] = [:]
    for (key, value) in english where !skipped.contains(where: key.hasPrefix) {
      let translated = Set(german[key]?.texts ?? [])
      for text in value.texts where !translated.contains(text) {
        words[text.replacing(#/\{\d\}/#, with: "\u{0}").trimmed] = key
      }
    }
    #expect(words.count > 60)
    var found: Set<String> = []
    for (path, page) in try example(in: "de").pages() {
      #expect(page.contains("<html lang=\"de\" dir=\"ltr\">"), "\(path)")
      for piece in pieces(of: page) {
        let pattern = piece.replacing(#/\d[\d.,]*/#, with: "\u{0}")
        if let key = words[piece] ?? words[pattern] { found.insert("\(key): \(piece) on \(path)") }
      }
    }
    #expect(found == [])
    // The other way round, the test finds what it looks for.
    let pages = try example(in: "en").pages()
    let all = pages.values.reduce(into: Set<String>()) { $0.formUnion(pieces(of: $1)) }
    #expect(all.count { words[$0] ?? words[$0.replacing(#/\d[\d.,]*/#, with: "\u{0}")] != nil } > 40)
  }

  // MARK: Scripts

  @Test("Scripts have their texts in a file of their own, which nothing can break out of")
  func scripts() throws {
    let site = try TestSite([
      Self.settings: "language: de",
      "templates/strings/de.yml":
        "script: {search.none: '</script> \"a\" \\', search.list: [a, b], n: {one: x, other: '{0} y'}}",
    ])
    let look = site.theme.look(in: "de")
    let address = try #require(look.assets.address(of: "strings.js"))
    let file = try #require(look.assets.files.first { $0.path == "assets/\(address)" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains(#""search.none":"\u003C/script> \"a\" \\""#))
    #expect(text.contains(#""search.list":["a","b"]"#) && text.contains(#""n":{"one":"x","other":"{0} y"}"#))
    #expect(text.contains(#"var language = "de""#) && !text.contains("TEXTS"))
    #expect(site.templates != nil)
    #expect(site.theme.look(in: "en").assets.address(of: "strings.js") != address)
  }

  @Test("The scripts' texts are published where a page includes them")
  func published() throws {
    for (template, isThere) in [("", false), ("<script src=\"{{ 'strings.js' | asset }}\"></script>", true)] {
      let site = try TestSite(bare(["404.html": template, "partials/search-scripts.html": ""]))
      let files = site.theme.look(in: "en").files(for: try #require(site.templates))
      #expect(files.contains { $0.path.hasPrefix("assets/strings.") } == isThere)
      #expect(try site.page("404.html")?.contains("assets/strings.") == isThere)
    }
  }

  // MARK: Faults

  @Test(
    "What is wrong with a strings file is reported at its place",
    arguments: [
      ("titles: {home: [a]}", "1:16", "'titles.home' must be a text, not a list"),
      ("titles:\n  home:\n", "2:3", "the text 'titles.home' is missing; an empty one is written ''"),
      ("titles: {home: 'x {0}'}", "1:16", "the English text 'titles.home' has no values, so {0} stands for nothing"),
      ("pager: {page: Seite}", "1:15", "the value {0} is missing, which the English text 'pager.page' shows"),
      ("pager: {page: '{0'}", "1:15", "values stand as {0} to {9}; a brace of the text itself is written twice"),
      ("counts: {courses: {one: x}}", "1:10", "the text 'counts.courses' has no form 'other'"),
      (
        "counts: {courses: {one: x, othr: y, other: '{0}'}}", "1:28",
        "'othr' is no form of the text 'counts.courses'; forms are zero, one, two, few, many, other"
      ),
      (
        "titles: {home: {one: x, other: y}}", "1:16",
        "the English text 'titles.home' has no value that could decide on forms"
      ),
      ("date: {months: [a]}", "1:16", "'date.months' must be a list of 12 names"),
      ("date: {forms: {long: '%Q'}}", "1:22", "'%Q' is no directive of a date"),
      ("titles.home: a\ntitles: {home: b}", "2:10", "the text 'titles.home' stands here a second time"),
      ("titles: {hoem: a}", "1:10", "no template prints the text 'titles.hoem', and it takes no other's place"),
      ("titles: [", "1:10", nil),
    ] as [(String, String, String?)])
  func faults(text: String, place: String, message: String?) throws {
    let site = try TestSite(["templates/strings/de.yml": text])
    #expect(site.templates == nil)
    let fault = try #require(site.templateFaults.first)
    #expect(site.templateFaults.count == 1)
    #expect(fault.path == "templates/strings/de.yml")
    if let message {
      #expect("\(fault.place)".hasPrefix("templates/strings/de.yml:\(place)-") && fault.message == message)
    }
  }

  @Test("A strings file that is called after no language is a fault")
  func misnamed() throws {
    let site = try TestSite(["templates/strings/de.yaml": "titles: {home: x}"])
    #expect(
      site.templateFaults.map(\.message) == ["a strings file is called after its language, such as strings/de.yml"])
  }

  @Test(
    "What is wrong with a text in a template is reported at its place",
    arguments: [
      ("{{ 'titles.hoem' | t }}", "1:4", "no strings file has the text 'titles.hoem'", "titles.home"),
      ("{{ 'titles' | t }}", "1:4", "no strings file has the text 'titles'", nil),
      ("{{ page.title | t }}", "1:4", "'t' is for the key of a text, between quotes", nil),
      ("{{ 'titles.home' | t(1) }}", "1:20", "the text 'titles.home' takes no values, and is given 1", nil),
      ("{{ 'pager.page' | t }}", "1:19", "the text 'pager.page' takes 1 value, {0}, and is given 0", nil),
      (
        "{{ 'pager.position' | t(1) }}", "1:23", "the text 'pager.position' takes 2 values, {0} to {1}, and is given 1",
        nil
      ),
      ("{{ 'pager.page' | t(page=1) }}", "1:21", "'page' is not an argument of 't'", nil),
      (
        "{{ 'pager.page' | t(site) }}", "1:21",
        "the value of a text must be a text, a number or a date, and this is a record 'site'", nil
      ),
      (
        "{{ 'counts.courses' | t('1') }}", "1:25",
        "the forms of the text 'counts.courses' depend on a number, and this is none", nil
      ),
      ("{{ page.title | word('modse') }}", "1:22", "no strings file has words below 'modse'", "modes"),
      (
        "{{ page.updated | date('lnog') }}", "1:24",
        "'lnog' is no form of a date: it is neither below 'date.forms' in the strings file nor made of directives",
        "long"
      ),
      ("{{ page.title | number }}", "1:4", "'number' cannot be used on text", nil),
    ] as [(String, String, String, String?)])
  func templateFaults(template: String, place: String, message: String, suggestion: String?) throws {
    let site = try TestSite(bare(["404.html": template]))
    #expect(site.templateFaults.map { "\($0.place)".prefix { $0 != "-" } } == ["templates/404.html:\(place)"])
    #expect(site.templateFaults.first?.message == message)
    #expect(site.templateFaults.first?.suggestion?.replacement == suggestion)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
