import Planning
import Testing

@testable import Casework

/// Jay claims disability. Five providers hold his records: two answer in time, two are late, one never answers. The test lives through
/// the weeks as a case manager would: each day's list is done, and what the providers do is written down.
@Suite struct JayRecordsTests {
  /// What the providers do, in calendar days after the request went out.
  static let providers: [(name: String, confirms: Int?, sends: Int?)] = [
    ("Dr. Smith", 7, 18), ("County Hospital", 8, 25),  // in time
    ("Bayside Clinic", 9, 41), ("Dr. Jones", 9, 48),  // late
    ("Mobile Infirmary", nil, nil),  // silent
  ]

  @Test
  func `five providers, two late, one silent: chased, escalated on day 30, extension asked, packet filed by its day`()
    throws
  {
    var office = try Weeks(providers: Self.providers)
    try office.live(days: 90)
    let requests = try Self.providers.map { provider in try #require(office.done("R3", at: provider.name).first) }

    // Every request leaves within the first two weeks.
    #expect(requests.allSatisfy { $0 <= office.start + 14 })

    // The silent one is asked again at least every 8 days until day 60, and its request is never forgotten.
    let silent = "Mobile Infirmary"
    let asked = office.asked(silent).filter { $0 <= requests[4] + 60 }
    #expect(asked.count >= 6, "asked on \(asked)")
    let gaps = zip([requests[4]] + asked, asked).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 <= 10 }, "days between two chases: \(gaps)")

    // On day 30 (the first working day from then) the supervisor is to know, not a day before.
    let day30 = office.calendar.workingDay(onOrAfter: requests[4] + 30)
    let told = try #require(office.toldAbout(silent, step: "R6").first)
    #expect(
      told >= day30 && told <= office.calendar.day(day30, plusWorkingDays: 4), "told on \(told), day 30 is \(day30)")
    // That nobody confirmed the request was to be told after 21 days already.
    #expect(office.toldAbout(silent, step: "R4").first == office.calendar.workingDay(onOrAfter: requests[4] + 21))

    // The extension is asked for in writing from the late and the silent ones within four working days of day 30, and from nobody else.
    for (provider, request) in zip(Self.providers, requests) {
      let written = office.done("R6", at: provider.name)
      if provider.sends ?? 99 > 34 {
        let day = try #require(written.first, "\(provider.name) was never asked for the extension")
        let latest = office.calendar.day(office.calendar.workingDay(onOrAfter: request + 30), plusWorkingDays: 4)
        #expect(day >= request + 30 && day <= latest, "\(provider.name): asked on \(day), requested on \(request)")
      } else {
        #expect(written.isEmpty, "\(provider.name) had answered")
      }
    }

    // The packet is filed by day 60 of the protective filing date, with what is there: without the silent provider's records.
    let protective = try #require(office.done("D4").first)
    let packet = try #require(office.done("D13").first, "the packet was never filed")
    #expect(packet <= protective + 60, "filed on \(packet), protective filing date \(protective)")
    let there = Self.providers.indices.filter { index in
      Self.providers[index].sends.map { office.calendar.workingDay(onOrAfter: requests[index] + $0) <= packet } ?? false
    }.map { Self.providers[$0].name }
    #expect(office.received(by: packet) == there && there.count >= 2 && !there.contains(silent))

    // Nobody is asked again after the records came.
    for (provider, request) in zip(Self.providers, requests) {
      guard let sends = provider.sends else { continue }
      #expect(
        office.asked(provider.name).allSatisfy { $0 <= request + sends + 1 },
        "\(provider.name) was asked after answering")
    }
  }

  @Test func `both clocks run on, whoever works with the client`() throws {
    var office = try Weeks(providers: Self.providers)
    try office.live(days: 28)
    let before = office.waits().filter { $0.kind == .answer }
    #expect(!before.isEmpty)
    var moved = office.caseload
    moved.caseManagerID = "2"
    #expect(PlanViews(moved, library: office.library, on: office.today).waits() == office.waits())
    // A day later both clocks are a day further, where nobody asked.
    let later = PlanViews(office.caseload, library: office.library, on: office.today + 1).waits()
    for wait in before {
      guard let same = later.first(where: { $0.processID == wait.processID && $0.stepID == wait.stepID }) else {
        continue
      }
      #expect(same.since == wait.since && same.daysSinceRequest > wait.daysSinceRequest)
      #expect(same.lastChase == wait.lastChase)
    }
  }
}

/// Jay's weeks, lived day by day.
private struct Weeks {
  let library: TemplateLibrary
  let start = CalendarDay(number: 20_458)
  let calendar = WorkCalendar(closures: HolidayCalendar.usFederal.names)
  var caseload: Caseload
  var today: CalendarDay
  private let providers: [(name: String, confirms: Int?, sends: Int?)]
  private var supervisor: [(day: CalendarDay, message: String, provider: String?, step: String?)] = []

  init(providers: [(name: String, confirms: Int?, sends: Int?)]) throws {
    library = try TemplateLibrary.standard()
    self.providers = providers
    today = start
    let jay = Client(
      id: "C-002", name: "Jay", admission: start, plannedDischarge: start + 150,
      providers: providers.map { Provider(name: $0.name, timeZone: "America/Chicago") })
    caseload = Caseload(caseManagerID: "1", calendar: calendar, clients: [jay])
    _ = try caseload.startProcess(
      "disability_claim", client: jay, on: start, timelineWeeks: nil, isFromImport: false, library: library)
  }

  /// Does each day's list, and writes down what the others did.
  mutating func live(days: Int) throws {
    while today <= start + days {
      try others()
      if let planned = try caseload.planned(for: today, library: library, budget: .steps(20_000)) {
        caseload = planned.caseload
      }
      note()
      for task in caseload.tasks where task.isOpen && task.day == today {
        try caseload.completeTask(task.id, on: today, library: library)
      }
      caseload.needsPlanning = true
      today = calendar.day(today, plusWorkingDays: 1)
    }
  }

  /// Answers and records that have come since yesterday. Everybody but the providers answers after the usual time.
  private mutating func others() throws {
    for provider in providers {
      guard let process = records(provider.name), let request = done("R3", at: provider.name).first else { continue }
      if let confirms = provider.confirms, today >= request + confirms, !done("R4", at: provider.name).isEmpty {
        try? caseload.recordAnswer(step: "R4", process: process, on: today, today: today, library: library)
      }
      if let sends = provider.sends, today >= request + sends, event("received", process) == nil {
        try caseload.recordEvent("received", process: process, on: today, today: today, library: library)
      }
    }
    for wait in waits() where wait.kind == .answer && wait.awaited != "the provider" && wait.expected <= today {
      // Not every step that waits can be answered by name: decisions are events.
      try? caseload.recordAnswer(
        step: wait.stepID, process: wait.processID, on: today, today: today, library: library)
    }
  }

  private mutating func note() {
    let views = PlanViews(caseload, library: library, on: today)
    for wait in views.waits() where wait.isEscalated {
      let provider = caseload.processes.first { $0.id == wait.processID }?.provider
      supervisor.append((today, "\(wait.stepTitle)", provider, wait.stepID))
    }
    for task in caseload.tasks where task.isOpen && task.day == today && task.key.stepID == "R6" {
      let provider = caseload.processes.first { $0.id == task.key.processID }?.provider
      supervisor.append((today, task.description, provider, "R6"))
    }
  }

  func waits() -> [WaitView] { PlanViews(caseload, library: library, on: today).waits() }

  private func records(_ provider: String) -> Int? {
    caseload.processes.first { $0.templateID == "medical_records" && $0.provider == provider }?.id
  }

  private func event(_ name: String, _ process: Int) -> CalendarDay? {
    caseload.processes.first { $0.id == process }?.events[name]
  }

  /// The days on which a step was done, for one provider's request or for the claim.
  func done(_ step: String, at provider: String? = nil) -> [CalendarDay] {
    caseload.tasks.filter { task in
      task.status == .done && task.key.stepID == step
        && (provider == nil || caseload.processes.first { $0.id == task.key.processID }?.provider == provider)
    }.compactMap(\.completedOn).sorted()
  }

  /// The days on which a provider was asked, after the request: confirmed, followed up, chased, escalated.
  func asked(_ provider: String) -> [CalendarDay] {
    ["R4", "R4:chase", "R5", "R5:chase", "R6", "R6:chase"].flatMap { done($0, at: provider) }.sorted()
  }

  /// The days on which the supervisor was to know of a provider's silence.
  func toldAbout(_ provider: String, step: String) -> [CalendarDay] {
    supervisor.filter { $0.provider == provider && $0.step == step }.map(\.day)
  }

  func received(by day: CalendarDay) -> [String] {
    providers.map(\.name).filter { name in
      records(name).flatMap { event("received", $0) }.map { $0 <= day } ?? false
    }
  }
}
