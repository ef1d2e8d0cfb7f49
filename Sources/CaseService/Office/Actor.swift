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
  /// The account that is signed in; nil for whoever has the database file itself: the command line, a job, a test.
  package var userID: Int?
  /// The one client of another's caseload that is looked at in an emergency; nil for ordinary work.
  package var emergencyClient: String?
  /// Where the request came from: a network address, or nothing.
  package var source = ""
  /// What an export is for, in the actor's words.
  package var purpose = ""

  package init(name: String, role: Role, caseManagerID: String, userID: Int? = nil) {
    self.name = name
    self.role = role
    self.caseManagerID = caseManagerID
    self.userID = userID
  }
}
