import Diagnostics
import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// When output is coloured.
enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  case always
  case never
}

/// Where the program talks to: results go to standard output, everything else to standard error.
struct Console: Sendable {
  enum Stream: Int32, Sendable {
    case output = 1
    case error = 2
  }

  var color = ColorChoice.auto
  /// Whether only results and errors are told.
  var isQuiet = false
  /// Whether more is told than most people want to know.
  var isVerbose = false

  // MARK: Telling

  /// Writes a result to standard output.
  ///
  /// A reader that has gone away, as `head` does, is no error.
  ///
  /// - Throws: `FileError` when the system refuses for another reason, such as a full disk.
  func print(_ bytes: [UInt8]) throws {
    let code = write(bytes, to: .output)
    if code != 0, code != EPIPE { throw FileError("write to", "standard output", code: code) }
  }

  func print(_ text: String) throws { try print(Array(text.utf8)) }

  /// Tells a line on standard error.
  func tell(_ line: String) { _ = write(Array("\(line)\n".utf8), to: .error) }

  /// Tells a text that ends its own lines.
  func tell(bytes: [UInt8]) { _ = write(bytes, to: .error) }

  /// Tells what deserves a look, unless the user wants quiet.
  func note(_ line: String) {
    if !isQuiet { tell("\(paint(on: .error)(.warning, "note:")) \(line)") }
  }

  /// Tells what only the curious want to know.
  func detail(_ line: String) {
    if isVerbose { tell(line) }
  }

  /// Tells why the command ends.
  func fail(_ message: String) { tell("\(paint(on: .error)(.error, "error:")) \(message)") }

  /// Empties the terminal's current line on standard error and writes in its place.
  func erase(andWrite text: String) { _ = write(Array("\r\u{1B}[K\(text)".utf8), to: .error) }

  private func write(_ bytes: [UInt8], to stream: Stream) -> Int32 {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(stream.rawValue, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return errno }
      offset += count
    }
    return 0
  }

  // MARK: Terminals

  /// Whether a stream leads to a terminal that understands more than lines.
  func isTerminal(_ stream: Stream) -> Bool {
    isatty(stream.rawValue) == 1 && environmentVariable("TERM") != "dumb"
  }

  func usesColor(on stream: Stream) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: isTerminal(stream) && environmentVariable("NO_COLOR") == nil
    }
  }

  func paint(on stream: Stream) -> Paint { Paint(isOn: usesColor(on: stream)) }

  /// How many columns a stream has; 100 where it is no terminal.
  func width(of stream: Stream) -> Int {
    var size = winsize()
    guard isatty(stream.rawValue) == 1, ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return max(40, Int(size.ws_col))
  }
}

/// The few ways in which words stand out on a terminal.
struct Paint: Sendable {
  let isOn: Bool

  /// ANSI "select graphic rendition" codes, from the sixteen colours that every theme of a terminal defines.
  enum Role: String {
    case strong = "1"
    case quiet = "2"
    case good = "32"
    case added = "0;32"
    case removed = "31"
    case place = "36"
    case warning = "1;33"
    case error = "1;31"
  }

  func callAsFunction(_ role: Role, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The value of an environment variable, unless it is missing or empty.
func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

/// Lets writing to a pipe that nobody reads fail instead of ending the program.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

/// Lets writing more than files may hold fail instead of ending the program.
func ignoreFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
  #elseif canImport(Musl)
    Musl.write(descriptor, bytes, count)
  #else
    Darwin.write(descriptor, bytes, count)
  #endif
}
