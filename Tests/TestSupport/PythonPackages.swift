import Foundation

/// A Python with packages that some tests compare against; the project itself needs none.
package struct PythonPackages: Sendable {
  private let folder: Folder

  /// Installs packages once into the build folder, and finds them there the next time.
  ///
  /// Tests that run at the same time, in this process or another, wait for each other. Where Python or the
  /// packages cannot be had, the reason is printed, and the test is to return early.
  ///
  /// - Parameters:
  ///   - packages: Requirements with exact versions, such as `jinja2==3.1.6`, with those that they need in
  ///     turn.
  ///   - bare: Requirements to install without those that they would need, where only a file of theirs is
  ///     wanted.
  /// - Returns: Python with these packages, or `nil` where it cannot be had.
  package static func require(_ packages: [String], bare: [String] = []) -> PythonPackages? {
    do {
      // Compiled packages serve one version of Python only.
      let wanted = [try version()] + packages + ["--"] + bare
      let folder = Folder(packageFolder.path(of: ".build/test-python/\(identifier(of: wanted))"))
      try folder.makeFolder("")
      return try locked(folder) {
        if folder.exists("complete") { return PythonPackages(folder: folder) }
        try install(packages, bare, into: folder)
        try folder.write(["complete": wanted.joined(separator: "\n")])
        return PythonPackages(folder: folder)
      }
    } catch {
      print("skipped, because Python with \(packages.joined(separator: ", ")) cannot be had: \(error)")
      return nil
    }
  }

  /// Where the packages are, with the files that they carry.
  package var packages: Folder { Folder(folder.path(of: "packages")) }

  /// Runs a script, which may import the packages.
  ///
  /// - Parameters:
  ///   - script: Python's source.
  ///   - arguments: `sys.argv[1:]`.
  ///   - input: Its standard input.
  /// - Returns: Its status and output.
  /// - Throws: When Python cannot be started.
  package func run(_ script: String, _ arguments: [String] = [], input: String = "") throws -> Execution {
    try execute("python3", ["-c", script] + arguments, environment: variables, input: input)
  }

  /// The variables of a process in which Python finds the packages.
  package var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key != "PYTHONHOME" }
      .merging(variables.compactMapValues { $0 }) { $1 }
  }

  private var variables: [String: String?] {
    ["PYTHONPATH": packages.path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "PYTHONHOME": nil]
  }

  // MARK: Installing

  private struct Unavailable: Error, CustomStringConvertible {
    let description: String
  }

  private static func version() throws -> String {
    let result = try execute("python3", ["--version"])
    guard result.status == 0 else { throw Unavailable(description: "there is no python3") }
    return result.outputText
  }

  private static func install(_ packages: [String], _ bare: [String], into folder: Folder) throws {
    if packages.isEmpty, bare.isEmpty { return }
    let pip = try pip(for: folder)
    for (requirements, options) in [(packages, []), (bare, ["--no-deps"])] where !requirements.isEmpty {
      let arguments =
        pip.arguments + [
          "install", "--quiet", "--no-warn-conflicts", "--upgrade", "--target", folder.path(of: "packages"),
        ] + options + requirements
      let result = try execute(
        pip.program, arguments,
        environment: [
          "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore",
        ])
      guard result.status == 0 else { throw Unavailable(description: result.errorText) }
    }
  }

  /// A working pip: Python's own, else one in a virtual environment, else the system's, installed where
  /// allowed.
  private static func pip(for folder: Folder) throws -> (program: String, arguments: [String]) {
    func works(_ program: String, _ arguments: [String]) -> Bool {
      (try? execute(program, arguments + ["--version"]))?.status == 0
    }
    let own = ("python3", ["-m", "pip"])
    if works(own.0, own.1) { return own }
    let environment = folder.path(of: "environment")
    if (try? execute("python3", ["-m", "venv", environment]))?.status == 0 {
      let inEnvironment = ("\(environment)/bin/python3", ["-m", "pip"])
      if works(inEnvironment.0, inEnvironment.1) { return inEnvironment }
    }
    if getuid() == 0 {
      _ = try? execute("apt-get", ["install", "-y", "python3-pip"])
      if works(own.0, own.1) { return own }
    }
    throw Unavailable(description: "python3 has neither pip nor venv")
  }

  private static func locked<Result>(_ folder: Folder, _ body: () throws -> Result) throws -> Result {
    let lock = open(folder.path(of: "lock"), O_CREAT | O_RDWR, 0o644)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      throw Unavailable(description: "\(folder.path) cannot be locked")
    }
    defer { close(lock) }
    return try body()
  }

  private static func identifier(of requirements: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in requirements.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
