/// `late`: each day that a task stands after its due day.
enum LateCost: TaskCost {
  static func term(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> Int {
    guard let place, let due = task.due, place.day > due else { return 0 }
    return problem.weights.late[task.priority] * (place.day - due)
  }
}
