/// The candidate that a misspelt word most likely meant, if one is near enough.
///
/// - Parameters:
///   - wrong: The word as it stands.
///   - candidates: What would have been right.
/// - Returns: The candidate with the fewest edits, as ``nearest(to:count:candidate:)`` counts them.
/// - Complexity: O(*n*) comparisons that allocate nothing, where *n* is the number of candidates.
package func suggestion(for wrong: String, among candidates: some Sequence<String>) -> String? {
  var search = Spelling(of: Array(wrong.utf8).span)
  var best: String?
  for var candidate in candidates {
    let isBetter = candidate.withUTF8 { search.consider($0.span) }
    if isBetter { best = candidate }
  }
  return best
}

/// The index of the candidate that a misspelt word most likely meant, over words that lie in a table of
/// bytes.
///
/// An edit inserts, deletes or replaces a character (a Unicode scalar) or swaps two neighbours, and what was
/// swapped may be edited again (Damerau and Levenshtein's distance, not the restricted one). Upper and lower
/// case of ASCII letters are the same letter. A candidate is near enough within two edits, if that leaves a
/// letter of either word in place. Among equally near ones the longer shared beginning wins, then the order
/// of bytes, so that the answer never depends on the order of the table.
///
/// - Parameters:
///   - wrong: The word as it stands, in UTF-8.
///   - count: The number of candidates.
///   - candidate: Gives the UTF-8 of a candidate; it must stay valid until the next call.
/// - Returns: The nearest candidate, or `nil` where none is near enough.
/// - Complexity: O(`count`) comparisons that allocate nothing; far candidates are dismissed by their length
///   and their set of letters.
package func nearest(
  to wrong: UnsafeBufferPointer<UInt8>, count: Int, candidate: (Int) -> UnsafeBufferPointer<UInt8>
) -> Int? {
  var search = Spelling(of: wrong.span)
  var best: Int?
  for index in 0..<count where search.consider(candidate(index).span) { best = index }
  return best
}

/// Words that misspelt ones are looked up among, again and again.
///
/// It keeps what ``nearest(to:count:candidate:)`` would compute of each candidate at every search, so a
/// search takes a fraction of the time: for the ids of a large catalogue, of which thousands may be misspelt
/// in one run.
package struct SuggestionTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var counts: [Int32] = []
  private var signatures: [UInt64] = []

  /// - Complexity: O(*n*), where *n* is the number of bytes of all words.
  package init(_ words: some Sequence<String>) {
    var scalars: [UInt32] = []
    for var word in words {
      word.withUTF8 { word in
        signatures.append(fold(word.span, into: &scalars))
        bytes.append(contentsOf: word)
      }
      counts.append(Int32(clamping: scalars.count))
      ends.append(bytes.count)
    }
  }

  /// The index of the word that was most likely meant, as ``nearest(to:count:candidate:)`` would choose it.
  package func nearest(to wrong: String) -> Int? {
    var search = Spelling(of: Array(wrong.utf8).span)
    let table = bytes.span
    var best: Int?
    for index in signatures.indices where search.mayBeNear(signatures[index], count: Int(counts[index])) {
      let start = index == 0 ? 0 : ends[index - 1]
      if search.consider(table.extracting(start..<ends[index])) { best = index }
    }
    return best
  }
}
