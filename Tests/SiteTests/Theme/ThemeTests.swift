import Catalogue
import Diagnostics
import Files
import Templates
import TestSupport
import Testing

@testable import Site

@Suite struct ThemeTests {
  private func theme(_ files: [String: String]) throws -> Theme {
    try withTemporaryFolder { folder in
      try folder.write(files)
      return try Theme(sourceFolder: folder.path)
    }
  }

  @Test("The theme that the executable carries is what templates/ holds; `make theme` renews it")
  func stale() throws {
    let carried = Dictionary(
      uniqueKeysWithValues: BuiltInTheme.files.map {
        ("\($0.path)", $0.text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
      })
    let folder = Folder(packageFolder.path(of: "templates"))
    let kept = try folder.tree().filter { path, _ in
      !path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "README.md" }
    }
    #expect(Set(carried.keys) == Set(kept.keys))
    for (path, text) in kept { #expect(carried[path] == text, "\(path)") }
  }

  @Test("The theme that the executable carries compiles, for every kind of settings")
  func builtIn() throws {
    for settings in ["", RichCatalogue.declarations] {
      let settings = SettingsFile(bytes: Array(settings.utf8)).settings
      let (set, faults) = try theme([:]).compile(settings: settings)
      #expect(set != nil && faults.isEmpty)
    }
  }

  @Test("A file of the site's own replaces its twin, and is checked in its place")
  func twins() throws {
    let site = try TestSite(
      content(["pages/p.md": "title: P"])
        + [
          "templates/page.html": "{% include 'partials/mine.html' %}{{ page.title }}",
          "templates/partials/mine.html": "mine ",
        ])
    #expect(try site.page("pages/p.html") == "mine P")
    #expect(try site.page("index.html")?.contains("</html>") == true)
    let broken = try TestSite(["templates/partials/link.html": "{{ linked.titel }}"])
    #expect(broken.templates == nil)
    #expect(
      broken.templateFaults.contains { $0.path == "templates/partials/link.html" && $0.rule == "template-unknown-name" }
    )
  }

  @Test("What is hidden, no template, or a link out of the folder is no part of the theme")
  func ignored() throws {
    try withTemporaryFolder { folder in
      try folder.write([
        "outside.html": "", "templates/.page.html": "{{", "templates/notes.txt": "{{",
        "templates/assets/page.html": "{{ raw }}",
        "templates/assets/.hidden.css": "",
      ])
      try folder.link("templates/linked.html", to: "../outside.html")
      try folder.link("templates/page.html", to: "assets/page.html")
      let theme = try Theme(sourceFolder: folder.path)
      let names = theme.templates.map(\.name)
      #expect(
        !names.contains {
          $0.contains("notes") || $0.contains("linked") || $0.contains(".page") || $0.hasPrefix("assets/")
        })
      #expect(theme.templates.first { $0.name == "page.html" }?.source.bytes == Array("{{ raw }}".utf8))
      #expect(theme.assets.names.filter { !$0.hasPrefix("search/") } == ["icon.svg", "page.html", "site.css"])
      // A person who links a theme must not get the one of the executable without a word.
      let (set, faults) = theme.compile(settings: Settings())
      #expect(set == nil && faults.contains { $0.rule == "unreadable-file" && $0.path == "templates/linked.html" })
    }
  }

  @Test("A folder of templates that is a file is no theme, and one that cannot be read is an error")
  func unreadable() throws {
    #expect(try !theme(["templates": ""]).templates.isEmpty)
    try withTemporaryFolder { folder in
      try folder.link("templates", to: "templates")
      #expect(throws: FileError.self) { try Theme(sourceFolder: folder.path) }
    }
  }

  // MARK: Assets

  @Test(
    "A file goes by a name that changes when it does",
    arguments: [
      ("a.css", "a.*.css"), ("a", "a.*"), ("fonts/x.tar.gz", "fonts/x.tar.*.gz"), ("a.b/c", "a.b/c.*"), ("f/.x", nil),
    ] as [(String, String?)])
  func names(name: String, pattern: String?) throws {
    let one = try theme(["templates/assets/\(name)": "one"]).assets
    let two = try theme(["templates/assets/\(name)": "two"]).assets
    #expect(one.address(of: name) == pattern?.replacing("*", with: Fingerprint.of("one".utf8)))
    #expect(two.address(of: name) == pattern?.replacing("*", with: Fingerprint.of("two".utf8)))
    #expect(one.address(of: "nothing") == nil)
  }

  @Test("A fingerprint is 16 hexadecimal digits of FNV-1a")
  func fingerprints() {
    #expect(Fingerprint.of("".utf8) == "cbf29ce484222325")
    #expect(Fingerprint.of("a".utf8) == "af63dc4c8601ec8c")
    #expect(Fingerprint.of("foobar".utf8) == "85944171f73967e8")
    #expect(Set((0..<500).map { Fingerprint.of("\($0)".utf8).count }) == [16])
  }

  private static let assets = [
    "img/logo.png": "logo", "css/fonts/sans.woff2": "sans", "css/my font.woff": "font", "top.svg": "top",
    "css/other.css": "other{}", "css/more/deep.css": "a{background:url(../../img/logo.png)}",
  ]

  @Test(
    "A stylesheet names what is published, wherever it lies, and leaves the rest alone",
    arguments: [
      ("url(fonts/sans.woff2)", "url(fonts/sans.*.woff2)"), ("url('fonts/sans.woff2')", "url('fonts/sans.*.woff2')"),
      ("url( \"fonts/sans.woff2\" )", "url( \"fonts/sans.*.woff2\" )"),
      ("url(./fonts/sans.woff2)", "url(fonts/sans.*.woff2)"),
      ("url(../img/logo.png)", "url(../img/logo.*.png)"), ("url(../top.svg#icon)", "url(../top.*.svg#icon)"),
      ("url(fonts/sans.woff2?#iefix)", "url(fonts/sans.*.woff2?#iefix)"),
      ("url('my font.woff')", "url('my font.*.woff')"),
      ("url(more/../../top.svg)", "url(../top.*.svg)"), ("@import \"other.css\";", "@import \"other.*.css\";"),
      ("@import url(other.css) print;", "@import url(other.*.css) print;"),
      ("@import url('more/deep.css');", "@import url('more/deep.*.css');"),
      ("url(nowhere.png)", "url(nowhere.png)"), ("url(https://x.org/a.png)", "url(https://x.org/a.png)"),
      ("url(data:image/png;base64,AA==)", "url(data:image/png;base64,AA==)"),
      ("url(\"data:image/svg+xml,<a b='c(d)'/>\")", "url(\"data:image/svg+xml,<a b='c(d)'/>\")"),
      ("url(#gradient)", "url(#gradient)"), ("url(../../../top.svg)", "url(../../../top.svg)"), ("url(", "url("),
      ("url('open", "url('open"),
      ("@import", "@import"), ("@import screen;", "@import screen;"), ("url()", "url()"), ("a{}", "a{}"), ("", ""),
    ])
  func stylesheets(text: String, expected: String) throws {
    var files = Self.assets
    files["css/main.css"] = text
    let theme = try theme(Dictionary(uniqueKeysWithValues: files.map { ("templates/assets/\($0)", $1) }))
    let address = try #require(theme.assets.address(of: "css/main.css"))
    let published = try #require(theme.assets.files.first { $0.path == "assets/\(address)" })
    // The digits differ from file to file.
    let text = String(decoding: published.bytes, as: UTF8.self)
    #expect(text.replacing(#/\.[0-9a-f]{16}(?=\.)/#, with: ".*") == expected)
    for match in text.matches(of: #/[^"'( ]*\.[0-9a-f]{16}\.\w+/#) {
      let parts = "assets/css/\(match.output)".split(separator: "/")
      var path: [Substring] = []
      for part in parts { if part == ".." { path.removeLast() } else { path.append(part) } }
      #expect(
        theme.assets.files.contains { $0.path == path.joined(separator: "/") || $0.path.hasSuffix(path.last ?? "") })
    }
  }

  @Test("A stylesheet's name changes when what it names does, through other stylesheets too")
  func dependencies() throws {
    func address(_ logo: String) throws -> String? {
      try theme([
        "templates/assets/a.css": "@import 'z.css';", "templates/assets/z.css": "b{c:url(logo.png)}",
        "templates/assets/logo.png": logo,
      ]).assets.address(of: "a.css")
    }
    #expect(try address("one") != address("two"))
    #expect(try address("one") == address("one"))
  }

  @Test("Stylesheets that name each other, or themselves, do not keep a build from its end")
  func circles() throws {
    let assets = try theme([
      "templates/assets/a.css": "@import 'b.css';", "templates/assets/b.css": "@import 'a.css';",
      "templates/assets/c.css": "@import 'c.css';",
    ]).assets
    #expect(["a.css", "b.css", "c.css"].allSatisfy { assets.address(of: $0) != nil })
    #expect(assets.files.count { $0.path.hasSuffix(".css") } == 4)
  }

  @Test("A file that the theme does not have is a fault of the template, with a suggestion")
  func unknownAsset() throws {
    let site = try TestSite(["templates/404.html": "<link href=\"{{ 'sit.css' | asset }}\">"])
    #expect(site.templates == nil)
    #expect(site.templateFaults.map(\.suggestion?.replacement) == ["site.css"])
    #expect(site.templateFaults.first?.message == "the theme has no file 'assets/sit.css'")
  }

  @Test("What a template asks of an asset that is not there is nothing")
  func absentAsset() throws {
    let data = try TestSite([:]).data(at: 0)
    let answer = "nothing".withUTF8Pointer {
      data.apply(filter: SiteSchema.assetFilter, to: .text($0), arguments: .init(start: nil, count: 0))
    }
    guard case .absent = answer else {
      Issue.record("it has an address")
      return
    }
  }
}

extension String {
  fileprivate func withUTF8Pointer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Array(utf8).withUnsafeBufferPointer(body)
  }
}
