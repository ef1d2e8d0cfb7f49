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
  package static let usFederal: HolidayCalendar = {
    let path = "Library/holidays/us-federal.csv"
    guard let text = EmbeddedFiles.all.first(where: { $0.path == path })?.text else {
      preconditionFailure("\(path) is not embedded in this program")
    }
    do {
      return try HolidayCalendar(csv: text, file: path)
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
