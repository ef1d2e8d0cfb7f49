import Testing

@testable import Casework

/// Every kind of deadline against dates worked out by hand from a printed calendar.
@Suite struct DeadlineKindTests {
  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  private func hardDate(
    _ kind: TemplateDeadline.Kind, _ nominal: String, office: [HolidayRegion] = [.federal], mailDays: Int = 0
  ) throws -> String {
    let deadline = TemplateDeadline(kind: kind, at: DateExpression(.start), mailDays: mailDays)
    return deadline.hardDate(
      nominal: try day(nominal), office: .office(office), today: try day("2026-01-05")
    ).description
  }

  @Test(
    arguments: [
      // Never rolled: a Saturday stays a Saturday, a holiday a holiday.
      (TemplateDeadline.Kind.calendar, "2026-01-17", "2026-01-17"), (.calendar, "2026-12-25", "2026-12-25"),
      (.eventStarted, "2026-01-18", "2026-01-18"), (.expiry, "2026-01-19", "2026-01-19"),
      // Forward: Saturday 17 January, Sunday, and Monday 19 January, which is Martin Luther King Jr. Day: Tuesday.
      (.businessForward, "2026-01-16", "2026-01-16"), (.businessForward, "2026-01-17", "2026-01-20"),
      (.businessForward, "2026-01-19", "2026-01-20"),
      // Back: the same days go to Friday 16 January.
      (.businessBack, "2026-01-17", "2026-01-16"), (.businessBack, "2026-01-19", "2026-01-16"),
      (.businessBack, "2026-01-20", "2026-01-20"),
      // Independence Day 2026 is a Saturday, observed on Friday 3 July.
      (.businessForward, "2026-07-03", "2026-07-06"), (.businessBack, "2026-07-05", "2026-07-02"),
      // Year ends: New Year's Day 2028 is a Saturday, observed on Friday 31 December 2027.
      (.businessForward, "2027-12-31", "2028-01-03"), (.businessBack, "2028-01-02", "2027-12-30"),
      (.businessForward, "2026-12-31", "2026-12-31"), (.businessForward, "2027-01-01", "2027-01-04"),
      // Leap day 2028 is a Tuesday; 29 February 2032 a Sunday.
      (.businessForward, "2028-02-29", "2028-02-29"), (.businessForward, "2032-02-29", "2032-03-01"),
      (.businessBack, "2032-02-29", "2032-02-27"),
      // Both changes of the clock are Sundays: a legal day has no hours.
      (.businessForward, "2026-03-08", "2026-03-09"), (.businessBack, "2026-11-01", "2026-10-30"),
    ]
  ) func `a date and its kind`(kind: TemplateDeadline.Kind, nominal: String, expected: String) throws {
    #expect(try hardDate(kind, nominal) == expected)
  }

  @Test func `an appeal is due 65 days after the date on the letter, rolled forward`() throws {
    // Letter of Monday 2 February 2026: 60 days are Friday 3 April, 5 mail days Wednesday 8 April.
    #expect(try hardDate(.letterPlusMail, "2026-04-03", mailDays: 5) == "2026-04-08")
    // Letter of Friday 13 March 2026: day 65 is Sunday 17 May, so Monday 18 May.
    #expect(try hardDate(.letterPlusMail, "2026-05-12", mailDays: 5) == "2026-05-18")
    // Letter of Monday 23 March 2026: day 65 is Wednesday 27 May. Of Saturday 21 March: Monday 25 May is Memorial Day.
    #expect(try hardDate(.letterPlusMail, "2026-05-20", mailDays: 5) == "2026-05-26")
  }

  @Test func `a date rolls on the calendar of the office that receives the paper`() throws {
    let california = try HolidayRegion("CA")
    // Cesar Chavez Day, Tuesday 31 March 2026: California's offices are closed, Social Security is open.
    #expect(try hardDate(.businessForward, "2026-03-31", office: [.federal]) == "2026-03-31")
    #expect(try hardDate(.businessForward, "2026-03-31", office: [california]) == "2026-04-01")
    // Columbus Day, Monday 12 October 2026: the other way round.
    #expect(try hardDate(.businessForward, "2026-10-12", office: [.federal]) == "2026-10-13")
    #expect(try hardDate(.businessBack, "2026-10-12", office: [california]) == "2026-10-12")
  }

  // MARK: A clock that stands still

  @Test func `a voucher's clock of sixty days stands still while the authority decides`() throws {
    // Issued 5 January 2026: the 60th day is 6 March.
    let end = try day("2026-03-06")
    func clock(_ stops: [ClockStop]) -> SuspendableClock { SuspendableClock(nominalEnd: end, stops: stops) }
    let stopped = ClockStop(stoppedOn: try day("2026-02-02"), reason: "RFTA handed in")
    #expect(clock([]).daysLeft(on: try day("2026-02-02")) == 32)
    // While it stands still the days left don't change.
    #expect(clock([stopped]).daysLeft(on: try day("2026-02-02")) == 32)
    #expect(clock([stopped]).daysLeft(on: try day("2026-02-20")) == 32)
    #expect(clock([stopped]).openStop == stopped)
    // Answered after 18 days: 18 days later.
    var first = stopped
    first.resumedOn = try day("2026-02-20")
    #expect(clock([first]).end(on: try day("2026-03-01")) == end + 18)
    #expect(clock([first]).daysLeft(on: try day("2026-03-01")) == 23)
    // Stopped again: both times count.
    let second = ClockStop(
      stoppedOn: try day("2026-03-10"), resumedOn: try day("2026-03-13"), reason: "RFTA for another unit")
    #expect(clock([first, second]).end(on: try day("2026-03-20")) == end + 21)
    // A clock that had run out can't be stopped any more.
    let late = ClockStop(stoppedOn: try day("2026-03-30"), reason: "too late")
    #expect(clock([late]).daysLeft(on: try day("2026-04-02")) == -27)
    #expect(clock([first, late]).daysLeft(on: try day("2026-04-02")) == -9)
  }

  @Test func `a clock that stands still over a leap day and a year's end counts every day`() throws {
    let stop = ClockStop(stoppedOn: try day("2027-12-30"), resumedOn: try day("2028-03-01"), reason: "RFTA")
    // 30 December to 1 March: 2 + 31 + 29 days.
    let clock = SuspendableClock(nominalEnd: try day("2028-01-10"), stops: [stop])
    #expect(clock.end(on: try day("2028-03-05")).description == "2028-03-12")
  }

  // MARK: Windows that open again

  @Test func `a monthly meeting is due once in each calendar month`() throws {
    let monthly = RecurringWindow(period: .calendarMonth)
    let start = try day("2026-01-20")
    func window(_ done: [String]) throws -> [String] {
      let window = monthly.next(from: start, done: try done.map(day), pickedUp: start)
      return [window.lowerBound.description, window.upperBound.description]
    }
    #expect(try window([]) == ["2026-01-01", "2026-01-31"])
    #expect(try window(["2026-01-30"]) == ["2026-02-01", "2026-02-28"])
    // Twice in January is January and, as February isn't open yet, no more.
    #expect(try window(["2026-01-22", "2026-01-30"]) == ["2026-02-01", "2026-02-28"])
    // March made up for February, so April follows March only once March is met too.
    #expect(try window(["2026-01-30", "2026-03-03"]) == ["2026-03-01", "2026-03-31"])
    #expect(try window(["2026-01-30", "2026-03-03", "2026-03-28"]) == ["2026-04-01", "2026-04-30"])
    // A leap year's February, and a year's end.
    #expect(monthly.window(1, from: try day("2028-01-31")) == (try day("2028-02-01"))...(try day("2028-02-29")))
    #expect(monthly.window(1, from: try day("2026-12-15")) == (try day("2027-01-01"))...(try day("2027-01-31")))
  }

  @Test func `an annual assessment is open 30 days on either side of the anniversary`() throws {
    let annual = RecurringWindow(period: .months(12), opens: 30, closes: 30)
    let entry = try day("2025-06-16")
    #expect(annual.window(0, from: entry) == (try day("2026-05-17"))...(try day("2026-07-16")))
    // Entered on a leap day: the anniversary of a common year is 28 February.
    let leap = try day("2028-02-29")
    #expect(annual.window(0, from: leap) == (try day("2029-01-29"))...(try day("2029-03-30")))
    #expect(annual.window(3, from: leap) == (try day("2032-01-30"))...(try day("2032-03-30")))
    // An assessment before the window opens isn't this year's.
    #expect(
      annual.next(from: entry, done: [try day("2026-05-16")], pickedUp: entry).lowerBound == (try day("2026-05-17")))
    #expect(
      annual.next(from: entry, done: [try day("2026-05-17")], pickedUp: entry).lowerBound == (try day("2027-05-17")))
    // Windows that closed before the process was picked up were nobody's to keep.
    #expect(
      annual.next(from: entry, done: [], pickedUp: try day("2027-01-05")).upperBound == (try day("2027-07-16")))
  }

  @Test func `a quarterly check is open in the last thirty days of its three months`() throws {
    let quarterly = RecurringWindow(period: .months(3), opens: 30)
    #expect(quarterly.window(0, from: try day("2026-11-30")) == (try day("2027-01-29"))...(try day("2027-02-28")))
    #expect(quarterly.window(1, from: try day("2026-11-30")) == (try day("2027-04-30"))...(try day("2027-05-30")))
  }
}
