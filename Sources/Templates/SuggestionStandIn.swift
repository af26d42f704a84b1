/// The candidate within two edits of a misspelt word, if there is one.
package func suggestion(for wrong: String, among candidates: some Sequence<String>) -> String? {
  var best: (distance: Int, word: String)?
  let wrong = Array(wrong.utf8)
  for candidate in candidates where abs(candidate.utf8.count - wrong.count) <= 2 {
    let word = Array(candidate.utf8)
    var older: [Int] = []
    var old = Array(0...word.count)
    for i in wrong.indices {
      var row = [i + 1]
      for j in word.indices {
        var cost = min(old[j + 1] + 1, row[j] + 1, old[j] + (wrong[i] == word[j] ? 0 : 1))
        if i > 0, j > 0, wrong[i] == word[j - 1], wrong[i - 1] == word[j] { cost = min(cost, older[j - 1] + 1) }
        row.append(cost)
      }
      (older, old) = (old, row)
    }
    if old[word.count] <= 2, old[word.count] < (best?.distance ?? 3) { best = (old[word.count], candidate) }
  }
  return best?.word
}
