/// A plan among several that a search follows.
struct Candidate: Sendable {
  let places: [Int32]
  let cost: Int
}

/// One search with its own memory and generator. Islands work side by side and share nothing but the immutable
/// problem; each of their jobs is seeded by its own number, so that results don't depend on which runs first.
final class Island: @unchecked Sendable {
  private var search: Search
  private let problem: DenseProblem
  private(set) var steps = 0
  /// What the jobs of the stage at hand have found, by job.
  private(set) var found: [(job: Int, plan: Candidate)] = []

  init(_ problem: DenseProblem, seed: UInt64) {
    self.problem = problem
    search = Search(problem, seed: seed)
  }

  /// The cheapest plan of the job at hand.
  var cost: Int { search.bestTotal }

  private var best: Candidate {
    Candidate(
      places: Array(UnsafeBufferPointer(start: search.best, count: search.state.dense.taskCount)),
      cost: search.bestTotal)
  }

  func construct() -> Candidate {
    search.forgetBest()
    search.restart()
    return best
  }

  /// A plan's places as far as the rules allow.
  func adopt(_ places: [Int32]) -> Candidate {
    search.forgetBest()
    search.adopt(places)
    return best
  }

  /// The plan with every saving made that a single `rank` move offers.
  func descend(_ plan: Candidate, isOver: () -> Bool) -> Candidate {
    search.forgetBest()
    search.adopt(plan.places)
    search.descend(isOver: isOver)
    return best
  }

  func beginStage() { found = [] }

  /// One cooling of one plan. `clock` tells how much of it is over, from 0 to 1 and more; it is asked every `batch`
  /// steps.
  func anneal(
    _ start: Candidate?, job: Int, seed: UInt64, _ stage: AnnealingStage, _ mixture: MoveMixture, batch: Int,
    stopAt bound: Int, clock: (Int) -> Double
  ) {
    search.random = Randomness(seed: seed)
    search.forgetBest()
    var done = 0
    var share = clock(0)
    var begin = 0.0
    if let start { search.adopt(start.places) } else { search.restart() }
    if let cooling = stage.list {
      begin = cooling.share
      let found = searchLists(cooling, from: start, seed: seed, stopAt: bound, batch: batch) { steps in
        done += steps
        share = clock(done)
        return share / cooling.share
      }
      if start == nil || found.cost < search.bestTotal { search.adopt(found.places) }
    }
    search.rescue()
    let ratio = ExponentialTable.logarithm(stage.cold / stage.hot)
    while share < 1, search.bestTotal > bound {
      let temperature = stage.hot * ExponentialTable.exponential(ratio * (share - begin) / (1 - begin))
      search.run(steps: batch, temperature: temperature, mixture)
      done += batch
      share = clock(done)
    }
    steps += done
    found.append((job, best))
  }

  /// The cheapest plan that a search over lists finds, from a plan's order or from nothing. `spend` is told the steps, and tells how much of the
  /// cooling is over.
  private func searchLists(
    _ cooling: ListCooling, from start: Candidate?, seed: UInt64, stopAt bound: Int, batch: Int, spend: (Int) -> Double
  ) -> Candidate {
    var list = ListSearch(problem, seed: seed, worth: search.worth, places: start?.places)
    // A list's plan is made anew from where it changed, which takes as long as that many steps of the annealing.
    let price = max(1, problem.arrays.movableCount / 32)
    let count = max(1, batch / price)
    let ratio = ExponentialTable.logarithm(cooling.cold / cooling.hot)
    var share = spend(0)
    while share < 1, list.bestTotal > bound {
      list.run(steps: count, temperature: cooling.hot * ExponentialTable.exponential(ratio * share))
      share = spend(count * price)
    }
    let places = Array(UnsafeBufferPointer(start: list.best, count: problem.arrays.taskCount))
    return Candidate(places: places, cost: list.bestTotal)
  }
}
