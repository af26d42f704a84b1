import Catalogue
import Diagnostics
import FrontMatter

/// The `courses` of a student's file in format 1, and how they are taken out of it.
struct CourseList {
  static let key = "courses"

  /// Something in the list that cannot be moved.
  struct Fault {
    let range: Range<Int>
    let message: String
  }

  /// What the list says, enrollment by enrollment.
  private(set) var records: [EnrollmentRecord] = []
  private(set) var faults: [Fault] = []
  private let editor: FrontMatterEditor
  private let entry: (key: Int, value: Int)
  private let student: String

  private var document: Document { editor.document }
  private var bytes: [UInt8] { editor.bytes }

  /// - Parameter student: the student's id.
  /// - Returns: `nil` for a file without such a list.
  init?(_ editor: FrontMatterEditor, student: String) {
    let bytes = editor.bytes
    let document = editor.document
    guard
      let entry = document.entries().first(where: { document.string(of: $0.key, in: bytes.span) == Self.key })
    else { return nil }
    self.editor = editor
    self.entry = entry
    self.student = student
    if document[entry.value].isAbsent { return }
    guard document[entry.value].kind == .sequence else {
      faults.append(Fault(range: document[entry.value].range, message: "'courses' must be a list"))
      return
    }
    for item in document.items(of: entry.value) {
      switch OldEnrollment.read(PlainValue(item, of: document, in: bytes.span), of: student) {
      case .success(let record): records.append(record)
      case .failure(let fault): faults.append(Fault(range: document[item].range, message: fault.message))
      }
    }
  }

  // MARK: Moving

  /// The student's file without the list, and a file of the enrollments that it held.
  ///
  /// Lines are moved as they are, comments among them included. What would not say the same then is written anew; a
  /// comment of a list that is empty stays where it is.
  ///
  /// - Returns: nothing where the student's file could not be read without the list.
  func moved() -> (student: [UInt8], enrollments: [UInt8]?)? {
    let list = editor.meaning[Self.key]
    let rest = editor.meaning.without([Self.key])
    guard let (student, lines) = taken(), FrontMatterEditor.meaning(of: student) == rest else { return nil }
    if records.isEmpty { return (student, nil) }
    let expected = PlainValue.mapping([.init("student", .text(self.student)), .init(EnrollmentFileEditor.list, list)])
    for lines in [lines, generated(list)] {
      let file = enrollmentFile(lines)
      if FrontMatterEditor.meaning(of: file) == expected { return (student, file) }
    }
    return nil
  }

  /// The bytes without the list, and the lines of the list under their new name.
  private func taken() -> (rest: [UInt8], lines: [UInt8])? {
    let key = document[entry.key].range
    let start = editor.lineStart(of: key.lowerBound)
    guard document[Document.root].style == .block, bytes[start..<key.lowerBound].allSatisfy({ $0 == 0x20 }) else {
      var editor = editor
      editor.remove([Self.key], from: Document.root)
      return editor.result().map { ($0, generated(editor.meaning[Self.key])) }
    }
    let end = endOfList(from: start)
    let name = Array(EnrollmentFileEditor.list.utf8)
    let lines = bytes[start..<key.lowerBound] + name + bytes[key.upperBound..<end]
    return (bytes[..<start] + keptComment(in: start..<end) + bytes[end...], Array(lines))
  }

  /// The start of the line after the list and the comments that are indented as its items are.
  private func endOfList(from start: Int) -> Int {
    let indentation = document[entry.key].range.lowerBound - start
    var end = editor.endOfLines(entry.value, atLeast: editor.endOfEntry(entry))
    if records.isEmpty { return end }
    var next = end
    while next < bytes.count {
      let after = editor.lineEnd(of: next)
      let text = bytes[next..<after].drop { $0 == 0x20 }
      let isBlank = text.allSatisfy { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
      let isComment = text.first == UInt8(ascii: "#") && text.startIndex - next > indentation
      guard isBlank || isComment else { break }
      if isComment { end = after }
      next = after
    }
    return end
  }

  /// The comment behind a list that is empty, which nobody would find in a file of its own.
  private func keptComment(in lines: Range<Int>) -> [UInt8] {
    guard records.isEmpty else { return [] }
    let rest = bytes[max(editor.endOfEntry(entry), document[entry.value].range.upperBound)..<lines.upperBound]
    let comment = rest.drop { $0 == 0x20 || $0 == 0x09 }
    guard comment.first == UInt8(ascii: "#") else { return [] }
    return Array(bytes[lines.lowerBound..<document[entry.key].range.lowerBound] + comment)
  }

  private var lineEnd: String { editor.lineEnd(before: editor.lineEnd(of: 0)) }

  private func generated(_ list: PlainValue) -> [UInt8] {
    let lines = ["\(EnrollmentFileEditor.list):"] + list.items.map { "  - \($0.yaml)" }
    return Array(lines.map { $0 + lineEnd }.joined().utf8)
  }

  private func enrollmentFile(_ lines: [UInt8]) -> [UInt8] {
    let indentation = String(repeating: " ", count: lines.prefix { $0 == 0x20 }.count)
    return Array("---\(lineEnd)\(indentation)student: \(yamlScalar(student))\(lineEnd)".utf8) + lines
      + Array("---\(lineEnd)".utf8)
  }
}
