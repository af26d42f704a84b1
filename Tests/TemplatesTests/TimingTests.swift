import Foundation
import Templates
import Testing

/// Run by hand: `TIME_TEMPLATES=1 swift test -c release --filter TimingTests`.
@Suite(
  "Speed",
  .enabled(if: ProcessInfo.processInfo.environment["TIME_TEMPLATES"] != nil, "run by hand, in release"))
struct TimingTests {
  @Test("A page of sixty fields, two loops and four kilobytes of text takes a few microseconds")
  func page() {
    let field = "<p class=\"something or other\">A label that is not too short: {{ student.name }}</p>\n"
    let row =
      "<tr><td><a href=\"{{ c.url }}\">{{ c.title }}</a></td><td>{{ c.code }}</td><td>{{ c.credits }}</td></tr>"
    let loop = "{% for c in courses %}\(row){% else %}none{% endfor %}"
    guard
      let set = Fixtures.compile(["main.html": String(repeating: field, count: 60) + loop + loop]).set
    else {
      Issue.record("the template does not compile")
      return
    }
    let data = FixtureData(Fixtures.page, schema: Fixtures.schema)
    let renderer = Renderer(set)
    var page: [UInt8] = []
    var best = Duration.seconds(1)
    for _ in 0..<100 {
      let start = ContinuousClock.now
      for _ in 0..<1000 {
        page.removeAll(keepingCapacity: true)
        renderer.render(template: 0, root: data.root, data: data, into: &page)
      }
      best = min(best, ContinuousClock.now - start)
    }
    print("\(page.count) bytes in \(best / 1000)")
    #expect(best / 1000 < .microseconds(20))
  }
}
