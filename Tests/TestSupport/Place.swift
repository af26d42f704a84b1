package import Diagnostics

/// Where something is reported, for comparing what was found with what was expected.
package struct Place: Sendable, Hashable, CustomStringConvertible {
  package var path: String
  package var start: Position
  package var end: Position

  package init(path: String, start: Position, end: Position) {
    self.path = path
    self.start = start
    self.end = end
  }

  package var description: String {
    "\(path):\(start.line):\(start.column)-\(end.line):\(end.column)"
  }
}

extension Place: Comparable {
  package static func < (a: Place, b: Place) -> Bool {
    (a.path, a.start, a.end) < (b.path, b.start, b.end)
  }
}

extension Diagnostic {
  package var place: Place { Place(path: path, start: start, end: end) }
}

extension Rule.Example {
  /// The files as a catalogue holds them, without their marks.
  package var sources: [SourceText] {
    files.map { SourceText(path: $0.path, bytes: Array(MarkedText($0.text).text.utf8)) }
  }

  /// Where a rule reports in this example, sorted; as with ``SourceText``, a mark ends with its first line.
  package func places(of rule: Rule) -> [Place] {
    zip(files, sources).flatMap { file, source in
      MarkedText(file.text).ranges.map { source.diagnostic(rule, at: $0, "").place }
    }.sorted()
  }
}
