import Catalogue

/// Courses whose codes begin alike, such as CS: what a reader looks for in a list without a search.
struct Subject: Sendable, Hashable {
  /// How the codes begin, as the first of them writes it.
  let title: String
  /// A word that stands for it in addresses.
  let anchor: String
  /// Places in the list of courses.
  var courses: Range<Int>

  /// Groups a list of courses by what stands before the first digit or sign of their codes, or, where hardly any two begin
  /// alike, by the first letter.
  ///
  /// - Parameter code: the code of the course at a place in the list.
  /// - Complexity: O(*n*).
  static func all(count: Int, code: (Int) -> String) -> [Subject] {
    let subjects = grouped(count: count, code: code, length: .max)
    guard subjects.count > mostSingles, subjects.count * 2 > count else { return subjects }
    return grouped(count: count, code: code, length: 1)
  }

  /// So many subjects of a course or two are still quickly read.
  private static let mostSingles = 12

  private static func grouped(count: Int, code: (Int) -> String, length: Int) -> [Subject] {
    var subjects: [Subject] = []
    var anchors: Set<String> = []
    var last = ""
    for place in 0..<count {
      let title = beginning(of: code(place), length: length)
      let slug = Array(title.utf8).withUnsafeBufferPointer(Folding.slug)
      if slug == last, !subjects.isEmpty {
        subjects[subjects.count - 1].courses = subjects[subjects.count - 1].courses.lowerBound..<place + 1
        continue
      }
      last = slug
      var anchor = "subject." + slug
      if !anchors.insert(anchor).inserted {
        anchor += ".\(subjects.count)"
        anchors.insert(anchor)
      }
      subjects.append(Subject(title: title, anchor: anchor, courses: place..<place + 1))
    }
    return subjects
  }

  /// The letters that a code begins with, or its first character.
  private static func beginning(of code: String, length: Int) -> String {
    let letters = code.utf8.prefix { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
    return letters.isEmpty || length == 1 ? String(code.prefix(1)) : String(letters) ?? String(code.prefix(1))
  }
}
