import Catalogue
import Files

/// The index by which courses are found: by code, by the words of their titles, by tags and by who teaches them.
///
/// A word leads to the places that its courses have in lists, so that words and filters can be put together before
/// anything is fetched that results show.
struct CourseSearch: Sendable {
  /// Where a course has a word.
  ///
  /// Smaller ones count for more.
  enum Field: Int {
    case wholeCode, codePart, title, other
  }

  /// As much of a title as is shown, in code points.
  static let titleLength = 160
  /// How many words of a title count.
  private static let titleWords = 24
  /// How many instructors of a course count.
  private static let instructorLimit = 24
  /// How many courses of one word stand together at most, so that files can be cut.
  private static let runLength = 200

  let tree: SearchTree
  let words: SearchWords
  private let keys: SearchKeys
  /// A word and its courses, as JSON with a comma between.
  private let runs: SearchFragments

  /// - Complexity: O(*n* log *n*) in words.
  init(index: SiteIndex, workers: Workers) {
    let courses = index.courses
    let keys = SearchKeys(count: courses.count, workers: workers, state: { CourseWords() }) { words, place, keys in
      words.addKeys(of: Int(courses[place]), at: place, index: index, to: &keys)
    }
    var runs = SearchFragments()
    var runWords: [[UInt8]] = []
    var writer = SearchWriter()
    var number = 0
    while number < keys.entries.count {
      let word = keys[number]
      writer.begin()
      word.withUnsafeBufferPointer { writer.string($0) }
      writer.raw(",[")
      var last: Int32 = 0
      let start = number
      while number < keys.entries.count, number - start < Self.runLength, keys[number] == word {
        if number > start { writer.raw(",") }
        writer.raw("\(keys.entries[number].item - last)")
        last = keys.entries[number].item
        number += 1
      }
      writer.raw("]")
      runs.append(writer.bytes)
      runWords.append(Array(word))
    }
    let (allRuns, allWords) = (runs, runWords)
    self.runs = allRuns
    self.keys = SearchKeys(count: allWords.count, workers: workers, state: {}) { _, run, keys in
      allWords[run].withUnsafeBufferPointer { keys.add($0[0..<$0.count], item: run) }
    }
    // The order of keys is that of runs.
    tree = SearchTree("courses", self.keys) { run, _ in allRuns.length(run) + 1 }
    var different: [[UInt8]] = []
    for word in allWords where different.last != word { different.append(word) }
    words = SearchWords("courses/words", different, findsInside: true, workers: workers)
  }

  var fingerprint: String { runs.fingerprint }

  /// Writes a file of the tree.
  func write(_ node: Int, to writer: inout SearchWriter) {
    tree.write(node, to: &writer) { range, writer in
      writer.raw(",\"words\":[")
      for run in range {
        if run > range.lowerBound { writer.raw(",") }
        writer.raw(runs[run])
      }
      writer.raw("]")
    }
  }

  /// The words of one course.
  private struct CourseWords {
    private var folded: [UInt8] = []
    private var bytes: [UInt8] = []
    private var seen: Set<[UInt8]> = []

    mutating func addKeys(of number: Int, at place: Int, index: SiteIndex, to keys: inout SearchKeys) {
      let course = index.view.courses[number]
      seen.removeAll(keepingCapacity: true)
      read(course.code.or(course.id).bytes, limit: SearchText.wordLimit)
      addCode(at: place, to: &keys)
      read(index.courseLinks.label(number).prefix(CourseSearch.titleLength), limit: CourseSearch.titleWords)
      addWords(.title, at: place, to: &keys)
      for tag in course.tags {
        read(tag.text.bytes, limit: SearchText.wordLimit)
        addWords(.other, at: place, to: &keys)
      }
      var instructors = course.instructors.map(\.target)
      for offering in course.offerings { instructors += offering.instructors.map(\.target) }
      for instructor in instructors.prefix(CourseSearch.instructorLimit) where instructor >= 0 {
        read(index.view.instructors[Int(instructor)].displayName.bytes, limit: SearchText.wordLimit)
        addWords(.other, at: place, to: &keys)
      }
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>, limit: Int) {
      bytes.removeAll(keepingCapacity: true)
      SearchText.appendWords(of: text, folded: &folded, to: &bytes, limit: limit)
    }

    /// The whole of a code (`cs101`), and each part of it (`cs`, `101`), letters and digits being told apart.
    private mutating func addCode(at place: Int, to keys: inout SearchKeys) {
      var parts: [[UInt8]] = []
      for word in bytes.split(separator: UInt8(ascii: " ")) {
        var start = word.startIndex
        for index in word.indices.dropFirst() where Self.isDigit(word[index]) && !Self.isDigit(word[index - 1]) {
          parts.append(Array(word[start..<index]))
          start = index
        }
        parts.append(Array(word[start...]))
      }
      add(Array(parts.joined()), .wholeCode, at: place, to: &keys)
      for part in parts where parts.count > 1 { add(part, .codePart, at: place, to: &keys) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private mutating func addWords(_ field: Field, at place: Int, to keys: inout SearchKeys) {
      for word in bytes.split(separator: UInt8(ascii: " ")) {
        add(Array(word), field, at: place, to: &keys)
        let text = String(decoding: word, as: UTF8.self).unicodeScalars
        for start in text.indices.dropFirst() where SearchText.startsAnywhere(text[start]) {
          add(Array(String(text[start...]).utf8), field, at: place, to: &keys)
        }
      }
    }

    /// Adds a word where it counts for most; a course has it once.
    private mutating func add(_ word: [UInt8], _ field: Field, at place: Int, to keys: inout SearchKeys) {
      guard !word.isEmpty, seen.insert(word).inserted else { return }
      word.withUnsafeBufferPointer { keys.add($0[0..<$0.count], item: place << 2 | field.rawValue) }
    }
  }
}
