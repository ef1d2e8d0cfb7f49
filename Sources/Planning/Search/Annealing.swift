/// One cooling: from `hot` to `cold`, taking `share` of the budget.
struct AnnealingPhase {
  let share: Double
  let hot: Double
  let cold: Double
  /// Whether it begins from the best plan so far, or from a new construction.
  let continues: Bool
}

/// How the search spends its budget: phases of simulated annealing (Kirkpatrick, Gelatt, Vecchi, 1983).
///
/// Temperatures are in units of cost. The figures are measured; `docs/decisions/0002-planning-method.md` has the table.
struct AnnealingSchedule {
  /// Of 1024 steps, how many are of each kind; the rest are relocations.
  var exchangesOfTasks = 256
  var forcedMoves = 64
  var exchangesOfProcesses = 12
  var ruins = 8
  var phases: [AnnealingPhase]

  /// From nothing: coolings that let whole chains change places, then reheats of the best that keep such decisions.
  ///
  /// Large problems have steps for one cooling only; smaller ones gain more from a choice of two.
  static func fromScratch(taskCount: Int) -> AnnealingSchedule {
    let isLarge = taskCount > 400
    let coolings = isLarge ? 1 : 2
    let reheats = isLarge ? 2 : 4
    let coolingShare = isLarge ? 0.7 : 0.75
    var schedule = AnnealingSchedule(
      phases: Array(
        repeating: AnnealingPhase(
          share: coolingShare / Double(coolings), hot: 8000, cold: isLarge ? 4 : 1, continues: false),
        count: coolings)
        + Array(
          repeating: AnnealingPhase(
            share: (1 - coolingShare) / Double(reheats), hot: isLarge ? 400 : 600, cold: 1, continues: true),
          count: reheats))
    if isLarge { schedule.exchangesOfProcesses = 3 }
    return schedule
  }

  /// From a published plan: nothing hot, as most of it is to stay.
  static let fromPlan = AnnealingSchedule(phases: [
    AnnealingPhase(share: 0.5, hot: 150, cold: 2, continues: true),
    AnnealingPhase(share: 0.5, hot: 60, cold: 1, continues: true),
  ])
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
