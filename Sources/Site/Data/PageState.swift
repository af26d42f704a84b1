import Catalogue

/// What ``PageData`` knows of the page at hand, in buffers that serve page after page.
struct PageState: ~Copyable {
  var page = PlannedPage(kind: .home, recordKind: .page)
  var root = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var path = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var depth = 0

  // What is worked out for the page at hand.
  var bytes = ScratchBytes()
  var numbers: [Int32] = []
  var courseTerms: [PageData.CourseTerm] = []
  var studentTerms: [PageData.StudentTerm] = []
  var slots: [PageData.Slot] = []
  var weeks: [PageData.Week] = []
  var weekDays: [PageData.WeekDay] = []
  var weekHours: [PageData.WeekHour] = []
  var weekCells: [PageData.WeekCell] = []
  var weekBlocks: [WeekLayout.Block] = []
  /// The week of a term, once it has been asked for.
  var weekOfTerm: (term: Int, week: Int32)?
  var progress: [PageData.Progress] = []
  /// The requirements of the student at hand, once they have been asked for: places in `progress`.
  var progressOfStudent: Range<Int>?
  var progressCourses: [PageData.ProgressCourse] = []
  var termDepartments: [PageData.TermDepartment] = []
  var rosterParts: [PageData.RosterPart] = []
  var courseParts: [PageData.CoursePart] = []
  var groupTerms: [PageData.GroupTerm] = []
  var graphs: [PageData.CourseGraph] = []
  var graphNodes: [CourseDrawing.Box] = []
  var graphEdges: [CourseDrawing.Line] = []
  var charts: [PageData.Chart] = []
  var chartBars: [PageData.ChartBar] = []
  var chartTicks: [ColumnChart.Tick] = []
  var tokens: [PageData.Token] = []
  var navigation: [PageData.NavigationLink] = []
  var runs: [Run<Word>] = []

  /// What was read ahead of time; nobody asks for it.
  var fetched = 0

  /// The theme's files that have been asked for.
  var assetAddresses: [(name: Text, address: Text)] = []

  /// Forgets what was worked out for the last page.
  mutating func reset() {
    bytes.reset()
    numbers.removeAll(keepingCapacity: true)
    courseTerms.removeAll(keepingCapacity: true)
    studentTerms.removeAll(keepingCapacity: true)
    forgetWeeks()
    if page.kind != .student { forgetParts() }
    progress.removeAll(keepingCapacity: true)
    progressOfStudent = nil
    progressCourses.removeAll(keepingCapacity: true)
    termDepartments.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    navigation.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
  }

  /// The pages of students, which are most, ask for none of these, and what is left here until the next page is not seen.
  private mutating func forgetParts() {
    rosterParts.removeAll(keepingCapacity: true)
    courseParts.removeAll(keepingCapacity: true)
    groupTerms.removeAll(keepingCapacity: true)
    graphs.removeAll(keepingCapacity: true)
    graphNodes.removeAll(keepingCapacity: true)
    graphEdges.removeAll(keepingCapacity: true)
    charts.removeAll(keepingCapacity: true)
    chartBars.removeAll(keepingCapacity: true)
    chartTicks.removeAll(keepingCapacity: true)
  }

  /// Most pages have no week, and need not forget any.
  private mutating func forgetWeeks() {
    weekOfTerm = nil
    guard !slots.isEmpty else { return }
    slots.removeAll(keepingCapacity: true)
    weeks.removeAll(keepingCapacity: true)
    weekDays.removeAll(keepingCapacity: true)
    weekHours.removeAll(keepingCapacity: true)
    weekCells.removeAll(keepingCapacity: true)
    weekBlocks.removeAll(keepingCapacity: true)
  }
}

extension PageData {
  /// The page at hand.
  var page: PlannedPage {
    get { state.pointee.page }
    set { state.pointee.page = newValue }
  }

  /// What leads from the page to the top of the site: `../` for each folder that it lies in.
  var root: UnsafeBufferPointer<UInt8> {
    get { state.pointee.root }
    set { state.pointee.root = newValue }
  }

  var path: UnsafeBufferPointer<UInt8> {
    get { state.pointee.path }
    set { state.pointee.path = newValue }
  }

  /// How many folders the page lies in; below zero where what leads to the top is something else than that many `../`.
  var depth: Int {
    get { state.pointee.depth }
    set { state.pointee.depth = newValue }
  }

  @inline(__always)
  var bytes: ScratchBytes {
    _read { yield state.pointee.bytes }
    _modify { yield &state.pointee.bytes }
  }

  @inline(__always)
  var numbers: [Int32] {
    _read { yield state.pointee.numbers }
    _modify { yield &state.pointee.numbers }
  }

  @inline(__always)
  var courseTerms: [CourseTerm] {
    _read { yield state.pointee.courseTerms }
    _modify { yield &state.pointee.courseTerms }
  }

  @inline(__always)
  var studentTerms: [StudentTerm] {
    _read { yield state.pointee.studentTerms }
    _modify { yield &state.pointee.studentTerms }
  }

  @inline(__always)
  var slots: [Slot] {
    _read { yield state.pointee.slots }
    _modify { yield &state.pointee.slots }
  }

  @inline(__always)
  var tokens: [Token] {
    _read { yield state.pointee.tokens }
    _modify { yield &state.pointee.tokens }
  }

  @inline(__always)
  var navigation: [NavigationLink] {
    _read { yield state.pointee.navigation }
    _modify { yield &state.pointee.navigation }
  }

  @inline(__always)
  var runs: [Run<Word>] {
    _read { yield state.pointee.runs }
    _modify { yield &state.pointee.runs }
  }

  @inline(__always)
  var weeks: [Week] {
    _read { yield state.pointee.weeks }
    _modify { yield &state.pointee.weeks }
  }

  @inline(__always)
  var weekDays: [WeekDay] {
    _read { yield state.pointee.weekDays }
    _modify { yield &state.pointee.weekDays }
  }

  @inline(__always)
  var weekHours: [WeekHour] {
    _read { yield state.pointee.weekHours }
    _modify { yield &state.pointee.weekHours }
  }

  @inline(__always)
  var weekCells: [WeekCell] {
    _read { yield state.pointee.weekCells }
    _modify { yield &state.pointee.weekCells }
  }

  @inline(__always)
  var weekBlocks: [WeekLayout.Block] {
    _read { yield state.pointee.weekBlocks }
    _modify { yield &state.pointee.weekBlocks }
  }

  @inline(__always)
  var progress: [Progress] {
    _read { yield state.pointee.progress }
    _modify { yield &state.pointee.progress }
  }

  @inline(__always)
  var progressCourses: [ProgressCourse] {
    _read { yield state.pointee.progressCourses }
    _modify { yield &state.pointee.progressCourses }
  }

  @inline(__always)
  var termDepartments: [TermDepartment] {
    _read { yield state.pointee.termDepartments }
    _modify { yield &state.pointee.termDepartments }
  }

  @inline(__always)
  var rosterParts: [RosterPart] {
    _read { yield state.pointee.rosterParts }
    _modify { yield &state.pointee.rosterParts }
  }

  @inline(__always)
  var courseParts: [CoursePart] {
    _read { yield state.pointee.courseParts }
    _modify { yield &state.pointee.courseParts }
  }

  @inline(__always)
  var groupTerms: [GroupTerm] {
    _read { yield state.pointee.groupTerms }
    _modify { yield &state.pointee.groupTerms }
  }

  @inline(__always)
  var graphs: [CourseGraph] {
    _read { yield state.pointee.graphs }
    _modify { yield &state.pointee.graphs }
  }

  @inline(__always)
  var graphNodes: [CourseDrawing.Box] {
    _read { yield state.pointee.graphNodes }
    _modify { yield &state.pointee.graphNodes }
  }

  @inline(__always)
  var graphEdges: [CourseDrawing.Line] {
    _read { yield state.pointee.graphEdges }
    _modify { yield &state.pointee.graphEdges }
  }

  @inline(__always)
  var charts: [Chart] {
    _read { yield state.pointee.charts }
    _modify { yield &state.pointee.charts }
  }

  @inline(__always)
  var chartBars: [ChartBar] {
    _read { yield state.pointee.chartBars }
    _modify { yield &state.pointee.chartBars }
  }

  @inline(__always)
  var chartTicks: [ColumnChart.Tick] {
    _read { yield state.pointee.chartTicks }
    _modify { yield &state.pointee.chartTicks }
  }
}
