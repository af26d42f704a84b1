import Catalogue
package import Diagnostics

/// Why an import is not carried out: everything that is wrong with its file, and with what it would make.
package struct ImportRefusal: Error, Sendable {
  /// In the order of lines, at places of the file as the user calls it or of planned content.
  package let diagnostics: [Diagnostic]
  /// The same for programs.
  package let refusal: Refusal

  init(_ diagnostics: [Diagnostic], fields: [String?] = [], values: [String?] = []) {
    self.diagnostics = diagnostics
    let details = diagnostics.enumerated().map { number, diagnostic in
      var detail = Refusal.Detail(
        field: (fields.indices.contains(number) ? fields[number] : nil) ?? "rule",
        value: fields.indices.contains(number) && fields[number] != nil ? values[number] : diagnostic.rule,
        suggestion: diagnostic.suggestion?.replacement)
      detail.source = .init(path: diagnostic.path, line: diagnostic.start.line, message: diagnostic.message)
      return detail
    }
    let first = diagnostics.first
    let place = first.map { "\($0.path):\($0.start.line): \($0.message)" } ?? ""
    let more = diagnostics.count > 1 ? "; and \(counted(diagnostics.count - 1, "more problem"))" : ""
    let isConflict = !fields.contains { $0 != nil }
    refusal = Refusal(
      status: isConflict ? 409 : 400, code: first?.rule ?? "invalid-value", message: place + more, details: details)
  }
}

/// What is wrong with a file, collected so that one run tells all of it.
struct ImportFaults: Sendable {
  private struct Fault: Sendable {
    var range: Range<Int>
    var code: String
    var field: String?
    var value: String?
    var message: String
    var suggestion: Suggestion?
  }

  private let path: String
  private let bytes: [UInt8]
  private var faults: [Fault] = []

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  var isEmpty: Bool { faults.isEmpty }
  var count: Int { faults.count }

  /// - Parameters:
  ///   - range: of the file's bytes.
  ///   - code: what programs compare.
  ///   - field: which field is at fault; the file as such, unless given.
  mutating func add(
    _ range: Range<Int>, code: String = "invalid-value", field: String? = "file", value: String? = nil,
    _ message: String, suggestion: Suggestion? = nil
  ) {
    faults.append(
      Fault(range: range, code: code, field: field, value: value, message: message, suggestion: suggestion))
  }

  mutating func add(
    _ cell: ImportedCell, code: String = "invalid-value", _ message: String, _ suggestion: Suggestion? = nil
  ) {
    add(cell.range, code: code, field: cell.field.name, value: cell.text, message, suggestion: suggestion)
  }

  /// Everything that was collected, in the order of lines.
  func refusal() -> ImportRefusal {
    let source = SourceText(path: path, bytes: bytes)
    let sorted = faults.enumerated().sorted { ($0.1.range.lowerBound, $0.0) < ($1.1.range.lowerBound, $1.0) }.map(\.1)
    let diagnostics = sorted.map { fault in
      var diagnostic = source.diagnostic(
        .invalidValue, at: fault.range, fault.message, suggestion: fault.suggestion, severity: .error)
      diagnostic.rule = fault.code
      return diagnostic
    }
    return ImportRefusal(diagnostics, fields: sorted.map(\.field), values: sorted.map(\.value))
  }
}

extension ImportSheet {
  /// The line of a row, from 1.
  ///
  /// - Complexity: O(*n*) in bytes; only for what is reported.
  func line(ofRow number: Int) -> Int {
    table.bytes[..<place(ofRow: number).lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
  }
}
