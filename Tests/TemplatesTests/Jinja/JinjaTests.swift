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

@Suite("Random templates beside Jinja2")
struct RandomJinjaTests {
  @Test("Templates made at random print what Jinja2 prints")
  func printsTheSame() throws {
    let templates = (0..<200).map { seed in
      var generator = TemplateGenerator(seed: UInt64(seed))
      return ["main.html": generator.template()]
    }
    guard let answers = try Jinja.render(templates, context: Fixtures.page) else { return }
    for (seed, (files, answer)) in zip(templates, answers).enumerated() {
      let main = files["main.html", default: ""]
      #expect(answer.error == nil, "\(seed): \(main)")
      #expect(Fixtures.render(files) == answer.output, "\(seed): \(main)")
    }
  }
}
