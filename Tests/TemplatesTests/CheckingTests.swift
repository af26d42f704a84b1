import Diagnostics
import Templates
import TestSupport
import Testing

@Suite("Checking")
struct CheckingTests {
  func check(_ faulty: Faulty, files: [String: String] = [:]) {
    let marked = Marked(faulty.template)
    let (set, diagnostics) = Fixtures.compile(files.merging(["main.html": marked.text]) { $1 })
    #expect((set == nil) == !diagnostics.isEmpty)
    let source = SourceText(path: "templates/main.html", bytes: Array(marked.text.utf8))
    let starts = marked.ranges.map { source.position(at: $0.lowerBound) }.sorted()
    let ends = marked.ranges.map { source.position(at: $0.upperBound) }.sorted()
    #expect(diagnostics.map(\.start) == starts, "\(diagnostics.map(\.message))")
    #expect(diagnostics.map(\.end).sorted() == ends, "\(diagnostics.map(\.message))")
    #expect(diagnostics.allSatisfy { $0.rule == faulty.rule.id }, "\(diagnostics)")
    if !faulty.messages.isEmpty { #expect(diagnostics.map(\.message) == faulty.messages) }
    if !faulty.suggestions.isEmpty {
      #expect(diagnostics.map { $0.suggestion?.replacement } == faulty.suggestions)
    }
  }

  @Test("A template that cannot be read is reported where it goes wrong", arguments: CheckingCases.unreadable)
  func unreadable(faulty: Faulty) { check(faulty) }

  @Test("A value that is used as what it is not is reported", arguments: CheckingCases.misused)
  func misused(faulty: Faulty) { check(faulty) }

  @Test("A name that does not exist is reported in every branch", arguments: CheckingCases.unknowns)
  func unknownNames(faulty: Faulty) { check(faulty) }

  @Test(
    "A template that does not exist is reported, with the one that was meant",
    arguments: CheckingCases.missingOnes)
  func missingTemplates(faulty: Faulty) { check(faulty) }

}
