package import Editing

/// What the editing API does with a catalogue, given by whoever knows how to read and edit one.
///
/// Its functions may block, and throw `Refusal` for what a client asked in vain and anything else for what the system
/// refuses.
package struct EditingService: Sendable {
  /// Edits the catalogue, and answers with the JSON that the command prints.
  package var edit: @Sendable (EnrollmentRequest) throws -> [UInt8]
  /// The JSON of a student's courses, perhaps of one term.
  package var courses: @Sendable (_ student: String, _ term: String?) throws -> [UInt8]
  /// The OpenAPI document, with the routes of the editing API and the name of the cookie that lets a browser in.
  package var description: @Sendable (_ cookie: String) throws -> [UInt8]

  package init(
    edit: @escaping @Sendable (EnrollmentRequest) throws -> [UInt8],
    courses: @escaping @Sendable (_ student: String, _ term: String?) throws -> [UInt8],
    description: @escaping @Sendable (_ cookie: String) throws -> [UInt8]
  ) {
    self.edit = edit
    self.courses = courses
    self.description = description
  }
}
