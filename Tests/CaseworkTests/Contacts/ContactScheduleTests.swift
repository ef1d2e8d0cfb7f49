import Testing

@testable import Casework

@Suite struct ContactScheduleTests {
  private let monday = CalendarDay(number: 20_458)
  private let calendar = WorkCalendar(closures: HolidayCalendar.usFederal.names)

  private func needs(_ client: Client, last: Int?, days: Int = 25) -> [ContactSchedule.Need] {
    ContactSchedule(
      client: client, calendar: calendar, cadence: .standard, today: monday, end: monday + days,
      lastContact: last.map { monday - $0 }, closedContacts: 0
    ).needs()
  }

  @Test func `a client who leaves within seven days is contacted every working day until then`() {
    let client = Client(id: "C", name: "C", admission: monday - 40, plannedDischarge: monday + 4)
    let days = needs(client, last: 3).prefix(5).map(\.due)
    #expect(days == (0...4).map { monday + $0 })
    #expect(needs(client, last: 3).first?.onlyDays == [monday])
  }

  @Test func `the first seven days bring a contact every working day, then one a week`() throws {
    let client = Client(id: "C", name: "C", admission: monday - 2, plannedDischarge: monday + 80)
    let found = needs(client, last: 2)
    #expect(found.filter { $0.onlyDays != nil }.map(\.due) == (0...4).map { monday + $0 })
    let weekly = found.filter { $0.onlyDays == nil }
    let first = try #require(weekly.first)
    #expect(first.due <= monday + 4 + 7 && first.due > monday + 4)
  }

  @Test func `a settled client's contact is due a gap after the last one, and the next a gap later`() throws {
    let client = Client(id: "C", name: "C", admission: monday - 60, plannedDischarge: monday + 90)
    let found = needs(client, last: 3)
    #expect(found.first?.due == monday + 4)
    #expect(found.dropFirst().first?.due == monday + 11)
    #expect(found.allSatisfy { $0.release <= $0.due })
    let community = Client(
      id: "C", name: "C", admission: monday - 60, plannedDischarge: monday + 90, setting: .community)
    #expect(needs(community, last: 3).first?.due == monday + 11)
  }

  @Test func `an overdue contact is due before today, and can be made today`() throws {
    let client = Client(id: "C", name: "C", admission: monday - 60, plannedDischarge: monday + 90)
    let first = try #require(needs(client, last: 12).first)
    #expect(first.due < monday)
    #expect(first.release <= monday)
  }

  @Test func `without any contact on record the first is due within one gap`() throws {
    let client = Client(id: "C", name: "C", admission: monday - 60, plannedDischarge: monday + 90)
    let first = try #require(needs(client, last: nil).first)
    #expect(first.due > monday && first.due <= monday + 7)
  }

  @Test func `nobody is contacted again on the day of a contact`() {
    let client = Client(id: "C", name: "C", admission: monday - 40, plannedDischarge: monday + 4)
    #expect(needs(client, last: 0).first?.due == monday + 1)
  }
}
