import Catalogue

/// The enrollments of which something could not be read: what they do not say must not be held against them, because
/// one fault is one report.
struct FlawedEnrollments: Sendable {
  private struct File: Sendable {
    /// Where the faults start, in order.
    var faults: [UInt32] = []
    /// Whether there is a fault outside all items, which may be one of the defaults.
    var concernsAll = false

    /// Whether some fault lies in a place.
    func hasFault(in place: Place) -> Bool {
      let next = faults[firstIndex(in: faults.indices) { faults[$0] >= place.start }...].first
      return next.map { $0 < place.end } ?? false
    }
  }

  private var files: [Int32: File] = [:]

  /// - Complexity: O(*n* log *n*) in findings and in the enrollments of files that have any.
  init(_ catalogue: Catalogue) {
    for finding in catalogue.findings where catalogue.files[Int(finding.file)].kind == .enrollment {
      files[finding.file, default: File()].faults.append(finding.place.start)
    }
    guard !files.isEmpty else { return }
    var items: [Int32: [Place]] = [:]
    for enrollment in catalogue.enrollments where files[enrollment.file] != nil {
      items[enrollment.file, default: []].append(enrollment.place)
    }
    for (number, file) in files {
      let items = items[number] ?? []
      let faults = file.faults.sorted()
      let concernsAll = faults.contains { fault in
        let item = items[firstIndex(in: items.indices) { items[$0].end > fault }...].first
        return item.map { $0.start > fault } ?? true
      }
      files[number] = File(faults: faults, concernsAll: concernsAll)
    }
  }

  @inline(__always)
  func contains(_ enrollment: Enrollment) -> Bool { files.isEmpty ? false : isFlawed(enrollment) }

  private func isFlawed(_ enrollment: Enrollment) -> Bool {
    guard let file = files[enrollment.file] else { return false }
    return file.concernsAll || enrollment.place == .fileStart || file.hasFault(in: enrollment.place)
  }
}

/// The first index from which on a condition holds, found by bisection; the end where it never does.
func firstIndex(in range: Range<Int>, where isReached: (Int) -> Bool) -> Int {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high {
    let middle = (low + high) / 2
    if isReached(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
