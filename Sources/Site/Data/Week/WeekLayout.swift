/// Where everything lies on the grid of a week.
///
/// What goes across is in thousandths of a per cent of the grid's width, so that the grid fits any window; what goes down
/// is in thousandths of an em, so that text has the room that it needs whatever size a reader gives it.
struct WeekLayout {
  /// A meeting on one day; times are in minutes since midnight.
  struct Meeting {
    var day: Int
    var starts: Int
    var ends: Int
    /// Meetings of one group that begin and end together make one block; those of none, -1, never do.
    var group: Int32
  }

  struct Block {
    /// Which meetings it stands for.
    var meetings: Range<Int>
    var x: Int
    var y: Int
    var width: Int
    var height: Int
    var hasOneLine: Bool
  }

  struct Column {
    var day: Int
    var x: Int
    var width: Int
  }

  /// What a grid may hold and stay legible: columns get too narrow for their text, or there is more than anyone reads.
  struct Limits {
    var lanes: Int
    var blocks: Int

    static let shared = Limits(lanes: 3, blocks: 60)
    /// One person's week: what clashes there must be seen.
    static let personal = Limits(lanes: 5, blocks: 200)
  }

  private static let gutter = 7_000
  private static let whole = 100_000
  private static let head = 2_000
  private static let foot = 500
  /// The least that a block is high: one line of text.
  private static let leastHeight = 1_500
  /// From this height on a block has room for a second line.
  private static let twoLines = 2_300
  /// How many hours are shown at the full height of three em; more are drawn closer together.
  private static let hoursAtFullHeight = 14

  private(set) var columns: [Column] = []
  /// The hours that are shown.
  private(set) var hours = 0..<0
  /// None where there are too many for a grid.
  private(set) var blocks: [Block] = []
  private(set) var isOverview = false
  private let isMirrored: Bool
  private let hourHeight: Int
  private let columnWidth: Int

  /// - Parameters:
  ///   - meetings: sorted by day, start, end and group.
  ///   - used: the days on which something is, if only at a time that is not known.
  ///   - isMirrored: whether the week runs from right to left, as its language does.
  init(_ meetings: [Meeting], on used: Set<Int>, limits: Limits, isMirrored: Bool = false) {
    self.isMirrored = isMirrored
    let first = (meetings.map(\.starts).min() ?? 0) / 60
    let last = max(first + 1, ((meetings.map(\.ends).max() ?? 0) + 59) / 60)
    hourHeight = last - first > Self.hoursAtFullHeight ? 2_000 : 3_000
    let days = Self.days(used)
    columnWidth = days.isEmpty ? 0 : (Self.whole - Self.gutter) / days.count
    let leastMinutes = Self.leastHeight * 60 / hourHeight
    // A block of the last minutes is drawn as high as any, and the grid ends below it.
    let shownEnd = meetings.map { max($0.ends, $0.starts + leastMinutes) }.max() ?? 0
    hours = first..<max(last, (shownEnd + 59) / 60)
    for (place, day) in days.enumerated() {
      columns.append(
        Column(day: day, x: mirrored(Self.gutter + place * columnWidth, columnWidth), width: columnWidth))
    }
    place(meetings, on: days, leastMinutes: leastMinutes, limits: limits)
  }

  /// The whole height of the grid.
  var height: Int { Self.head + hours.count * hourHeight + Self.foot }

  /// Where an hour begins.
  func y(ofHour hour: Int) -> Int { y(ofMinute: hour * 60) }

  /// Where the middle of the labels of hours is.
  var labelX: Int { mirrored(Self.gutter / 2, 0) }

  private func y(ofMinute minute: Int) -> Int { Self.head + (minute - hours.lowerBound * 60) * hourHeight / 60 }

  private func mirrored(_ x: Int, _ width: Int) -> Int { isMirrored ? Self.whole - x - width : x }

  /// The days that are worth a column: a working week as a whole, days at its end only when there is something on them.
  private static func days(_ used: Set<Int>) -> [Int] {
    let hasWorkingDay = used.contains { $0 < 5 }
    return (0..<7).filter { used.contains($0) || ($0 < 5 && hasWorkingDay) }
  }

  private mutating func place(_ meetings: [Meeting], on days: [Int], leastMinutes: Int, limits: Limits) {
    var merged: [Range<Int>] = []
    for index in meetings.indices {
      if let last = merged.last, meetings[last.lowerBound].isSame(as: meetings[index]) {
        merged[merged.count - 1] = last.lowerBound..<index + 1
      } else {
        merged.append(index..<index + 1)
      }
    }
    guard merged.count <= limits.blocks else {
      isOverview = true
      return
    }
    /// When each lane of the blocks at hand is free again.
    var lanes: [Int] = []
    var lane: [Int] = []
    var cluster = 0
    func close(_ end: Int) {
      for index in cluster..<end { add(merged[index], meetings, days, lane[index], of: lanes.count, leastMinutes) }
      cluster = end
      lanes.removeAll(keepingCapacity: true)
    }
    for (index, range) in merged.enumerated() {
      let meeting = meetings[range.lowerBound]
      let isNewDay = index > 0 && meetings[merged[index - 1].lowerBound].day != meeting.day
      if isNewDay || lanes.allSatisfy({ $0 <= meeting.starts }) { close(index) }
      let end = max(meeting.ends, meeting.starts + leastMinutes)
      if let free = lanes.firstIndex(where: { $0 <= meeting.starts }) {
        lanes[free] = end
        lane.append(free)
      } else {
        lane.append(lanes.count)
        lanes.append(end)
      }
      if lanes.count > limits.lanes {
        isOverview = true
        blocks = []
        return
      }
    }
    close(merged.count)
  }

  private mutating func add(
    _ range: Range<Int>, _ meetings: [Meeting], _ days: [Int], _ lane: Int, of lanes: Int, _ leastMinutes: Int
  ) {
    let meeting = meetings[range.lowerBound]
    let column = days.firstIndex(of: meeting.day) ?? 0
    let width = columnWidth / max(1, lanes)
    let minutes = max(meeting.ends - meeting.starts, leastMinutes)
    let height = minutes * hourHeight / 60
    blocks.append(
      Block(
        meetings: range, x: mirrored(Self.gutter + column * columnWidth + lane * width, width),
        y: y(ofMinute: meeting.starts), width: width, height: height, hasOneLine: height < Self.twoLines))
  }
}

extension WeekLayout.Meeting {
  fileprivate func isSame(as other: Self) -> Bool {
    group >= 0 && group == other.group && day == other.day && starts == other.starts && ends == other.ends
  }
}
