import Casework
import CaseworkTestSupport
import Planning
import Testing

/// Properties of the plan over random caseloads.
@Suite struct RandomPlanTests {
  static let seeds = Array(UInt64(1)...12)
  let library: TemplateLibrary
  let monday = SampleCaseload.monday

  init() throws { library = try TemplateLibrary.standard() }

  private func random(_ seed: UInt64, on day: CalendarDay) -> Caseload {
    RandomCaseload.make(seed: seed, clients: 6 + Int(seed % 15), on: day, library: library)
  }

  /// Small budgets: the promises hold for any plan, not only for good ones.
  private let budget = PlanningBudget.steps(20_000)

  @Test(arguments: seeds)
  func `caps, minutes and sequences hold, and closed stays get no work`(_ seed: UInt64) throws {
    let day = monday + Int(seed * 3)
    let planned = try random(seed, on: day).replanned(for: day, library: library, budget: budget)
    let start = planned.caseload.planningDay(day)
    #expect(PlanRules.broken(planned.caseload, library: library, on: start) == [])
    #expect(PlanChecker.violations(of: planned.plan, for: planned.problem) == [])
  }

  @Test(arguments: seeds)
  func `the same caseload gives the same plan, byte for byte`(_ seed: UInt64) throws {
    let first = try random(seed, on: monday).replanned(for: monday, library: library, budget: budget)
    let second = try random(seed, on: monday).replanned(for: monday, library: library, budget: budget)
    #expect(first.plan.json() == second.plan.json())
    #expect(first.caseload == second.caseload)
  }

  @Test(arguments: seeds)
  func `planning twice adds nothing and moves nothing that is frozen`(_ seed: UInt64) throws {
    let once = try random(seed, on: monday).replanned(for: monday, library: library, budget: budget).caseload
    let twice = try once.replanned(for: monday, library: library, budget: budget).caseload
    #expect(once.tasks.map(\.id) == twice.tasks.map(\.id))
    #expect(once.processes.map(\.id) == twice.processes.map(\.id))
    #expect(try once.planned(for: monday, library: library) == nil)
    let frozen = once.calendar.horizon(from: monday, workingDays: 2)
    let after = Dictionary(uniqueKeysWithValues: twice.tasks.map { ($0.id, $0) })
    let agenda = Agenda(once, library: library, on: monday)
    let items = Dictionary(uniqueKeysWithValues: agenda.items.map { ($0.key, $0) })
    for task in once.tasks where task.isOpen && task.day.map(frozen.contains) ?? false {
      // What it waits for can be expected later than before: then it can't stay.
      guard let item = items[task.key], let day = task.day, item.release <= day, item.after.isEmpty else { continue }
      #expect(after[task.id]?.day == task.day, "task \(task.id) moved off \(String(describing: task.day))")
    }
  }

  @Test(arguments: seeds)
  func `rolling over a week loses no work and counts every slip`(_ seed: UInt64) throws {
    var caseload = random(seed, on: monday)
    var day = monday
    for _ in 0..<5 {
      caseload = try caseload.replanned(for: caseload.planningDay(day), library: library, budget: budget).caseload
      let today = caseload.planningDay(day)
      #expect(PlanRules.broken(caseload, library: library, on: today) == [])
      let open = caseload.tasks.filter { $0.isOpen && $0.key.processID != 0 }
      // Half of today's work is done, the rest slips.
      for task in open where task.day == today && task.id.isMultiple(of: 2) {
        try caseload.completeTask(task.id, on: today, library: library)
      }
      let left = caseload.tasks.filter { $0.isOpen && $0.day == today && $0.key.processID != 0 }
      day = caseload.calendar.day(today, plusWorkingDays: 1)
      let next = try caseload.replanned(for: day, library: library, budget: budget).caseload
      for task in left {
        let later = next.tasks.first { $0.id == task.id }
        #expect(later?.slips == task.slips + 1)
        #expect(later?.isOpen == true)
        #expect(later?.day.map { $0 >= day } ?? true)
      }
      caseload = next
    }
  }

  @Test(arguments: seeds)
  func `completing and undoing restores the caseload`(_ seed: UInt64) throws {
    let planned = try random(seed, on: monday).replanned(for: monday, library: library, budget: budget).caseload
    var settled = planned
    for client in planned.clients { settled.refreshProcesses(of: client.id, on: monday, library: library) }
    for task in settled.tasks where task.isOpen && task.day == monday {
      var changed = settled
      try changed.completeTask(task.id, on: monday, library: library)
      #expect(changed.tasks.first { $0.id == task.id }?.status == .done)
      var again = changed
      try again.completeTask(task.id, on: monday, library: library)
      #expect(again == changed)
      _ = try changed.undoCompletion(task.id, on: monday, library: library)
      #expect(changed == settled)
    }
  }

  @Test(arguments: seeds)
  func `every open step of an open stay is planned, unplanned with a reason, waiting or later`(_ seed: UInt64) throws {
    let caseload = try random(seed, on: monday).replanned(for: monday, library: library, budget: budget).caseload
    let agenda = Agenda(caseload, library: library, on: monday)
    let records = Dictionary(uniqueKeysWithValues: caseload.tasks.map { ($0.key, $0) })
    for item in agenda.items {
      let record = try #require(records[item.key], "no task for \(item.key)")
      #expect(record.day != nil || !record.reason.isEmpty)
    }
    #expect(Set(agenda.items.map(\.key)).isDisjoint(with: agenda.later.map(\.key)))
  }
}
