import ArgumentParser
import Catalogue
import Diagnostics
import Dispatch
import Editing
import Files
import Preview
import Site
import Synchronization

/// `registrar serve`: a web server on this machine that shows what the source folder holds, and takes edits.
struct ServeCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the site on this machine, with live reload, and edit it over HTTP.",
    usage: "registrar serve [--edit] [<options>]",
    discussion: """
      Pages are rendered when a browser asks for them, drafts included, and a page that is open shows a change as soon as \
      it is saved. While something is wrong, what registrar lint says of it stands over the page. Nothing is written: \
      that is for registrar build. Only programs on this machine reach the server. It prints its address, and serves \
      until Ctrl-C ends it.

        registrar serve
        registrar serve --port 8080 --source college
        registrar serve --edit

      With --edit it also answers the editing API, and prints two lines more: the token that scripts send with each \
      request (Authorization: Bearer TOKEN), and an address that works once and lets a browser in. The variable \
      REGISTRAR_EDIT_TOKEN, in the environment or in .env, presets the token.
      """)

  @OptionGroup var global: GlobalOptions

  @OptionGroup var settings: SettingOptions

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
    let console = console
    let stages = Stages()
    let progress = ProgressLine(stages, on: console)
    defer { progress.end() }
    stages.begin(.read)
    // Before anything is read, so that nothing is missed.
    let watch = try FileWatch(global.source, LiveSite.places)
    let site = try LiveSite(
      source: global.source, edits: edit, setup: { try liveSetup() },
      catalogue: { settings in
        var configuration = try currentConfiguration()
        configuration.settings = settings
        return try Workspace.readContent(configuration)
      },
      warn: { console.fail(disarmed($0)) })
    progress.end()
    if case .looking(let reason) = watch.method {
      console.note("changes are looked for now and then, because the system does not tell of them: \(reason)")
    }
    let log: @Sendable (String) -> Void = { console.detail($0) }
    let server = PreviewServer(
      pages: site, live: site, editing: access.map { (service: editingService(), access: $0) },
      warn: { console.fail(disarmed($0)) }, log: console.isVerbose ? log : nil)
    DispatchQueue(label: "registrar.changes", qos: .userInitiated).async { site.follow(watch) }
    defer { watch.end() }
    try waiting {
      let termination = await Termination()
      try await server.run(port: port, onStart: { try tell($0, access) }, stop: { await termination.next() })
    }
  }

  /// The settings of this moment.
  private func liveSetup() throws -> LiveSetup {
    let configuration = try currentConfiguration()
    return LiveSetup(
      settings: configuration.settings, file: configuration.file,
      diagnostics: configuration.unreadable.map { [Workspace.diagnostic(for: $0, in: global.source)] } ?? [])
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
    try Configuration(source: global.source, flags: settings.values(global))
  }

  /// What the API does; settings and content are read anew each time, because people edit them meanwhile.
  private func editingService() -> EditingService {
    EditingService(
      edit: { request in
        try serving { configuration in
          let place = EditingPlace(folder: configuration.source, settings: configuration.settings, purpose: "serve")
          let edit = try Editing.edit(at: place) { try plan(request.dated(today()), in: $0) }
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

extension EnrollmentRequest {
  /// With a day for a withdrawal that names none.
  fileprivate func dated(_ day: CalendarDate) -> EnrollmentRequest {
    guard case .withdraw(var withdrawal) = self, !withdrawal.isDateGiven else { return self }
    withdrawal.on = day
    return .withdraw(withdrawal)
  }
}
