/// A text as a YAML scalar that stands for exactly this text, in a value or in a flow collection.
///
/// Plain where nothing in it could be taken for something else, in double quotes otherwise. YAML 1.2, 5.3 and
/// 7.3.
package func yamlScalar(_ text: String) -> String {
  if isPlainScalar(text) { return text }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    case _ where isUnprintable(scalar):
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let width = scalar.value <= 0xFF ? 2 : scalar.value <= 0xFFFF ? 4 : 8
      let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
      quoted += "\\\(letter)" + String(repeating: "0", count: width - digits.utf8.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

private func isPlainScalar(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
  // Letters and digits are safe to start with; `~` alone would be no value at all.
  guard first.properties.isAlphabetic || ("0"..."9").contains(first), last != " ", last != ":" else { return false }
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if ",[]{}\"\\".unicodeScalars.contains(scalar) || isUnprintable(scalar) { return false }
    if scalar == "#", previous == " " { return false }
    if previous == ":", scalar == " " { return false }
    previous = scalar
  }
  return true
}

/// Whether a character must not stand in YAML as it is, or could not be seen there.
private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
  default: false
  }
}
