package import Casework

/// How the case manager's day is made up.
package struct ViewDaySettings: UseCase {
  package typealias Outcome = AgencySettings
  package static var action: String { "view_day_settings" }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> AgencySettings {
    workspace.caseload.settings
  }
}

/// Changes how the case manager's day is made up: focus half, notes block, caps. The plan is made anew; today and tomorrow stay.
package struct ChangeDaySettings: UseCase {
  package typealias Outcome = AgencySettings
  package static var action: String { "change_day_settings" }
  package static var changesCaseload: Bool { true }
  package var change: DaySettingsChange

  package init(change: DaySettingsChange) { self.change = change }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> AgencySettings {
    let before = workspace.caseload.settings
    do {
      workspace.caseload.settings = try change.applied(to: before)
    } catch {
      throw .badInput(field: error.field, sentence: error.sentence)
    }
    if workspace.caseload.settings != before, !workspace.caseload.clients.isEmpty { try workspace.planAgain() }
    workspace.subject = "day settings"
    return workspace.caseload.settings
  }
}
