/// One thing that somebody can do with Caseday: an actor, a permission decision, a transaction, an audit entry.
package protocol UseCase: Sendable {
  associatedtype Outcome: Sendable
  /// How the audit log calls it: `complete_task`.
  static var action: String { get }
  /// True when it changes something; reads compute, and store nothing.
  static var changesCaseload: Bool { get }
  /// False for what works on the caseload as it is stored: an import dates nothing by the day it runs on.
  static var needsPlan: Bool { get }
  /// Does the work on the workspace; what it throws undoes all of it.
  func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome
}

extension UseCase {
  package static var changesCaseload: Bool { false }
  package static var needsPlan: Bool { true }
}
