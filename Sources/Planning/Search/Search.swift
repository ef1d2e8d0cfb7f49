/// A search for a better plan: the state, its generator, the best plan seen, and scratch memory for the moves.
struct Search: ~Copyable {
  var state: SearchState
  var random: Randomness
  let exponential = ExponentialTable()
  /// The cheapest plan seen.
  let best: UnsafeMutablePointer<Int32>
  private(set) var bestTotal: Int
  /// Tasks taken out by a compound move and not yet put back; and, by task, whether it is one of them.
  let pile: UnsafeMutablePointer<Int32>
  var pileCount = 0
  let isOnPile: UnsafeMutablePointer<Bool>
  /// Tasks that a forced move pulls, the last place each may have, and whether a task is one of them.
  let chain: UnsafeMutablePointer<Int32>
  var chainCount = 0
  let bound: UnsafeMutablePointer<Int32>
  let isInChain: UnsafeMutablePointer<Bool>
  let isMovable: UnsafeMutablePointer<Bool>
  let keys: UnsafeMutablePointer<UInt64>
  /// By task: what it is worth to have it and what hangs on it planned. Guides the order of insertion.
  let worth: UnsafeMutablePointer<Int>
  /// By task: whether it or something behind it has a deadline within the horizon.
  let hasDeadline: UnsafeMutablePointer<Bool>

  init(_ problem: DenseProblem, seed: UInt64) {
    state = SearchState(problem)
    random = Randomness(seed: seed)
    let count = max(1, problem.arrays.taskCount)
    best = .allocate(capacity: count)
    pile = .allocate(capacity: count)
    isOnPile = .allocate(capacity: count)
    isOnPile.initialize(repeating: false, count: count)
    chain = .allocate(capacity: count)
    bound = .allocate(capacity: count)
    isInChain = .allocate(capacity: count)
    isInChain.initialize(repeating: false, count: count)
    isMovable = .allocate(capacity: count)
    isMovable.initialize(repeating: false, count: count)
    for index in 0..<problem.arrays.movableCount { isMovable[Int(problem.arrays.movable[index])] = true }
    keys = .allocate(capacity: count)
    worth = .allocate(capacity: count)
    hasDeadline = .allocate(capacity: count)
    hasDeadline.initialize(repeating: false, count: count)
    bestTotal = Int.max
    measureWorth()
    keepBest()
  }

  deinit {
    best.deallocate()
    pile.deallocate()
    isOnPile.deallocate()
    chain.deallocate()
    bound.deallocate()
    isInChain.deallocate()
    isMovable.deallocate()
    keys.deallocate()
    worth.deallocate()
    hasDeadline.deallocate()
  }

  /// Keeps the plan as it stands when it is the cheapest so far.
  @inline(__always)
  mutating func keepBest() {
    if state.total < bestTotal {
      bestTotal = state.total
      best.update(from: state.arrays.place, count: state.dense.taskCount)
    }
  }

  /// Begins anew to look for a cheapest plan.
  mutating func forgetBest() { bestTotal = Int.max }

  /// Goes back to the cheapest plan.
  mutating func restoreBest() {
    for index in 0..<state.dense.movableCount {
      let task = Int(state.dense.movable[index])
      if state.arrays.place[task] != best[task] {
        state.move(task, to: Int(best[task]))
        state.commit()
      }
    }
  }

  /// Unplans everything and constructs anew; the best plan stays known.
  mutating func restart() {
    state.reset()
    construct()
  }

  /// Takes the places of a plan over as far as the hard rules allow: what has a deadline first, then what is worth most,
  /// predecessors before it. What can't stand where it stood goes to its cheapest place at once, so that what comes after it may stay.
  mutating func adopt(_ places: [Int32]) {
    let dense = state.dense
    state.reset()
    for index in 0..<dense.movableCount {
      let task = Int(dense.movable[index])
      if Int(places[task]) != dense.unplanned { takeOut(task) }
    }
    putBack(.urgency, blink: 0, at: places)
    state.commit()
    for index in 0..<dense.movableCount {
      let task = Int(dense.movable[index])
      if Int(state.arrays.place[task]) == dense.unplanned { takeOut(task) }
    }
    putBack(.worth, blink: 0)
    state.commit()
    keepBest()
  }

  /// A task's worth: the price of leaving it out, and the most that any of its successors is worth.
  private func measureWorth() {
    let dense = state.dense
    for task in 0..<dense.taskCount { worth[task] = 0 }
    for index in stride(from: dense.movableCount - 1, through: 0, by: -1) {
      let task = Int(dense.movable[index])
      worth[task] += dense.taskCost[task * (dense.placeCount + 1) + dense.unplanned]
      if state.owner.problem.tasks[task].deadline ?? dense.dayCount < dense.dayCount { hasDeadline[task] = true }
      for link in Int(dense.predecessorStart[task])..<Int(dense.predecessorStart[task + 1]) {
        let other = Int(dense.predecessor[link])
        worth[other] = max(worth[other], worth[task])
        if hasDeadline[task] { hasDeadline[other] = true }
      }
    }
  }
}
