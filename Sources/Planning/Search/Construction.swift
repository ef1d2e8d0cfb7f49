extension Search {
  /// A first plan: every movable task, dearest first and predecessors before it, at its cheapest place.
  mutating func construct() {
    for index in 0..<state.dense.movableCount { takeOut(Int(state.dense.movable[index])) }
    putBack(.worth, blink: 0)
    state.commit()
    keepBest()
  }
}
