/// Where enrollments stand since some files were read anew.
struct EnrollmentShift {
  /// The enrollments of one such file, where they stood and where they stand.
  struct Part {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// In order.
  let parts: [Part]

  /// - Parameters:
  ///   - before: sorted by file, as is `now`.
  ///   - rosters: the files that were read anew; all others say the same in both.
  init(from before: [Enrollment], to now: [Enrollment], rosters: Set<Int32>) {
    parts = rosters.sorted().map { Part(old: before.range(ofFile: $0), new: now.range(ofFile: $0)) }
  }

  /// Where an enrollment stands now that is in no file that was read anew.
  @inline(__always)
  func place(of item: Int32) -> Int32 {
    var place = item
    for part in parts where part.old.lowerBound <= Int(item) {
      place += Int32(truncatingIfNeeded: part.new.count - part.old.count)
    }
    return place
  }

  func contains(_ item: Int32) -> Bool { parts.contains { $0.old.contains(Int(item)) } }
}

extension Array where Element == Enrollment {
  /// The places of a file's enrollments, in an array that is sorted by file.
  func range(ofFile file: Int32) -> Range<Int> {
    func place(_ file: Int32) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if self[middle].file < file { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return place(file)..<place(file + 1)
  }
}

extension EnrollmentGraph {
  /// The place of each term in time, and of each course and student in lists.
  struct Ranks {
    let terms: [Int32]
    let courses: [Int32]
    let students: [Int32]
  }

  /// The graph of enrollments of which some files were read anew.
  ///
  /// - Parameters:
  ///   - old: the graph of the enrollments before.
  ///   - rosters: the files that were read anew.
  ///   - moved: students that may stand elsewhere in lists; those that are not among them stand as they did to one another,
  ///     and so do courses and terms.
  /// - Complexity: O(*n*) copies, and what the students and courses cost of which enrollments are different.
  init(
    after old: EnrollmentGraph, _ before: [Enrollment], _ now: [Enrollment], rosters: Set<Int32>, moved: Set<Int32>,
    _ ranks: Ranks
  ) {
    let shift = EnrollmentShift(from: before, to: now, rosters: rosters)
    var ofStudents: [Int32: [Int32]] = [:]
    var ofCourses: [Int32: [Int32]] = [:]
    for part in shift.parts {
      for enrollment in before[part.old] {
        ofStudents[enrollment.student, default: []] += []
        ofCourses[enrollment.course, default: []] += []
      }
      for item in part.new {
        ofStudents[now[item].student, default: []].append(Int32(item))
        ofCourses[now[item].course, default: []].append(Int32(item))
      }
    }
    let termCount = Int32(ranks.terms.count)
    func key(_ item: Int32, _ rank: Int32) -> UInt64 {
      let term = now[Int(item)].term
      let place = term < 0 ? termCount : termCount - 1 - ranks.terms[Int(term)]
      return UInt64(UInt32(bitPattern: place)) << 32 | UInt64(UInt32(bitPattern: rank))
    }
    /// What a node is joined to now: what stayed, and what came.
    func list(_ adjacency: Adjacency, _ node: Int32, _ came: [Int32], _ rank: (Enrollment) -> Int32) -> [Int32] {
      var items = came
      if Int(node) < adjacency.nodeCount {
        for item in adjacency[Int(node)] where !shift.contains(item) { items.append(shift.place(of: item)) }
      }
      let keyed = items.map { (key: key($0, rank(now[Int($0)])), item: $0) }
      return keyed.sorted { a, b in a.key != b.key ? a.key < b.key : a.item < b.item }.map(\.item)
    }
    let byStudentLists = Dictionary(
      uniqueKeysWithValues: ofStudents.map { node, came in
        (node, list(old.byStudent, node, came) { ranks.courses[Int($0.course)] })
      })
    byStudent = old.byStudent.replacing(byStudentLists, nodeCount: ranks.students.count, shift)
    // A student who moves does so in every roster.
    for student in moved {
      for item in byStudent[Int(student)] { ofCourses[now[Int(item)].course, default: []] += [] }
    }
    let byCourseLists = Dictionary(
      uniqueKeysWithValues: ofCourses.map { node, came in
        (node, list(old.byCourse, node, came) { ranks.students[Int($0.student)] })
      })
    byCourse = old.byCourse.replacing(byCourseLists, nodeCount: ranks.courses.count, shift)
  }
}

extension Adjacency {
  /// The same with other lists for some nodes, and for nodes that came after all others, and with all items where they
  /// stand now.
  ///
  /// - Complexity: O(*n*) copies.
  fileprivate func replacing(_ lists: [Int32: [Int32]], nodeCount: Int, _ shift: EnrollmentShift) -> Adjacency {
    if lists.isEmpty, nodeCount == self.nodeCount { return self }
    var offsets: [Int32] = [0]
    var items: [Int32] = []
    offsets.reserveCapacity(nodeCount + 1)
    items.reserveCapacity(self.items.count + lists.values.reduce(0) { $0 + $1.count })
    func copy(_ nodes: Range<Int>) {
      guard !nodes.isEmpty else { return }
      let first = self.offsets[nodes.lowerBound]
      let delta = Int32(items.count) - first
      for node in nodes { offsets.append(self.offsets[node + 1] + delta) }
      let slice = self.items[Int(first)..<Int(self.offsets[nodes.upperBound])]
      if shift.parts.isEmpty {
        items += slice
      } else {
        for item in slice { items.append(shift.place(of: item)) }
      }
    }
    var next = 0
    for node in lists.keys.sorted() {
      copy(next..<Swift.max(next, min(Int(node), self.nodeCount)))
      while offsets.count <= Int(node) { offsets.append(Int32(items.count)) }
      items += lists[node] ?? []
      offsets.append(Int32(items.count))
      next = Int(node) + 1
    }
    if next < self.nodeCount { copy(next..<self.nodeCount) }
    while offsets.count <= nodeCount { offsets.append(Int32(items.count)) }
    return Adjacency(offsets: offsets, items: items)
  }
}
