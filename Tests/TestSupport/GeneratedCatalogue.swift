/// A sound catalogue of any size, the same on every machine for the same seed.
///
/// Students have a file each. Courses list two sections a term, and every course has a roster a term, in one
/// of the forms that rosters may have. Terms are records; departments and instructors are labels.
package struct GeneratedCatalogue: Sendable {
  /// The text of each file by its path, relative to the source folder.
  package let files: [String: String]

  /// - Parameters:
  ///   - studentCount: at most 1,200, the number of different names.
  ///   - courseCount: at most 900.
  ///   - seed: of everything that is left to chance.
  package init(studentCount: Int = 100, courseCount: Int = 24, seed: UInt64 = 1) {
    var random = SplitMix64(seed: seed)
    var files: [String: String] = [
      "catalogue.yml": "title: Generated College\naudience: internal\ncurrent_term: 2026-fall\n",
      "content/index.md": "A college that was made by chance. See the [courses](courses/).\n",
      "content/pages/about.md":
        "---\ntitle: About\n---\n## Where we are\n\nOn a hill, see the [home page](../index.md).\n",
    ]
    let terms = ["2025-fall", "2026-spring", "2026-fall"]
    let starts = ["2025-09-01", "2026-01-12", "2026-08-31"]
    let ends = ["2025-12-19", "2026-05-15", "2026-12-18"]
    for (number, term) in terms.enumerated() {
      files["content/terms/\(term).md"] =
        "---\ntitle: Term \(number + 1)\nstarts: \(starts[number])\nends: \(ends[number])\n---\n"
    }
    var names = Self.firstNames.flatMap { first in Self.lastNames.map { "\(first) \($0)" } }
    names.shuffle(using: &random)
    let students = names.prefix(studentCount).map { $0.lowercased().replacing(" ", with: "-") }
    for (id, name) in zip(students, names) {
      let year = Int.random(in: 1...4, using: &random)
      files["content/students/\(id).md"] = """
        ---
        name: \(name)
        email: \(id)@example.edu
        program: \(Self.departments.randomElement(using: &random) ?? "Physics")
        year: \(year)
        ---

        Came to the college in \(2026 - year).

        """
    }
    for number in 0..<courseCount {
      let id = "\(Self.departments[number % Self.departments.count].prefix(2).lowercased())-\(101 + number)"
      let offerings = terms.map {
        "  - {term: \($0), section: \"001\"}\n  - {term: \($0), section: \"002\"}\n"
      }
      files["content/courses/\(id).md"] = """
        ---
        title: Course \(number)
        credits: \(Int.random(in: 1...12, using: &random))
        department: \(Self.departments[number % Self.departments.count])
        offerings:
        \(offerings.joined())---

        ## Outline

        Many things are taught in this course. See [how](#outline).

        """
      for (position, term) in terms.enumerated() {
        let taking = students.shuffled(using: &random).prefix(Int.random(in: 4...9, using: &random))
        files["content/enrollments/\(term)/\(id).md"] = Self.roster(
          of: id, in: term, taking, form: (number + position) % 3)
      }
    }
    self.files = files
  }

  private static func roster(of course: String, in term: String, _ students: ArraySlice<String>, form: Int)
    -> String
  {
    let items = students.enumerated().map { number, student in
      switch form {
      case 0: "  - \(student)\n"
      case 1: "  - {student: \(student), section: \"00\(1 + number % 2)\", status: enrolled}\n"
      default: "  - student: \(student)\n    section: \"00\(1 + number % 2)\"\n"
      }
    }
    return "---\ncourse: \(course)\nterm: \(term)\nenrollments:\n\(items.joined())---\n"
  }

  private static let departments = ["Astronomy", "Botany", "Chemistry", "Drama", "Economics", "Physics"]

  private static let firstNames = """
    Ada Alan Amara Astrid Beatriz Carlos Chidi Dagny Edith Emeka Farid Fiona Grace Hedy Ibrahim Ingrid Jana Kofi Leila \
    Magnus Nadia Olga Pavel Rania Selma Tariq Uma Viktor Wanda Yusuf
    """.split(separator: " ").map(String.init)

  private static let lastNames = """
    Achebe Andersson Banerjee Bianchi Castro Chen Dijkstra Dubois Eriksen Faraday Germain Gupta Haddad Hopper Ivanov Jansen \
    Kowalski Kumar Lovelace Meitner Nakamura Noether Okafor Pereira Quispe Ramanujan Somerville Turing Usman Virtanen
    """.split(separator: " ").map(String.init)
}
