import Catalogue
import TestSupport

@testable import Site

/// A catalogue of a few pages in a folder, to be built and built again, with nothing beside the pages.
enum SmallCatalogue {
  static let files =
    content([
      "courses/a.md": "title: A\naliases: [old-a]", "courses/b.md": "title: B",
      "students/pia.md": "name: Pia\nvisibility: public",
      "students/ivo.md": "name: Ivo", "pages/x/y.md": "title: Y",
    ]) + bare(["course.html": "{{ course.title }}", "student.html": "{{ student.name }}"])
    + ["catalogue.yml": "audience: public\noutputs: []"]

  /// Runs a test in a folder with the catalogue.
  static func inFolder(_ body: (Folder) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try folder.write(files)
      try body(folder)
    }
  }
}

/// What stands in an output folder, by paths relative to it.
func output(_ folder: Folder, _ name: String = "public") throws -> [String: String] {
  try folder.tree(below: name).reduce(into: [:]) { $0[String($1.key.dropFirst(name.count + 1))] = $1.value }
}

/// What a build into a new folder writes.
func cleanBuild(of folder: Folder, audience: Audience? = nil) throws -> [String: String] {
  try withTemporaryFolder { other in
    try build(folder, to: other.path(of: "fresh"), audience: audience)
    return try output(other, "fresh")
  }
}
