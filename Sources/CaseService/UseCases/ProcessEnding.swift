package import Casework

/// Ends a process by decision, or hands it over.
package struct EndProcess: UseCase {
  package typealias Outcome = ClientView
  package static var action: String { "end_process" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  package var reason: String
  package var nextOwner: String?

  package init(processID: Int, reason: String, nextOwner: String? = nil) {
    self.processID = processID
    self.reason = reason
    self.nextOwner = nextOwner
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    let process = try workspace.process(processID)
    do {
      try workspace.caseload.endProcess(
        processID, reason: reason, nextOwner: nextOwner, on: workspace.today, library: workspace.library)
    } catch {
      throw ProcessEnding.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID)"
    return workspace.views.clientView(try workspace.client(process.clientID))
  }
}

/// Takes up a process again that was ended by decision.
package struct ReopenProcess: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "reopen_process" }
  package static var changesCaseload: Bool { true }
  package var processID: Int

  package init(processID: Int) { self.processID = processID }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    _ = try workspace.process(processID)
    do {
      try workspace.caseload.reopenProcess(processID, on: workspace.today, library: workspace.library)
    } catch {
      throw ProcessEnding.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "process \(processID)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }
}

/// Names who takes a process over when the client leaves; nil takes the name back.
package struct NameNextOwner: UseCase {
  package typealias Outcome = ProcessProgress
  package static var action: String { "name_next_owner" }
  package static var changesCaseload: Bool { true }
  package var processID: Int
  package var owner: String?

  package init(processID: Int, owner: String?) {
    self.processID = processID
    self.owner = owner
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ProcessProgress {
    _ = try workspace.process(processID)
    do {
      try workspace.caseload.nameNextOwner(owner, process: processID, library: workspace.library)
    } catch {
      throw ProcessEnding.caseError(error)
    }
    workspace.subject = "process \(processID)"
    return try ViewProcess(processID: processID).perform(in: &workspace)
  }
}

/// From why a process can't be ended to what a caller reads.
private enum ProcessEnding {
  static func caseError(_ error: ProcessEndingError) -> CaseError {
    switch error {
    case .noReason: .badInput(field: "reason", sentence: error.sentence)
    case .unknownProcess, .notOpen, .notEnded, .anotherRunning: .notPossible(sentence: error.sentence)
    }
  }
}
