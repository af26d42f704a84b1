/// Front matter that is YAML and that the small reader must leave to the full one.
enum UnusualShape {
  static let cases: [String] = [
    // Anchors, aliases and tags.
    "a: &x b\nc: *x", "a: &x [b, c]\nd: *x", "a: &x {b: c}\nd:\n  - *x\n  - *x", "a: &x\n  b: c\nd: *x",
    "&x a: b\nc: d", "a: &x\nb: *x", "a: &x b\nc: &x d\ne: *x", "a: &x [&y b, *y]\nc: *x\nd: *y", "a: !t b",
    "a: !!str 5", "a: !<tag:x> b", "a: &x !t b", "a: !t &x b\nc: *x", "a: !t", "a: ! b", "!t a: b",
    "a: !t [b]", "a: !t\n  b: c", "&r\na: b", "a:\n  - &x b\n  - *x", "a:\n- &x\n- *x",
    "a: [&x b, *x , &y 'c']", "a: {b: &x c, d: *x }", "a: {b: &x c, d: *x}", "a: &x 'b'\nc: *x",
    "a: &x |\n  b\nc: *x", "a: &x \"b\\tc\"\nd: *x", "<<: &x {a: b}\nc: *x", "a: &x-1_Y b\nc: *x-1_Y",
    "a: &x # comment\n  b: c\nd: *x",
    // Block scalars.
    "a: |\n  b\n  c", "a: |-\n  b\n  c\nd: e", "a: |+\n  b\n\nd: e", "a: >\n  b\n  c\n\n  d",
    "a: >-\n  b\nc: d", "a: |2\n   b\n  c", "a: |2-\n   b", "a: |-2\n   b", "a: |\n\n  b\n\n\n  c\n\nd: e",
    "a: | # comment\n  b", "a: |\nb: c", "a: |", "a: >\n    b\n  \n    c\nd: e",
    "a:\n  - |\n    b\n  - >\n    c\n  - d", "a: |\n  # no comment\n  b: c\n  - d\n  *e &f [g {h",
    "a:\n  b: |\n    c\n  d: e", "a: |\n  é日本\n  x", "a: |\n  b\n # comment\nc: d",
    "a: >\n  b\n   c\n  d\n", "a: |\n  b\t\n  \tc", "a: |-\n\n\nb: c", "a: |\n  ---\n  b",
    "a: |\n  b   \n  c", "a:\n- |\n b\n- c",
    // Scalars over several lines.
    "a: b\n  c", "a: b\n  c\n\n  d\ne: f", "a:\n  b\n  c\nd: e", "a:\n  b", "a: \"b\n  c\"",
    "a: 'b\n\n  c'\nd: e", "a: \"b\\\n  c\"", "a: [b\n  c, d]", "a: {b: c\n  d}", "a:\n  - b\n    c\n  - d",
    "a:\n  \"b\"", "a:\n  [b, c]", "a:\n  {b: c}\nd: e", "a: b\n  - c", "a: b\n - c\nd: e",
    "a: \"\n b\n \"", "a: '\n\n'", "a:\n  -\n    b: c\n  -\n    d", "a:\n  'b'\nc: d",
    "a: x\n y\n  z\nb: c",
    // Escapes of all kinds.
    "a: \"\\u00e9\"", "a: \"\\U0001F600\"", "a: \"\\x41\"", "a: \"\\0\"", "a: \"\\e[31m\"",
    "a: \"\\a\\b\\v\\f\\r\"", "a: \"\\N\\_\\L\\P\"", "a: \"\\ b\"", "a: \"b\\\tc\"", "\"\\u0061\": b",
    "'it''s': b", "\"a\\tb\": c",
    // Comments without a blank before them.
    "a: \"b\"#c", "a: 'b'#c", "a: [b]#c", "a: {b: c}#d", "a: [b,#c\nd]", "a: [\"b\"#c\n]",
    // Tabs.
    "a:\tb", "a: b\t", "a: b\tc", "a: \"b\tc\"", "a: 'b\tc'", "a: [b,\tc]", "a: b\t# c", "# a\tb\na: b",
    "a: [b\t, c]", "a: {\tb: c}", "a:\t\n  b: c",
    // Complex and odd keys.
    "? a\n: b", "? a", "? a\n? b\n: c", "a:\n  ? b\n  : c", "a: {? b : c}", "a: {? b}", "a: [? b : c]",
    "a: [b: c]", "a: [b: c, d: e, f]", "a: [\"b\": c]", "a: {\"b\":c}", "a: {'b':[c]}", "a: [b: ]",
    "a: {b: c, ? d}", "? |\n  a\n: b", "? >-\n  a\n: b", "é: b", "日本: b\nc: d", "a: &x b *x",
    "? \"a\"\n: - b\n  - c", "a:\n  ? b\n  ? c", "? a\n:\n  - b", "? a\n? b\n c",
    // Characters with a meaning of their own.
    "a: ?b", "a: :b", "a: --b", "a: b\u{85} c", "a: b\u{2028} c",
    "a: b\u{2029}  c\nd: e", "a: \"b\u{2028}c\"", "a: \"b\u{85}c\"\nd: e", "# a\u{2028}b: c", "# a\u{85}b: c",
    "a: b\u{FEFF}c", "\u{FEFF}a: b", "a: 'b\u{2029}c'", "a: b\rc: d", "a: [b,\u{2028}c]", "a: -|",
    "é: b # é\u{2028}日本: &x c\nd: *x", "a: [a?b]", "a: [-]", "a: [b, -]", "a: \u{FEFF}", "a: -(b)",
    // Directives and document marks.
    "a: b\n...", "%YAML 1.1\n--- # comment\na: b", "--- # comment\na: b", "--- {a: b}",
    "--- &x\na: b", "a: b\n... # end", "a: b\n...\n...", "--- !!map\na: b",
    "%TAG !e! tag:e,2026:\n--- # x\na: !e!x b",
    // Long keys, but not too long.
    String(repeating: "k", count: 1010) + ": b", "a: {" + String(repeating: "k", count: 1010) + ": b}",
    "\"" + String(repeating: "é", count: 600) + "\": b",
  ]
}
