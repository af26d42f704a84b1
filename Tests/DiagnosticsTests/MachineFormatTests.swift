import Diagnostics
import TestSupport
import Testing

@Suite("Formats for programs")
struct MachineFormatTests {
  @Test("JSON has the documented keys in their order, and a suggestion only where there is one")
  func json() {
    #expect(
      Samples.print(as: .json) == """
        {
          "diagnostics": [
            {"rule": "dangling-reference", "severity": "error", "path": "content/enrollments/cs-101.md", \
        "line": 3, "column": 14, "end_line": 3, "end_column": 26, \
        "message": "no student has the id 'ada-lovelase'", "suggestion": "ada-lovelace"},
            {"rule": "capacity-exceeded", "severity": "warning", "path": "content/enrollments/cs-101.md", \
        "line": 10, "column": 7, "end_line": 10, "end_column": 16, \
        "message": "'cs-101' has 3 students for 2 seats"},
            {"rule": "unreadable-file", "severity": "error", "path": "content/x.md", \
        "line": 1, "column": 1, "end_line": 1, "end_column": 1, \
        "message": "the file cannot be read: permission denied"}
          ],
          "summary": {"errors": 2, "warnings": 1, "students": 24, "courses": 14, "enrollments": 90}
        }

        """)
    #expect(
      Samples.print([], as: .json) == """
        {
          "diagnostics": [],
          "summary": {"errors": 2, "warnings": 1, "students": 24, "courses": 14, "enrollments": 90}
        }

        """)
  }

  @Test(
    "GitHub gets a workflow command for each fault, with columns in characters, the last one inclusive")
  func github() {
    #expect(
      Samples.print(as: .github, options: PrinterOptions(pathPrefix: "school/")) == """
        ::error file=school/content/enrollments/cs-101.md,line=3,endLine=3,col=14,endColumn=25,\
        title=dangling-reference::no student has the id 'ada-lovelase'; \
        did you mean 'ada-lovelace' (Ada Lovelace)?
        ::warning file=school/content/enrollments/cs-101.md,line=10,endLine=10,col=7,endColumn=15,\
        title=capacity-exceeded::'cs-101' has 3 students for 2 seats
        ::error file=school/content/x.md,line=1,endLine=1,col=1,endColumn=1,\
        title=unreadable-file::the file cannot be read: permission denied

        """)
    #expect(Samples.print([], as: .github) == "")
    let accented = Samples.report(Samples.dangling, "a.md", "é: «ü»", "m")
    #expect(Samples.print([accented], as: .github).contains("col=4,endColumn=4"))
    var severalLines = accented
    severalLines.end = Position(line: 3, column: 2)
    #expect(
      Samples.print([severalLines], as: .github)
        == "::error file=a.md,line=1,endLine=3,title=dangling-reference::m\n")
  }

  @Test("GitLab gets a code quality report")
  func gitlab() {
    let printed = Samples.print(as: .gitlab, options: PrinterOptions(pathPrefix: "school/"))
    #expect(
      printed.replacing(/"[0-9a-f]{32}"/, with: #""…""#) == """
        [
          {"description": "no student has the id 'ada-lovelase'; \
        did you mean 'ada-lovelace' (Ada Lovelace)?", \
        "check_name": "dangling-reference", "fingerprint": "…", "severity": "major", \
        "location": {"path": "school/content/enrollments/cs-101.md", "lines": {"begin": 3, "end": 3}}},
          {"description": "'cs-101' has 3 students for 2 seats", \
        "check_name": "capacity-exceeded", "fingerprint": "…", "severity": "minor", \
        "location": {"path": "school/content/enrollments/cs-101.md", "lines": {"begin": 10, "end": 10}}},
          {"description": "the file cannot be read: permission denied", \
        "check_name": "unreadable-file", "fingerprint": "…", "severity": "major", \
        "location": {"path": "school/content/x.md", "lines": {"begin": 1, "end": 1}}}
        ]

        """)
    #expect(Samples.print([], as: .gitlab) == "[]\n")
  }

  @Test("A fingerprint is one fault's own, and stays when other lines push the fault down")
  func fingerprints() {
    func fingerprints(_ diagnostics: [Diagnostic]) -> [String] {
      Samples.print(diagnostics, as: .gitlab).matches(of: /"fingerprint": "([0-9a-f]{32})"/)
        .map { String($0.output.1) }
    }
    let fault = Samples.report(Samples.dangling, "a.md", "x: «y»", "m")
    let moved = Samples.report(Samples.dangling, "a.md", "\n\n  x: «y»", "m")
    let others = [
      Samples.report(Samples.capacity, "a.md", "x: «y»", "m"),
      Samples.report(Samples.dangling, "b.md", "x: «y»", "m"),
      Samples.report(Samples.dangling, "a.md", "x: «y»", "n"),
      Samples.report(Samples.dangling, "a.md", "x: «z»", "m"),
    ]
    #expect(fingerprints([fault]) == fingerprints([moved]))
    let all = fingerprints([fault, moved] + others)
    #expect(Set(all).count == 6)
    #expect(all.prefix(1) == fingerprints([fault])[...])
  }

  @Test("JUnit gets a suite for each file, with errors as failures and warnings as skipped")
  func junit() throws {
    #expect(
      Samples.print(as: .junit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="registrar" tests="3" failures="2" errors="0" skipped="1">
          <testsuite name="content/enrollments/cs-101.md" tests="2" failures="1" errors="0" skipped="1">
            <testcase classname="content/enrollments/cs-101.md" name="dangling-reference at 3:14">
              <failure type="dangling-reference" message="no student has the id &#39;ada-lovelase&#39;; \
        did you mean &#39;ada-lovelace&#39; (Ada Lovelace)?">content/enrollments/cs-101.md:3:14</failure>
            </testcase>
            <testcase classname="content/enrollments/cs-101.md" name="capacity-exceeded at 10:7">
              <skipped message="capacity-exceeded: &#39;cs-101&#39; has 3 students for 2 seats"/>
            </testcase>
          </testsuite>
          <testsuite name="content/x.md" tests="1" failures="1" errors="0" skipped="0">
            <testcase classname="content/x.md" name="unreadable-file at 1:1">
              <failure type="unreadable-file" message="the file cannot be read: permission denied">\
        content/x.md:1:1</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
    #expect(
      Samples.print([], as: .junit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="registrar" tests="1" failures="0" errors="0" skipped="0">
          <testsuite name="catalogue" tests="1" failures="0" errors="0" skipped="0">
            <testcase classname="catalogue" name="no faults"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("Every format is named as users name it")
  func names() {
    #expect(
      DiagnosticFormat.allCases.map(\.rawValue) == ["text", "json", "sarif", "github", "gitlab", "junit"])
  }
}
