import Testing

@testable import Casework

/// Expected values worked out with Python's zoneinfo (IANA 2025b) and by hand.
@Suite struct TimeZoneClockTests {
  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
  private func time(_ text: String) throws -> ClockTime { try #require(ClockTime(text)) }

  @Test(
    arguments: [
      // Both zones in winter, both in summer.
      ("America/Chicago", "2026-01-05", "08:00", "America/Los_Angeles", "2026-01-05", "06:00"),
      ("America/Chicago", "2026-07-06", "17:00", "America/Los_Angeles", "2026-07-06", "15:00"),
      // Arizona keeps standard time: one hour from California in winter, none in summer.
      ("America/Phoenix", "2026-01-05", "09:00", "America/Los_Angeles", "2026-01-05", "08:00"),
      ("America/Phoenix", "2026-07-06", "09:00", "America/Los_Angeles", "2026-07-06", "09:00"),
      // Spring, Sunday 8 March 2026: Chicago springs two hours before Los Angeles.
      ("America/Chicago", "2026-03-08", "01:30", "America/Los_Angeles", "2026-03-07", "23:30"),
      ("America/Chicago", "2026-03-08", "03:30", "America/Los_Angeles", "2026-03-08", "00:30"),
      ("America/Chicago", "2026-03-08", "05:30", "America/Los_Angeles", "2026-03-08", "03:30"),
      // A time that Chicago skips counts as if its clock had gone on: 02:30 is 03:30.
      ("America/Chicago", "2026-03-08", "02:30", "America/Los_Angeles", "2026-03-08", "00:30"),
      // Autumn, Sunday 1 November 2026: 01:30 comes twice in Chicago, the first is meant.
      ("America/Chicago", "2026-11-01", "01:30", "America/Los_Angeles", "2026-10-31", "23:30"),
      ("America/Chicago", "2026-11-01", "02:30", "America/Los_Angeles", "2026-11-01", "01:30"),
      ("America/Chicago", "2026-11-02", "08:00", "America/Los_Angeles", "2026-11-02", "06:00"),
      // Over a year's end, a leap day, and half-hour zones.
      ("America/Los_Angeles", "2026-12-31", "23:00", "America/New_York", "2027-01-01", "02:00"),
      ("America/Los_Angeles", "2028-02-28", "22:00", "America/New_York", "2028-02-29", "01:00"),
      ("Asia/Kolkata", "2026-01-05", "09:00", "America/Los_Angeles", "2026-01-04", "19:30"),
      ("UTC", "1969-12-31", "23:00", "America/New_York", "1969-12-31", "18:00"),
    ]
  )
  func `a clock in another zone`(
    from: String, onDay: String, at: String, to: String, day: String, time: String
  ) throws {
    let there = try TimeZoneClock(from)
    let here = try TimeZoneClock(to)
    let reading = here.reading(.init(day: try self.day(onDay), time: try self.time(at)), in: there)
    #expect(reading == .init(day: try self.day(day), time: try self.time(time)))
  }

  @Test func `an office in Alabama is open from six to three in California around both changes`() throws {
    let here = try TimeZoneClock("America/Los_Angeles")
    let there = try TimeZoneClock("America/Chicago")
    for text in ["2026-03-06", "2026-03-09", "2026-10-30", "2026-11-02"] {
      let hours = here.hours(try time("08:00"), try time("17:00"), in: there, on: try day(text))
      #expect(hours == (try time("06:00"))...(try time("15:00")))
    }
  }

  @Test func `an office across the date line is open on the evening before`() throws {
    let here = try TimeZoneClock("America/Los_Angeles")
    let guam = try TimeZoneClock("Pacific/Guam")
    // Guam's Tuesday 08:00 to 17:00 (UTC+10) is Monday 14:00 to 23:00 in California in winter.
    let hours = here.hours(try time("08:00"), try time("17:00"), in: guam, on: try day("2026-01-05"))
    #expect(hours == (try time("14:00"))...(try time("23:00")))
  }

  @Test func `a time zone that doesn't exist is named, with the nearest`() {
    #expect(throws: TimeZoneError.unknown("America/Chigaco", suggestion: "America/Chicago")) {
      try TimeZoneClock("America/Chigaco")
    }
    #expect(throws: TimeZoneError.unknown("PST", suggestion: "America/Los_Angeles")) { try TimeZoneClock("PST") }
    #expect(throws: TimeZoneError.unknown("", suggestion: nil)) { try TimeZoneClock("") }
  }
}
