import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Each warning, made true in the smallest caseload that has it, with its fixes tried on the plan.
@Suite struct FeasibilityTests {
  let library: TemplateLibrary
  let monday: CalendarDay

  init() throws {
    library = try TemplateLibrary.standard()
    monday = SampleCaseload.monday
  }

  private func client(_ id: String = "C1", admission: Int = -20, discharge: Int? = 60) -> Client {
    Client(
      id: id, name: "Client \(id)", admission: monday + admission, plannedDischarge: discharge.map { monday + $0 })
  }

  private func caseload(_ clients: [Client], settings: (inout AgencySettings) -> Void = { _ in }) -> Caseload {
    var own = AgencySettings()
    own.supervisor = "Dana"
    settings(&own)
    return Caseload(
      caseManagerID: "1", settings: own, calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names),
      clients: clients, contacts: clients.map { ContactRecord(clientID: $0.id, day: monday - 1, wasReached: true) })
  }

  private func planned(_ caseload: Caseload, on day: CalendarDay? = nil, library: TemplateLibrary? = nil) throws
    -> Caseload
  {
    try caseload.replanned(for: day ?? monday, library: library ?? self.library, budget: .steps(4_000)).caseload
  }

  private func warnings(_ caseload: Caseload, on day: CalendarDay? = nil, library: TemplateLibrary? = nil)
    -> [Recommendation]
  {
    PlanViews(caseload, library: library ?? self.library, on: day ?? monday).warnings()
  }

  /// A library with one template of these steps.
  private func small(_ steps: [TemplateStep], events: [TemplateEvent] = []) -> TemplateLibrary {
    TemplateLibrary(templates: [ProcessTemplate(id: "small", title: "Small", steps: steps, events: events)])
  }

  private func step(_ id: String, after: [StepDependency] = [], minutes: Int = 30) -> TemplateStep {
    TemplateStep(id: id, title: "Step \(id)", category: .paperwork, minutes: minutes, after: after)
  }

  private func running(_ library: TemplateLibrary, discharge: Int? = 60) throws -> Caseload {
    var caseload = caseload([client(discharge: discharge)])
    caseload.processes = [CaseProcess(id: 1, clientID: "C1", templateID: "small", startedOn: monday)]
    return try planned(caseload, library: library)
  }

  @Test func `W1: a chain that waits too long for its date is named on its first day, and asking for time is tried`()
    throws
  {
    var ask = step("A1")
    ask.wait = ExternalWait(awaited: "the county", typical: 30...30)
    var file = step("A2", after: [StepDependency(.step("A1"))])
    file.deadline = TemplateDeadline(kind: .calendar, at: DateExpression(.start, .calendarDays(14)))
    let library = small([ask, file])
    let caseload = try running(library)
    let found = try #require(warnings(caseload, library: library).first { $0.warning == .chainTooLong })
    #expect(found.clientID == "C1" && found.stepID == "A2" && found.date == monday + 14)
    #expect(found.cause.contains("the county usually takes up to 30 days"))
    #expect(found.isNew && found.firstSeen == monday)
    #expect((1...3).contains(found.fixes.count))
    let number = try #require(found.fixes.firstIndex { if case .askForTime = $0.action { true } else { false } }) + 1
    let trial = try caseload.trial(found.id, fix: number, on: monday, library: library)
    #expect(trial.outcome.tasks.contains { $0.isOpen && $0.key.stepID == "A2:extension" && $0.day != nil })
    #expect(!trial.mends, "asking alone mends nothing")
    // The answer comes, and the date is moved: the warning is gone.
    var moved = trial.outcome
    try moved.recordDeadline(step: "A2", process: 1, on: monday + 60, reason: "The county agreed", library: library)
    moved = try planned(moved, library: library)
    #expect(!warnings(moved, library: library).contains { $0.warning == .chainTooLong })
    #expect(moved.warnings.first { $0.key == found.key }?.endedOn == monday)
  }

  @Test func `a warning is new once, stays listed, and can be accepted with a reason`() throws {
    var file = step("A1")
    file.after = []
    file.deadline = TemplateDeadline(kind: .calendar, at: DateExpression(.start, .calendarDays(7)))
    file.wait = nil
    var before = step("A0")
    before.wait = ExternalWait(awaited: "a landlord", typical: 20...20)
    file.after = [StepDependency(.step("A0"))]
    let library = small([before, file])
    let caseload = try running(library)
    let tuesday = try planned(caseload, on: monday + 1, library: library)
    let found = try #require(warnings(tuesday, on: monday + 1, library: library).first { $0.warning == .chainTooLong })
    #expect(!found.isNew && found.firstSeen == monday)
    var accepting = tuesday
    #expect(throws: FixError.noReason) {
      try accepting.acceptWarning(found.id, reason: "  ", by: "dana", on: monday + 1, library: library)
    }
    #expect(throws: FixError.unknownWarning("00000000")) {
      try accepting.acceptWarning("00000000", reason: "x", by: "dana", on: monday + 1, library: library)
    }
    try accepting.acceptWarning(found.id, reason: " The court was told ", by: "dana", on: monday + 1, library: library)
    let views = PlanViews(accepting, library: library, on: monday + 1)
    let accepted = try #require(views.warnings().first { $0.id == found.id })
    #expect(accepted.acceptance == .init(day: monday + 1, by: "dana", reason: "The court was told"))
    #expect(!views.todayView().recommendations.contains { $0.id == found.id })
  }

  @Test func `W6: an answer that comes too late names whom it waits for`() throws {
    var ask = step("A1")
    ask.wait = ExternalWait(awaited: "the clinic", typical: 30...30, chaseEvery: .calendarDays(7))
    var file = step("A2", after: [StepDependency(.step("A1"))])
    file.deadline = TemplateDeadline(kind: .calendar, at: DateExpression(.start, .calendarDays(20)))
    let library = small([ask, file], events: [TemplateEvent(name: "given_up", title: "Given up")])
    var caseload = try running(library)
    let task = try #require(caseload.tasks.first { $0.key.stepID == "A1" })
    try caseload.completeTask(task.id, on: monday, library: library)
    caseload = try planned(caseload, on: monday + 8, library: library)
    let found = try #require(
      warnings(caseload, on: monday + 8, library: library).first { $0.warning == .answerTooLate })
    #expect(found.cause.contains("waits for the clinic since 5 January"))
    #expect(found.fixes.contains { if case .event(1, "given_up") = $0.action { true } else { false } })
  }

  @Test func `W2: more hard-dated work than the days before it take`() throws {
    var many = step("A1", minutes: 60)
    many.quantity = .fixed(20)
    many.category = .other
    many.deadline = TemplateDeadline(kind: .calendar, at: DateExpression(.start, .workingDays(1)))
    let library = small([many])
    let found = try #require(warnings(try running(library), library: library).first { $0.warning == .demandTooHigh })
    // Two days take 330 minutes each.
    #expect(found.date == monday + 1)
    #expect(found.cause == "1200 minutes of work have a hard date by then, and the days until then take 660.")
  }

  @Test func `W3: a week above what it takes`() throws {
    var many = step("A1", minutes: 60)
    many.quantity = .fixed(40)
    many.category = .other
    many.due = [DateExpression(.start, .workingDays(3))]
    let library = small([many])
    let found = try #require(warnings(try running(library), library: library).first { $0.warning == .weekTooFull })
    #expect(found.date == monday)
    #expect(found.message.contains("% full"))
  }

  @Test func `W4: contacts that find no room`() throws {
    var crowd = (1...40).map { client("C\($0)", admission: -1) }
    for index in crowd.indices { crowd[index].plannedDischarge = monday + 90 }
    let caseload = try planned(caseload(crowd) { $0.followUpsPerDay = 5 })
    let found = warnings(caseload).filter { $0.warning == .cadenceNotKept }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { !$0.clientID.isEmpty && $0.date != nil })
  }

  @Test func `W5: a third claim is more than one person can carry, and none is suggested`() throws {
    var caseload = caseload((1...3).map { client("C\($0)") })
    for id in 1...3 {
      let index = try #require(caseload.clients.firstIndex { $0.id == "C\(id)" })
      caseload.clients[index].providers = [Provider(name: "Dr. \(id)")]
    }
    for id in 1...2 {
      _ = try caseload.startProcess("disability_claim", client: caseload.clients[id - 1], on: monday, library: library)
    }
    let two = try planned(caseload)
    #expect(!warnings(two).contains { $0.warning == .tooManyClaims })
    let suggestions = PlanViews(two, library: library, on: monday).recommendations().filter { $0.kind == .startProcess }
    #expect(
      !suggestions.contains { if case .start("disability_claim", _) = $0.fixes.first?.action { true } else { false } })
    _ = try caseload.startProcess("disability_claim", client: caseload.clients[2], on: monday, library: library)
    let three = try planned(caseload)
    let found = try #require(warnings(three).first { $0.warning == .tooManyClaims })
    let trial = try three.trial(found.id, fix: 1, on: monday, library: library)
    #expect(trial.mends, "with one claim on hold, two are in preparation")
  }

  @Test func `W8: a consent that ends before it is needed is said, renewed before, and what needs it comes after`()
    throws
  {
    var sign = step("A1")
    sign.category = .appointment
    sign.validity = Validity(document: "SSA-827", days: 365)
    var ask = step("A2", after: [StepDependency(.step("A1"))])
    ask.wait = ExternalWait(awaited: "the clinic", typical: 40...40)
    let file = step("A3", after: [StepDependency(.step("A1")), StepDependency(.step("A2"))])
    let library = small([sign, ask, file])
    var caseload = try running(library)
    for id in ["A1", "A2"] {
      let task = try #require(caseload.tasks.first { $0.key.stepID == id })
      try caseload.completeTask(task.id, on: monday, library: library)
    }
    let fine = try planned(caseload, on: monday + 1, library: library)
    #expect(!warnings(fine, on: monday + 1, library: library).contains { $0.warning == .paperEnds })
    try caseload.recordPaperEnd(step: "A1", process: 1, on: monday + 21, reason: "", library: library)
    let early = try planned(caseload, on: monday + 1, library: library)
    let found = try #require(warnings(early, on: monday + 1, library: library).first { $0.warning == .paperEnds })
    #expect(found.date == monday + 21 && found.stepID == "A1")
    #expect(found.message.contains("SSA-827 ends on Monday 26 January"))
    let agenda = Agenda(early, library: library, on: monday + 1)
    let renewal = try #require(agenda.items.first { $0.key.stepID == "A1:renewal" })
    #expect(renewal.lastDay == monday + 21)
    let blocked = (agenda.items + agenda.later).first { $0.key.stepID == "A3" }
    #expect(
      blocked?.after.contains { $0.key == renewal.key } == true || agenda.later.contains { $0.key.stepID == "A3" })
    // Renewed: good for another year.
    var renewed = early
    let task = try #require(renewed.tasks.first { $0.key == renewal.key })
    try renewed.completeTask(task.id, on: monday + 2, library: library)
    renewed = try planned(renewed, on: monday + 2, library: library)
    #expect(!warnings(renewed, on: monday + 2, library: library).contains { $0.warning == .paperEnds })
    let node = try #require(
      Agenda(renewed, library: library, on: monday + 2).schedules["C1"]?.nodes.first { $0.step.id == "A1" })
    #expect(node.paperEnds == monday + 2 + 365)
  }

  @Test func `W9: each missing fact, with what would supply it`() throws {
    var noDischarge = client("C1", discharge: nil)
    noDischarge.keyDates = []
    let idle = client("C2", admission: -30)
    var court = client("C3")
    court.keyDates = [KeyDate(kind: "court", day: monday - 3)]
    var caseload = caseload([noDischarge, idle, court]) { $0.supervisor = nil }
    caseload.processes = [
      CaseProcess(id: 1, clientID: "C3", templateID: "court_prep", startedOn: monday - 20),
      CaseProcess(id: 2, clientID: "C1", templateID: "disability_claim", startedOn: monday),
    ]
    let found = warnings(try planned(caseload)).filter { $0.warning == .missingFact }
    let byClient = Dictionary(grouping: found, by: \.clientID).mapValues { $0.map(\.message).joined() }
    #expect(byClient["C1"]?.contains("no list of providers") == true)
    #expect(byClient["C2"]?.contains("no active process") == true)
    #expect(byClient["C3"]?.contains("court date has passed") == true)
    #expect(byClient[""]?.contains("No supervisor is named") == true)
    let start = try #require(found.first { $0.clientID == "C2" }?.fixes.first)
    #expect(start.isReady)
  }

  @Test func `W10 and W11: a day beyond its limits, and a task that slipped three times`() throws {
    var many = step("A1", minutes: 60)
    many.quantity = .fixed(8)
    many.category = .other
    let library = small([many])
    var caseload = try running(library)
    for index in caseload.tasks.indices where caseload.tasks[index].key.stepID == "A1" {
      caseload.tasks[index].day = monday + 2
      caseload.tasks[index].half = .am
    }
    let over = try #require(warnings(caseload, library: library).first { $0.warning == .dayOverbooked })
    #expect(over.date == monday + 2)
    #expect(over.cause.contains("480 minutes booked, 180 are there"))
    #expect(over.fixes.count == 3)
    let index = try #require(caseload.tasks.firstIndex { $0.key.stepID == "A1" })
    caseload.tasks[index].slips = 3
    let slipped = try #require(warnings(caseload, library: library).first { $0.warning == .slippedOften })
    #expect(slipped.message.contains("3 times"))
  }

  @Test func `doing a task today pushes less important work, and says whom that hurts`() throws {
    var many = step("A1", minutes: 60)
    many.category = .other
    many.quantity = .fixed(5)
    let library = small([many])
    var caseload = caseload([client("C1"), client("C2")])
    caseload.processes = [
      CaseProcess(id: 1, clientID: "C1", templateID: "small", startedOn: monday),
      CaseProcess(id: 2, clientID: "C2", templateID: "small", startedOn: monday),
    ]
    caseload = try planned(caseload, library: library)
    for index in caseload.tasks.indices {
      let isOwn = caseload.tasks[index].key.clientID == "C1"
      caseload.tasks[index].day = isOwn ? monday + 3 : monday
      caseload.tasks[index].half = caseload.tasks[index].key.ordinal <= 3 ? .am : .pm
      caseload.tasks[index].priority = isOwn ? .high : .medium
    }
    let task = try #require(caseload.tasks.first { $0.key.clientID == "C1" && $0.key.stepID == "A1" })
    var pushed = caseload
    try pushed.perform(.place(task: task.id, day: monday, isOverbooking: false), on: monday, library: library)
    #expect(pushed.tasks.first { $0.id == task.id }?.day == monday)
    let moved = pushed.tasks.filter { new in
      new.id != task.id && caseload.tasks.first { $0.id == new.id }?.day != new.day
    }
    #expect(!moved.isEmpty && moved.allSatisfy { $0.key.clientID == "C2" && $0.day.map { $0 > monday } == true })
    // Overbooked, nothing gives way, and the day is said to be too full.
    var over = caseload
    try over.perform(.place(task: task.id, day: monday, isOverbooking: true), on: monday, library: library)
    #expect(
      over.tasks.filter { $0.id != task.id }.map(\.spot) == caseload.tasks.filter { $0.id != task.id }.map(\.spot))
    #expect(warnings(over, library: library).contains { $0.warning == .dayOverbooked && $0.date == monday })
  }

  @Test func `a housing search is suggested by the midpoint of the stay, and its fix starts one`() throws {
    // 60 days of stay: the midpoint is day 30.
    let early = try planned(caseload([client("C1", admission: -10, discharge: 50)]))
    #expect(!PlanViews(early, library: library, on: monday).recommendations().contains { $0.kind == .startProcess })
    let late = try planned(caseload([client("C1", admission: -25, discharge: 35)]))
    let found = try #require(
      PlanViews(late, library: library, on: monday).recommendations().first { $0.kind == .startProcess })
    #expect(found.date == monday + 5)
    let trial = try late.trial(found.id, fix: 1, on: monday, library: library)
    #expect(trial.outcome.processes.contains { $0.templateID == "housing_search" })
  }

  @Test func `at most five recommendations are shown, each with one to three fixes`() throws {
    let caseload = try planned(SampleCaseload.imported(library: library))
    let views = PlanViews(caseload, library: library, on: monday)
    let shown = views.todayView().recommendations
    #expect(shown.count <= 5)
    for finding in shown { #expect((1...3).contains(finding.fixes.count), "\(finding.message) \(finding.cause)") }
    #expect(Set(views.recommendations().map(\.id)).count == views.recommendations().count)
  }
}
