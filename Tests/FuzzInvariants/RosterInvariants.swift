import Diagnostics
import Editing
import FrontMatter

/// An edit of an enrollment file: the result means what was asked for, and nothing else has changed.
///
/// The first byte says what is asked for, the second of which item, the rest of the line is a value; then follows the
/// file.
func checkRoster(_ bytes: [UInt8]) throws {
  guard bytes.count > 2, let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")), lineEnd >= 2,
    let value = String(validating: bytes[2..<lineEnd], as: UTF8.self), isAccepted(value)
  else { return }
  let file = Array(bytes[(lineEnd + 1)...])
  guard var editor = EnrollmentFileEditor(file), let before = Meaning(of: file) else { return }
  let items = before.items
  let number = items.isEmpty ? 0 : Int(bytes[1]) % items.count
  let open = editor.openField ?? "student"
  let request: Request
  switch bytes[0] % 6 {
  case 0: request = .insert([.init(open, .text(value))])
  case 1: request = .insert([.init(open, .text(value)), .init("section", .text("001")), .init("grade", .text(value))])
  case 2: request = .set(number, [.init("grade", .text(value)), .init("status", .text("completed"))])
  case 3: request = .set(number, [.init("section", .list([.text("001"), .text(value)]))])
  case 4: request = .set(number, [.init("grade", .absent)])
  default: request = .remove(number)
  }
  switch request {
  case .insert(let fields):
    guard editor.isRoster else { return }
    editor.insert(fields.map { ($0.key, $0.value) })
  case .set(let number, let fields):
    guard items.indices.contains(number), items[number].isEnrollment else { return }
    // Here, what is absent is what goes.
    editor.set(fields.map { ($0.key, $0.value == .absent ? nil : $0.value) }, of: .item(number))
  case .remove(let number):
    guard items.indices.contains(number) else { return }
    editor.remove(.item(number))
  }
  switch editor.finish() {
  case .impossible(let reason): try require(!reason.isEmpty, "refused without a word")
  case .emptied: try require(items.count == 1 && bytes[0] % 6 == 5, "the file is taken for empty")
  case .changed(let result):
    guard let after = Meaning(of: result) else { throw Violation("the result cannot be read: \(shown(result))") }
    try request.check(before, after)
    try require(result.suffix(before.body.count).elementsEqual(file[before.body]), "the body has changed")
    try require(after.body.count == before.body.count, "the body has another length")
    try request.checkBytes(file, before, result)
  }
}

private func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }

/// What a request of the API may hold: control characters are refused before anything is made of them.
private func isAccepted(_ value: String) -> Bool {
  !value.isEmpty && !value.unicodeScalars.contains { $0.properties.generalCategory == .control }
}

extension PlainValue {
  fileprivate var isEnrollment: Bool {
    switch self {
    case .text, .mapping: true
    case .absent, .list: false
    }
  }
}

/// What a file says, as both readers see it.
private struct Meaning {
  let value: PlainValue
  let items: [PlainValue]
  let body: Range<Int>
  /// Where each item stands.
  let places: [Range<Int>]

  init?(of bytes: [UInt8]) {
    var reader = DocumentReader(asksSmallReader: false)
    let outcome = reader.readFile(bytes.span)
    guard outcome.isUsable else { return nil }
    value = PlainValue(Document.root, of: reader.document, in: bytes.span)
    items = value["enrollments"].items
    body = outcome.body
    let document = reader.document
    let list = document.value(of: "enrollments", in: bytes.span)
    places = list.map { document.items(of: $0).map { document[$0].range } } ?? []
  }
}

private enum Request {
  case insert([PlainValue.Entry])
  case set(Int, [PlainValue.Entry])
  case remove(Int)

  /// Holds what a file says afterwards to what it said before.
  func check(_ before: Meaning, _ after: Meaning) throws {
    try require(
      before.value.without(["enrollments"]) == after.value.without(["enrollments"]), "other fields say something else")
    switch self {
    case .insert(let fields):
      try require(after.items.count == before.items.count + 1, "\(after.items.count - before.items.count) items more")
      let isThere = after.items.indices.contains { number in
        var others = after.items
        let item = others.remove(at: number)
        let isAsked = item == .mapping(fields) || (fields.count == 1 && item == fields[0].value)
        return isAsked && others == before.items
      }
      try require(isThere, "\(fields) is not among \(after.items), or others have changed")
    case .set(let number, let fields):
      try require(after.items.count == before.items.count, "there is another number of items")
      for index in before.items.indices where index != number {
        try require(before.items[index] == after.items[index], "item \(index) has changed, and not only \(number)")
      }
      for field in fields {
        try require(after.items[number][field.key] == field.value, "\(field.key) is \(after.items[number][field.key])")
      }
      let keys = Set(fields.map(\.key))
      if case .mapping = before.items[number] {
        try require(
          after.items[number].without(keys) == before.items[number].without(keys), "another field of it has changed")
      }
    case .remove(let number):
      var expected = before.items
      expected.remove(at: number)
      try require(after.items == expected, "there is \(after.items) in place of \(expected)")
    }
  }

  /// Holds the bytes afterwards to those before: outside of one place they are the same.
  func checkBytes(_ old: [UInt8], _ before: Meaning, _ new: [UInt8]) throws {
    if old == new { return }
    let (gone, added) = difference(old, new)
    let isAliased = before.places.contains { a in before.places.count { $0 == a } > 1 }
    switch self {
    case .insert:
      // Of a field that was left empty, the word for that may go.
      try require(
        old[gone].allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "~") },
        "inserting takes \(shown(Array(old[gone]))) away")
    case .set(let number, _):
      guard !isAliased else { return }
      let place = before.places[number]
      let lineStart = (old[..<place.lowerBound].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
      let lineEnd = old[place.upperBound...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? old.count
      try require(
        lineStart <= gone.lowerBound && gone.upperBound <= lineEnd,
        "bytes \(gone) have changed, and the item stands at \(place)")
    case .remove:
      try require(
        new[added].allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") },
        "removing adds \(shown(Array(new[added])))")
    }
  }
}

/// The bytes that are other ones: of those before, and of those after.
private func difference(_ old: [UInt8], _ new: [UInt8]) -> (old: Range<Int>, new: Range<Int>) {
  // From the end first, so that what is put in behind a line starts there even if it resembles what follows.
  let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.reduce(0) { count, _ in count + 1 }
  let start = zip(old.dropLast(end), new.dropLast(end)).prefix { $0 == $1 }.reduce(0) { count, _ in count + 1 }
  return (start..<(old.count - end), start..<(new.count - end))
}
