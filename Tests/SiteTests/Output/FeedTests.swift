import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite("The feed of changed courses") struct FeedTests {
  private static let title = "<b>&\"'\u{202E} \(String(repeating: "長", count: 300))"
  private static let files =
    content([
      "courses/a.md": "title: Old\nupdated: 2025-01-02",
      "courses/b.md":
        "---\ntitle: \"New <script>alert(1)</script> & 🙂\"\ncode: \"N]]>1\"\nupdated: 2026-05-06\ndepartment: \"R & D\"\n---\nText *about* it.",
      "courses/c.md": "title: Undated",
      "courses/d.md": "title: Draft\nupdated: 2026-09-09\ndraft: true",
      "courses/e.md": "title: |-\n  \(title)\nupdated: 2026-05-06\nsummary: Short & sweet",
      "students/ivo.md": "name: Ivo Internal\nupdated: 2026-09-10",
    ]) + ["catalogue.yml": "title: R&D College\nlanguage: en-GB\nbase_url: https://example.edu/x/"]

  private func feed(_ files: [String: String]) throws -> String? {
    try withTemporaryFolder { folder in
      try folder.write(files)
      try build(folder)
      return folder.exists("public/feed.xml") ? try output(folder)["feed.xml"] : nil
    }
  }

  /// Prints what RFC 4287 demands of a feed and its entries, and stops where something is missing.
  private static let reader = """
    import sys, xml.etree.ElementTree as ET
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(sys.stdin.buffer.read())
    assert feed.tag == atom + "feed"
    def one(parent, name):
        found = parent.findall(atom + name)
        assert len(found) == 1, (name, len(found))
        return found[0]
    def moment(parent):
        import datetime
        return datetime.datetime.strptime(one(parent, "updated").text, "%Y-%m-%dT%H:%M:%SZ").isoformat()
    assert one(one(feed, "author"), "name").text
    rels = {l.get("rel"): l.get("href") for l in feed.findall(atom + "link")}
    print(one(feed, "id").text, one(feed, "title").text, moment(feed), rels["self"], rels["alternate"], sep="|")
    ids = set()
    for entry in feed.findall(atom + "entry"):
        ids.add(one(entry, "id").text)
        link = one(entry, "link").get("href")
        category = entry.find(atom + "category")
        summary = entry.find(atom + "summary")
        print(one(entry, "id").text, one(entry, "title").text, moment(entry), link,
            category.get("term") if category is not None else "", summary.text if summary is not None else "", sep="|")
    assert len(ids) == len(feed.findall(atom + "entry"))
    """

  @Test("It names the courses that say when they were updated, the latest first, as Atom has it")
  func entries() throws {
    guard let python = PythonPackages.require([]) else { return }
    let feed = try #require(try feed(Self.files))
    let output = try python.run(Self.reader, input: feed)
    try #require(output.status == 0, "\(output.errorText)")
    let address = "https://example.edu/x/courses"
    #expect(
      output.outputText.split(separator: "\n").map(String.init) == [
        "https://example.edu/x/|R&D College|2026-05-06T00:00:00|https://example.edu/x/feed.xml|https://example.edu/x/",
        "\(address)/b.html|N]]>1 New <script>alert(1)</script> & 🙂|2026-05-06T00:00:00|\(address)/b.html|R & D|Text about it.",
        "\(address)/e.html|E \(Self.title)|2026-05-06T00:00:00|\(address)/e.html||Short & sweet",
        "\(address)/a.html|A Old|2025-01-02T00:00:00|\(address)/a.html||",
      ])
    #expect(!feed.contains("Ivo") && !feed.contains("Draft"))
  }

  @Test(
    "Without a base address or a date there is none, nor where settings leave it out, and no page leads to one",
    arguments: [
      ["catalogue.yml": "title: R&D College"], ["catalogue.yml": "base_url: https://example.edu/\noutputs: [api]"],
    ])
  func none(settings: [String: String]) throws {
    #expect(try feed(Self.files + settings) == nil)
    let site = try TestSite(Self.files + settings + bare(["home.html": "{{ site.feed_url }}"]))
    #expect(try site.page("index.html") == "")
    let undated = content(["courses/c.md": "title: C"]) + ["catalogue.yml": "base_url: https://example.edu/"]
    #expect(try feed(undated) == nil)
    #expect(
      try TestSite(Self.files + bare(["home.html": "{{ site.feed_url }}"])).page("index.html")
        == "https://example.edu/x/feed.xml")
  }

  @Test("It names no more than fifty")
  func limit() throws {
    let courses = (10..<99).map {
      ("courses/c\($0).md", "title: C\nupdated: 2026-01-\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1)")
    }
    let files = content(Dictionary(uniqueKeysWithValues: courses)) + ["catalogue.yml": "base_url: https://example.edu/"]
    let feed = try #require(try feed(files))
    #expect(feed.matches(of: #/<entry>/#).count == 50)
  }
}
