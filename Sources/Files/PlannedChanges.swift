#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Changes of files that a listing takes for done although nothing has been written.
package struct PlannedChanges: Sendable {
  /// What becomes of one name in a folder.
  enum Fate: Sendable, Hashable {
    /// The number of the bytes that it is to hold.
    case holds(Int32)
    case removed
    /// It is a folder, which some planned file needs.
    case folder
  }

  /// What files are to hold.
  private(set) var contents: [[UInt8]] = []
  /// What becomes of names, by the path of their folder; of several changes of one file, the last one counts.
  private(set) var fates: [String: [String: Fate]] = [:]

  package init() {}

  /// - Parameters:
  ///   - changes: of which those below `folder` count.
  ///   - folder: the path of the folder that will be listed, relative to where the changes are made.
  package init(_ changes: [FileChange], below folder: String) {
    let prefix = "\(folder)/"
    for change in changes where change.path.utf8.starts(with: prefix.utf8) {
      let path = change.path.utf8.dropFirst(prefix.utf8.count)
      let parts = path.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
      // What a dot hides is listed neither before nor after.
      guard let name = parts.last, !parts.contains(where: { $0.utf8.first == UInt8(ascii: ".") }) else { continue }
      guard let new = change.new else {
        let parent = parts.dropLast().joined(separator: "/")
        if fates[parent]?[name] != .folder { fates[parent, default: [:]][name] = .removed }
        continue
      }
      var folder = ""
      for part in parts.dropLast() {
        fates[folder, default: [:]][part] = .folder
        folder += folder.isEmpty ? part : "/\(part)"
      }
      fates[folder, default: [:]][name] = .holds(Int32(contents.count))
      contents.append(new)
    }
  }

  package var isEmpty: Bool { fates.isEmpty }

  /// What becomes of a path, relative to the listed folder.
  func fate(of path: some StringProtocol) -> Fate? {
    guard let slash = path.lastIndex(of: "/") else { return fates[""]?[String(path)] }
    return fates[String(path[..<slash])]?[String(path[path.index(after: slash)...])]
  }
}

extension FileTree {
  /// Takes planned changes of one folder's names for done.
  ///
  /// - Parameters:
  ///   - fates: what becomes of names of the folder.
  ///   - range: the folder's entries, which are the tree's last ones.
  mutating func apply(_ fates: [String: PlannedChanges.Fate], toEntriesIn range: Range<Int>, folder: Int32) {
    var pending = fates
    var removed: [Int] = []
    for index in range {
      let name = String(decoding: name(entries[index]), as: UTF8.self)
      guard let fate = pending.removeValue(forKey: name) else { continue }
      switch fate {
      case .removed: removed.append(index)
      case .holds(let number): entries[index].planned = number
      case .folder where entries[index].kind == .folder: break
      case .folder:
        // A file makes way for a folder of its name.
        removed.append(index)
        pending[name] = fate
      }
    }
    for index in removed.reversed() { entries.remove(at: index) }
    for (name, fate) in pending {
      switch fate {
      case .removed: break
      case .holds(let number):
        append(name: name.utf8, kind: .file, folder: folder)
        entries[entries.count - 1].planned = number
      case .folder: append(name: name.utf8, kind: .folder, folder: folder)
      }
    }
  }

  /// Lets symbolic links lead to what their targets are to hold: writing through a link changes its target.
  ///
  /// - Parameter root: the real path of the listed folder.
  mutating func followLinks(_ changes: PlannedChanges, root: String) {
    let links = entries.indices.filter { entries[$0].kind == .linkToFile }
    if links.isEmpty { return }
    var targets: [String: Int32] = [:]
    for index in links {
      if let target = target(ofLink: index, root: root), entries[index].planned >= 0 {
        targets[target] = entries[index].planned
      }
    }
    if !targets.isEmpty {
      for index in entries.indices where entries[index].kind == .file {
        if let number = targets[path(entries[index])] { entries[index].planned = number }
      }
    }
    for index in links {
      guard let target = target(ofLink: index, root: root) else { continue }
      switch (targets[target], changes.fate(of: target)) {
      case (let number?, _), (nil, .holds(let number)): entries[index].planned = number
      case (nil, .removed): entries[index].kind = .linkElsewhere
      case (nil, .folder), (nil, nil): break
      }
    }
  }

  /// What a link leads to, relative to the listed folder.
  private func target(ofLink index: Int, root: String) -> String? {
    guard let real = realpath("\(root)/\(path(entries[index]))", nil) else { return nil }
    defer { free(real) }
    let prefix = "\(root)/"
    let target = String(cString: real)
    return target.hasPrefix(prefix) ? String(target.dropFirst(prefix.count)) : nil
  }
}
