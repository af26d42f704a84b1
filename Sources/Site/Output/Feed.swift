import Catalogue

/// The feed of changed courses, as RFC 4287 (Atom) describes it.
///
/// A feed is read far from its site, so its ids and links must be absolute: there is none without a base address. Neither is
/// there one where no course says when it was updated, because a feed must say when it was.
struct Feed {
  static let path = "feed.xml"
  /// How many courses it names: those changed last.
  static let limit = 50

  private let index: SiteIndex
  private let base: String
  /// Those changed last come first.
  private let courses: [Int]

  init?(index: SiteIndex) {
    let view = index.view
    guard index.hasFeed, let base = view.settings.baseURL else { return nil }
    self.index = index
    self.base = base
    let dated = index.courses.map(Int.init).filter { view.courses[$0].header.updated != nil }
    courses = Array(
      dated.sorted { a, b in
        let (first, second) = (view.courses[a], view.courses[b])
        guard let one = first.header.updated, let other = second.header.updated, one != other else {
          return first.id < second.id
        }
        return one > other
      }.prefix(Self.limit))
  }

  /// - Parameter description: a short text about a course.
  func file(description: (Int) -> String?) -> (path: String, bytes: [UInt8]) {
    let settings = index.view.settings
    var xml = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    xml += #"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\#(escaped(settings.language))">"# + "\n"
    xml += "<id>\(escaped(base))</id>\n"
    xml += "<title>\(escaped(settings.title))</title>\n"
    xml += "<author><name>\(escaped(settings.title))</name></author>\n"
    xml += #"<link rel="self" type="application/atom+xml" href="\#(escaped(base + Self.path))"/>"# + "\n"
    xml += #"<link rel="alternate" type="text/html" href="\#(escaped(base))"/>"# + "\n"
    xml += "<updated>\(moment(courses[0]))</updated>\n"
    for course in courses { write(course, description(course), to: &xml) }
    xml += "</feed>\n"
    return (Self.path, Array(xml.utf8))
  }

  private func write(_ number: Int, _ description: String?, to xml: inout String) {
    let view = index.view
    let course = view.courses[number]
    let address = "\(base)courses/\(PercentEncoding.path(index.address(of: .course, number).string)).html"
    xml += "<entry>\n<id>\(escaped(address))</id>\n"
    xml += "<title>\(escaped("\(code(of: course)) \(course.displayName.string)"))</title>\n"
    xml += #"<link rel="alternate" type="text/html" href="\#(escaped(address))"/>"# + "\n"
    xml += "<updated>\(moment(number))</updated>\n"
    if let department = course.department?.index {
      xml += #"<category term="\#(escaped(view.departments[department].displayName.string))"/>"# + "\n"
    }
    if let description, !description.isEmpty { xml += "<summary>\(escaped(description))</summary>\n" }
    xml += "</entry>\n"
  }

  private func code(of course: Course) -> String {
    course.code.isAbsent ? course.id.string.uppercased() : course.code.string
  }

  /// When a course was updated: records know the day only.
  private func moment(_ course: Int) -> String {
    "\((index.view.courses[course].header.updated ?? CalendarDate(days: 0)).description)T00:00:00Z"
  }
}

/// A text as XML 1.0 has it; characters that it cannot hold are replaced.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\t", "\n", "\r": result += " "
    case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
