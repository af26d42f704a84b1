/// A copy of a body in which every place that may be a destination bears a mark that libcmark carries along.
///
/// libcmark tells no destination's place, and a search for its text would be misled by code, escapes and
/// repetition. So libcmark itself is asked: a mark of letters is put at the start of everything that has the form of
/// a destination (behind `](`, behind `]:`, inside `<https:>`), and the link that bears it in its address was
/// written there. Letters at those places neither make nor break a link; the exceptions make the probe *risky*.
struct Probe {
  /// Which places get a mark, for those that may change the structure of the text.
  struct Scope: OptionSet {
    let rawValue: UInt8
    /// Destinations at the start of a line, where a mark may hide the start of a block.
    static let lineStarts = Scope(rawValue: 1)
    /// Autolinks, which may stand in the label of a reference, where a mark makes another label.
    static let autolinks = Scope(rawValue: 2)
    /// Destinations behind a `<`, where a mark may make or break a tag.
    static let angled = Scope(rawValue: 4)
    /// What stands behind `]:`, but for labels that open a line: where it ends a destination, a mark would be a title.
    static let colons = Scope(rawValue: 8)
    static let all: Scope = [.lineStarts, .autolinks, .angled, .colons]
  }

  /// Something that has the form of a destination.
  struct Place {
    /// Where the destination starts in the body, behind any `<`.
    var start: Int
    /// Whether angle brackets enclose it.
    var isAngled: Bool
    var isAutolink: Bool
  }

  /// The body with its marks.
  private(set) var text: [UInt8] = []
  private(set) var places: [Place] = []
  /// Whether the marks may have changed more than addresses, so that the result must be compared with the body's own.
  private(set) var isRisky = false
  let mark: Mark

  private let scope: Scope
  private var hasDefinitions = false
  private var hasAutolinks = false
  /// How much of the body has been copied.
  private var copied = 0

  /// - Complexity: O(*n*), where *n* is the number of bytes.
  init?(of body: UnsafeBufferPointer<UInt8>, scope: Scope = .all) {
    guard let mark = Mark(absentFrom: body) else { return nil }
    self.mark = mark
    self.scope = scope
    text.reserveCapacity(body.count + 16 * Mark.length)
    scan(body)
    text.append(contentsOf: UnsafeBufferPointer(rebasing: body[copied...]))
    isRisky = isRisky || (hasDefinitions && hasAutolinks)
  }

  private mutating func scan(_ body: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < body.count {
      switch body[index] {
      case UInt8(ascii: "]") where index + 1 < body.count && !isEscaped(body, at: index):
        let next = body[index + 1]
        if next == UInt8(ascii: "(") {
          index = destination(in: body, from: index + 2)
        } else if next == UInt8(ascii: ":") {
          hasDefinitions = true
          let isSure = endsLabel(body, at: index)
          isRisky = isRisky || !isSure
          index = isSure || scope.contains(.colons) ? destination(in: body, from: index + 2) : index + 2
        } else {
          index += 1
        }
      case UInt8(ascii: "<"):
        autolink(in: body, at: index)
        index += 1
      default: index += 1
      }
    }
  }

  /// Marks the destination behind `](` or `]:`.
  ///
  /// - Returns: where to go on.
  private mutating func destination(in body: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var isLineStart = false
    while index < body.count {
      let byte = body[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        isLineStart = true
      } else if !byte.isSpace, !(isLineStart && byte == UInt8(ascii: ">")) {
        break
      }
      index += 1
    }
    guard index < body.count else { return index }
    if isLineStart {
      isRisky = true
      guard scope.contains(.lineStarts) else { return index }
    }
    if body[index] == UInt8(ascii: "<") {
      // What also has the form of an autolink gets that one's mark: both start at the same place.
      if scope.contains(.autolinks), Autolink(in: body, at: index) != nil { return index }
      isRisky = true
      guard scope.contains(.angled) else { return index + 1 }
      add(Place(start: index + 1, isAngled: true, isAutolink: false), markedAt: index + 1, in: body)
      return index + 1
    }
    add(Place(start: index, isAngled: false, isAutolink: false), markedAt: index, in: body)
    return index
  }

  private mutating func autolink(in body: UnsafeBufferPointer<UInt8>, at index: Int) {
    guard scope.contains(.autolinks), let autolink = Autolink(in: body, at: index) else { return }
    hasAutolinks = true
    add(Place(start: index + 1, isAngled: true, isAutolink: true), markedAt: autolink.markPlace, in: body)
  }

  private mutating func add(_ place: Place, markedAt offset: Int, in body: UnsafeBufferPointer<UInt8>) {
    guard offset >= copied, places.count < Mark.limit else { return }
    text.append(contentsOf: UnsafeBufferPointer(rebasing: body[copied..<offset]))
    copied = offset
    mark.append(number: places.count, to: &text)
    places.append(place)
    guard offset < body.count else { return }
    switch body[offset] {
    // Letters beside a run of these decide whether it emphasises, which shows in the text of a heading.
    case UInt8(ascii: "*"), UInt8(ascii: "_"): isRisky = true
    // Letters before it may be an attribute's name.
    case UInt8(ascii: "="): isRisky = true
    default: break
    }
  }

  /// The bytes of the destination that starts at a place, given that libcmark has found one there.
  func range(of place: Place, in body: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var index = place.start
    var depth = 0
    while index < body.count {
      let byte = body[index]
      if byte == UInt8(ascii: "\\"), !place.isAutolink, index + 1 < body.count, body[index + 1].isPunctuation {
        index += 2
        continue
      }
      if place.isAngled {
        if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\n") { break }
      } else if byte.isSpace {
        break
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      index += 1
    }
    return place.start..<min(index, body.count)
  }
}

/// Whether an odd number of backslashes stands before a character.
private func isEscaped(_ body: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  var start = index
  while start > 0, body[start - 1] == UInt8(ascii: "\\") { start -= 1 }
  return (index - start) & 1 == 1
}

/// Whether a `]` closes a bracket that opens its line, as the label of most definitions does.
private func endsLabel(_ body: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  var start = index - 1
  while start >= 0, body[start] != UInt8(ascii: "[") {
    if body[start] == UInt8(ascii: "]") || body[start] == UInt8(ascii: "\n") { return false }
    start -= 1
  }
  start -= 1
  while start >= 0, body[start] != UInt8(ascii: "\n") {
    guard body[start] == UInt8(ascii: " ") || body[start] == UInt8(ascii: ">") else { return false }
    start -= 1
  }
  return index > 0
}
