/// Everything that templates can name: the one description that checker, compiler and reference share.
package struct Schema: Sendable {
  /// The number of a record's type is its place here.
  package let records: [RecordSchema]
  /// The host's own filters.
  ///
  /// The number of a filter is its place here.
  package let filters: [FilterSchema]
  /// The names of months and weekdays that the `date` filter writes.
  package let dateNames: DateNames

  package init(records: [RecordSchema], filters: [FilterSchema] = [], dateNames: DateNames = .english) {
    self.records = records
    self.filters = filters
    self.dateNames = dateNames
  }

  /// The names of months, from January, and of weekdays, from Monday.
  package struct DateNames: Sendable, Hashable {
    package let months: [String]
    package let shortMonths: [String]
    package let weekdays: [String]
    package let shortWeekdays: [String]

    /// - Precondition: there are twelve months and seven weekdays, long and short.
    package init(months: [String], shortMonths: [String], weekdays: [String], shortWeekdays: [String]) {
      precondition(months.count == 12 && shortMonths.count == 12)
      precondition(weekdays.count == 7 && shortWeekdays.count == 7)
      self.months = months
      self.shortMonths = shortMonths
      self.weekdays = weekdays
      self.shortWeekdays = shortWeekdays
    }

    package static let english = DateNames(
      months: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
      ],
      shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
      weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
      shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
  }
}
