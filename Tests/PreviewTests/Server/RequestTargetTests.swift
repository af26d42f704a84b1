import Testing

@testable import Preview

@Suite struct RequestTargetTests {
  @Test(
    "A path is taken apart at its slashes, and then its escapes are resolved",
    arguments: [
      ("/", [], true), ("/a", ["a"], false), ("/a/", ["a"], true), ("/a/b.html", ["a", "b.html"], false),
      ("//a", ["", "a"], false), ("/a//", ["a", ""], true), ("/%61%2Fb", ["a/b"], false), ("/..", [".."], false),
      ("/%2e%2E/x", ["..", "x"], false), ("/a%00b", ["a\0b"], false), ("/%C3%A9+x", ["é+x"], false),
      ("/a%20b", ["a b"], false), ("/a;b=c,d", ["a;b=c,d"], false),
    ] as [(String, [String], Bool)])
  func parts(path: String, parts: [String], endsWithSlash: Bool) throws {
    for query in ["", "?", "?term=x"] {
      let target = try #require(RequestTarget(path + query))
      #expect(target.parts == parts)
      #expect(target.endsWithSlash == endsWithSlash)
      #expect(target.path == path)
      #expect(target.query == query.dropFirst())
    }
  }

  @Test(
    "What is no path has no parts",
    arguments: [
      "", "*", "a", "http://127.0.0.1/", "/%", "/%4", "/%zz", "/%C3", "/%FF", "/a#b", "?a", "/a?x=%", "/a?%FF=1",
    ])
  func none(target: String) {
    #expect(RequestTarget(target) == nil)
  }

  @Test(
    "A query has names and values, as forms write them",
    arguments: [
      ("/", []), ("/?", []), ("/?a", ["a="]), ("/?a=b", ["a=b"]), ("/?a=b&c=d=e", ["a=b", "c=d=e"]),
      ("/?a+b=c%2Bd+e", ["a b=c+d e"]), ("/?&&a=1&", ["a=1"]), ("/?=x", ["=x"]), ("/?a=?", ["a=?"]),
    ])
  func query(target: String, parameters: [String]) {
    #expect(RequestTarget(target)?.parameters.map { "\($0.name)=\($0.value)" } == parameters)
  }
}
