import Templates
import Testing

@Suite("Rendering")
struct RenderingTests {
  @Test(
    "A template prints what it says",
    arguments: [
      ("{{ student.name }}", "Ada &#34;The&#34; O&#39;Lovelace"),
      ("{% for c in courses %}{{ loop.index }}{{ c.code }} {% endfor %}", "1CS-101 2ma-110 3PH-200 4BI-300 "),
      ("{{ price }} {{ course.credits }}", "12.345 6"),
    ])
  func prints(template: String, expected: String) {
    #expect(Fixtures.render(["main.html": template]) == expected)
  }
}
