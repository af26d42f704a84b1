/// Front matter that the small reader must be certain of.
enum CommonShape {
  static let cases: [String] = [
    // The files of the manual.
    "name: Ada Lovelace\nsort_name: Lovelace, Ada\nemail: ada@example.edu\nprogram: computing\nyear: 2",
    "name: Ada Lovelace\nadvisor: charles-babbage\nadmitted: 2024-09-01\nvisibility: public\ntags: [a, b]",
    "course: cs-101\nterm: 2026-fall\nenrollments:\n  - ada-lovelace\n"
      + "  - {student: alan-turing, status: completed, grade: A}",
    "course: cs-101\nterm: 2026-fall\nenrollments:\n- student: ada\n  status: enrolled\n- student: alan\n"
      + "  status: withdrawn\n  ended_on: 2026-10-01",
    "student: ada\ncourse: cs-101\nterm: 2026-fall\nsection: [001, L02]\ngrade: NO\ncredits: 6",
    "title: Programming\ncode: CS-101\nsummary: Loops, lists and laughter.\ncredits: {min: 3, max: 6}\n"
      + "department: cs\nlevel: 100\nlanguage: en\ninstructors: [grace-hopper, \"Tim O'Reilly\"]\n"
      + "prerequisites:\n  - ma-110\n  - {any: [cs-100, {all: [is-100, is-101]}]}\ncorequisites: []\n"
      + "cross_listed: [is-101]\ntags:\n  - evening\n  - beginners",
    "title: Programming\nofferings:\n  - term: 2026-fall\n    section: 001\n    instructors: [grace-hopper]\n"
      + "    capacity: 30\n    location: Room 4\n    mode: in-person\n    starts: 2026-09-01\n"
      + "    ends: 2026-12-18\n    meetings:\n      - days: [mon, wed]\n        starts: 9:00\n"
      + "        ends: 10:30\n        location: Room 4\n        from: 2026-09-01\n        until: 2026-12-01\n"
      + "        every: 2\n      - {days: [fri], starts: 13:00, ends: 14:00}\n  - term: 2027-spring",
    "student: ada\ncourse: cs-101\noverride:\n  - rule: capacity-exceeded\n    reason: Larger room\n"
      + "    by: registrar\n    on: 2026-08-30",
    "title: Fall 2026\nstarts: 2026-09-01\nends: 2026-12-18\nholidays: [2026-11-26, 2026-11-27]",
    "title: Computing\ndepartment: cs\naward: BSc\ncredits: 180\nrequirements:\n  - title: Core\n"
      + "    choose: 2\n    from: [cs-101, cs-102, ma-110]",
    "title: Admissions\norder: 3\ndraft: true\naliases: [apply, how-to-apply]\nupdated: 2026-05-01\n"
      + "extra:\n  lab_fee: 40\n  coordinator: grace-hopper",
    "title: Analytical College\nbase_url: https://catalogue.example.edu/\nlanguage: en\n"
      + "timezone: Europe/London\naudience: internal                  # or public; see 7\n"
      + "current_term: 2026-fall\noutput: public\npage_size: 200                      # rows of a long list\n"
      + "raw_html: false\noutputs: [api, calendar, search, feed]   # beside the pages\n"
      + "grades: {scale: [A, B, C, D, F, P], passing: [A, B, C, D, P]}   # none by default\n"
      + "limits: {credits_per_term: 36}      # none by default\n"
      + "privacy: {default_visibility: internal, public_fields: [name, program, year]}\n"
      + "lint: {capacity-exceeded: error, credit-overload: off}\nextra: {course: {lab_fee: number}}\n"
      + "nav: [courses/, pages/admissions.md]\nschema_version: 2",
    "extra: {course: {lab_fee: number,\n  coordinator: reference(instructor)}}",
    // Nothing, comments, blank lines.
    "", "\n", "# nothing but a comment", "\n\n# a comment\n\n", "a: b\n", "\n\na: b", "a: b\n\n\nc: d\n\n",
    "# before\na: b # after\n  # indented\nc: d\n# at the end", "a: b   ", "   a: b\n   c: d", "a:    b",
    // Plain scalars.
    "a: b c d", "a: b#c", "a: b #c", "a: b  # c", "a: http://example.edu/x?y=z#frag", "a: 9:00", "a: 09:00",
    "a: -5", "a: -.5", "a: 1e3", "a: 0x1F", "a: 2026-09-01", "a: yes", "a: NO", "a: null", "a: Null", "a: ~",
    "a: ~b", "a: ~ # absent", "a: true", "a: 001", "a: 1_000", "a: =", "a: <b>", "a: (c)", "a: +44 20 7946",
    "a: $5", "a: /x/y", "a: ;", "a: ^x", "a: _x", "a: .5", "a: \\x", "a: x, y", "a: x [y] {z}", "a: it's",
    "a: say \"hi\"", "a: a&b", "a: a*b", "a: a|b", "a: a>b", "a: a%b", "a: 50%", "a: a@b", "a: a`b", "a: a!b",
    "a: a?b", "a: what?", "a: b:c", "a: b::c", "a: x-", "a: x - y", "a: a---b",
    "a: é", "a: Łukasz Żółć", "a: 日本語", "a: العربية", "a: 👩‍🎓", "a: \u{A0}x", "a: x\u{A0}", "a: «quoted»",
    "a: “curly”", "a: –", "a: …", "a: \u{FFFD}", "a: \u{E000}", "a: \u{200B}x", "a: \u{2027}",
    "a: \u{10FFFF}",
    // Quoted scalars.
    "a: \"\"", "a: ''", "a: \"b\"", "a: 'b'", "a: \"b # c: d\"", "a: 'b # c: d'", "a: \"it's\"",
    "a: 'say \"hi\"'", "a: 'it''s'", "a: ''''", "a: '''x'''", "a: \"\\\"\"", "a: \"say \\\"hi\\\"\"",
    "a: \"back\\\\slash\"", "a: \"a\\/b\"", "a: \"tab\\tnew\\nline\"", "a: \"~\"", "a: '~'", "a: \"  b  \"",
    "a: '  b  '", "a: \"b\" # c", "a: \"b\"   ", "a: \"日本\"", "a: 'é'''", "a: \"[x]\"", "a: '*x'",
    "a: \"&x\"", "a: '|'", "a: \"---\"", "a: '\\n'", "a: \"#\"",
    // Keys.
    "a b: c", "a-b: c", "a.b: c", "a/b: c", "1: c", "001: c", "~: c", "\"a\": c", "'a': c", "\"a b\" : c",
    "a : b", "a#b: c", "a:b: c", "<<: c", "a,b: c", "\"\": c", "=: c", "a\"b: c", "null: c", "true: c",
    "a: 1\nA: 2", "ab: 1\nabc: 2\nabcdefgh: 3\nabcdefgi: 4", "abcdefgh1: 1\nabcdefgh2: 2",
    // Values left empty.
    "a:", "a: ", "a:\nb: c", "a:   # nothing\nb: c", "a:\n\nb:\n", "a:\n  b:\n  c:\nd:",
    "a:\n  # only a comment",
    // Block mappings and sequences.
    "a:\n  b: c", "a:\n    b: c\n    d: e\nf: g", "a:\n  b:\n    c:\n      d: e\nf: g",
    "a:\n b:\n  c: d\n e: f", "a:\n  - b\n  - c", "a:\n- b\n- c", "a:\n- b\n- c\nd: e", "a:\n-  b\n-   c",
    "a:\n  -\n  - b", "a:\n-\n-", "a:\n-\nb: c", "a:\n  - \n  - b", "a:\n  - # comment\n  - b",
    "a:\n  -\n    b: c\n  -\n    d: e", "a: b\n   # c", "a:\n  - b: c\n    d: e\n  - f: g",
    "a:\n  - b:\n      c: d", "a:\n  - b:\n    c: d", "a:\n  - b:\n    - c\n    - d\n    e: f",
    "a:\n  - b:\n      - c\n  - d", "a:\n  - - b\n    - c\n  - - d", "a:\n- - b\n  - c\n- d",
    "a:\n  - - - b", "a:\n  - -\n    - b", "a:\n  -\n    - b\n    - c\n  - d",
    "a:\n  - b\n\n  # between\n  - c", "a:\n  - \"b\"\n  - 'c'\n  - \"d\": e", "a:\n  - \"b\" : c",
    "a:\n  - ~\n  -", "a:\n  - [b, c]\n  - {d: e}\n  - []\n  - {}", "a:\n  -   b: c\n      d: e",
    "a:\n  b:\n  - c\n  - d\n  e: f", "a:\n  b:\n  - c\nd: e", "a:\n- b:\n  - c\n  d:\n  - e\n- f",
    "a:\n  - b\nc:\n  - d\n", "a:\n  - -5\n  - -x", "a:\n  b: c\n\n  d: e\n\nf: g",
    "a:\n      - b\nc:\n  - d", "  a:\n    b: c\n  d: e",
    // Flow collections.
    "a: []", "a: {}", "a: [ ]", "a: { }", "a: [b]", "a: [ b ]", "a: [b, c]", "a: [b,c]", "a: [b , c]",
    "a: [b,]", "a: [b, c, ]", "a: {b: c}", "a: { b: c }", "a: {b: c, d: e}", "a: {b: c,}", "a: {b}",
    "a: {b, c: d}", "a: {b: , c: d}", "a: {b: }", "a: {b: c, d}", "a: [[b, c], [d]]", "a: [{b: c}, {d: e}]",
    "a: {b: {c: d}}", "a: {b: [c, d], e: f}", "a: [[], {}, [[]]]", "a: [\"b\", 'c', \"d, e\"]",
    "a: {\"b\": 'c', 'd': \"e\"}", "a: {b : c}", "a: {\"b\" : c}", "a: [b c, d e]", "a: [b:c]", "a: [9:00]",
    "a: [http://x/y]", "a: {b: 9:00}", "a: [~, null, '']", "a: {b: ~}", "a: [b] # c", "a: [b]   ",
    "a: [b,\n  c]", "a: [\n  b,\n  c\n]", "a: [\n  b,  # one\n  # two\n  c\n]\nd: e",
    "a: {\n  b: c,\n  d: e\n}", "a: {b:\n  c}", "a: [b\n, c]", "a: [é, 日本]", "a: [-5, -x, .5, <b>]",
    "a: [b#c]", "a: ['it''s', \"a\\nb\"]", "a: [b'c, d\"e]", "a: [50%]",
    "a:\n  - {b: c,\n     d: e}\n  - f", "a: [b, # c\nd]", "a: [\nb\n]", "a: {b: c}\nd: {e: f}",
    "a: [b]\n\n\nc: d", "a: [b-c, d_e, f.g/h]", "a: {b: -1}", "a: [a&b, a*b, a!b, a|b, a>b, a@b, a%b]",
    "a: { b: [ ] , c: { } }",
    // Windows line ends.
    "a: b\r\nc: d\r", "a:\r\n  - b\r\n  - c\r", "a: [b,\r\n  c]\r", "a: \"b\"\r\n# c\r\n\r\nd:\r",
    "a: 'b' # c\r\n\r",
  ]
}
