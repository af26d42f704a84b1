import Catalogue
import Files
import TestSupport

@testable import Site

extension TestSite {
  /// Writes the site as a build does.
  @discardableResult
  func write(from source: Folder, to output: String, clean: Bool = false) throws -> PublicationCounts {
    guard let templates else { throw ThemeFault(description: "\(templateFaults)") }
    return try build.write(source: source.path, output: output, templates: templates, removesForeign: clean)
  }
}

/// Builds what stands in a folder, into its `public/` unless another place is said.
@discardableResult
func build(
  _ folder: Folder, to output: String? = nil, audience: Audience? = nil, clean: Bool = false, jobs: Int = 1
) throws -> PublicationCounts {
  try TestSite(folder: folder, audience: audience, jobs: jobs)
    .write(from: folder, to: output ?? folder.path(of: "public"), clean: clean)
}
