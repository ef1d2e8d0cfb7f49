/// One search with its own generator. Islands work side by side and share nothing but the immutable problem, so that
/// their results don't depend on which runs first.
final class Island: @unchecked Sendable {
  private var search: Search
  private(set) var steps = 0

  init(_ problem: DenseProblem, seed: UInt64) {
    search = Search(problem, seed: seed)
  }

  var cost: Int { search.bestTotal }

  var places: [Int32] {
    Array(UnsafeBufferPointer(start: search.best, count: search.state.dense.taskCount))
  }

  func construct() {
    search.state.reset()
    search.construct()
  }

  func adopt(_ places: [Int32]) { search.adopt(places) }

  /// One phase. `clock` tells how much of it is over, from 0 to 1 and more; it is asked every `batch` steps.
  func anneal(
    _ phase: AnnealingPhase, _ mixture: MoveMixture, batch: Int, stopAt bound: Int, clock: (Int) -> Double
  ) {
    if phase.continues { search.restoreBest() } else { search.restart() }
    search.rescue()
    let ratio = ExponentialTable.logarithm(phase.cold / phase.hot)
    var done = 0
    var share = clock(0)
    while share < 1, search.bestTotal > bound {
      let temperature = phase.hot * ExponentialTable.exponential(ratio * share)
      search.run(steps: batch, temperature: temperature, mixture)
      done += batch
      share = clock(done)
    }
    steps += done
  }
}
