import Catalogue
import Foundation
import TestSupport
import Testing

@testable import Site

@Suite("The description of the JSON API")
struct DescriptionTests {
  /// Python with what validates OpenAPI documents and JSON; `nil`, with a message, where it cannot be had.
  private static func python() -> PythonPackages? {
    PythonPackages.require([
      "openapi-spec-validator==0.7.2", "openapi-schema-validator==0.6.3", "jsonschema==4.26.0",
      "jsonschema-path==0.3.4",
      "jsonschema-specifications==2025.9.1", "referencing==0.36.2", "rpds-py==0.27.1", "attrs==25.3.0",
      "lazy-object-proxy==1.12.0", "pathable==0.4.4", "PyYAML==6.0.3", "requests==2.32.5", "rfc3339-validator==0.1.4",
    ])
  }

  /// Validates `openapi.json` in a folder, its examples, and every other document against the schema of its path.
  private static let script = """
    import json, pathlib, re, sys
    from openapi_spec_validator import OpenAPIV31SpecValidator
    from jsonschema import Draft202012Validator

    for folder in sys.argv[1:]:
      folder = pathlib.Path(folder)
      spec = json.loads((folder / "openapi.json").read_text())
      for error in OpenAPIV31SpecValidator(spec).iter_errors():
        print("openapi.json", error)
      validators = {}
      def validator(schema):
        name = json.dumps(schema)
        if name not in validators:
          whole = dict(schema, components=spec["components"])
          Draft202012Validator.check_schema(whole)
          validators[name] = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
        return validators[name]
      routes = []
      examples = 0
      for path, item in spec["paths"].items():
        for method, operation in item.items():
          bodies = [r for r in operation["responses"].values()] + [operation.get("requestBody", {})]
          for body in bodies:
            for content in body.get("content", {}).values():
              if "example" in content:
                examples += 1
                for error in validator(content["schema"]).iter_errors(content["example"]):
                  print("the example of", method, path, error.json_path, error.message)
          if method == "get" and path.endswith(".json"):
            pattern = re.escape(path).replace(r"\\{id\\}", "[A-Za-z0-9][A-Za-z0-9._-]*").replace(r"\\{page\\}", "[0-9]+")
            schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
            routes.append((path.count("{"), re.compile(pattern), schema))
      routes.sort(key=lambda route: route[0])
      count = 0
      used = set()
      for file in sorted(folder.rglob("*.json")):
        path = "/" + str(file.relative_to(folder))
        found = [(pattern, schema) for _, pattern, schema in routes if pattern.fullmatch(path)]
        if not found:
          print(path, "is described nowhere")
          continue
        pattern, schema = found[0]
        used.add(pattern.pattern)
        value = json.loads(file.read_bytes())
        for error in validator(schema).iter_errors(value):
          print(path, error.json_path, error.message)
        # A schema that everything satisfies would check nothing.
        if path != "/openapi.json" and not list(validator(schema).iter_errors(dict(value, surplus=1))):
          print(path, "may have a member surplus")
        count += 1
      print("checked", count > 4 and examples > 7 and len(used))
    """

  /// Writes what a site's API holds.
  private static func write(_ site: TestSite, _ name: String, in folder: Folder) throws {
    for (path, bytes) in try site.documents() { try folder.write(bytes, to: "\(name)/\(path)") }
  }

  @Test("every document is valid by it, and it is valid itself, for every audience and for all that settings may say")
  func validates() throws {
    guard let python = Self.python() else { return }
    let generated = GeneratedCatalogue(studentCount: 60, courseCount: 12)
    var sites: [(String, TestSite)] = []
    for audience in Audience.allCases {
      sites += [
        ("rich-\(audience)", try TestSite(RichCatalogue.files, audience: audience)),
        (
          "declared-\(audience)",
          try TestSite(RichCatalogue.with(RichCatalogue.declarations + "\npage_size: 1"), audience: audience)
        ),
        ("example-\(audience)", try TestSite(folder: packageFolder, audience: audience)),
        (
          "generated-\(audience)", try TestSite(generated.files + ["catalogue.yml": "page_size: 7"], audience: audience)
        ),
      ]
    }
    let everyField = Privacy.PublicField.allCases.map(\.rawValue).joined(separator: ", ")
    sites.append(
      ("released", try TestSite(RichCatalogue.with("\nprivacy: {public_fields: [\(everyField)]}"), audience: .public)))
    sites.append(
      ("closed", try TestSite(RichCatalogue.with("\nprivacy: {public_fields: []}"), audience: .public, drafts: true)))
    if let path = RealCatalogue.path {
      sites.append(("real", try TestSite(folder: Folder(path), audience: .internal)))
    } else {
      print("skipped for a catalogue of the real world: \(RealCatalogue.isMissing)")
    }
    try withTemporaryFolder { folder in
      for (name, site) in sites { try Self.write(site, name, in: folder) }
      let result = try python.run(Self.script, sites.map { folder.path(of: $0.0) })
      #expect(result.errorText == "")
      let lines = result.outputText.split(separator: "\n")
      #expect(lines.count == sites.count && lines.allSatisfy { $0.hasPrefix("checked ") }, "\(result.outputText)")
      #expect(lines.contains("checked 13"), "every route of documents is put to the test")
    }
  }

  @Test("with the editing routes it is valid, too, and describes each of them", arguments: Audience.allCases)
  func editing(audience: Audience) throws {
    let settings = Settings()
    let bytes = openAPIDocument(audience: audience, settings: settings, includesEditing: true, cookie: "crumb")
    let spec = JSONObject(try JSONSerialization.jsonObject(with: Data(bytes)))
    let paths = spec["paths"]
    let routes: [(path: String, method: String, statuses: Set<String>)] = [
      ("/enrollments", "post", ["201", "400", "401", "403", "405", "409", "413", "415"]),
      ("/enroll", "post", ["201", "400", "401", "403", "405", "409", "413", "415"]),
      ("/students/{id}/enroll", "post", ["201", "400", "401", "403", "404", "405", "409", "413", "415"]),
      ("/students/{id}/enroll", "put", ["200", "400", "401", "403", "404", "405", "409", "413", "415"]),
      ("/students/{id}/courses", "get", ["200", "400", "401", "403", "404", "405"]),
      ("/students/{id}/courses/{course_id}", "delete", ["204", "400", "401", "403", "404", "405", "409"]),
    ]
    for route in routes {
      #expect(
        paths[route.path][route.method]["responses"].keys == route.statuses.union(["500", "503"]),
        "\(route.method) \(route.path)")
    }
    #expect(paths["/students.json"]["get"]["responses"].keys == ["200", "401", "403"])
    #expect(spec["security"].description == #"[{"token":[]},{"cookie":[]}]"#)
    #expect(spec["components"]["securitySchemes"]["cookie"]["name"].text == "crumb")
    guard let python = Self.python() else { return }
    try withTemporaryFolder { folder in
      try Self.write(try TestSite(RichCatalogue.files, audience: audience), "api", in: folder)
      try folder.write(
        openAPIDocument(audience: audience, settings: settings, includesEditing: true), to: "api/openapi.json")
      let result = try python.run(Self.script, [folder.path(of: "api")])
      #expect(result.outputText.hasPrefix("checked ") && result.errorText == "", "\(result.outputText)")
    }
  }

  @Test("without the editing routes nothing of them is mentioned, and no token is asked for")
  func withoutEditing() throws {
    let bytes = openAPIDocument(audience: .internal, settings: Settings())
    let spec = JSONObject(try JSONSerialization.jsonObject(with: Data(bytes)))
    #expect(spec["security"].items.isEmpty && spec["security"].value != nil)
    #expect(spec["components"]["securitySchemes"].isNull)
    #expect(spec["components"]["schemas"]["EnrollmentRequest"].isNull)
    #expect(spec["paths"].keys.allSatisfy { $0.hasSuffix(".json") })
  }

  @Test("every member is described by a sentence, and every operation has a name of its own")
  func descriptions() throws {
    let bytes = openAPIDocument(audience: .internal, settings: Settings(), includesEditing: true)
    let spec = JSONObject(try JSONSerialization.jsonObject(with: Data(bytes)))
    for properties in spec["components"].all("properties") {
      for name in properties.keys {
        let description = properties[name]["description"].text ?? ""
        #expect(description.count > 3 && description.hasSuffix(".") && !description.hasSuffix(".."), "\(name)")
      }
    }
    let names = spec["paths"].all("operationId").compactMap(\.text)
    #expect(names.count == 20 && Set(names).count == names.count)
  }
}
