import TestSupport
import Testing

@Suite("References")
struct ReferenceTests {
  @Test(
    "the committed copy is what the program prints; if it is not, run: make reference",
    arguments: [("rules", "Sources/Linting/Rules/README.md"), ("templates", "templates/README.md")])
  func isCurrent(topic: String, file: String) throws {
    // A folder without settings, so that the example's own fields stay out.
    let printed = try registrar("explain", topic, "--source", "Tests", in: packageFolder)
    #expect(printed.status == 0)
    let isSame = try packageFolder.text(of: file) == printed.outputText
    #expect(isSame, "\(file) is stale; run: make reference")
  }

  @Test("the .env.example of this repository is the one that init writes")
  func environment() throws {
    try withTemporaryFolder { folder in
      #expect(try registrar("init", ".", "--quiet", in: folder).status == 0)
      let written = try folder.text(of: ".env.example")
      #expect(try packageFolder.text(of: ".env.example") == written)
    }
  }

  @Test("the reference of templates knows the fields that settings declare")
  func declaredFields() throws {
    let printed = try registrar("explain", "templates", in: packageFolder)
    #expect(printed.outputText.contains("| `lab_fee` | number? |"))
  }
}
