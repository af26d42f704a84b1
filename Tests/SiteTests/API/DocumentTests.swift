import Catalogue
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite("The documents of the JSON API")
struct DocumentTests {
  @Test("there are lists, and two documents for each student and each course that has a page")
  func paths() throws {
    let site = try TestSite(RichCatalogue.files, audience: .internal)
    #expect(
      try Set(site.documents().keys) == [
        "openapi.json", "students.json", "courses.json", "terms.json", "enrollments.json",
        "students/pia.json", "students/pia/courses.json", "students/ivo.json", "students/ivo/courses.json",
        "courses/a.json", "courses/a/students.json", "courses/b.json", "courses/b/students.json",
        "courses/d.json", "courses/d/students.json",
      ])
  }

  @Test("drafts have documents where drafts are shown, and say that they are drafts")
  func drafts() throws {
    let site = try TestSite(RichCatalogue.files, audience: .internal, drafts: true)
    #expect(try site.object("courses/c.json")["draft"].flag == true)
    #expect(try site.object("students/dan.json")["draft"].flag == true)
    #expect(try site.object("students/pia.json")["draft"].flag == false)
  }

  @Test("a student's courses come with the student's details, newest term first")
  func studentCourses() throws {
    let document = try TestSite(RichCatalogue.files, audience: .internal).object("students/pia/courses.json")
    #expect(document["student"]["name"].text == "Pia Public")
    #expect(document["student"]["program"].text == "bsc")
    let courses = document["courses"].items
    #expect(courses.map { $0["id"].text } == ["a", "b", "c", "d", "a", "d"])
    #expect(courses.map { $0["term"].text } == ["spring", "fall", "fall", "fall", "fall", nil])
    let first = try #require(courses.first)
    #expect(first["code"].text == "MA-1" && first["title"].text == "Algebra" && first["status"].text == "enrolled")
    #expect(first["credits"].isNull, "a range is no number")
    let inFall = try #require(courses.first { $0["id"].text == "a" && $0["term"].text == "fall" })
    #expect(inFall["section"].texts == ["001", "002"])
    #expect(inFall["credits"].number == 4)
    #expect(inFall["enrolled_on"].text == "2026-08-01")
    let completed = try #require(courses.first { $0["id"].text == "b" })
    #expect(completed["code"].text == "B", "the id in capitals")
    #expect(completed["grade"].text == "A" && completed["ended_on"].text == "2026-12-20")
    #expect(
      completed["override"][0].description
        == #"{"by":"emmy","on":"2026-08-02","reason":"Exam","rule":"prerequisite-unmet"}"#)
    #expect(completed["override"][1]["by"].isNull)
    let draft = try #require(courses.first { $0["id"].text == "c" })
    #expect(draft["title"].text == "Curves" && draft["url"].isNull, "a draft that is referred to has no page")
  }

  @Test("a course's roster comes with the course's details, and a draft on it has no address")
  func courseStudents() throws {
    let document = try TestSite(RichCatalogue.files, audience: .internal).object("courses/a/students.json")
    #expect(document["course"]["title"].text == "Algebra")
    let students = document["students"].items
    #expect(students.map { $0["id"].text } == ["pia", "dan", "ivo", "pia"])
    #expect(students.map { $0["term"].text } == ["spring", "fall", "fall", "fall"])
    #expect(students[1]["name"].text == "Dan Draft" && students[1]["url"].isNull)
    #expect(students[2]["status"].text == "waitlisted" && students[2]["section"].text == "001")
  }

  @Test("a course has all its fields, absent ones included")
  func course() throws {
    let site = try TestSite(RichCatalogue.with(RichCatalogue.declarations), audience: .internal)
    let course = try site.object("courses/a.json")
    #expect(course["credits"].description == #"{"max":6,"min":3}"#)
    #expect(course["tags"].texts == ["pure", "core"] && course["aliases"].texts == ["old-a"])
    #expect(course["required_for"].texts == ["b"] && course["cross_listed"].texts == ["b"])
    let offering = course["offerings"][0]
    #expect(offering["seats"].description == #"{"capacity":2,"free":0,"taken":2,"waitlisted":1}"#)
    #expect(offering["mode"].text == "hybrid" && offering["instructors"].texts == ["emil"])
    #expect(
      offering["meetings"][0].description
        == #"{"days":["mon","wed"],"ends":"10:30","every":2,"from":"2026-09-14","location":"Room 1","#
        + #""starts":"09:00","until":"2026-11-30"}"#)
    #expect(offering["meetings"][1]["location"].text == "Hall", "the offering's")
    let second = course["offerings"][1]
    #expect(second["instructors"].texts == ["emmy"], "the course's")
    #expect(second["starts"].text == "2026-09-01" && second["ends"].text == "2026-12-20", "the term's")
    #expect(second["seats"]["capacity"].isNull && second["seats"]["free"].isNull)
    let extra = course["extra"]
    #expect(extra["fee"].number == 12.5 && extra["lab"].flag == true && extra["since"].text == "1999-01-01")
    #expect(extra["rooms"].description == #"[["R1","R2"],["R3"]]"#)
    #expect(extra["tutors"].texts == ["pia", "ivo"], "a hidden one is not there")
    #expect(extra["lead"].text == "emmy" && extra["empty"].isNull && extra["missing"].items.isEmpty)
    #expect(extra.keys.contains("boss") && extra["boss"].isNull)
    let other = try site.object("courses/b.json")
    #expect(other["prerequisites"].description == #"["a",{"any":["c",{"all":["a","d"]}]}]"#)
    #expect(other["corequisites"].texts == ["c"] && other["credits"].number == 6)
    #expect(other.keys == course.keys)
    #expect(other["summary"].isNull && other["department"].isNull && other["offerings"].items.isEmpty)
  }

  @Test("own fields that no setting declares stand as they are written, scalars as texts")
  func undeclared() throws {
    let site = try TestSite(RichCatalogue.files, audience: .internal)
    #expect(
      try site.object("students/pia.json")["extra"].description
        == #"{"locker":"12","nested":{"a":["1",{"b":"c"}]},"none":null}"#)
    #expect(try site.object("students/ivo.json")["extra"].description == "{}")
    #expect(try site.object("terms.json")["terms"][0]["extra"].keys.isEmpty)
  }

  @Test("terms stand newest first, labels as themselves")
  func terms() throws {
    let records = try TestSite(RichCatalogue.files, audience: .internal).object("terms.json")
    #expect(records["terms"].items.map { $0["id"].text } == ["undated", "spring", "fall"])
    #expect(records["terms"][2]["holidays"].texts == ["2026-10-01", "2026-11-11", "2026-11-12"])
    #expect(records["terms"][2]["is_current"].flag == true && records["terms"][1]["is_current"].flag == false)
    let labels = try TestSite(
      content([
        "courses/a.md": "title: A", "students/s.md": "name: S",
        "enrollments/e.md": "student: s\ncourse: a\nterm: Fall 26",
      ])
    ).object("terms.json")
    #expect(labels["terms"][0]["id"].text == "Fall 26")
    #expect(labels["terms"][0]["url"].text == "../../terms/fall-26.html")
  }

  @Test("enrollments stand by student, each once")
  func enrollments() throws {
    let site = try TestSite(RichCatalogue.files, audience: .internal)
    let list = try site.object("enrollments.json")
    #expect(list["count"].number == Double(site.view.enrollments.count))
    let students = list["enrollments"].items.compactMap { $0["student_id"].text }
    #expect(students == ["dan", "ivo", "ivo", "pia", "pia", "pia", "pia", "pia", "pia"])
  }

  @Test(
    "what the public may not see is left out of it", arguments: ["", "\nprivacy: {public_fields: [grade, override]}"])
  func publicMembers(settings: String) throws {
    let site = try TestSite(RichCatalogue.with(settings), audience: .public)
    let releases = !settings.isEmpty
    let document = try site.object("students/pia/courses.json")
    #expect(
      document["student"].keys
        == (releases ? ["id", "draft", "url"] : ["id", "name", "program", "year", "draft", "url"]))
    for course in document["courses"].items {
      let keys: Set<String> = ["id", "code", "title", "credits", "url", "term", "section", "status"]
      #expect(course.keys == (releases ? keys.union(["grade", "override"]) : keys))
      #expect(["enrolled", "completed"].contains(course["status"].text))
    }
    let roster = try site.object("courses/a/students.json")
    #expect(roster["students"].items.map { $0["id"].text } == ["pia", "dan", "pia"].map(Optional.some))
    #expect(roster["students"][0].keys.contains("name") == !releases)
    #expect(roster["course"]["offerings"][0]["seats"].keys == ["capacity", "taken", "free"])
    #expect(roster.keys == ["course", "students"], "a public roster tells no total")
    #expect(try site.object("students.json")["count"].number == 1)
    let description = try #require(try site.documents()["openapi.json"].map { String(decoding: $0, as: UTF8.self) })
    for word in [
      "\"email\"", "\"waitlisted\"", "\"visibility\"", "\"sort_name\"",
      "\"extra\": {\"description\": \"The site's own fields, scalars",
    ] {
      #expect(description.contains(word) == (word.hasPrefix("\"extra")), "\(word)")
    }
  }

  @Test(
    "next and prev lead through all parts of a list, and every item stands in one of them", arguments: [1, 2, 3, 200])
  func parts(size: Int) throws {
    let site = try TestSite(RichCatalogue.with("\npage_size: \(size)"), audience: .internal)
    let documents = try site.documents()
    for (name, key, count) in [
      ("students", "id", 2), ("courses", "id", 3), ("terms", "id", 3), ("enrollments", "student_id", 9),
    ] {
      var path: String? = "\(name).json"
      var seen: [String] = []
      var items: [String] = []
      while let current = path {
        let part = try site.object(current)
        #expect(part["page"].number == Double(seen.count + 1))
        #expect(part["pages"].number == Double((count + size - 1) / size))
        #expect(part["count"].number == Double(count))
        #expect(part["prev"].text.map { resolve($0, on: current) } == seen.last)
        items += part[name].items.map { "\($0[key])\($0["course_id"])\($0["term"])" }
        seen.append(current)
        path = part["next"].text.map { resolve($0, on: current) }
      }
      #expect(items.count == count && Set(items).count == count)
      #expect(documents.keys.filter { $0 == "\(name).json" || $0.hasPrefix("\(name)/page/") }.count == seen.count)
    }
  }

  @Test("an empty catalogue has empty lists")
  func empty() throws {
    let site = try TestSite([:])
    #expect(
      try Set(site.documents().keys) == [
        "openapi.json", "students.json", "courses.json", "terms.json", "enrollments.json",
      ])
    #expect(
      try site.object("students.json").description
        == #"{"count":0,"next":null,"page":1,"pages":1,"prev":null,"students":[]}"#)
  }

  @Test("every address leads from its document to a page that the site has", arguments: Audience.allCases)
  func addresses(audience: Audience) throws {
    for site in [
      try TestSite(RichCatalogue.with("\npage_size: 1"), audience: audience),
      try TestSite(folder: packageFolder, audience: audience),
    ] {
      let pages = Set(site.paths)
      var count = 0
      for path in try site.documents().keys where path != "openapi.json" {
        for url in try site.object(path).all("url") {
          guard let address = url.text else { continue }
          #expect(pages.contains(resolve(address, on: "api/v1/\(path)")), "\(address) in \(path)")
          count += 1
        }
      }
      #expect(count > 20)
    }
  }

  @Test("pages lead to their JSON, and do not where there is none")
  func links() throws {
    let site = try TestSite(RichCatalogue.files, audience: .internal)
    let documents = Set(try site.documents().keys.map { "api/v1/\($0)" })
    for (page, path) in [
      ("courses/a.html", "api/v1/courses/a.json"), ("students/pia.html", "api/v1/students/pia.json"),
    ] {
      let html = try #require(try site.page(page))
      #expect(html.contains(#"<link rel="alternate" type="application/json" href="../\#(path)">"#))
      #expect(documents.contains(path))
    }
    let without = try TestSite(RichCatalogue.with("\noutputs: []"), audience: .internal)
    #expect(try without.page("courses/a.html")?.contains("application/json") == false)
    #expect(try without.page("students/pia.html")?.contains("application/json") == false)
    #expect(try without.documents().isEmpty)
  }

  @Test("what commands answer is, where nothing is withheld, what the files hold")
  func sameBytes() throws {
    let site = try TestSite(
      content([
        "courses/a.md": "title: A\ncredits: 2.5", "students/s.md": "name: S\nvisibility: public",
        "enrollments/e.md": "student: s\ncourse: a\nterm: x",
      ]), audience: .internal)
    let view = AudienceView(site.catalogue, audience: .internal, redacts: false)
    let content = APIContent(index: SiteIndex(view: view))
    #expect(try content.studentCourses(0) == site.documents()["students/s/courses.json"])
    #expect(try content.courseStudents(0) == site.documents()["courses/a/students.json"])
    #expect(content.studentCourses(0, term: 0) == content.studentCourses(0))
    var json = JSONWriter(layout: .compact)
    content.writeEnrollment(0, to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"student_id":"s","course_id":"a","term":"x","section":null,"status":"enrolled","grade":null,"#
        + #""credits":2.5,"enrolled_on":null,"ended_on":null,"override":[]}"#)
  }

  @Test("the whole catalogue holds hidden students and drafts, which have no page")
  func whole() throws {
    let site = try TestSite(RichCatalogue.files, audience: .public)
    let view = AudienceView(site.catalogue, audience: .public, redacts: false)
    let content = APIContent(index: SiteIndex(view: view))
    let course = try #require(view.courses.firstIndex { $0.id == "a" })
    let answer = String(decoding: content.courseStudents(course), as: UTF8.self)
    #expect(answer.contains(#"{"id":"hid","name":"Hid Hidden","url":null,"term":"fall""#))
    #expect(answer.contains(#"{"id":"dan","name":"Dan Draft","url":null,"term":"fall""#))
    #expect(answer.contains(#""url":"../../../../students/ivo.html""#))
    #expect(answer.contains(#""taken":3"#), "every seat counts")
    let spring = try #require(view.terms.firstIndex { $0.id == "spring" })
    #expect(!String(decoding: content.courseStudents(course, term: spring), as: UTF8.self).contains("Hid Hidden"))
  }
}
