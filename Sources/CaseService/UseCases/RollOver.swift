internal import Casework

/// Brings the plan forward to today: what a reading use case would compute is stored. Done at local midnight, at start-up, and
/// when a virtual clock moves.
package struct RollOver: UseCase {
  package typealias Outcome = Void
  package static var action: String { "roll_over" }
  package static var changesCaseload: Bool { true }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) {
    workspace.subject = "plan \(workspace.caseload.plannedOn?.description ?? "")"
  }
}
