import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite("Pages that are rendered one after the other")
struct TogetherTests {
  @Test("Every page of a build is as it is rendered alone", arguments: [Audience.internal, .public])
  func likeAlone(_ audience: Audience) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      try folder.write(RichCatalogue.files)
      let site = try TestSite(folder: folder, audience: audience)
      try site.write(from: folder, to: folder.path(of: "public"))
      let pages = try site.pages()
      #expect(pages.count > 20)
      for (path, page) in pages { #expect(try folder.text(of: "public/\(path)") == page, "\(path)") }
    }
  }
}
