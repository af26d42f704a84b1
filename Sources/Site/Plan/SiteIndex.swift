package import Catalogue
package import Files

/// What all pages of a site need to know: which records have a page, in which order, under which address.
///
/// It is made once, from what the audience may see and nothing else, and never changes.
package final class SiteIndex: Sendable {
  static let groupKinds: [RecordKind] = [.department, .program, .instructor]

  package let view: AudienceView
  /// Those with a page, in the order of lists.
  let courses: [Int32]
  let students: [Int32]
  /// Newest first.
  let terms: [Int32]
  let pages: [Int32]
  /// How the codes of courses begin, in the order of their list.
  let subjects: [Subject]
  private let groups: [[Int32]]
  /// The redirects that old ids ask for.
  let aliases: [Alias]
  /// What searches can be narrowed down by, where the settings ask for a search.
  let filters: CourseFilters
  private let memory: ByteArena.Store
  /// Where the texts of `studentLinks` lie, which an index shares with those after it.
  private let studentMemory: ByteArena.Store
  private let termRanks: [Int32]
  private let instructorNumbers: [Text: Int32]
  /// The word that stands for each term, department, programme and instructor in addresses.
  private let addresses: [[Text]]
  /// What links to courses and to students say, which are most of all links.
  let courseLinks: LinkTexts
  let studentLinks: LinkTexts

  struct Alias: Sendable {
    let kind: RecordKind
    let record: Int32
    /// Relative to the output.
    let path: String
    let word: Word
  }

  /// - Parameter earlier: the index of a view that this one was before some files were read anew, and what is different.
  /// - Complexity: O(*n* log *n*) in groups and pages, O(*n*) in students and courses.
  package init(
    view: AudienceView, workers: Workers = Workers(jobs: 1),
    after earlier: (index: SiteIndex, change: CatalogueChange)? = nil
  ) {
    self.view = view
    courses = view.published(.course, in: view.order.courses)
    students = view.published(.student, in: view.order.students)
    terms = view.published(.term, in: view.order.terms.reversed())
    let order: (RecordKind, Int, @escaping (Int) -> Text) -> [Int32] = { kind, count, label in
      view.published(kind, in: Ranking.order(count: count, label: label, id: label))
    }
    let departments = view.departments
    let programs = view.programs
    let instructors = view.instructors
    groups = [
      order(.department, departments.count) { departments[$0].displayName },
      order(.program, programs.count) { programs[$0].displayName },
      order(.instructor, instructors.count) { instructors[$0].displayName },
    ]
    filters =
      view.settings.outputs.contains(.search)
      ? CourseFilters(view: view, courses: courses, terms: terms) : CourseFilters()
    let freePages = view.pages
    pages = order(.page, freePages.count) { freePages[$0].displayName }.sorted { a, b in
      switch (freePages[Int(a)].order, freePages[Int(b)].order) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?), (_?, _?), (nil, nil): false
      }
    }
    instructorNumbers = Dictionary(
      instructors.indices.lazy.filter { instructors[$0].header.file >= 0 }.map { (instructors[$0].id, Int32($0)) },
      uniquingKeysWith: { first, _ in first })
    termRanks = Ranking.places(of: view.order.terms)
    // Who is not shown has no address, so it matters who that is.
    let old = earlier.flatMap { earlier in
      let students = earlier.change.records[.student] ?? []
      let isSame = earlier.index.view.mayLend(linksTo: view, changed: students)
      return isSame ? (index: earlier.index, students: students) : nil
    }
    let memory = ByteArena.Store()
    let arena = memory.makeArena()
    addresses = RecordKind.allCases.map { kind in
      kind.mayBeLabel ? Self.addresses(of: view, kind: kind, in: arena) : []
    }
    let courses = view.courses
    courseLinks = LinkTexts(count: courses.count, in: memory, workers: workers) { number in
      let course = courses[number]
      return (view.isPublished(.course, number) ? course.header.id : .absent, course.displayName, course.code)
    }
    let students = view.students
    let studentMemory = old?.index.studentMemory ?? ByteArena.Store()
    let studentTexts: @Sendable (Int) -> (address: Text, label: Text, code: Text) = { number in
      let student = students[number]
      return (view.isPublished(.student, number) ? student.header.id : .absent, student.displayName, .absent)
    }
    if let old {
      studentLinks = LinkTexts(
        after: old.index.studentLinks, changed: old.students, in: studentMemory, texts: studentTexts)
    } else {
      studentLinks = LinkTexts(count: students.count, in: studentMemory, workers: workers, texts: studentTexts)
    }
    self.studentMemory = studentMemory
    self.memory = memory
    let listed = self.courses
    subjects = Subject.all(count: listed.count) { place in
      let course = courses[Int(listed[place])]
      return course.code.isAbsent ? course.id.string.uppercased() : course.code.string
    }
    aliases = Self.aliases(in: view)
  }

  /// Whether the site has a feed of changed courses.
  var hasFeed: Bool {
    view.settings.outputs.contains(.feed) && view.settings.baseURL != nil
      && courses.contains { view.courses[Int($0)].header.updated != nil }
  }

  var hasNotes: Bool { !view.noteSubjects.isEmpty }

  /// Whether the text of an enrollment file belongs on the page of its course or on that of its student.
  func subject(ofNote file: Int32) -> RecordKind? { view.noteSubjects[file] }

  func noteBody(ofFile file: Int32) -> UnsafeBufferPointer<UInt8> { view.note(inFile: file) }

  /// The place of a term in time: later terms have larger ranks.
  func termRank(_ term: Int32) -> Int32 { termRanks[Int(term)] }

  /// Whether the site has a page that lists a kind's records.
  func hasList(of kind: RecordKind) -> Bool {
    switch kind {
    case .course, .student: true
    case .term: !terms.isEmpty
    case .department, .program, .instructor: !groups(of: kind).isEmpty
    case .page, .enrollment: false
    }
  }

  /// The instructor with a file whose id a text is.
  func instructor(withID text: Text) -> Int? { text.isAbsent ? nil : instructorNumbers[text].map(Int.init) }

  /// What the instructor is called whose id a text is; the text itself where it is no id.
  func instructorName(of text: Text) -> Text {
    instructor(withID: text).map { view.instructors[$0].displayName } ?? text
  }

  func groups(of kind: RecordKind) -> [Int32] {
    Self.groupKinds.firstIndex(of: kind).map { groups[$0] } ?? []
  }

  /// The name of a record's page without `.html`, relative to the folder of its kind.
  @inline(__always)
  func address(of kind: RecordKind, _ number: Int) -> Text {
    switch kind {
    case .course: view.courses[number].header.id
    case .student: view.students[number].header.id
    case .page: view.pages[number].header.id
    case .term, .department, .instructor, .program: addresses[Int(kind.rawValue)][number]
    case .enrollment: .absent
    }
  }

  /// The Markdown of everything that is published, and the numbers of the files that it stands in.
  var publishedBodies: [(body: Text, file: Int32)] {
    var bodies: [(body: Text, file: Int32)] = []
    view.forEachHeader { kind, number, header in
      guard view.isPublished(kind, number) else { return }
      let body = view.body(of: kind, number)
      if !body.isEmpty { bodies.append((Text(body), header.file)) }
    }
    if let home = view.home { bodies.append((Text(view.homeBody), home.header.file)) }
    // Texts below enrollments that are about no one page are on none.
    for file in view.noteSubjects.keys.sorted() { bodies.append((Text(noteBody(ofFile: file)), file)) }
    return bodies
  }

  /// Records go by their ids; labels by words made of their letters.
  ///
  /// Where two labels make the same word, all but the first in order of their bytes are told apart by a number made
  /// of their bytes.
  private static func addresses(of view: AudienceView, kind: RecordKind, in memory: ByteArena) -> [Text] {
    var addresses = view.ids(of: kind)
    var taken: Set<String> = ["index"]
    let labels = addresses.indices.filter { view.file(of: kind, $0) < 0 && view.isPublished(kind, $0) }
    for (number, id) in labels.map({ ($0, addresses[$0]) }).sorted(by: { $0.1 < $1.1 }) {
      var slug = Folding.slug(id.bytes)
      if slug.isEmpty || !taken.insert(slug).inserted {
        slug += (slug.isEmpty ? "" : "-") + String(Fingerprint.of(id.bytes).prefix(8))
        taken.insert(slug)
      }
      addresses[number] = Array(slug.utf8).withUnsafeBytes { Text(memory.copy($0)) }
    }
    return addresses
  }

  private static func aliases(in view: AudienceView) -> [Alias] {
    var aliases: [Alias] = []
    view.forEachHeader { kind, number, header in
      guard view.isPublished(kind, number) else { return }
      for word in header.aliases {
        aliases.append(
          Alias(kind: kind, record: Int32(number), path: "\(kind.folder)/\(word.text.string).html", word: word))
      }
    }
    return aliases
  }
}

/// A short word that changes when some bytes do: 64 bits of FNV-1a in hexadecimal.
package enum Fingerprint {
  package static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension AudienceView {
  /// Whether what links to students say is the same in another view, but for some of them.
  fileprivate func mayLend(linksTo other: AudienceView, changed: Set<Int32>) -> Bool {
    audience == other.audience && settings.privacy == other.settings.privacy
      && other.students.count == students.count + changed.count { Int($0) >= students.count }
  }
}
