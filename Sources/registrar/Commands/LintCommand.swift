import ArgumentParser

/// `registrar lint`: check content, settings and templates.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lint", abstract: "Check content, settings and templates.")

  @OptionGroup var global: GlobalOptions
}
