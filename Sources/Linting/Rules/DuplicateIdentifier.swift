import Catalogue
package import Diagnostics

extension Rule {
  /// Two records of a kind claim the same id.
  package static let duplicateIdentifier = Rule(
    id: "duplicate-identifier", family: .structure, severity: .error,
    summary: "Two records of a kind claim the same id.",
    explanation: """
      An id is how everything else refers to a record, and it names the record's page. Were two records to \
      share one, references would mean one of them by accident, and one page would overwrite the other.

      A record's id is its file's name without `.md`, whatever folders lie between, or its field `id`. Ids \
      of one kind must differ in more than case, because pages are also served from disks that ignore case. \
      A course and a student may have the same id. The id of a free page includes its folders.

      Every record that claims the id is reported, at the first line of its file. To mend it, rename all of \
      them but one, with `registrar rename` if others refer to them.
      """,
    examples: [
      Example(
        "Two files of one name in different folders, and one that differs in case",
        [
          .init("content/courses/evening/cs-101.md", "«»---\ntitle: Programming in the evening\n---\n"),
          .init("content/courses/cs-101.md", "«»---\ntitle: Programming\n---\n"),
          .init("content/courses/intro.md", "«»---\ntitle: An introduction\nid: CS-101\n---\n"),
        ]),
      Example(
        "A course and a student with the same id",
        [
          .init("content/courses/ada.md", "---\ntitle: The Ada language\n---\n"),
          .init("content/students/ada.md", "---\nname: Ada Lovelace\n---\n"),
        ]),
    ])
}

/// Reports every record whose id another of its kind claims too.
///
/// - Complexity: O(*n*) in records, if any id is claimed twice.
func duplicateIdentifiers(in catalogue: Catalogue) -> [Finding] {
  /// The records that claim the id of the first of them, where there are several.
  var claims: [RecordKind: [Int: [Int]]] = [:]
  let repeating = RecordKind.allCases.filter { catalogue.identifiers(of: $0).hasRepeats }
  guard !repeating.isEmpty else { return [] }
  catalogue.forEachHeader { kind, number, header in
    guard repeating.contains(kind) else { return }
    let first = Int(catalogue.identifiers(of: kind).findIgnoringCase(header.id))
    if first >= 0, first != number { claims[kind, default: [:]][first, default: [first]].append(number) }
  }
  return claims.flatMap { kind, groups in
    groups.values.flatMap { claimants in
      let files = claimants.map { catalogue.header(of: kind, $0).file }
      let paths = files.prefix(3).map { catalogue.path(ofFile: $0) }
      return claimants.indices.map { index in
        Finding(
          file: files[index], rule: .duplicateIdentifier, place: .fileStart,
          message: DuplicateIdentifier.message(
            kind, catalogue.header(of: kind, claimants[index]).id.string,
            others: paths.enumerated().filter { $0.offset != index }.map(\.element),
            count: claimants.count - 1))
      }
    }
  }
}

enum DuplicateIdentifier {
  /// Names two of the other claimants' paths, and how many more there are.
  static func message(_ kind: RecordKind, _ id: String, others: [String], count: Int) -> String {
    let named = others.prefix(2)
    let rest = count - named.count
    let list = named.joined(separator: rest > 0 ? ", " : " and ") + (rest > 0 ? " and \(rest) more" : "")
    return "the \(kind.name) id '\(id)' is claimed by \(list) too"
  }
}
