package import Casework

/// Marks a task done. Doing it twice is the same as doing it once.
package struct CompleteTask: UseCase {
  package typealias Outcome = TaskView
  package var taskID: Int
  package init(taskID: Int) { self.taskID = taskID }
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
    workspace.subject = "task \(taskID)"
    return workspace.views.view(try workspace.task(taskID))
  }
}
