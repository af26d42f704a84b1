import Diagnostics

/// Rows in aligned columns, in groups with a heading each.
struct TextTable {
  struct Column {
    var title: String
    var isNumeric = false
  }

  struct Group {
    var title: String
    var rows: [[String]]
  }

  var columns: [Column]
  var groups: [Group]

  /// The table, each line with its end; columns in which nothing stands are left out.
  func text(_ paint: Paint) -> String {
    let rows = groups.flatMap(\.rows)
    let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let widths = shown.map { column in
      ([columns[column].title] + rows.map { disarmed($0[column]) }).map(displayWidth).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (place, column) in shown.enumerated() {
        let cell = disarmed(cells[column])
        let gap = String(repeating: " ", count: max(0, widths[place] - displayWidth(of: cell)))
        line += "  " + (columns[column].isNumeric ? gap + cell : cell + gap)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    var lines = [paint(.quiet, line(columns.map(\.title)))]
    for group in groups {
      lines.append(paint(.strong, disarmed(group.title)))
      lines += group.rows.map(line)
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
