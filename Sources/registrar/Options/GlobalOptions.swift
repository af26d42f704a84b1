import ArgumentParser
import Catalogue

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
  var source = "."

  @Option(help: ArgumentHelp("Who the site is for: internal or public.", valueName: "audience"))
  var audience: Audience?
}

extension Audience: ExpressibleByArgument {}
