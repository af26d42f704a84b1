/// Prints diagnostics as a GitLab code quality report: an array of issues, one on each line.
///
/// Errors are *major* and warnings *minor*. An issue keeps its fingerprint when its line moves, so that a
/// merge request shows what it brings and what it mends.
struct GitLabPrinter {
  let options: PrinterOptions

  init(_ options: PrinterOptions) {
    self.options = options
  }

  func report(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var fingerprints = Fingerprints()
    var json = JSONWriter()
    json.array(.many) { json in
      for diagnostic in diagnostics {
        json.object { json in
          json.field("description", disarmed(diagnostic.advice))
          json.field("check_name", diagnostic.rule)
          json.field("fingerprint", fingerprints.next(for: diagnostic))
          json.field("severity", diagnostic.severity == .error ? "major" : "minor")
          json.object("location") { json in
            json.field("path", options.pathPrefix + diagnostic.path)
            json.object("lines") { json in
              json.field("begin", diagnostic.start.line)
              json.field("end", diagnostic.end.line)
            }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
