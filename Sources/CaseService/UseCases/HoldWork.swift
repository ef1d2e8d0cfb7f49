internal import Casework

/// What is put on hold, as a person names it.
package enum HeldName: Sendable, Equatable {
  /// A client's id or name.
  case client(String)
  case process(Int)

  func work(in workspace: Workspace) throws(CaseError) -> PlanChange.HeldWork {
    switch self {
    case .client(let name): .client(try workspace.client(name).id)
    case .process(let id): .process(try workspace.process(id).id)
    }
  }

  func subject(_ work: PlanChange.HeldWork) -> String {
    switch work {
    case .client(let id): "client \(id)"
    case .process(let id): "process \(id)"
    }
  }
}

/// Puts a client or a process on hold: its work is freed, nothing else moves.
package struct HoldWork: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "hold_work" }
  package static var changesCaseload: Bool { true }
  package var what: HeldName
  package var reason: String

  package init(_ what: HeldName, reason: String = "") {
    self.what = what
    self.reason = reason
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    let work = try what.work(in: workspace)
    workspace.subject = what.subject(work)
    return try workspace.ask(for: .hold(work, reason: reason))
  }
}

/// Takes a client or a process up again.
package struct ResumeWork: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "resume_work" }
  package static var changesCaseload: Bool { true }
  package var what: HeldName
  package init(_ what: HeldName) { self.what = what }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    let work = try what.work(in: workspace)
    workspace.subject = what.subject(work)
    return try workspace.ask(for: .resume(work))
  }
}
