/// Prints diagnostics as a JUnit report: a suite for each file, a case for each fault.
///
/// An error is a failed test. A warning does not fail a build, so it is a skipped one, which viewers show
/// beside the failures without turning the run red. A catalogue without faults is one test that passed,
/// because some systems take an empty report for a broken one.
struct JUnitPrinter {
  func report(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    if diagnostics.isEmpty {
      text += #"<testsuites name="registrar"\#(counts(of: [], total: 1))>"# + "\n"
      text += #"  <testsuite name="catalogue"\#(counts(of: [], total: 1))>"# + "\n"
      text += #"    <testcase classname="catalogue" name="no faults"/>"# + "\n  </testsuite>\n"
    } else {
      var rest = diagnostics[...]
      text += #"<testsuites name="registrar"\#(counts(of: rest, total: rest.count))>"# + "\n"
      while let path = rest.first?.path {
        let suite = rest.prefix { $0.path == path }
        rest = rest[suite.endIndex...]
        append(suite, path: path, to: &text)
      }
    }
    text += "</testsuites>\n"
    return Array(text.utf8)
  }

  private func append(_ suite: ArraySlice<Diagnostic>, path: String, to text: inout String) {
    let path = escaped(path)
    text += #"  <testsuite name="\#(path)"\#(counts(of: suite, total: suite.count))>"# + "\n"
    for diagnostic in suite {
      let place = "\(diagnostic.start.line):\(diagnostic.start.column)"
      let rule = escaped(diagnostic.rule)
      let message = escaped(diagnostic.advice)
      text += #"    <testcase classname="\#(path)" name="\#(rule) at \#(place)">"# + "\n"
      switch diagnostic.severity {
      case .error:
        text += #"      <failure type="\#(rule)" message="\#(message)">\#(path):\#(place)</failure>"# + "\n"
      case .warning:
        text += #"      <skipped message="\#(rule): \#(message)"/>"# + "\n"
      }
      text += "    </testcase>\n"
    }
    text += "  </testsuite>\n"
  }

  private func counts(of diagnostics: ArraySlice<Diagnostic>, total: Int) -> String {
    let failures = diagnostics.count { $0.severity == .error }
    let skipped = diagnostics.count - failures
    return #" tests="\#(total)" failures="\#(failures)" errors="0" skipped="\#(skipped)""#
  }

  /// Disarmed text has no character that XML 1.0 forbids; its own five are escaped here.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in disarmed(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
