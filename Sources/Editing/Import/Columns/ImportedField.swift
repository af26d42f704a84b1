import Catalogue

/// A field that a column can fill, and what such columns are called elsewhere.
struct ImportedField: Sendable {
  /// What the text of a cell has to be.
  enum Form: Sendable, Hashable {
    case identifier
    case text
    case date
    case number
    /// A number, or two with a hyphen between them.
    case credits
    case list
    case reference(RecordKind)
    case references(RecordKind)
    case choice([String])
    case status
    case sections
    /// The given name, which makes a name together with the family name.
    case givenName
    case familyName
    /// What somebody is in a course or a school; only some rows are meant.
    case role
  }

  let name: String
  let form: Form
  /// As ``key(of:)`` makes them, the likelier ones first.
  let synonyms: [String]

  /// Whether front matter has the field under this name.
  var isWritten: Bool {
    switch form {
    case .identifier, .givenName, .familyName, .role: false
    default: true
    }
  }

  private init(_ name: String, _ form: Form, _ synonyms: String = "") {
    self.name = name
    self.form = form
    self.synonyms = [Self.key(of: name)] + synonyms.split(separator: " ").map(String.init)
  }

  /// A column's name without what spreadsheets write differently: case, accents, spaces and signs.
  static func key(of column: String) -> String {
    var folded: [UInt8] = []
    Array(column.utf8).withUnsafeBufferPointer { Folding.append($0, to: &folded) }
    let scalars = String(decoding: folded, as: UTF8.self).unicodeScalars
    return String(
      String.UnicodeScalarView(scalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  // MARK: Kinds

  /// The fields of a kind, in the order in which they are written.
  ///
  /// The names are those of Canvas SIS files, of OneRoster 1.1 and 1.2 (CSV binding), and of what people write.
  static func fields(of kind: RecordKind) -> [ImportedField] {
    switch kind {
    case .student: student
    case .course: course
    case .enrollment: enrollment
    case .term: term
    case .department: department
    case .instructor: instructor
    case .program: program
    case .page: []
    }
  }

  private static let student: [ImportedField] = [
    ImportedField(
      "id", .identifier,
      "studentid userid sisuserid sourcedid studentsourcedid usersourcedid studentnumber studentno matriculationnumber "
        + "sisid identifier loginid username login"),
    ImportedField("name", .text, "fullname studentname displayname preferredname student"),
    ImportedField("first_name", .givenName, "givenname forename first given"),
    ImportedField("last_name", .familyName, "familyname surname last family"),
    ImportedField("sort_name", .text, "sortablename"),
    ImportedField("email", .text, "emailaddress mail studentemail primaryemail schoolemail"),
    ImportedField(
      "program", .reference(.program), "programme programofstudy programmeofstudy courseofstudy major degree"),
    ImportedField("year", .text, "yearofstudy classyear class gradelevel grades grade level cohort"),
    ImportedField("advisor", .text, "adviser academicadvisor academicadviser tutor"),
    ImportedField(
      "admitted", .date, "admittedon dateadmitted admissiondate dateofadmission entrydate dateenrolled startdate"),
    ImportedField("visibility", .choice(Student.Visibility.allCases.map(\.name))),
    ImportedField("tags", .list, "tag"),
    ImportedField("role", .role, "baserole"),
  ]

  private static let course: [ImportedField] = [
    ImportedField("id", .identifier, "courseid siscourseid sourcedid coursesourcedid sisid identifier"),
    ImportedField("title", .text, "coursetitle name coursename longname fullname"),
    ImportedField("code", .text, "coursecode shortname coursenumber catalognumber catalogcode number course"),
    ImportedField("summary", .text, "description coursedescription abstract"),
    ImportedField("credits", .credits, "credit credithours creditpoints units ects points"),
    ImportedField("department", .reference(.department), "dept departmentname subject"),
    ImportedField("level", .text),
    ImportedField("language", .text, "lang"),
    ImportedField("instructors", .references(.instructor), "instructor teachers teacher lecturer professor"),
    ImportedField("prerequisites", .references(.course), "prerequisite prereqs prereq"),
    ImportedField("corequisites", .references(.course), "corequisite coreqs coreq"),
    ImportedField("cross_listed", .references(.course), "crosslistings crosslisting"),
    ImportedField("tags", .list, "tag"),
  ]

  private static let enrollment: [ImportedField] = [
    ImportedField(
      "student", .reference(.student),
      "studentid userid sisuserid studentsourcedid usersourcedid studentnumber studentno user loginid username login "
        + "email studentemail emailaddress studentname"),
    ImportedField(
      "course", .reference(.course),
      "courseid siscourseid coursesourcedid coursecode classsourcedid classid class code coursename"),
    ImportedField(
      "term", .reference(.term),
      "termid sistermid termsourcedid semester session academicterm academicsession quarter period"),
    ImportedField("section", .sections, "sectionid sissectionid sectionsourcedid sectionnumber group sections"),
    ImportedField("status", .status, "enrollmentstatus enrolmentstatus enrollmentstate state"),
    ImportedField("grade", .text, "finalgrade lettergrade mark finalmark"),
    ImportedField("credits", .number, "credit credithours creditpoints units ects"),
    ImportedField(
      "enrolled_on", .date,
      "dateenrolled enrolleddate enrollmentdate enrolmentdate dateofenrollment dateofenrolment enrolled registeredon "
        + "registrationdate registered begindate startdate"),
    ImportedField(
      "ended_on", .date, "dateended withdrawnon withdrawaldate droppedon dropdate completedon completiondate"),
    ImportedField("role", .role, "baserole"),
  ]

  private static let term: [ImportedField] = [
    ImportedField("id", .identifier, "termid sistermid sourcedid termsourcedid code identifier"),
    ImportedField("title", .text, "name termname longname term"),
    ImportedField("starts", .date, "startdate start startson begindate begins begin from"),
    ImportedField("ends", .date, "enddate end endson until to"),
    ImportedField("holidays", .list, "holiday"),
  ]

  private static let department: [ImportedField] = [
    ImportedField("id", .identifier, "departmentid sourcedid accountid code identifier"),
    ImportedField("title", .text, "name departmentname department"),
  ]

  private static let instructor: [ImportedField] = [
    ImportedField(
      "id", .identifier, "instructorid teacherid userid sisuserid sourcedid identifier loginid username login"),
    ImportedField("name", .text, "fullname displayname instructorname instructor teacher"),
    ImportedField("first_name", .givenName, "givenname forename first given"),
    ImportedField("last_name", .familyName, "familyname surname last family"),
    ImportedField("email", .text, "emailaddress mail primaryemail"),
    ImportedField("department", .reference(.department), "dept departmentname"),
    ImportedField("role", .role, "baserole"),
  ]

  private static let program: [ImportedField] = [
    ImportedField("id", .identifier, "programid programmeid sourcedid code identifier"),
    ImportedField("title", .text, "name programname programmename program programme"),
    ImportedField("award", .text, "degree"),
    ImportedField("department", .reference(.department), "dept departmentname"),
    ImportedField("credits", .number, "credit credithours ects units"),
  ]
}
