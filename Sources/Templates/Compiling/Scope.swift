/// The variables that a place in a template knows.
struct Scope: Hashable {
  struct Variable: Hashable {
    var register: Int32
    var type: CheckedType
  }

  var variables: [String: Variable] = [:]
  /// The variables that were set in this scope: setting one of them again changes it, and setting any other
  /// leaves the outer one as it is.
  var own: Set<String> = []
  /// Registers kept for variables that a branch may set, so that they outlive it.
  var reserved: [String: Int32] = [:]
  /// The innermost loop.
  var loop: Int?

  /// The scope of a body inside this one.
  var inner: Scope { Scope(variables: variables, loop: loop) }
}
