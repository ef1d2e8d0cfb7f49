package import Casework

/// The agency's calendar from today on.
package struct ViewCalendar: UseCase {
  package typealias Outcome = CalendarView
  package static var action: String { "view_calendar" }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> CalendarView {
    var calendar = CalendarView(workspace.caseload, on: workspace.today)
    calendar.mayChangeAgency = try workspace.decidesForAgency()
    return calendar
  }
}

/// Changes the agency's calendar: a closed day, a meeting, a setting. What is the whole agency's takes an administrator. The plan is made anew; today and tomorrow stay.
package struct ChangeCalendar: UseCase {
  package typealias Outcome = CalendarView
  package static var action: String { "change_calendar" }
  package static var changesCaseload: Bool { true }

  /// What changes.
  package enum Change: Sendable, Equatable {
    case day(CalendarDay, AgencyDay.Extent, reason: String)
    case addMeeting(Meeting)
    /// From a day on; nil: today.
    case endMeeting(Int, from: CalendarDay?)
    case setting(AgencySetting, String)

    /// True for what is the whole agency's; meetings and the own supervisor are one caseload's.
    var isAgencys: Bool {
      switch self {
      case .day: true
      case .setting(let setting, _): setting != .supervisor
      case .addMeeting, .endMeeting: false
      }
    }
  }

  package var change: Change

  package init(_ change: Change) { self.change = change }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> CalendarView {
    let today = workspace.today
    if change.isAgencys, try !workspace.decidesForAgency() {
      throw .refused(
        sentence: "Closed days and the agency's settings are everybody's. Ask an administrator to change them.")
    }
    if case .addMeeting = change, workspace.actor.userID != nil, workspace.actor.caseManagerID == Office.agency {
      throw .refused(
        sentence: "A meeting takes time from one person's day. Each case manager adds the own ones, here on Calendar.")
    }
    do {
      switch change {
      case .day(let day, let extent, let reason):
        try workspace.caseload.setAgencyDay(extent, on: day, reason: reason, today: today)
        workspace.subject = "\(day)"
      case .addMeeting(let meeting):
        workspace.subject = "meeting \(try workspace.caseload.addMeeting(meeting).id)"
      case .endMeeting(let id, let day):
        try workspace.caseload.endMeeting(id, from: day ?? today)
        workspace.subject = "meeting \(id)"
      case .setting(let setting, let text):
        try workspace.caseload.change(setting, to: text)
        workspace.subject = setting.rawValue
      }
    } catch {
      throw Self.caseError(error)
    }
    if workspace.caseload.needsPlanning, !workspace.caseload.clients.isEmpty { try workspace.planAgain() }
    return try ViewCalendar().perform(in: &workspace)
  }

  private static func caseError(_ error: CalendarError) -> CaseError {
    switch error {
    case .unknownRegion, .timeZone, .badSetting: .badInput(field: "value", sentence: error.sentence)
    case .noReason: .badInput(field: "reason", sentence: error.sentence)
    case .tooFar: .badInput(field: "day", sentence: error.sentence)
    case .badMeeting: .badInput(field: "meeting", sentence: error.sentence)
    case .unknownMeeting(let id): .notFound(kind: "meeting", id: String(id), suggestion: nil)
    case .alreadyOpen: .notPossible(sentence: error.sentence)
    }
  }
}
