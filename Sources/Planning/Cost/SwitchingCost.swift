/// `switching`: each client on each day with at least one task of that client, so that a client's work gathers.
enum SwitchingCost {
  /// The part from scratch.
  static func value(of layout: Layout) -> Int {
    layout.problem.weights.switching * layout.visits.count
  }

  /// What it adds when the last task of a client leaves a day (negated: when the first one arrives).
  @inline(__always)
  static func delta(emptying visit: Int, _ dense: DenseArrays) -> Int {
    -dense.switching
  }
}
