/// How the records that an audience may see are joined, each relation indexed once.
package struct Relations: Sendable {
  /// The number of each course's first offering among all offerings; one more at the end.
  package private(set) var offeringStarts: [Int32] = [0]
  /// The course that each offering belongs to.
  package private(set) var offeringCourses: [Int32] = []
  /// Each course's dependants: the courses that name it as a prerequisite.
  package private(set) var requiredFor = Adjacency()
  package private(set) var offeringsOfTerm = Adjacency()
  package private(set) var coursesOfDepartment = Adjacency()
  package private(set) var offeringsOfInstructor = Adjacency()
  package private(set) var coursesOfInstructor = Adjacency()
  package private(set) var studentsOfProgram = Adjacency()
  package private(set) var coursesOfProgram = Adjacency()
  /// How many enrollments there are in each term.
  package private(set) var enrollmentsPerTerm: [Int32] = []
  private var departmentsInUse: Set<Int32> = []
  /// What the own fields of records that are shown refer to, by kind.
  private var namedInExtra = [Set<Int32>](repeating: [], count: RecordKind.allCases.count)

  init() {}

  /// - Parameter old: an earlier view, of which most still holds.
  /// - Complexity: O(*n*).
  init(_ view: AudienceView, after old: EarlierView? = nil) {
    if let old, old.hasSameRelations(view) {
      self = old.view.relations
      if old.change.records[.student] != nil || old.view.programs.count != view.programs.count {
        joinStudents(view)
      }
      if old.change.hasEnrollments {
        let shift = EnrollmentShift(from: old.view.enrollments, to: view.enrollments, rosters: old.change.rosters)
        for part in shift.parts {
          for enrollment in old.view.enrollments[part.old] where enrollment.term >= 0 {
            enrollmentsPerTerm[Int(enrollment.term)] -= 1
          }
          for enrollment in view.enrollments[part.new] where enrollment.term >= 0 {
            enrollmentsPerTerm[Int(enrollment.term)] += 1
          }
        }
      }
      return
    }
    let courses = view.courses
    var start: Int32 = 0
    offeringStarts = [0]
    for (number, course) in courses.enumerated() {
      start += Int32(course.offerings.count)
      offeringStarts.append(start)
      offeringCourses.append(contentsOf: repeatElement(Int32(number), count: course.offerings.count))
    }
    let starts = offeringStarts
    /// Visits what is published, in the order of lists.
    func eachCourse(_ body: (Int32, Course) -> Void) {
      for number in view.order.courses where view.isPublished(.course, Int(number)) {
        body(number, courses[Int(number)])
      }
    }
    func eachOffering(_ body: (_ number: Int32, _ offering: Offering, _ course: Int32) -> Void) {
      eachCourse { number, course in
        for (index, offering) in course.offerings.enumerated() {
          body(starts[Int(number)] + Int32(index), offering, number)
        }
      }
    }
    requiredFor = Adjacency(nodeCount: courses.count) { add in
      eachCourse { number, course in
        var seen: Set<Int32> = []
        for node in course.prerequisites where node.form == .course && node.course.target >= 0 {
          if seen.insert(node.course.target).inserted { add(node.course.target, number) }
        }
      }
    }
    offeringsOfTerm = Adjacency(nodeCount: view.terms.count) { add in
      eachOffering { number, offering, _ in
        if let term = offering.term?.index { add(Int32(term), number) }
      }
    }
    coursesOfDepartment = Adjacency(nodeCount: view.departments.count) { add in
      eachCourse { number, course in
        if let department = course.department?.index { add(Int32(department), number) }
      }
    }
    offeringsOfInstructor = Adjacency(nodeCount: view.instructors.count) { add in
      eachOffering { number, offering, course in
        let named = offering.instructors.isEmpty ? courses[Int(course)].instructors : offering.instructors
        for instructor in named where instructor.target >= 0 { add(instructor.target, number) }
      }
    }
    coursesOfInstructor = Adjacency(nodeCount: view.instructors.count) { add in
      eachCourse { number, course in
        var seen: Set<Int32> = []
        for instructor in course.instructors where instructor.target >= 0 {
          if seen.insert(instructor.target).inserted { add(instructor.target, number) }
        }
        for offering in course.offerings {
          for instructor in offering.instructors where instructor.target >= 0 {
            if seen.insert(instructor.target).inserted { add(instructor.target, number) }
          }
        }
      }
    }
    joinStudents(view)
    coursesOfProgram = Adjacency(nodeCount: view.programs.count) { add in
      for (number, program) in view.programs.enumerated() {
        var seen: Set<Int32> = []
        for requirement in program.requirements {
          for course in requirement.from where course.target >= 0 {
            if seen.insert(course.target).inserted { add(Int32(number), course.target) }
          }
        }
      }
    }
    enrollmentsPerTerm = [Int32](repeating: 0, count: view.terms.count)
    for enrollment in view.enrollments where enrollment.term >= 0 { enrollmentsPerTerm[Int(enrollment.term)] += 1 }
    for (number, instructor) in view.instructors.enumerated() where view.isPublished(.instructor, number) {
      if let department = instructor.department { departmentsInUse.insert(department.target) }
    }
    for (number, program) in view.programs.enumerated() where view.isPublished(.program, number) {
      if let department = program.department { departmentsInUse.insert(department.target) }
    }
    addExtra(of: courses, in: view)
    addExtra(of: view.students, in: view)
    addExtra(of: view.terms, in: view)
    addExtra(of: view.departments, in: view)
    addExtra(of: view.instructors, in: view)
    addExtra(of: view.programs, in: view)
    addExtra(of: view.pages, in: view)
  }

  private mutating func joinStudents(_ view: AudienceView) {
    let students = view.students
    studentsOfProgram = Adjacency(nodeCount: view.programs.count) { add in
      for number in view.order.students where view.isPublished(.student, Int(number)) {
        if let program = students[Int(number)].program?.index { add(Int32(program), number) }
      }
    }
  }

  private mutating func addExtra<Record: CatalogueRecord>(of records: [Record], in view: AudienceView) {
    guard let declaration = view.settings.extra[Record.kind] else { return }
    for (number, record) in records.enumerated() where view.isPublished(Record.kind, number) {
      for reference in record.header.extraReferences(as: declaration) {
        namedInExtra[Int(reference.kind.rawValue)].insert(reference.target)
      }
    }
  }

  /// Whether each label of a kind is borne by something that is shown.
  func labelsInUse(of kind: RecordKind) -> [Bool] {
    let named = namedInExtra[Int(kind.rawValue)]
    func inUse(_ count: Int, _ isBorne: (Int) -> Bool) -> [Bool] {
      (0..<count).map { named.contains(Int32($0)) || isBorne($0) }
    }
    return switch kind {
    case .term:
      inUse(offeringsOfTerm.nodeCount) { !offeringsOfTerm.range(of: $0).isEmpty || enrollmentsPerTerm[$0] > 0 }
    case .department:
      inUse(coursesOfDepartment.nodeCount) {
        !coursesOfDepartment.range(of: $0).isEmpty || departmentsInUse.contains(Int32($0))
      }
    case .instructor: inUse(coursesOfInstructor.nodeCount) { !coursesOfInstructor.range(of: $0).isEmpty }
    case .program: inUse(studentsOfProgram.nodeCount) { !studentsOfProgram.range(of: $0).isEmpty }
    case .course, .student, .page, .enrollment: []
    }
  }
}

extension EarlierView {
  /// Whether nothing was read anew that joins records, but for students and enrollments.
  fileprivate func hasSameRelations(_ view: AudienceView) -> Bool {
    change.records.keys.allSatisfy { $0 == .student || $0 == .page } && view.settings.extra.isEmpty
      && self.view.terms.count == view.terms.count && self.view.departments.count == view.departments.count
      && self.view.instructors.count == view.instructors.count && self.view.programs.count == view.programs.count
  }
}
