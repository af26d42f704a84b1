import Testing

@Suite("Templates beside Jinja2")
struct JinjaTests {
  @Test("A template prints what Jinja2 prints")
  func printsTheSame() throws {
    guard let answers = try Jinja.render(JinjaCases.all, context: Fixtures.page) else { return }
    for (files, answer) in zip(JinjaCases.all, answers) {
      let main = files["main.html", default: ""]
      #expect(answer.error == nil, "\(main)")
      #expect(Fixtures.render(files) == answer.output, "\(main)")
    }
  }
}
