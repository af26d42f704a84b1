import Foundation
import TestSupport

/// Variables that would change what commands do, taken away.
let cleanEnvironment: [String: String?] = {
  var variables: [String: String?] = ["NO_COLOR": nil, "TERM": "dumb", "LC_ALL": "C.UTF-8"]
  for name in ProcessInfo.processInfo.environment.keys where name.hasPrefix("REGISTRAR_") {
    variables[name] = .some(nil)
  }
  return variables
}()

/// Runs `registrar` in a folder with nothing in the environment that could change what it does.
func registrar(
  _ arguments: String..., in folder: Folder, environment: [String: String?] = [:]
) throws -> Execution {
  try execute(
    productsFolder.path(of: "registrar"), arguments, in: folder,
    environment: cleanEnvironment.merging(environment) { $1 })
}

/// A folder with a catalogue in it.
func withCatalogue<Result>(_ files: [String: String], _ body: (Folder) throws -> Result) throws -> Result {
  try withTemporaryFolder { folder in
    try folder.write(files)
    return try body(folder)
  }
}

let isRoot = getuid() == 0
