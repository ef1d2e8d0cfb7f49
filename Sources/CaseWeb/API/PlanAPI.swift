internal import CaseService
internal import Casework
internal import Hummingbird

/// The plan of a day and its week, as the dashboard's own document.
struct PlanAPI: Sendable {
  let desk: any Desk

  var routes: [Route] { [.get("/api/smart-distribution/{case_manager_id}", distribution)] }

  private func distribution(_ visit: Visit) async throws -> Response {
    let manager = try visit.pathText("case_manager_id", kind: "case manager")
    var actor = visit.actor
    // Whose plan may be read is the service's decision: one's own, or for a supervisor one of the team's.
    if manager != "current-user" { actor.caseManagerID = manager }
    let plan = try await desk.viewPlan(day: visit.queryDay("date"), as: actor)
    return JSONAnswer.response(data: try plan.smartDistribution.json())
  }
}
