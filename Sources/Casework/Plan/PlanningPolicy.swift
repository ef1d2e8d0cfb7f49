package import Planning

/// A rule that places an agenda's work on half-days: the product's planner, or another one to compare it with.
///
/// Agenda, caps, buffer, frozen work and slips are the same for all: a policy only answers the planning problem.
package protocol PlanningPolicy: Sendable {
  /// A plan of the problem that keeps its hard rules.
  ///
  /// - Parameters:
  ///   - planner: prepared for the problem.
  ///   - published: the plan as it was published, where it may still stand; nil before the first plan.
  func plan(_ problem: PlanningProblem, planner: Planner, published: Plan?) -> Plan
}

/// The product's own way: the planner, starting from what is published.
package struct PlannerPolicy: PlanningPolicy {
  /// The steps that a plan is given; nil: as many as suit the problem's size.
  package var budget: PlanningBudget?

  package init(budget: PlanningBudget? = nil) { self.budget = budget }

  package func plan(_ problem: PlanningProblem, planner: Planner, published: Plan?) -> Plan {
    planner.plan(budget: budget ?? Self.budget(for: problem, isPublished: published != nil), warmStart: published).plan
  }

  /// The steps of a plan that begins from a published one.
  package static let replanSteps = 40_000

  /// Enough for a near-optimal month within a second, and for the days after it within a tenth. Steps, never seconds: the same
  /// caseload gives the same plan on a slow machine.
  static func budget(for problem: PlanningProblem, isPublished: Bool) -> PlanningBudget {
    .steps(isPublished ? replanSteps : min(1_500_000, max(200_000, problem.tasks.count * 3_000)))
  }
}
