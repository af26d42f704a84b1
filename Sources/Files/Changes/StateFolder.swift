/// Where registrar remembers things about a source folder: a folder in it that git ignores.
package enum StateFolder {
  package static let name = ".registrar"

  package static func path(in source: String) -> String { "\(source)/\(name)" }

  /// Makes the folder, where it is missing, and the source folder too.
  ///
  /// - Returns: its path.
  /// - Throws: `FileError`.
  @discardableResult
  package static func make(in source: String) throws -> String {
    let path = path(in: source)
    // Git is told by the folder itself, whatever the rest of the repository says.
    if try makeFolders(path) { try? createFile("\(path)/.gitignore", Array("*\n".utf8)) }
    return path
  }
}
