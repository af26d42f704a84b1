import Catalogue
package import Diagnostics
import FrontMatter

/// The rules that this floor and those below it know.
package enum Rules {
  package static let all: [Rule] = [
    // What a file is.
    .unreadableFile, .invalidEncoding, .limitExceeded, .frontMatterMissing, .frontMatterSyntax,
    // What a record says.
    .unknownKind, .unknownField, .missingField, .invalidValue, .invalidIdentifier, .invalidSetting,
    // How records and texts belong together.
    .duplicateIdentifier, .danglingReference, .duplicateEnrollment, .duplicateOffering, .prerequisiteCycle,
    .brokenLink,
    // What a sound catalogue should be looked at for.
    .unusedFile, .draftReferenced, .withheldNameInText,
  ]
}
