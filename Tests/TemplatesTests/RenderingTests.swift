import Dispatch
import Synchronization
import Templates
import Testing

@Suite("Rendering")
struct RenderingTests {
  @Test(
    "A template prints what it says",
    arguments: [
      ("{{ student.name }}", "Ada &#34;The&#34; O&#39;Lovelace"),
      ("{{ price }} {{ course.credits }} {{ courses[1].credits }}", "12.345 6 7.5"),
      ("[{{ nickname }}{{ closed }}{{ anything }}{{ student.advisor.advisor.name }}{{ none }}]", "[]"),
      ("{{ opened }} {{ opened|date('%-d.%-m.') }} {{ closed|date }}", "2026-09-01 1.9. "),
      // What no type is known of prints nothing unless it is simple.
      ("{{ extra.rooms }}{{ extra.deep }}{{ extra.ready }}{{ extra.size }}", "12"),
      ("{{ extra['color'] }}{{ extra[title] }}{{ extra.size[0] }}{{ extra.rooms[1] }}", "red &amp; blue2"),
      (
        "{% for k, v in extra.rooms %}x{% endfor %}{% for x in extra.size %}x{% else %}none{% endfor %}",
        "none"
      ),
      ("{% for x in anything %}x{% else %}none{% endfor %}{% for k, v in anything %}x{% endfor %}", "none"),
      (
        "{{ extra.size|upper }}{{ extra.rooms|upper }}{{ extra.color|length }}{{ extra.size|length }}",
        "12100"
      ),
      (
        """
        {{ extra.size + 1 }}{{ extra.color + 1 }}{{ -extra.color }}{{ extra.color|abs }}\
        {{ extra.size|date }}
        """,
        "13"
      ),
      ("{{ 'y' if extra.size == 12 and extra.color != 12 and not extra.color < 12 }}", "y"),
      ("{{ 'y' if extra.missing is none and anything is not defined }}", "y"),
      ("{{ [extra.deep]|map(attribute='name')|join }}{{ [extra]|map(attribute='deep.name')|join }}", "xx"),
      ("{% for n, xs in [extra]|groupby('size') %}{{ n }}:{{ xs|length }}{% endfor %}", "12:1"),
      // Sums that come to nothing
      ("[{{ 1 // 0 }}{{ 1 % zero }}{{ 1.5 // zero }}{{ 1.5 % zero }}]", "[]"),
      ("[{{ 9223372036854774 * 1000000 }}{{ price * 9223372036854774 * 100 }}]", "[]"),
      ("{{ 0.5 * 0.5 }} {{ -0.5 * 0.5 }} {{ 0.001 * 0.4 }} {{ 0.001 * 0.5 }}", "0.25 -0.25 0 0.001"),
      ("{{ 5|round(-20) }} {{ 9223372036854774|round(-15) }}", "0 0"),
      // Absent values in filters
      (
        "[{{ nickname|upper }}{{ nickname|length }}{{ nickname|truncate(3) }}{{ closed|default('-') }}]",
        "[0-]"
      ),
      (
        "{{ courses|map(attribute='credits')|join(',') }}|{{ courses|sum(attribute='credits') }}",
        "6,7.5,,3|16.5"
      ),
      (
        "{{ courses|sort(attribute='credits')|map(attribute='code')|join(',') }}",
        "BI-300,CS-101,ma-110,PH-200"
      ),
      (
        """
        {{ courses|selectattr('credits', 'defined')|length }}\
        {{ courses|selectattr('credits', 'none')|length }}
        """,
        "31"
      ),
      // The loop of an outer loop, and groups
      (
        "{% for g in courses|groupby('term') %}{{ g.grouper }}{{ loop.nextitem.grouper }} {% endfor %}",
        "2025-fall2026-fall 2026-fall2026-spring 2026-spring "
      ),
      (
        "{% for k in extra %}{{ loop.previtem }}({{ k }}){{ loop.nextitem }} {% endfor %}",
        "(color)rooms color(rooms)deep rooms(deep)size deep(size)ready size(ready) "
      ),
      (
        "{{ title|urlencode|length }}{{ 'é'|urlencode }}{{ '\u{1F600}'|truncate(1, true, '') }}",
        "54%C3%A9\u{1F600}"
      ),
      (
        "{{ [2, 1.5, -1]|sort|join(' ') }} {{ [true, false]|length }} {{ [opened]|join }}",
        "-1 1.5 2 2 2026-09-01"
      ),
      (
        """
        {% if student == student.advisor %}x{% endif %}{% if link == 'courses/cs-101.html?a=1&b=2' %}\
        y{% endif %}
        """,
        "y"
      ),
      ("{{ 'y' if link in [link, title] and 'cs' in link and link in link and link in (link ~ 'x') }}", "y"),
      ("{{ 'y' if 1.5 < 2 and 2 > 1.5 and 1.5 >= 1.5 and opened >= opened and not opened < opened }}", "y"),
      ("{{ 'y' if words|truncate(9999) == words }}", "y"),
      (
        """
        {% include 'partials/name.html' with context %}\
        {% include "none.html" ignore missing with context %}
        """,
        "<b>Ada &#34;The&#34; O&#39;Lovelace</b>"
      ),
    ])
  func prints(template: String, expected: String) {
    #expect(Fixtures.render(["main.html": template]) == expected)
  }

  @Test(
    "Addresses are relative, http, https or mailto, or are printed as '#'",
    arguments: [
      ("a/b:c", true), ("?a:b", true), ("#a:b", true), ("//x.org", true), ("\\x:y", true), ("", true),
      ("a b", true),
      ("http://x", true), ("HTTPS://x", true), ("MailTo:a@b", true), ("  https://x", true),
      ("ht\ttps:x", true),
      ("javascript:x", false), (" JAVA\nscript:x", false), ("\u{1}javascript:x", false), ("data:x", false),
      ("tel:1", false),
      (":x", false), ("a:b", false), ("httpss:x", false), ("xhttp:x", false), ("mailtox:y", false),
      ("é:x", false), ("https :x", false),
    ])
  func addresses(address: String, isPrinted: Bool) {
    let (set, _) = Fixtures.compile(["main.html": "<a href=\"{{ title }}\">"])
    guard let set, case .record(let name, var fields) = Fixtures.page else {
      Issue.record("the template does not compile")
      return
    }
    fields["title"] = .text(address)
    let data = FixtureData(.record(name, fields), schema: Fixtures.schema)
    let page = Fixtures.page(of: set, data)
    #expect(page == "<a href=\"\(isPrinted ? address : "#")\">")
  }

  @Test("A list of addresses takes none that would end early")
  func listedAddresses() {
    let (set, _) = Fixtures.compile(["main.html": "<img srcset=\"{{ link }} 2x\">"])
    guard let set, case .record(let name, var fields) = Fixtures.page else {
      Issue.record("the template does not compile")
      return
    }
    fields["link"] = .url("a.png, javascript:x")
    let data = FixtureData(.record(name, fields), schema: Fixtures.schema)
    let page = Fixtures.page(of: set, data)
    #expect(page == "<img srcset=\"# 2x\">")
  }

  @Test("A value of which no type was known prints no HTML in an attribute")
  func dynamicHTML() {
    guard case .record(let name, var fields) = Fixtures.page,
      let set = Fixtures.compile(["main.html": "<p title=\"{{ anything }}\">{{ anything }}</p>"]).set
    else {
      Issue.record("the template does not compile")
      return
    }
    fields["anything"] = .html("<i>x</i>")
    let data = FixtureData(.record(name, fields), schema: Fixtures.schema)
    let page = Fixtures.page(of: set, data)
    #expect(page == "<p title=\"\"><i>x</i></p>")
  }

  @Test("A renderer prints the same page again and again, and appends it")
  func reuse() {
    let template =
      "{% for c in courses|sort(attribute='title') %}{{ c.title|upper ~ '!' }}{% endfor %}{{ words|lower }}"
        + """
        {% for n in numbers if n > 1 %}{{ n }}{% endfor %}{% for t, g in courses|groupby('term') %}\
        {{ t }}{% endfor %}
        """
    guard let set = Fixtures.compile(["main.html": template]).set else {
      Issue.record("the template does not compile")
      return
    }
    let data = FixtureData(Fixtures.page, schema: Fixtures.schema)
    let renderer = Renderer(set)
    var once: [UInt8] = []
    renderer.render(template: 0, root: data.root, data: data, into: &once)
    var pages: [UInt8] = []
    for _ in 0..<3 { renderer.render(template: 0, root: data.root, data: data, into: &pages) }
    #expect(!once.isEmpty && pages == once + once + once)
  }

  @Test("Threads render the same pages from one set of templates")
  func threads() {
    let template =
      """
      {{ title|upper }}{% for n in numbers|sort %}{{ loop.index ~ n }}{% endfor %}{{ words|title }}\
      {{ body }}
      """
    guard let set = Fixtures.compile(["main.html": template]).set else {
      Issue.record("the template does not compile")
      return
    }
    let pages = Mutex<Set<[UInt8]>>([])
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let data = FixtureData(Fixtures.page, schema: Fixtures.schema)
      let renderer = Renderer(set)
      for _ in 0..<50 {
        var page: [UInt8] = []
        renderer.render(template: 0, root: data.root, data: data, into: &page)
        pages.withLock { _ = $0.insert(page) }
      }
    }
    #expect(pages.withLock { $0.count } == 1)
  }

  @Test("A long text grows every buffer that it passes through")
  func growth() {
    let long = String(repeating: "x<", count: 100_000)
    #expect(
      Fixtures.render(["main.html": "{{ '\(long)'|upper }}"]).utf8.count == 100_000 + 100_000 * 4)
    #expect(
      Fixtures.render([
        "main.html":
          "{% for n in [\(String(repeating: "1,", count: 2000))]|sort|reverse %}{{ n }}{% endfor %}"
      ])
        == String(repeating: "1", count: 2000))
  }

  @Test("Dates are written with the names that the host gives")
  func dateNames() {
    let names = Phrasebook.DateNames(
      months: (1...12).map { "M\($0)" }, shortMonths: (1...12).map { "m\($0)" },
      weekdays: (1...7).map { "W\($0)" }, shortWeekdays: (1...7).map { "w\($0)" })
    let schema = Schema(records: Fixtures.schema.records, phrasebook: Phrasebook(dateNames: names))
    let set = TemplateSet.compile(
      [TemplateFile(name: "main.html", bytes: Array("{{ opened|date('%B %b %A %a') }}".utf8))],
      pages: [PageTemplate("main.html", root: 0)], schema: schema
    ).set
    guard let set else {
      Issue.record("the template does not compile")
      return
    }
    let data = FixtureData(Fixtures.page, schema: schema)
    let page = Fixtures.page(of: set, data)
    #expect(page == "M9 m9 W2 w2")
  }
}
