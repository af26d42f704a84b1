import Diagnostics
import TestSupport
import Testing

/// What strangers could write to mislead a terminal, a log viewer or a reader.
///
/// Tests take these by index, because the arguments of a test are printed, and would act on whatever shows
/// its log.
enum Hostile {
  static let texts: [(text: String, shown: String)] = [
    ("\u{1B}[2J\u{1B}]0;title\u{7}", #"\u{1B}[2J\u{1B}]0;title\u{7}"#),
    ("\u{9B}31m", #"\u{9B}31m"#),
    ("\u{0}\u{8}\u{7F}", #"\u{0}\u{8}\u{7F}"#),
    ("a\r\n::error::owned\n::set-output name=x::y", #"a\r\n::error::owned\n::set-output name=x::y"#),
    ("::stop-commands::x", "::stop-commands::x"),
    (
      "##[error]x ##vso[task.complete]y ##teamcity[z",
      #"#\u{23}[error]x #\u{23}vso[task.complete]y #\u{23}teamcity[z"#
    ),
    ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", #"\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}"#),
    ("\u{2066}\u{2067}\u{2068}\u{2069}", #"\u{2066}\u{2067}\u{2068}\u{2069}"#),
    ("\u{200E}\u{200F}\u{61C}", #"\u{200E}\u{200F}\u{61C}"#),
    ("\u{200B}\u{200C}\u{200D}\u{FEFF}\u{AD}", #"\u{200B}\u{200C}\u{200D}\u{FEFF}\u{AD}"#),
    ("\u{2028}\u{2029}\u{85}\u{B}\u{C}", #"\u{2028}\u{2029}\u{85}\u{B}\u{C}"#),
    ("\u{E0041}\u{FFFE}\u{FFFF}", #"\u{E0041}\u{FFFE}\u{FFFF}"#),
    ("</failure>]]>&'\"<!--", "</failure>]]>&'\"<!--"),
    ("%0A::error::%25,x:y", "%0A::error::%25,x:y"),
    ("{0} [a](javascript:x) \\u{41}", "{0} [a](javascript:x) \\u{41}"),
    ("## Überschrift # [ok] é漢😀", "## Überschrift # [ok] é漢😀"),
  ]

  /// A fault with hostile text wherever text can be.
  static func diagnostic(_ text: String) -> Diagnostic {
    let bytes = Array("a: ".utf8) + Array(text.utf8)
    var diagnostic = SourceText(path: text, bytes: bytes).diagnostic(
      Samples.dangling, at: 3..<bytes.count, "no student has the id '\(text)'",
      suggestion: Suggestion(text, label: text))
    diagnostic.rule = "rule-\(text)"
    return diagnostic
  }

  static var diagnostics: [Diagnostic] {
    texts.map { diagnostic($0.text) }
      + texts.map { Diagnostic(rule: Samples.capacity, path: " \($0.text)", message: $0.text) }
  }
}

@Suite("Hostile text")
struct HostileTextTests {
  @Test(
    "Characters that act, hide or reorder are shown as escapes, and all others as they are",
    arguments: Hostile.texts.indices)
  func disarming(index: Int) {
    let (text, shown) = Hostile.texts[index]
    #expect(disarmed(text) == shown)
  }

  @Test("No format lets a dangerous character through", arguments: DiagnosticFormat.allCases)
  func noDangerousCharacter(format: DiagnosticFormat) {
    for diagnostic in Hostile.diagnostics {
      let printed = Samples.print([diagnostic], as: format)
      for scalar in printed.unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(
          ![.control, .format, .lineSeparator, .paragraphSeparator].contains(category), "\(scalar.value)")
        #expect(!scalar.properties.isNoncharacterCodePoint)
      }
    }
  }

  @Test(
    "A line that CI systems take for a command is never anyone else's", arguments: DiagnosticFormat.allCases)
  func noForeignCommand(format: DiagnosticFormat) {
    for diagnostic in Hostile.diagnostics {
      let printed = Samples.print([diagnostic], as: format)
      let commands = printed.split(whereSeparator: \.isNewline).filter {
        $0.drop(while: \.isWhitespace).hasPrefix("::")
      }
      let own = diagnostic.severity == .error ? "::error file=" : "::warning file="
      #expect(commands.count == (format == .github ? 1 : 0))
      #expect(commands.allSatisfy { $0.hasPrefix(own) })
      #expect(!printed.contains(/##[A-Za-z]*\[/))
    }
  }

  @Test("The text of a hostile fault is three lines, whatever it says", arguments: Hostile.texts.indices)
  func threeLines(index: Int) {
    let (text, shown) = Hostile.texts[index]
    let lines = Samples.print(
      [Hostile.diagnostic(text)], as: .text, options: PrinterOptions(closesWithSummary: false, width: 1_000)
    ).split(separator: "\n", omittingEmptySubsequences: false)
    let path = text.hasPrefix(":") ? "./\(shown)" : shown
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("\(path):1:4: error: no student has the id '\(shown)' [rule-\(shown)]"))
    #expect(lines[2].hasSuffix("did you mean '\(shown)' (\(shown))?"))
  }

  @Test("A workflow command's properties and message keep to their places")
  func githubEscapes() {
    var diagnostic = Diagnostic(rule: Samples.dangling, path: "a,col=9:b%.md", message: "x%0A::y, z: 50%")
    diagnostic.rule = "r,title=s::t"
    #expect(
      Samples.print([diagnostic], as: .github)
        == "::error file=a%2Ccol=9%3Ab%25.md,line=1,endLine=1,col=1,endColumn=1,"
        + "title=r%2Ctitle=s%3A%3At::x%250A::y, z: 50%25\n")
  }

  @Test("JSON readers get every hostile text back as it was")
  func exactJSON() throws {
    guard let python = PythonPackages.require([]) else { return }
    let script = """
      import json, sys
      for fault in json.load(sys.stdin)["diagnostics"]:
          print(json.dumps([fault["path"], fault.get("suggestion", fault["message"])]))
      """
    let result = try python.run(script, input: Samples.print(Hostile.diagnostics, as: .json))
    #expect(result.status == 0, "\(result.errorText)")
    let expected = Hostile.diagnostics.map { diagnostic in
      let text = diagnostic.suggestion?.replacement ?? diagnostic.message
      return "[\(asciiJSON(diagnostic.path)), \(asciiJSON(text))]"
    }
    #expect(result.outputText.split(separator: "\n").map(String.init) == expected)
  }

  @Test("XML readers read every hostile JUnit report, and see the text that was shown")
  func wellFormedXML() throws {
    guard let python = PythonPackages.require([]) else { return }
    let script = """
      import sys, xml.etree.ElementTree as tree
      for failure in tree.fromstring(sys.stdin.buffer.read()).iter("failure"):
          print(failure.get("message"))
      """
    let result = try python.run(script, input: Samples.print(Hostile.diagnostics, as: .junit))
    #expect(result.status == 0, "\(result.errorText)")
    let expected = Hostile.texts.map {
      "no student has the id '\($0.shown)'; did you mean '\($0.shown)' (\($0.shown))?"
    }
    #expect(result.outputText.split(separator: "\n").map(String.init) == expected)
  }

  /// A JSON string as Python writes it, with everything but ASCII as escapes.
  private func asciiJSON(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": json += "\\\(scalar)"
      case "\n": json += #"\n"#
      case "\r": json += #"\r"#
      case "\u{8}": json += #"\b"#
      case "\u{C}": json += #"\f"#
      case " "..<"\u{7F}": json.unicodeScalars.append(scalar)
      default:
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16)
          json += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return json + "\""
  }
}
