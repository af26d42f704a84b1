import Diagnostics
import Files
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// A server for one person, on this machine only: the pages of a site and, if wanted, the editing API.
package struct PreviewServer: Sendable {
  private let responder: Responder
  private let live: LiveSite?
  private let log: (@Sendable (String) -> Void)?

  /// - Parameters:
  ///   - pages: where pages come from.
  ///   - live: the site that they are made of, if it changes while it is served.
  ///   - editing: what the editing API does, and who may use it; without it nothing can be edited.
  ///   - warn: is told what went wrong inside.
  ///   - log: is told of every request, a line each.
  package init(
    pages: any PageSource, live: LiveSite? = nil, editing: (service: EditingService, access: EditAccess)? = nil,
    warn: @escaping @Sendable (String) -> Void = { _ in }, log: (@Sendable (String) -> Void)? = nil
  ) {
    self.live = live
    responder = Responder(
      pages: PageServing(source: pages), live: live.map { LiveServing(site: $0, access: editing?.access) },
      editing: editing.map { Responder.Editing(access: $0.access, api: EditingAPI(service: $0.service)) }, warn: warn)
    self.log = log
  }

  /// How much of a body that is not wanted is read and forgotten, in bytes.
  ///
  /// A connection that is closed on a client
  /// that is still sending would take the answer away from it.
  private static let discardLimit = 16 << 20

  /// How long a connection may be silent.
  private static let idleTimeout = TimeAmount.seconds(60)

  /// How long answers under way may take once the server is to end.
  private static let patience = Duration.seconds(5)

  /// Serves until it is told to end.
  ///
  /// - Parameters:
  ///   - port: the port; where it is taken, one of the next hundred. 0 lets the system choose.
  ///   - onStart: is told the port, once connections are accepted.
  ///   - stop: returns when the server is to end, and called again, when it is to end at once; also when its task is
  ///     cancelled.
  /// - Throws: `FileError` when the system gives no port, and whatever `onStart` throws.
  package func run(
    port: Int, onStart: @escaping @Sendable (Int) throws -> Void,
    stop: @escaping @Sendable () async -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Event.self) { group in
      let (server, port) = try await listen(from: port, in: &group)
      var servers = [server]
      // The same on IPv6, for those whom `localhost` leads there; not every machine has it.
      if let other = try? await listen(on: "::1", port, in: &group).server { servers.append(other) }
      do {
        try onStart(port)
      } catch {
        group.cancelAll()
        throw error
      }
      group.addTask { [live] in
        await live?.beat()
        return .served
      }
      await stop()
      // Browsers would listen for ever.
      live?.end()
      group.addTask { [servers] in
        await withTaskGroup(of: Void.self) { closing in
          for server in servers { closing.addTask { try? await server.shutdownGracefully() } }
        }
        return .closed
      }
      group.addTask {
        try? await Task.sleep(for: Self.patience)
        return .impatient
      }
      group.addTask {
        await stop()
        return .impatient
      }
      while let event = try await group.next(), event == .served {}
      // Also ends the connections that are still open.
      group.cancelAll()
    }
  }

  private enum Event {
    /// A server has ended.
    case served
    /// All servers have answered what they were asked.
    case closed
    case impatient
  }

  // MARK: Listening

  private typealias HTTPServer = Server<HTTP1Channel>

  private func listen(
    from port: Int, in group: inout ThrowingTaskGroup<Event, any Error>
  ) async throws -> (server: HTTPServer, port: Int) {
    for candidate in port...min(65535, port + (port == 0 ? 0 : 100)) {
      do {
        return try await listen(on: "127.0.0.1", candidate, in: &group)
      } catch let error as FileError where error.isTaken {}
    }
    throw FileError("listen on", "127.0.0.1:\(port)", code: FileError.taken)
  }

  private func listen(
    on host: String, _ port: Int, in group: inout ThrowingTaskGroup<Event, any Error>
  ) async throws -> (server: HTTPServer, port: Int) {
    let (events, continuation) = AsyncStream.makeStream(of: Result<Int, any Error>.self)
    let server = HTTPServer(
      childChannelSetup: HTTP1Channel(
        responder: { try await respond(to: $0, $1, on: $2) },
        configuration: HTTP1Channel.Configuration(idleTimeout: Self.idleTimeout)),
      configuration: ServerConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { continuation.yield(.success($0.localAddress?.port ?? port)) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: Logger(label: "registrar") { _ in SwiftLogNoOpLogHandler() })
    group.addTask {
      do { try await server.run() } catch { continuation.yield(.failure(error)) }
      continuation.finish()
      return .served
    }
    for await event in events {
      switch event {
      case .success(let port): return (server, port)
      case .failure(let error as IOError): throw FileError("listen on", "\(host):\(port)", code: error.errnoCode)
      case .failure(let error): throw error
      }
    }
    throw CancellationError()
  }

  // MARK: Answering

  private func respond(
    to request: Request, _ writer: consuming ResponseWriter, on channel: any Channel
  ) async throws {
    let start = ContinuousClock.now
    var body = LimitedBody(request.body)
    let response = try await responder.answer(request.head, &body, port: channel.localAddress?.port ?? 0) {
      if request.headers[.expect]?.lowercased() == "100-continue" {
        try await writer.writeInformationalHead(HTTPResponse(status: .continue))
      }
    }
    let (status, closes) = (response.status, response.headers[.connection] == "close")
    try await writer.write(response: response.head, body: response.body)
    if let log {
      let path = request.head.path.flatMap { $0.split(separator: "?", omittingEmptySubsequences: false).first } ?? ""
      let milliseconds = (ContinuousClock.now - start) / Duration.milliseconds(1)
      log("\(request.method.rawValue) \(disarmed(String(path))) \(status.code) \(Int(milliseconds.rounded())) ms")
    }
    if closes { try? await channel.close(mode: .output).get() }
    let isRead = try await body.discard(upTo: Self.discardLimit)
    if closes || !isRead { throw ConnectionEnded() }
  }
}

/// Thrown to have a connection closed.
private struct ConnectionEnded: Error {}
