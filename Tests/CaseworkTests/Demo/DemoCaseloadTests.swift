import Testing

@testable import Casework

@Suite struct DemoCaseloadTests {
  let demo: DemoCaseload

  init() throws { demo = try .standard() }

  @Test func `the demo has twenty synthetic clients`() {
    #expect(demo.clients.count == 20)
    #expect(demo.clients.map(\.externalID) == (1...20).map { $0 < 10 ? "C-00\($0)" : "C-0\($0)" })
    #expect(demo.notice.hasPrefix("Synthetic data."))
    #expect(demo.clients.prefix(6).map(\.name) == ["Stacey", "Jay", "Ryan", "Maria", "Carlos", "Lisa"])
  }

  @Test func `the demo uses only what the library has`() throws {
    #expect(try demo.problems(in: .standard()) == [])
  }

  @Test func `what the library doesn't have is named`() throws {
    var spoilt = demo
    spoilt.clients = [demo.clients[0], demo.clients[2]]
    spoilt.clients[0].processes[0].template = "housing_now"
    spoilt.clients[0].keyDates = [DemoKeyDate(kind: "party", day: .inDays(3), time: nil)]
    spoilt.clients[1].processes[0].done = [
      DemoStep(step: "J99", pieces: nil, provider: nil, daysAgo: 3),
      DemoStep(step: "J2", pieces: [3], provider: nil, daysAgo: 9),
    ]
    spoilt.clients[1].processes[0].waiting = [DemoStep(step: "J1", pieces: nil, provider: nil, daysAgo: 1)]
    spoilt.clients[1].processes[0].events = [DemoEvent(name: "fired", daysAgo: 1)]
    #expect(
      try spoilt.problems(in: .standard()) == [
        "Stacey has the key date party, which no template knows",
        "Stacey has a process of housing_now, which is not a template",
        "Ryan has employment_prep J99, which is not a step",
        "Ryan has employment_prep J2 9 days ago, before the process began",
        "Ryan has more pieces of employment_prep J2 than the 2 there are",
        "Ryan waits in employment_prep J1, which has no wait",
        "Ryan has the event fired in employment_prep, which cannot be recorded there",
      ])
  }

  @Test func `Stacey leaves in six days and Jay is in his third day`() throws {
    let stacey = try #require(demo.clients.first { $0.name == "Stacey" })
    #expect(stacey.dischargeInDays == 6)
    #expect(stacey.processes.map(\.template) == ["housing_urgent", "discharge"])
    let jay = try #require(demo.clients.first { $0.name == "Jay" })
    #expect(jay.admittedDaysAgo + 1 == 3)
    #expect(
      jay.providers.map(\.name) == [
        "Dr. Smith (psychiatrist)", "Regional Medical Center", "Previous PCP", "Mobile General Hospital",
        "Baldwin County Hospital",
      ])
    #expect(Set(jay.providers.map(\.timeZone)) == ["America/Chicago"])
    #expect(jay.processes.filter { $0.template == "medical_records" }.count == 5)
  }

  @Test func `what Stacey needs today takes about two hours`() throws {
    let urgent = try #require(try TemplateLibrary.standard()["housing_urgent"])
    let process = try #require(demo.clients.first?.processes.first)
    let open = urgent.steps.filter { $0.phase == "TODAY" }.flatMap { step -> [String] in
      let count =
        switch step.quantity {
        case .fixed(let count): count
        case .pieces(let pieces): pieces.count
        default: 0
        }
      let done = process.done.filter { $0.step == step.id }.flatMap { $0.pieces ?? Array(1...count) }
      return (1...max(1, count)).filter { !done.contains($0) }
        .map { "\(step.title(ofPiece: $0)), \(step.minutes) minutes" }
    }
    #expect(
      open == [
        "Call emergency housing option 3, 20 minutes", "Call emergency housing option 4, 20 minutes",
        "Call emergency housing option 5, 20 minutes", "Call Section 8 waiting list, 20 minutes",
        "Complete rapid rehousing app, 30 minutes",
      ])
  }

  @Test func `the fourteen others have been contacted within their cadence`() throws {
    for client in demo.clients.dropFirst(6) {
      let state: ContactCadence.State = client.setting == .residential ? .residential : .community
      let gap = try #require(ContactCadence.standard.rule(for: state).gapDays)
      let last = try #require(client.lastContactDaysAgo)
      #expect(last < gap, "\(client.name)")
      #expect((client.dischargeInDays ?? 99) > 14, "\(client.name)")
      #expect(client.admittedDaysAgo > 7, "\(client.name)")
    }
  }

  @Test(arguments: [
    ("2026-01-05", "2026-01-09"), ("2026-01-06", "2026-01-09"), ("2026-01-08", "2026-01-09"),
    ("2026-01-09", "2026-01-16"),
  ])
  func `Maria's court is on this week's Friday, or the next on a Friday`(_ today: String, _ court: String) throws {
    let maria = try #require(demo.clients.first { $0.name == "Maria" })
    let date = try #require(maria.keyDates.first)
    #expect(date.kind == "court")
    #expect(date.time == ClockTime("09:00"))
    #expect(date.day.day(from: try #require(CalendarDay(today))) == CalendarDay(court))
  }

  @Test(arguments: [("2026-01-05", "2026-01-13"), ("2026-01-06", "2026-01-13"), ("2026-01-09", "2026-01-13")])
  func `Lisa's interview is next week's Tuesday`(_ today: String, _ interview: String) throws {
    let lisa = try #require(demo.clients.first { $0.name == "Lisa" })
    #expect(lisa.keyDates.first?.day.day(from: try #require(CalendarDay(today))) == CalendarDay(interview))
  }

  @Test func `days of work and dates fall on working days`() throws {
    let monday = try #require(CalendarDay("2026-01-05"))
    let longAgo = monday - 100
    func workday(_ daysAgo: Int, admission: CalendarDay) -> String {
      DemoCaseload.workday(daysAgo: daysAgo, from: monday, admission: admission).description
    }
    #expect(workday(0, admission: longAgo) == "2026-01-05")
    #expect(workday(1, admission: longAgo) == "2026-01-02")
    #expect(workday(2, admission: longAgo) == "2026-01-02")
    #expect(workday(3, admission: longAgo) == "2026-01-02")
    // Jay came on a Saturday: nothing was done before that.
    #expect(workday(2, admission: monday - 2) == "2026-01-03")
    #expect(DemoDay.inDays(5).day(from: monday) == CalendarDay("2026-01-12"))
    #expect(DemoDay.inDays(4).day(from: monday) == CalendarDay("2026-01-09"))
  }

  @Test(arguments: [
    (
      "demo", "clients: [{ name: A }]", "demo.yaml:1: the caseload has no \"notice\". Write that the data is synthetic."
    ),
    (
      "admission", "notice: x\nclients: [{ external_id: C-1, name: A }]",
      "demo.yaml:2: a client has no \"admitted_days_ago\". Write how many days ago."
    ),
    (
      "twice",
      "notice: x\nclients:\n  - { external_id: C-1, name: A, admitted_days_ago: 1 }\n"
        + "  - { external_id: C-1, name: B, admitted_days_ago: 1 }",
      "demo.yaml:4: the client C-1 stands here twice. Keep one."
    ),
    (
      "day",
      "notice: x\nclients:\n  - external_id: C-1\n    name: A\n    admitted_days_ago: 1\n"
        + "    key_dates: [{ kind: court, day: tomorrow }]",
      "demo.yaml:6: a key date: \"day\" is \"tomorrow\". Write friday, next tuesday, or in_days: 30."
    ),
    (
      "time",
      "notice: x\nclients:\n  - external_id: C-1\n    name: A\n    admitted_days_ago: 1\n"
        + "    key_dates: [{ kind: court, day: friday, time: 9 }]",
      "demo.yaml:6: a key date: \"time\" is \"9\". Write hours and minutes in quotes: \"09:00\"."
    ),
  ])
  func `an error in a caseload says what to write`(_ name: String, _ yaml: String, _ message: String) {
    let error = #expect(throws: TemplateError.self) { try DemoReader.read(yaml, file: "demo.yaml") }
    #expect(error?.description == message)
  }
}
