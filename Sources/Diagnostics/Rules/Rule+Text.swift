extension Rule {
  /// The explanation up to its first empty line, on one line; the summary where nothing is explained.
  var firstParagraph: String {
    let lines = explanation.split(separator: "\n", omittingEmptySubsequences: false)
    let paragraph = lines.drop(while: \.isEmpty).prefix { !$0.isEmpty }.joined(separator: " ")
    return paragraph.isEmpty ? summary : paragraph
  }
}
