import Editing
import Testing

@Suite("A text as a YAML scalar")
struct YAMLScalarTests {
  @Test(
    "is plain where it can be, and quoted where it could be taken for something else",
    arguments: [
      ("ada-lovelace", "ada-lovelace"), ("001", "001"), ("Room 12", "Room 12"), ("", "\"\""), ("~", "\"~\""),
      ("a: b", "\"a: b\""), ("a #b", "\"a #b\""), ("a,b", "\"a,b\""), ("it's", "it's"), ("-1", "\"-1\""),
      ("say \"hi\"", "\"say \\\"hi\\\"\""), ("two\nlines", "\"two\\nlines\""), ("\u{202E}", "\"\\u202E\""),
    ])
  func quotesWhereNeeded(text: String, yaml: String) {
    #expect(yamlScalar(text) == yaml)
  }
}
