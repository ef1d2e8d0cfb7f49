/// `energy`: hard work outside the half-day of focus, and light work that takes up room inside it.
enum EnergyCost: TaskCost {
  static func term(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> Int {
    guard let place else { return 0 }
    switch (task.effort, place.half == problem.focus) {
    case (.hard, false): return problem.weights.hardOffFocus
    case (.light, true): return problem.weights.lightInFocus
    default: return 0
    }
  }
}
