package import Catalogue
import FrontMatter

/// Finds where the fields of an enrollment are written, which the catalogue does not keep.
///
/// It reads the file again, so it is for faults and edits only; it keeps the document of the last file.
package struct EnrollmentPlaces {
  private let catalogue: Catalogue
  private var file: Int32 = -1
  private var reader = DocumentReader()
  /// The item of the file's list that starts at a byte.
  private var items: [UInt32: Int] = [:]

  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The value that names an enrollment's student, course or term: in its item, or among its file's defaults.
  package mutating func place(of kind: RecordKind, in enrollment: Enrollment) -> Place {
    // A bare id stands for what the defaults leave open.
    place(ofField: kind.name, in: enrollment)?.place ?? enrollment.place
  }

  /// The value of an enrollment's field, and whether it is inherited: not the item's own, but its file's default.
  ///
  /// - Returns: `nil` where neither has it.
  /// - Complexity: O(*n*) in bytes when the enrollment stands in another file than the last one, otherwise in fields.
  package mutating func place(
    ofField field: String, in enrollment: Enrollment
  ) -> (place: Place, isInherited: Bool)? {
    if enrollment.file != file { read(enrollment.file) }
    let document = reader.document
    let bytes = Span(_unsafeElements: catalogue.bytes(ofFile: file))
    func value(inMapping mapping: Int) -> Place? {
      document.value(of: field, inMapping: mapping, in: bytes).flatMap { index in
        document[index].isAbsent ? nil : Place(document[index].range)
      }
    }
    guard enrollment.place != .fileStart, let item = items[enrollment.place.start] else {
      return value(inMapping: Document.root).map { ($0, false) }
    }
    if document[item].kind == .mapping, let place = value(inMapping: item) { return (place, false) }
    return value(inMapping: Document.root).map { ($0, true) }
  }

  private mutating func read(_ file: Int32) {
    self.file = file
    items = [:]
    let bytes = Span(_unsafeElements: catalogue.bytes(ofFile: file))
    guard reader.readFile(bytes).isUsable,
      let roster = reader.document.value(of: "enrollments", in: bytes)
    else { return }
    for item in reader.document.items(of: roster) { items[reader.document[item].start] = item }
  }
}

extension Catalogue {
  /// All bytes of a file.
  func bytes(ofFile file: Int32) -> UnsafeBufferPointer<UInt8> { files[Int(file)].bytes.bytes }
}
