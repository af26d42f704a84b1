import Foundation
import TestSupport
import Testing

@Suite("A build that is killed", .serialized)
struct KilledBuildTests {
  /// How often a build is killed; machines that test every change need not wait for as many.
  private static let count = ProcessInfo.processInfo.environment["CI"] == nil ? 240 : 40

  /// How long a build of everything takes, in microseconds.
  private func duration(_ site: PublishedSite) throws -> UInt32 {
    let clock = ContinuousClock()
    var longest = Duration.zero
    for edition in [PublishedSite.Edition.new, .old, .new, .old] {
      let start = clock.now
      #expect(try site.build(edition).status == 0)
      longest = max(longest, clock.now - start)
    }
    return UInt32(longest / .microseconds(1))
  }

  @Test("at a random instant leaves the site as it was or as it is to be, byte for byte, and the next one heals")
  func random() throws {
    try PublishedSite.prepared { site in
      let duration = try duration(site)
      var random = SplitMix64(seed: 4)
      var current = PublishedSite.Edition.old
      var outcomes: [Bool: Int] = [:]
      for number in 0..<Self.count {
        let target = current.other
        // Most of them while something is written; the start of a build is long and harmless.
        let range = number % 4 == 0 ? 0..<duration : duration / 3..<duration + duration / 10
        let wasKilled = try site.killedBuild(target, afterMicroseconds: .random(in: range, using: &random))
        let found = try site.edition()
        let strange = found == nil ? try site.strangeFiles(than: target) : []
        #expect(found != nil, "kill \(number): \(strange.prefix(5))")
        if wasKilled { outcomes[found == target, default: 0] += 1 }
        if !wasKilled { #expect(found == target, "kill \(number) came too late") }
        // Not every time, so that a kill also meets what an earlier one has left.
        if number % 3 == 0 || found == nil { try site.heal(found ?? target, "kill \(number)") }
        current = found ?? target
      }
      #expect(outcomes[false, default: 0] > Self.count / 10, "\(outcomes)")
      try site.heal(.new, "at last")
    }
  }

  @Test("the first time leaves no site or a whole one")
  func first() throws {
    try PublishedSite.prepared { site in
      let duration = try duration(site)
      var random = SplitMix64(seed: 5)
      for number in 0..<Self.count / 4 {
        if site.source.exists("public") { try site.output.remove("") }
        _ = try site.killedBuild(.new, afterMicroseconds: .random(in: duration / 4..<duration, using: &random))
        guard site.source.exists("public") else { continue }
        let strange = try site.strangeFiles(than: .new).filter { !PublishedSite.isForeign($0) }
        #expect(strange == [], "kill \(number)")
      }
      #expect(try site.build(.new).status == 0)
      #expect(try site.leftovers() == [])
    }
  }

  @Test("where folders cannot be exchanged is healed by the next one")
  func mountPoint() throws {
    var mount: Mount?
    defer { mount?.end() }
    try PublishedSite.prepared(output: "disk") { source in
      try source.makeFolder("disk")
      mount = Mount(at: source.path(of: "disk"), "size=64m")
      return mount != nil
    } _: { site in
      let duration = try duration(site)
      var random = SplitMix64(seed: 6)
      var mixed = 0
      for number in 0..<Self.count / 4 {
        let target: PublishedSite.Edition = number % 2 == 0 ? .new : .old
        _ = try site.killedBuild(
          target, afterMicroseconds: .random(in: duration / 3..<duration + duration / 10, using: &random))
        if try site.edition() == nil { mixed += 1 }
        // The other one, so that nothing of the killed build may remain; or the same.
        try site.heal(number % 3 == 0 ? target.other : target, "kill \(number)")
      }
      print("\(mixed) of \(Self.count / 4) killed builds on a mount point left a mixed site until the next build")
    }
  }

  /// The system calls by which a build can leave anything behind.
  private static let calls = [
    "openat", "mkdir", "mkdirat", "write", "pwrite64", "fsync", "fdatasync", "syncfs", "fchmod", "fchmodat", "fchown",
    "link", "linkat", "symlinkat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "ftruncate",
    "flock", "utimensat",
  ]

  /// Calls that a build makes once it has begun to write, each by its number among all of the same name.
  ///
  /// - Returns: all of the rare ones, and some of those that are made for each file; nothing where that cannot be traced.
  private func tracedCalls(_ site: PublishedSite) throws -> [(call: String, number: Int)]? {
    let log = site.source.path(of: ".registrar/trace")
    let words = ["-f", "-o", log, "-e", "trace=" + Self.calls.joined(separator: ",")]
    guard (try? site.build(.new, through: "strace", words, jobs: 1))?.status == 0 else {
      print("skipped, because there is no strace, or it must not trace")
      return nil
    }
    var counts: [String: Int] = [:]
    var traced: [(call: String, number: Int)] = []
    var isWriting = false
    for line in try site.source.text(of: ".registrar/trace").split(separator: "\n") {
      guard let call = Self.calls.first(where: { line.contains(" \($0)(") }) else { continue }
      counts[call, default: 0] += 1
      isWriting = isWriting || line.contains("O_CREAT") || line.contains("mkdir")
      if isWriting { traced.append((call, counts[call, default: 0])) }
    }
    try site.source.remove(".registrar/trace")
    let totals = Dictionary(grouping: traced, by: \.call).mapValues(\.count)
    var random = SplitMix64(seed: 7)
    let budget = ProcessInfo.processInfo.environment["CI"] == nil ? 12 : 3
    return traced.filter { call, _ in
      let total = totals[call, default: 1]
      return total <= budget || Int.random(in: 0..<total, using: &random) < budget
    }
  }

  @Test("at a system call does so too, whichever it is")
  func atEachCall() throws {
    try PublishedSite.prepared(students: 12) { site in
      guard let calls = try tracedCalls(site) else { return }
      #expect(calls.contains { $0.call == "renameat2" })
      var outcomes: Set<Bool> = []
      for (call, number) in calls {
        try site.heal(.old, "before")
        let build = try site.build(
          .new, through: "strace",
          ["-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):signal=KILL:when=\(number)"], jobs: 1)
        #expect(build.status != 0, "\(call) \(number)")
        let found = try site.edition()
        #expect(found != nil, "\(call) \(number)")
        outcomes.insert(found == .new)
        try site.heal(.new, "\(call) \(number)")
      }
      #expect(outcomes.count == 2)
    }
  }

  @Test("A system call that fails for want of room leaves the site as it was, or does not matter")
  func failing() throws {
    try PublishedSite.prepared(students: 12) { site in
      guard let calls = try tracedCalls(site) else { return }
      for (call, number) in calls {
        try site.heal(.old, "before")
        let build = try site.build(
          .new, through: "strace",
          ["-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):error=ENOSPC:when=\(number)"], jobs: 1)
        let found = try site.edition()
        switch build.status {
        case 0: #expect(found == .new, "\(call) \(number)")
        case 74:
          #expect(build.errorText.hasPrefix("error: cannot "), "\(call) \(number): \(build.errorText)")
          #expect(found == .old, "\(call) \(number): \(build.errorText)")
        default: Issue.record("\(call) \(number): \(build.status) \(build.errorText)")
        }
        try site.heal(.new, "\(call) \(number)")
      }
    }
  }
}
