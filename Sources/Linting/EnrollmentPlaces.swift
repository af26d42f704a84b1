import Catalogue
import FrontMatter

/// Finds where the fields of an enrollment are written, which the catalogue does not keep.
///
/// It reads the file again, so it is for faults only; it keeps the document of the last file.
struct EnrollmentPlaces {
  private let catalogue: Catalogue
  private var file: Int32 = -1
  private var reader = DocumentReader()
  /// The item of the file's list that starts at a byte.
  private var items: [UInt32: Int] = [:]

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The value that names an enrollment's student, course or term: in its item, or among its file's defaults.
  mutating func place(of kind: RecordKind, in enrollment: Enrollment) -> Place {
    if enrollment.file != file { read(enrollment.file) }
    let document = reader.document
    let bytes = Span(_unsafeElements: catalogue.bytes(ofFile: file))
    let standard = value(of: kind.name, inMapping: 0)
    guard enrollment.place != .fileStart, let item = items[enrollment.place.start] else {
      return standard.map { Place(document[$0].range) } ?? enrollment.place
    }
    if document[item].kind == .mapping, let value = value(of: kind.name, inMapping: item) {
      return Place(document[value].range)
    }
    // A bare id stands for what the defaults leave open.
    return standard.map { Place(document[$0].range) } ?? enrollment.place

    func value(of key: String, inMapping mapping: Int) -> Int? {
      document.value(of: key, inMapping: mapping, in: bytes).flatMap { document[$0].isAbsent ? nil : $0 }
    }
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
