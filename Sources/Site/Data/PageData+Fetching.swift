import Catalogue

/// Reading a little of everything that is about to be printed.
///
/// What a page shows lies anywhere in memory, and whoever asks for one thing after another waits for each. Here nothing
/// depends on what was read before, so that the processor fetches many things at once; it takes a tenth of the time.
extension PageData {
  /// How many rows are fetched at a time: not so many that the first are gone before they are printed.
  static let fetchedRows = 64

  /// How many of a course's offerings are fetched for a timetable.
  private static let fetchedOfferings = 8

  /// Fetches what rows of a course's roster show.
  @inline(never)
  func fetch(roster places: Range<Int>) {
    var sum = 0
    for place in places {
      let number = Int(view.graph.byCourse.items[place])
      sum &+= fetch(enrollment: number) &+ index.studentLinks.fetch(Int(view.enrollments[number].student))
    }
    state.pointee.fetched = sum
  }

  /// Fetches what the page of a student shows.
  @inline(never)
  func fetch(student number: Int) {
    var sum = index.studentLinks.fetch(number)
    sum &+= Int(view.students[number].email.bytes.first ?? 0) &+ view.students[number].tags.count
    sum &+= Int(view.body(of: .student, number).first ?? 0)
    for place in view.graph.byStudent.range(of: number) {
      let enrollment = Int(view.graph.byStudent.items[place])
      let course = Int(view.enrollments[enrollment].course)
      sum &+= fetch(enrollment: enrollment) &+ index.courseLinks.fetch(course)
      // The course's numbers lie among the last of its fields.
      let offerings = view.courses[course].offerings
      sum &+= Int(view.courses[course].header.file)
      for place in offerings.indices.prefix(Self.fetchedOfferings) {
        sum &+= Int(offerings[place].term?.target ?? 0) &+ offerings[place].meetings.count
      }
    }
    state.pointee.fetched = sum
  }

  @inline(__always)
  private func fetch(enrollment number: Int) -> Int {
    Int(view.enrollments[number].file) &+ Int(view.enrollments[number].student)
      &+ Int(view.enrollments[number].grade.bytes.first ?? 0)
  }
}
