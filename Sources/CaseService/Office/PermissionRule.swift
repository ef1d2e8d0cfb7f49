internal import CaseStore

/// Who may do what. First by role, before anything is read; then by record, inside the transaction.
enum PermissionRule {
  /// Decides by role.
  ///
  /// - Throws: `CaseError.refused` when the role may not.
  static func decide<Case: UseCase>(_ useCase: Case.Type, actor: Actor) throws(CaseError) {
    switch (actor.role, Case.reach) {
    case (.caseManager, _), (.supervisor, _), (.administrator, .agency): return
    case (.administrator, .caseload):
      throw .refused(
        sentence:
          "Administrators look after accounts and settings, and see no clients. Sign in as a case manager or supervisor."
      )
    case (.auditor, _):
      throw .refused(sentence: "Auditors read the audit log, and nothing else. Open Audit.")
    }
  }

  /// Decides about accounts by role.
  static func decide(_ permission: AccountPermission, actor: Actor?) throws(CaseError) {
    // Whoever has the database file decides about it.
    if let actor, actor.userID == nil { return }
    switch permission {
    case .anybody: return
    case .own:
      if actor == nil { throw .refused(sentence: "Nobody is signed in. Sign in, then try again.") }
    case .roles(let roles):
      guard let actor, roles.contains(actor.role) else {
        throw .refused(sentence: "Your role may not do this. Ask an administrator.")
      }
    }
  }

  /// Whether an actor may work on the caseload it names; the account is looked up anew, so that what ended ends at once.
  ///
  /// - Throws: `CaseError.refused` for an account that was disabled or changed; `notFound` for a caseload that isn't the actor's:
  ///   the same as for one that doesn't exist.
  static func decide(
    caseload: String, actor: Actor, changes: Bool, moment: Int, in connection: any SQLConnection
  ) throws {
    guard let id = actor.userID else { return }
    let accounts = AccountRecords(connection)
    guard let user = try accounts.user(id), !user.isDisabled, user.role == actor.role.rawValue else {
      throw CaseError.refused(sentence: "This account was changed meanwhile. Sign in again.")
    }
    if let client = actor.emergencyClient {
      let isOpen = try EmergencyRecords(connection).running(of: id, at: moment).contains {
        $0.clientID == client && $0.caseManagerID == caseload
      }
      if isOpen, !changes { return }
    } else if user.caseManagerID == caseload
      || caseload == Office.agency && user.role != Actor.Role.caseManager.rawValue
    {
      return
    } else if user.role == Actor.Role.supervisor.rawValue, !user.team.isEmpty,
      let owner = try accounts.user(caseManagerID: caseload), owner.team == user.team
    {
      return
    }
    throw CaseError.notFound(kind: "case manager", id: caseload, suggestion: nil)
  }
}
