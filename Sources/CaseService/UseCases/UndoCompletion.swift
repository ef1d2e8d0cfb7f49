package import Casework

/// Takes a completion back.
package struct UndoCompletion: UseCase {
  package typealias Outcome = TaskView
  package var taskID: Int
  package init(taskID: Int) { self.taskID = taskID }
}

extension UndoCompletion {
  package static var action: String { "undo_completion" }
  package static var changesCaseload: Bool { true }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> TaskView {
    _ = try workspace.task(taskID)
    do {
      try workspace.caseload.undoCompletion(taskID, on: workspace.today, library: workspace.library)
    } catch {
      throw .notPossible(sentence: error.sentence)
    }
    workspace.subject = "task \(taskID)"
    return workspace.views.view(try workspace.task(taskID))
  }
}
