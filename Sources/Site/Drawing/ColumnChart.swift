/// Columns over a scale, as wide as there is room: places across are in thousandths of a per cent, heights in thousandths
/// of an em, so that labels keep their size on every screen.
struct ColumnChart: Sendable {
  struct Column: Sendable, Hashable {
    var x: Int
    var width: Int
    var y: Int
    var height: Int
    /// What stands below it, shortened.
    var label: String
    /// Whether there is only room for the label on a wide screen.
    var isMinor: Bool
    /// Whether there is no room for the label at all.
    var isSilent: Bool
    /// Whether the label would lead out of a narrow drawing, if it stood in the middle.
    var isAtEdge: Bool
    var middle: Int { x + width / 2 }
  }

  struct Tick: Sendable, Hashable {
    var value: Int
    var y: Int
  }

  private(set) var columns: [Column] = []
  private(set) var ticks: [Tick] = []
  /// Where columns stand.
  let base = 11_000
  /// With the labels below.
  let height = 13_000

  /// From here on there is room for numbers above columns.
  private static let top = 1_750
  private static let left = 9_000
  /// How wide the drawing is at least where it is wide, in thousandths of an em.
  private static let wideWidth = 30_000
  /// How wide it is at least where it is narrow: what a screen of 360 px leaves; on a smaller one texts are smaller, too.
  private static let narrowWidth = 20_000

  /// - Parameters:
  ///   - bars: labels, and values that are not below zero.
  init(_ bars: [(label: String, value: Int)], isMirrored: Bool = false) {
    let most = max(1, bars.map(\.value).max() ?? 1)
    let step = Self.step(most)
    let last = (most + step - 1) / step * step
    func y(_ value: Int) -> Int { base - (base - Self.top) * value / last }
    ticks = stride(from: 0, through: last, by: step).map { Tick(value: $0, y: y($0)) }
    guard !bars.isEmpty else { return }
    let slot = (100_000 - Self.left) / bars.count
    let width = min(slot * 3 / 5, 9_000)
    let widest = bars.map { TextWidth.estimate($0.label) }.max() ?? 0
    // Every how many columns a label fits; what is shown where it is narrow is shown where it is wide, too.
    let room = Self.wideWidth * slot / 100_000
    let need = min(widest, Self.labelLimit) * 9 / 10
    let every = max(1, min(bars.count, (need + room - 1) / room))
    let narrowSlot = Self.narrowWidth * slot / 100_000
    let narrowRoom = every * narrowSlot
    // There the last one may have to stand before its middle, as the drawing ends soon after it.
    // Labels are smaller than texts, by 13/16.
    let narrowNeed = min(widest, Self.labelLimit) * 13 / 16 + Self.labelGap
    let isWide = narrowNeed > narrowSlot
    let narrowEvery = every * (((isWide ? narrowNeed * 3 / 2 : narrowNeed) + narrowRoom - 1) / narrowRoom)
    for (place, bar) in bars.enumerated() {
      var x = Self.left + slot * place + (slot - width) / 2
      if isMirrored { x = 100_000 - x - width }
      // The newest is always named.
      let fromEnd = bars.count - 1 - place
      columns.append(
        Column(
          x: x, width: width, y: y(bar.value), height: base - y(bar.value),
          label: TextWidth.fitted(bar.label, width: max(room * every, 4_000)),
          isMinor: !fromEnd.isMultiple(of: narrowEvery),
          isSilent: !fromEnd.isMultiple(of: every),
          isAtEdge: fromEnd == 0 && isWide))
    }
  }

  private static let labelLimit = 12_000
  private static let labelGap = 400

  /// The distance between lines of the scale: 1, 2 or 5 times a power of ten, so that there are two to five of them.
  private static func step(_ most: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where most <= factor * power * 4 { return factor * power }
      guard power < Int.max / 100 else { return power }
      power *= 10
    }
  }
}
