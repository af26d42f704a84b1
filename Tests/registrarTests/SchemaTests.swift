import Catalogue
import Foundation
import TestSupport
import Testing

@Suite("The schema of a kind")
struct SchemaTests {
  private func schema(of kind: RecordKind) throws -> [String: Any] {
    let printed = try registrar("explain", "schema", kind.name, in: packageFolder)
    #expect(printed.status == 0, "\(printed.errorText)")
    return try #require(try JSONSerialization.jsonObject(with: Data(printed.output)) as? [String: Any])
  }

  @Test("it names the fields that are read, and no others", arguments: RecordKind.allCases)
  func fields(_ kind: RecordKind) throws {
    let properties = try #require(try schema(of: kind)["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(kind.fieldNames))
  }

  @Test("it knows the fields that settings declare")
  func declaredFields() throws {
    let properties = try schema(of: .course)["properties"] as? [String: Any]
    let extra = properties?["extra"] as? [String: Any]
    #expect(Set((extra?["properties"] as? [String: Any] ?? [:]).keys) == ["lab_fee", "coordinator"])
  }

  @Test("the example's files are valid by it, and faulty ones are not", arguments: RecordKind.allCases)
  func validates(_ kind: RecordKind) throws {
    guard
      let python = PythonPackages.require([
        "jsonschema==4.17.3", "attrs==23.2.0", "pyrsistent==0.20.0", "PyYAML==6.0.3",
      ])
    else { return }
    let printed = try registrar("explain", "schema", kind.name, in: packageFolder)
    let script = """
      import sys, json, yaml, pathlib, jsonschema
      loader = yaml.SafeLoader
      # As editors read it, which know YAML 1.2: dates are texts, and so is `on`.
      loader.yaml_implicit_resolvers = {
        key: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"
          and not (pair[0] == "tag:yaml.org,2002:bool" and key in "yYnNoO")]
        for key, pairs in loader.yaml_implicit_resolvers.items()}
      schema = json.load(sys.stdin)
      validator = jsonschema.Draft202012Validator
      validator.check_schema(schema)
      count = 0
      for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.md")):
        front = yaml.load(path.read_text().split("---")[1], Loader=loader)
        for error in validator(schema).iter_errors(front):
          print(path, error.json_path, error.message)
        if not list(validator(schema).iter_errors(front | {"titel": "x"})):
          print(path, "may have a field titel")
        count += 1
      print(count > 1 and "checked")
      """
    let result = try python.run(
      script, [packageFolder.path(of: "content/\(kind.folder)")], input: printed.outputText)
    #expect(result.outputText == "checked\n", "\(result.errorText)")
  }
}
