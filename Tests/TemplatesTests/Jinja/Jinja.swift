import Foundation
import Synchronization

/// Jinja2, run by Python: what templates print is measured against it.
///
/// The first use installs it below `.build`. Where there is no Python, or no way to install, the tests that
/// need it say so and pass.
enum Jinja {
  /// What Jinja makes of a template: its output, or its complaint.
  struct Answer: Decodable {
    var output: String?
    var error: String?
  }

  private static let version = "3.1.6"

  private static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Where Jinja is installed, if it could be.
  private static let library: URL? = {
    let folder = packageRoot.appendingPathComponent(".build/test-python")
    if run(["python3", "-c", "import jinja2; assert jinja2.__version__ == '\(version)'"], library: folder)
      == 0
    {
      return folder
    }
    _ = run([
      "python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder.path,
      "jinja2==\(version)",
    ])
    return run(["python3", "-c", "import jinja2"], library: folder) == 0 ? folder : nil
  }()

  private static func run(_ command: [String], library: URL? = nil) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if let library {
      process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": library.path]) { $1 }
    }
    do {
      try process.run()
    } catch {
      return -1
    }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Renders `main.html` of each of several sets of templates.
  /// - Returns: One answer for each set; nothing where Jinja is not at hand.
  static func render(_ cases: [[String: String]], context: Fixture) throws -> [Answer]? {
    guard let library else {
      print("Jinja2 could not be installed with python3 and pip, so nothing is compared with it")
      return nil
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("registrar-jinja-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let question = folder.appendingPathComponent("question.json")
    let answer = folder.appendingPathComponent("answer.json")
    let script = folder.appendingPathComponent("render.py")
    try JSONSerialization.data(withJSONObject: ["context": context.json, "cases": cases]).write(to: question)
    try Data(program.utf8).write(to: script)
    guard run(["python3", script.path, question.path, answer.path], library: library) == 0 else {
      throw Failure()
    }
    return try JSONDecoder().decode([Answer].self, from: Data(contentsOf: answer))
  }

  struct Failure: Error {}

  /// Absent values print nothing, and whole numbers print without decimals: that is the catalogue's way with
  /// numbers, and all that is said to Jinja about ours.
  private static let program = """
    import datetime, json, sys
    from jinja2 import ChainableUndefined, DictLoader, Environment
    from markupsafe import Markup

    def revive(value):
        if isinstance(value, list):
            return [revive(item) for item in value]
        if isinstance(value, dict):
            if "$date" in value:
                return datetime.date.fromisoformat(value["$date"])
            if "$html" in value:
                return Markup(value["$html"])
            if "$number" in value:
                return value["$number"] / 1000
            if "$mapping" in value:
                return {key: revive(item) for key, item in value["$mapping"]}
            return {key: revive(item) for key, item in value.items()}
        return value

    def finalize(value):
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value

    question = json.load(open(sys.argv[1], encoding="utf-8"))
    context = revive(question["context"])
    # One absent value is undefined instead of None, for the filters that tell the two apart.
    del context["closed"]
    answers = []
    for files in question["cases"]:
        environment = Environment(
            loader=DictLoader(files), autoescape=True, finalize=finalize, undefined=ChainableUndefined)
        environment.filters["date"] = lambda day, form="%Y-%m-%d": day.strftime(form)
        try:
            answers.append({"output": environment.get_template("main.html").render(context)})
        except Exception as error:
            answers.append({"error": f"{type(error).__name__}: {error}"})
    json.dump(answers, open(sys.argv[2], "w", encoding="utf-8"))
    """
}
