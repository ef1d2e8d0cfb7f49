import Casework
import Planning
import Testing

@testable import Simulation

/// What each simple policy does with a problem small enough to place by hand: two days of 60 minutes a half.
struct PolicyTests {
  private func problem(_ tasks: [PlanningProblem.Task]) -> PlanningProblem {
    PlanningProblem(
      id: "hand", focus: .am,
      days: (0..<2).map { number in
        PlanningProblem.Day(
          date: "2026-01-0\(5 + number)", week: 0, minutes: PlanningProblem.HalfDayMinutes(am: 60, pm: 60),
          capacity: PlanningProblem.DayCapacity(phoneCall: 2, appointment: 3, paperwork: 5, followUp: 10))
      },
      clients: ["a", "b"].map { PlanningProblem.Client(id: $0, attentionUntil: nil) }, tasks: tasks, weights: .standard)
  }

  private func task(
    _ id: String, client: String = "a", minutes: Int = 30, priority: Priority = .medium, due: Int? = nil,
    category: WorkCategory = .other, after: [String] = []
  ) -> PlanningProblem.Task {
    PlanningProblem.Task(
      id: id, client: client, process: nil, category: category, minutes: minutes, priority: priority, effort: .normal,
      release: 0, due: due, deadline: nil, days: nil, slot: nil, fixed: nil,
      after: after.map { PlanningProblem.Dependency(task: $0, lag: 0) }, previous: nil)
  }

  private func places(_ policy: any PlanningPolicy, _ tasks: [PlanningProblem.Task]) throws -> [String: String] {
    let problem = problem(tasks)
    let plan = policy.plan(problem, planner: try Planner(problem), published: nil)
    #expect(PlanChecker.violations(of: plan, for: problem) == [])
    return Dictionary(uniqueKeysWithValues: plan.assignments.map { ($0.task, $0.place.description) })
  }

  @Test func `one task per client and day, the urgent one first`() throws {
    let tasks = [task("low", priority: .low), task("urgent", priority: .urgent), task("other", client: "b")]
    #expect(
      try places(OneTaskPerClient(), tasks) == ["urgent": "day 0 am", "other": "day 0 am", "low": "day 1 am"])
  }

  @Test func `what is due first comes first`() throws {
    let tasks = [task("late", minutes: 60, due: 4), task("soon", minutes: 60, due: 1), task("none", minutes: 60)]
    #expect(try places(EarliestDueFirst(), tasks) == ["soon": "day 0 am", "late": "day 0 pm", "none": "day 1 am"])
  }

  @Test func `points for priority, nearness and what waits for it add up`() throws {
    let first = task("first", minutes: 60)
    let second = task("second", minutes: 60, priority: .high, after: ["first"])
    let third = task("third", minutes: 60, priority: .high)
    // 3.9 + 8 for blocking is more than 6 for high; the one that waits can only come after it.
    #expect(
      try places(UrgencySumFirst(), [third, second, first])
        == ["first": "day 0 am", "third": "day 0 pm", "second": "day 1 am"])
  }

  @Test func `clients take turns`() throws {
    let tasks = ["a1", "a2", "a3"].map { task($0, minutes: 60) } + [task("b1", client: "b", minutes: 60)]
    let placed = try places(ClientsInTurn(), tasks)
    #expect(placed["b1"]?.hasPrefix("day 0") == true)
    #expect(placed.count == 4)
  }

  @Test func `caps and order bind the simple policies too`() throws {
    let calls = (1...5).map { task("call\($0)", minutes: 10, category: .phoneCall) }
    let chain = [task("then", minutes: 10, after: ["gone"]), task("gone", minutes: 500)]
    for policy: any PlanningPolicy in [OneTaskPerClient(), EarliestDueFirst(), UrgencySumFirst(), ClientsInTurn()] {
      let placed = try places(policy, calls + chain)
      #expect(placed.keys.filter { $0.hasPrefix("call") }.count <= 4)
      #expect(placed["then"] == nil && placed["gone"] == nil)
    }
  }
}
