package import Casework

/// What starting a process would mean; changes nothing.
package struct PreviewProcess: UseCase {
  package typealias Outcome = ProcessPreview
  package var client: String
  package var processType: String
  package var timelineWeeks: Int?
  package init(client: String, processType: String, timelineWeeks: Int? = nil) {
    self.client = client
    self.processType = processType
    self.timelineWeeks = timelineWeeks
  }
}

extension PreviewProcess {
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
