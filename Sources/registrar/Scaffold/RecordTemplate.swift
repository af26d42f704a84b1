import Catalogue
import Editing

/// A new record's file: the fields that it needs, and the others as comments to fill in.
enum RecordTemplate {
  /// - Parameters:
  ///   - kind: any but enrollments, which have no file of their own kind.
  ///   - title: the title or name.
  static func text(of kind: RecordKind, title: String) -> String {
    let label = "\(labelField(of: kind)): \(yamlScalar(title))"
    return (["---", label] + fields(of: kind) + ["---", ""]).joined(separator: "\n")
  }

  /// The one field that a record cannot be without.
  static func labelField(of kind: RecordKind) -> String {
    switch kind {
    case .student, .instructor: "name"
    default: "title"
    }
  }

  /// A title made from an id, for want of a better one: `ada-lovelace` becomes `Ada Lovelace`.
  static func title(from id: String) -> String {
    let last = id.split(separator: "/").last.map(String.init) ?? id
    var words = last.split(whereSeparator: { "-_.".contains($0) }).map { $0.prefix(1).uppercased() + $0.dropFirst() }
    // 2026-fall is Fall 2026.
    if words.count == 2, words[0].utf8.count == 4, words[0].allSatisfy(\.isNumber), !words[1].allSatisfy(\.isNumber) {
      words.swapAt(0, 1)
    }
    return words.isEmpty ? last : words.joined(separator: " ")
  }

  private static func fields(of kind: RecordKind) -> [String] {
    switch kind {
    case .course:
      [
        "# code: CS-101                   # the id in capitals, unless given",
        "# summary: One sentence for lists.",
        "# credits: 6                     # or {min: 3, max: 6}",
        "# department: computing",
        "# level: introductory",
        "# instructors: [grace-hopper]",
        "# prerequisites: [cs-100, {any: [ma-110, ma-120]}]",
        "# corequisites: []",
        "# cross_listed: []",
        "# tags: [programming]",
        "# offerings:",
        "#   - term: 2026-fall",
        "#     section: \"001\"",
        "#     capacity: 20",
        "#     location: Room 12",
        "#     mode: in-person            # or online, or hybrid",
        "#     meetings:",
        "#       - {days: [mon, wed], starts: 9:00, ends: 10:30}",
      ]
    case .student:
      [
        "# sort_name: Lovelace, Ada",
        "# email: ada@example.edu",
        "# program: computing",
        "# year: 1",
        "# advisor: grace-hopper",
        "# admitted: 2026-09-01",
        "# visibility: internal           # or public, or hidden",
        "# tags: []",
      ]
    case .term: ["# starts: 2026-09-07", "# ends: 2026-12-18", "# holidays: [2026-11-26]"]
    case .department: []
    case .instructor: ["# email: grace@example.edu", "# department: computing"]
    case .program:
      [
        "# award: BSc",
        "# department: computing",
        "# credits: 180",
        "# requirements:",
        "#   - {title: Core, from: [cs-101, cs-102]}",
        "#   - {title: Electives, choose: 2, from: [ma-110, ma-120]}",
      ]
    case .page: ["# order: 1   # its place in lists of pages"]
    case .enrollment: []
    }
  }
}
