package import Casework

/// Notes how long a task really took; nil takes the note back.
package struct RecordMinutes: UseCase {
  package typealias Outcome = TaskView
  package static var action: String { "record_minutes" }
  package static var changesCaseload: Bool { true }
  package var taskID: Int
  package var minutes: Int?

  package init(taskID: Int, minutes: Int?) {
    self.taskID = taskID
    self.minutes = minutes
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> TaskView {
    _ = try workspace.task(taskID)
    do {
      try workspace.caseload.recordMinutes(minutes, task: taskID)
    } catch {
      throw Minutes.caseError(error)
    }
    workspace.subject = "task \(taskID)"
    return workspace.views.view(try workspace.task(taskID))
  }
}

/// What the recorded minutes say about the estimates.
package struct ListEstimates: UseCase {
  package typealias Outcome = [MinuteLesson]
  package static var action: String { "list_estimates" }
  package static var needsPlan: Bool { false }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [MinuteLesson] {
    workspace.caseload.minuteLessons(library: workspace.library)
  }
}

/// Plans a template's step with one's own minutes from now on, or with the template's again.
package struct ChangeEstimate: UseCase {
  package typealias Outcome = [MinuteLesson]
  package static var action: String { "change_estimate" }
  package static var changesCaseload: Bool { true }
  package var templateID: String
  package var stepID: String
  /// True: take what is offered. False: back to the template's minutes.
  package var isTaken: Bool

  package init(templateID: String, stepID: String, isTaken: Bool) {
    self.templateID = templateID
    self.stepID = stepID
    self.isTaken = isTaken
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [MinuteLesson] {
    if isTaken {
      do {
        _ = try workspace.caseload.takeEstimate(
          template: templateID, step: stepID, on: workspace.today, library: workspace.library)
      } catch {
        throw Minutes.caseError(error)
      }
    } else {
      workspace.caseload.dropEstimate(template: templateID, step: stepID)
    }
    if workspace.caseload.needsPlanning { try workspace.planAgain() }
    workspace.subject = "estimate \(templateID)/\(stepID)"
    return workspace.caseload.minuteLessons(library: workspace.library)
  }
}

/// From why minutes can't be kept to what a caller reads.
private enum Minutes {
  static func caseError(_ error: MinutesError) -> CaseError {
    switch error {
    case .outOfRange: .badInput(field: "actual_minutes", sentence: error.sentence)
    case .unknownTask, .notDone, .nothingToTake: .notPossible(sentence: error.sentence)
    }
  }
}
