import Catalogue

/// What filters need of all courses, a file for each filter, and what results show, a file for every few courses.
struct CourseColumns: Sendable {
  /// How many courses share a file of what results show.
  static let blockLength = 8

  /// What courses can be told apart by, beside terms.
  enum Filter: Int, CaseIterable {
    case departments, levels, credits
  }

  private let index: SiteIndex
  private let credits: [CreditRange]

  init(index: SiteIndex) {
    self.index = index
    let ranges = Set(index.courses.compactMap { index.view.courses[Int($0)].credits })
    credits = ranges.sorted { ($0.min, $0.max) < ($1.min, $1.max) }
  }

  var blockCount: Int { (index.courses.count + Self.blockLength - 1) / Self.blockLength }

  // MARK: What results show

  /// Code, title, name of the page, department and credits of some courses.
  func writeBlock(_ number: Int, to writer: inout SearchWriter) {
    let start = number * Self.blockLength
    let courses = index.courses[start..<min(index.courses.count, start + Self.blockLength)]
    var departments: [Int32] = []
    writer.raw("{\"records\":[")
    for number in courses {
      let course = index.view.courses[Int(number)]
      if number != courses.first { writer.raw(",") }
      writer.string(course.code.isAbsent ? Self.capitals(course.id) : course.code.string)
      writer.raw(",")
      writer.string(index.courseLinks.label(Int(number)).prefix(CourseSearch.titleLength))
      writer.raw(",")
      writer.string(course.id.bytes)
      let department = course.department?.target ?? -1
      if department >= 0, !departments.contains(department) { departments.append(department) }
      writer.raw(",\(departments.firstIndex(of: department) ?? -1),")
      writer.string(course.credits?.text ?? "")
    }
    writer.raw("],\"departments\":[")
    for (place, department) in departments.enumerated() {
      if place > 0 { writer.raw(",") }
      writer.string(index.view.displayName(of: .department, Int(department)).prefix(CourseSearch.titleLength))
    }
    writer.raw("]}")
  }

  private static func capitals(_ id: Text) -> String {
    String(
      decoding: id.bytes.lazy.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 & 0xDF : $0 },
      as: UTF8.self)
  }

  // MARK: What filters need

  /// The values, and for each course the number of its value in digits of base 64, 0 for none.
  func write(_ filter: Filter, to writer: inout SearchWriter) {
    let courses = index.view.courses
    writer.raw("{\"values\":[")
    var numbers: [Int32: Int] = [:]
    switch filter {
    case .departments:
      for (place, department) in index.groups(of: .department).enumerated() {
        if place > 0 { writer.raw(",") }
        writer.string(index.address(of: .department, Int(department)).bytes)
        numbers[department] = place + 1
      }
      writeCodes(count: numbers.count, to: &writer) { courses[$0].department.flatMap { numbers[$0.target] } ?? 0 }
    case .levels:
      let levels = index.filters.levels
      for (place, level) in levels.enumerated() {
        if place > 0 { writer.raw(",") }
        writer.string(level.bytes)
      }
      let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0 + 1) })
      writeCodes(count: levels.count, to: &writer) { places[courses[$0].level] ?? 0 }
    case .credits:
      for (place, range) in credits.enumerated() {
        writer.raw("\(place > 0 ? "," : "")[\(range.min.description),\(range.max.description)]")
      }
      let places = Dictionary(uniqueKeysWithValues: credits.enumerated().map { ($1, $0 + 1) })
      writeCodes(count: credits.count, to: &writer) { courses[$0].credits.flatMap { places[$0] } ?? 0 }
    }
  }

  private func writeCodes(count: Int, to writer: inout SearchWriter, _ number: (_ course: Int) -> Int) {
    let width = count < 64 ? 1 : count < 64 * 64 ? 2 : 3
    var codes: [UInt8] = []
    for course in index.courses { Self.append(number(Int(course)), width: width, to: &codes) }
    writer.raw("],\"width\":\(width),\"codes\":\"")
    writer.raw(codes)
    writer.raw("\"}")
  }

  /// What a term offers of each course, as the others: a value says on which days some offering meets, on which days one
  /// with free seats does, and whether there is any with free seats, in seven bits, seven bits and one.
  func write(term: Int, to writer: inout SearchWriter) {
    let view = index.view
    var codes = [Int: Int]()
    for number in view.relations.offeringsOfTerm[term] {
      let course = Int(view.relations.offeringCourses[Int(number)])
      let offering = view.courses[course].offerings[Int(number - view.relations.offeringStarts[course])]
      let days = offering.meetings.reduce(0) { $0 | Int($1.days.rawValue) }
      let isFree = offering.capacity.map { $0 > view.seats[Int(number)].taken } ?? false
      codes[course, default: 0] |= days | (isFree ? days << 7 | 1 << 14 : 0)
    }
    let values = Set(codes.values).sorted()
    let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0 + 1) })
    writer.raw("{\"values\":[\(values.map(String.init).joined(separator: ","))")
    writeCodes(count: values.count, to: &writer) { codes[$0].flatMap { places[$0] } ?? 0 }
  }

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static func append(_ number: Int, width: Int, to codes: inout [UInt8]) {
    for digit in (0..<width).reversed() { codes.append(digits[number >> (6 * digit) & 63]) }
  }
}

extension CreditRange {
  /// `6`, or `3–6`.
  var text: String { isFixed ? min.description : "\(min.description)\u{2013}\(max.description)" }
}
