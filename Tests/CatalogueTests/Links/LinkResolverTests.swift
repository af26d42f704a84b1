import Diagnostics
import TestSupport
import Testing

@testable import Catalogue

/// A catalogue in which most things can be linked to.
private func linkedCatalogue() throws -> Catalogue {
  try read([
    "content/index.md": "Welcome\n",
    "content/courses/cs-101.md": "---\ntitle: Programming\naliases: [cs-100]\n---\n",
    "content/courses/evening/ma-110.md": "---\ntitle: Logic\n---\n",
    "content/courses/intro.md": "---\ntitle: Introduction\nid: in-001\n---\n",
    "content/courses/plan (1).pdf": "%PDF",
    "content/courses/plan.svg": "<svg/>",
    "content/students/ada-lovelace.md": "---\nname: Ada Lovelace\nprogram: Mathematics\n---\n",
    "content/pages/about.md": "---\ntitle: About\n---\n",
    "content/pages/about/us.md": "---\ntitle: Us\n---\n",
    "content/pages/images/x.png": "x",
    "content/terms/2026-fall.md": "---\ntitle: Fall\n---\n",
    "content/enrollments/2026-fall/cs-101.md":
      "---\ncourse: cs-101\nterm: 2026-fall\nenrollments: [ada-lovelace]\n---\n",
    "content/other/stray.md": "x",
    "README.md": "x",
  ])
}

extension Catalogue {
  fileprivate func file(_ path: String) throws -> Int32 {
    let number = files.indices.first { self.path(ofFile: Int32($0)) == "content/\(path)" }
    return Int32(try #require(number))
  }

  /// A meaning in words: `course cs-101 #outline`.
  fileprivate func describe(_ meaning: LinkMeaning) -> String {
    func hash(_ fragment: String?) -> String { fragment.map { " #\($0)" } ?? "" }
    switch meaning {
    case .external: return "external"
    case .fragment(let fragment): return "#\(fragment)"
    case .record(let kind, let number, let fragment):
      return "\(kind.name) \(header(of: kind, number).id.string)\(hash(fragment))"
    case .index(let kind, let fragment): return "list of \(kind.folder)\(hash(fragment))"
    case .home(let fragment): return "home\(hash(fragment))"
    case .attachment(let number): return "file \(attachments[number])"
    case .broken(let fault): return "broken \(fault)"
    }
  }
}

@Suite("A link")
struct LinkResolverTests {
  @Test(
    "means what a git host makes of it, and a record by its id",
    arguments: [
      // Addresses of their own.
      ("https://example.edu/x", "external"), ("HTTP://example.edu", "external"),
      ("mailto:a@example.edu", "external"),
      ("//example.edu/x", "external"), ("tel:+1", "external"), ("javascript:alert(1)", "external"),
      ("data:x", "external"),
      // The same page.
      ("#outline", "#outline"), ("#", "#"), ("#a%20b", "#a b"), ("?print", "#"),
      // Files.
      ("evening/ma-110.md", "course ma-110"), ("./evening/../cs-101.md", "course cs-101"),
      ("intro.md", "course in-001"),
      ("evening/ma-110.md#outline", "course ma-110 #outline"),
      ("cs-101.md?plain=1#top", "course cs-101 #top"),
      ("../students/ada-lovelace.md", "student ada-lovelace"),
      ("../students/ada%2Dlovelace.md", "student ada-lovelace"),
      ("../students//ada-lovelace.md", "student ada-lovelace"), ("../pages/about/us.md", "page about/us"),
      ("../terms/2026-fall.md", "term 2026-fall"), ("../../content/courses/cs-101.md", "course cs-101"),
      // Lists and the home page.
      ("../courses/", "list of courses"), ("../courses", "list of courses"), (".", "list of courses"),
      ("./", "list of courses"),
      ("../students/#a", "list of students #a"), ("../programs/", "list of programs"),
      ("../", "home"), ("..", "home"), ("../index.md", "home"), ("../index.md#news", "home #news"),
      // Files that are not Markdown.
      ("plan.svg", "file content/courses/plan.svg"),
      ("plan%20(1).pdf#page=2", "file content/courses/plan (1).pdf"),
      ("../pages/images/x.png", "file content/pages/images/x.png"),
      // By kind and id.
      ("course:ma-110", "course ma-110"), ("course:ma-110#outline", "course ma-110 #outline"),
      ("Course:ma-110", "course ma-110"),
      ("student:ada-lovelace", "student ada-lovelace"), ("page:about/us", "page about/us"),
      ("term:2026-fall?x", "term 2026-fall"),
      ("program:Mathematics", "program Mathematics"),
      // Broken.
      ("", "broken empty"), ("/courses/cs-101.md", "broken absolute"), ("../../README.md", "broken outside"),
      ("../../../../etc/passwd", "broken outside"), ("..%2F..%2FREADME.md", "broken outside"),
      ("cs-102.md", "broken missingFile(\"courses/cs-102.md\")"),
      ("CS-101.md", "broken missingFile(\"courses/CS-101.md\")"),
      ("cs-101.html", "broken missingFile(\"courses/cs-101.html\")"),
      ("cs-101", "broken missingFile(\"courses/cs-101\")"),
      ("cs-101.md/", "broken missingFile(\"courses/cs-101.md\")"),
      ("evening/", "broken folder(\"courses/evening\")"),
      ("../pages/", "broken folder(\"pages\")"), ("../departments/", "broken missingFile(\"departments\")"),
      ("../enrollments/", "broken folder(\"enrollments\")"),
      ("../enrollments/2026-fall/cs-101.md", "broken roster(\"enrollments/2026-fall/cs-101.md\")"),
      ("../other/stray.md", "broken unreadable(\"other/stray.md\")"),
      ("course:cs-100", "broken unknownRecord(Catalogue.RecordKind.course, id: \"cs-100\")"),
      ("course:", "broken unknownRecord(Catalogue.RecordKind.course, id: \"\")"),
      ("instructor:ng", "broken unknownRecord(Catalogue.RecordKind.instructor, id: \"ng\")"),
      ("courses:cs-101", "broken unknownScheme(\"courses\", meant: Catalogue.RecordKind.course)"),
      ("a%00b.md", "broken missingFile(\"courses/a\0b.md\")"),
      ("%zz.md", "broken missingFile(\"courses/%zz.md\")"),
    ])
  func meaning(destination: String, expected: String) throws {
    let catalogue = try linkedCatalogue()
    let resolver = LinkResolver(catalogue)
    let meaning = resolver.meaning(of: destination, inFile: try catalogue.file("courses/cs-101.md"))
    let found = catalogue.describe(meaning)
    #expect(found.replacing("\\0", with: "\0") == expected.replacing("\\0", with: "\0"))
  }

  @Test(
    "is relative to the file that holds it",
    arguments: [
      ("index.md", "courses/cs-101.md", "course cs-101"),
      ("courses/evening/ma-110.md", "../cs-101.md", "course cs-101"),
      ("courses/evening/ma-110.md", "cs-101.md", "broken missingFile(\"courses/evening/cs-101.md\")"),
      ("courses/evening/ma-110.md", "../..", "home"), ("index.md", "../content/index.md", "home"),
      ("pages/about/us.md", "../about.md", "page about"),
      ("pages/about/us.md", "../images/x.png", "file content/pages/images/x.png"),
    ])
  func base(file: String, destination: String, expected: String) throws {
    let catalogue = try linkedCatalogue()
    let meaning = LinkResolver(catalogue).meaning(of: destination, inFile: try catalogue.file(file))
    #expect(catalogue.describe(meaning) == expected)
  }

  @Test(
    "that is broken suggests what it most likely meant",
    arguments: [
      ("cs-11.md#outline", "cs-101.md#outline"), ("CS-101.md", "cs-101.md"), ("cs-101.html", "cs-101.md"),
      ("cs-101", "cs-101.md"), ("../course/cs-101.md", "cs-101.md"), ("ma-110.md", "evening/ma-110.md"),
      ("../students/cs-101.md", "cs-101.md"), ("in-001.html", "intro.md"), ("cs-100.md", "cs-101.md"),
      ("../students/ada-lovelase.md", "../students/ada-lovelace.md"), ("index.html", "./"),
      ("../index.html", "../index.md"), ("../student/", "../students/"),
      ("../pages/about/su.md", "../pages/about/us.md"),
      ("plan.sgv", "plan.svg"), ("plan(1).pdf", "plan%20%281%29.pdf"), ("x.png", "../pages/images/x.png"),
      ("/courses/cs-101.md", "cs-101.md"),
      ("/content/students/ada-lovelace.md#a", "../students/ada-lovelace.md#a"),
      ("/courses/", "./"), ("/courses/cs-11.md", "cs-101.md"), ("course:cs-11#x", "course:cs-101#x"),
      ("course:cs-100", "course:cs-101"), ("courses:cs-101", "course:cs-101"),
      ("studnet:ada-lovelace", "student:ada-lovelace"),
      ("xyz.md", nil), ("../enrollments/2026-fall/cs-101.md", nil), ("evening/", nil), ("", nil),
      ("../../README.md", nil),
      ("course:", nil), ("/../x.md", nil), ("nothing.png", nil),
    ] as [(String, String?)])
  func suggestion(destination: String, expected: String?) throws {
    let catalogue = try linkedCatalogue()
    let resolver = LinkResolver(catalogue)
    let file = try catalogue.file("courses/cs-101.md")
    var identifiers = NearestIdentifiers(catalogue)
    guard case .broken(let fault) = resolver.meaning(of: destination, inFile: file) else {
      Issue.record("'\(destination)' is not broken")
      return
    }
    let suggestion = resolver.suggestion(
      for: fault, destination: destination, inFile: file, using: &identifiers)
    #expect(suggestion?.replacement == expected)
    if let suggestion {
      let meaning = resolver.meaning(of: suggestion.replacement, inFile: file)
      if case .broken(let fault) = meaning { Issue.record("the suggestion is broken: \(fault)") }
    }
  }

  @Test("of the navigation is one that the home page could have")
  func navigation() throws {
    let catalogue = try linkedCatalogue()
    let resolver = LinkResolver(catalogue)
    #expect(catalogue.describe(resolver.meaning(ofNavigation: "courses/")) == "list of courses")
    #expect(catalogue.describe(resolver.meaning(ofNavigation: "pages/about.md")) == "page about")
    #expect(catalogue.describe(resolver.meaning(ofNavigation: "index.md")) == "home")
    #expect(catalogue.describe(resolver.meaning(ofNavigation: "../README.md")) == "broken outside")
  }

  @Test("finds every file of a large folder, whatever its neighbours are called")
  func everyFile() throws {
    try withTemporaryFolder { folder in
      let names = ["a", "a-b", "a.b", "a0", "ab", "A", "Z", "z.md", "b"]
      for name in names {
        try folder.write(["content/courses/\(name).md": "---\ntitle: \(name)\n---\n"])
        try folder.write(["content/courses/\(name).txt": name])
        try folder.write(["content/courses/\(name)/inner.txt": name])
      }
      let catalogue = try read(folder)
      let resolver = LinkResolver(catalogue)
      let file = try catalogue.file("courses/a.md")
      for name in names {
        #expect(catalogue.describe(resolver.meaning(of: "\(name).md", inFile: file)) == "course \(name)")
        #expect(
          catalogue.describe(resolver.meaning(of: "\(name).txt", inFile: file))
            == "file content/courses/\(name).txt")
        #expect(
          catalogue.describe(resolver.meaning(of: "\(name)/inner.txt", inFile: file))
            == "file content/courses/\(name)/inner.txt")
      }
    }
  }
}

@Suite("The nearest id")
struct NearestIdentifierTests {
  @Test("is one of the same kind, by case, old id or up to two edits")
  func answers() throws {
    let catalogue = try linkedCatalogue()
    var identifiers = NearestIdentifiers(catalogue)
    #expect(identifiers.suggestion(for: "cs-11", of: .course) == Suggestion("cs-101", label: "Programming"))
    #expect(identifiers.suggestion(for: "CS-101", of: .course) == Suggestion("cs-101", label: "Programming"))
    #expect(identifiers.answer(to: "cs-100", of: .course) == .renamed(number: 0))
    #expect(identifiers.suggestion(for: "ada-lovelace", of: .course) == nil)
    #expect(identifiers.suggestion(for: "Mathematic", of: .program) == Suggestion("Mathematics"))
    #expect(identifiers.suggestion(for: "x", of: .enrollment) == nil)
  }

  @Test("is searched for a few hundred times at most, and remembered")
  func limit() throws {
    let catalogue = try linkedCatalogue()
    var identifiers = NearestIdentifiers(catalogue)
    #expect(identifiers.suggestion(for: "cs-11", of: .course)?.replacement == "cs-101")
    for number in 0..<NearestIdentifiers.searchLimit {
      _ = identifiers.answer(to: "unlike-\(number)", of: .course)
    }
    #expect(identifiers.suggestion(for: "cs-1O1", of: .course) == nil)
    #expect(identifiers.suggestion(for: "cs-11", of: .course)?.replacement == "cs-101")
    #expect(identifiers.suggestion(for: "CS-101", of: .course)?.replacement == "cs-101")
  }
}
