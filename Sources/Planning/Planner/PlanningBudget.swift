/// How much work a plan may cost.
package enum PlanningBudget: Sendable, Equatable {
  /// Steps by the problem's size, ended early when a bound or stagnation says that more won't help. Reproducible.
  case automatic
  /// So many steps, unless the bound is reached, and a descent at the end. Reproducible: same problem, seed and steps, same plan.
  case steps(Int)
  /// Time, by the clock that the caller passes as `elapsed`. Not reproducible; for the command line and benchmarks.
  case seconds(Double)
}

/// What is known while the search goes on.
package struct PlanningProgress: Sendable {
  package let seconds: Double
  package let steps: Int
  /// The cheapest plan's cost so far.
  package let cost: Int
}

/// Why a search ended.
package enum StopReason: String, Sendable {
  /// The steps or the time were spent.
  case budget
  /// The plan costs what the lower bound says no plan can beat.
  case bound
  /// Further phases found nothing better.
  case stagnation
}

/// A plan and how it was found.
package struct PlanningResult: Sendable {
  package let plan: Plan
  package let steps: Int
  package let seconds: Double
  package let movesPerSecond: Double
  package let stoppedBy: StopReason
  /// No plan of the problem is cheaper than this.
  package let lowerBound: Int?
}
