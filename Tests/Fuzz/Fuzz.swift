import FuzzInvariants

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// libFuzzer, which tries inputs on a target until one ends the process: `make fuzz` runs it.
@main
enum Fuzz {
  /// The target that the environment names, because libFuzzer's own options take up the command line.
  static let target: FuzzTarget = {
    let name = getenv("REGISTRAR_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      let names = FuzzTarget.all.map(\.name).joined(separator: " ")
      fatalError("REGISTRAR_FUZZ_TARGET must be one of \(names), not '\(name)'")
    }
    return target
  }()

  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, testOneInput))
  }
}

/// Called with each input; whatever ends the process is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  do {
    try Fuzz.target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fatalError("\(Fuzz.target.name): \(error)")
  }
  return 0
}

/// libFuzzer's way in for a program with a main function of its own, as SwiftPM wants one.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
