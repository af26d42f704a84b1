import Catalogue
package import Diagnostics
import FrontMatter

/// The rules that this floor and those below it know.
package enum Rules {
  package static let all: [Rule] = structural + domain + otherWarnings

  private static let structural: [Rule] = [
    // What a file is.
    .unreadableFile, .invalidEncoding, .limitExceeded, .frontMatterMissing, .frontMatterSyntax,
    // What a record says.
    .unknownKind, .unknownField, .missingField, .invalidValue, .invalidIdentifier, .invalidSetting,
    // How records and texts belong together.
    .duplicateIdentifier, .danglingReference, .duplicateEnrollment, .duplicateOffering, .prerequisiteCycle,
    .brokenLink,
  ]

  /// What a registrar should look at in a sound catalogue; an enrollment's `override` silences these.
  package static let domain: [Rule] = DomainCheck.all.map(\.rule)

  /// What else a sound catalogue should be looked at for.
  private static let otherWarnings: [Rule] = [.unusedFile, .draftReferenced, .withheldNameInText]
}
