/// Puts a problem's tasks on half-days: construction, then simulated annealing with compound moves.
///
/// A planner is immutable and may be used from several threads. The method, and what was tried beside it, is in
/// `docs/decisions/0002-planning-method.md`.
package struct Planner: Sendable {
  package let problem: PlanningProblem
  let dense: DenseProblem
  private let seed: UInt64
  private let islandCount: Int

  /// - Parameters:
  ///   - seed: Same problem, seed, islands and steps: same plan, byte for byte.
  ///   - islands: Searches side by side, each on a thread of its own with its share of the steps. They meet after each
  ///     phase, where all go on from the best.
  /// - Throws: where the problem is invalid.
  package init(_ problem: PlanningProblem, seed: UInt64 = 1, islands: Int = 1) throws(ProblemError) {
    try problem.validated()
    self.problem = problem
    self.seed = seed
    islandCount = max(1, islands)
    dense = DenseProblem(problem)
  }

  /// A feasible plan at once, by construction alone.
  package func firstFeasible() -> Plan {
    let island = Island(dense, seed: seed)
    return plan(island.construct().places)
  }

  /// A bound that no plan can be cheaper than. O(tasks * places), some milliseconds.
  package func lowerBound(below cost: Int? = nil) -> Int {
    var bound = LowerBound(dense)
    return bound.value(rounds: 300, upper: cost ?? firstFeasible().cost)
  }

  /// Searches for a cheap plan.
  ///
  /// - Parameters:
  ///   - warmStart: A plan to begin from, such as the published one; what it says of tasks that can't stand there is
  ///     left out.
  ///   - elapsed: Seconds since the plan was asked for. A limit in seconds needs it; without it, the default budget
  ///     stands in and the result's times are 0. Planning reads no clock of its own.
  ///   - progress: Called on the calling thread's behalf now and then, at most a few hundred times; from one island.
  package func plan(
    budget: PlanningBudget = .automatic, warmStart: Plan? = nil, elapsed: (@Sendable () -> Double)? = nil,
    progress: ((PlanningProgress) -> Void)? = nil
  ) -> PlanningResult {
    let start = elapsed?() ?? 0
    let limit = stepLimit(budget, isWarm: warmStart != nil)
    let islands = (0..<(limit < 20_000 ? 1 : islandCount)).map { _ in Island(dense, seed: seed) }
    let first =
      warmStart.map { plan in
        islands[0].adopt(plan.places(for: problem).map { Int32($0?.ordinal ?? dense.arrays.unplanned) })
      } ?? islands[0].construct()
    let schedule =
      warmStart == nil
      ? AnnealingSchedule.fromScratch(
        taskCount: dense.arrays.movableCount, islands: islands.count, isLong: isLong(budget))
      : .fromPlan(taskCount: dense.arrays.movableCount, islands: islands.count)
    let isTimed = if case .seconds = budget { true } else { false }
    let bound = isTimed || warmStart == nil ? lowerBound(below: first.cost) : 0
    var tournament = Tournament(
      islands: islands, mixture: MoveMixture(schedule), bound: bound, seed: seed, first: first, elapsed: elapsed,
      progress: progress)
    var reason = StopReason.budget
    if case .seconds(let seconds) = budget, let elapsed {
      var end = elapsed()
      // The last part is for the descent.
      let whole = max(0, start + seconds - end) * (dense.arrays.movableCount > 400 ? 0.9 : 0.95)
      for stage in schedule.stages {
        let begin = elapsed()
        end += whole * stage.share
        tournament.run(stage, seconds: begin...max(begin, end))
      }
    } else {
      var stale = 0
      for stage in schedule.stages where stale < 3 {
        let before = tournament.best.cost
        tournament.run(stage, steps: Int(Double(max(0, limit)) * stage.share))
        if budget == .automatic { stale = tournament.best.cost < before ? 0 : stale + 1 }
      }
      if stale >= 3 { reason = .stagnation }
    }
    var isOver = { false }
    if case .seconds(let seconds) = budget, let elapsed { isOver = { elapsed() >= start + seconds } }
    // A quick answer to one change goes without the descent, which takes longer than its steps.
    let isQuick = if case .steps(let steps) = budget { warmStart != nil && steps < 50_000 } else { false }
    let best = isQuick ? tournament.best : islands[0].descend(tournament.best, isOver: isOver)
    if best.cost <= bound { reason = .bound }
    let steps = tournament.steps
    let seconds = (elapsed?() ?? 0) - start
    progress?(PlanningProgress(seconds: seconds, steps: steps, cost: best.cost))
    return PlanningResult(
      plan: plan(best.places), steps: steps, seconds: seconds,
      movesPerSecond: seconds > 0 ? Double(steps) / seconds : 0, stoppedBy: reason,
      lowerBound: bound > 0 ? bound : nil)
  }

  /// Whether a budget has steps for many coolings of a month's problem.
  private func isLong(_ budget: PlanningBudget) -> Bool {
    switch budget {
    case .steps(let steps): steps >= 8_000_000
    case .seconds(let seconds): seconds * Double(islandCount) >= 6
    case .automatic: false
    }
  }

  /// The most steps that a budget means; a large number for time.
  private func stepLimit(_ budget: PlanningBudget, isWarm: Bool) -> Int {
    switch budget {
    case .steps(let steps): steps
    case .seconds, .automatic:
      isWarm
        ? min(max(20_000, 200 * dense.arrays.movableCount), 400_000)
        : min(max(60_000, 12_000 * dense.arrays.movableCount), 6_000_000)
    }
  }

  /// The plan of places by task number.
  func plan(_ places: [Int32]) -> Plan {
    Plan(problem, places: places.map { Int($0) == dense.arrays.unplanned ? nil : Place(ordinal: Int($0)) })
  }
}
