import TestSupport
import Testing

@testable import Catalogue

private func term(_ id: StaticString, _ starts: String?) -> Term {
  var term = Term(header: RecordHeader(id: Text(id), file: 0))
  term.starts = starts.flatMap { CalendarDate($0.utf8) }
  return term
}

@Suite struct AdjacencyTests {
  @Test("an enrollment is no longer than a line of the processor's cache")
  func size() { #expect(MemoryLayout<Enrollment>.stride <= 64) }

  @Test("Items are grouped by node and keep their order")
  func grouping() {
    let pairs: [(Int32, Int32)] = [(2, 10), (0, 11), (2, 12), (2, 10), (3, 13)]
    let adjacency = Adjacency(nodeCount: 5) { add in for (node, item) in pairs { add(node, item) } }
    #expect((0..<5).map { Array(adjacency[$0]) } == [[11], [], [10, 12, 10], [13], []])
    #expect(adjacency.nodeCount == 5)
    #expect(adjacency.range(of: 2) == 1..<4)
    #expect(adjacency.items == [11, 10, 12, 10, 13] && adjacency.offsets == [0, 1, 1, 4, 5, 5])
  }

  @Test("Without nodes there is nothing")
  func empty() {
    #expect(Adjacency().nodeCount == 0)
    #expect(Adjacency(nodeCount: 0) { _ in }.items.isEmpty)
  }
}

@Suite struct EnrollmentGraphTests {
  @Test("Both directions hold every enrollment, newest term first, then in the order of lists")
  func order() {
    var generator = SplitMix64(seed: 42)
    let (students, courses, terms) = (40, 15, 6)
    func ranks(_ count: Int) -> [Int32] { (0..<Int32(count)).shuffled(using: &generator) }
    let (studentRanks, courseRanks, termRanks) = (ranks(students), ranks(courses), ranks(terms))
    let enrollments = (0..<1000).map { number in
      Enrollment(
        student: Int32.random(in: 0..<Int32(students), using: &generator),
        course: Int32.random(in: 0..<Int32(courses), using: &generator),
        term: Int32.random(in: -1..<Int32(terms), using: &generator), file: Int32(number), place: .fileStart)
    }
    let graph = EnrollmentGraph(
      enrollments: enrollments, termRanks: termRanks, courseRanks: courseRanks, studentRanks: studentRanks)

    func rank(_ enrollment: Enrollment) -> Int32 { enrollment.term < 0 ? -1 : termRanks[Int(enrollment.term)] }
    func expected(_ other: [Int32], _ number: (Enrollment) -> Int32, where isWanted: (Enrollment) -> Bool) -> [Int32] {
      enrollments.indices.filter { isWanted(enrollments[$0]) }.sorted { a, b in
        let (first, second) = (enrollments[a], enrollments[b])
        return (-rank(first), other[Int(number(first))], a) < (-rank(second), other[Int(number(second))], b)
      }.map(Int32.init)
    }
    for student in 0..<students {
      #expect(Array(graph.byStudent[student]) == expected(courseRanks, \.course) { $0.student == student })
    }
    for course in 0..<courses {
      #expect(Array(graph.byCourse[course]) == expected(studentRanks, \.student) { $0.course == course })
    }
    #expect(graph.byStudent.items.sorted() == Array(0..<1000) && graph.byCourse.items.sorted() == Array(0..<1000))
  }

  @Test("A catalogue without enrollments has an empty graph")
  func empty() {
    let graph = EnrollmentGraph(enrollments: [], termRanks: [], courseRanks: [0], studentRanks: [])
    #expect(graph.byStudent.nodeCount == 0 && graph.byCourse.nodeCount == 1 && graph.byCourse[0].isEmpty)
  }
}

@Suite struct RankingTests {
  @Test("Terms are ordered by their start; those without one come after, by id")
  func terms() {
    let terms = [
      term("z-undated", nil), term("spring", "2027-01-10"), term("a-undated", nil), term("fall", "2026-09-01"),
      term("b-same", "2026-09-01"), term("a-same", "2026-09-01"), term("a-same", "2026-09-01"),
    ]
    #expect(Ranking.order(of: terms) == [5, 6, 4, 3, 1, 2, 0])
    #expect(Ranking.places(of: [5, 6, 4, 3, 1, 2, 0]) == [6, 4, 5, 3, 2, 0, 1])
  }

  private static let names: [(StaticString, StaticString)] = [
    ("Zoë", "z1"), ("zoe", "z0"), ("Ångström", "a"), ("Angela", "b"), ("Ørsted", "o"), ("Oxford", "ox"), ("ß", "ss"),
    ("ST", "st"), ("SS", "s2"), ("Østergaard the second", "o2"), ("Østergaard the first", "o1"), ("", "empty"),
    ("数学", "m"), ("e\u{301}a", "e1"), ("Eb", "e2"), ("angela ", "c"), ("Angela", "a0"),
  ]

  @Test("Labels are ordered regardless of case and accents; equal ones by id")
  func labels() {
    let order = Ranking.order(
      count: Self.names.count, label: { Text(Self.names[$0].0) }, id: { Text(Self.names[$0].1) })
    #expect(
      order.map { Text(Self.names[Int($0)].1).string } == [
        "empty", "a0", "b", "c", "a", "e1", "e2", "o", "o1", "o2", "ox", "s2", "ss", "st", "z0", "z1", "m",
      ])
  }

  @Test("Records that are equal in everything keep their order")
  func ties() {
    #expect(Ranking.order(count: 4, label: { _ in Text("same") }, id: { _ in Text("id") }) == [0, 1, 2, 3])
  }
}
