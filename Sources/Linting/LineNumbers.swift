import Catalogue
import Diagnostics

/// Tells lines by places, for messages that name a second place; it keeps the lines of the files that it was asked about.
struct LineNumbers {
  private let catalogue: Catalogue
  private var sources: [Int32: SourceText] = [:]

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  mutating func line(of place: Place, inFile file: Int32) -> Int {
    source(ofFile: file).position(at: place.range.lowerBound).line
  }

  /// A place as messages name it: `content/enrollments/fall.md:7`.
  mutating func name(of place: Place, inFile file: Int32) -> String {
    let source = source(ofFile: file)
    return "\(source.path):\(source.position(at: place.range.lowerBound).line)"
  }

  private mutating func source(ofFile file: Int32) -> SourceText {
    if let known = sources[file] { return known }
    let source = catalogue.source(ofFile: file)
    sources[file] = source
    return source
  }
}
