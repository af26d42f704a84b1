import Foundation
import TestSupport

@testable import Site

/// The scripts of the search, run by Node without a browser, on an index that is in memory.
struct SearchReader {
  static let scripts = packageFolder.path(of: "templates/assets/search")

  /// What a page loads before anybody searches, in bytes.
  static func scriptSize() throws -> Int {
    let site = try TestSite(["content/index.md": ""])
    let files = site.theme.look(in: "en").assets.files
    return files.filter { $0.path.hasSuffix(".js") }.reduce(0) { $0 + $1.bytes.count }
  }

  struct Query: Encodable {
    var kind = "students"
    var text = ""
    var filters: [String: String] = [:]
    var days: [String] = []
    var free = false
    /// Whether what is typed is searched for letter by letter, as somebody types it.
    var isTyped = false
  }

  struct Answer: Decodable {
    /// Names of students; codes and titles of courses.
    let results: [String]
    let ids: [String]
    let total: Int?
    let isSimilar: Bool
    /// What was loaded for this search, when nothing was there before.
    let bytes: Int
    let files: Int
  }

  /// Runs Node on a script to which the search's own scripts are known.
  ///
  /// - Returns: what the script prints; `nil`, with a word about it, where there is no Node.
  static func run(_ script: String, input: String) throws -> String? {
    let load = """
      const fs = require('fs'), vm = require('vm');
      for (const name of ['text', 'tree', 'typos', 'courses', 'students']) {
        vm.runInThisContext(fs.readFileSync(`\(scripts)/${name}.js`, 'utf8'), { filename: `${name}.js` });
      }
      const search = globalThis.registrarSearch;
      const input = fs.readFileSync(0, 'utf8');

      """
    let execution: Execution
    do {
      guard try execute("node", ["--version"]).status == 0 else { throw CocoaError(.fileNoSuchFile) }
      execution = try execute("node", ["-e", load + script], input: input)
    } catch {
      print("skipped, because there is no Node that could run the scripts of the search: \(error)")
      return nil
    }
    guard execution.status == 0 else { throw Failure(description: execution.errorText) }
    return execution.outputText
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Answers queries from the files of an index, each as if it were the first.
  static func answers(to queries: [Query], files: [String: [UInt8]]) throws -> [Answer]? {
    struct Input: Encodable {
      let files: [String: String]
      let queries: [Query]
    }
    let texts = files.mapValues { String(decoding: $0, as: UTF8.self) }
    let input = try JSONEncoder().encode(Input(files: texts, queries: queries))
    return try run(Self.script, input: String(decoding: input, as: UTF8.self)).map {
      try JSONDecoder().decode([Answer].self, from: Data($0.utf8))
    }
  }

  private static let script = """
    const { files, queries } = JSON.parse(input);
    let [bytes, count, data] = [0, 0];
    search.receive = (name, value) => { data = value; };
    search.load = async (name) => {
      const file = files[name];
      if (file === undefined) throw new Error(`there is no ${name}`);
      bytes += Buffer.byteLength(file);
      count += 1;
      vm.runInThisContext(file);
      return data;
    };
    const find = async (query, text, similar) => {
      const limit = query.kind === 'students' ? 20 : 12;
      const reader = search.newReader();
      const words = search.queryWords(text);
      if (query.kind === 'students') {
        const found = await search.findStudents(reader, words, limit);
        if (found.results.length > 0 || !similar) return found;
        return { ...await search.findSimilarStudents(reader, words, limit), isTypo: true };
      }
      const courses = (await reader.get('index', 0.2)).courses;
      const filters = { ...query.filters, days: query.days, free: query.free };
      const found = await search.findCourses(reader, words, filters, courses, limit, false);
      if (found.results.length > 0 || words.length === 0 || !similar) return found;
      return search.findCourses(reader, words, filters, courses, limit, true);
    };
    (async () => {
      const answers = [];
      for (const query of queries) {
        search.forget();
        [bytes, count] = [0, 0];
        if (query.isTyped) {
          // Before there are three letters, somebody who goes on typing is waited for: page.js.
          for (let end = 3; end < query.text.length; end += 1) await find(query, query.text.slice(0, end), false);
        }
        const { results, total, isTypo } = await find(query, query.text, true);
        answers.push({
          results: results.map((one) => one.name ?? `${one.code} ${one.title}`), ids: results.map((one) => one.id), total,
          isSimilar: isTypo ?? false, bytes, files: count,
        });
      }
      console.log(JSON.stringify(answers));
    })();
    """
}

extension SearchTree {
  /// The files of a tree by the names that readers give them.
  func files(_ write: (Int, inout SearchWriter) -> Void) -> [String: [UInt8]] {
    var writer = SearchWriter()
    var files: [String: [UInt8]] = [:]
    for node in nodes.indices {
      writer.file(path(node)) { write(node, &$0) }
      files[path(node)] = writer.bytes
    }
    return files
  }
}

extension SearchPlan {
  /// All files by the names that readers give them.
  var files: [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: filePaths.enumerated().map { number, path in
        (String(path.dropFirst(Self.folder.count + 1).dropLast(3)), bytes(number))
      })
  }
}
