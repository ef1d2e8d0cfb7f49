package import Casework

/// Marks a task done. Doing it twice is the same as doing it once.
package struct CompleteTask: UseCase {
  package typealias Outcome = TaskView
  package var taskID: Int
  /// How long it really took; nil: not noted.
  package var actualMinutes: Int?
  package init(taskID: Int, actualMinutes: Int? = nil) {
    self.taskID = taskID
    self.actualMinutes = actualMinutes
  }
}

extension CompleteTask {
  package static var action: String { "complete_task" }
  package static var changesCaseload: Bool { true }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> TaskView {
    _ = try workspace.task(taskID)
    do {
      try workspace.caseload.completeTask(taskID, on: workspace.today, library: workspace.library)
    } catch {
      throw .notPossible(sentence: error.sentence)
    }
    if let actualMinutes {
      _ = try RecordMinutes(taskID: taskID, minutes: actualMinutes).perform(in: &workspace)
    }
    workspace.subject = "task \(taskID)"
    return workspace.views.view(try workspace.task(taskID))
  }
}
