/// The types of record that templates can name.
///
/// The raw value is the type's place in the schema.
enum RecordNumber: Int, CaseIterable {
  case site
  case link
  case page
  case listPage
  case course
  case token
  case offering
  case meeting
  case courseTerm
  case rosterPart
  case coursePart
  case courseGraph
  case graphNode
  case graphEdge
  case chart
  case chartBar
  case chartTick
  case term
  case student
  case studentTerm
  case slot
  case week
  case weekDay
  case weekHour
  case weekCell
  case weekBlock
  case progress
  case progressCourse
  case termDepartment
  case termBreak
  case enrollment
  case note
  case override
  case group
  case requirement
  case groupTerm
  case homeRoot
  case courseRoot
  case coursesRoot
  case studentRoot
  case studentsRoot
  case termRoot
  case termsRoot
  case groupRoot
  case groupsRoot
  case pageRoot

  /// The number of the first type that settings add: the declared `extra` of a kind.
  static let firstExtra = allCases.count
}
