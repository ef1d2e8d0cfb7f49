import Planning
import Testing

@testable import Casework

/// Suggested times: fixed first, calls inside the other side's hours, demanding work while focus lasts, breaks.
@Suite struct DayArrangementTests {
  private var settings = AgencySettings()

  private func entry(
    _ id: Int, _ client: String = "A", _ category: WorkCategory = .paperwork, minutes: Int = 30, hard: Bool = false,
    at time: String? = nil, counterpart: String? = nil, windows: [Range<Int>] = [], after: [Int] = [],
    priority: Priority = .medium
  ) -> DayArrangement.Entry {
    DayArrangement.Entry(
      id: id, clientID: client, category: category, minutes: minutes, priority: priority, isHard: hard,
      agreed: time.flatMap { ClockTime($0) }, after: after, counterpart: counterpart, windows: windows)
  }

  private func order(_ entries: [DayArrangement.Entry], _ half: HalfDay = .am) -> [Int] {
    DayArrangement(settings: settings).starts(entries, half: half).sorted { $0.value < $1.value }.map(\.key)
  }

  @Test func `agreed times stand, and nothing runs into them`() {
    let entries = [entry(1, minutes: 60), entry(2, minutes: 60, at: "08:30"), entry(3, minutes: 30)]
    let starts = DayArrangement(settings: settings).starts(entries, half: .am)
    #expect(starts[2] == ClockTime("08:30"))
    #expect(starts[3] == ClockTime("08:00"))
    #expect(starts[1] == ClockTime("09:30"))
  }

  @Test func `demanding work comes first in the half in which this person does it best, and last in the other`() {
    let entries = [entry(1), entry(2, hard: true)]
    #expect(order(entries, .am) == [2, 1])
    #expect(order(entries, .pm) == [1, 2])
    var owl = DayArrangementTests()
    owl.settings.focus = .pm
    #expect(owl.order(entries, .pm) == [2, 1])
    #expect(owl.order(entries, .am) == [1, 2])
  }

  @Test func `whoever answers only until ten is called before ten`() {
    let morning = 8 * 60..<10 * 60
    let entries = [
      entry(1, "A", minutes: 60, hard: true, priority: .urgent),
      entry(2, "A", minutes: 60, hard: true, priority: .urgent),
      entry(3, "B", .phoneCall, minutes: 30, windows: [morning]),
      entry(4, "B", .phoneCall, minutes: 30, windows: [9 * 60..<10 * 60]),
    ]
    let starts = DayArrangement(settings: settings).starts(entries, half: .am)
    for (id, window) in [(3, morning), (4, 9 * 60..<10 * 60)] {
      let start = starts[id]?.minutes ?? 0
      #expect(start >= window.lowerBound && start + 30 <= window.upperBound, "\(id) at \(start)")
    }
    let taken = entries.map { (starts[$0.id]?.minutes ?? 0)..<((starts[$0.id]?.minutes ?? 0) + $0.minutes) }
      .sorted { $0.lowerBound < $1.lowerBound }
    for (one, next) in zip(taken, taken.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
  }

  @Test func `the same client's and the same agency's work stand together`() {
    let entries = [
      entry(1, "A"), entry(2, "B", .phoneCall, counterpart: "dmv"), entry(3, "A"),
      entry(4, "C", .phoneCall, counterpart: "dmv"),
      entry(5, "B"),
    ]
    #expect(order(entries) == [1, 3, 2, 4, 5])
  }

  @Test func `after an hour and a half there is a break, where the half-day has room for one`() {
    let entries = (1...4).map { entry($0, "A", minutes: 45) }
    let starts = DayArrangement(settings: settings).starts(entries, half: .am)
    #expect((1...4).map { starts[$0]?.description } == ["08:00", "08:45", "09:40", "10:25"])
    let full = (1...8).map { entry($0, "A", minutes: 30) }
    #expect(DayArrangement(settings: settings).starts(full, half: .am)[8]?.description == "11:30")
  }

  @Test func `what needs another piece comes after it, whatever its hours`() {
    let entries = [entry(1, "A", after: [2]), entry(2, "B", .phoneCall, windows: [10 * 60..<11 * 60])]
    let starts = DayArrangement(settings: settings).starts(entries, half: .am)
    #expect(starts[2]?.description == "10:00")
    #expect((starts[1]?.minutes ?? 0) >= 10 * 60 + 30)
  }
}
