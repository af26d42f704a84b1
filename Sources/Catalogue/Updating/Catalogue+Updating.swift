import Diagnostics
import Files
import FrontMatter

extension Catalogue {
  /// The catalogue as it would be read now that some of its files hold something else.
  ///
  /// Records and files keep their numbers; new ones come after all others. Only what changed is read, and what depends on
  /// it: rosters of a course whose sections changed, and whatever referred in vain to a record that is there now.
  ///
  /// - Parameter files: what changed; files that are none of the content's are passed over.
  /// - Returns: the catalogue and what is different; `nil` where only reading everything anew can tell, as when an id goes.
  /// - Complexity: O(*n*) in records and enrollments, most of it copies.
  package func updating(_ files: [ChangedFile]) -> (catalogue: Catalogue, change: CatalogueChange)? {
    // What a link leads to may be among the files that changed.
    if tree.entries.contains(where: { $0.kind == .linkToFile }) { return nil }
    var update = CatalogueUpdate(self)
    for file in files {
      guard update.read(file) else { return nil }
    }
    guard update.finish() else { return nil }
    return (update.next, update.change)
  }

  /// The same content under other settings; `nil` where it would be read differently under them.
  package func with(_ settings: Settings) -> Catalogue? {
    guard settings.extra == self.settings.extra, settings.grades == self.settings.grades,
      settings.schemaVersion == self.settings.schemaVersion
    else { return nil }
    var next = self
    next.settings = settings
    return next
  }
}

/// A catalogue on its way from what its files held to what they hold now.
private struct CatalogueUpdate {
  private let old: Catalogue
  private(set) var next: Catalogue
  private(set) var change = CatalogueChange()
  private var reader: ValueReader
  /// The rosters that are still to be read, with what they hold, or nothing where they are gone.
  private var rosters: [Int32: UnsafeBufferPointer<UInt8>?] = [:]
  /// The files of records that were read.
  private var recordFiles: Set<Int32> = []
  /// The kinds of which there are more records than before.
  private var grownKinds: Set<RecordKind> = []
  /// The courses of which some enrollment may now be in another section.
  private var coursesWithOtherSections: Set<Int32> = []

  init(_ catalogue: Catalogue) {
    old = catalogue
    next = catalogue
    reader = ValueReader(arena: catalogue.memory.makeArena(blockSize: 64 << 10))
  }

  /// Takes one file.
  ///
  /// - Returns: false where everything must be read.
  mutating func read(_ file: ChangedFile) -> Bool {
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.first == Catalogue.contentFolder[...], parts.count > 1 else { return true }
    if parts.contains(where: { $0.hasPrefix(".") }) { return true }
    guard file.path.hasSuffix(".md"), parts.last != ".md" else {
      // What such a file holds does not matter, only whether it is there.
      let isKnown = old.hasAttachment(at: file.path)
      return isKnown == (file.bytes != nil)
    }
    guard (file.bytes?.count ?? 0) <= Bounds.fileSize else { return false }
    let number = old.file(at: file.path)
    guard let number else {
      guard let bytes = file.bytes else { return true }
      return add(file.path, kind: RecordKind(folder: parts[1]), depth: parts.count, bytes)
    }
    guard old.isPlain(number) else { return false }
    let entry = old.files[Int(number)]
    var bytes: UnsafeBufferPointer<UInt8>?
    if let new = file.bytes { bytes = kept(new) }
    if entry.kind == .enrollment {
      rosters[number] = .some(bytes)
      return true
    }
    guard let bytes else { return false }
    return replace(number, bytes)
  }

  private mutating func kept(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
    bytes.withUnsafeBytes { reader.arena.copy($0) }.bindMemory(to: UInt8.self)
  }

  // MARK: Records

  private mutating func add(_ path: String, kind: RecordKind?, depth: Int, _ bytes: [UInt8]) -> Bool {
    // The first record of a kind makes references of labels.
    guard let kind, depth > 2, kind == .enrollment || old.kindsWithRecords.contains(kind) else { return false }
    let number = Int32(next.files.count)
    next.addedPaths.append(path)
    next.files.append(ContentFile(kind: kind, entry: -Int32(next.addedPaths.count)))
    let bytes = kept(bytes)
    if kind == .enrollment {
      rosters[number] = .some(bytes)
      return true
    }
    var name = String(path.split(separator: "/").last?.dropLast(3) ?? "")
    // The folders of a page are part of its id.
    if kind == .page { name = String(path.dropFirst("content/pages/".utf8.count).dropLast(3)) }
    let id = name.withUTF8 { Text(reader.arena.copy(UnsafeRawBufferPointer($0))) }
    for part in name.split(separator: "/") {
      guard Array(part.utf8).withUnsafeBufferPointer({ Identifier.fault(in: $0) }) == nil else { return false }
    }
    guard read(kind, number, id, bytes, isNew: true) else { return false }
    grownKinds.insert(kind)
    return true
  }

  private mutating func replace(_ number: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let kind = old.files[Int(number)].kind else {
      guard old.path(ofFile: number) == "\(Catalogue.contentFolder)/index.md" else { return false }
      reader.findings = []
      let (page, body, findings) = reader.home(number, bytes)
      next.home = page
      take(number, bytes, body, findings)
      return true
    }
    // A file's name gives the id, unless it says another.
    let path = old.path(ofFile: number)
    let start =
      kind == .page ? "content/pages/".utf8.count : path.utf8.count - (path.split(separator: "/").last?.utf8.count ?? 0)
    var name = String(path.dropFirst(start).dropLast(3))
    let id = name.withUTF8 { Text(reader.arena.copy(UnsafeRawBufferPointer($0))) }
    return read(kind, number, id, bytes, isNew: false)
  }

  /// Reads one record.
  private mutating func read(
    _ kind: RecordKind, _ number: Int32, _ id: Text, _ bytes: UnsafeBufferPointer<UInt8>, isNew: Bool
  ) -> Bool {
    reader.findings = []
    let file = FileToRead(number: number, id: id, bytes: bytes)
    let extra = next.settings.extra[kind]
    switch kind {
    case .course:
      let (course, body) = reader.course(file, extra: extra)
      let place = next.courses.place(ofFile: number)
      if let place, !next.courses[place].offerings.haveSameSections(as: course.offerings) {
        coursesWithOtherSections.insert(Int32(place))
      }
      return put(course, body, file, isNew, \.courses)
    case .student:
      let (student, body) = reader.student(file, extra: extra)
      return put(student, body, file, isNew, \.students)
    case .term:
      let (term, body) = reader.term(file, extra: extra)
      return put(term, body, file, isNew, \.terms)
    case .department:
      let (department, body) = reader.department(file, extra: extra)
      return put(department, body, file, isNew, \.departments)
    case .instructor:
      let (instructor, body) = reader.instructor(file, extra: extra)
      return put(instructor, body, file, isNew, \.instructors)
    case .program:
      let (program, body) = reader.program(file, extra: extra)
      return put(program, body, file, isNew, \.programs)
    case .page:
      let (page, body) = reader.page(file, extra: extra)
      return put(page, body, file, isNew, \.pages)
    case .enrollment: return false
    }
  }

  /// Puts a record where the one was that its file described before.
  private mutating func put<Record: CatalogueRecord>(
    _ record: Record, _ body: Place, _ file: FileToRead, _ isNew: Bool, _ records: WritableKeyPath<Catalogue, [Record]>
  ) -> Bool {
    let place: Int
    if isNew {
      place = next[keyPath: records].count
      next[keyPath: records].append(record)
    } else {
      guard let known = next[keyPath: records].place(ofFile: file.number) else { return false }
      guard next[keyPath: records][known].id == record.id else { return false }
      place = known
      next[keyPath: records][place] = record
    }
    change.records[Record.kind, default: []].insert(Int32(place))
    take(file.number, file.bytes, body, reader.findings)
    return true
  }

  private mutating func take(
    _ file: Int32, _ bytes: UnsafeBufferPointer<UInt8>, _ body: Place, _ findings: [Finding]
  ) {
    next.files[Int(file)].bytes = Text(bytes)
    next.files[Int(file)].body = body
    forget([file])
    next.findings += findings
    recordFiles.insert(file)
    note(findings)
  }

  private mutating func forget(_ files: Set<Int32>) {
    next.findings.removeAll { files.contains($0.file) }
    next.unresolved.removeAll { files.contains($0.file) }
  }

  private mutating func note(_ findings: [Finding]) {
    let unusable = [Rule.frontMatterMissing, .frontMatterSyntax, .invalidEncoding, .limitExceeded]
    if findings.contains(where: { unusable.contains($0.rule) }) { change.isLossy = true }
  }

  // MARK: What depends on it

  /// Resolves references, and reads the rosters.
  ///
  /// - Returns: false where everything must be read.
  mutating func finish() -> Bool {
    for kind in grownKinds { next.identifiers[Int(kind.rawValue)] = IdentifierTable(next.headers(of: kind).map(\.id)) }
    guard readWhatReferredInVain() else { return false }
    link()
    if !coursesWithOtherSections.isEmpty {
      for enrollment in old.enrollments where coursesWithOtherSections.contains(enrollment.course) {
        readAgain(enrollment.file)
      }
      for reference in old.unresolved { readAgain(reference.file) }
    }
    readRosters()
    return true
  }

  private mutating func readAgain(_ file: Int32) {
    guard old.files[Int(file)].kind == .enrollment, rosters[file] == nil, !old.files[Int(file)].bytes.isAbsent else {
      return
    }
    rosters[file] = .some(old.files[Int(file)].bytes.bytes)
  }

  /// Reads what refers to a record that was not there.
  private mutating func readWhatReferredInVain() -> Bool {
    for reference in old.unresolved {
      guard case .record(let kind) = reference.wanted, grownKinds.contains(kind),
        next.identifiers(of: kind).find(reference.text) >= 0
      else { continue }
      if old.files[Int(reference.file)].kind == .enrollment {
        readAgain(reference.file)
      } else if !recordFiles.contains(reference.file) {
        guard old.isPlain(reference.file), replace(reference.file, old.files[Int(reference.file)].bytes.bytes) else {
          return false
        }
      }
    }
    return true
  }

  private mutating func link() {
    var linker = Linker(next)
    func each<Record: CatalogueRecord>(
      _ records: WritableKeyPath<Catalogue, [Record]>, _ link: (inout Linker, inout [Record]) -> Void
    ) {
      for number in (change.records[Record.kind] ?? []).sorted() {
        var one = [next[keyPath: records][Int(number)]]
        link(&linker, &one)
        next[keyPath: records][Int(number)] = one[0]
      }
    }
    each(\.courses) { $0.link(&$1) }
    each(\.students) { $0.link(&$1) }
    each(\.instructors) { $0.link(&$1) }
    each(\.programs) { $0.link(&$1) }
    each(\.terms) { $0.linkExtra(of: $1) }
    each(\.departments) { $0.linkExtra(of: $1) }
    each(\.pages) { $0.linkExtra(of: $1) }
    next.unresolved += linker.unresolved
    func grow<Record: CatalogueRecord>(_ records: inout [Record], _ make: (Text) -> Record) {
      if next.kindsWithRecords.contains(Record.kind) { return }
      for label in linker.labels(of: Record.kind).dropFirst(records.count) { records.append(make(label)) }
    }
    var (terms, departments, instructors, programs) = (next.terms, next.departments, next.instructors, next.programs)
    grow(&terms) { Term(label: $0) }
    grow(&departments) { Department(label: $0) }
    grow(&instructors) { Instructor(label: $0) }
    grow(&programs) { Program(label: $0) }
    (next.terms, next.departments, next.instructors, next.programs) = (terms, departments, instructors, programs)
  }

  private mutating func readRosters() {
    if rosters.isEmpty { return }
    change.hasEnrollments = true
    change.rosters = Set(rosters.keys)
    let known = rosters.keys.filter { $0 < old.files.count }
    if old.unresolvedEnrollmentCount > 0 {
      let before = known.sorted().map { ($0, old.files[Int($0)].bytes.bytes) }.filter { !$0.1.isEmpty }
      next.unresolvedEnrollmentCount -= reader.read(before, in: old).enrollments.enrollments.count { !$0.isResolved }
    }
    forget(Set(known))
    var parts: [(file: Int32, enrollments: [Enrollment])] = []
    for (file, bytes) in rosters.sorted(by: { $0.key < $1.key }) {
      guard let bytes else {
        next.files[Int(file)].bytes = .absent
        next.files[Int(file)].body = .fileStart
        parts.append((file, []))
        continue
      }
      let batch = reader.read([(file, bytes)], in: next)
      note(batch.findings)
      parts.append((file, next.placed(batch)))
    }
    next.enrollments = next.enrollments.replacing(parts)
  }
}

extension Array where Element == Enrollment {
  /// The enrollments, sorted by file, with those of some files in place of the old ones.
  ///
  /// - Parameter parts: sorted by file.
  fileprivate func replacing(_ parts: [(file: Int32, enrollments: [Enrollment])]) -> [Enrollment] {
    var result: [Enrollment] = []
    result.reserveCapacity(count + parts.reduce(0) { $0 + $1.enrollments.count })
    var start = 0
    for part in parts {
      let first = place(of: part.file, from: start)
      var end = first
      while end < count, self[end].file == part.file { end += 1 }
      result += self[start..<first]
      result += part.enrollments
      start = end
    }
    result += self[start...]
    return result
  }

  private func place(of file: Int32, from start: Int) -> Int {
    var (low, high) = (start, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].file < file { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Array where Element: CatalogueRecord {
  /// The place of the record that a file describes; records are sorted by their files.
  fileprivate func place(ofFile file: Int32) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].header.file < file { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].header.file == file ? low : nil
  }
}

extension Run where Element == Offering {
  /// Whether enrollments would find the same sections in the same terms.
  fileprivate func haveSameSections(as other: Run<Offering>) -> Bool {
    count == other.count
      && zip(self, other).allSatisfy { a, b in
        a.section == b.section && a.isSectionUnclear == b.isSectionUnclear && a.term?.text == b.term?.text
      }
  }
}

extension Catalogue {
  /// The paths of all files below a folder that were there when it was read, relative to the source folder.
  ///
  /// - Complexity: O(*n*) in files.
  package func paths(below folder: String) -> [String] {
    let prefix = "\(folder)/"
    return files.indices.filter { !files[$0].bytes.isAbsent }.map { path(ofFile: Int32($0)) }.filter {
      $0.hasPrefix(prefix)
    } + attachments.filter { $0.hasPrefix(prefix) }
  }

  /// Whether a file held just these bytes when it was read.
  package func holds(_ bytes: [UInt8], at path: String) -> Bool {
    guard let file = file(at: path), !files[Int(file)].bytes.isAbsent else { return false }
    return files[Int(file)].bytes.bytes.elementsEqual(bytes)
  }

  /// The number of the Markdown file with a path, which is relative to the source folder.
  fileprivate func file(at path: String) -> Int32? {
    if let number = addedPaths.lastIndex(of: path) {
      return files.lastIndex { $0.entry == -1 - Int32(number) }.map(Int32.init)
    }
    guard let entry = tree.entry(at: String(path.dropFirst(Self.contentFolder.utf8.count + 1))) else { return nil }
    return files.firstIndex { $0.entry == Int32(entry) }.map(Int32.init)
  }

  /// Whether a file is just that, and not a link or something that cannot be read.
  fileprivate func isPlain(_ file: Int32) -> Bool {
    let entry = Int(files[Int(file)].entry)
    return entry < 0 || tree.entries[entry].kind == .file
  }

  fileprivate func hasAttachment(at path: String) -> Bool {
    var (low, high) = (0, attachments.count)
    while low < high {
      let middle = (low + high) / 2
      if attachments[middle].utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return low < attachments.count && attachments[low] == path
  }
}
