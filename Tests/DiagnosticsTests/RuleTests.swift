import Diagnostics
import Testing

@Suite("Rules")
struct RuleTests {
  // MARK: Severities

  @Test(
    "Settings change domain rules and leave structural ones alone; strictness turns warnings into errors",
    arguments: [
      ([:], false, ["dangling-reference error", "capacity-exceeded warning"]),
      ([:], true, ["dangling-reference error", "capacity-exceeded error"]),
      (["capacity-exceeded": .error], false, ["dangling-reference error", "capacity-exceeded error"]),
      (["capacity-exceeded": .warning], true, ["dangling-reference error", "capacity-exceeded error"]),
      (["capacity-exceeded": .off], true, ["dangling-reference error"]),
      (["dangling-reference": .off], false, ["dangling-reference error", "capacity-exceeded warning"]),
      (["no-such-rule": .off], false, ["dangling-reference error", "capacity-exceeded warning"]),
    ] as [([String: SeverityPolicy.Level], Bool, [String])])
  func severities(levels: [String: SeverityPolicy.Level], isStrict: Bool, expected: [String]) {
    let policy = SeverityPolicy(levels, rules: Samples.rules, isStrict: isStrict)
    let settled = policy.apply(to: Array(Samples.diagnostics.prefix(2)))
    #expect(settled.map { "\($0.rule) \($0.severity.rawValue)" } == expected)
    #expect((policy.level(of: Samples.capacity) == .off) == (settled.count == 1))
  }

  @Test("Rules are the same when their ids are")
  func identity() {
    let same = Rule(
      id: "capacity-exceeded", family: .structure, severity: .error, summary: "", explanation: "",
      examples: [])
    #expect(same == Samples.capacity)
    #expect(Set([same, Samples.capacity, Samples.dangling]).count == 2)
  }

  // MARK: Pages

  private static let rule = Rule(
    id: "room-double-booked", family: .domain, severity: .warning,
    summary: "Two classes meet in one room | at one time.",
    explanation: "\nOnly dated terms are looked at.\n\nMove one of them.\n",
    examples: [
      Rule.Example(
        "Two classes in one room",
        [
          Rule.Example.File("content/courses/a.md", "---\nlocation: «R 1»\nx: [«é», «b\n  c»]\n---\n"),
          Rule.Example.File("content/courses/b.md", "```\n\n«»"),
        ]),
      Rule.Example("Accepted", [Rule.Example.File("content/courses/c.md", "")]),
    ])

  @Test("A page for the terminal shows the examples with their marks")
  func textPage() {
    #expect(
      RulePage(Self.rule).text() == """
        room-double-booked: warning

        Two classes meet in one room | at one time.

        A warning, unless settings say otherwise: `lint: {room-double-booked: error, warning or off}`.

        Only dated terms are looked at.

        Move one of them.

        Two classes in one room

          content/courses/a.md
            1 | ---
            2 | location: R 1
              |           ^~~
            3 | x: [é, b
              |     ^
              |        ^
            4 |   c]
            5 | ---

          content/courses/b.md
            1 | ```
            2 |
            3 |
              | ^

        Accepted

          content/courses/c.md
            1 |

        """)
    let colored = RulePage(Self.rule).text(color: true)
    #expect(colored.contains("\u{1B}[1;33mwarning\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == RulePage(Self.rule).text())
  }

  @Test("The reference lists all rules by name and has a page for each")
  func reference() {
    #expect(
      ruleReference([Self.rule, Samples.dangling]) == """
        # Rules

        What `registrar lint` reports. A rule's heading here is its name in settings and overrides.

        | rule | severity | settings | what it reports |
        | --- | --- | --- | --- |
        | [dangling-reference](#dangling-reference) | error | no | \
        A reference names a record that does not exist. |
        | [room-double-booked](#room-double-booked) | warning | yes | \
        Two classes meet in one room \\| at one time. |

        ## dangling-reference

        A reference names a record that does not exist.

        An error; settings cannot change it.

        Every reference must resolve,
        or a page would link to nothing.

        Mend the id.

        ## room-double-booked

        Two classes meet in one room | at one time.

        A warning, unless settings say otherwise: `lint: {room-double-booked: error, warning or off}`.

        Only dated terms are looked at.

        Move one of them.

        ### Two classes in one room

        `content/courses/a.md`

        ```text
          1 | ---
          2 | location: R 1
            |           ^~~
          3 | x: [é, b
            |     ^
            |        ^
          4 |   c]
          5 | ---
        ```

        `content/courses/b.md`

        ````text
          1 | ```
          2 |
          3 |
            | ^
        ````

        ### Accepted

        `content/courses/c.md`

        ```text
          1 |
        ```

        """)
    #expect(RulePage(Samples.capacity).markdown().hasPrefix("# capacity-exceeded\n\nAn offering"))
  }

  @Test("The list of rules is a table in the order of their names")
  func list() {
    #expect(
      ruleList([Self.rule, Samples.dangling]) == """
        dangling-reference  error    A reference names a record that does not exist.
        room-double-booked  warning  Two classes meet in one room | at one time.

        """)
    #expect(ruleList([]) == "")
  }
}
