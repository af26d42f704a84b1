import Catalogue
import Diagnostics
import Editing
import Files

/// The offerings of one term, copied to another in the files of all courses.
struct OfferingCopy {
  private(set) var changes: [FileChange] = []
  /// What the user should know about it.
  private(set) var notes: [String] = []

  /// - Throws: `UsageError` when the old term is none.
  init(from old: String, to new: String, in catalogue: Catalogue) throws {
    guard catalogue.terms.contains(where: { $0.id == old }) else {
      let nearest = suggestion(for: old, among: catalogue.terms.lazy.map(\.id.string))
      throw UsageError("no term has the id '\(disarmed(old))'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
    let ranks = Self.ranks(of: catalogue.terms)
    var copied = 0
    var dated: [String] = []
    for course in catalogue.courses where course.offerings.contains(where: { $0.term.map { $0.text == old } ?? false })
    {
      let path = catalogue.path(ofFile: course.header.file)
      let bytes = catalogue.source(ofFile: course.header.file).bytes
      let outcome = OfferingEditor(bytes).copy(from: old, to: new) { a, b in ranks[a, default: 0] > ranks[b, default: 0]
      }
      switch outcome {
      case .nothing: continue
      case .changed(let changed, let count, let droppedDates):
        changes.append(FileChange(path, from: bytes, to: changed))
        copied += count
        if droppedDates { dated.append(path) }
      case .impossible(let reason):
        notes.append("\(disarmed(path)) was left as it is, because \(reason); copy its offerings by hand")
      }
    }
    notes.insert(
      copied == 0
        ? "\(old) has no offering that \(new) lacks"
        : "\(new) takes over \(counted(copied, "offering")) of \(counted(changes.count, "course")) from \(old)",
      at: 0)
    if !dated.isEmpty {
      notes.append("dates that belong to \(old) were not copied: \(dated.map(disarmed).joined(separator: ", "))")
    }
  }

  /// The place of each term in time: by start, those without one by id, after.
  private static func ranks(of terms: [Term]) -> [String: Int] {
    let order = terms.sorted { a, b in
      switch (a.starts, b.starts) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      default: a.id.string < b.id.string
      }
    }
    return Dictionary(order.enumerated().map { ($1.id.string, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
