/// Finds the record that each reference of a record means.
///
/// Where a kind has no records, a reference to it is a label, and each label counts as a record from then on.
struct Linker {
  private(set) var unresolved: [UnresolvedReference] = []

  private let identifiers: [IdentifierTable]
  private let kindsWithRecords: Set<RecordKind>
  private let extra: [RecordKind: ExtraDeclaration]
  private var labelNumbers: [[Text: Int32]]
  private var labels: [[Text]]

  init(identifiers: [IdentifierTable], kindsWithRecords: Set<RecordKind>, extra: [RecordKind: ExtraDeclaration]) {
    self.identifiers = identifiers
    self.kindsWithRecords = kindsWithRecords
    self.extra = extra
    labelNumbers = [[Text: Int32]](repeating: [:], count: RecordKind.allCases.count)
    labels = [[Text]](repeating: [], count: RecordKind.allCases.count)
  }

  /// A linker to which the labels of a catalogue are known.
  init(_ catalogue: Catalogue) {
    self.init(
      identifiers: catalogue.identifiers, kindsWithRecords: catalogue.kindsWithRecords, extra: catalogue.settings.extra)
    for kind in RecordKind.allCases where kind.mayBeLabel && !kindsWithRecords.contains(kind) {
      for header in catalogue.headers(of: kind) { _ = label(header.id, of: kind) }
    }
  }

  func labels(of kind: RecordKind) -> [Text] { labels[Int(kind.rawValue)] }

  /// The number of a label among its kind, in the order of their first use.
  mutating func label(_ text: Text, of kind: RecordKind) -> Int32 {
    let kind = Int(kind.rawValue)
    if let number = labelNumbers[kind][text] { return number }
    let number = Int32(labels[kind].count)
    labelNumbers[kind][text] = number
    labels[kind].append(text)
    return number
  }

  mutating func link(_ courses: inout [Course]) {
    for index in courses.indices { link(&courses[index]) }
  }

  mutating func link(_ students: inout [Student]) {
    for index in students.indices {
      resolve(&students[index].program, in: students[index].header.file)
      linkExtra(of: students[index].header, kind: .student)
    }
  }

  mutating func link(_ instructors: inout [Instructor]) {
    for index in instructors.indices {
      resolve(&instructors[index].department, in: instructors[index].header.file)
      linkExtra(of: instructors[index].header, kind: .instructor)
    }
  }

  mutating func link(_ programs: inout [Program]) {
    for index in programs.indices {
      let file = programs[index].header.file
      resolve(&programs[index].department, in: file)
      for requirement in programs[index].requirements { resolve(requirement.from, in: file) }
      linkExtra(of: programs[index].header, kind: .program)
    }
  }

  /// Resolves what the `extra` of records that refer to nothing else refers to.
  mutating func linkExtra<Record: CatalogueRecord>(of records: [Record]) {
    for record in records { linkExtra(of: record.header, kind: Record.kind) }
  }

  private mutating func link(_ course: inout Course) {
    let file = course.header.file
    resolve(&course.department, in: file)
    resolve(course.instructors, in: file)
    let prerequisites = course.prerequisites.mutable
    for index in prerequisites.indices where prerequisites[index].form == .course {
      resolve(&prerequisites[index].course, in: file)
    }
    resolve(course.corequisites, in: file)
    resolve(course.crossListed, in: file)
    let offerings = course.offerings.mutable
    for index in offerings.indices {
      resolve(&offerings[index].term, in: file)
      resolve(offerings[index].instructors, in: file)
    }
    linkExtra(of: course.header, kind: .course)
  }

  private mutating func resolve(_ references: Run<Reference>, in file: Int32) {
    let references = references.mutable
    for index in references.indices { resolve(&references[index], in: file) }
  }

  private mutating func resolve(_ reference: inout Reference?, in file: Int32) {
    guard var found = reference else { return }
    resolve(&found, in: file)
    reference = found
  }

  private mutating func resolve(_ reference: inout Reference, in file: Int32) {
    reference.target = target(of: reference.text, kind: reference.kind)
    guard reference.target == Reference.unresolved else { return }
    unresolved.append(
      UnresolvedReference(
        file: file, wanted: .record(reference.kind), text: reference.text, place: reference.place))
  }

  private mutating func target(of text: Text, kind: RecordKind) -> Int32 {
    if kind.mayBeLabel, !kindsWithRecords.contains(kind) { return label(text, of: kind) }
    return identifiers[Int(kind.rawValue)].find(text)
  }

  /// Resolves those values of `extra` that settings declare to be references.
  private mutating func linkExtra(of header: RecordHeader, kind: RecordKind) {
    guard !header.extra.isEmpty, let declaration = extra[kind] else { return }
    let nodes = header.extra.mutable
    var key = 1
    while key < nodes.count {
      let value = Int(nodes[key].next)
      if let field = declaration.fields.first(where: { nodes[key].text == $0.name }) {
        resolveExtra(nodes, value, field.type, file: header.file)
      }
      key = Int(nodes[value].next)
    }
  }

  private mutating func resolveExtra(
    _ nodes: UnsafeMutableBufferPointer<ExtraNode>, _ index: Int, _ type: ExtraType, file: Int32
  ) {
    switch type {
    case .reference(let kind) where nodes[index].shape == .scalar:
      nodes[index].target = target(of: nodes[index].text, kind: kind)
      if nodes[index].target == Reference.unresolved {
        unresolved.append(
          UnresolvedReference(
            file: file, wanted: .record(kind), text: nodes[index].text, place: nodes[index].place))
      }
    case .list(let item) where nodes[index].shape == .sequence:
      var child = index + 1
      while child < Int(nodes[index].next) {
        resolveExtra(nodes, child, item, file: file)
        child = Int(nodes[child].next)
      }
    default: break
    }
  }
}

extension CatalogueRecord {
  /// A record that nothing but a label stands for.
  fileprivate init(labelled text: Text) { self.init(header: RecordHeader(id: text, file: -1)) }
}

extension Term {
  init(label: Text) {
    self.init(labelled: label)
    title = label
  }
}

extension Department {
  init(label: Text) {
    self.init(labelled: label)
    title = label
  }
}

extension Instructor {
  init(label: Text) {
    self.init(labelled: label)
    name = label
  }
}

extension Program {
  init(label: Text) {
    self.init(labelled: label)
    title = label
  }
}
