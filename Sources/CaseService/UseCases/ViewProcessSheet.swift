package import Casework

/// One process with all its steps, ended ones too.
package struct ViewProcessSheet: UseCase {
  package typealias Outcome = ProcessSheet
  package static var action: String { "view_process_steps" }
  package var processID: Int

  package init(processID: Int) { self.processID = processID }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessSheet {
    let process = try workspace.process(processID)
    guard let sheet = workspace.views.sheet(process) else {
      throw .notFound(kind: "process", id: String(processID), suggestion: nil)
    }
    return sheet
  }
}
