internal import Dispatch

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
    island.construct()
    return plan(island.places)
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
  ///   - progress: Called on the calling thread's behalf now and then, at most a few hundred times; from one island.
  package func plan(
    budget: PlanningBudget = .automatic, warmStart: Plan? = nil, progress: ((PlanningProgress) -> Void)? = nil
  ) -> PlanningResult {
    let clock = ContinuousClock()
    let start = clock.now
    let elapsed = { @Sendable () -> Double in
      let (seconds, attoseconds) = (clock.now - start).components
      return Double(seconds) + Double(attoseconds) * 1e-18
    }
    let isTimed = if case .seconds = budget { true } else { false }
    let islands = (0..<(stepLimit(budget, isWarm: warmStart != nil) < 20_000 ? 1 : islandCount)).map {
      Island(dense, seed: seed &+ UInt64($0) &* 0x9E37_79B9)
    }
    if let warmStart {
      let places = warmStart.places(for: problem).map { Int32($0?.ordinal ?? dense.arrays.unplanned) }
      for island in islands { island.adopt(places) }
    } else {
      for island in islands { island.construct() }
    }
    let schedule =
      warmStart == nil ? AnnealingSchedule.fromScratch(taskCount: dense.arrays.movableCount) : .fromPlan
    let bound = isTimed || warmStart == nil ? lowerBound(below: islands[0].cost) : 0
    let run = Run(
      islands: islands, mixture: MoveMixture(schedule), bound: bound, elapsed: elapsed, progress: progress)
    var reason = StopReason.budget
    switch budget {
    case .seconds(let seconds):
      // The last share is for pricing and writing the plan.
      var end = elapsed()
      let whole = max(0, seconds - end)
      for phase in schedule.phases {
        let begin = elapsed()
        end += whole * phase.share
        run.phase(phase, seconds: begin...max(begin, end))
      }
    case .steps(let steps):
      for phase in schedule.phases { run.phase(phase, steps: Int(Double(max(0, steps)) * phase.share)) }
    case .automatic:
      let steps = stepLimit(budget, isWarm: warmStart != nil)
      var stale = 0
      for phase in schedule.phases where stale < 3 {
        let before = run.best.cost
        run.phase(phase, steps: Int(Double(steps) * phase.share))
        stale = run.best.cost < before ? 0 : stale + 1
      }
      if stale >= 3 { reason = .stagnation }
    }
    if run.best.cost <= bound { reason = .bound }
    let best = run.best
    let steps = islands.reduce(0) { $0 + $1.steps }
    let seconds = elapsed()
    progress?(PlanningProgress(seconds: seconds, steps: steps, cost: best.cost))
    return PlanningResult(
      plan: plan(best.places), steps: steps, seconds: seconds, movesPerSecond: Double(steps) / max(seconds, 1e-9),
      stoppedBy: reason, lowerBound: bound > 0 ? bound : nil)
  }

  /// The most steps that a budget means; a large number for time.
  private func stepLimit(_ budget: PlanningBudget, isWarm: Bool) -> Int {
    switch budget {
    case .steps(let steps): steps
    case .seconds: .max
    case .automatic:
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

/// The islands of one search, led from phase to phase.
private struct Run {
  let islands: [Island]
  let mixture: MoveMixture
  let bound: Int
  let elapsed: @Sendable () -> Double
  let progress: ((PlanningProgress) -> Void)?

  /// The island with the cheapest plan, the first of equals.
  var best: Island { islands.min { $0.cost < $1.cost } ?? islands[0] }

  /// A phase of so many steps, in equal shares.
  func phase(_ phase: AnnealingPhase, steps: Int) {
    let share = Double(max(1, steps / islands.count))
    let batch = max(1, min(256, steps / islands.count))
    let count = steps / islands.count
    if count == 0 { return }
    each(phase, batch: batch) { done in count - done < batch ? 1 : Double(done) / share }
  }

  /// A phase between two moments.
  func phase(_ phase: AnnealingPhase, seconds: ClosedRange<Double>) {
    let length = seconds.upperBound - seconds.lowerBound
    if length <= 0 { return }
    let elapsed = self.elapsed
    each(phase, batch: 128) { _ in (elapsed() - seconds.lowerBound) / length }
  }

  private func each(_ phase: AnnealingPhase, batch: Int, clock: @escaping @Sendable (Int) -> Double) {
    if phase.continues, islands.count > 1 {
      let best = self.best
      let places = best.places
      for island in islands where island.cost > best.cost { island.adopt(places) }
    }
    if islands.count == 1 {
      watched(islands[0], phase, batch: batch, clock: clock)
      return
    }
    let group = DispatchGroup()
    let (mixture, bound) = (self.mixture, self.bound)
    for island in islands.dropFirst() {
      DispatchQueue.global().async(group: group) {
        island.anneal(phase, mixture, batch: batch, stopAt: bound, clock: clock)
      }
    }
    watched(islands[0], phase, batch: batch, clock: clock)
    group.wait()
  }

  /// Runs the island that reports, on the calling thread.
  private func watched(
    _ island: Island, _ phase: AnnealingPhase, batch: Int, clock: (Int) -> Double
  ) {
    guard let progress else {
      island.anneal(phase, mixture, batch: batch, stopAt: bound, clock: clock)
      return
    }
    let known = island.steps
    var reported = -1.0
    island.anneal(phase, mixture, batch: batch, stopAt: bound) { done in
      let share = clock(done)
      if share - reported >= 0.02 {
        reported = share
        progress(
          PlanningProgress(seconds: elapsed(), steps: (known + done) * islands.count, cost: island.cost))
      }
      return share
    }
  }
}
