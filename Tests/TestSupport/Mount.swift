/// A file system in memory that exists as long as a test wants it.
package struct Mount {
  private let path: String

  /// Mounts it on a folder that is there.
  ///
  /// - Parameter options: as `mount -o` takes them, such as `size=4m`.
  /// - Returns: nothing where that is not permitted.
  package init?(at path: String, _ options: String) {
    self.path = path
    guard (try? execute("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path]))?.status == 0 else {
      print("skipped, because no file system may be mounted")
      return nil
    }
  }

  /// Gives it other options, such as another size.
  package func remount(_ options: String) throws {
    let result = try execute("mount", ["-o", "remount,\(options)", path])
    precondition(result.status == 0, result.errorText)
  }

  /// Takes it away, with all that is in it; again, if it has gone already.
  package func end() {
    for _ in 0..<5 {
      let result = try? execute("umount", ["-l", path])
      if let result, result.status == 0 || result.errorText.contains("not mounted") { return }
    }
  }
}
