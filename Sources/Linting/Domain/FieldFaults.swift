import Catalogue
import Diagnostics

/// Faults of single fields of enrollments, each at the field's value; what a file's defaults say is reported once.
struct FieldFaults {
  private struct Inherited: Hashable {
    let file: Int32
    let field: String
  }

  private let rule: Rule
  private let catalogue: Catalogue
  private let wording: Wording
  private var places: EnrollmentPlaces
  private var inherited: Set<Inherited> = []
  private(set) var faults: [DomainFault] = []

  init(_ rule: Rule, in catalogue: Catalogue) {
    self.rule = rule
    self.catalogue = catalogue
    wording = Wording(catalogue)
    places = EnrollmentPlaces(catalogue)
  }

  /// Adds a fault of an enrollment's field.
  ///
  /// - Parameters:
  ///   - message: says what is wrong, given the name of what the field belongs to: an enrollment, or a whole roster.
  mutating func add(
    _ field: String, of fact: EnrollmentFacts, suggestion: Suggestion? = nil, _ message: (_ owner: String) -> String
  ) {
    let enrollment = catalogue.enrollments[Int(fact.number)]
    let found = places.place(ofField: field, in: enrollment)
    if let found, found.isInherited {
      guard inherited.insert(Inherited(file: enrollment.file, field: field)).inserted else { return }
      faults.append(
        DomainFault(
          rule, inFile: enrollment.file, at: found.place, message(roster(of: fact, enrollment)), suggestion: suggestion,
          about: [catalogue.path(ofFile: enrollment.file), field]))
      return
    }
    let owner = "\(wording.student(fact.student)) in \(wording.course(fact.course, in: fact.term))"
    faults.append(
      DomainFault(
        rule, inFile: enrollment.file, at: found?.place ?? enrollment.place, message(owner), suggestion: suggestion,
        about: wording.ids(fact) + [field]))
  }

  /// What all enrollments of a file have in common.
  private func roster(of fact: EnrollmentFacts, _ enrollment: Enrollment) -> String {
    let all = catalogue.enrollments
    // They stand side by side.
    let start = firstIndex(in: all.indices) { all[$0].file >= enrollment.file }
    let end = firstIndex(in: all.indices) { all[$0].file > enrollment.file }
    let items = all[start..<end]
    if items.allSatisfy({ $0.course == fact.course }) {
      let isOneTerm = items.allSatisfy { $0.term == fact.term }
      return "the roster of \(wording.course(fact.course, in: isOneTerm ? fact.term : Reference.unresolved))"
    }
    if items.allSatisfy({ $0.student == fact.student }) { return wording.student(fact.student) }
    return "the roster"
  }
}
