/// `stability`: a task that leaves its published day, dearer when that was today or tomorrow. Another half of the
/// same day is free; becoming unplanned is not.
enum StabilityCost: TaskCost {
  static func term(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> Int {
    guard let previous = task.previous, previous.day != place?.day else { return 0 }
    return previous.day <= 1 ? problem.weights.movedSoon : problem.weights.moved
  }
}
