import Catalogue
import Diagnostics

/// Reports what the settings refer to and what is not there: the current term, and pages of the navigation.
func settingsFaults(
  of file: SettingsFile, _ scope: Scope, using identifiers: inout NearestIdentifiers
) -> [Diagnostic] {
  let catalogue = scope.catalogue
  var diagnostics: [Diagnostic] = []
  if let term = catalogue.settings.currentTerm, catalogue.kindsWithRecords.contains(.term),
    !catalogue.terms.contains(where: { $0.id == term })
  {
    diagnostics.append(
      file.source.diagnostic(
        .invalidSetting, at: (catalogue.settings.currentTermPlace ?? .fileStart).range,
        "'current_term' names '\(term)', and no term has that id",
        suggestion: identifiers.suggestion(for: term, of: .term)))
  }
  guard let navigation = catalogue.settings.navigation, !navigation.isEmpty else { return diagnostics }
  let resolver = LinkResolver(catalogue)
  for entry in navigation {
    let meaning = resolver.meaning(ofNavigation: entry.text)
    if case .record(let kind, let number, _) = meaning, scope.isDraft(kind, number) {
      let id = catalogue.header(of: kind, number).id.string
      diagnostics.append(
        file.source.diagnostic(
          .draftReferenced, at: entry.place.range, DraftReferenced.message(kind, id)))
    }
    guard let problem = InvalidSetting.problem(withNavigation: meaning, entry.text) else { continue }
    var suggestion: Suggestion?
    if case .broken(let fault) = meaning {
      suggestion = resolver.suggestion(for: fault, destination: entry.text, inFile: nil, using: &identifiers)
    }
    diagnostics.append(
      file.source.diagnostic(.invalidSetting, at: entry.place.range, problem, suggestion: suggestion))
  }
  return diagnostics
}

enum InvalidSetting {
  static func problem(withNavigation meaning: LinkMeaning, _ entry: String) -> String? {
    switch meaning {
    case .record, .index, .home: nil
    case .broken(.missingFile(let path)): "'nav' leads to '\(entry)', and there is no file 'content/\(path)'"
    case .broken(.unknownRecord(let kind, let id)):
      "'nav' leads to '\(entry)', and no \(kind.name) has the id '\(id)'"
    case .external, .fragment, .attachment, .broken:
      "'nav' leads to '\(entry)', which is no page of this site; write a path below content/, such as "
        + "courses/ or pages/admissions.md"
    }
  }
}
