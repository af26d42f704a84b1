import Synchronization
import Testing

@testable import Files

@Suite struct WorkersTests {
  @Test(
    "Results come in the order of the chunks, whoever does them",
    arguments: [1, 2, 3, 8], [(0, 1), (1, 1), (7, 3), (9, 3), (100, 7), (5, 100), (1000, 1)])
  func order(jobs: Int, work: (total: Int, chunk: Int)) {
    let ranges = Workers(jobs: jobs).map(work.total, chunk: work.chunk) { $0 }
    #expect(ranges.flatMap { Array($0) } == Array(0..<work.total))
    #expect(ranges.dropLast().allSatisfy { $0.count == work.chunk })
  }

  @Test("A worker's buffers are its own and serve all of its chunks", arguments: [1, 2, 4])
  func states(jobs: Int) {
    let made = Atomic(0)
    let counts = Workers(jobs: jobs).map(
      50, chunk: 1,
      state: {
        made.add(1, ordering: .relaxed)
        return 0
      }
    ) { (state: inout Int, _) in
      state += 1
      return state
    }
    #expect(made.load(ordering: .relaxed) <= jobs)
    // Each worker counts from 1; so there are as many ones as there were workers with something to do.
    #expect(counts.count { $0 == 1 } <= jobs)
    #expect(counts.count == 50)
  }

  @Test("Of two things each is done once, and both results come back", arguments: [1, 2, 4])
  func both(jobs: Int) {
    let done = Atomic(0)
    let (first, second) = Workers(jobs: jobs).both {
      done.add(1, ordering: .relaxed)
      return "first"
    } _: {
      // Each of the two may have workers of its own.
      done.add(10, ordering: .relaxed)
      return Workers(jobs: jobs).map(10, chunk: 1) { $0.lowerBound }
    }
    #expect(first == "first" && second == Array(0..<10))
    #expect(done.load(ordering: .relaxed) == 11)
  }

  @Test("There is at least one worker, and by default one for each core")
  func count() {
    #expect(Workers(jobs: 0).count == 1)
    #expect(Workers(jobs: -3).count == 1)
    #expect(Workers(jobs: 5).count == 5)
    #expect(Workers().count >= 1)
  }
}
