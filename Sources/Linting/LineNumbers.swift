import Catalogue
import Diagnostics

/// Tells lines by places, for messages that name a second place; it keeps the lines of one file.
struct LineNumbers {
  private let catalogue: Catalogue
  private var file: Int32 = -1
  private var source = SourceText(path: "", bytes: [])

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  mutating func line(of place: Place, inFile file: Int32) -> Int {
    if file != self.file {
      self.file = file
      source = catalogue.source(ofFile: file)
    }
    return source.position(at: place.range.lowerBound).line
  }
}
