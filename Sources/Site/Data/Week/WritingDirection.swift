/// Whether a language is written from right to left.
enum WritingDirection {
  /// The languages whose usual script is, and scripts that are, whatever the language (IANA subtag registry).
  private static let languages: Set<Substring> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
  ]
  private static let scripts: Set<Substring> = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"]

  /// - Parameter tag: such as `ar`, `az-Arab` or `de-AT`.
  static func isRightToLeft(language tag: String) -> Bool {
    let subtags = tag.lowercased().split(separator: "-")
    if subtags.count > 1, subtags[1].utf8.count == 4 { return scripts.contains(subtags[1]) }
    return subtags.first.map(languages.contains) ?? false
  }
}
