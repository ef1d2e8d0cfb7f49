package import Casework

/// Inserts a step into a running process, and plans it.
package struct InsertStep: UseCase {
  package struct Outcome: Sendable, Equatable {
    package var stepID: String
    package var progress: ProcessProgress
  }

  package static var action: String { "insert_step" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  package var step: InsertedStep

  package init(processID: Int, step: InsertedStep) {
    self.processID = processID
    self.step = step
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome {
    _ = try workspace.process(processID)
    let id: String
    do {
      id = try workspace.caseload.insertStep(
        step, process: processID, on: workspace.today, library: workspace.library)
    } catch {
      throw StepChanging.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID) \(id)"
    return Outcome(stepID: id, progress: try ViewProcess(processID: processID).perform(in: &workspace))
  }
}

/// Splits a task into parts, and plans them; one part puts it together again.
package struct SplitTask: UseCase {
  package typealias Outcome = [TaskView]
  package static var action: String { "split_task" }
  package static var changesCaseload: Bool { true }
  package var taskID: Int
  package var parts: Int

  package init(taskID: Int, parts: Int) {
    self.taskID = taskID
    self.parts = parts
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [TaskView] {
    let task = try workspace.task(taskID)
    do {
      try workspace.caseload.splitTask(taskID, into: parts, on: workspace.today, library: workspace.library)
    } catch {
      throw StepChanging.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "task \(taskID)"
    let views = workspace.views
    return workspace.caseload.parts(of: task).map(views.view)
  }
}

/// Puts a step off until a day, with all that follows it; nil takes that back.
package struct PutOffStep: UseCase {
  package struct Outcome: Sendable, Equatable {
    package var preview: PutOffPreview
    package var progress: ProcessProgress
  }

  package static var action: String { "put_off_step" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  package var stepID: String
  package var day: CalendarDay?

  package init(processID: Int, stepID: String, day: CalendarDay?) {
    self.processID = processID
    self.stepID = stepID
    self.day = day
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome {
    let preview = try PreviewPutOff(processID: processID, stepID: stepID, day: day).perform(in: &workspace)
    do {
      try workspace.caseload.putOffStep(
        stepID, process: processID, until: day, on: workspace.today, library: workspace.library)
    } catch {
      throw StepChanging.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID) \(stepID)"
    return Outcome(preview: preview, progress: try ViewProcess(processID: processID).perform(in: &workspace))
  }
}

/// What putting a step off would move and break; changes nothing.
package struct PreviewPutOff: UseCase {
  package typealias Outcome = PutOffPreview
  package static var action: String { "preview_put_off" }
  package var processID: Int
  package var stepID: String
  package var day: CalendarDay?

  package init(processID: Int, stepID: String, day: CalendarDay?) {
    self.processID = processID
    self.stepID = stepID
    self.day = day
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PutOffPreview {
    let process = try workspace.process(processID)
    var after = workspace.caseload
    do {
      try after.putOffStep(
        stepID, process: processID, until: day, on: workspace.today, library: workspace.library)
    } catch {
      throw StepChanging.caseError(error)
    }
    return PutOffPreview(
      of: process.clientID, before: workspace.caseload, after: after, on: workspace.today, library: workspace.library)
  }
}

/// From why a step can't be changed to what a caller reads.
private enum StepChanging {
  static func caseError(_ error: StepChangeError) -> CaseError {
    switch error {
    case .unknownStep, .circle: .badInput(field: "step_id", sentence: error.sentence)
    case .noTitle: .badInput(field: "title", sentence: error.sentence)
    case .minutesOutOfRange: .badInput(field: "minutes", sentence: error.sentence)
    case .dayPassed: .badInput(field: "day", sentence: error.sentence)
    case .unknownProcess, .endedProcess, .unknownTask, .notOpen, .notSplittable, .settledStep:
      .notPossible(sentence: error.sentence)
    }
  }
}
