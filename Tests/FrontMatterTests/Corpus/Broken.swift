/// Front matter that is no YAML mapping.
enum Broken {
  static let cases: [String] = [
    "a: [b,\n---\nc]", "a: [b,\n... c]", "a: {b: c,\n... d: e}", "a", "- a", "[a]", "a\nb", "\"a\"", "~",
    "|\n a", "5", "- a: b", "&x a", "!t a", "'a'", "a #: b", "a:b", "a: b: c", "a: \"b\" c", "a: 'b' c",
    "a: \"b\": c", "a: [b", "a: {b: c", "a: b]\nc: [", "a: [b}", "a: {b]", "a: \"b", "a: 'b", "a: 'b\nc: d",
    "a: *x", "a: *", "a: &", "a: & b", "a: @b", "a: `b", "a: %b", "a: ,b", "a: ]", "a: }", "a: b\nc",
    "a: b\n c: d", "a: b\n  c: d", "  a: b\nc: d", "a:\n  b: c\n d: e", "a:\n  - b\n c: d",
    "a:\n  - b\n - c", "a: - b", "a: - - b", "\ta: b", "a:\n\tb: c", "a:\n  b: c\n\td: e", "a: [b, , c]",
    "a: [,]", "a: {,}", "a: [b c: d\n: e]", "a: b\na: c", "a: {b: c, b: d}", "a:\n  - b: c\n    b: d",
    "\"a\": b\na: c", "'a': b\n\"a\": c", "\"\\u0061\": b\na: c", "? a\n: b\na: c", "é: a\ne\u{301}: b",
    "a:\na:\na:", "a: {? [b] : c}", "? [a]\n: b", "? {a: b}\n: c", "[a]: b", "{a: b}: c", "? - a\n: b",
    "a: {[b]: c}", "a: \"\\q\"", "a: \"\\u12\"", "a: \"\\ud800\"", "a: |x\n  b", "a: |0\n  b", "a: >\n\tb",
    "a: b\n--- c: d", "a: {: b}", "a: { : b, c}", "a: {b: c, : d}", "...", "a: b\n--- # c\nd: e",
    "a: b\n...\nc: d", "%YAML 3\na: b", "%FOO\n--- # x\na: b", "a: !x!y b", "a: !<b c", "a: &x &y b",
    "a: &x\n  *x", "a: \u{7}", "a: \u{0}", "\u{1}", "a: \u{7F}", "a: \u{80}", "a: \u{FFFE}", "a: \u{FFFF}",
    "# \u{1B}[31m", "a: \"\u{0}\"", "a: b\u{0}c: d", "a: |\n  \u{8}", "a: ? b", "a: b\n: c", ": a",
    "a: [b: c: d]", "a: {b: c: d}", "a: [b\n--- ]", "a: \"b\n... c\"",
    String(repeating: "k", count: 1100) + ": b", "\"" + String(repeating: "k", count: 1030) + "\": b",
    "a: 'b\n... \n'", "a: [b]c", "a: {b: c}d", "a: [a:]", "a: {b:, c: d}", "a: {b:}", "a: [b]]", "a: b}\n}",
    "-", "a: [\nb: c", "a:\n- b\n  - c: d", "a: b # c\n  d", "a: [b # c\n d]", "a: *x b", "*x", "*x : a",
    "a:\n  *b", "a: b\n-", "a: b\n- c", "a: [*x, b]", "a: %", "a:\n  @b: c", "a: {b: {c: d}", "a: [[b]",
    "a: [{b]}", "a: ]b[", "a: |\n\tb", "a: -",
  ]
}
