/// Somebody who asks for a use case.
package struct Actor: Sendable, Equatable {
  /// What an actor may do.
  package enum Role: String, Sendable, CaseIterable {
    case caseManager = "case_manager", supervisor, administrator, auditor
  }

  /// How the audit log names the actor: `case_manager:1`, `cli:maria`.
  package var name: String
  package var role: Role
  /// The case manager whose caseload this actor works on.
  package var caseManagerID: String

  package init(name: String, role: Role, caseManagerID: String) {
    self.name = name
    self.role = role
    self.caseManagerID = caseManagerID
  }
}
