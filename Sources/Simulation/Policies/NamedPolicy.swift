package import Casework
internal import Planning

/// A policy with the name that reports use.
package struct NamedPolicy: Sendable {
  package var name: String
  package var title: String
  package var policy: any PlanningPolicy
  /// True for the bound: the planner is told what the others have to guess.
  package var knowsTheFuture = false

  /// The planner's steps on each day of a simulation: as many as a day's replan has in the product.
  package static let dailySteps = PlannerPolicy.replanSteps

  /// The policies that are compared, the product first.
  ///
  /// - Parameter dailySteps: the planner's steps a day; nil: as many as the product gives it.
  package static func all(dailySteps: Int? = dailySteps) -> [NamedPolicy] {
    let planner = PlannerPolicy(budget: dailySteps.map { .steps($0) })
    return [
      NamedPolicy(name: "caseday", title: "Caseday", policy: planner),
      NamedPolicy(name: "one-task-per-client", title: "One task per client", policy: OneTaskPerClient()),
      NamedPolicy(name: "earliest-due", title: "Earliest due first", policy: EarliestDueFirst()),
      NamedPolicy(name: "urgency-sum", title: "Urgency sum", policy: UrgencySumFirst()),
      NamedPolicy(name: "round-robin", title: "Clients in turn", policy: ClientsInTurn()),
      NamedPolicy(name: "bound", title: "Told the future", policy: planner, knowsTheFuture: true),
    ]
  }
}
