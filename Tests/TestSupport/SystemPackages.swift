import Foundation

/// Programs of the system that some tests use; the project itself needs none.
package enum SystemPackages {
  /// Looks for programs and, where one is missing, installs the packages that bring them, if that is allowed.
  ///
  /// It is allowed to root, with apt-get. Tests that ask at the same time, in this process or another, wait for each
  /// other. Where the programs cannot be had, the reason is printed, and the test is to return early.
  ///
  /// - Parameters:
  ///   - programs: names of programs, all of which are needed.
  ///   - packages: Debian's packages that bring them.
  /// - Returns: the path of each program, or `nil` where they cannot be had.
  package static func require(_ programs: [String], from packages: [String]) -> [String]? {
    func found() -> [String]? {
      let paths = programs.compactMap(path(of:))
      return paths.count == programs.count ? paths : nil
    }
    if let paths = found() { return paths }
    let wanted = programs.joined(separator: " and ")
    guard getuid() == 0, path(of: "apt-get") != nil else {
      print("skipped, because there is no \(wanted), and only root can install \(packages.joined(separator: ", "))")
      return nil
    }
    do {
      let folder = Folder(packageFolder.path(of: ".build/test-python"))
      try folder.makeFolder("")
      let lock = open(folder.path(of: "apt.lock"), O_CREAT | O_RDWR, 0o644)
      defer { close(lock) }
      guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw CocoaError(.fileLocking) }
      if let paths = found() { return paths }
      var failure = ""
      // The lists of packages are missing on a bare image, and may be stale elsewhere.
      for prepares in [false, true] {
        if prepares { _ = try execute("apt-get", ["update", "-q"]) }
        let install = try execute(
          "apt-get",
          ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-q", "--no-install-recommends"] + packages,
          environment: ["DEBIAN_FRONTEND": "noninteractive"])
        if install.status == 0, let paths = found() { return paths }
        failure = install.errorText
      }
      print("skipped, because \(packages.joined(separator: ", ")) cannot be installed: \(failure)")
    } catch {
      print("skipped, because \(wanted) cannot be had: \(error)")
    }
    return nil
  }

  private static func path(of program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }
}
