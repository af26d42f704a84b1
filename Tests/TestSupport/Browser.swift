import Foundation
import Synchronization

/// A headless Chromium that tests drive as a person would, with selenium.
///
/// There is one for all tests of a process, so their suites belong below one that is serialized.
package enum Browser {
  /// Whether there is one; where not, the reason has been printed.
  ///
  /// Chromium and its driver are Debian's, and are installed where that is allowed; selenium and axe come from PyPI.
  package static let isAvailable: Bool = session.withLock { $0 != nil }

  package static let isMissing = "there is no browser; the reason has been printed"

  /// Runs a script in the process that holds the browser; see ``run(_:_:)``.
  ///
  /// - Returns: what the script returns, read from its JSON.
  package static func run<Answer: Decodable>(
    _ script: String, _ arguments: [String: Any] = [:], returns: Answer.Type = Answer.self
  ) throws -> Answer {
    try JSONDecoder().decode(Reply<Answer>.self, from: reply(to: script, arguments)).answer
  }

  /// Runs a script in the process that holds the browser.
  ///
  /// - Parameters:
  ///   - script: the body of a function in Python. It may use selenium's `driver`, `By`, `Keys` and `ActionChains`, and
  ///     the functions of `browser.py`: `open_page`, `serve`, `find`, `texts`, `wait`, `violations` and the others.
  ///   - arguments: variables of the script; texts, numbers, truths, and lists and dictionaries of them.
  /// - Throws: what went wrong in the script.
  package static func run(_ script: String, _ arguments: [String: Any] = [:]) throws {
    _ = try reply(to: script, arguments)
  }

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  private struct Reply<Answer: Decodable>: Decodable {
    var answer: Answer
  }

  private struct Refusal: Decodable {
    var error: String?
  }

  private static func reply(to script: String, _ arguments: [String: Any]) throws -> Data {
    let request = try JSONSerialization.data(withJSONObject: ["script": script, "arguments": arguments])
    return try session.withLock { session in
      guard let session else { throw Failure(description: isMissing) }
      let reply = try session.exchange(request)
      if let error = try JSONDecoder().decode(Refusal.self, from: reply).error { throw Failure(description: error) }
      return reply
    }
  }

  // MARK: The process that holds the browser

  private static let session = Mutex<Session?>(start())

  private static func start() -> Session? {
    guard
      let programs = SystemPackages.require(["chromium", "chromedriver"], from: ["chromium", "chromium-driver"]),
      let python = PythonPackages.require(selenium, bare: [axe])
    else { return nil }
    do {
      let session = try Session(
        python, packageFolder.path(of: "Tests/TestSupport/browser.py"),
        programs + [python.packages.path(of: "axe_playwright_python/axe.min.js")])
      let greeting = try session.receive()
      if let error = try JSONDecoder().decode(Refusal.self, from: greeting).error { throw Failure(description: error) }
      return session
    } catch {
      print("skipped, because the browser does not start: \(error)")
      return nil
    }
  }

  private static let selenium = [
    "selenium==4.51.0", "attrs==26.1.0", "certifi==2026.6.17", "h11==0.16.0", "idna==3.20", "outcome==1.3.0.post0",
    "PySocks==1.7.1", "sniffio==1.3.1", "sortedcontainers==2.4.0", "trio==0.35.0", "trio-websocket==0.12.2",
    "typing_extensions==4.16.0", "urllib3==2.8.0", "websocket-client==1.9.2", "wsproto==1.3.2",
  ]

  /// Carries axe 4.12.1, which knows the rules of WCAG 2.2; axe-selenium-python 2.1.6 carries one of 2018.
  private static let axe = "axe-playwright-python==0.1.8"

  /// Ends with the process of the tests, because then its input ends.
  private final class Session {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var received: [UInt8] = []

    init(_ python: PythonPackages, _ script: String, _ arguments: [String]) throws {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["python3", script] + arguments
      process.environment = python.environment
      process.standardInput = input
      process.standardOutput = output
      try process.run()
    }

    func exchange(_ request: Data) throws -> Data {
      try input.fileHandleForWriting.write(contentsOf: request + [UInt8(ascii: "\n")])
      return try receive()
    }

    func receive() throws -> Data {
      while true {
        if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
          defer { received.removeFirst(end + 1) }
          return Data(received[..<end])
        }
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { throw Failure(description: "the process that holds the browser has ended") }
        received += more
      }
    }
  }
}
