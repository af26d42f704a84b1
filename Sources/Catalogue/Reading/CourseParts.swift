import Diagnostics
import FrontMatter

extension ValueReader {
  /// A number, or `{min, max}`.
  mutating func creditRange(_ value: Int) -> CreditRange? {
    let node = document[value]
    guard node.kind == .mapping else {
      guard node.kind == .scalar else {
        reportInvalid("credits", node, expected: "a number, or {min: 3, max: 6}")
        return nil
      }
      return decimal(value, "credits", atLeast: .zero).map { CreditRange(min: $0, max: $0) }
    }
    var min: Decimal?
    var max: Decimal?
    var given: Set<CreditField> = []
    mapping(value, "credits") { reader, key, value in
      let field = reader.keys.credit.field(reader.key(key))
      switch field {
      case .min: min = reader.decimal(value, "min", atLeast: .zero)
      case .max: max = reader.decimal(value, "max", atLeast: .zero)
      case nil:
        if let meant = reader.reportUnknown(key, of: "credits", in: CreditField.self) { given.insert(meant) }
      }
      if let field, !reader.document[value].isAbsent { given.insert(field) }
    }
    if let min, let max {
      if min <= max { return CreditRange(min: min, max: max) }
      report(.invalidValue, at: Place(node.range), "'credits' has a min that is larger than its max")
    }
    for field in CreditField.allCases where !given.contains(field) {
      reportMissing(field.rawValue, of: "credits", at: Place(node.range))
    }
    return nil
  }

  /// What must be completed before: course ids, and choices among them.
  mutating func requirement(_ value: Int) -> Run<RequirementNode> {
    var nodes: [RequirementNode] = []
    list(value, "prerequisites", of: "course ids, {any: [..]} and {all: [..]}") { reader, item in
      reader.requirement(item, into: &nodes)
    }
    return keep(nodes)
  }

  private mutating func requirement(_ item: Int, into nodes: inout [RequirementNode]) {
    let node = document[item]
    guard node.kind == .mapping else {
      guard node.kind == .scalar else {
        reportInvalid("prerequisites", node, expected: "made of course ids, {any: [..]} and {all: [..]}")
        return
      }
      if let course = reference(item, to: .course, "prerequisites") {
        nodes.append(RequirementNode(form: .course, course: course, next: Int32(nodes.count + 1)))
      }
      return
    }
    guard node.count == 1 else {
      reportInvalid("prerequisites", node, expected: "made of choices that have one key each, any or all")
      return
    }
    let key = item + 1
    guard let choice = keys.choice.field(self.key(key)) else {
      reportUnknown(key, of: "a prerequisite", in: ChoiceField.self)
      return
    }
    let none = Reference(kind: .course, text: .absent, place: Place(node.range))
    let position = nodes.count
    nodes.append(RequirementNode(form: choice == .any ? .any : .all, course: none, next: 0))
    list(key + 1, choice.rawValue, of: "course ids and choices") { reader, item in
      reader.requirement(item, into: &nodes)
    }
    if nodes.count == position + 1, document[key + 1].kind == .sequence || document[key + 1].isAbsent {
      if document[key + 1].isAbsent || document[key + 1].count == 0 {
        report(.invalidValue, at: Place(node.range), "'\(choice.rawValue)' must name at least one course")
      }
      nodes.removeLast()
      return
    }
    nodes[position] = RequirementNode(form: choice == .any ? .any : .all, course: none, next: Int32(nodes.count))
  }

  mutating func offerings(_ value: Int) -> Run<Offering> {
    var offerings: [Offering] = []
    list(value, "offerings", of: "offerings, each with a term") { reader, item in
      if let offering = reader.offering(item) { offerings.append(offering) }
    }
    return keep(offerings)
  }

  private mutating func offering(_ item: Int) -> Offering? {
    var offering = Offering(place: Place(document[item].range))
    var hasTerm = false
    let isMapping = mapping(item, "offerings") { reader, key, value in
      switch reader.keys.offering.field(reader.key(key)) {
      case .term:
        hasTerm = !reader.document[value].isAbsent
        offering.term = reader.optionalReference(value, to: .term, "term")
      case .section:
        offering.section = reader.text(value, "section")
        offering.isSectionUnclear = offering.section.isAbsent && !reader.document[value].isAbsent
      case .instructors: offering.instructors = reader.references(value, to: .instructor, "instructors")
      case .capacity: offering.capacity = reader.wholeNumber(value, "capacity", atLeast: 0)
      case .location: offering.location = reader.text(value, "location")
      case .mode: offering.mode = reader.word(value, "mode", of: Offering.Mode.self, named: \.name)
      case .starts: offering.starts = reader.date(value, "starts")
      case .ends:
        offering.ends = reader.date(value, "ends")
        reader.checkOrder(offering.starts, offering.ends, value)
      case .meetings: offering.meetings = reader.meetings(value)
      case nil:
        let meant = reader.reportUnknown(key, of: "an offering", in: OfferingField.self)
        if meant == .term { hasTerm = true }
        if meant == .section { offering.isSectionUnclear = true }
      }
    }
    guard isMapping else { return nil }
    if !hasTerm { reportMissing("term", of: "an offering", at: offering.place) }
    return offering
  }

  private mutating func meetings(_ value: Int) -> Run<Meeting> {
    var meetings: [Meeting] = []
    list(value, "meetings", of: "meetings, each with days and times") { reader, item in
      if let meeting = reader.meeting(item) { meetings.append(meeting) }
    }
    return keep(meetings)
  }

  private mutating func meeting(_ item: Int) -> Meeting? {
    var meeting = Meeting(place: Place(document[item].range))
    let isMapping = mapping(item, "meetings") { reader, key, value in
      switch reader.keys.meeting.field(reader.key(key)) {
      case .days: meeting.days = reader.weekdays(value)
      case .starts: meeting.starts = reader.time(value, "starts")
      case .ends:
        meeting.ends = reader.time(value, "ends")
        reader.checkOrder(meeting.starts, meeting.ends, value)
      case .location: meeting.location = reader.text(value, "location")
      case .from: meeting.from = reader.date(value, "from")
      case .until:
        meeting.until = reader.date(value, "until")
        reader.checkOrder(meeting.from, meeting.until, value)
      case .every: meeting.every = reader.wholeNumber(value, "every", atLeast: 1) ?? 1
      case nil: reader.reportUnknown(key, of: "a meeting", in: MeetingField.self)
      }
    }
    return isMapping ? meeting : nil
  }

  private mutating func weekdays(_ value: Int) -> Weekdays {
    var days: Weekdays = []
    list(value, "days", of: "days of the week, such as [mon, wed]") { reader, item in
      let name = reader.text(item, "days")
      guard !name.isAbsent else { return }
      if let index = Weekdays.names.firstIndex(where: { name == $0 }) {
        days.insert(Weekdays(rawValue: 1 << UInt8(index)))
      } else {
        let nearest = Diagnostics.suggestion(for: name.string, among: Weekdays.names)
        reader.report(
          .invalidValue, at: Place(reader.document[item].range),
          "'days' must be made of \(Weekdays.names.joined(separator: ", ")), not '\(name.string)'",
          suggestion: nearest.map { Suggestion($0) })
      }
    }
    return days
  }

  mutating func programRequirements(_ value: Int) -> Run<ProgramRequirement> {
    var requirements: [ProgramRequirement] = []
    list(value, "requirements", of: "requirements, each with title and from") { reader, item in
      var requirement = ProgramRequirement()
      var fields: Set<RequirementField> = []
      let isMapping = reader.mapping(item, "requirements") { reader, key, value in
        let field = reader.keys.requirement.field(reader.key(key))
        if let field, !reader.document[value].isAbsent { fields.insert(field) }
        switch field {
        case .title: requirement.title = reader.nonemptyText(value, "title")
        case .choose: requirement.choose = reader.wholeNumber(value, "choose", atLeast: 1)
        case .from: requirement.from = reader.references(value, to: .course, "from")
        case nil:
          let meant = reader.reportUnknown(key, of: "a requirement", in: RequirementField.self)
          if let meant { fields.insert(meant) }
        }
      }
      guard isMapping else { return }
      for field in [RequirementField.title, .from] where !fields.contains(field) {
        reader.reportMissing(field.rawValue, of: "a requirement", at: Place(reader.document[item].range))
      }
      requirements.append(requirement)
    }
    return keep(requirements)
  }
}
