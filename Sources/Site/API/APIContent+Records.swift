import Catalogue
import Diagnostics

extension APIContent {
  // MARK: Students

  func writeStudent(_ number: Int, depth: Int, to json: inout JSONWriter) {
    let student = view.students[number]
    json.object { json in
      json.field("id", student.id)
      if shape.name { json.field("name", student.displayName) }
      if shape.sortName { json.field("sort_name", student.sortName) }
      if shape.email { json.field("email", student.email) }
      if shape.program { json.field("program", id(of: student.program)) }
      if shape.year { json.field("year", student.year) }
      if shape.advisor { json.field("advisor", student.advisor) }
      if shape.admitted { json.field("admitted", student.admitted) }
      if shape.tags { json.field("tags", student.tags) }
      if shape.isInternal {
        json.field("visibility", (student.visibility ?? view.settings.privacy.defaultVisibility).name)
        json.field("updated", student.header.updated)
        json.field("aliases", student.header.aliases)
      }
      json.field("draft", student.header.isDraft)
      if shape.extra { writeExtra(student.header, of: .student, to: &json) }
      writeURL(.student, number, depth: depth, to: &json)
    }
  }

  // MARK: Courses

  /// Writes what lists of courses show of one.
  func writeCourseSummary(_ number: Int, depth: Int, to json: inout JSONWriter) {
    json.object { json in
      writeBasics(of: view.courses[number], to: &json)
      writeURL(.course, number, depth: depth, to: &json)
    }
  }

  private func writeBasics(of course: Course, to json: inout JSONWriter) {
    json.field("id", course.id)
    writeCode(of: course, to: &json)
    json.field("title", course.displayName)
    json.field("summary", course.summary)
    json.key("credits")
    switch course.credits {
    case nil: json.null()
    case let credits? where credits.isFixed: json.value(thousandths: Int(credits.min.thousandths))
    case let credits?:
      json.object { json in
        json.field("min", credits.min)
        json.field("max", credits.max)
      }
    }
    json.field("department", id(of: course.department))
    json.field("level", course.level)
    json.field("language", course.language)
    json.field("tags", course.tags)
  }

  func writeCourse(_ number: Int, depth: Int, to json: inout JSONWriter) {
    let course = view.courses[number]
    json.object { json in
      writeBasics(of: course, to: &json)
      writeIDs("instructors", course.instructors, to: &json)
      json.array("prerequisites") { json in
        writeRequirements(course.prerequisites, 0..<course.prerequisites.count, to: &json)
      }
      writeIDs("corequisites", course.corequisites, to: &json)
      writeIDs("cross_listed", course.crossListed, to: &json)
      json.array("required_for") { json in
        for dependant in view.relations.requiredFor[number] { json.value(view.courses[Int(dependant)].id) }
      }
      json.array("offerings") { json in
        for (place, offering) in course.offerings.enumerated() {
          let seats = view.seats[Int(view.relations.offeringStarts[number]) + place]
          writeOffering(offering, of: course, seats, to: &json)
        }
      }
      json.field("updated", course.header.updated)
      json.field("draft", course.header.isDraft)
      json.field("aliases", course.header.aliases)
      writeExtra(course.header, of: .course, to: &json)
      writeURL(.course, number, depth: depth, to: &json)
    }
  }

  /// Writes the requirements of one level, each a course or a choice that holds others.
  private func writeRequirements(_ nodes: Run<RequirementNode>, _ range: Range<Int>, to json: inout JSONWriter) {
    var place = range.lowerBound
    while place < range.upperBound {
      let node = nodes[place]
      let inner = place + 1..<max(place + 1, Int(node.next))
      switch node.form {
      case .course: json.value(id(of: node.course))
      case .any, .all:
        json.object { json in
          json.array(node.form == .any ? "any" : "all") { json in writeRequirements(nodes, inner, to: &json) }
        }
      }
      place = inner.upperBound
    }
  }

  private func writeOffering(_ offering: Offering, of course: Course, _ seats: Seats, to json: inout JSONWriter) {
    let term = offering.term?.index.map { view.terms[$0] }
    json.object { json in
      json.field("term", id(of: offering.term))
      json.field("section", offering.section)
      writeIDs("instructors", offering.instructors.isEmpty ? course.instructors : offering.instructors, to: &json)
      json.object("seats") { json in
        let capacity = offering.capacity.map(Int.init)
        writeNumber("capacity", capacity, to: &json)
        json.field("taken", Int(seats.taken))
        writeNumber("free", capacity.map { max(0, $0 - Int(seats.taken)) }, to: &json)
        if shape.isInternal { json.field("waitlisted", Int(seats.waitlisted)) }
      }
      json.field("location", offering.location)
      json.field("mode", offering.mode?.name)
      json.field("starts", offering.starts ?? term?.starts)
      json.field("ends", offering.ends ?? term?.ends)
      json.array("meetings") { json in
        for meeting in offering.meetings { write(meeting, of: offering, to: &json) }
      }
    }
  }

  private func write(_ meeting: Meeting, of offering: Offering, to json: inout JSONWriter) {
    json.object { json in
      json.array("days") { json in for day in meeting.days.indices { json.value(Weekdays.names[day]) } }
      json.field("starts", meeting.starts)
      json.field("ends", meeting.ends)
      json.field("location", meeting.location.or(offering.location))
      json.field("from", meeting.from)
      json.field("until", meeting.until)
      json.field("every", Int(meeting.every))
    }
  }

  // MARK: Terms

  func writeTerm(_ number: Int, depth: Int, to json: inout JSONWriter) {
    let term = view.terms[number]
    json.object { json in
      json.field("id", term.id)
      json.field("title", term.displayName)
      json.field("starts", term.starts)
      json.field("ends", term.ends)
      json.array("holidays") { json in for day in term.holidays { json.value(day) } }
      json.field("is_current", view.currentTerm == number)
      json.field("updated", term.header.updated)
      json.field("draft", term.header.isDraft)
      json.field("aliases", term.header.aliases)
      writeExtra(term.header, of: .term, to: &json)
      writeURL(.term, number, depth: depth, to: &json)
    }
  }

  // MARK: References

  /// The id of the record that a reference means, or what stands in its place where there is no such record.
  private func id(of reference: Reference?) -> Text {
    guard let reference else { return .absent }
    return reference.index.map { view.header(of: reference.kind, $0).id } ?? reference.text
  }

  private func writeIDs(_ name: String, _ references: Run<Reference>, to json: inout JSONWriter) {
    json.array(name) { json in for reference in references { json.value(id(of: reference)) } }
  }

  private func writeNumber(_ name: String, _ number: Int?, to json: inout JSONWriter) {
    json.key(name)
    if let number { json.value(number) } else { json.null() }
  }
}
