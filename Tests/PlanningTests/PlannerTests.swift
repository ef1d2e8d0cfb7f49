import Foundation
import Planning
import PlanningTestSupport
import Testing

struct PlannerTests {
  @Test func `the same problem, seed and steps give the same plan, byte for byte`() throws {
    let problem = try Fixture.example("crisis-2")
    let plans = try (0..<2).map { _ in try Planner(problem, seed: 3).plan(budget: .steps(30_000)).plan.json() }
    #expect(plans[0] == plans[1])
    let islands = try (0..<2).map { _ in
      try Planner(problem, seed: 3, islands: 2).plan(budget: .steps(30_000)).plan.json()
    }
    #expect(islands[0] == islands[1])
  }

  @Test func `watching the search doesn't change it`() throws {
    let problem = try Fixture.example("week-2")
    let quiet = try Planner(problem).plan(budget: .steps(20_000)).plan
    var seen: [PlanningProgress] = []
    let watched = try Planner(problem).plan(budget: .steps(20_000), progress: { seen.append($0) }).plan
    #expect(quiet == watched)
    #expect(seen.last?.cost == watched.cost)
  }

  @Test(arguments: [
    ("small-1", 23583, 1_000_000), ("week-2", 7544, 6_000_000), ("week-3", 11733, 4_000_000),
    ("crisis-3", 10162, 4_000_000), ("crisis-2", 22178, 6_000_000),
  ])
  func `problems with a proven optimum are planned at it`(name: String, optimum: Int, steps: Int) throws {
    let problem = try Fixture.example(name)
    let plan = try Planner(problem, islands: 2).plan(budget: .steps(steps)).plan
    #expect(plan.cost == optimum)
    #expect(PlanChecker.violations(of: plan, for: problem) == [])
  }

  @Test(arguments: Fixture.exampleNames)
  func `a first plan is feasible and priced right`(name: String) throws {
    let problem = try Fixture.example(name)
    let plan = try Planner(problem).firstFeasible()
    #expect(PlanChecker.violations(of: plan, for: problem) == [])
    #expect(PlanChecker.cost(of: plan, for: problem) == plan.parts)
    #expect(plan.cost == plan.parts.total)
  }

  @Test(arguments: 1...8)
  func `plans of generated problems are feasible, keep fixed work, and aren't below the bound`(seed: Int) throws {
    let problem = ProblemGenerator.problem(clients: 6 + seed, days: 5 + seed, seed: UInt64(seed))
    let planner = try Planner(problem, seed: UInt64(seed))
    let result = planner.plan(budget: .steps(20_000))
    #expect(PlanChecker.violations(of: result.plan, for: problem) == [])
    #expect(PlanChecker.cost(of: result.plan, for: problem) == result.plan.parts)
    #expect(result.plan.cost <= planner.firstFeasible().cost)
    #expect(planner.lowerBound() <= result.plan.cost)
    for task in problem.tasks { if let fixed = task.fixed { #expect(result.plan.place(of: task.id) == fixed) } }
  }

  @Test func `a warm start changes little and never costs more than what it starts from`() throws {
    let problem = ProblemGenerator.problem(clients: 12, days: 10, seed: 4)
    let published = try Planner(problem).plan(budget: .steps(200_000)).plan
    let crisis = ProblemGenerator.crisis(in: problem, published: published, seed: 1)
    let result = try Planner(crisis).plan(budget: .steps(20_000), warmStart: published)
    #expect(PlanChecker.violations(of: result.plan, for: crisis) == [])
    for task in crisis.tasks { if let fixed = task.fixed { #expect(result.plan.place(of: task.id) == fixed) } }
    let kept = published.assignments.count { result.plan.place(of: $0.task)?.day == $0.place.day }
    #expect(kept > published.assignments.count * 2 / 3)
  }

  @Test(arguments: ["month-2", "month-4"])
  func `a crisis doesn't cost a deadline that can be kept`(name: String) throws {
    let problem = try Fixture.example(name)
    let published = try Planner(problem).plan(budget: .steps(500_000)).plan
    #expect(published.parts.deadline == 0)
    for seed in 1...3 {
      let crisis = ProblemGenerator.crisis(in: problem, published: published, seed: UInt64(seed))
      let quick = try Planner(crisis).plan(budget: .steps(30_000), warmStart: published).plan
      #expect(quick.parts.deadline == 0)
      #expect(PlanChecker.violations(of: quick, for: crisis) == [])
      for task in crisis.tasks { if let fixed = task.fixed { #expect(quick.place(of: task.id) == fixed) } }
    }
  }

  @Test(arguments: ProblemFamily.allCases)
  func `generated problems of every family get feasible plans that aren't below the bound`(family: ProblemFamily) throws
  {
    let problem = ProblemGenerator.problem(family, seed: 11)
    let planner = try Planner(problem, islands: 2)
    let plan = planner.plan(budget: .steps(40_000)).plan
    #expect(PlanChecker.violations(of: plan, for: problem) == [])
    #expect(PlanChecker.cost(of: plan, for: problem) == plan.parts)
    #expect(planner.lowerBound() <= plan.cost)
  }

  @Test(arguments: ["week-2", "crisis-2", "month-2"])
  func `no single move with all it pushes would make a plan cheaper`(name: String) throws {
    let planner = try Planner(Fixture.example(name))
    let plan = planner.plan(budget: .steps(50_000)).plan
    for assignment in plan.assignments {
      let best = try planner.rank(task: assignment.task, in: plan).first
      #expect(best?.total ?? 0 >= 0, "\(assignment.task)")
    }
  }

  @Test func `a limit in seconds asks the caller's clock`() throws {
    let problem = try Fixture.example("week-2")
    let start = ContinuousClock.now
    let result = try Planner(problem, islands: 2).plan(
      budget: .seconds(0.2), elapsed: { (ContinuousClock.now - start) / .seconds(1) })
    #expect(result.seconds > 0 && result.steps > 0)
    #expect(PlanChecker.violations(of: result.plan, for: problem) == [])
    #expect(try Planner(problem).plan(budget: .steps(1000)).seconds == 0)
  }

  @Test func `an automatic budget ends by itself`() throws {
    let result = try Planner(Fixture.example("small-1")).plan()
    #expect(result.plan.cost == 23583)
    #expect(result.steps <= 400_000)
  }

  @Test func `empty problems have empty plans`() throws {
    let nothing = PlanningProblem(id: "nothing", days: [], clients: [], tasks: [])
    let result = try Planner(nothing).plan(budget: .steps(100))
    #expect(result.plan.assignments.isEmpty && result.plan.cost == 0)
    var noDays = Fixture.problem(
      days: 0, [Fixture.task("a", due: -1), Fixture.task("b", after: [.init(task: "a", lag: 1)])])
    noDays.weights = .standard
    #expect(try Planner(noDays).plan(budget: .steps(100)).plan.cost == 3000 + 300 + 300)
  }

  @Test func `fixed work may exceed what a half-day holds, and then fills it`() throws {
    let problem = Fixture.problem(
      days: 1,
      [
        Fixture.task("f", category: .phoneCall, minutes: 150, fixed: Fixture.am(0)),
        Fixture.task("g", category: .phoneCall, fixed: Fixture.am(0)),
        Fixture.task("h", category: .phoneCall, fixed: Fixture.pm(0)),
        Fixture.task("a", due: 0), Fixture.task("b", category: .phoneCall, due: 0),
      ])
    let plan = try Planner(problem).plan(budget: .steps(2000)).plan
    #expect(plan.place(of: "a") == Fixture.pm(0))
    #expect(plan.place(of: "b") == nil)
    #expect(PlanChecker.violations(of: plan, for: problem) == [])
  }

  @Test func `a plan is read and written without loss`() throws {
    let problem = try Fixture.example("week-3")
    let plan = try Planner(problem).firstFeasible()
    #expect(try Plan(json: plan.json()) == plan)
  }

  @Test func `the checker names every broken rule`() {
    let problem = Fixture.problem([
      Fixture.task("a", minutes: 120, release: 1, deadline: 2, slot: .am),
      Fixture.task("b", days: [3], after: [.init(task: "a", lag: 1)]), Fixture.task("f", fixed: Fixture.pm(4)),
    ])
    let plan = Plan(
      problem: "fixture", cost: 0, parts: CostParts(),
      assignments: [
        .init(task: "a", place: Fixture.pm(0)), .init(task: "b", place: Fixture.am(0)),
        .init(task: "x", place: Fixture.am(0)),
      ])
    #expect(
      PlanChecker.violations(of: plan, for: problem) == [
        "unknown task \"x\"", "task \"a\" stands on day 0, before its release on day 1",
        "task \"a\" stands in the pm, allowed only in the am", "task \"b\" stands on day 0, which is none of its days",
        "task \"b\" on day 0 am comes too soon after \"a\" on day 0 pm",
        "task \"f\" is fixed on day 4 pm and isn't there", "day 0 pm has 120 minutes of 100",
      ])
  }
}
