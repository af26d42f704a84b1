/// The forms of dates, with directives as `strftime` has them.
enum DateFormat {
  /// All directives and what they print.
  static let directives: [(directive: String, summary: String)] = [
    ("%Y", "year"), ("%y", "year, two digits"), ("%m", "month, two digits"), ("%-m", "month"),
    ("%B", "name of the month"), ("%b", "short name of the month"), ("%d", "day, two digits"),
    ("%-d", "day"), ("%j", "day of the year, three digits"), ("%-j", "day of the year"),
    ("%A", "name of the weekday"), ("%a", "short name of the weekday"), ("%u", "weekday, Monday is 1"),
    ("%w", "weekday, Sunday is 0"), ("%G", "year of the week"), ("%V", "week of the year, two digits"),
    ("%%", "%"),
  ]

  /// The first directive in a form that does not exist.
  static func fault(in format: [UInt8]) -> String? {
    var i = 0
    while i < format.count {
      guard format[i] == UInt8(ascii: "%") else {
        i += 1
        continue
      }
      let length = i + 1 < format.count && format[i + 1] == UInt8(ascii: "-") ? 3 : 2
      let directive = String(decoding: format[i..<Swift.min(i + length, format.count)], as: UTF8.self)
      if !directives.contains(where: { $0.directive == directive }) { return directive }
      i += length
    }
    return nil
  }
}

extension Phrasebook {
  /// What is wrong with the directives of a form of dates.
  package static func dateFault(_ form: String) -> String? {
    DateFormat.fault(in: Array(form.utf8)).map(TemplateSyntax.directive)
  }
}
