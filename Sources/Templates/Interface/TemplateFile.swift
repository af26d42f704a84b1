package import Diagnostics

/// A template's file, of which `name` is what other templates include or extend.
package struct TemplateFile: Sendable {
  /// Relative to the folder of templates, with `/` between its parts: `partials/roster.html`.
  package let name: String
  package let source: SourceText

  /// Without a path, diagnostics point to the file in `templates/`.
  package init(name: String, path: String? = nil, bytes: [UInt8]) {
    self.name = name
    source = SourceText(path: path ?? "templates/\(name)", bytes: bytes)
  }
}

/// A template that makes pages, and what it can see.
package struct PageTemplate: Sendable, Hashable {
  /// The name of its file.
  package let name: String
  /// The number of the record type whose fields are the names that the template knows.
  package let root: Int

  package init(_ name: String, root: Int) {
    self.name = name
    self.root = root
  }
}
