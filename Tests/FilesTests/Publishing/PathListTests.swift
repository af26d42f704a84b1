import TestSupport
import Testing

@testable import Files

@Suite("A list of paths") struct PathListTests {
  /// Names that stand in one another's way when they are sorted: parts of others, and bytes around the slash.
  private static func paths(seed: UInt64) -> [String] {
    var generator = SplitMix64(seed: seed)
    return (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
      (0..<Int.random(in: 1..<5, using: &generator)).map { _ in
        ["a", "b", "/", ".", "-", "é", "ab", "z"].randomElement(using: &generator) ?? "a"
      }.joined()
    }
  }

  private static func sorted(_ paths: some Sequence<String>) -> [String] {
    Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func strings(_ list: PathList) -> [String] { list.indices.map { list[$0] } }

  @Test("It sorts, joins and finds as sets do", arguments: 0..<40 as Range<UInt64>)
  func likeSets(seed: UInt64) {
    let (one, other) = (Self.paths(seed: seed), Self.paths(seed: seed + 1000))
    var (a, b) = (PathList(one), PathList(other))
    a.sort()
    b.sort()
    #expect(Self.strings(a) == Self.sorted(one))
    #expect(Self.strings(a.union(b)) == Self.sorted(one + other))
    #expect(a.union(b).isSuperset(of: b) && a.union(b).isSuperset(of: a))
    #expect(a.isSuperset(of: b) == Set(one).isSuperset(of: other))
    for path in one + other { #expect(a.contains(path) == one.contains(path)) }
  }

  @Test("Folders come before what is in them, and each once")
  func folders() {
    #expect(
      PathList(["a.html", "a/b/c", "a/b/d", "a/e", "b", "c/d/e/f"]).folders == ["a", "a/b", "c", "c/d", "c/d/e"])
    #expect(PathList().folders == [])
  }

  @Test("As lines, paths are apart whatever they hold")
  func lines() {
    #expect(PathList(["a", "b/c"]).lines == Array("a\nb/c\n".utf8))
    #expect(PathList(["a\nb", #"c\d"#]).lines == Array(#"a\nb"#.utf8) + [10] + Array(#"c\\d"#.utf8) + [10])
    #expect(PathList().lines == [])
  }
}
