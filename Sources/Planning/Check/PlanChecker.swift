/// The hard rules and the cost, from scratch, in the words of the model: slow, obvious, and independent of the search.
package enum PlanChecker {
  /// Every hard rule that the plan breaks, one sentence each; empty for a feasible plan.
  package static func violations(of plan: Plan, for problem: PlanningProblem) -> [String] {
    var found: [String] = []
    var places: [String: Place] = [:]
    let tasks = Dictionary(problem.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for assignment in plan.assignments {
      let id = assignment.task
      if tasks[id] == nil {
        found.append("unknown task \(quoted(id))")
      } else if places[id] != nil {
        found.append("task \(quoted(id)) is assigned twice")
      } else if !problem.days.indices.contains(assignment.place.day) {
        found.append("task \(quoted(id)) is assigned outside the horizon, on day \(assignment.place.day)")
      } else {
        places[id] = assignment.place
      }
    }
    for task in problem.tasks {
      if let fixed = task.fixed {
        if places[task.id] != fixed { found.append("task \(quoted(task.id)) is fixed on \(fixed) and isn't there") }
      } else if let place = places[task.id] {
        found += windowViolations(task, at: place)
        found += orderViolations(task, at: place, places)
      }
    }
    return found + capacityViolations(problem, places)
  }

  /// The cost of a plan by part, from scratch.
  package static func cost(of plan: Plan, for problem: PlanningProblem) -> CostParts {
    Layout(problem, places: plan.places(for: problem)).parts
  }

  private static func windowViolations(_ task: PlanningProblem.Task, at place: Place) -> [String] {
    var found: [String] = []
    if place.day < task.release {
      found.append("task \(quoted(task.id)) stands on day \(place.day), before its release on day \(task.release)")
    }
    if let deadline = task.deadline, place.day > deadline {
      found.append("task \(quoted(task.id)) stands on day \(place.day), after its deadline on day \(deadline)")
    }
    if let days = task.days, !days.contains(place.day) {
      found.append("task \(quoted(task.id)) stands on day \(place.day), which is none of its days")
    }
    if let slot = task.slot, slot != place.half {
      found.append("task \(quoted(task.id)) stands in the \(place.half.rawValue), allowed only in the \(slot.rawValue)")
    }
    return found
  }

  private static func orderViolations(
    _ task: PlanningProblem.Task, at place: Place, _ places: [String: Place]
  ) -> [String] {
    task.after.compactMap { dependency in
      guard let other = places[dependency.task] else {
        return "task \(quoted(task.id)) is planned, \(quoted(dependency.task)) before it is not"
      }
      let kept = dependency.lag == 0 ? place >= other : place.day >= other.day + dependency.lag
      return kept
        ? nil : "task \(quoted(task.id)) on \(place) comes too soon after \(quoted(dependency.task)) on \(other)"
    }
  }

  private static func capacityViolations(_ problem: PlanningProblem, _ places: [String: Place]) -> [String] {
    var found: [String] = []
    for (number, day) in problem.days.enumerated() {
      let here = problem.tasks.filter { places[$0.id]?.day == number }
      for half in HalfDay.allCases {
        let inHalf = here.filter { places[$0.id]?.half == half }
        let used = inHalf.reduce(0) { $0 + $1.minutes }
        let fixed = inHalf.reduce(0) { $0 + ($1.fixed == nil ? 0 : $1.minutes) }
        if used > max(day.minutes[half], fixed) {
          found.append("day \(number) \(half.rawValue) has \(used) minutes of \(max(day.minutes[half], fixed))")
        }
      }
      for category in WorkCategory.allCases {
        guard let cap = day.capacity[category] else { continue }
        let ofCategory = here.filter { $0.category == category }
        let limit = max(cap, ofCategory.count { $0.fixed != nil })
        if ofCategory.count > limit {
          found.append("day \(number) has \(ofCategory.count) \(category.plural) of \(limit)")
        }
      }
    }
    return found
  }
}
