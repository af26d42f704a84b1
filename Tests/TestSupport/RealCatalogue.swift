import Foundation

/// A catalogue of the real world, where one lies beside the project.
package enum RealCatalogue {
  /// The folder that holds its `content/`; nothing where there is none.
  package static let path: String? = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let path = root.deletingLastPathComponent().path + "/shared/real-catalogue"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  package static let isMissing = "there is no real-world catalogue beside the project"

  /// Copies its content into a folder.
  package static func copy(into folder: Folder) throws {
    guard let path else { return }
    try FileManager.default.copyItem(atPath: "\(path)/content", toPath: folder.path(of: "content"))
  }
}
