import Catalogue
import Diagnostics
import Files
import TestSupport
import Testing

@testable import Linting

/// A rule's example, as a case of a test.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let example: Rule.Example

  var testDescription: String { "\(rule.id): \(example.title)" }

  static let all = Rules.all.flatMap { rule in rule.examples.map { ExampleCase(rule: rule, example: $0) } }
}

extension Rule: CustomTestStringConvertible {
  package var testDescription: String { id }
}

@Suite("The manual pages of rules")
struct RuleExampleTests {
  @Test("report exactly what their examples mark", arguments: ExampleCase.all)
  func example(_ testCase: ExampleCase) throws {
    try withTemporaryFolder { folder in
      try folder.write(testCase.example)
      let diagnostics = try lint(folder)
      let marked = testCase.example.places(of: testCase.rule).map { place in
        // A folder is reported without the `/` that makes it one.
        place.path.hasSuffix("/")
          ? TestSupport.Place(path: String(place.path.dropLast()), start: place.start, end: place.end) : place
      }
      #expect(diagnostics.map(\.place).sorted() == marked)
      #expect(diagnostics.allSatisfy { $0.rule == testCase.rule.id }, "\(diagnostics.map(\.summary))")
    }
  }

  @Test("explain every rule, with an example that is refused and one that is accepted", arguments: Rules.all)
  func page(_ rule: Rule) {
    #expect(rule.summary.hasSuffix("."))
    #expect(rule.explanation.count > 200)
    let refused = rule.examples.filter { !$0.places(of: rule).isEmpty }
    // No text of an example can be other than UTF-8.
    if rule.id != "invalid-encoding" { #expect(!refused.isEmpty) }
    #expect(refused.count < rule.examples.count)
  }

  @Test("are listed once each")
  func uniqueIDs() {
    #expect(Set(Rules.all.map(\.id)).count == Rules.all.count)
  }
}
