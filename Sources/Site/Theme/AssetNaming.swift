/// Gives the theme's files the names under which they are published.
///
/// A name changes when the file does, and a stylesheet changes when what it refers to does: so what a stylesheet
/// names has its address first. Of stylesheets that name each other in a circle, the first one keeps the plain name
/// of the other.
struct AssetNaming {
  /// Paths relative to `templates/`, and bytes.
  let files: [String: [UInt8]]
  /// Relative to `assets/`, by the names relative to `templates/assets/`.
  private(set) var addresses: [String: String] = [:]
  private(set) var published: [(path: String, bytes: [UInt8])] = []
  private var pending: Set<String> = []

  init(files: [String: [UInt8]]) { self.files = files }

  /// The name under which a file is published; `nil` when there is none, or when it is being worked out.
  mutating func address(of name: String) -> String? {
    if let address = addresses[name] { return address }
    guard var bytes = files[ThemeAssets.prefix + name], pending.insert(name).inserted else { return nil }
    if name.hasSuffix(".css") { bytes = readdressed(bytes, of: name) }
    let address = Self.fingerprinted(name, bytes)
    addresses[name] = address
    published.append((ThemeAssets.prefix + address, bytes))
    return address
  }

  /// `site.css` becomes `site.0123456789abcdef.css`.
  private static func fingerprinted(_ name: String, _ bytes: [UInt8]) -> String {
    let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
    let file = name.dropFirst(folder.count)
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else {
      return "\(folder)\(file).\(Fingerprint.of(bytes))"
    }
    return "\(folder)\(file[..<dot]).\(Fingerprint.of(bytes))\(file[dot...])"
  }

  /// A stylesheet whose `url(…)` and `@import "…"` name the published files.
  private mutating func readdressed(_ bytes: [UInt8], of name: String) -> [UInt8] {
    let opening = Array("url(".utf8)
    let importing = Array("@import".utf8)
    var output: [UInt8] = []
    var index = 0
    while let next = bytes[index...].firstIndex(where: { $0 == opening[0] || $0 == importing[0] }) {
      output += bytes[index..<next]
      index = next
      let rest = bytes[index...]
      let keyword = rest.starts(with: opening) ? opening : rest.starts(with: importing) ? importing : []
      guard !keyword.isEmpty,
        let target = Self.target(in: rest.dropFirst(keyword.count), isQuoted: keyword == importing)
      else {
        output.append(bytes[index])
        index += 1
        continue
      }
      output += bytes[index..<target.startIndex]
      output += published(target, by: name)
      index = target.endIndex
    }
    return output + bytes[index...]
  }

  /// The address at the start of some bytes, without its quotes.
  private static func target(in bytes: ArraySlice<UInt8>, isQuoted: Bool) -> ArraySlice<UInt8>? {
    let text = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let quote = text.first else { return nil }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let inner = text.dropFirst()
      return inner.firstIndex(of: quote).map { inner[..<$0] }
    }
    guard !isQuoted else { return nil }
    return text.prefix { $0 > 0x20 && $0 != UInt8(ascii: ")") }
  }

  /// The address of what a stylesheet names; unchanged where it is no file of the theme.
  private mutating func published(_ target: ArraySlice<UInt8>, by name: String) -> [UInt8] {
    let end = target.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? target.endIndex
    let base = name.split(separator: "/").dropLast()
    var parts = base.map { String($0) }
    for part in String(decoding: target[..<end], as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false)
    {
      if part == "." { continue }
      guard part == ".." else {
        parts.append(String(part))
        continue
      }
      // Out of the folder of assets nothing is published.
      if parts.popLast() == nil { return Array(target) }
    }
    guard end > target.startIndex, let address = address(of: parts.joined(separator: "/")) else { return Array(target) }
    var folders = address.split(separator: "/").map(String.init)
    var shared = 0
    while shared < base.count, shared < folders.count - 1, base[base.startIndex + shared] == folders[shared] {
      shared += 1
    }
    folders.replaceSubrange(..<shared, with: repeatElement("..", count: base.count - shared))
    return Array(folders.joined(separator: "/").utf8) + target[end...]
  }
}
