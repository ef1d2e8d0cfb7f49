import CaseworkTestSupport
import Planning
import Testing

@testable import Casework

/// Every open step is in exactly one of today, a later day, waiting, unplanned with a reason: over random caseloads and random events.
@Suite struct WhereaboutsTests {
  let library: TemplateLibrary
  let monday = SampleCaseload.monday

  init() throws { library = try TemplateLibrary.standard() }

  @Test(arguments: Array(UInt64(1)...6))
  func `whatever happens, every open step is in exactly one place`(_ seed: UInt64) throws {
    var generator = CaseworkTestSupport.SeededGenerator(seed: seed)
    var caseload = RandomCaseload.make(seed: seed, clients: 4, on: monday, library: library)
    caseload.directory = ServiceFile.demo
    var day = monday
    for _ in 0..<8 {
      if let planned = try caseload.planned(for: day, library: library, budget: .steps(8_000)) {
        caseload = planned.caseload
      }
      let before = faults(caseload, on: day)
      #expect(before.isEmpty, "seed \(seed), \(day): \(before.prefix(3))")
      for _ in 0..<6 {
        happen(&caseload, on: day, &generator)
        // Whatever changes what is to be planned is planned anew at once, as the use cases do.
        if caseload.needsPlanning, let planned = try caseload.planned(for: day, library: library, budget: .steps(4_000))
        {
          caseload = planned.caseload
        }
      }
      let after = faults(caseload, on: day)
      #expect(after.isEmpty, "seed \(seed), \(day): \(after.prefix(3))")
      if generator.oneIn(3) {
        caseload.needsPlanning = true
      } else {
        day = caseload.calendar.day(day, plusWorkingDays: generator.number(in: 1...4))
      }
    }
    // The property is not empty: there was work in every place.
    let places = Set(PlanViews(caseload, library: library, on: day).whereabouts().map(\.place))
    #expect(places.count >= 2 || caseload.processes.allSatisfy { !$0.status.isOpen })
  }

  /// What is wrong with where the steps stand, in words.
  private func faults(_ caseload: Caseload, on day: CalendarDay) -> [String] {
    var faults: [String] = []
    let steps = PlanViews(caseload, library: library, on: day).whereabouts()
    let keys = steps.map { "\($0.processID)/\($0.stepID)" }
    if Set(keys).count != keys.count { faults.append("a step stands in two places") }
    // Nothing is missing: every task that is open belongs to a listed step.
    let listed = Set(keys)
    for task in caseload.tasks where task.isOpen && task.day != nil && task.key.processID != 0 {
      guard let process = caseload.processes.first(where: { $0.id == task.key.processID }), process.status.isOpen,
        caseload.client(process.clientID)?.status == .open
      else { continue }
      // A paper is renewed long after the step that produced it is over.
      if task.key.stepID.hasSuffix(":renewal") { continue }
      let step = task.key.stepID.prefix { $0 != ":" }
      if !listed.contains("\(process.id)/\(step)") {
        faults.append("planned task \(task.id), \(process.templateID) \(task.key.stepID), is in no place")
      }
    }
    let today = caseload.planningDay(day)
    for step in steps {
      let planned = caseload.tasks.filter {
        $0.isOpen && $0.key.processID == step.processID && $0.key.stepID == step.stepID && $0.day != nil
      }.compactMap(\.day)
      let isTrue =
        switch step.place {
        case .today: planned.contains { $0 <= today }
        case .later: step.day.map { $0 > today } ?? false && !planned.contains { $0 <= today }
        case .waiting, .unplanned: planned.isEmpty && !step.reason.isEmpty
        }
      if !isTrue { faults.append("\(step.place) isn't true of \(step.stepID) (\(planned)): \(step)") }
    }
    // A wait uses no capacity but its chases.
    for wait in caseload.waits where wait.holds(on: today) && wait.event == nil && wait.key.processID != 0 {
      if caseload.tasks.contains(where: { $0.key == wait.key && $0.isOpen && $0.day != nil }) {
        faults.append("held work stands on a day: \(wait)")
      }
    }
    return faults
  }

  /// One random thing: an attempt with any outcome, an answer, an event, a referral, a skip, an undo.
  private func happen(
    _ caseload: inout Caseload, on day: CalendarDay, _ generator: inout CaseworkTestSupport.SeededGenerator
  ) {
    let today = caseload.planningDay(day)
    let open = caseload.tasks.filter { $0.isOpen && $0.day == today }
    switch generator.number(in: 0...7) {
    case 0...3:
      guard let task = generator.pick(open), let outcome = generator.pick(AttemptOutcome.allCases) else { return }
      let report = AttemptReport(
        outcome, channel: generator.pick(ContactChannel.allCases),
        time: ClockTime(minutes: generator.number(in: 480...1_000)),
        until: generator.oneIn(2) ? today + generator.number(in: 1...20) : nil,
        awaited: generator.oneIn(2) ? "the landlord" : "", note: "noted")
      // A refusal (a wait without an end) changes nothing.
      let before = caseload
      do { try caseload.recordAttempt(report, task: task.id, on: today, library: library) } catch {
        #expect(caseload == before, "a refused attempt changed something")
      }
    case 4:
      guard let wait = generator.pick(PlanViews(caseload, library: library, on: day).waits()) else { return }
      try? caseload.recordAnswer(step: wait.stepID, process: wait.processID, on: today, today: today, library: library)
    case 5:
      guard let process = generator.pick(caseload.processes), let template = library[process.templateID],
        let event = generator.pick(template.events)
      else { return }
      try? caseload.recordEvent(event.name, process: process.id, on: today, today: today, library: library)
    case 6:
      if let task = generator.pick(open) {
        try? caseload.skipTask(task.id, reason: "not needed", on: today, library: library)
      }
    default:
      let done = caseload.tasks.filter { $0.status == .done }
      if let task = generator.pick(done) {
        _ = try? caseload.undoCompletion(task.id, on: today, library: library)
      }
    }
  }
}
