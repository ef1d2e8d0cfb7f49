/// A cooling of one or several plans, from `hot` to `cold`, taking `share` of the budget.
struct AnnealingStage: Sendable {
  /// How many plans are cooled, each by itself with its part of the share.
  var plans = 1
  var share: Double
  var hot: Double
  var cold: Double
  /// Whether they begin from new constructions, or from the cheapest plans so far.
  var isFresh = false
  /// A search over lists before the cooling; without one, fresh plans are constructed.
  var list: ListCooling?
}

/// A search over lists that falls from `hot` to `cold`, taking `share` of a plan's steps.
struct ListCooling: Sendable {
  var share: Double
  var hot: Double
  var cold: Double
}

/// How the search spends its budget: stages of simulated annealing (Kirkpatrick, Gelatt, Vecchi, 1983).
///
/// Temperatures are in units of cost. The figures are measured; `docs/decisions/0002-planning-method.md` has the table.
struct AnnealingSchedule: Sendable {
  /// Of 1024 steps, how many are of each kind; the rest are relocations.
  var exchangesOfTasks = 256
  var forcedMoves = 64
  var exchangesOfProcesses = 12
  var ruins = 8
  var stages: [AnnealingStage]

  /// From nothing: several plans, each by a search over lists that decides the order of whole chains and a cooling that
  /// finds the places; then reheats of the cheapest, for the details.
  ///
  /// Which of two chains comes first is decided while it is hot and by chance, so that several plans and a choice among
  /// them pay. Large problems have steps for one each only, and lists are slow there: these are cooled from hot.
  static func fromScratch(taskCount: Int, islands: Int, isLong: Bool) -> AnnealingSchedule {
    var schedule = AnnealingSchedule(stages: [])
    func fresh(_ count: Int, share: Double, hot: Double, cold: Double, _ list: ListCooling?) -> AnnealingStage {
      AnnealingStage(plans: max(count, islands), share: share, hot: hot, cold: cold, isFresh: true, list: list)
    }
    func reheats(_ count: Int, share: Double, hot: Double, cold: Double) -> AnnealingStage {
      AnnealingStage(plans: max(count, islands), share: share, hot: hot, cold: cold)
    }
    if taskCount > 400 {
      schedule.stages = [fresh(1, share: 0.7, hot: 8000, cold: 4, nil)]
      schedule.stages += [400, 400].map { reheats(1, share: 0.15, hot: $0, cold: 1) }
      schedule.exchangesOfProcesses = 3
      return schedule
    }
    // Whole processes are the lists' business; what is left is details.
    schedule.ruins = 2
    if taskCount > 120 {
      let list = ListCooling(share: 0.75, hot: 300, cold: 80)
      schedule.exchangesOfProcesses = 4
      schedule.stages = [
        fresh(isLong ? 10 : 6, share: 0.65, hot: 150, cold: 5, list),
        reheats(2, share: 0.15, hot: 100, cold: 5), reheats(2, share: 0.1, hot: 150, cold: 3),
        reheats(1, share: 0.1, hot: 100, cold: 1),
      ]
    } else {
      let list = ListCooling(share: 0.4, hot: 300, cold: 50)
      schedule.exchangesOfProcesses = 2
      schedule.stages = [
        fresh(6, share: 0.5, hot: 400, cold: 3, list), reheats(4, share: 0.2, hot: 100, cold: 3),
        reheats(4, share: 0.15, hot: 100, cold: 3), reheats(2, share: 0.15, hot: 60, cold: 1),
      ]
    }
    return schedule
  }

  /// From a published plan: nothing hot, as most of it is to stay. The lists repair what a change broke.
  static func fromPlan(taskCount: Int, islands: Int) -> AnnealingSchedule {
    let list = taskCount > 400 ? nil : ListCooling(share: 0.3, hot: 300, cold: 20)
    var schedule = AnnealingSchedule(stages: [
      AnnealingStage(plans: islands, share: 1, hot: 100, cold: 5, list: list)
    ])
    schedule.forcedMoves = 200
    return schedule
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
    for _ in 0..<min(400, 40 &* Int(state.arrays.rowCount[state.dense.unplanned])) {
      let left = Int(state.arrays.rowCount[state.dense.unplanned])
      if left == 0 { return }
      let task = Int(state.arrays.row[state.dense.unplanned &* state.arrays.rowLength &+ random.below(left)])
      let start = Int(state.dense.allowedStart[task])
      let count = Int(state.dense.allowedStart[task &+ 1]) &- start
      force(task, to: Int(state.dense.allowed[start &+ random.below(count)]), threshold: 0)
    }
  }

  /// A random task to a random one of its places, order or not; now and then a task that is left out.
  private mutating func force(threshold: Int) {
    var task = Int(state.dense.movable[random.below(state.dense.movableCount)])
    let left = Int(state.arrays.rowCount[state.dense.unplanned])
    if left > 0, random.next() & 7 == 0 {
      task = Int(state.arrays.row[state.dense.unplanned &* state.arrays.rowLength &+ random.below(left)])
    }
    let start = Int(state.dense.allowedStart[task])
    let count = Int(state.dense.allowedStart[task &+ 1]) &- start
    let place = Int(state.dense.allowed[start &+ random.below(count)])
    if place == Int(state.arrays.place[task]) { return }
    force(task, to: place, threshold: threshold)
  }
}
