import Catalogue
import Diagnostics

/// The catalogue's values as JSON; what is absent is `null`.
extension JSONWriter {
  mutating func value(_ text: Text) {
    if text.isAbsent { null() } else { value(utf8: text.bytes) }
  }

  /// Writes a date as `YYYY-MM-DD`.
  mutating func value(_ date: CalendarDate) {
    let (year, month, day) = date.components
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { digits in
      func put(_ number: Int, _ range: Range<Int>) {
        var rest = number
        for place in range.reversed() {
          digits.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
          rest /= 10
        }
      }
      put(year, 0..<4)
      put(month, 5..<7)
      put(day, 8..<10)
      for place in [4, 7] { digits.initializeElement(at: place, to: UInt8(ascii: "-")) }
      value(utf8: UnsafeBufferPointer(digits))
    }
  }

  mutating func field(_ name: String, _ text: Text) {
    key(name)
    value(text)
  }

  mutating func field(_ name: String, _ date: CalendarDate?) {
    key(name)
    if let date { value(date) } else { null() }
  }

  /// Writes a time of day as `09:00`.
  mutating func field(_ name: String, _ time: ClockTime?) {
    key(name)
    if let time { value(time.description) } else { null() }
  }

  mutating func field(_ name: String, _ number: Decimal?) {
    key(name)
    if let number { value(thousandths: Int(number.thousandths)) } else { null() }
  }

  mutating func field(_ name: String, _ words: Run<Word>) {
    array(name) { json in for word in words { json.value(word.text) } }
  }
}
