/// The distance between two ranges of letters, or a number above `limit` when it exceeds that.
///
/// Equal beginnings are skipped; at the first difference each possible edit is tried. Skipping is safe: where
/// two words begin alike, some shortest way between them leaves that beginning alone. With two edits at most,
/// a dozen short branches beat a table.
func edits(
  _ a: Span<UInt32>, _ aStart: Int, _ aEnd: Int, _ b: Span<UInt32>, _ bStart: Int, _ bEnd: Int, _ limit: Int
) -> Int {
  var i = aStart
  var j = bStart
  while i < aEnd, j < bEnd, a[i] == b[j] {
    i += 1
    j += 1
  }
  let aLeft = aEnd - i
  let bLeft = bEnd - j
  if aLeft == 0 || bLeft == 0 { return max(aLeft, bLeft) }
  if limit == 0 || abs(aLeft - bLeft) > limit { return limit + 1 }

  var best = limit + 1
  /// Tries a first step of some cost that uses up letters on either side.
  func attempt(_ cost: Int, _ aUsed: Int, _ bUsed: Int) {
    guard cost < best else { return }
    best = min(best, cost + edits(a, i + aUsed, aEnd, b, j + bUsed, bEnd, best - 1 - cost))
  }
  if aLeft > 1, bLeft > 1, a[i] == b[j + 1], a[i + 1] == b[j] { attempt(1, 2, 2) }
  attempt(1, 1, 1)
  attempt(1, 1, 0)
  attempt(1, 0, 1)
  // Two letters change places, and a letter between them goes or comes.
  if aLeft > 2, bLeft > 1, a[i] == b[j + 1], a[i + 2] == b[j] { attempt(2, 3, 2) }
  if aLeft > 1, bLeft > 2, a[i] == b[j + 2], a[i + 1] == b[j] { attempt(2, 2, 3) }
  return best
}
