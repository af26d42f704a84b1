import Diagnostics
import Files
import FrontMatter

/// What one enrollment file is going to hold.
package struct RosterReplacement: Sendable {
  /// The file's number; nothing where it is new.
  package let file: Int32?
  /// Relative to the source folder.
  package let path: String
  /// Nothing where the file goes.
  package let bytes: [UInt8]?

  package init(file: Int32?, path: String, bytes: [UInt8]?) {
    self.file = file
    self.path = path
    self.bytes = bytes
  }
}

extension Catalogue {
  /// The catalogue as it would be read if some of its enrollment files held something else.
  ///
  /// Records keep their numbers, and so do files; a new file comes after all others, wherever its path belongs.
  ///
  /// - Complexity: O(*n*) in enrollments, most of it one copy; only the files that change are read.
  package func replacing(_ rosters: [RosterReplacement]) -> Catalogue {
    var next = self
    let replaced = Set(rosters.compactMap(\.file))
    var reader = ValueReader(arena: memory.makeArena())
    next.unresolvedEnrollmentCount -= reader.read(replaced.sorted().map { ($0, files[Int($0)].bytes.bytes) }, in: self)
      .enrollments.enrollments.count { !$0.isResolved }
    next.enrollments.removeAll { replaced.contains($0.file) }
    next.findings.removeAll { replaced.contains($0.file) }
    next.unresolved.removeAll { replaced.contains($0.file) }
    var read: [(file: Int32, bytes: UnsafeBufferPointer<UInt8>)] = []
    for roster in rosters {
      if let bytes = roster.bytes {
        let kept = bytes.withUnsafeBytes { reader.arena.copy($0) }.bindMemory(to: UInt8.self)
        read.append((roster.file ?? next.addFile(roster.path), kept))
      } else if let file = roster.file {
        next.files[Int(file)].bytes = .absent
        next.files[Int(file)].body = .fileStart
      }
    }
    next.take(reader.read(read, in: self))
    return next
  }

  /// The same catalogue, as if nothing had been wrong in reading but what is wrong in some of its files.
  package func withFaults(ofFilesIn files: Set<Int32>) -> Catalogue {
    var catalogue = self
    catalogue.findings.removeAll { !files.contains($0.file) }
    catalogue.unresolved.removeAll { !files.contains($0.file) }
    return catalogue
  }

  /// The same catalogue with one more word that stands for a term.
  package func withLabel(ofTerm word: String) -> Catalogue {
    var catalogue = self
    var word = word
    let arena = memory.makeArena()
    let label = word.withUTF8 { Text(arena.copy(UnsafeRawBufferPointer($0))) }
    catalogue.terms.append(Term(label: label))
    return catalogue
  }

  private mutating func addFile(_ path: String) -> Int32 {
    addedPaths.append(path)
    files.append(ContentFile(kind: .enrollment, entry: -Int32(addedPaths.count)))
    return Int32(files.count - 1)
  }

  /// Takes what was read of some files.
  mutating func take(_ batch: RosterBatch) { enrollments += placed(batch) }

  /// Takes what was read of some files, and leaves it to the caller where their enrollments belong.
  mutating func placed(_ batch: RosterBatch) -> [Enrollment] {
    for (file, bytes, body) in batch.contents {
      files[Int(file)].bytes = bytes
      files[Int(file)].body = body
    }
    findings += batch.findings
    unresolved += batch.unresolved
    let labels = batch.enrollments.termLabels.map { label -> Int32 in
      if let known = terms.firstIndex(where: { $0.id == label }) { return Int32(known) }
      terms.append(Term(label: label))
      return Int32(terms.count - 1)
    }
    return take([batch.enrollments.enrollments], labels: [labels], Workers(jobs: 1))
  }
}

extension ValueReader {
  /// Reads enrollment files of a catalogue from memory.
  mutating func read(
    _ rosters: [(file: Int32, bytes: UnsafeBufferPointer<UInt8>)], in catalogue: Catalogue
  ) -> RosterBatch {
    var batch = RosterBatch()
    findings = []
    unresolved = []
    let targets = catalogue.enrollmentTargets
    for (number, bytes) in rosters {
      guard bytes.count <= Bounds.fileSize else {
        file = number
        report(.limitExceeded, at: .fileStart, "the file is larger than 4 MiB")
        continue
      }
      let body = enrollments(
        FileToRead(number: number, id: .absent, bytes: bytes), targets: targets, into: &batch.enrollments)
      batch.contents.append((number, Text(bytes), body))
    }
    batch.findings = findings
    batch.unresolved = unresolved
    return batch
  }
}
