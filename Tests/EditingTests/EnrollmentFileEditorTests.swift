import Catalogue
import Editing
import Testing

/// A change of a roster, before and after.
struct RosterCase: CustomTestStringConvertible, Sendable {
  enum Change: Sendable {
    /// Adds an enrollment with these fields.
    case insert([(String, PlainValue)])
    /// Gives fields of the item of a number other values.
    case set(Int, [(String, PlainValue?)])
    case remove([Int])
  }

  let testDescription: String
  let before: String
  let change: Change
  let after: String

  init(_ name: String, _ change: Change, _ before: String, _ after: String) {
    testDescription = name
    self.before = before
    self.change = change
    self.after = after
  }
}

/// Carries out a change; nothing for an outcome other than changed bytes.
private func result(of change: RosterCase.Change, on text: String) throws -> EnrollmentFileEditor.Outcome {
  var editor = try #require(EnrollmentFileEditor(Array(text.utf8)))
  switch change {
  case .insert(let fields): editor.insert(fields.map { (key: $0.0, value: $0.1) })
  case .set(let item, let fields): editor.set(fields.map { (key: $0.0, value: $0.1) }, of: .item(item))
  case .remove(let items): for item in items { editor.remove(.item(item)) }
  }
  return editor.finish()
}

@Suite("Editing an enrollment file")
struct EnrollmentFileEditorTests {
  static let insertions: [RosterCase] = [
    RosterCase(
      "a bare id, at its sorted place", .insert([("student", .text("bob"))]),
      "---\ncourse: cs\nenrollments:\n  - ada\n  - carl # late\n---\nNote\n",
      "---\ncourse: cs\nenrollments:\n  - ada\n  - bob\n  - carl # late\n---\nNote\n"),
    RosterCase(
      "at the end of a list that is not sorted", .insert([("student", .text("bob"))]),
      "---\ncourse: cs\nenrollments:\n- carl\n- ada\nterm: t\n---\n",
      "---\ncourse: cs\nenrollments:\n- carl\n- ada\n- bob\nterm: t\n---\n"),
    RosterCase(
      "with the file's line ends and comments kept with what they precede", .insert([("student", .text("ada"))]),
      "---\r\ncourse: cs\r\nenrollments: # all\r\n  # Bob is first\r\n  - bob\r\n---\r\n",
      "---\r\ncourse: cs\r\nenrollments: # all\r\n  - ada\r\n  # Bob is first\r\n  - bob\r\n---\r\n"),
    RosterCase(
      "between two items of which the second has a comment above", .insert([("student", .text("bob"))]),
      "---\ncourse: cs\nenrollments:\n  - ada\n\n  # second\n  - carl\n---\n",
      "---\ncourse: cs\nenrollments:\n  - ada\n  - bob\n\n  # second\n  - carl\n---\n"),
    RosterCase(
      "in quotes where the others are", .insert([("student", .text("bob")), ("section", .text("001"))]),
      "---\ncourse: cs\nenrollments:\n  - {student: \"ada\", section: '000'}\n---\n",
      "---\ncourse: cs\nenrollments:\n  - {student: \"ada\", section: '000'}\n  - {student: \"bob\", section: '001'}\n---\n"
    ),
    RosterCase(
      "in quotes, with a quote that bears an accent",
      .insert([("student", .text("bob")), ("section", .text("b'\u{301}"))]),
      "---\ncourse: cs\nenrollments:\n  - {student: ada, section: 'a'}\n---\n",
      "---\ncourse: cs\nenrollments:\n  - {student: ada, section: 'a'}\n  - {student: bob, section: 'b''\u{301}'}\n---\n"
    ),
    RosterCase(
      "as a mapping among mappings, with their padding", .insert([("student", .text("bob"))]),
      "---\ncourse: cs\nenrollments:\n  - { student: ada }\n---\n",
      "---\ncourse: cs\nenrollments:\n  - { student: ada }\n  - { student: bob }\n---\n"),
    RosterCase(
      "as a mapping in block style", .insert([("student", .text("bob")), ("grade", .text("A"))]),
      "---\ncourse: cs\nenrollments:\n  -   student: ada\n      grade: B # good\n---\n",
      "---\ncourse: cs\nenrollments:\n  -   student: ada\n      grade: B # good\n  -   student: bob\n      grade: A\n---\n"
    ),
    RosterCase(
      "as a mapping among bare ids, where an id does not say it all",
      .insert([("student", .text("bob")), ("status", .text("waitlisted"))]),
      "---\ncourse: cs\nenrollments:\n  - ada\n---\n",
      "---\ncourse: cs\nenrollments:\n  - ada\n  - {student: bob, status: waitlisted}\n---\n"),
    RosterCase(
      "into a list in flow style", .insert([("course", .text("ma"))]),
      "---\nstudent: ada\nenrollments: [cs, ph]\n---\n", "---\nstudent: ada\nenrollments: [cs, ma, ph]\n---\n"),
    RosterCase(
      "at the start of a list in flow style", .insert([("course", .text("bi"))]),
      "---\nstudent: ada\nenrollments: [ cs ]\n---\n", "---\nstudent: ada\nenrollments: [ bi, cs ]\n---\n"),
    RosterCase(
      "into a list in flow style on many lines", .insert([("course", .text("ph"))]),
      "---\nstudent: ada\nenrollments: [\n  cs,\n  ma,\n]\n---\n",
      "---\nstudent: ada\nenrollments: [\n  cs,\n  ma,\n  ph,\n]\n---\n"),
    RosterCase(
      "into an empty list", .insert([("course", .text("cs"))]),
      "---\nstudent: ada\nenrollments: []\n---\n", "---\nstudent: ada\nenrollments: [cs]\n---\n"),
    RosterCase(
      "into a field that was left empty", .insert([("course", .text("cs"))]),
      "---\r\nstudent: ada\r\nenrollments: # none yet\r\n---\r\n",
      "---\r\nstudent: ada\r\nenrollments: # none yet\r\n  - cs\r\n---\r\n"),
    RosterCase(
      "behind an item that ends with a block scalar",
      .insert([("student", .text("bob"))]),
      "---\ncourse: cs\nenrollments:\n  - student: ada\n    override:\n      - rule: credit-overload\n        reason: |\n"
        + "          Why not\n\n---\n",
      "---\ncourse: cs\nenrollments:\n  - student: ada\n    override:\n      - rule: credit-overload\n        reason: |\n"
        + "          Why not\n  - student: bob\n\n---\n"),
  ]

  static let settings: [RosterCase] = [
    RosterCase(
      "a value in its own quotes", .set(0, [("status", .text("completed")), ("grade", .text("A"))]),
      "---\ncourse: cs\nenrollments:\n  - {student: ada, status: 'enrolled'} # x\n---\n",
      "---\ncourse: cs\nenrollments:\n  - {student: ada, status: 'completed', grade: A} # x\n---\n"),
    RosterCase(
      "a bare id becomes a mapping", .set(1, [("status", .text("withdrawn")), ("ended_on", .text("2026-10-01"))]),
      "---\ncourse: cs\nenrollments:\n  - ada\n  - bob # he left\n---\n",
      "---\ncourse: cs\nenrollments:\n  - ada\n  - {student: bob, status: withdrawn, ended_on: 2026-10-01} # he left\n---\n"
    ),
    RosterCase(
      "a bare id among mappings in block style becomes one", .set(1, [("grade", .text("A"))]),
      "---\r\ncourse: cs\r\nenrollments:\r\n  - student: ada\r\n    grade: B\r\n  - bob\r\n---\r\n",
      "---\r\ncourse: cs\r\nenrollments:\r\n  - student: ada\r\n    grade: B\r\n  - student: bob\r\n    grade: A\r\n---\r\n"
    ),
    RosterCase(
      "a mapping in block style",
      .set(0, [("status", .text("enrolled")), ("ended_on", nil), ("section", .text("001"))]),
      "---\ncourse: cs\nenrollments:\n  - student: ada\n    status: withdrawn # sadly\n    ended_on: 2026-10-01 # day\n"
        + "  - bob\n---\n",
      "---\ncourse: cs\nenrollments:\n  - student: ada\n    status: enrolled # sadly\n    section: 001\n  - bob\n---\n"),
    RosterCase(
      "a value that was left empty", .set(0, [("grade", .text("A"))]),
      "---\ncourse: cs\nenrollments:\n  - {student: ada, grade: , status: completed}\n---\n",
      "---\ncourse: cs\nenrollments:\n  - {student: ada, grade: A, status: completed}\n---\n"),
    RosterCase(
      "a field that goes from the start of a mapping", .set(0, [("grade", nil)]),
      "---\ncourse: cs\nenrollments:\n  - grade: A\n    student: ada\n---\n",
      "---\ncourse: cs\nenrollments:\n  - student: ada\n---\n"),
    RosterCase(
      "a list that gets another item",
      .set(
        0,
        [
          (
            "override",
            .list([
              .mapping([.init("rule", .text("a")), .init("reason", .text("x"))]),
              .mapping([.init("rule", .text("b")), .init("reason", .text("y: z"))]),
            ])
          )
        ]),
      "---\ncourse: cs\nenrollments:\n  - student: ada\n    override:\n      - rule: a # why\n        reason: x\n---\n",
      "---\ncourse: cs\nenrollments:\n  - student: ada\n    override:\n      - rule: a # why\n        reason: x\n"
        + "      - rule: b\n        reason: \"y: z\"\n---\n"),
    RosterCase(
      "an alias is written out", .set(1, [("section", .text("002"))]),
      "---\ncourse: cs\nenrollments:\n  - {student: ada, section: &s 001}\n  - {student: bob, section: *s}\n---\n",
      "---\ncourse: cs\nenrollments:\n  - {student: ada, section: &s 001}\n  - {student: bob, section: 002}\n---\n"),
  ]

  static let removals: [RosterCase] = [
    RosterCase(
      "a line of a list in flow style, and no comment of another", .remove([1]),
      "---\ncourse: cs\nenrollments: [\n  {student: a},  # z\n  b, # he\n  # own line\n  c,\n]\n---\n",
      "---\ncourse: cs\nenrollments: [\n  {student: a},  # z\n  # own line\n  c,\n]\n---\n"),
    RosterCase(
      "the last line of a list in flow style", .remove([1]),
      "---\ncourse: cs\nenrollments: [\n  a, # z\n  b\n]\n---\n", "---\ncourse: cs\nenrollments: [\n  a, # z\n]\n---\n"),
    RosterCase(
      "the only line of a list in flow style, whose comment stays", .remove([0]),
      "---\ncourse: cs\nenrollments: [  # open\n  a,\n]\n---\n", "---\ncourse: cs\nenrollments: [  # open\n]\n---\n"),
    RosterCase(
      "items that share lines", .remove([1, 2, 4]),
      "---\ncourse: cs\nenrollments: [a, b,  # z\n  c, d, e]\n---\n",
      "---\ncourse: cs\nenrollments: [a,  # z\n  d]\n---\n"),
    RosterCase(
      "the first items of a line, and the last of all", .remove([0, 1, 3]),
      "---\nstudent: ada\nenrollments: [a, b, c, d]\n---\n", "---\nstudent: ada\nenrollments: [c]\n---\n"),
    RosterCase(
      "a line, and no comment of another", .remove([1]),
      "---\ncourse: cs\nenrollments:\n  # first\n  - ada\n  # second\n  - bob\n  - carl\n---\n",
      "---\ncourse: cs\nenrollments:\n  # first\n  - ada\n  # second\n  - carl\n---\n"),
    RosterCase(
      "the lines of a mapping", .remove([0]),
      "---\ncourse: cs\nenrollments:\n  - student: ada\n    grade: A # good\n  - bob\n---\n",
      "---\ncourse: cs\nenrollments:\n  - bob\n---\n"),
    RosterCase(
      "items of a list in flow style", .remove([0, 2]),
      "---\nstudent: ada\nenrollments: [cs, ma, ph]\n---\n", "---\nstudent: ada\nenrollments: [ma]\n---\n"),
    RosterCase(
      "the last item, where the file says more", .remove([0]),
      "---\nstudent: ada\nenrollments: [cs]\n---\nA note.\n", "---\nstudent: ada\nenrollments: []\n---\nA note.\n"),
    RosterCase(
      "the last line, where the file has a comment", .remove([0]),
      "---\n# ours\nstudent: ada\nenrollments:\n  - cs\n---\n", "---\n# ours\nstudent: ada\nenrollments:\n---\n"),
  ]

  @Test("adds an enrollment", arguments: insertions)
  func inserts(roster: RosterCase) throws {
    #expect(try result(of: roster.change, on: roster.before) == .changed(Array(roster.after.utf8)))
  }

  @Test("changes an enrollment", arguments: settings)
  func sets(roster: RosterCase) throws {
    #expect(try result(of: roster.change, on: roster.before) == .changed(Array(roster.after.utf8)))
  }

  @Test("removes enrollments", arguments: removals)
  func removes(roster: RosterCase) throws {
    #expect(try result(of: roster.change, on: roster.before) == .changed(Array(roster.after.utf8)))
  }

  @Test("exchanges all items of a list in flow style")
  func exchanges() throws {
    let text = "---\nstudent: ada\nenrollments: [ # open\n  cs,\n  ma # last\n]\n---\nNote\n"
    var editor = try #require(EnrollmentFileEditor(Array(text.utf8)))
    editor.remove(.item(0))
    editor.remove(.item(1))
    editor.insert([("course", .text("ph"))])
    #expect(
      editor.finish() == .changed(Array("---\nstudent: ada\nenrollments: [ # open\n  ph,\n]\n---\nNote\n".utf8)))
  }

  @Test("empties a file that holds nothing else")
  func empties() throws {
    let text = "---\ncourse: cs\nterm: \"t\"\nenrollments:\n  - ada\n---\n\n"
    #expect(try result(of: .remove([0]), on: text) == .emptied)
  }

  @Test("keeps its hands off what stands under an anchor that is used elsewhere")
  func refusesAnchors() throws {
    let text =
      "---\ncourse: cs\nenrollments:\n  - &a {student: ada, section: &s 001}\n  - {student: bob, section: *s}\n---\n"
    guard case .impossible = try result(of: .set(0, [("section", .text("9"))]), on: text) else {
      Issue.record("the other enrollment changed too")
      return
    }
  }

  @Test("changes the one enrollment of a file")
  func setsSingle() throws {
    let text = "---\nstudent: ada # she\ncourse: cs\n---\nNote\n"
    var editor = try #require(EnrollmentFileEditor(Array(text.utf8)))
    let subject = try #require(editor.subject(at: .fileStart))
    editor.set([("status", .text("dropped"))], of: subject)
    #expect(
      editor.finish() == .changed(Array("---\nstudent: ada # she\ncourse: cs\nstatus: dropped\n---\nNote\n".utf8)))
    editor.remove(subject)
    #expect(editor.finish() == .emptied)
  }

  @Test("is not to be had for a file that cannot be read")
  func refusesBrokenFiles() {
    #expect(EnrollmentFileEditor(Array("---\ncourse: [\n---\n".utf8)) == nil)
  }
}
