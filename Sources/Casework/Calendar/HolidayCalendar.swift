/// The days on which offices are closed by law, and their names.
package struct HolidayCalendar: Equatable, Sendable {
  /// The holidays and the days on which they are observed, by day.
  package let names: [CalendarDay: String]

  package init(names: [CalendarDay: String]) { self.names = names }

  /// Reads lines of `date,name` below a heading; the names hold no comma and no quote.
  package init(csv: String, file: String) throws(TemplateError) {
    var names: [CalendarDay: String] = [:]
    for (index, line) in csv.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 2, let day = CalendarDay(cells[0]), !cells[1].isEmpty, names[day] == nil else {
        throw TemplateError(
          file: file, line: index + 1,
          reason:
            "\"\(line.prefix(60))\" is not a new date and a name. Write a line such as 2026-01-19,Martin Luther King Jr. Day."
        )
      }
      names[day] = String(cells[1])
    }
    self.init(names: names)
  }

  /// The name of the holiday on a day; nil on any other.
  package func name(on day: CalendarDay) -> String? { names[day] }

  /// The federal holidays of the United States from 2024 to 2040, written by `scripts/make-holidays.py`.
  package static let usFederal: HolidayCalendar = shipped("us-federal.csv") { text, path throws(TemplateError) in
    try HolidayCalendar(csv: text, file: path)
  }

  /// The public holidays of the states, by postal code, from 2024 to 2040, written by the same script.
  package static let states: [String: HolidayCalendar] = shipped("us-states.csv") { text, path throws(TemplateError) in
    try states(csv: text, file: path)
  }

  /// Reads lines of `date,states,name` below a heading; the states are postal codes with blanks between them.
  package static func states(csv: String, file: String) throws(TemplateError) -> [String: HolidayCalendar] {
    var names: [String: [CalendarDay: String]] = [:]
    for (index, line) in csv.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 3, let day = CalendarDay(cells[0]), !cells[1].isEmpty, !cells[2].isEmpty else {
        throw TemplateError(
          file: file, line: index + 1,
          reason:
            "\"\(line.prefix(60))\" is not a date, states and a name. Write a line such as 2026-03-31,CA CO,Cesar Chavez Day."
        )
      }
      for state in cells[1].split(separator: " ") { names[String(state), default: [:]][day] = String(cells[2]) }
    }
    return names.mapValues { HolidayCalendar(names: $0) }
  }

  private static func shipped<Content>(
    _ name: String, _ read: (String, String) throws(TemplateError) -> Content
  ) -> Content {
    let path = "Library/holidays/\(name)"
    guard let text = EmbeddedFiles.all.first(where: { $0.path == path })?.text else {
      preconditionFailure("\(path) is not embedded in this program")
    }
    do {
      return try read(text, path)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
