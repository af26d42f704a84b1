#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether something has a path, be it a file, a folder or a link that leads nowhere.
package func fileExists(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Writes a new file, with the folders that it needs, and never over one that is there.
///
/// - Throws: `FileError`, also where something has the path already.
package func createFile(_ path: String, _ bytes: [UInt8]) throws {
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolders(String(path[..<slash])) }
  guard
    let file = Descriptor(opening: path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666)
  else { throw FileError("create", path) }
  do {
    try writeAll(bytes, to: file.number, path)
  } catch {
    unlink(path)
    throw error
  }
}

/// Exchanges what a file holds in one step; its permissions stay, and a symbolic link goes on leading to it.
///
/// - Throws: `FileError`, also where there is no such file.
package func replaceFile(_ path: String, _ bytes: [UInt8]) throws {
  let target = absolutePath(path)
  var status = stat()
  guard stat(target, &status) == 0 else { throw FileError("write", path) }
  let temporary = target + OutputFolder.temporarySuffix
  unlink(temporary)
  guard
    let file = Descriptor(opening: temporary, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
  else { throw FileError("write", path) }
  do {
    try writeAll(bytes, to: file.number, path)
    guard fchmod(file.number, status.st_mode & 0o7777) == 0, rename(temporary, target) == 0 else {
      throw FileError("write", path)
    }
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Removes a file.
///
/// - Throws: `FileError`.
package func removeFile(_ path: String) throws {
  guard unlink(path) == 0 else { throw FileError("remove", path) }
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
  var offset = 0
  while offset < bytes.count {
    let count = retrying {
      bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress.map { $0 + offset }, bytes.count - offset) }
    }
    guard count > 0 else { throw FileError("write", path) }
    offset += count
  }
}

/// Gives a file another name in one step, in place of the one that has it.
///
/// - Throws: `FileError`.
func moveFile(_ path: String, to other: String) throws {
  guard rename(path, other) == 0 else { throw FileError("replace", other) }
}

/// Removes a folder if it is empty.
func removeFolderIfEmpty(_ path: String) { rmdir(path) }
