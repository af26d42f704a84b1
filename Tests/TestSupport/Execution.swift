import Foundation

/// What a program that has ended left behind.
package struct Execution: Sendable, Equatable {
  /// The exit status, or the number of the signal that ended the program, negated.
  package var status: Int32
  package var output: [UInt8]
  package var errors: [UInt8]

  package init(status: Int32, output: [UInt8] = [], errors: [UInt8] = []) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Runs a program and waits for its end.
///
/// Input and output go through files, so that neither side can block on a full pipe.
///
/// - Parameters:
///   - program: A path, or a name that is looked up in `PATH`.
///   - arguments: Its arguments, without its name.
///   - folder: Where it runs; by default where the tests run.
///   - environment: Variables to add to those of the tests; `nil` takes one away.
///   - input: Its standard input.
/// - Returns: Its status and output.
/// - Throws: When the program cannot be started.
package func execute(
  _ program: String, _ arguments: [String] = [], in folder: Folder? = nil,
  environment: [String: String?] = [:], input: String = ""
) throws -> Execution {
  try withTemporaryFolder { exchange in
    try exchange.write(["in": input, "out": "", "err": ""])
    let process = Process()
    if program.contains("/") {
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
    } else {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [program] + arguments
    }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
    var variables = ProcessInfo.processInfo.environment
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: exchange.path(of: "out")))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: exchange.path(of: "err")))
    let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: exchange.path(of: "in")))
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    try [input, output, errors].forEach { try $0.close() }
    let status = process.terminationStatus
    return Execution(
      status: process.terminationReason == .uncaughtSignal ? -status : status,
      output: try exchange.bytes(of: "out"), errors: try exchange.bytes(of: "err"))
  }
}

/// The folder that holds the executables of the build that the running tests belong to.
package var productsFolder: Folder {
  #if os(macOS)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    return Folder(bundle.bundleURL.deletingLastPathComponent().path)
  #else
    return Folder(Bundle.main.bundleURL.path)
  #endif
}

/// Runs the built `registrar` as a user would; see ``execute(_:_:in:environment:input:)``.
package func runRegistrar(
  _ arguments: String..., in folder: Folder? = nil, environment: [String: String?] = [:], input: String = ""
) throws -> Execution {
  try execute(
    productsFolder.path(of: "registrar"), arguments, in: folder, environment: environment, input: input)
}

/// The root of the package that is under test.
package let packageFolder: Folder = {
  let parts = #filePath.split(separator: "/").dropLast(3)
  return Folder("/" + parts.joined(separator: "/"))
}()
