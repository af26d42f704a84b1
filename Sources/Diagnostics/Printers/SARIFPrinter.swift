/// Prints diagnostics as SARIF 2.1.0, the format of code scanning.
///
/// SARIF counts columns in UTF-16 units or in characters, never in bytes; these are characters
/// (`unicodeCodePoints`), counted in the excerpt. Without an excerpt, where only a file is known to be at
/// fault, the column is given as it is.
struct SARIFPrinter {
  private let rules: [Rule]
  private let ruleIndices: [String: Int]
  private let options: PrinterOptions

  /// The name under which a viewer learns where the source folder is.
  private static let root = "%SRCROOT%"

  init(rules: [Rule], _ options: PrinterOptions) {
    self.rules = rules
    self.options = options
    ruleIndices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  func report(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var fingerprints = Fingerprints()
    var json = JSONWriter()
    json.object(.many) { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.array("runs") { json in
        json.object(.many) { json in
          json.object("tool") { json in
            json.object("driver", .many) { json in
              json.field("name", "registrar")
              json.field("version", options.version)
              json.array("rules", .many) { json in
                for rule in rules { write(rule, to: &json) }
              }
            }
          }
          json.array("invocations") { json in
            json.object { $0.field("executionSuccessful", true) }
          }
          json.object("originalUriBaseIds") { json in
            json.object(Self.root) { json in
              json.object("description") { $0.field("text", "The source folder of the catalogue.") }
            }
          }
          json.field("columnKind", "unicodeCodePoints")
          json.array("results", .many) { json in
            for diagnostic in diagnostics { write(diagnostic, fingerprints.next(for: diagnostic), to: &json) }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  // MARK: Parts

  private func write(_ rule: Rule, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", rule.id)
      json.object("shortDescription") { $0.field("text", rule.summary) }
      json.object("fullDescription") { $0.field("text", rule.firstParagraph) }
      if !rule.explanation.isEmpty {
        json.object("help") { json in
          json.field("text", rule.explanation)
          json.field("markdown", rule.explanation)
        }
      }
      json.object("defaultConfiguration") { $0.field("level", rule.severity.rawValue) }
      json.object("properties") { json in
        json.array("tags") { $0.value(rule.family.rawValue) }
      }
    }
  }

  private func write(_ diagnostic: Diagnostic, _ fingerprint: String, to json: inout JSONWriter) {
    json.object { json in
      json.field("ruleId", diagnostic.rule)
      if let index = ruleIndices[diagnostic.rule] { json.field("ruleIndex", index) }
      json.field("level", diagnostic.severity.rawValue)
      json.object("message") { $0.field("text", plainMessage(diagnostic.advice)) }
      json.array("locations") { json in
        json.object { json in
          json.object("physicalLocation") { json in
            writeArtifact(diagnostic, to: &json)
            writeRegion("region", diagnostic, to: &json)
          }
        }
      }
      json.object("partialFingerprints") { $0.field("fault/v1", fingerprint) }
      if let suggestion = diagnostic.suggestion, diagnostic.start < diagnostic.end {
        json.array("fixes") { json in
          json.object { json in
            json.object("description") { $0.field("text", plainMessage(suggestion.question)) }
            json.array("artifactChanges") { json in
              json.object { json in
                writeArtifact(diagnostic, to: &json)
                json.array("replacements") { json in
                  json.object { json in
                    writeRegion("deletedRegion", diagnostic, to: &json)
                    json.object("insertedContent") { $0.field("text", suggestion.replacement) }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func writeArtifact(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.object("artifactLocation") { json in
      json.field("uri", percentEncoded(diagnostic.path))
      json.field("uriBaseId", Self.root)
    }
  }

  private func writeRegion(_ name: String, _ diagnostic: Diagnostic, to json: inout JSONWriter) {
    let columns = diagnostic.characterColumns
    json.object(name) { json in
      json.field("startLine", diagnostic.start.line)
      json.field("startColumn", columns.start)
      json.field("endLine", diagnostic.end.line)
      json.field("endColumn", columns.end)
    }
  }

  // MARK: Escapes

  /// Escapes what a message could be misread for.
  ///
  /// SARIF takes braces for placeholders, so literal ones are doubled (§3.11.5), and `[text](target)` for a
  /// link, so brackets that could make one get a backslash (§3.11.6).
  private func plainMessage(_ text: String) -> String {
    let text = disarmed(text)
    let mayLink = text.utf8.contains("](".utf8)
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{": result += "{{"
      case "}": result += "}}"
      case "[" where mayLink: result += #"\["#
      case "]" where mayLink: result += #"\]"#
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A relative URI reference (RFC 3986): all but unreserved characters and `/` as percent escapes.
  private func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%"
        result.unicodeScalars.append(digits[Int(byte >> 4)])
        result.unicodeScalars.append(digits[Int(byte & 0xF)])
      }
    }
    return result
  }
}
