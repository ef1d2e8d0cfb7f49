import Casework
import Planning

/// The seed's Monday as fixed values, so that what is printed can be compared whole without a database or a planner.
enum SampleViews {
  static let monday = day("2026-01-05")

  /// A day that is known to exist.
  static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(number: 0) }

  /// Stacey's two kinds of calls and an application, Jay's three calls, Ryan and Maria; eight others on track.
  static var today: TodayView {
    let groups: [TodayView.GroupView] = [
      .init(group: .urgent, cards: [stacey]), .init(group: .high, cards: [jay]),
      .init(group: .scheduled, cards: [ryan, maria]),
    ]
    return TodayView(
      day: monday, askedFor: monday, clientCount: 4, bookedMinutes: 330, bookableMinutes: 360, notesMinutes: 30,
      groups: groups, done: [], onTrack: TodayView.OnTrackView(clients: onTrack), capacity: capacity,
      recommendations: [
        Recommendation(
          kind: .missingFact, clientID: "C-010", clientName: "Delia",
          message: "Delia leaves in 21 days and no housing process is running.",
          fixes: ["Start a housing search: caseday start housing_search Delia", "Record where Delia will go."])
      ],
      unplanned: [])
  }

  /// The same day with one task done, one left over, an overrun, and data that tries to break the page.
  static var hostileToday: TodayView {
    var view = today
    view.askedFor = day("2026-01-03")
    view.done = [task(40, "Lisa", "Confirm the interview date", .followUp, minutes: 10, status: .done)]
    view.groups[0].cards[0].clientName = "Stacey \u{1B}[31mred\u{1B}[0m\u{9B}2J 王小明 👩‍👩‍👧 Zoë e\u{301}\u{323}"
    view.groups[0].cards[0].headline =
      "Leaves in 6 days\nHOUSING CRISIS \u{202E}gnp.exe\u{202C} \u{7} ⚖️ 家のない人のための緊急住宅プログラムに今日中に電話する"
    view.groups[1].cards[0].lines[0].tasks[0].description =
      "https://example.org/a-very-long-address-without-any-blank/that-has-to-be-cut-somewhere/because-it-fits-nowhere"
    view.unplanned = [
      UnplannedView(
        task: task(61, "Carlos", "Call six employers", .phoneCall, minutes: 60, priority: .medium),
        reason: "8 of 8 calls are used today and tomorrow. Moving one call of Andre would place it.")
    ]
    view.capacity.phoneCalls = CapacityLine(used: 9, limit: 8)
    return view
  }

  /// A day without any work.
  static var emptyToday: TodayView {
    TodayView(
      day: monday, askedFor: monday, clientCount: 0, bookedMinutes: 30, bookableMinutes: 360, notesMinutes: 30,
      groups: [], done: [], onTrack: TodayView.OnTrackView(clients: []), capacity: capacity, recommendations: [],
      unplanned: [])
  }

  static var capacity: CapacityView {
    CapacityView(
      phoneCalls: CapacityLine(used: 8, limit: 8), appointments: CapacityLine(used: 1, limit: 3),
      paperwork: CapacityLine(used: 2, limit: 5), followUps: CapacityLine(used: 0, limit: 10),
      minutes: CapacityLine(used: 330, limit: 360), crisisTime: CapacityLine(used: 0, limit: 120))
  }

  static func task(
    _ id: Int, _ client: String, _ description: String, _ category: WorkCategory, minutes: Int, at time: String? = nil,
    priority: Priority = .medium, status: TaskStatus = .planned, step: String? = nil, reason: String = "",
    isTentative: Bool = false
  ) -> TaskView {
    TaskView(
      id: id, clientID: "C-\(client)", clientName: client, description: description, category: category, day: monday,
      half: .am, startsAt: time.flatMap { ClockTime($0) }, priority: priority, priorityReason: "", minutes: minutes,
      status: status, processID: 3, processTitle: "Housing search, urgent", stepID: "U1",
      stepTitle: step ?? description,
      reason: reason, isTentative: isTentative)
  }

  private static var stacey: TodayView.ClientCard {
    let options = ["the county shelter line", "Family Promise", "the Salvation Army"]
    let calls = options.enumerated().map { place, option in
      task(
        17 + place, "Stacey", "Call \(option)", .phoneCall, minutes: 20, at: "08:\(place * 2)0", priority: .urgent,
        step: "TODAY: Call 5 emergency housing options", reason: "Stacey leaves in 6 days and has no place yet.")
    }
    let list = task(
      22, "Stacey", "Call Section 8 waiting list", .phoneCall, minutes: 20, at: "09:00", priority: .urgent)
    let form = task(
      24, "Stacey", "Complete rapid rehousing app", .paperwork, minutes: 40, at: "09:20", priority: .urgent,
      reason: "Needs one call to be answered first; the program decides on Thursdays.", isTentative: true)
    return TodayView.ClientCard(
      clientID: "C-001", clientName: "Stacey", headline: "Leaves in 6 days - HOUSING CRISIS",
      lines: [
        .init(title: "TODAY: Call 5 emergency housing options", category: .phoneCall, tasks: calls),
        .init(title: "Call Section 8 waiting list", category: .phoneCall, tasks: [list]),
        .init(title: "Complete rapid rehousing app", category: .paperwork, tasks: [form]),
      ], minutes: 120)
  }

  private static var jay: TodayView.ClientCard {
    let doctors = ["Dr. Smith (psychiatrist)", "Regional Medical Center", "Previous PCP"]
    let calls = doctors.enumerated().map { place, doctor in
      task(
        131 + place, "Jay", doctor, .phoneCall, minutes: 30, at: "10:\(place * 2)5", priority: .high,
        step: "Contact previous doctors", reason: "Records take 30 days; the claim waits for them.")
    }
    return TodayView.ClientCard(
      clientID: "C-002", clientName: "Jay", headline: "Day 3 of program - New admission",
      lines: [.init(title: "Contact previous doctors", category: .phoneCall, tasks: calls)], minutes: 90)
  }

  private static var ryan: TodayView.ClientCard {
    TodayView.ClientCard(
      clientID: "C-003", clientName: "Ryan", headline: "",
      lines: [
        .init(
          title: "Resume review session", category: .appointment,
          tasks: [task(88, "Ryan", "Resume review session", .appointment, minutes: 45, at: "13:00")]),
        .init(
          title: "Job search strategy", category: .other,
          tasks: [task(90, "Ryan", "Job search strategy", .other, minutes: 15)]),
      ], minutes: 60)
  }

  private static var maria: TodayView.ClientCard {
    TodayView.ClientCard(
      clientID: "C-004", clientName: "Maria", headline: "Court on Friday - prep needed",
      lines: [
        .init(
          title: "Document checklist review", category: .paperwork,
          tasks: [task(101, "Maria", "Document checklist review", .paperwork, minutes: 30, at: "14:00")])
      ], minutes: 30)
  }

  private static var onTrack: [TodayView.OnTrackClient] {
    let rows = [
      ("Andre", "2026-01-07", "Confirm that SNAP has the papers"), ("Bea", "2026-01-06", "Follow up on applications"),
      ("Carlos", "2026-01-06", "Call six employers about the applications sent before the holidays"),
      ("Delia", "2026-01-15", "Monthly contact"), ("Hana", "2026-01-08", "Viewing on Oak Street"),
      ("Ignatius Montgomery-Featherstonehaugh", "2026-01-09", "Monthly contact"),
      ("王小明", "2026-01-12", "Weekly contact"),
    ]
    return rows.map { name, next, task in
      TodayView.OnTrackClient(clientID: "C-\(name)", clientName: name, nextDay: day(next), nextTask: task)
    } + [TodayView.OnTrackClient(clientID: "C-020", clientName: "Nora", nextDay: nil, nextTask: nil)]
  }
}
