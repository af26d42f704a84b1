/// Something that takes strangers' bytes, and what must hold for whatever they are.
///
/// The same checks serve `make fuzz`, which looks for bytes that break one, and the tests, which hold them to the
/// committed corpus: seeds, and everything that was ever found.
package struct FuzzTarget: Sendable {
  /// In `make fuzz TARGETS=…`, and the name of its folder in the corpus.
  package let name: String
  /// Throws a ``Violation`` where something does not hold; a trap is one as well.
  package let check: @Sendable ([UInt8]) throws -> Void

  package static let all: [FuzzTarget] = [
    FuzzTarget(name: "front-matter", check: checkFrontMatter),
    FuzzTarget(name: "markdown", check: checkMarkdown),
    FuzzTarget(name: "templates", check: checkTemplates),
    FuzzTarget(name: "catalogue", check: checkCatalogue),
    FuzzTarget(name: "json", check: checkJSON),
    FuzzTarget(name: "sheet", check: checkSheet),
    FuzzTarget(name: "roster", check: checkRoster),
  ]
}

/// What does not hold of an input.
package struct Violation: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// Throws unless something holds.
func require(_ holds: Bool, _ message: @autoclosure () -> String) throws {
  if !holds { throw Violation(message()) }
}
