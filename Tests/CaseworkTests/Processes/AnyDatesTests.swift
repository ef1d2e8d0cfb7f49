import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Every template of the library expands for any dates: no discharge, one that has passed, leap days, the turn of a year.
@Suite struct AnyDatesTests {
  let library: TemplateLibrary

  init() throws { library = try TemplateLibrary.standard() }

  private func caseload(_ template: ProcessTemplate, seed: UInt64) throws -> (Caseload, CalendarDay) {
    var random = CaseworkTestSupport.SeededGenerator(seed: seed)
    let anchors = ["2028-02-29", "2027-12-31", "2026-01-01", "2026-11-26", "2032-02-28"].compactMap { CalendarDay($0) }
    let today = (random.pick(anchors) ?? anchors[0]) + random.number(in: -3...3)
    let admission = today - random.number(in: -5...400)
    let discharge: CalendarDay? =
      random.oneIn(3) ? nil : max(admission, today + random.number(in: -20...500))
    var caseload = Caseload(caseManagerID: "1", calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names))
    let kinds = ["court", "benefits_interview", "dmv_appointment", "lease_signing", "viewing", "hand_off"]
    caseload.clients = [
      Client(
        id: "C", name: "Cho", admission: admission, plannedDischarge: discharge,
        providers: [Provider(name: "One"), Provider(name: "Two")],
        keyDates: kinds.filter { _ in random.oneIn(3) }.map {
          KeyDate(kind: $0, day: today + random.number(in: -10...60), time: nil)
        })
    ]
    let client = caseload.clients[0]
    _ = try caseload.startProcess(
      template.id, client: client, on: today, timelineWeeks: random.oneIn(2) ? random.number(in: 1...30) : nil,
      variant: random.pick(template.variants), library: library)
    for event in template.events where random.oneIn(3) {
      let index = try #require(caseload.processes.firstIndex { $0.templateID == template.id })
      try caseload.recordEvent(
        event.name, process: caseload.processes[index].id, on: today - random.number(in: 0...20), today: today,
        library: library)
    }
    return (caseload, today)
  }

  @Test(arguments: UInt64(1)...25)
  func `every template expands, the same twice, and its dates hold together`(seed: UInt64) throws {
    for template in library.templates {
      guard let (caseload, today) = try? caseload(template, seed: seed) else {
        // Urgent housing in place of the search is the only other answer, and its events are others.
        #expect(template.id == "housing_search", "\(template.id) can't be started (seed \(seed))")
        continue
      }
      let agenda = Agenda(caseload, library: library, on: today)
      #expect(agenda.items == Agenda(caseload, library: library, on: today).items)
      #expect(Set(agenda.items.map(\.key)).count == agenda.items.count, "\(template.id): a piece stands twice")
      let schedule = try #require(agenda.schedules["C"])
      for node in schedule.nodes where !node.isSettled {
        let name = "\(template.id) \(node.step.id), seed \(seed)"
        #expect(node.expectedStart >= agenda.today, "\(name) is expected before today")
        #expect(node.expectedFinish - agenda.today < 3_000, "\(name) never ends")
        if let hard = node.hardDate, let latest = node.latestStart { #expect(latest <= hard, "\(name)") }
        if node.appointment == nil {
          #expect(caseload.calendar.isWorkingDay(node.expectedStart), "\(name) is expected on a closed day")
        }
      }
    }
  }

  @Test func `a longer timeline stretches the soft windows, and no legal date or wait`() throws {
    func nodes(_ weeks: Int?) throws -> [StepNode] {
      var small = try SmallCase(admitted: 1)
      try small.start("disability_claim", weeks: weeks)
      // As if nothing were planned yet, so that only the windows decide.
      for index in small.caseload.tasks.indices { small.caseload.tasks[index].day = nil }
      return small.caseload.schedule(of: "C", on: small.monday, library: small.library).nodes
    }
    let usual = try nodes(nil)
    let long = try nodes(16)
    func due(_ nodes: [StepNode], _ step: String) -> CalendarDay? { nodes.first { $0.step.id == step }?.due }
    for step in ["D6", "D7", "D8"] {
      let (before, after) = (try #require(due(usual, step)), try #require(due(long, step)))
      #expect(after > before, "\(step) should be due later")
    }
    let filing = (usual.first { $0.step.id == "D4" }, long.first { $0.step.id == "D4" })
    #expect(filing.0?.hardDate == filing.1?.hardDate)
    for step in ["D11", "D14", "D16"] {
      let wait = (usual.first { $0.step.id == step }?.step.wait, long.first { $0.step.id == step }?.step.wait)
      #expect(wait.0 == wait.1)
    }
  }
}
