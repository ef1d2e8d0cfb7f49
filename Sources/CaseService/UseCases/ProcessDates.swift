package import Casework

/// Records a date of a process: a clock that stops or runs on, a paper's end, a deadline that was moved. The plan is made anew.
package struct RecordProcessDate: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "record_process_date" }
  package static var changesCaseload: Bool { true }

  /// What is recorded.
  package enum Change: Sendable, Equatable {
    case stopClock(reason: String)
    case resumeClock
    case paperEnd(step: String, reason: String)
    case deadline(step: String, reason: String)
  }

  package var processID: Int
  package var change: Change
  /// nil: today.
  package var day: CalendarDay?

  package init(processID: Int, change: Change, day: CalendarDay? = nil) {
    self.processID = processID
    self.change = change
    self.day = day
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    _ = try workspace.process(processID)
    let (today, library) = (workspace.today, workspace.library)
    let day = day ?? today
    do {
      switch change {
      case .stopClock(let reason):
        try workspace.caseload.stopClock(process: processID, on: day, reason: reason, today: today, library: library)
      case .resumeClock:
        try workspace.caseload.resumeClock(process: processID, on: day, today: today, library: library)
      case .paperEnd(let step, let reason):
        try workspace.caseload.recordPaperEnd(step: step, process: processID, on: day, reason: reason, library: library)
      case .deadline(let step, let reason):
        try workspace.caseload.recordDeadline(step: step, process: processID, on: day, reason: reason, library: library)
      }
    } catch {
      throw Self.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }

  private static func caseError(_ error: ProcessDateError) -> CaseError {
    switch error {
    case .inFuture, .beforeLastChange: .badInput(field: "day", sentence: error.sentence)
    case .noReason: .badInput(field: "reason", sentence: error.sentence)
    case .unknownStep, .noPaper, .noDeadline: .badInput(field: "step_id", sentence: error.sentence)
    case .noClock, .notStarted, .alreadyStopped, .notStopped: .notPossible(sentence: error.sentence)
    }
  }
}
