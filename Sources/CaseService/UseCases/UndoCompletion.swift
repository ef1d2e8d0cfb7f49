package import Casework

/// Takes a completion, or a skip, back, and says what follows from it.
package struct UndoCompletion: UseCase {
  package struct Outcome: Sendable, Equatable {
    package var task: TaskView
    /// What no longer holds, and what to look at, each as a sentence.
    package var consequences: [String]

    package init(task: TaskView, consequences: [String]) {
      self.task = task
      self.consequences = consequences
    }
  }

  package var taskID: Int
  package init(taskID: Int) { self.taskID = taskID }
}

extension UndoCompletion {
  package static var action: String { "undo_completion" }
  package static var changesCaseload: Bool { true }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome {
    _ = try workspace.task(taskID)
    let undone: UndoneTask
    do {
      undone = try workspace.caseload.undoCompletion(taskID, on: workspace.today, library: workspace.library)
    } catch {
      throw .notPossible(sentence: error.sentence)
    }
    if workspace.caseload.needsPlanning { try workspace.planAgain() }
    workspace.subject = "task \(taskID)"
    return Outcome(task: workspace.views.view(try workspace.task(taskID)), consequences: undone.consequences)
  }
}
