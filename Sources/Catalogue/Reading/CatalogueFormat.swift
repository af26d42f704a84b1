/// The formats of a catalogue's files, of which this program reads one.
package enum CatalogueFormat {
  package static let current = 2

  /// What is wrong with a student's file that lists courses.
  static let oldStudent =
    "'courses' in a student's file is format 1 of the catalogue; run 'registrar migrate' to bring it to format 2"

  /// What is wrong with content that says to have a format; nothing where it is the current one.
  static func problem(ofVersion version: Int) -> String? {
    switch version {
    case current: nil
    case 1: "this catalogue has format 1; run 'registrar migrate' to bring it to format 2"
    default: "this registrar reads format 2, not \(version); use a newer one"
    }
  }
}

extension Catalogue {
  /// Why the catalogue has to be brought to another format before anything is done with it.
  package var formatProblem: String? {
    CatalogueFormat.problem(ofVersion: settings.schemaVersion)
      ?? findings.first { $0.message == CatalogueFormat.oldStudent }?.message
  }
}
