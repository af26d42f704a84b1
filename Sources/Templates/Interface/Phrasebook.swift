/// The texts of a theme in one language, and how that language writes dates, numbers and plurals.
package struct Phrasebook: Sendable {
  /// By their keys, such as `course.credits`.
  package var phrases: [String: Phrase]
  /// The names of months and weekdays that the `date` filter writes.
  package var dateNames: DateNames
  /// The forms of dates that have a name, as directives: `long` may be `%-d %B %Y`.
  package var dateForms: [String: String]
  package var numberSigns: NumberSigns
  package var pluralRule: PluralRule

  package init(
    phrases: [String: Phrase] = [:], dateNames: DateNames = .english, dateForms: [String: String] = [:],
    numberSigns: NumberSigns = .english, pluralRule: PluralRule = .english
  ) {
    self.phrases = phrases
    self.dateNames = dateNames
    self.dateForms = dateForms
    self.numberSigns = numberSigns
    self.pluralRule = pluralRule
  }

  /// What stands between the digits of a number.
  package struct NumberSigns: Sendable, Hashable {
    package var decimal: String
    /// Between groups of three digits.
    package var group: String

    package init(decimal: String, group: String) {
      self.decimal = decimal
      self.group = group
    }

    package static let english = NumberSigns(decimal: ".", group: ",")
  }

  /// The names of months, from January, and of weekdays, from Monday.
  package struct DateNames: Sendable, Hashable {
    package var months: [String]
    package var shortMonths: [String]
    package var weekdays: [String]
    package var shortWeekdays: [String]

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

  /// The texts below a key that have neither forms nor values, by the rest of their keys: `status` holds `enrolled`.
  package func words(below group: String) -> [(word: String, text: String)] {
    phrases.compactMap { key, phrase in
      guard key.hasPrefix(group + "."), let text = phrase.constant else { return nil }
      return (String(key.dropFirst(group.count + 1)), text)
    }.sorted { $0.0 < $1.0 }
  }
}
