import Diagnostics
import Foundation
import Preview

/// JSON that strangers send: what is read can be written and is read again as the same, and others read it too.
func checkJSON(_ bytes: [UInt8]) throws {
  let value: JSONValue
  do {
    value = try JSONReader.read(bytes)
  } catch let fault as JSONFault {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    try require(
      fault.line >= 1 && fault.line <= lines && fault.column >= 1 && fault.column <= bytes.count + 1,
      "a fault behind the end: \(fault)")
    try require(!fault.message.isEmpty, "a fault without words")
    return
  }
  for layout: JSONWriter.Layout in [.compact, .dense, .readable] {
    var writer = JSONWriter(layout: layout)
    guard write(value, to: &writer) else { break }
    let again = try? JSONReader.read(writer.bytes)
    try require(again == value, "\(value) is written as \(String(decoding: writer.bytes, as: UTF8.self))")
  }
  // Foundation knows numbers as doubles, and has no word for those that are none.
  guard !hasLongNumber(value) else { return }
  let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  try require(other.map { isSame(value, $0) } ?? false, "another reader does not see \(value)")
}

/// Writes a value, unless it holds a number that no integer is.
private func write(_ value: JSONValue, to writer: inout JSONWriter) -> Bool {
  switch value {
  case .null: writer.null()
  case .flag(let flag): writer.value(flag)
  case .number(let digits):
    guard let number = Int(digits), String(number) == digits else { return false }
    writer.value(number)
  case .text(let text): writer.value(text)
  case .list(let values):
    var isWhole = true
    writer.array(values.count > 2 ? .many : .one) { writer in
      for value in values where isWhole { isWhole = write(value, to: &writer) }
    }
    return isWhole
  case .object(let members):
    var isWhole = true
    writer.object(members.count > 2 ? .many : .one) { writer in
      for member in members where isWhole {
        writer.key(member.name)
        isWhole = write(member.value, to: &writer)
      }
    }
    return isWhole
  }
  return true
}

private func hasLongNumber(_ value: JSONValue) -> Bool {
  switch value {
  case .number(let digits): digits.utf8.count > 15 || digits.contains { $0 == "e" || $0 == "E" }
  case .list(let values): values.contains(where: hasLongNumber)
  case .object(let members): members.contains { hasLongNumber($0.value) }
  case .null, .flag, .text: false
  }
}

private func isSame(_ value: JSONValue, _ other: Any) -> Bool {
  switch (value, other) {
  case (.null, is NSNull): true
  case (.flag(let flag), let other as Bool): flag == other
  case (.number(let digits), let other as NSNumber): Double(digits) == other.doubleValue
  case (.text(let text), let other as String): text.utf8.elementsEqual(other.utf8)
  case (.list(let values), let other as [Any]):
    values.count == other.count && zip(values, other).allSatisfy(isSame)
  case (.object(let members), let other as [String: Any]):
    members.count == other.count
      && members.allSatisfy { member in other[member.name].map { isSame(member.value, $0) } ?? false }
  default: false
  }
}
