import Casework
import Testing

@Suite struct WorkCalendarTests {
  let calendar = WorkCalendar(closures: HolidayCalendar.usFederal.names)

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test(arguments: [
    // Plain, over a weekend, over a holiday, backward, and from closed days.
    ("2026-01-05", 1, "2026-01-06"), ("2026-01-09", 1, "2026-01-12"), ("2026-01-16", 1, "2026-01-20"),
    ("2026-01-05", -1, "2026-01-02"), ("2026-01-02", -1, "2025-12-31"), ("2026-01-03", 1, "2026-01-05"),
    ("2026-01-03", 3, "2026-01-07"), ("2026-01-04", -1, "2026-01-02"), ("2026-01-19", 1, "2026-01-20"),
    ("2026-01-05", 0, "2026-01-05"), ("2026-01-03", 0, "2026-01-05"), ("2025-12-31", 2, "2026-01-05"),
    ("2028-02-28", 1, "2028-02-29"), ("2026-11-25", 1, "2026-11-27"),
  ])
  func `working days are counted over weekends and holidays`(_ from: String, _ count: Int, _ to: String) throws {
    #expect(calendar.day(try day(from), plusWorkingDays: count).description == to)
  }

  @Test func `counting working days is the inverse of adding them`() throws {
    let start = try day("2026-01-05")
    for count in 0...60 {
      #expect(calendar.workingDays(from: start, to: calendar.day(start, plusWorkingDays: count)) == count)
      #expect(calendar.workingDays(from: start, to: calendar.day(start, plusWorkingDays: -count)) == -count)
    }
  }

  @Test func `the horizon has the asked number of working days and no closed one`() throws {
    let horizon = calendar.horizon(from: try day("2026-01-17"), workingDays: 20)
    #expect(horizon.count == 20)
    #expect(horizon.first?.description == "2026-01-20")
    #expect(horizon.allSatisfy(calendar.isWorkingDay))
  }

  @Test func `a calendar that is always closed still answers`() throws {
    let closures = Dictionary(uniqueKeysWithValues: (20_000..<21_500).map { (CalendarDay(number: $0), "closed") })
    let shut = WorkCalendar(closures: closures)
    #expect(shut.workingDay(onOrAfter: CalendarDay(number: 20_100)) == CalendarDay(number: 20_100))
  }

  @Test(arguments: [
    ("2026-01-05", 180, 150, 30, 8), ("2026-01-09", 180, 120, 60, 8), ("2026-01-10", 0, 0, 0, 0),
    ("2026-01-19", 0, 0, 0, 0), ("2026-07-02", 180, 120, 60, 8),
  ])
  func `a day takes six hours less the notes block, which is longer on the week's last day`(
    _ date: String, _ morning: Int, _ afternoon: Int, _ notes: Int, _ calls: Int
  ) throws {
    let capacity = DayCapacityPlan(try day(date), settings: AgencySettings(), calendar: calendar)
    #expect(capacity.morning == morning && capacity.afternoon == afternoon)
    #expect(capacity.notes == notes && capacity.phoneCalls == calls)
  }

  @Test func `a half day away takes its minutes and halves the caps, rounded up`() throws {
    var away = calendar
    away.absences[try day("2026-01-06")] = WorkCalendar.Absence(extent: .afternoon, reason: "Training")
    let capacity = DayCapacityPlan(try day("2026-01-06"), settings: AgencySettings(), calendar: away)
    #expect(capacity.morning == 150 && capacity.afternoon == 0 && capacity.notes == 30)
    #expect(
      capacity.phoneCalls == 4 && capacity.appointments == 2 && capacity.paperwork == 3 && capacity.followUps == 5)
  }
}
