package import Casework

/// Opens a crisis: its work stands on today, and what it pushes is put forward as a preview.
package struct ReportCrisis: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "report_crisis" }
  package static var changesCaseload: Bool { true }
  /// A client's id or name.
  package var client: String
  package var kind: String
  package var need: String
  /// Minutes that what is needed now takes; nil: one day's crisis time.
  package var minutes: Int?

  package init(client: String, kind: String, need: String, minutes: Int? = nil) {
    self.client = client
    self.kind = kind
    self.need = need
    self.minutes = minutes
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    let client = try workspace.client(client)
    workspace.subject = "client \(client.id)"
    return try workspace.ask(
      for: .openCrisis(
        PlanChange.CrisisReport(
          clientID: client.id, kind: kind, need: need,
          minutes: minutes ?? workspace.caseload.settings.crisisBufferMinutes, at: workspace.now)))
  }
}

/// Records that a crisis is stabilised: safe tonight, the immediate need met; a follow-up stands on the next working day.
package struct StabiliseCrisis: UseCase {
  package typealias Outcome = PlanChangesView
  package static var action: String { "stabilise_crisis" }
  package static var changesCaseload: Bool { true }
  package var crisisID: Int
  package init(crisisID: Int) { self.crisisID = crisisID }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanChangesView {
    do {
      try workspace.caseload.stabiliseCrisis(crisisID, at: workspace.now, library: workspace.library)
    } catch {
      throw CaseError(error)
    }
    workspace.subject = "crisis \(crisisID)"
    return workspace.views.planChanges(at: workspace.now)
  }
}

/// Records that a crisis is over.
package struct CloseCrisis: UseCase {
  package typealias Outcome = PlanChangesView
  package static var action: String { "close_crisis" }
  package static var changesCaseload: Bool { true }
  package var crisisID: Int
  package init(crisisID: Int) { self.crisisID = crisisID }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanChangesView {
    do {
      try workspace.caseload.closeCrisis(crisisID, at: workspace.now, library: workspace.library)
    } catch {
      throw CaseError(error)
    }
    workspace.subject = "crisis \(crisisID)"
    return workspace.views.planChanges(at: workspace.now)
  }
}
