package import Casework

/// Records that something happened in a process, such as `denied`, with its day. The plan is made anew; today and tomorrow stay.
package struct RecordEvent: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "record_event" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  package var event: String
  /// nil: today.
  package var day: CalendarDay?

  package init(processID: Int, event: String, day: CalendarDay? = nil) {
    self.processID = processID
    self.event = event
    self.day = day
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    _ = try workspace.process(processID)
    do {
      try workspace.caseload.recordEvent(
        event, process: processID, on: day ?? workspace.today, today: workspace.today, library: workspace.library)
    } catch {
      throw Recording.caseError(error)
    }
    if workspace.caseload.needsPlanning { try workspace.planAgain() }
    workspace.subject = "process \(processID) \(event)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }
}

/// Takes an event back that was recorded by mistake.
package struct WithdrawEvent: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "withdraw_event" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  package var event: String

  package init(processID: Int, event: String) {
    self.processID = processID
    self.event = event
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    _ = try workspace.process(processID)
    do {
      try workspace.caseload.withdrawEvent(
        event, process: processID, on: workspace.today, library: workspace.library)
    } catch {
      throw Recording.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID) \(event)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }
}

/// Records that somebody outside answered, which ends a step's waiting.
package struct RecordAnswer: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "record_answer" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  /// The step's id in its template, such as `D1`.
  package var stepID: String
  /// nil: today.
  package var day: CalendarDay?

  package init(processID: Int, stepID: String, day: CalendarDay? = nil) {
    self.processID = processID
    self.stepID = stepID
    self.day = day
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    _ = try workspace.process(processID)
    do {
      try workspace.caseload.recordAnswer(
        step: stepID, process: processID, on: day ?? workspace.today, today: workspace.today,
        library: workspace.library)
    } catch {
      throw Recording.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID) \(stepID)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }
}

/// Skips a task with a reason. Nothing else on the calendar moves.
package struct SkipTask: UseCase {
  package typealias Outcome = TaskView
  package static var action: String { "skip_task" }
  package static var changesCaseload: Bool { true }
  package var taskID: Int
  package var reason: String

  package init(taskID: Int, reason: String) {
    self.taskID = taskID
    self.reason = reason
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> TaskView {
    _ = try workspace.task(taskID)
    do {
      try workspace.caseload.skipTask(taskID, reason: reason, on: workspace.today, library: workspace.library)
    } catch {
      throw Recording.caseError(error)
    }
    workspace.subject = "task \(taskID)"
    return workspace.views.view(try workspace.task(taskID))
  }
}

/// From why something can't be recorded to what a caller reads.
private enum Recording {
  static func caseError(_ error: RecordingError) -> CaseError {
    switch error {
    case .unknownProcess, .unknownTask, .notWaiting, .notOpen, .endedProcess, .notRecorded:
      .notPossible(sentence: error.sentence)
    case .unknownEvent: .badInput(field: "event", sentence: error.sentence)
    case .eventInFuture: .badInput(field: "day", sentence: error.sentence)
    case .noReason: .badInput(field: "reason", sentence: error.sentence)
    }
  }
}
