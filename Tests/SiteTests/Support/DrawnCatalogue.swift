/// A catalogue whose courses lead to one another in every way that can be drawn, with hostile titles.
enum DrawnCatalogue {
  static let openedCount = 60

  /// A course `hub` that needs choices within choices and opens up sixty courses, each of which opens up one.
  static var files: [String: String] {
    var files = [
      "courses/hub.md": """
      title: "<script>alert(1)</script> \(String(repeating: "long ", count: 60))"
      code: HUB-1
      department: one
      level: "2"
      prerequisites: [p1, {any: [p2, {all: [p3, {any: [p4, {all: [p5, {any: [p6, p7]}]}]}]}]}]
      corequisites: [co]
      offerings: [{term: fall, capacity: 3}, {term: spring, capacity: 9}]
      """,
      "courses/co.md": "title: Companion\ndepartment: one",
      "courses/p1.md":
        "title: \"\u{645}\u{642}\u{62F}\u{645}\u{629} \u{641}\u{64A} \u{627}\u{644}\u{62C}\u{628}\u{631}\"\nprerequisites: [p2]",
      "courses/p2.md": "title: \"\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} & friends\"\nprerequisites: [q]",
      "courses/q.md": "title: First steps\ndepartment: two\nofferings: [{term: fall}]",
      "terms/fall.md": "title: Fall\nstarts: 2026-09-01",
      "terms/spring.md": "title: Spring\nstarts: 2026-02-01",
      "departments/one.md": "title: One",
      "departments/two.md": "title: Two",
      "enrollments/hub.md": """
      course: hub
      term: fall
      enrollments:
        - s1
        - {student: s2, status: waitlisted}
        - {student: s3, status: withdrawn}
        - s4
        - {student: s5, status: dropped}
        - hidden
      """,
      "enrollments/past.md": "course: hub\nterm: spring\nenrollments: [{student: s1, status: completed}]",
      "enrollments/q.md": "course: q\nterm: fall\nenrollments: [s1]",
      "students/hidden.md": "name: Hidden\nvisibility: hidden",
    ]
    for number in 3...7 { files["courses/p\(number).md"] = "title: Part \(number)" }
    for number in 1...5 { files["students/s\(number).md"] = "name: Student \(number)\nvisibility: public" }
    for number in 1...openedCount {
      files["courses/o\(number).md"] = "title: Opened \(number)\nprerequisites: [{any: [hub, q]}]"
      files["courses/t\(number).md"] = "title: Then \(number)\nprerequisites: [o\(number)]"
    }
    return content(files) + ["catalogue.yml": "title: Drawn\ncurrent_term: fall"]
  }
}
