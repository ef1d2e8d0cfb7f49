import Casework
import Foundation
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("2026-01-05", 20_458, .monday), ("2024-02-29", 19_782, .thursday),
    ("2000-02-29", 11_016, .tuesday), ("1969-12-31", -1, .wednesday), ("2100-03-01", 47_541, .monday),
  ])
  func `a date is its number of days since 1970 and has its weekday`(_ text: String, _ number: Int, _ weekday: Weekday)
  {
    let day = CalendarDay(text)
    #expect(day?.number == number)
    #expect(day?.weekday == weekday)
    #expect(day?.description == text)
  }

  @Test(arguments: [
    "2026-02-29", "2026-02-30", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-5", "26-01-05",
    "2026/01/05", "2026-01-05T09:00", "", "tomorrow", "+026-01-05", "2026-01-0５",
  ])
  func `what is no date is refused`(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func `every day of two centuries agrees with Foundation`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let first = try #require(CalendarDay("1950-01-01"))
    let last = try #require(CalendarDay("2150-01-01"))
    for number in first.number...last.number where number % 7 == 0 || number % 365 < 3 {
      let day = CalendarDay(number: number)
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      #expect(day.components.year == parts.year && day.components.month == parts.month)
      #expect(day.components.day == parts.day)
      #expect((day.weekday.index + 1) % 7 + 1 == parts.weekday)
    }
  }
}
