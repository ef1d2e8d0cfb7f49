/// `delay`: each day that a planned task waits from the horizon's first, so that work is done early where nothing
/// else decides.
enum DelayCost: TaskCost {
  static func term(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> Int {
    guard let place else { return 0 }
    return problem.weights.delay[task.priority] * place.day
  }
}
