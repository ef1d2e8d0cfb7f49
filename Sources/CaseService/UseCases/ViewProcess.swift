package import Casework

/// How far one process is.
package struct ViewProcess: UseCase {
  package typealias Outcome = ProcessProgress
  package var processID: Int
  package init(processID: Int) { self.processID = processID }
}

extension ViewProcess {
  package static var action: String { "view_process" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    let process = try workspace.process(processID)
    guard let progress = workspace.views.progress(process) else {
      throw .notFound(kind: "process", id: String(processID), suggestion: nil)
    }
    return progress
  }
}
