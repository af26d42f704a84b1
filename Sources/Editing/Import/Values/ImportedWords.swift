import Catalogue

extension Enrollment.Status {
  /// Reads a status in the words of Canvas, OneRoster, and people.
  init?(imported text: String) {
    switch ImportedField.key(of: text) {
    case "enrolled", "active", "registered", "current", "inprogress", "e": self = .enrolled
    case "waitlisted", "waitlist", "waiting", "wl", "pending", "creationpending", "invited": self = .waitlisted
    case "completed", "concluded", "complete", "finished", "passed", "c": self = .completed
    case "withdrawn", "withdrew", "withdraw", "withdrawal", "w": self = .withdrawn
    case "dropped", "drop", "deleted", "inactive", "tobedeleted", "cancelled", "canceled", "d": self = .dropped
    default: return nil
    }
  }
}

/// What somebody is in a course or at a school.
enum ImportedRole {
  /// Whether a role, as Canvas and OneRoster call it, is that of a student.
  static func isStudent(_ text: String) -> Bool {
    ["student", "studentenrollment", "learner", "pupil", "s"].contains(ImportedField.key(of: text))
  }

  /// Whether a role is that of somebody who teaches.
  static func isInstructor(_ text: String) -> Bool {
    [
      "teacher", "teacherenrollment", "instructor", "faculty", "lecturer", "professor", "ta", "taenrollment", "t",
      "designer", "aide", "teachingassistant",
    ].contains(ImportedField.key(of: text))
  }
}

/// Splits and reads texts of cells.
enum ImportedText {
  /// The items of a list in one cell: with semicolons or bars between them, or commas where there are none.
  static func items(_ text: String) -> [String] {
    let separators: [Character] =
      text.contains(where: { $0 == ";" || $0 == "|" || $0 == "\n" }) ? [";", "|", "\n"] : [","]
    return text.split { separators.contains($0) }
      .map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
      .filter { !$0.isEmpty }
  }

  /// A number that is not negative; with a comma before its fraction where commas do not part cells.
  static func decimal(_ text: String, acceptsComma: Bool) -> Decimal? {
    let text = acceptsComma && !text.contains(".") ? text.replacing(",", with: ".") : text
    // More zeros than places are counted say nothing.
    var digits = Array(text.utf8)
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      while digits.count > point + 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
      if digits.last == UInt8(ascii: ".") { digits.removeLast() }
    }
    return Decimal(digits).flatMap { $0 < .zero ? nil : $0 }
  }

  /// The word that a text becomes in addresses and ids.
  static func slug(_ text: String) -> String {
    Array(text.utf8).withUnsafeBufferPointer { Folding.slug($0) }
  }

  /// Why a text cannot be an id, or `nil` when it can.
  static func identifierFault(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) }
  }
}
