/// A problem with a place for each of its tasks, and the look-ups by which cost parts are written down.
///
/// This is the slow and obvious side: every part's `value(of:)` reads a layout, from scratch. The search keeps the
/// same sums incrementally, and is held to these.
package struct Layout: Sendable {
  package let problem: PlanningProblem
  /// By the problem's task order; nil is unplanned.
  package var places: [Place?]
  /// Task numbers by id.
  let numbers: [String: Int]

  package init(_ problem: PlanningProblem, places: [Place?]) {
    self.problem = problem
    self.places = places
    numbers = Dictionary(
      problem.tasks.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The cost by part, from scratch.
  package var parts: CostParts {
    var parts = CostParts()
    parts.unplanned = UnplannedCost.value(of: self)
    parts.deadline = DeadlineCost.value(of: self)
    parts.late = LateCost.value(of: self)
    parts.delay = DelayCost.value(of: self)
    parts.attention = AttentionCost.value(of: self)
    parts.progress = ProgressCost.value(of: self)
    parts.energy = EnergyCost.value(of: self)
    parts.balance = BalanceCost.value(of: self)
    parts.switching = SwitchingCost.value(of: self)
    parts.stability = StabilityCost.value(of: self)
    return parts
  }

  /// The (client, day) pairs with at least one task.
  var visits: Set<Visit> {
    Set(zip(problem.tasks, places).compactMap { task, place in place.map { Visit(client: task.client, day: $0.day) } })
  }

  struct Visit: Hashable {
    let client: String
    let day: Int
  }
}

/// A part of the cost that is a sum over tasks, each by its own place alone.
///
/// Its incremental delta is the difference of two terms; the search reads them from one table of all such parts.
protocol TaskCost {
  /// What the task costs at a place; nil is unplanned.
  static func term(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> Int
}

extension TaskCost {
  /// The part from scratch.
  static func value(of layout: Layout) -> Int {
    zip(layout.problem.tasks, layout.places).reduce(0) { $0 + term($1.0, at: $1.1, in: layout.problem) }
  }

  /// What moving one task adds to the part.
  static func delta(
    _ task: PlanningProblem.Task, from old: Place?, to new: Place?, in problem: PlanningProblem
  ) -> Int {
    term(task, at: new, in: problem) - term(task, at: old, in: problem)
  }
}
