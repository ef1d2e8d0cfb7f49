import Testing

@testable import Casework

/// State calendars against rules written independently from the states' codes, not from the generator's library.
@Suite struct StateHolidayTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDay {
    try #require(CalendarDay(year: year, month: month, day: day))
  }

  /// The `ordinal`-th weekday of a month; the last with 0.
  private func day(_ ordinal: Int, _ weekday: Weekday, _ month: Int, _ year: Int) throws -> CalendarDay {
    if ordinal == 0 {
      let last = try day(year, month, CalendarDay.length(ofMonth: month, year: year))
      return last - (last.weekday.index - weekday.index + 7) % 7
    }
    let first = try day(year, month, 1)
    return first + (weekday.index - first.weekday.index + 7) % 7 + 7 * (ordinal - 1)
  }

  /// Western Easter by the anonymous Gregorian computus.
  private func easter(_ year: Int) throws -> CalendarDay {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25)
    let g = (b - f + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return try day(year, sum / 31, sum % 31 + 1)
  }

  private func holidays(_ code: String) throws -> HolidayCalendar { try HolidayRegion(code).holidays }

  @Test(arguments: 2024...2040) func `days that a state adds stand where its law puts them`(year: Int) throws {
    // Cal. Gov. Code 6700: Cesar Chavez Day, and the day after Thanksgiving (Gov. Code 19853).
    #expect(try holidays("CA").name(on: try day(year, 3, 31)) != nil)
    #expect(try holidays("CA").name(on: try day(4, .thursday, 11, year) + 1) == "Day After Thanksgiving")
    // Mass. G.L. c. 4 s. 7 cl. 18: Patriots' Day, the third Monday of April.
    #expect(try holidays("MA").name(on: try day(3, .monday, 4, year)) == "Patriots' Day")
    // Alaska Stat. 44.12.010: Seward's Day, the last Monday of March.
    #expect(try holidays("AK").name(on: try day(0, .monday, 3, year)) == "Seward's Day")
    // R.I. Gen. Laws 25-1-1: Victory Day, the second Monday of August.
    #expect(try holidays("RI").name(on: try day(2, .monday, 8, year)) == "Victory Day")
    // Utah Code 63G-1-301: Pioneer Day, 24 July.
    #expect(try holidays("UT").name(on: try day(year, 7, 24))?.contains("Pioneer Day") == true)
    // Nev. Rev. Stat. 236.015: Nevada Day, the last Friday of October.
    #expect(try holidays("NV").name(on: try day(0, .friday, 10, year)) == "Nevada Day")
    // Vt. Stat. tit. 1 s. 371: Town Meeting Day, the first Tuesday of March.
    #expect(try holidays("VT").name(on: try day(1, .tuesday, 3, year)) == "Town Meeting Day")
    // Haw. Rev. Stat. 8-1: Good Friday; Statehood Day, the third Friday of August.
    #expect(try holidays("HI").name(on: try easter(year) - 2)?.contains("Good Friday") == true)
    #expect(try holidays("HI").name(on: try day(3, .friday, 8, year)) == "Statehood Day")
    // Ala. Code 1-3-8: Confederate Memorial Day, the fourth Monday of April.
    #expect(try holidays("AL").name(on: try day(4, .monday, 4, year)) == "Confederate Memorial Day")
  }

  @Test(arguments: 2024...2040) func `every state keeps the days that every state keeps`(year: Int) throws {
    let shared = try [
      day(year, 1, 1), day(0, .monday, 5, year), day(year, 7, 4), day(1, .monday, 9, year), day(year, 11, 11),
      day(4, .thursday, 11, year), day(year, 12, 25),
    ]
    #expect(HolidayRegion.stateCodes.count == 57)
    for code in HolidayRegion.stateCodes {
      for day in shared where code != "UM" {
        #expect(try holidays(code).name(on: day) != nil, "\(code) works on \(day)")
      }
    }
  }

  @Test func `an office is open on another office's holiday`() throws {
    let columbus = try day(2026, 10, 12)
    #expect(!WorkCalendar.office([.federal]).isWorkingDay(columbus))
    #expect(WorkCalendar.office([try HolidayRegion("CA")]).isWorkingDay(columbus))
    let chavez = try day(2026, 3, 31)
    #expect(WorkCalendar.office([.federal]).isWorkingDay(chavez))
    #expect(!WorkCalendar.office([.federal, try HolidayRegion("ca")]).isWorkingDay(chavez))
    let both = WorkCalendar.office([.federal, try HolidayRegion("CA")])
    #expect(both.closure(on: try day(2026, 2, 16)) == "Washington's Birthday")
  }

  @Test func `a region that has no calendar is refused`() {
    #expect(throws: CalendarError.unknownRegion("Californa")) { try HolidayRegion("Californa") }
  }

  @Test func `a line of the states' file that is not a date, states and a name is refused`() {
    let error = #expect(throws: TemplateError.self) {
      try HolidayCalendar.states(csv: "date,states,name\n2026-03-31,,Nobody's Day\n", file: "holidays/own.csv")
    }
    #expect(error?.description.contains("holidays/own.csv:2") == true)
  }
}
