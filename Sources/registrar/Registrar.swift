import ArgumentParser

/// The command line's entry point.
@main
struct Registrar: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A static-site generator for enrollment catalogues.",
    version: "0.1.0",
    subcommands: [BuildCommand.self, LintCommand.self])
}
