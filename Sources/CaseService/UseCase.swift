/// One thing that somebody can do with Caseday: an actor, a permission decision, a transaction, an audit entry.
package protocol UseCase<Outcome>: Sendable {
  associatedtype Outcome: Sendable
  /// How the audit log calls it: `complete_task`.
  static var action: String { get }
  /// True when it changes something; reads compute, and store nothing but their audit entry.
  static var changesCaseload: Bool { get }
  /// False for what works on the caseload as it is stored: an import dates nothing by the day it runs on.
  static var needsPlan: Bool { get }
  /// What it touches; decides which roles may, and whether a look is logged.
  static var reach: Reach { get }
  /// True when a look is a look at clients, which the log keeps.
  static var showsClients: Bool { get }
  /// What it is for, which the log keeps; empty where nobody has to say.
  var purpose: String { get }
  /// Does the work on the workspace; what it throws undoes all of it.
  func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome
}

/// What a use case touches.
package enum Reach: Sendable, Equatable {
  /// Clients of a caseload: for its case manager and the team's supervisors. Every look is logged.
  case caseload
  /// What is the agency's, without clients: templates, services, calendar. For administrators as well.
  case agency
}

extension UseCase {
  package static var changesCaseload: Bool { false }
  package static var needsPlan: Bool { true }
  package static var reach: Reach { .caseload }
  package static var showsClients: Bool { reach == .caseload }
  package var purpose: String { "" }
}
