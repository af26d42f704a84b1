#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands at a path at this moment.
package enum FileNow: Sendable, Hashable {
  case bytes([UInt8])
  case gone
  /// A link, a folder, or something that may not be read.
  case other
}

/// Reads what stands at a path below a folder; links are not followed.
///
/// - Parameter path: relative to the folder.
/// - Throws: `FileError` when the system refuses for another reason than permissions.
package func file(at path: String, below folder: String) throws -> FileNow {
  let place = "\(folder)/\(path)"
  var status = stat()
  guard lstat(place, &status) == 0 else {
    let error = FileError("read", place)
    if error.isMissing { return .gone }
    if error.isRefusal { return .other }
    throw error
  }
  guard status.st_mode & S_IFMT == S_IFREG else { return .other }
  do {
    return try readFile(place).map(FileNow.bytes) ?? .gone
  } catch let error as FileError where error.isRefusal {
    return .other
  }
}
