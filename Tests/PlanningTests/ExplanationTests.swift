import Planning
import PlanningTestSupport
import Testing

struct ExplanationTests {
  @Test(arguments: 1...4)
  func `ranked places tell the true difference, with what they push`(seed: Int) throws {
    let problem = ProblemGenerator.problem(clients: 12, days: 8, seed: UInt64(seed))
    let planner = try Planner(problem)
    let plan = planner.plan(budget: .steps(20_000)).plan
    for task in problem.tasks.prefix(25) {
      let ranked = try planner.rank(task: task.id, in: plan)
      #expect(ranked.map(\.total) == ranked.map(\.total).sorted())
      for choice in ranked {
        var places = Dictionary(uniqueKeysWithValues: plan.assignments.map { ($0.task, $0.place) })
        places[task.id] = choice.place
        for pushed in choice.pushed {
          #expect(plan.place(of: pushed.task) == pushed.from)
          places[pushed.task] = pushed.to
        }
        let after = Plan(problem, places: problem.tasks.map { places[$0.id] })
        #expect(PlanChecker.violations(of: after, for: problem) == [])
        #expect(after.parts - plan.parts == choice.difference)
        #expect(choice.pushed.allSatisfy { pushed in problem.tasks.first { $0.id == pushed.task }?.fixed == nil })
      }
    }
  }

  @Test(arguments: 1...6)
  func `the cheapest place is the one that a ranking names first`(seed: Int) throws {
    let problem = ProblemGenerator.problem(clients: 12, days: 8, seed: UInt64(seed))
    let planner = try Planner(problem)
    let plan = planner.plan(budget: .steps(seed * 4_000)).plan
    for task in problem.tasks {
      let own = plan.place(of: task.id)
      let ranked = try planner.rank(task: task.id, in: plan).filter { $0.place != own }
      #expect(try planner.cheapestPlace(task: task.id, in: plan) == ranked.first)
      let quiet = try planner.cheapestPlace(task: task.id, in: plan, atMost: 50) { $0.pushed.isEmpty }
      #expect(quiet == ranked.first { $0.total <= 50 && $0.pushed.isEmpty })
    }
  }

  @Test func `what stands where no plan could put it any more takes its room all the same`() throws {
    let problem = Fixture.problem(
      days: 2,
      [
        Fixture.task("gone", due: 1, days: []),
        Fixture.task("behind", minutes: 60, after: [.init(task: "gone", lag: 0)]),
        Fixture.task("new", minutes: 50, due: 0, slot: .am),
      ])
    let planner = try Planner(problem)
    let plan = Plan(problem, places: [nil, Fixture.am(0), nil])
    let ranked = try planner.rank(task: "new", in: plan)
    #expect(ranked.first { $0.place == Fixture.am(0) }?.pushed.map(\.task) == ["behind"])
    #expect(ranked.first { $0.place == Fixture.am(1) }?.pushed == [])
    let without = Plan(problem, places: [nil, nil, nil])
    #expect(planner.difference(from: plan, to: without).difference == without.parts - plan.parts)
    #expect(planner.difference(from: without, to: plan).difference == plan.parts - without.parts)
  }

  @Test(arguments: 1...4)
  func `a difference of plans adds up move by move`(seed: Int) throws {
    let problem = ProblemGenerator.problem(clients: 12, days: 8, seed: UInt64(seed))
    let planner = try Planner(problem)
    let (first, second) = (planner.firstFeasible(), planner.plan(budget: .steps(20_000)).plan)
    let difference = planner.difference(from: first, to: second)
    #expect(difference.difference == second.parts - first.parts)
    #expect(difference.moves.allSatisfy { first.place(of: $0.task) == $0.from && second.place(of: $0.task) == $0.to })
    #expect(planner.difference(from: first, to: first).moves.isEmpty)
  }

  @Test func `why names the next best place and its terms`() throws {
    let problem = Fixture.problem(days: 2, [Fixture.task("a", effort: .hard, due: 0)])
    let planner = try Planner(problem)
    let why = try planner.why(task: "a", in: planner.plan(budget: .steps(1000)).plan)
    #expect(why.place == Fixture.am(0))
    #expect(
      why.sentence == "a stands on 2026-01-05 in the morning because every other half-day costs as much or more; the "
        + "next best, 2026-01-05 in the afternoon, adds 30 (energy +30).")
    #expect(why.worth?.unplanned == 3000 + 300 * 2)
  }

  @Test func `why not names the rule that binds, or the price and who moves`() throws {
    let problem = Fixture.problem(
      days: 4,
      [
        Fixture.task("first", minutes: 100, due: 1, days: [1]),
        Fixture.task("a", due: 3, deadline: 2, after: [.init(task: "first", lag: 1)]),
        Fixture.task("pinned", fixed: Fixture.am(2)),
      ])
    let planner = try Planner(problem)
    let plan = Plan(problem, places: [Fixture.am(1), Fixture.am(2), Fixture.am(2)])
    #expect(
      try planner.whyNot(task: "a", day: 0, in: plan).sentence
        == "a can't be on 2026-01-05: first must come a day before it and stands on 2026-01-06 in the morning.")
    #expect(
      try planner.whyNot(task: "a", day: 3, in: plan).am
        == .impossible(.deadline(day: 2)))
    #expect(
      try planner.whyNot(task: "pinned", day: 1, in: plan).sentence
        == "pinned can't be on 2026-01-06: it is fixed on 2026-01-07 in the morning.")
    #expect(try planner.why(task: "pinned", in: plan).reason == .fixed)
    #expect(
      try planner.whyNot(task: "first", day: 1, in: plan).sentence == "first stands on 2026-01-06.")
  }

  @Test func `a full half-day is answered with the cheapest task to push`() throws {
    let problem = Fixture.problem(
      days: 2,
      [
        Fixture.task("dear", minutes: 60, priority: .urgent, due: 0, slot: .am),
        Fixture.task("cheap", minutes: 40, priority: .low, due: 1, slot: .am),
        Fixture.task("new", minutes: 30, priority: .high, due: 0, slot: .am),
      ])
    let planner = try Planner(problem)
    let plan = Plan(problem, places: [Fixture.am(0), Fixture.am(0), nil])
    let best = try #require(try planner.rank(task: "new", in: plan).first)
    #expect(best.place == Fixture.am(0))
    #expect(best.pushed == [PushedTask(task: "cheap", from: Fixture.am(0), to: Fixture.am(1))])
  }

  @Test func `what a task needs, by however many steps, doesn't give way to it`() throws {
    let problem = Fixture.problem(
      days: 1,
      [
        Fixture.task("first", minutes: 40, priority: .low, due: 0, slot: .am),
        Fixture.task("second", minutes: 40, due: 0, slot: .am, after: [.init(task: "first", lag: 0)]),
        Fixture.task("new", minutes: 30, priority: .urgent, due: 0, slot: .am, after: [.init(task: "second", lag: 0)]),
      ])
    let planner = try Planner(problem)
    let plan = Plan(problem, places: [Fixture.am(0), Fixture.am(0), nil])
    #expect(try planner.rank(task: "new", in: plan).isEmpty)
  }

  @Test func `why unplanned names the rule and the smallest relaxation`() throws {
    let problem = Fixture.problem(
      days: 1,
      [
        Fixture.task("a", minutes: 90, priority: .urgent, due: 0),
        Fixture.task("b", minutes: 85, priority: .urgent, due: 0),
        Fixture.task("left", minutes: 20, due: 0), Fixture.task("behind", due: 0, after: [.init(task: "left", lag: 0)]),
      ])
    let planner = try Planner(problem)
    let plan = Plan(problem, places: [Fixture.am(0), Fixture.pm(0), nil, nil])
    let why = try planner.whyUnplanned(task: "left", in: plan)
    #expect(why.relaxation == .minutes(place: Fixture.pm(0), more: 5))
    #expect(
      why.sentence == "left isn't planned: 2026-01-05 in the morning has 10 minutes left and it takes 20; "
        + "5 more minutes on 2026-01-05 in the afternoon would place it.")
    let behind = try planner.whyUnplanned(task: "behind", in: plan)
    #expect(behind.relaxation == .predecessor("left"))
    #expect(
      behind.sentence
        == "behind isn't planned: left must come before it and isn't planned; planning left would make way for it.")
  }

  @Test func `questions about what isn't there are refused`() throws {
    let problem = Fixture.problem([Fixture.task("a")])
    let planner = try Planner(problem)
    let plan = Plan(problem, places: [nil])
    #expect(throws: ExplanationError.unknownTask("x")) { try planner.rank(task: "x", in: plan) }
    #expect(throws: ExplanationError.dayOutsideHorizon(9)) { try planner.whyNot(task: "a", day: 9, in: plan) }
    #expect(throws: ExplanationError.taskIsUnplanned("a")) { try planner.why(task: "a", in: plan) }
  }
}
