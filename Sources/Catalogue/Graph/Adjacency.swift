/// For each of some nodes, the numbers of what it is joined to: all lists one after another in one array.
public struct Adjacency: Sendable {
  @usableFromInline
  package private(set) var offsets: [Int32] = [0]
  @usableFromInline
  package private(set) var items: [Int32] = []

  package init() {}

  init(offsets: [Int32], items: [Int32]) {
    self.offsets = offsets
    self.items = items
  }

  /// Groups items by their node, keeping the order in which they come.
  ///
  /// - Parameters:
  ///   - nodeCount: how many nodes there are.
  ///   - pairs: calls its argument with each node and item; it is called twice and must say the same.
  /// - Complexity: O(*n* + *m*).
  package init(nodeCount: Int, pairs: ((_ node: Int32, _ item: Int32) -> Void) -> Void) {
    var ends = [Int32](repeating: 0, count: nodeCount + 1)
    pairs { node, _ in ends[Int(node) + 1] += 1 }
    for node in 0..<nodeCount { ends[node + 1] += ends[node] }
    offsets = ends
    items = [Int32](repeating: 0, count: Int(ends[nodeCount]))
    pairs { node, item in
      items[Int(ends[Int(node)])] = item
      ends[Int(node)] += 1
    }
  }

  /// Sorts each node's items by a key; those with the same key keep their order.
  ///
  /// - Complexity: O(*k* log *k*) in the items of one node; O(*k*) where they are sorted already.
  mutating func sortItems(by key: (Int32) -> UInt64) {
    var keyed: [(key: UInt64, place: Int32, item: Int32)] = []
    let offsets = offsets
    items.withUnsafeMutableBufferPointer { items in
      for node in 0..<(offsets.count - 1) {
        let range = Int(offsets[node])..<Int(offsets[node + 1])
        if range.count < 2 { continue }
        keyed.removeAll(keepingCapacity: true)
        var isSorted = true
        var last: UInt64 = 0
        for place in range {
          let key = key(items[place])
          if key < last { isSorted = false }
          last = key
          keyed.append((key, Int32(place), items[place]))
        }
        if isSorted { continue }
        keyed.sort { a, b in a.key != b.key ? a.key < b.key : a.place < b.place }
        for (offset, entry) in keyed.enumerated() { items[range.lowerBound + offset] = entry.item }
      }
    }
  }

  package var nodeCount: Int { offsets.count - 1 }

  /// Where a node's items stand among all items.
  @inlinable
  package func range(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// A node's items.
  @inlinable
  package subscript(node: Int) -> ArraySlice<Int32> { items[range(of: node)] }
}

/// Who takes what, indexed once in both directions: a page costs what it shows, not what the site holds.
package struct EnrollmentGraph: Sendable {
  /// Each student's enrollments: newest term first, then by course.
  package let byStudent: Adjacency
  /// Each course's enrollments: newest term first, then by student.
  package let byCourse: Adjacency

  /// - Parameters:
  ///   - termRanks: the place of each term in time; later terms have larger ranks.
  ///   - courseRanks: the place of each course in lists.
  ///   - studentRanks: the place of each student in lists.
  /// - Complexity: O(*n*) in enrollments, and O(*k* log *k*) in those of one student or course.
  package init(enrollments: [Enrollment], termRanks: [Int32], courseRanks: [Int32], studentRanks: [Int32]) {
    self.init(
      EnrollmentColumns(enrollments), termRanks: termRanks, courseRanks: courseRanks, studentRanks: studentRanks)
  }

  init(_ columns: EnrollmentColumns, termRanks: [Int32], courseRanks: [Int32], studentRanks: [Int32]) {
    // Terms count downwards; enrollments without one come last.
    let termCount = Int32(termRanks.count)
    let termPlaces = columns.terms.map { $0 < 0 ? termCount : termCount - 1 - termRanks[Int($0)] }
    let courses = columns.courses
    var byStudent = Adjacency(nodeCount: studentRanks.count) { add in
      for (item, student) in columns.students.enumerated() { add(student, Int32(item)) }
    }
    byStudent.sortItems { item in
      UInt64(UInt32(bitPattern: termPlaces[Int(item)])) << 32
        | UInt64(UInt32(bitPattern: courseRanks[Int(courses[Int(item)])]))
    }
    // Students in the order of lists come into each roster in that order.
    let studentOrder = Ranking.places(of: studentRanks)
    var byCourse = Adjacency(nodeCount: courseRanks.count) { add in
      for student in studentOrder {
        for item in byStudent.items[byStudent.range(of: Int(student))] { add(courses[Int(item)], item) }
      }
    }
    byCourse.sortItems { UInt64(UInt32(bitPattern: termPlaces[Int($0)])) }
    self.byStudent = byStudent
    self.byCourse = byCourse
  }
}

/// What joins enrollments to records, a column each: enrollments are large, and are visited in many orders.
struct EnrollmentColumns: Sendable {
  let students: [Int32]
  let courses: [Int32]
  let terms: [Int32]

  /// - Complexity: O(*n*).
  init(_ enrollments: [Enrollment]) {
    var students: [Int32] = []
    var courses: [Int32] = []
    var terms: [Int32] = []
    students.reserveCapacity(enrollments.count)
    courses.reserveCapacity(enrollments.count)
    terms.reserveCapacity(enrollments.count)
    for enrollment in enrollments {
      students.append(enrollment.student)
      courses.append(enrollment.course)
      terms.append(enrollment.term)
    }
    (self.students, self.courses, self.terms) = (students, courses, terms)
  }
}

/// The places that records take in lists.
package enum Ranking {
  /// For each item of an order, the place at which it stands.
  package static func places(of order: [Int32]) -> [Int32] {
    var places = [Int32](repeating: 0, count: order.count)
    for (place, item) in order.enumerated() { places[Int(item)] = Int32(place) }
    return places
  }

  /// Terms by their start; those without dates by id, after.
  package static func order(of terms: [Term]) -> [Int32] {
    [Int32](0..<Int32(terms.count)).sorted { a, b in
      let (first, second) = (terms[Int(a)], terms[Int(b)])
      switch (first.starts, second.starts) {
      case (let start?, let other?) where start != other: return start < other
      case (nil, _?): return false
      case (_?, nil): return true
      default: return first.id == second.id ? a < b : first.id < second.id
      }
    }
  }

  /// As `Order.items`.
  package static func order(count: Int, label: (Int) -> Text, id: (Int) -> Text) -> [Int32] {
    withoutActuallyEscaping(label) { label in
      withoutActuallyEscaping(id) { id in Order(count: count, label: label, id: id).items }
    }
  }

  /// The order of records by a text that is shown, letter by letter and regardless of case and diacritics; equal ones by id.
  struct Order {
    let count: Int
    let label: (Int) -> Text
    let id: (Int) -> Text

    /// All records, in order.
    ///
    /// - Complexity: O(*n* log *n*), most comparisons being of two machine words.
    var items: [Int32] {
      var folded: [UInt8] = []
      var keyed: [(key: UInt64, start: Int32, end: Int32, item: Int32)] = []
      keyed.reserveCapacity(count)
      for item in 0..<count {
        let start = folded.count
        Folding.append(label(item).bytes, to: &folded)
        var key: UInt64 = 0
        for offset in 0..<8 {
          key = key << 8 | (start + offset < folded.count ? UInt64(folded[start + offset]) : 0)
        }
        keyed.append((key, Int32(start), Int32(folded.count), Int32(item)))
      }
      folded.withUnsafeBufferPointer { folded in
        keyed.sort { a, b in
          if a.key != b.key { return a.key < b.key }
          let first = Text(UnsafeBufferPointer(rebasing: folded[Int(a.start)..<Int(a.end)]))
          let second = Text(UnsafeBufferPointer(rebasing: folded[Int(b.start)..<Int(b.end)]))
          if first != second { return first < second }
          return precedesByID(a.item, b.item)
        }
      }
      return keyed.map(\.item)
    }

    /// All records, in order, where some of them were in order before.
    ///
    /// - Parameters:
    ///   - earlier: the records that there were, in the order of then.
    ///   - changed: those of which the text may be another one; records that came since count among them.
    /// - Complexity: O(*n*), and O(log *n*) foldings for each that changed.
    func items(after earlier: [Int32], changed: Set<Int32>) -> [Int32] {
      if changed.isEmpty, earlier.count == count { return earlier }
      guard changed.count < 1000 else { return items }
      var isChanged = [Bool](repeating: false, count: count)
      for item in changed { isChanged[Int(item)] = true }
      let kept = earlier.filter { !isChanged[Int($0)] }
      guard kept.count + changed.count == count else { return items }
      func folded(_ item: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        Folding.append(label(Int(item)).bytes, to: &bytes)
        return bytes
      }
      func precedes(_ a: (bytes: [UInt8], item: Int32), _ b: (bytes: [UInt8], item: Int32)) -> Bool {
        a.bytes == b.bytes ? precedesByID(a.item, b.item) : a.bytes.lexicographicallyPrecedes(b.bytes)
      }
      let coming = changed.map { (bytes: folded($0), item: $0) }.sorted(by: precedes)
      var result: [Int32] = []
      result.reserveCapacity(count)
      var start = 0
      for next in coming {
        var (low, high) = (start, kept.count)
        while low < high {
          let middle = (low + high) / 2
          if precedes((folded(kept[middle]), kept[middle]), next) { low = middle + 1 } else { high = middle }
        }
        result += kept[start..<low]
        result.append(next.item)
        start = low
      }
      result += kept[start...]
      return result
    }

    private func precedesByID(_ a: Int32, _ b: Int32) -> Bool {
      let (first, second) = (id(Int(a)), id(Int(b)))
      return first == second ? a < b : first < second
    }
  }
}
