import ArgumentParser
import Catalogue
import Diagnostics
import Dispatch
import Editing
import Files
import Preview
import Site
import Synchronization

/// `registrar serve`: a web server on this machine for what was built, and for editing.
struct ServeCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the built site on this machine, and edit it over HTTP.",
    usage: "registrar serve [--edit] [<options>]",
    discussion: """
      Only programs on this machine reach the server. It prints its address, and serves what registrar build has \
      made until Ctrl-C ends it.

        registrar serve
        registrar serve --port 8080 --source college
        registrar serve --edit

      With --edit it also answers the editing API, and prints two lines more: the token that scripts send with each \
      request (Authorization: Bearer TOKEN), and an address that works once and lets a browser in. The variable \
      REGISTRAR_EDIT_TOKEN, in the environment or in .env, presets the token.
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The folder that the site was built into.", valueName: "dir"), completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("The port; the next free one where it is taken, and any with 0.", valueName: "n"))
  var port = 4000

  @Flag(help: "Answer the editing API too.")
  var edit = false

  var console: Console { global.console }

  func validate() throws {
    if !(0...65535).contains(port) { throw ValidationError("--port must be from 0 to 65535, not \(port)") }
  }

  func run() throws {
    let configuration = try currentConfiguration()
    configuration.tell(console)
    try Workspace.requireContent(in: global.source)
    let access = edit ? EditAccess(token: try configuration.editToken() ?? .random()) : nil
    if let access, access.token.revealed.utf8.count < Configuration.advisedTokenLength {
      console.note("the token is short and might be guessed; openssl rand -hex 32 makes a better one")
    }
    let build = "registrar build" + (global.source == "." ? "" : " --source \(global.source)")
    if try !isFolder(configuration.output) {
      console.note("there is no site in '\(configuration.output)' yet; to build it: \(build)")
    }
    let console = console
    let log: @Sendable (String) -> Void = { console.detail($0) }
    let server = PreviewServer(
      pages: BuiltPages(folder: configuration.output),
      advice: "To build the site, run <code>\(escaped(build))</code>, then load this page again.",
      editing: access.map { (service: editingService(), access: $0) },
      warn: { console.fail(disarmed($0)) },
      log: console.isVerbose ? log : nil)
    try waiting {
      let termination = await Termination()
      try await server.run(port: port, onStart: { try tell($0, access) }, stop: { await termination.next() })
    }
  }

  // MARK: Telling

  /// Prints where the server is: lines that scripts read.
  private func tell(_ actual: Int, _ access: EditAccess?) throws {
    if port != 0, actual != port { console.note("port \(port) is taken; this is port \(actual)") }
    let address = "http://127.0.0.1:\(actual)"
    var lines = "\(address)/\n"
    if let access { lines += "token: \(access.token.revealed)\n\(address)\(access.loginTarget)\n" }
    try console.print(lines)
    if access != nil {
      console.note("the last address lets one browser edit, once; scripts send the token: Authorization: Bearer TOKEN")
    }
    console.note("press Ctrl-C to end")
  }

  // MARK: Editing

  private func currentConfiguration() throws -> Configuration {
    var flags = global.values
    flags[.output] = output
    return try Configuration(source: global.source, flags: flags)
  }

  /// What the API does; settings and content are read anew each time, because people edit them meanwhile.
  private func editingService() -> EditingService {
    EditingService(
      edit: { request in
        try serving { configuration in
          let place = EditingPlace(folder: configuration.source, settings: configuration.settings, purpose: "serve")
          let edit = try Editing.edit(at: place) { try plan(request, in: $0) }
          for line in edit.notes { console.note(disarmed(line)) }
          return edit.json(isDry: false)
        }
      },
      courses: { student, term in
        try serving { configuration in
          let whole = try WholeCatalogue(configuration)
          let number = Int(try whole.catalogue.student(student))
          return whole.content.studentCourses(number, term: try whole.catalogue.term(term).map(Int.init))
        }
      },
      description: { cookie in
        try serving { configuration in
          let settings = configuration.settings
          return openAPIDocument(audience: settings.audience, settings: settings, includesEditing: true, cookie: cookie)
        }
      })
  }

  /// Does what a request asks for, with the settings of this moment.
  private func serving(_ work: (Configuration) throws -> [UInt8]) throws -> [UInt8] {
    do {
      return try work(currentConfiguration())
    } catch let error as UsageError {
      throw Refusal(status: 500, code: "invalid-setting", message: error.description)
    }
  }
}

/// Runs asynchronous work and waits for it, so that commands that need none start without it.
private func waiting(for work: @escaping @Sendable () async throws -> Void) throws {
  let outcome = Outcome()
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    do { try await work() } catch { outcome.error.withLock { $0 = error } }
    done.signal()
  }
  done.wait()
  if let error = outcome.error.withLock({ $0 }) { throw error }
}

/// What came of the work, which one task writes and another thread reads.
private final class Outcome: Sendable {
  let error = Mutex<(any Error)?>(nil)
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
}
