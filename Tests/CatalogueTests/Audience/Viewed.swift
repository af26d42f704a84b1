import FrontMatter
import TestSupport

@testable import Catalogue
@testable import Files

/// A small catalogue and what an audience may see of it.
struct Viewed {
  let view: AudienceView
  let catalogue: Catalogue

  /// - Parameters:
  ///   - files: paths below `content/`, and texts.
  ///   - settings: the text of `catalogue.yml`.
  init(
    _ files: [String: String], settings text: String = "", audience: Audience = .public, drafts: Bool = false
  ) throws {
    catalogue = try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      for (name, text) in files { try folder.write(["content/\(name)": text]) }
      return try Catalogue(
        folder: folder.path, settings: SettingsFile(bytes: Array(text.utf8)).settings, workers: Workers(jobs: 1))
    }
    view = AudienceView(catalogue, audience: audience, includesDrafts: drafts)
  }

  func number(_ kind: RecordKind, _ id: String) -> Int? {
    catalogue.headers(of: kind).firstIndex { $0.id == id }
  }

  /// Every text that can be reached from the view's records, enrollments and Markdown.
  var texts: Set<String> {
    var texts: Set<String> = []
    for records: Any in [
      view.courses, view.students, view.terms, view.departments, view.instructors, view.programs, view.pages,
      view.home as Any, view.enrollments,
    ] {
      collect(records, into: &texts)
    }
    for kind in RecordKind.allCases where kind != .enrollment {
      for number in catalogue.headers(of: kind).indices {
        texts.insert(Text(view.body(of: kind, number)).string)
        texts.insert(view.displayName(of: kind, number).string)
      }
    }
    for number in view.enrollments.indices { texts.insert(Text(view.note(of: number)).string) }
    return texts
  }

  /// Whether some text that can be reached holds a word.
  func reaches(_ word: String) -> Bool { texts.contains { $0.contains(word) } }

  private func collect(_ value: Any, into texts: inout Set<String>) {
    if let text = value as? Text {
      texts.insert(text.string)
    } else if let details = value as? UnsafePointer<Enrollment.Details> {
      collect(details.pointee, into: &texts)
    } else if let items = value as? any Sequence {
      for item in items as any Sequence { collect(item, into: &texts) }
    } else {
      for child in Mirror(reflecting: value).children { collect(child.value, into: &texts) }
    }
  }
}
