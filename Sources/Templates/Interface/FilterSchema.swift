/// A filter that the host brings along, beside those of the language.
package struct FilterSchema: Sendable {
  package let name: String
  /// One sentence for the generated reference.
  package let summary: String
  /// What stands before the `|`.
  package let input: Parameter
  package let parameters: [Parameter]
  package let result: ValueType
  /// Whether the filter can answer an absent value although its input is present.
  package let isOptional: Bool
  /// Whether the same input gives what prints the same on all pages of a family.
  package let isSteady: Bool

  /// - Precondition: the result is HTML only where the input is.
  package init(
    _ name: String, summary: String, input: Parameter, parameters: [Parameter] = [], result: ValueType,
    isOptional: Bool = false, isSteady: Bool = false
  ) {
    // No filter turns text into HTML: only HTML can become HTML.
    precondition(result != .html || input.type == .html)
    self.name = name
    self.summary = summary
    self.input = input
    self.parameters = parameters
    self.result = result
    self.isOptional = isOptional
    self.isSteady = isSteady
  }

  /// A value that a filter takes.
  package struct Parameter: Sendable {
    /// The name under which the argument can be given: `name=value`.
    package let name: String
    package let type: ValueType
    /// Whether the argument may be left out; the host then sees an absent value.
    package let isOptional: Bool
    /// Whether only a literal text is accepted, so that it can be checked before anything is rendered.
    package let isLiteral: Bool
    /// Says what is wrong with a literal text.
    ///
    /// Asked once for each literal that a template writes.
    package let check: (@Sendable (String) -> Fault?)?

    package init(
      _ name: String, _ type: ValueType, isOptional: Bool = false, isLiteral: Bool = false,
      check: (@Sendable (String) -> Fault?)? = nil
    ) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
      self.isLiteral = isLiteral
      self.check = check
    }
  }

  /// What is wrong with a literal argument, and what was probably meant.
  package struct Fault: Sendable, Hashable {
    package let message: String
    package let suggestion: String?

    package init(message: String, suggestion: String? = nil) {
      self.message = message
      self.suggestion = suggestion
    }
  }
}
