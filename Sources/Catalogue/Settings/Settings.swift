import Diagnostics

/// Who a build is for.
package enum Audience: String, Sendable, CaseIterable, Hashable {
  case `internal`
  case `public`
}

/// What `catalogue.yml` says, with a default for everything.
package struct Settings: Sendable {
  package var title = "Course catalogue"
  /// Where the site will stand; ends with `/`.
  ///
  /// What must be absolute is left out without it.
  package var baseURL: String?
  package var language = "en"
  package var timezone = "UTC"
  package var audience = Audience.internal
  package var currentTerm: String?
  /// Relative to the source folder.
  package var output = "public"
  /// Rows of a long list on one page.
  package var pageSize = 200
  package var rawHTML = false
  package var outputs = Set(Output.allCases)
  package var grades: Grades?
  package var creditsPerTerm: Decimal?
  package var privacy = Privacy()
  /// What the settings say about rules, by id.
  package var lint: [String: RuleLevel] = [:]
  package var extra: [RecordKind: ExtraDeclaration] = [:]
  /// What the settings want to see in the navigation; where they do not say, every list that there is.
  package var navigation: [NavigationEntry]?
  package var schemaVersion = 2
  /// Where `current_term` stands in the settings, if it does.
  package var currentTermPlace: Place?

  package init() {}

  /// What is made beside the pages.
  package enum Output: String, Sendable, CaseIterable, Hashable {
    case api, calendar, search, feed
  }

  package struct Grades: Sendable, Hashable {
    /// Every grade there is; none given: any.
    package var scale: [String]?
    /// The grades with which a course counts as completed; none given: all.
    package var passing: [String]?
  }

  package enum RuleLevel: String, Sendable, CaseIterable, Hashable {
    case error, warning, off
  }

  package struct NavigationEntry: Sendable, Hashable {
    package var text: String
    package var place: Place
  }
}

/// What a build shows of students.
package struct Privacy: Sendable, Hashable {
  package var defaultVisibility = Student.Visibility.internal
  package var publicFields: Set<PublicField> = [.name, .program, .year]

  /// What settings can release to the public, of a student or of an enrollment.
  package enum PublicField: String, Sendable, CaseIterable, Hashable {
    case name
    case sortName = "sort_name"
    case email, program, year, advisor, admitted, tags, body, extra
    case grade
    /// Credits earned, which tell who failed.
    case credits
    case enrolledOn = "enrolled_on"
    case endedOn = "ended_on"
    /// Enrollments that were withdrawn or dropped.
    case withdrawn
    case waitlisted
    case override
    /// What stands below a roster.
    case note
    case calendar
  }
}
