import Catalogue
import Templates

extension PageData {
  /// A requirement of a student's programme.
  struct Progress {
    var program: Int32
    var requirement: Int32
    var needed: Int
    var completed = 0
    var inProgress = 0
    /// Places among `progressCourses`.
    var courses: Range<Int>

    var met: Int { min(completed, needed) }
    var isMet: Bool { completed >= needed }
  }

  struct ProgressCourse {
    enum State {
      case open, inProgress, completed
    }

    var course: Int32
    var state: State
  }

  /// How far a student is with what the programme requires; nothing where the audience may not know who has passed.
  func progress(ofStudent number: Int) -> Range<Int> {
    if let known = state.pointee.progressOfStudent { return known }
    let start = progress.count
    if view.shows(.credits), let program = view.students[number].program?.index {
      let requirements = view.programs[program].requirements
      for place in requirements.indices {
        addProgress(of: number, Int32(program), Int32(place), requirements[place])
      }
    }
    let made = start..<progress.count
    // Pages show one student; on others, nobody asks.
    if page.kind == .student, Int(page.record) == number { state.pointee.progressOfStudent = made }
    return made
  }

  private func addProgress(of student: Int, _ program: Int32, _ place: Int32, _ requirement: ProgramRequirement) {
    let start = progressCourses.count
    for reference in requirement.from where reference.target >= 0 {
      progressCourses.append(
        ProgressCourse(course: reference.target, state: progress(of: student, in: reference.target)))
    }
    let courses = start..<progressCourses.count
    let needed = requirement.choose.map { min(Int($0), courses.count) } ?? courses.count
    var made = Progress(program: program, requirement: place, needed: needed, courses: courses)
    for course in courses {
      switch progressCourses[course].state {
      case .completed: made.completed += 1
      case .inProgress: made.inProgress += 1
      case .open: break
      }
    }
    progress.append(made)
  }

  private func progress(of student: Int, in course: Int32) -> ProgressCourse.State {
    var found = ProgressCourse.State.open
    for number in view.graph.byStudent[student] where view.enrollments[Int(number)].course == course {
      let enrollment = view.enrollments[Int(number)]
      if enrollment.isPassed { return .completed }
      if enrollment.status == .enrolled { found = .inProgress }
    }
    return found
  }

  func progressValue(_ field: ProgressFields, _ number: Int) -> Value {
    let part = progress[number]
    var requirement: ProgramRequirement { view.programs[Int(part.program)].requirements[Int(part.requirement)] }
    let underWay = min(part.inProgress, part.needed - part.met)
    /// In per cent, to the thousandth.
    func share(_ count: Int) -> Value { .number(thousandths: count * 100_000 / max(1, part.needed)) }
    switch field {
    case .title: return text(requirement.title.or(Text("")))
    case .choose: return requirement.choose.map { .integer(Int($0)) } ?? .absent
    case .needed: return .integer(part.needed)
    case .met: return .integer(part.met)
    case .inProgress: return .integer(underWay)
    case .isMet: return .boolean(part.isMet)
    case .isUnderWay: return .boolean(!part.isMet && part.met + underWay >= part.needed)
    case .metShare: return share(part.met)
    case .inProgressShare: return share(underWay)
    case .courses: return list(.progressCourses, start: part.courses.lowerBound, count: part.courses.count)
    }
  }

  func progressCourseValue(_ field: ProgressCourseFields, _ number: Int) -> Value {
    let part = progressCourses[number]
    switch field {
    case .course: return .record(ref(.course, part.course))
    case .isCompleted: return .boolean(part.state == .completed)
    case .isInProgress: return .boolean(part.state == .inProgress)
    }
  }
}
