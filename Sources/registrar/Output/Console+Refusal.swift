import ArgumentParser
import Diagnostics

extension Console {
  /// Carries out what may be refused, and tells why when it is: as JSON, the error object is the result.
  ///
  /// - Throws: `Refusal` where people read it; `ExitCode.failure` once programs have been told.
  func answer(as format: ResultFormat, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let refusal as Refusal where format == .json {
      try print(refusal.json())
      throw ExitCode.failure
    }
  }
}
