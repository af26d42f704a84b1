import Catalogue
import Diagnostics
import Files
import Preview

/// The settings of one run: what flags, the environment, `.env` and `catalogue.yml` say, in that order.
struct Configuration: Sendable {
  /// The source folder, from the working directory.
  let source: String
  let file: SettingsFile
  private var fileBytes: [UInt8] = []
  var settings: Settings
  /// Why `catalogue.yml` could not be read at all.
  private(set) var unreadable: FileError?
  private(set) var origins: [Setting: SettingOrigin] = [:]
  private let local: EnvironmentFile?
  private let environment: @Sendable (String) -> String?
  /// What the user should know about how they came about.
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - source: the source folder.
  ///   - flags: what the command line gives.
  ///   - environment: looks up a variable; an empty one counts as missing.
  /// - Throws: `UsageError` for a value that cannot be used, naming who gave it; `FileError` for a `.env` that
  ///   cannot be read.
  init(
    source: String, flags: [Setting: String] = [:],
    environment: @escaping @Sendable (String) -> String? = environmentVariable
  ) throws {
    self.source = source
    self.environment = environment
    do {
      let bytes = try readFile("\(source)/\(SettingsFile.name)")
      file = bytes.map { SettingsFile(bytes: $0) } ?? SettingsFile()
      fileBytes = bytes ?? []
    } catch let error as FileError {
      file = SettingsFile()
      unreadable = error
    }
    settings = file.settings
    local = try readFile("\(source)/\(EnvironmentFile.name)").map { try EnvironmentFile(bytes: $0) }
    for setting in Setting.allCases {
      origins[setting] = isWritten(setting) ? .file : .standard
      if let value = flags[setting] {
        try apply(value, of: setting, from: .flag(setting.flag))
      } else if let value = environment(setting.variable) {
        try apply(value, of: setting, from: .environment(setting.variable))
      } else if let variable = local?[setting.variable] {
        try apply(variable.value, of: setting, from: .environmentFile(variable.name, line: variable.line))
      }
    }
    noteUnknownVariables()
  }

  /// The folder that the site goes into, from the working directory.
  ///
  /// A path in a file is relative to the folder of that file; one that was typed, to where it was typed.
  var output: String {
    switch origins[.output] {
    case .flag, .environment: settings.output
    default: source == "." || settings.output.hasPrefix("/") ? settings.output : "\(source)/\(settings.output)"
    }
  }

  /// Stands for every setting.
  var digest: ContentDigest {
    var digest = ContentDigest()
    fileBytes.withUnsafeBytes { digest.combine($0) }
    for text in [settings.title, settings.baseURL, settings.audience.rawValue, settings.currentTerm] {
      digest.combine(text.map { "=\($0)" } ?? "")
    }
    return digest
  }

  private mutating func apply(_ value: String, of setting: Setting, from origin: SettingOrigin) throws {
    var changed = settings
    if let problem = setting.apply(value, to: &changed) { throw UsageError("\(origin.subject) \(problem)") }
    if setting == .audience, settings.audience == .public, changed.audience == .internal {
      guard case .flag = origin else {
        notes.append(
          "\(origin.subject) cannot make a public catalogue internal and was passed over; \(setting.flag) can")
        return
      }
    }
    settings = changed
    origins[setting] = origin
  }

  /// Whether the file gives a setting; told by its value, which is all that anyone sees of it.
  private func isWritten(_ setting: Setting) -> Bool {
    let standard = Settings()
    return switch setting {
    case .title: settings.title != standard.title
    case .baseURL: settings.baseURL != standard.baseURL
    case .output: settings.output != standard.output
    case .audience: settings.audience != standard.audience
    case .currentTerm: settings.currentTerm != standard.currentTerm
    }
  }

  /// The token of the editing API that the environment or `.env` presets.
  ///
  /// - Throws: `UsageError` for one that cannot be used, without showing it.
  func editToken() throws -> Secret? {
    let given: (value: String, origin: SettingOrigin)
    if let value = environment(Self.editTokenVariable) {
      given = (value, .environment(Self.editTokenVariable))
    } else if let variable = local?[Self.editTokenVariable] {
      given = (variable.value, .environmentFile(variable.name, line: variable.line))
    } else {
      return nil
    }
    guard given.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw UsageError(
        "\(given.origin.subject) must hold nothing but visible characters of ASCII, without spaces: "
          + "openssl rand -hex 32 makes one")
    }
    return Secret(given.value)
  }

  /// A shorter token is used all the same: it is guarded by loopback and by the checks of `Host` and `Origin`, too.
  static let advisedTokenLength = 16

  private static let editTokenVariable = EnvironmentFile.prefix + "EDIT_TOKEN"

  private mutating func noteUnknownVariables() {
    let known = Setting.allCases.map(\.variable) + [Self.editTokenVariable]
    for variable in local?.variables ?? [] where !known.contains(variable.name) {
      let nearest = suggestion(for: variable.name, among: known).map { "; did you mean '\($0)'?" } ?? ""
      notes.append("\(EnvironmentFile.name):\(variable.line): nothing is called '\(variable.name)'\(nearest)")
    }
  }
}
