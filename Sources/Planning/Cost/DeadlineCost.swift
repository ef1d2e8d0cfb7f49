/// `deadline`: an unplanned task whose last allowed day lies in the horizon, so that it can't be made up for.
enum DeadlineCost: TaskCost {
  static func term(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> Int {
    guard place == nil, let deadline = task.deadline, deadline < problem.days.count else { return 0 }
    return problem.weights.deadline
  }
}
