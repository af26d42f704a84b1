import Diagnostics
package import Files

extension Catalogue {
  /// Reads all of a source folder's content.
  ///
  /// Bad content throws nothing: it becomes findings.
  ///
  /// - Parameters:
  ///   - folder: the source folder, which holds `content/`.
  ///   - settings: what its settings say.
  ///   - workers: who reads.
  ///   - changes: what is taken for done although it has not been written; paths are relative to `folder`. Nothing
  ///     on the disk changes. A folder that loses its last file stays, as it does on the disk.
  ///   - listing: the same content, where it has been read already; there must be no `changes` then.
  /// - Throws: `FileError` when `content/` cannot be listed.
  /// - Complexity: O(*n*) in bytes, and O(*m* log *m*) in the files of a folder.
  package init(
    folder: String, settings: Settings, workers: Workers, changes: [FileChange] = [], listing: ContentListing? = nil
  ) throws {
    precondition(listing == nil || changes.isEmpty, "what has been read already does not know of changes")
    let content = "\(folder)/\(Self.contentFolder)"
    let tree =
      try listing?.inventory.tree
      ?? FileTree(root: content, changes: PlannedChanges(changes, below: Self.contentFolder), workers: workers)
    let files = try FileReader(folder: content)
    let inventory = listing?.inventory ?? Inventory(tree: tree)
    let memory = listing?.memory ?? ByteArena.Store()
    let loaded = listing?.texts
    self.init(settings: settings, inventory: inventory, memory: memory)
    contentDigest = ContentDigest(names: tree.folders + attachments)

    let created = Set(changes.lazy.filter { $0.old == nil }.map(\.path))
    for (number, path) in attachments.enumerated() where !created.contains(path) {
      if let error = readingError("\(folder)/\(path)") { unreadableAttachments.append((number, error.reason)) }
    }

    let entries = self.files
    let makeState: @Sendable () -> ReadingState = {
      ReadingState(files: files, tree: tree, memory: memory, loaded: loaded)
    }

    // Enrollments refer to records, so records come first, and enrollments resolve as they are read.
    let recordFiles = inventory.numbers { $0 != .enrollment }
    let records = workers.map(recordFiles.count, chunk: 128, state: makeState) { state, range in
      state.readRecords(recordFiles[range], of: entries, settings: settings)
    }
    take(records, workers)
    if let number = inventory.home {
      var state = makeState()
      let (page, file, findings, digest) = state.readHome(number, of: entries)
      home = page
      self.files[Int(number)] = file
      self.findings += findings
      contentDigest.insert(digest)
    }

    let targets = enrollmentTargets
    let rosterFiles = inventory.numbers { $0 == .enrollment }
    let rosters = workers.map(rosterFiles.count, chunk: 64, state: makeState) { state, range in
      state.readEnrollments(rosterFiles[range], of: entries, targets: targets)
    }
    link(with: rosters, workers)
    if let listing { contentDigest = listing.digest }
  }

  /// Puts the records of all batches together, in their order.
  private mutating func take(_ batches: [RecordBatch], _ workers: Workers) {
    // Two halves of about the same work.
    let (all, identifiers) = workers.both { () -> RecordBatch in
      var all = RecordBatch()
      all.students.reserveCapacity(batches.reduce(0) { $0 + $1.students.count })
      for batch in batches { all.append(batch) }
      return all
    } _: {
      RecordKind.allCases.map { kind in IdentifierTable(Array(batches.lazy.map { $0.ids(of: kind) }.joined())) }
    }
    self.identifiers = identifiers
    for batch in batches {
      for (file, bytes, body) in batch.contents {
        files[Int(file)].bytes = bytes
        files[Int(file)].body = body
      }
    }
    courses = all.courses
    students = all.students
    terms = all.terms
    departments = all.departments
    instructors = all.instructors
    programs = all.programs
    pages = all.pages
    findings += all.findings
    contentDigest.insert(all.digest)
  }

  /// Resolves what records refer to, and takes the enrollments.
  private mutating func link(with rosters: [RosterBatch], _ workers: Workers) {
    var linker = Linker(
      identifiers: identifiers, kindsWithRecords: kindsWithRecords, extra: settings.extra)
    linker.link(&courses)
    linker.link(&students)
    linker.link(&instructors)
    linker.link(&programs)
    linker.linkExtra(of: terms)
    linker.linkExtra(of: departments)
    linker.linkExtra(of: pages)
    unresolved = linker.unresolved
    var labels: [[Int32]] = []
    labels.reserveCapacity(rosters.count)
    for roster in rosters {
      for (file, bytes, body) in roster.contents {
        files[Int(file)].bytes = bytes
        files[Int(file)].body = body
      }
      findings += roster.findings
      unresolved += roster.unresolved
      contentDigest.insert(roster.digest)
      labels.append(roster.enrollments.termLabels.map { linker.label($0, of: .term) })
    }
    add(rosters.map(\.enrollments.enrollments), labels: labels, workers)
    if !kindsWithRecords.contains(.term) { terms = linker.labels(of: .term).map { Term(label: $0) } }
    if !kindsWithRecords.contains(.department) {
      departments = linker.labels(of: .department).map { Department(label: $0) }
    }
    if !kindsWithRecords.contains(.instructor) {
      instructors = linker.labels(of: .instructor).map { Instructor(label: $0) }
    }
    if !kindsWithRecords.contains(.program) { programs = linker.labels(of: .program).map { Program(label: $0) } }
  }

  /// What enrollments are resolved against.
  var enrollmentTargets: EnrollmentTargets {
    EnrollmentTargets(
      courses: courses, courseIDs: identifiers(of: .course), studentIDs: identifiers(of: .student),
      termIDs: identifiers(of: .term), termsAreRecords: kindsWithRecords.contains(.term))
  }

  /// Takes those enrollments of which every reference resolves, and counts the others.
  ///
  /// - Parameters:
  ///   - batches: what was read, in order.
  ///   - labels: of each batch, the numbers of the terms that are labels, which enrollments count from -2 downwards.
  mutating func add(_ batches: [[Enrollment]], labels: [[Int32]], _ workers: Workers) {
    let added = take(batches, labels: labels, workers)
    if enrollments.isEmpty { enrollments = added } else { enrollments += added }
  }

  /// As above, and leaves it to the caller where they belong.
  mutating func take(_ batches: [[Enrollment]], labels: [[Int32]], _ workers: Workers) -> [Enrollment] {
    let resolved = batches.map { $0.count(where: \.isResolved) }
    unresolvedEnrollmentCount += zip(batches, resolved).reduce(0) { $0 + $1.0.count - $1.1 }
    var ends: [Int] = []
    for count in resolved { ends.append((ends.last ?? 0) + count) }
    let passing = settings.grades?.passing
    /// Without a list of passing grades, what is completed is passed.
    @Sendable func passes(_ grade: Text) -> Bool { passing.map { $0.contains { grade == $0 } } ?? true }
    let total = ends.last ?? 0
    return [Enrollment](unsafeUninitializedCapacity: total) { buffer, count in
      // Each batch fills a part of its own.
      nonisolated(unsafe) let room = buffer
      _ = workers.map(batches.count, chunk: 16) { [ends, resolved] range in
        for batch in range {
          var next = ends[batch] - resolved[batch]
          for var enrollment in batches[batch] where enrollment.isResolved {
            enrollment.isPassed = enrollment.status == .completed && passes(enrollment.grade)
            if enrollment.term < Reference.unresolved {
              enrollment.term = labels[batch][Int(-2 - enrollment.term)]
            }
            room.initializeElement(at: next, to: enrollment)
            next += 1
          }
        }
      }
      count = total
    }
  }
}
