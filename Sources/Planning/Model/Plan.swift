/// An answer: where each planned task stands, and what that costs. A task that isn't listed is unplanned.
package struct Plan: Sendable, Equatable {
  /// A task on its half-day.
  package struct Assignment: Sendable, Equatable {
    package var task: String
    package var place: Place

    package init(task: String, place: Place) {
      self.task = task
      self.place = place
    }
  }

  /// The problem's id.
  package var problem: String
  package var cost: Int
  package var parts: CostParts
  /// In the order of the problem's tasks.
  package var assignments: [Assignment]

  package init(problem: String, cost: Int, parts: CostParts, assignments: [Assignment]) {
    self.problem = problem
    self.cost = cost
    self.parts = parts
    self.assignments = assignments
  }

  /// A plan of a problem from its places by task, priced from scratch.
  package init(_ problem: PlanningProblem, places: [Place?]) {
    let parts = Layout(problem, places: places).parts
    self.init(
      problem: problem.id, cost: parts.total, parts: parts,
      assignments: zip(problem.tasks, places).compactMap { task, place in
        place.map { Assignment(task: task.id, place: $0) }
      })
  }

  /// Where the task stands; nil when it is unplanned (or unknown). O(n).
  package func place(of task: String) -> Place? {
    assignments.first { $0.task == task }?.place
  }

  /// The places by the problem's task order. Assignments of tasks the problem doesn't have are left out.
  package func places(for problem: PlanningProblem) -> [Place?] {
    let byTask = Dictionary(assignments.map { ($0.task, $0.place) }, uniquingKeysWith: { first, _ in first })
    return problem.tasks.map { byTask[$0.id] }
  }
}
