/// `unplanned`: a task that finds no place in the horizon.
///
/// Work that is due within the horizon pays its priority's price and the lateness it would have on the first day
/// after it. Work that is due later, or has no due day, pays a tenth (rounded down): it can still wait.
enum UnplannedCost: TaskCost {
  static func term(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> Int {
    guard place == nil else { return 0 }
    let price = problem.weights.unplanned[task.priority]
    guard let due = task.due, due < problem.days.count else { return price / 10 }
    return price + problem.weights.late[task.priority] * (problem.days.count - due)
  }
}
