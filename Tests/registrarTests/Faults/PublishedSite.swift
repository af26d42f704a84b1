import Foundation
import TestSupport
import Testing

/// A site that is built over and over while things go wrong, and what it must be before and after.
///
/// Its two editions differ in the title of the catalogue, which stands on every page.
struct PublishedSite {
  enum Edition: String, CaseIterable {
    case old = "The Old College"
    case new = "The New College"

    var other: Edition { self == .old ? .new : .old }
  }

  /// What somebody else has put into the output.
  private static let foreign = [
    "CNAME": "catalogue.example.edu\n", ".well-known/security.txt": "Contact: mailto:it@example.edu\n",
    ".git/objects/00/aa": "blob", "downloads/2025/form.txt": "a form",
  ]
  /// A process that is killed while it notes what it has covered would spoil the notes of all.
  static let environment = cleanEnvironment.merging(["LLVM_PROFILE_FILE": "/dev/null"]) { $1 }
  static let program = productsFolder.path(of: "registrar")

  /// The source folder.
  let source: Folder
  let output: Folder
  private let expected: [Edition: [String: String]]

  /// Runs a body with a catalogue whose old edition is published, in memory where that can be: then time goes into what
  /// is tested, not into waiting for a disk.
  ///
  /// - Parameters:
  ///   - output: where the site goes, relative to the source folder.
  ///   - prepare: is called before anything is built; when it says no, the body is not run.
  static func prepared(
    students: Int = 40, output: String = "public", _ prepare: (_ source: Folder) throws -> Bool = { _ in true },
    _ body: (PublishedSite) throws -> Void
  ) throws {
    try withTemporaryFolder { outside in
      let memory = Folder("/dev/shm/\(outside.path.split(separator: "/").last ?? "")")
      let place = (try? memory.makeFolder("")) == nil ? outside : memory
      defer { try? memory.remove("") }
      let source = Folder(place.path(of: "source"))
      try source.write(GeneratedCatalogue(studentCount: students, courseCount: 8).files)
      guard try prepare(source) else { return }
      try body(PublishedSite(source: source, output: output, beside: place))
    }
  }

  private init(source: Folder, output: String, beside place: Folder) throws {
    self.source = source
    self.output = Folder(source.path(of: output))
    var expected: [Edition: [String: String]] = [:]
    for edition in Edition.allCases {
      let folder = Folder(place.path(of: "expected-\(edition)"))
      let build = try execute(
        Self.program, Self.arguments(edition) + ["--output", folder.path], in: source, environment: Self.environment)
      try #require(build.status == 0, "\(build.errorText)")
      expected[edition] = try folder.tree().merging(Self.foreign) { $1 }
    }
    self.expected = expected
    outputArgument = output
    let build = try self.build(.old)
    try #require(build.status == 0, "\(build.errorText)")
    try self.output.write(Self.foreign)
    #expect(try edition() == .old)
  }

  private let outputArgument: String

  private static func arguments(_ edition: Edition, jobs: Int = 2) -> [String] {
    ["build", "--quiet", "--jobs", "\(jobs)", "--title", edition.rawValue]
  }

  /// The words of a build of an edition.
  func arguments(_ edition: Edition, jobs: Int = 2) -> [String] {
    Self.arguments(edition, jobs: jobs) + ["--output", outputArgument]
  }

  func build(_ edition: Edition) throws -> Execution {
    try execute(Self.program, arguments(edition), in: source, environment: Self.environment)
  }

  /// Runs a build by another program, such as `strace`, which is given the words in front.
  func build(_ edition: Edition, through program: String, _ words: [String], jobs: Int = 2) throws -> Execution {
    try execute(
      program, words + [Self.program] + arguments(edition, jobs: jobs), in: source, environment: Self.environment)
  }

  /// Starts a build and kills it after a time.
  ///
  /// - Returns: whether the signal has ended it.
  func killedBuild(_ edition: Edition, afterMicroseconds delay: UInt32) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments(edition)
    process.currentDirectoryURL = URL(fileURLWithPath: source.path)
    var variables = ProcessInfo.processInfo.environment
    for (name, value) in Self.environment { variables[name] = value }
    process.environment = variables
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(delay)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  // MARK: What is there

  /// Which edition the output is, byte for byte; nothing when it is neither.
  func edition() throws -> Edition? {
    let tree = try output.tree().filter { !$0.key.hasPrefix(".registrar") }
    return Edition.allCases.first { expected[$0] == tree }
  }

  /// What of the output is as in neither edition, or in another edition than the rest; for messages.
  func strangeFiles(than edition: Edition) throws -> [String] {
    let tree = try output.tree()
    let wanted = expected[edition] ?? [:]
    return Set(tree.keys).union(wanted.keys).filter { tree[$0] != wanted[$0] }.sorted()
  }

  static func isForeign(_ path: String) -> Bool { foreign[path] != nil }

  /// Hidden things in the source folder and the output that no finished build leaves there.
  func leftovers() throws -> [String] {
    let manager = FileManager.default
    let beside = try manager.contentsOfDirectory(atPath: source.path).filter {
      !["catalogue.yml", "content", "public", "disk", "link", ".registrar"].contains($0)
    }
    let inside = try manager.contentsOfDirectory(atPath: output.path).filter {
      $0.hasPrefix(".registrar") || $0.hasSuffix("~")
    }
    let staged = try manager.contentsOfDirectory(atPath: source.path(of: ".registrar")).filter {
      ![".gitignore", "lock"].contains($0) && !$0.hasPrefix("written-") && !$0.hasPrefix("built-")
        && !$0.hasPrefix("lock-")
    }
    return beside + inside + staged
  }

  /// Builds an edition with nothing in the way, and looks whether everything is there, and nothing else.
  func heal(_ edition: Edition, _ what: String) throws {
    let build = try build(edition)
    #expect(build.status == 0, "\(what): \(build.errorText)")
    let strange = try strangeFiles(than: edition)
    #expect(strange == [], "\(what), healed")
    let leftovers = try leftovers()
    #expect(leftovers == [], "\(what), healed")
  }
}
