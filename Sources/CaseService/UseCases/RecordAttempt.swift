package import Casework

/// Records what came of an attempt at a task: done, reached, left a message, no answer, waiting, not possible.
package struct RecordAttempt: UseCase {
  package typealias Outcome = TaskView
  package static var action: String { "record_attempt" }
  package static var changesCaseload: Bool { true }
  package var taskID: Int
  package var report: AttemptReport

  package init(taskID: Int, report: AttemptReport) {
    self.taskID = taskID
    self.report = report
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> TaskView {
    _ = try workspace.task(taskID)
    var report = report
    if report.time == nil, workspace.hasRealHours { report.time = workspace.now.time }
    do {
      try workspace.caseload.recordAttempt(report, task: taskID, on: workspace.today, library: workspace.library)
    } catch {
      throw Self.caseError(error)
    }
    // Where no half-day has room for the next attempt, the plan makes some; today and tomorrow stay.
    let again = try workspace.task(taskID)
    if again.isOpen, again.day == nil, report.outcome.isUnreached || report.outcome == .notPossible {
      try workspace.planAgain()
    }
    workspace.subject = "task \(taskID) \(report.outcome.rawValue)"
    return workspace.views.view(try workspace.task(taskID))
  }

  private static func caseError(_ error: AttemptError) -> CaseError {
    switch error {
    case .unknownTask, .notOpen, .sameWait: .notPossible(sentence: error.sentence)
    case .noEnd, .endPassed: .badInput(field: "until", sentence: error.sentence)
    case .unknownEvent: .badInput(field: "event", sentence: error.sentence)
    case .noReason: .badInput(field: "note", sentence: error.sentence)
    }
  }
}
