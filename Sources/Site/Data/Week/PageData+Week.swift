import Catalogue
import Templates

extension PageData {
  /// A meeting on one day of the week.
  struct Slot {
    var day: UInt8
    /// In minutes since midnight; -1 where it is not known.
    var starts: Int16
    var ends: Int16
    var course: Int32
    /// The offering's number among all, and the meeting's place in it.
    var offering: Int32
    var meeting: Int32
    /// Places among `numbers`: the courses of the same student that meet at the same time.
    var clashes: Range<Int32> = 0..<0

    var isTimed: Bool { starts >= 0 && ends >= starts }
  }

  struct Week {
    var term: Int32
    /// Places among `slots`, and so on.
    var slots: Range<Int>
    var days: Range<Int> = 0..<0
    var hours: Range<Int> = 0..<0
    var blocks: Range<Int> = 0..<0
    var height = 0
    var most: Int32 = 0
    var isOverview = false
    var hasClash = false
  }

  struct WeekDay {
    var column: WeekLayout.Column
    var slots: Range<Int>
  }

  struct WeekHour {
    var hour: Int
    var x: Int
    var y: Int
    var cells: Range<Int> = 0..<0
  }

  struct WeekCell {
    var count: Int32
    var level: Int32
  }

  // MARK: Whose week

  /// The week of what some enrollments of a student take; -1 where nothing of it meets.
  func makeWeek(ofStudent enrollments: Range<Int>, term: Int32) -> Int32 {
    let start = slots.count
    for place in enrollments {
      let enrollment = view.enrollments[Int(view.graph.byStudent.items[place])]
      guard enrollment.status.takesSeat else { continue }
      let first = view.relations.offeringStarts[Int(enrollment.course)]
      view.courses[Int(enrollment.course)].offerings.forEach(seating: enrollment) { addSlots(of: first + Int32($0)) }
    }
    guard slots.count > start else { return -1 }
    sortSlots(from: start)
    let hasClash = findClashes(from: start)
    return makeWeek(of: start..<slots.count, term: term, limits: .personal, mergesSections: false, hasClash: hasClash)
  }

  /// The week of some offerings, by their numbers; -1 where none of them meets.
  func makeWeek(ofOfferings offerings: some Sequence<Int32>, term: Int32) -> Int32 {
    let start = slots.count
    for offering in offerings { addSlots(of: offering) }
    guard slots.count > start else { return -1 }
    sortSlots(from: start)
    return makeWeek(of: start..<slots.count, term: term, limits: .shared, mergesSections: true, hasClash: false)
  }

  func weekOfTerm(_ number: Int) -> Value {
    if let known = state.pointee.weekOfTerm, known.term == number { return week(known.week) }
    let made = makeWeek(ofOfferings: view.relations.offeringsOfTerm[number], term: Int32(number))
    state.pointee.weekOfTerm = (number, made)
    return week(made)
  }

  /// The weeks of an instructor: one for each term in which something meets, newest first.
  func weeks(ofInstructor number: Int) -> Value {
    let offerings = Array(view.relations.offeringsOfInstructor[number])
    func term(_ offering: Int32) -> Int32 { self.offering(Int(offering)).term?.target ?? -1 }
    let terms = Set(offerings.map(term)).subtracting([-1]).sorted { index.termRank($0) > index.termRank($1) }
    let made = terms.map { wanted in makeWeek(ofOfferings: offerings.filter { term($0) == wanted }, term: wanted) }
    return list(.weeks, made.filter { $0 >= 0 })
  }

  func week(_ number: Int32) -> Value { number < 0 ? .absent : .record(ref(.week, number)) }

  private func offering(_ number: Int) -> Offering {
    let course = Int(view.relations.offeringCourses[number])
    return view.courses[course].offerings[number - Int(view.relations.offeringStarts[course])]
  }

  // MARK: Slots

  private func addSlots(of offering: Int32) {
    let meetings = self.offering(Int(offering)).meetings
    let course = view.relations.offeringCourses[Int(offering)]
    for place in meetings.indices {
      let meeting = meetings[place]
      for day in 0..<7 where meeting.days.contains(Weekdays(index: day)) {
        slots.append(
          Slot(
            day: UInt8(day), starts: meeting.starts?.minutes ?? -1, ends: meeting.ends?.minutes ?? -1, course: course,
            offering: offering, meeting: Int32(place)))
      }
    }
  }

  private func sortSlots(from start: Int) {
    slots[start...].sort { a, b in
      (a.day, a.starts, a.ends, a.course, a.offering, a.meeting)
        < (b.day, b.starts, b.ends, b.course, b.offering, b.meeting)
    }
  }

  /// Notes for each meeting of a student which other courses meet at the same time.
  ///
  /// - Returns: whether any does.
  private func findClashes(from start: Int) -> Bool {
    var pairs: [(Int, Int)] = []
    for first in start..<slots.count where slots[first].isTimed {
      for second in first + 1..<slots.count {
        guard slots[second].day == slots[first].day, slots[second].starts < slots[first].ends else { break }
        guard slots[second].course != slots[first].course, slots[second].isTimed,
          let one = span(of: slots[first]), let other = span(of: slots[second]), one.clashes(with: other)
        else { continue }
        pairs.append((first, second))
        pairs.append((second, first))
      }
    }
    if pairs.isEmpty { return false }
    pairs.sort { ($0.0, $0.1) < ($1.0, $1.1) }
    var next = 0
    while next < pairs.count {
      let slot = pairs[next].0
      let begin = numbers.count
      while next < pairs.count, pairs[next].0 == slot {
        let course = slots[pairs[next].1].course
        if !numbers[begin...].contains(course) { numbers.append(course) }
        next += 1
      }
      slots[slot].clashes = Int32(begin)..<Int32(numbers.count)
    }
    return true
  }

  private func span(of slot: Slot) -> MeetingSpan? {
    let offering = offering(Int(slot.offering))
    return MeetingSpan(
      offering.meetings[Int(slot.meeting)], at: Int(slot.meeting), of: offering, slot.offering,
      in: offering.term?.index.map { view.terms[$0] })
  }

  // MARK: The grid

  private func makeWeek(
    of range: Range<Int>, term: Int32, limits: WeekLayout.Limits, mergesSections: Bool, hasClash: Bool
  ) -> Int32 {
    // What has no times stands in lists only.
    let timed = range.filter { slots[$0].isTimed }
    let layout = WeekLayout(
      timed.map { number in
        let slot = slots[number]
        return .init(
          day: Int(slot.day), starts: Int(slot.starts), ends: Int(slot.ends), group: mergesSections ? slot.course : -1)
      }, on: Set(range.map { Int(slots[$0].day) }), limits: limits, isMirrored: isRightToLeft)
    var week = Week(term: term, slots: range)
    week.isOverview = layout.isOverview
    week.hasClash = hasClash
    week.height = layout.height
    let blocks = weekBlocks.count
    // Timed meetings of one block follow one another, with none without times among them.
    for block in layout.blocks {
      var block = block
      let first = timed[block.meetings.lowerBound]
      block.meetings = first..<first + block.meetings.count
      weekBlocks.append(block)
    }
    week.blocks = blocks..<weekBlocks.count
    week.days = addDays(of: range, layout)
    week.hours = addHours(layout, hasTimes: !timed.isEmpty)
    if layout.isOverview { week.most = addCells(of: timed, week, layout) }
    weeks.append(week)
    return Int32(weeks.count - 1)
  }

  private func addDays(of range: Range<Int>, _ layout: WeekLayout) -> Range<Int> {
    let start = weekDays.count
    for column in layout.columns {
      let first = range.first { Int(slots[$0].day) >= column.day } ?? range.upperBound
      let end = range.first { Int(slots[$0].day) > column.day } ?? range.upperBound
      weekDays.append(WeekDay(column: column, slots: first..<max(first, end)))
    }
    return start..<weekDays.count
  }

  private func addHours(_ layout: WeekLayout, hasTimes: Bool) -> Range<Int> {
    let start = weekHours.count
    guard hasTimes else { return start..<start }
    for hour in layout.hours.lowerBound...layout.hours.upperBound {
      weekHours.append(WeekHour(hour: hour, x: layout.labelX, y: layout.y(ofHour: hour)))
    }
    return start..<weekHours.count
  }

  /// Counts what meets in each hour of each day.
  ///
  /// - Returns: the largest count.
  private func addCells(of timed: [Int], _ week: Week, _ layout: WeekLayout) -> Int32 {
    let first = layout.hours.lowerBound
    var counts = [[Int32]](repeating: [Int32](repeating: 0, count: 7), count: layout.hours.count)
    for number in timed {
      let slot = slots[number]
      let last = max(Int(slot.starts), Int(slot.ends) - 1) / 60
      for hour in Int(slot.starts) / 60...last { counts[hour - first][Int(slot.day)] += 1 }
    }
    let most = counts.joined().max() ?? 0
    for (row, count) in counts.enumerated() {
      let start = weekCells.count
      for day in week.days {
        let count = count[weekDays[day].column.day]
        weekCells.append(WeekCell(count: count, level: (count * Self.levels + most - 1) / max(1, most)))
      }
      weekHours[week.hours.lowerBound + row].cells = start..<weekCells.count
    }
    return most
  }

  private static let levels: Int32 = 5

  // MARK: Values

  func weekValue(_ field: WeekFields, _ number: Int) -> Value {
    let week = weeks[number]
    switch field {
    case .term: return week.term < 0 ? .absent : .record(ref(.term, week.term))
    case .title: return week.term < 0 ? .absent : text(view.terms[Int(week.term)].displayName)
    case .isCurrent: return .boolean(week.term >= 0 && view.currentTerm == Int(week.term))
    case .isOverview: return .boolean(week.isOverview)
    case .hasClash: return .boolean(week.hasClash)
    case .count: return .integer(week.slots.count)
    case .most: return .integer(Int(week.most))
    case .height: return .number(thousandths: week.height)
    case .days: return list(.weekDays, start: week.days.lowerBound, count: week.days.count)
    case .hours: return list(.weekHours, start: week.hours.lowerBound, count: week.hours.count)
    case .blocks: return list(.weekBlocks, start: week.blocks.lowerBound, count: week.blocks.count)
    case .slots: return list(.slots, start: week.slots.lowerBound, count: week.slots.count)
    }
  }

  func weekDayValue(_ field: WeekDayFields, _ number: Int) -> Value {
    let day = weekDays[number]
    switch field {
    case .day: return .date(Self.someMonday + Int32(day.column.day))
    case .x: return .number(thousandths: day.column.x)
    case .middle: return .number(thousandths: day.column.x + day.column.width / 2)
    case .slots: return list(.slots, start: day.slots.lowerBound, count: day.slots.count)
    }
  }

  /// 5 January 1970.
  private static let someMonday: Int32 = 4

  func weekHourValue(_ field: WeekHourFields, _ number: Int) -> Value {
    let hour = weekHours[number]
    switch field {
    case .label: return text("\(hour.hour < 10 ? "0" : "")\(hour.hour):00")
    case .x: return .number(thousandths: hour.x)
    case .y: return .number(thousandths: hour.y)
    case .cells: return list(.weekCells, start: hour.cells.lowerBound, count: hour.cells.count)
    }
  }

  func weekCellValue(_ field: WeekCellFields, _ number: Int) -> Value {
    switch field {
    case .count: .integer(Int(weekCells[number].count))
    case .level: .integer(Int(weekCells[number].level))
    }
  }

  func weekBlockValue(_ field: WeekBlockFields, _ number: Int) -> Value {
    let block = weekBlocks[number]
    switch field {
    case .slot: return .record(ref(.slot, block.meetings.lowerBound))
    case .sections:
      let sections = block.meetings.map { offering(Int(slots[$0].offering)).section }.filter { !$0.isEmpty }
      if sections.isEmpty { return .absent }
      return sections.count == 1 ? text(sections[0]) : text(sections.map(\.string).joined(separator: ", "))
    case .location:
      let first = location(of: slots[block.meetings.lowerBound])
      return block.meetings.allSatisfy { location(of: slots[$0]) == first } ? text(first) : .absent
    case .count: return .integer(block.meetings.count)
    case .isClash: return .boolean(block.meetings.contains { !slots[$0].clashes.isEmpty })
    case .isShort: return .boolean(block.hasOneLine)
    case .x: return .number(thousandths: block.x)
    case .y: return .number(thousandths: block.y)
    case .width: return .number(thousandths: block.width)
    case .height: return .number(thousandths: block.height)
    }
  }

  func slotValue(_ field: SlotFields, _ number: Int) -> Value {
    let slot = slots[number]
    var meeting: Meeting { offering(Int(slot.offering)).meetings[Int(slot.meeting)] }
    switch field {
    case .day: return .date(Self.someMonday + Int32(slot.day))
    case .starts: return time(meeting.starts)
    case .ends: return time(meeting.ends)
    case .course: return .record(ref(.course, slot.course))
    case .section: return text(offering(Int(slot.offering)).section)
    case .location: return text(location(of: slot))
    case .every: return .integer(Int(meeting.every))
    case .from: return date(meeting.from)
    case .until: return date(meeting.until)
    case .isClash: return .boolean(!slot.clashes.isEmpty)
    case .clashes:
      return list(.courses, start: Int(slot.clashes.lowerBound), count: slot.clashes.count)
    }
  }

  private func location(of slot: Slot) -> Text {
    let offering = offering(Int(slot.offering))
    return offering.meetings[Int(slot.meeting)].location.or(offering.location)
  }
}
