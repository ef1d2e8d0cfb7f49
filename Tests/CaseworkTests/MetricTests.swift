import Casework
import Testing

/// Each metric on a history small enough to count by hand.
struct MetricTests {
  private let monday = CalendarDay(number: 20_458)

  private func day(_ offset: Int, _ edit: (inout WorkDay) -> Void = { _ in }) -> WorkDay {
    var day = WorkDay(day: monday + offset)
    day.workedMinutes = 400
    day.bookableMinutes = 360
    day.plannedMinutes = 360
    edit(&day)
    return day
  }

  private var history: WorkHistory {
    var history = WorkHistory()
    history.days = [
      day(0) {
        $0.plannedCalls = 8; $0.calls = 9; $0.slips = 3
      },
      day(1) {
        $0.plannedCalls = 9; $0.calls = 15; $0.moves = 2
      },
      day(2) {
        $0.workedMinutes = 500; $0.keptNotesBlock = false
      },
      day(3) {
        $0.urgentLeft = ["Call the shelter"]; $0.wroteNotes = false; $0.plannedMinutes = 361
      },
    ]
    history.attention = [
      AttentionOutcome(clientID: "a", day: monday, wasAttended: true, wasReached: false),
      AttentionOutcome(clientID: "b", day: monday, wasAttended: false, wasReached: false),
    ]
    history.processWeeks = [
      ProcessWeekOutcome(processID: 1, clientID: "a", templateID: "benefits", week: monday, advanced: true),
      ProcessWeekOutcome(processID: 2, clientID: "a", templateID: "benefits", week: monday, advanced: true),
      ProcessWeekOutcome(processID: 3, clientID: "b", templateID: "benefits", week: monday, advanced: false),
    ]
    history.hardDates = HardDateOutcome.End.allCases.map {
      HardDateOutcome(clientID: "a", step: $0.rawValue, date: monday, end: $0)
    }
    history.claims = [
      ClaimOutcome(
        clientID: "a", admission: monday, filed: monday + 14, packetSubmitted: monday + 74, isPacketDue: true),
      ClaimOutcome(clientID: "b", admission: monday, filed: monday + 15, packetSubmitted: nil, isPacketDue: true),
      ClaimOutcome(clientID: "c", admission: monday),
    ]
    history.exits = ExitOutcome.Destination.allCases.map {
      ExitOutcome(clientID: $0.rawValue, day: monday, destination: $0)
    }
    history.servicePlans = [ServicePlanOutcome(clientID: "a", day: monday, isActive: true)]
    history.crises = [24, 24.5, nil].map { CrisisOutcome(clientID: "a", opened: monday, hoursToStabilise: $0) }
    return history
  }

  /// What a metric is on the history, counted by hand.
  struct Counted: Sendable {
    var metric: Metric
    var value: Double
    var cases: Int
    var missed: [String] = []
  }

  private static let counted: [Counted] = [
    Counted(metric: .daysOverCallLimit, value: 25, cases: 4, missed: ["2026-01-06"]),
    Counted(metric: .urgentAttention, value: 50, cases: 2, missed: ["b, 2026-01-05"]),
    Counted(metric: .processesAdvance, value: 66.667, cases: 3, missed: ["b, benefits, week of 2026-01-05"]),
    Counted(metric: .forgottenDeadlines, value: 20, cases: 5, missed: ["a, forgotten, 2026-01-05"]),
    Counted(
      metric: .missedDeadlines, value: 60, cases: 5,
      missed: [
        "a, missed_though_planned, 2026-01-05", "a, missed_though_warned, 2026-01-05", "a, forgotten, 2026-01-05",
      ]
    ),
    Counted(metric: .claimsFiled, value: 33.333, cases: 3, missed: ["b", "c"]),
    Counted(metric: .packetsSubmitted, value: 50, cases: 2, missed: ["b"]),
    Counted(
      metric: .housed, value: 20, cases: 5,
      missed: ["temporary, 2026-01-05", "institutional, 2026-01-05", "unknown, 2026-01-05", "deceased, 2026-01-05"]),
    Counted(metric: .servicePlans, value: 100, cases: 1),
    Counted(metric: .emergencies, value: 33.333, cases: 3, missed: ["a, 2026-01-05", "a, 2026-01-05"]),
    Counted(metric: .withinHours, value: 50, cases: 4, missed: ["2026-01-07", "2026-01-08"]),
    Counted(metric: .overwhelmingDays, value: 25, cases: 4, missed: ["2026-01-06"]),
    Counted(metric: .documentation, value: 50, cases: 4, missed: ["2026-01-07", "2026-01-08"]),
    Counted(metric: .overtime, value: 5, cases: 4),
    Counted(metric: .fullDays, value: 25, cases: 4, missed: ["2026-01-08"]),
    Counted(metric: .slips, value: 0.75, cases: 4),
    Counted(metric: .moves, value: 0.5, cases: 4),
  ]

  @Test func `every metric is counted`() {
    #expect(Set(Self.counted.map(\.metric)) == Set(Metric.allCases))
  }

  @Test(arguments: Self.counted)
  func `a metric is n of N, and names what missed`(counted: Counted) throws {
    let score = history.score(counted.metric)
    #expect(abs(try #require(score.value) - counted.value) < 0.001)
    #expect(score.denominator == counted.cases)
    #expect(score.missed == counted.missed)
  }

  @Test(arguments: Metric.allCases)
  func `nothing to judge is no value, not a zero`(metric: Metric) {
    #expect(WorkHistory().score(metric).value == nil)
  }
}
