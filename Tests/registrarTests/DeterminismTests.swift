import Foundation
import TestSupport
import Testing

@Suite("The same content gives the same bytes")
struct DeterminismTests {
  private static let catalogue = GeneratedCatalogue(studentCount: 60, courseCount: 12, seed: 6)

  /// Builds a catalogue into a new folder beside its source folder, and returns the site.
  private func cleanSite(_ source: Folder, _ words: [String] = [], through: [String] = []) throws -> [String: String] {
    let output = Folder(source.path + "-clean")
    try? output.remove("")
    let command = through + [PublishedSite.program, "build", "--quiet", "--output", output.path] + words
    let build = try execute(
      command[0], Array(command.dropFirst()), in: source, environment: PublishedSite.environment)
    try #require(build.status == 0, "\(build.errorText)")
    return try output.tree()
  }

  @Test("with any number of workers")
  func workers() throws {
    try withTemporaryFolder { place in
      let source = Folder(place.path(of: "source"))
      try source.write(Self.catalogue.files)
      let expected = try cleanSite(source, ["--jobs", "1"])
      #expect(expected.count > 200)
      for jobs in ["2", "3", "8", "64"] {
        let site = try cleanSite(source, ["--jobs", jobs])
        #expect(site == expected, "\(jobs)")
      }
    }
  }

  @Test("on one core and on all of them")
  func cores() throws {
    guard (try? execute("taskset", ["-c", "0", "true"]))?.status == 0 else {
      print("skipped, because there is no taskset")
      return
    }
    try withTemporaryFolder { place in
      let source = Folder(place.path(of: "source"))
      try source.write(Self.catalogue.files)
      let expected = try cleanSite(source)
      let one = try cleanSite(source, through: ["taskset", "-c", "0"])
      #expect(one == expected)
    }
  }

  @Test("from folders that list their files in any order, at any path, on any file system")
  func order() throws {
    try withTemporaryFolder { place in
      var random = SplitMix64(seed: 3)
      let memory = Folder("/dev/shm/\(place.path.split(separator: "/").last ?? "")")
      defer { try? memory.remove("") }
      var places = (0..<3).map { place.path(of: String(repeating: "deeper/", count: $0) + "source \($0)") }
      // There, files are listed in the order in which they were made, the last one first.
      if (try? memory.makeFolder("")) != nil { places += (0..<3).map { memory.path(of: "source-\($0)") } }
      var sites: [[String: String]] = []
      for (number, path) in places.enumerated() {
        let source = Folder(path)
        var names = Self.catalogue.files.keys.sorted()
        if number > 0 { names.shuffle(using: &random) }
        for name in names { try source.write([name: Self.catalogue.files[name] ?? ""]) }
        // What is read and what is written lie elsewhere, relative to where the program runs.
        sites.append(try cleanSite(source))
      }
      for (path, site) in zip(places, sites) { #expect(site == sites[0], "\(path)") }
    }
  }

  @Test("of what is reported, too: the same words in the same order")
  func findings() throws {
    try withTemporaryFolder { place in
      var files = Self.catalogue.files
      var random = SplitMix64(seed: 11)
      for name in files.keys.sorted() where name.hasPrefix("content/enrollments/") {
        if Bool.random(using: &random) {
          files[name] = files[name]?.replacing("term: 2026-fall\n", with: "term: 2026-fal\n")
            .replacing("-lovelace\n", with: "-lovelac\n")
        }
      }
      var reports: Set<String> = []
      for number in 0..<4 {
        let source = Folder(place.path(of: "source-\(number)"))
        for name in files.keys.shuffled(using: &random) { try source.write([name: files[name] ?? ""]) }
        for jobs in ["1", "2", "5"] {
          let lint = try registrar("lint", "--jobs", jobs, in: source)
          #expect(lint.status == 1)
          reports.insert(lint.outputText)
        }
      }
      #expect(reports.count == 1)
      #expect(reports.first?.contains("2026-fal") == true)
    }
  }

  // MARK: After edits

  /// Something that a person does to a catalogue, or that happens to the output.
  private enum Step: CaseIterable {
    case enroll, withdraw, delete, renameStudent, renameCourse, removeStudent
    case editBody, addPage, removePage, addAttachment, addTemplate, removeTemplate, retitle, toggleOutput
    case breakReference, tamper, loseFile, buildForOthers, nothing
  }

  /// Makes one step; ids and files are picked by chance.
  ///
  /// - Returns: words for it.
  private func take(_ step: Step, in source: Folder, _ random: inout SplitMix64) throws -> String {
    func pick(_ folder: String, _ random: inout SplitMix64) -> String {
      source.files(below: folder).filter { $0.hasSuffix(".md") }.randomElement(using: &random) ?? ""
    }
    func id(_ folder: String, _ random: inout SplitMix64) -> String {
      String((pick(folder, &random).split(separator: "/").last ?? "").dropLast(3))
    }
    func run(_ words: [String]) throws -> String {
      let result = try execute(PublishedSite.program, words, in: source, environment: PublishedSite.environment)
      // Some steps are refused, a second enrollment in the same course for instance; then nothing has changed.
      #expect([0, 1].contains(result.status), "\(words): \(result.errorText)")
      return words.joined(separator: " ") + (result.status == 0 ? "" : ", refused")
    }
    let number = Int.random(in: 0..<1000, using: &random)
    switch step {
    case .enroll:
      return try run(["enroll", id("content/students", &random), id("content/courses", &random), "--section", "001"])
    case .withdraw:
      return try run(["withdraw", id("content/students", &random), id("content/courses", &random)])
    case .delete:
      return try run(["withdraw", "--delete", id("content/students", &random), id("content/courses", &random)])
    case .renameStudent: return try run(["rename", "student", id("content/students", &random), "student-\(number)"])
    case .renameCourse: return try run(["rename", "course", id("content/courses", &random), "course-\(number)"])
    case .removeStudent:
      return try run(["remove", "student", id("content/students", &random), "--with-enrollments"])
    case .editBody:
      let file = pick("content", &random)
      let home = String(repeating: "../", count: file.split(separator: "/").count - 2) + "index.md"
      try source.write([file: try source.text(of: file) + "\nAnd [the home page](\(home)) says \(number).\n"])
      return "a longer \(file)"
    case .addPage:
      try source.write(["content/pages/page-\(number).md": "---\ntitle: Page \(number)\n---\nNew.\n"])
      return "a page"
    case .removePage:
      for page in source.files(below: "content/pages") where page.contains("/page-") { try source.remove(page) }
      return "fewer pages"
    case .addAttachment:
      try source.write([
        "content/pages/page-with-file.md": "---\ntitle: With a file\n---\nSee [the plan](plan.txt).\n",
        "content/pages/plan.txt": "Plan \(number)",
      ])
      return "an attachment"
    case .addTemplate:
      try source.write(["templates/page.html": "<h1>{{ page.title }}</h1>\n{{ page.body }}<!-- \(number) -->\n"])
      return "a template"
    case .removeTemplate:
      if source.exists("templates") { try source.remove("templates") }
      return "no template"
    case .retitle:
      var settings = try source.text(of: "catalogue.yml").split(separator: "\n").map(String.init)
      settings[0] = "title: College \(number)"
      try source.write(["catalogue.yml": settings.joined(separator: "\n") + "\n"])
      return "another title"
    case .toggleOutput:
      let settings = try source.text(of: "catalogue.yml").split(separator: "\n").map(String.init)
      let others = settings.filter { !$0.hasPrefix("outputs:") }
      try source.write([
        "catalogue.yml": (others.count == settings.count ? others + ["outputs: []"] : others).joined(separator: "\n")
          + "\n"
      ])
      return "other outputs"
    case .breakReference:
      let before = try Folder(source.path(of: "public")).tree()
      try source.write(["content/enrollments/broken.md": "---\ncourse: nowhere\nenrollments: [nobody]\n---\n"])
      let build = try registrar("build", "--quiet", in: source)
      #expect(build.status == 1)
      let after = try Folder(source.path(of: "public")).tree()
      #expect(after == before)
      try source.remove("content/enrollments/broken.md")
      return "a dangling reference, mended"
    case .tamper:
      let file = source.files(below: "public").randomElement(using: &random) ?? ""
      var bytes = try source.bytes(of: file)
      if let last = bytes.indices.last { bytes[last] ^= 1 }
      try source.write(bytes, to: file)
      return "\(file) was changed by somebody"
    case .loseFile:
      let file = source.files(below: "public").randomElement(using: &random) ?? ""
      try source.remove(file)
      return "\(file) was removed by somebody"
    case .buildForOthers:
      return try run(["build", "--quiet", "--audience", "public", "--base-url", "https://example.edu/a/"])
    case .nothing: return "nothing"
    }
  }

  @Test("after any series of edits, as from a clean build", arguments: 1...4)
  func edits(_ seed: UInt64) throws {
    let count = ProcessInfo.processInfo.environment["CI"] == nil ? 40 : 14
    try withTemporaryFolder { outside in
      let memory = Folder("/dev/shm/\(outside.path.split(separator: "/").last ?? "")")
      let place = (try? memory.makeFolder("")) == nil ? outside : memory
      defer { try? memory.remove("") }
      let source = Folder(place.path(of: "source"))
      try source.write(GeneratedCatalogue(studentCount: 30, courseCount: 6, seed: seed).files)
      #expect(try registrar("build", "--quiet", in: source).status == 0)
      var random = SplitMix64(seed: seed)
      var history: [String] = []
      // Each kind of step at least once, and then by chance.
      var steps = Step.allCases.shuffled(using: &random)
      while steps.count < count { steps.append(Step.allCases[Int.random(in: 0..<Step.allCases.count, using: &random)]) }
      for step in steps.prefix(count) {
        history.append(try take(step, in: source, &random))
        let build = try registrar("build", "--quiet", in: source)
        try #require(build.status == 0, "\(history): \(build.errorText)")
        let site = try Folder(source.path(of: "public")).tree()
        let clean = try cleanSite(source)
        let different = Set(site.keys).union(clean.keys).filter { site[$0] != clean[$0] }.sorted()
        try #require(different == [], "\(history)")
      }
    }
  }
}
