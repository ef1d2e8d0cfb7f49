/// A cooling of one or several plans, from `hot` to `cold`, taking `share` of the budget.
package struct AnnealingStage: Sendable {
  /// How many plans are cooled, each by itself with its part of the share.
  package var plans = 1
  package var share: Double
  package var hot: Double
  package var cold: Double
  /// Whether they begin from new constructions, or from the cheapest plans so far.
  package var isFresh = false
  package init(plans: Int = 1, share: Double, hot: Double, cold: Double, isFresh: Bool = false) {
    self.plans = plans
    self.share = share
    self.hot = hot
    self.cold = cold
    self.isFresh = isFresh
  }
}

/// How the search spends its budget: stages of simulated annealing (Kirkpatrick, Gelatt, Vecchi, 1983).
///
/// Temperatures are in units of cost. The figures are measured; `docs/decisions/0002-planning-method.md` has the table.
package struct AnnealingSchedule: Sendable {
  package nonisolated(unsafe) static var override: AnnealingSchedule?
  /// Of 1024 steps, how many are of each kind; the rest are relocations.
  package var exchangesOfTasks = 256
  package var forcedMoves = 64
  package var exchangesOfProcesses = 12
  package var ruins = 8
  package var stages: [AnnealingStage]
  package init(stages: [AnnealingStage]) { self.stages = stages }

  /// From nothing: coolings that let whole chains change places, then reheats of the cheapest that keep such decisions.
  static func fromScratch(taskCount: Int, islands: Int) -> AnnealingSchedule {
    if let override { return override }
    let isLarge = taskCount > 400
    var schedule = AnnealingSchedule(stages: [])
    if isLarge {
      schedule.stages = [
        AnnealingStage(plans: islands, share: 0.7, hot: 8000, cold: 4, isFresh: true),
        AnnealingStage(plans: islands, share: 0.15, hot: 400, cold: 1),
        AnnealingStage(plans: islands, share: 0.15, hot: 400, cold: 1),
      ]
      schedule.exchangesOfProcesses = 3
    } else {
      schedule.stages = [AnnealingStage(plans: 2 * islands, share: 0.75, hot: 8000, cold: 1, isFresh: true)]
      for _ in 0..<4 { schedule.stages.append(AnnealingStage(plans: islands, share: 0.0625, hot: 600, cold: 1)) }
    }
    return schedule
  }

  /// From a published plan: nothing hot, as most of it is to stay.
  static func fromPlan(islands: Int) -> AnnealingSchedule {
    AnnealingSchedule(stages: [
      AnnealingStage(plans: islands, share: 0.5, hot: 150, cold: 2),
      AnnealingStage(plans: islands, share: 0.5, hot: 60, cold: 1),
    ])
  }
}

/// The rates of the kinds of moves as thresholds, so that a step decides by one draw.
struct MoveMixture {
  let ruins: Int
  let swaps: Int
  let forces: Int
  let exchanges: Int

  init(_ schedule: AnnealingSchedule) {
    ruins = schedule.ruins
    swaps = ruins + schedule.exchangesOfTasks
    forces = swaps + schedule.forcedMoves
    exchanges = forces + schedule.exchangesOfProcesses
  }
}

extension Search {
  /// Steps at a falling temperature.
  mutating func run(steps: Int, temperature: Double, _ mixture: MoveMixture) {
    if state.dense.movableCount == 0 { return }
    for _ in 0..<steps {
      let threshold = Int(temperature * exponential.draw(&random))
      let kind = Int(truncatingIfNeeded: random.next() & 1023)
      if kind >= mixture.exchanges {
        relocate(threshold: threshold)
      } else if kind >= mixture.forces {
        exchangeProcesses(threshold: threshold)
      } else if kind >= mixture.swaps {
        force(threshold: threshold)
      } else if kind >= mixture.ruins {
        swap(threshold: threshold)
      } else {
        ruinAndRecreate(threshold: threshold)
      }
    }
  }

  /// Tries to force tasks that are left out into the plan, where that costs no more than leaving them out.
  mutating func rescue() {
    let dense = state.dense
    for _ in 0..<min(400, 40 &* Int(state.arrays.rowCount[dense.unplanned])) {
      let left = Int(state.arrays.rowCount[dense.unplanned])
      if left == 0 { return }
      let task = Int(state.arrays.row[dense.unplanned &* state.arrays.rowLength &+ random.below(left)])
      let start = Int(dense.allowedStart[task])
      let count = Int(dense.allowedStart[task &+ 1]) &- start
      force(task, to: Int(dense.allowed[start &+ random.below(count)]), threshold: 0)
    }
  }

  /// A random task to a random one of its places, order or not; now and then a task that is left out.
  private mutating func force(threshold: Int) {
    let dense = state.dense
    var task = Int(dense.movable[random.below(dense.movableCount)])
    let left = Int(state.arrays.rowCount[dense.unplanned])
    if left > 0, random.next() & 7 == 0 {
      task = Int(state.arrays.row[dense.unplanned &* state.arrays.rowLength &+ random.below(left)])
    }
    let start = Int(dense.allowedStart[task])
    let count = Int(dense.allowedStart[task &+ 1]) &- start
    let place = Int(dense.allowed[start &+ random.below(count)])
    if place == Int(state.arrays.place[task]) { return }
    force(task, to: place, threshold: threshold)
  }
}
