package import Diagnostics

extension Rule {
  /// The rules that reading front matter can report.
  package static let frontMatterRules: [Rule] = [
    .frontMatterMissing, .frontMatterSyntax, .invalidEncoding, .limitExceeded,
  ]
}
