import Testing

@testable import Site

@Suite struct ColumnChartTests {
  @Test(
    "The scale has round numbers and ends above the largest",
    arguments: [
      (0, [0, 1]), (1, [0, 1]), (4, [0, 1, 2, 3, 4]), (7, [0, 2, 4, 6, 8]), (90, [0, 50, 100]),
      (1234, [0, 500, 1000, 1500]), (100_000, [0, 50_000, 100_000]),
    ])
  func scale(most: Int, ticks: [Int]) {
    #expect(ColumnChart([("a", most), ("b", 0)]).ticks.map(\.value) == ticks)
  }

  @Test("Columns follow one another within the drawing, and are as high as their numbers")
  func columns() {
    for count in 1...40 {
      let chart = ColumnChart((0..<count).map { ("Term \($0)", $0) })
      #expect(chart.columns.count == count)
      for (column, next) in zip(chart.columns, chart.columns.dropFirst()) {
        #expect(column.x + column.width < next.x && column.height < next.height)
      }
      #expect(chart.columns.allSatisfy { $0.x >= 0 && $0.x + $0.width <= 100_000 && $0.y + $0.height == chart.base })
    }
  }

  @Test("The newest column is named, and labels are left out rather than set over one another")
  func labels() {
    let chart = ColumnChart((0..<12).map { ("Autumn term \($0 + 2000)", $0) })
    #expect(chart.columns.last?.isSilent == false && chart.columns.last?.isMinor == false)
    let named = chart.columns.indices.filter { !chart.columns[$0].isSilent }
    #expect(named.count < 12)
    let long = ColumnChart((0..<3).map { _ in (String(repeating: "<script>", count: 40), 1) })
    #expect(long.columns.allSatisfy { $0.label.hasSuffix("…") })
  }

  @Test("Where it is narrow, fewer labels are left, and none stands over another")
  func narrowLabels() {
    for count in 1...40 {
      let columns = ColumnChart((0..<count).map { ("Autumn \($0 + 2000)", $0) }).columns
      // What is shown where it is narrow is shown where it is wide, too.
      #expect(columns.allSatisfy { $0.isMinor || !$0.isSilent })
      let shown = columns.indices.filter { !columns[$0].isMinor }
      #expect(shown.last == columns.indices.last)
      for (place, next) in zip(shown, shown.dropFirst()) {
        // In thousandths of an em, on a screen of 360 px; labels are smaller than texts, and the last one ends at its middle.
        let between = (columns[next].middle - columns[place].middle) * 20 / 100
        let width = TextWidth.estimate(columns[place].label) * 8 / 10
        #expect(between >= (columns[next].isAtEdge ? width * 3 / 2 : width), "\(count) columns")
      }
    }
    #expect(ColumnChart([("a", 1), ("b", 2)]).columns.allSatisfy { !$0.isMinor && !$0.isAtEdge })
    #expect(ColumnChart((0..<12).map { ("Autumn \($0)", 1) }).columns.last?.isAtEdge == true)
  }

  @Test("From right to left the first column is the last one of the other direction")
  func mirrored() {
    let bars = (0..<12).map { ("Autumn \($0)", $0) }
    let chart = ColumnChart(bars)
    let mirrored = ColumnChart(bars, isMirrored: true)
    for (column, other) in zip(chart.columns, mirrored.columns) {
      #expect(column.x + other.x + column.width == 100_000)
    }
  }
}
