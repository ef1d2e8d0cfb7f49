package import Casework

extension ViewPlan: PerformedUseCase {
  package static var action: String { "view_plan" }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanView {
    let views = workspace.views
    guard let day, day != workspace.today else {
      return PlanView(today: views.todayView(), week: views.weekView(containing: workspace.caseload.planningDay(workspace.today)))
    }
    try DayLimits.check(day, today: workspace.today)
    let shown = workspace.caseload.planningDay(day)
    return PlanView(today: views.todayView(of: shown), week: views.weekView(containing: shown))
  }
}

extension ViewWeek: PerformedUseCase {
  package static var action: String { "view_week" }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> WeekView {
    try DayLimits.check(containing, today: workspace.today)
    return workspace.views.weekView(containing: containing)
  }
}

/// How far from today a plan can be looked at.
enum DayLimits {
  static func check(_ day: CalendarDay, today: CalendarDay) throws(CaseError) {
    guard abs(day - today) <= 366 else {
      throw .badInput(
        field: "date", sentence: "\(day) is too far from today (\(today)). Choose a day within a year of it.")
    }
  }
}

extension ListClients: PerformedUseCase {
  package static var action: String { "list_clients" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> [ClientSummary] {
    workspace.views.clientSummaries()
  }
}

extension ViewClient: PerformedUseCase {
  package static var action: String { "view_client" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    workspace.views.clientView(try workspace.client(client))
  }
}

extension ViewProcess: PerformedUseCase {
  package static var action: String { "view_process" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    let process = try workspace.process(processID)
    guard let progress = workspace.views.progress(process) else {
      throw .notFound(kind: "process", id: String(processID), suggestion: nil)
    }
    return progress
  }
}

extension PreviewProcess: PerformedUseCase {
  package static var action: String { "preview_process" }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessPreview {
    let client = try workspace.client(client)
    var planned = workspace
    let started: StartedProcess
    do {
      started = try planned.caseload.startProcess(
        processType, client: client, on: workspace.today, timelineWeeks: timelineWeeks, library: workspace.library)
    } catch {
      throw ProcessStarting.caseError(error)
    }
    try planned.planAgain()
    return ProcessPreview(
      started, before: workspace.caseload, after: planned.caseload, library: workspace.library, on: workspace.today)
  }
}
