import Testing

@testable import Casework

@Suite struct HolidayCalendarTests {
  /// The eleven holidays of 5 U.S.C. 6103 in a year, with the days on which they are observed: a Saturday's is the Friday
  /// before, a Sunday's the Monday after.
  private func days(of year: Int) throws -> Set<CalendarDay> {
    let fixed = try [(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)].map { month, day in
      try #require(CalendarDay(year: year, month: month, day: day))
    }
    let moving = [
      try day(3, .monday, 1, year), try day(3, .monday, 2, year), try lastMonday(ofMay: year),
      try day(1, .monday, 9, year),
      try day(2, .monday, 10, year), try day(4, .thursday, 11, year),
    ]
    let observed = fixed.compactMap { day -> CalendarDay? in
      switch day.weekday {
      case .saturday: day - 1
      case .sunday: day + 1
      default: nil
      }
    }
    return Set(fixed + moving + observed)
  }

  private func day(_ ordinal: Int, _ weekday: Weekday, _ month: Int, _ year: Int) throws -> CalendarDay {
    let first = try #require(CalendarDay(year: year, month: month, day: 1))
    return first + (weekday.index - first.weekday.index + 7) % 7 + 7 * (ordinal - 1)
  }

  private func lastMonday(ofMay year: Int) throws -> CalendarDay {
    let last = try #require(CalendarDay(year: year, month: 5, day: 31))
    return last - last.weekday.index
  }

  @Test func `the file agrees with the rules of the law from 2024 to 2040`() throws {
    // New Year's Day of the next year may be observed on December 31.
    let all = try (2024...2041).reduce(into: Set<CalendarDay>()) { $0.formUnion(try days(of: $1)) }
    let expected = all.filter { (2024...2040).contains($0.components.year) }.sorted()
    #expect(HolidayCalendar.usFederal.names.keys.sorted() == expected)
  }

  @Test func `a holiday has its name`() throws {
    let calendar = HolidayCalendar.usFederal
    #expect(calendar.name(on: try #require(CalendarDay("2026-01-19"))) == "Martin Luther King Jr. Day")
    #expect(calendar.name(on: try #require(CalendarDay("2026-07-03"))) == "Independence Day (observed)")
    #expect(calendar.name(on: try #require(CalendarDay("2027-12-31"))) == "New Year's Day (observed)")
    #expect(calendar.name(on: try #require(CalendarDay("2026-01-05"))) == nil)
  }

  @Test func `a line that is not a day and a name is refused`() {
    let error = #expect(throws: TemplateError.self) {
      try HolidayCalendar(csv: "date,name\n2026-01-01,New Year's Day\n2026-02-30,No day\n", file: "holidays/own.csv")
    }
    #expect(
      error?.description
        == "holidays/own.csv:3: \"2026-02-30,No day\" is not a new date and a name. "
        + "Write a line such as 2026-01-19,Martin Luther King Jr. Day.")
  }
}
