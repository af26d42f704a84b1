import Foundation

/// A program that runs while a test talks to it.
package final class RunningProgram {
  private let process = Process()
  private let output = Pipe()
  private let errors: URL
  private var received: [UInt8] = []

  /// - Parameter environment: variables to add to those of the tests; `nil` takes one away.
  package init(
    _ program: String, _ arguments: [String], in folder: Folder, environment: [String: String?] = [:]
  ) throws {
    errors = FileManager.default.temporaryDirectory.appendingPathComponent("registrar-test-\(UUID().uuidString)")
    try Data().write(to: errors)
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var variables = ProcessInfo.processInfo.environment
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: errors)
  }

  /// Waits for the next line of its output.
  ///
  /// - Returns: `nil` when it ends without one.
  package func nextLine() -> String? {
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        defer { received.removeFirst(end + 1) }
        return String(decoding: received[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      received += more
    }
  }

  /// Sends it a signal.
  package func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for its end.
  ///
  /// - Returns: its status, or the number of the signal that ended it, negated; what it printed and was not yet read.
  package func end() throws -> Execution {
    received += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let status = process.terminationStatus
    return Execution(
      status: process.terminationReason == .uncaughtSignal ? -status : status, output: received,
      errors: Array(try Data(contentsOf: errors)))
  }
}
