internal import CaseStore
internal import Credentials

/// One account in the administrator's list.
package struct UserSummary: Sendable, Equatable, Encodable {
  package var login: String
  package var name: String
  package var role: String
  package var team: String
  /// The own caseload of a case manager.
  package var caseManagerID: String?
  /// `active`, `invited` or `disabled`.
  package var status: String
  package var hasSecondFactor: Bool

  init(_ user: UserRecord) {
    login = user.login
    name = user.name
    role = user.role
    team = user.team
    caseManagerID = user.caseManagerID
    status = user.isDisabled ? "disabled" : user.passwordHash == nil ? "invited" : "active"
    hasSecondFactor = user.hasSecondFactor
  }

  private enum CodingKeys: String, CodingKey {
    case login, name, role, team, status
    case caseManagerID = "case_manager_id"
    case hasSecondFactor = "has_second_factor"
  }
}

/// All accounts, by login.
package struct ListUsers: AccountUseCase {
  package typealias Outcome = [UserSummary]
  package static let action = "list_users"
  package static let permission = AccountPermission.roles([.administrator])

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> [UserSummary] {
    try await room.read { try $0.accounts.users().map(UserSummary.init) }
  }
}

/// Adds an account, and makes the link with which its person chooses a password.
package struct InviteUser: AccountUseCase {
  package typealias Outcome = String
  package static let action = "invite_user"
  package static let permission = AccountPermission.roles([.administrator])
  package var login: String
  package var name: String
  package var role: Actor.Role
  package var team: String
  /// For a case manager: a caseload that is there and nobody's; nil: a new, empty one.
  package var caseload: String?

  package init(login: String, name: String, role: Actor.Role, team: String = "", caseload: String? = nil) {
    self.login = login
    self.name = name
    self.role = role
    self.team = team
    self.caseload = caseload
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> String {
    try AccountNames.check(login: login, name: name)
    try AccountNames.check(team: team)
    let (moment, actor, wanted) = (room.moment, room.actor, self)
    return try await room.write { tables in
      if try tables.accounts.user(login: wanted.login) != nil {
        throw CaseError.notPossible(
          sentence: "There is an account “\(wanted.login.lowercased())” already. Choose another sign-in name.")
      }
      var user = UserRecord(
        id: 0, login: wanted.login.lowercased(), name: wanted.name, role: wanted.role.rawValue, team: wanted.team,
        caseManagerID: nil, createdAt: moment)
      if wanted.role == .caseManager {
        user.caseManagerID = try Caseloads.take(wanted.caseload, name: wanted.name, in: tables)
      }
      user.id = try tables.accounts.add(user)
      return try AccountLinks.make(
        .invitation, for: user, at: moment, by: actor, in: tables, action: Self.action)
    }
  }
}

/// Caseloads of case managers.
enum Caseloads {
  /// The id of a caseload for a new case manager: the one asked for, if it is there and nobody's; else a new, empty one.
  static func take(_ wanted: String?, name: String, in tables: AccountTables) throws -> String {
    let known = try tables.accounts.caseManagers().map(\.id)
    if let wanted {
      guard wanted != Office.agency, known.contains(wanted), try tables.accounts.user(caseManagerID: wanted) == nil
      else {
        throw CaseError.notPossible(
          sentence: "There is no caseload “\(wanted)” without an account. Leave it out for a new, empty one.")
      }
      try tables.accounts.rename(caseManager: wanted, to: name)
      return wanted
    }
    let id = String((known.compactMap { Int($0) }.max() ?? 0) + 1)
    let settings = try CaseloadReader(tables.connection).settings(of: Office.agency)
    try CaseloadWriter(tables.connection).addCaseManager(id: id, name: name, settings: settings)
    return id
  }
}

/// Disables an account: its sessions and tokens end at once, its history stays. Or enables it again.
package struct DisableUser: AccountUseCase {
  package typealias Outcome = UserSummary
  package static let action = "disable_user"
  package static let permission = AccountPermission.roles([.administrator])
  package var login: String
  package var isDisabled: Bool

  package init(login: String, isDisabled: Bool = true) {
    self.login = login
    self.isDisabled = isDisabled
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> UserSummary {
    let (moment, actor, login, isDisabled) = (room.moment, room.actor, login, isDisabled)
    return try await room.write { tables in
      var user = try tables.user(login)
      try LastAdministrator.protect(user, when: isDisabled, in: tables)
      user.isDisabled = isDisabled
      try tables.accounts.write(user)
      if isDisabled { try AccountEnd.everything(of: user, at: moment, in: tables) }
      try tables.log(
        isDisabled ? Self.action : "enable_user", subject: "user \(user.login)", by: actor)
      return UserSummary(user)
    }
  }
}

/// Makes a link for a new password. Sessions, tokens and the second factor end now, not when the link is used.
package struct ResetUser: AccountUseCase {
  package typealias Outcome = String
  package static let action = "reset_user"
  package static let permission = AccountPermission.roles([.administrator])
  package var login: String

  package init(login: String) { self.login = login }

  package func perform(in room: AccountRoom) async throws(CaseError) -> String {
    let (moment, actor, login) = (room.moment, room.actor, login)
    return try await room.write { tables in
      var user = try tables.user(login)
      guard !user.isDisabled else {
        throw CaseError.notPossible(sentence: "The account “\(user.login)” is disabled. Enable it first.")
      }
      user.passwordHash = nil
      user.oneTimeSecret = nil
      user.hasSecondFactor = false
      try tables.accounts.write(user)
      try tables.accounts.putRecoveryCodes([], of: user.id)
      try AccountEnd.everything(of: user, at: moment, in: tables)
      return try AccountLinks.make(.reset, for: user, at: moment, by: actor, in: tables, action: Self.action)
    }
  }
}

/// Changes an account's role and team. Its sessions and tokens end, so that nothing of the old role is left.
package struct ChangeUser: AccountUseCase {
  package typealias Outcome = UserSummary
  package static let action = "change_user"
  package static let permission = AccountPermission.roles([.administrator])
  package var login: String
  package var role: Actor.Role?
  package var team: String?

  package init(login: String, role: Actor.Role? = nil, team: String? = nil) {
    self.login = login
    self.role = role
    self.team = team
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> UserSummary {
    if let team { try AccountNames.check(team: team) }
    let (moment, actor, wanted) = (room.moment, room.actor, self)
    return try await room.write { tables in
      var user = try tables.user(wanted.login)
      if let role = wanted.role, role.rawValue != user.role {
        try LastAdministrator.protect(user, when: true, in: tables)
        user.caseManagerID =
          role == .caseManager ? try Caseloads.take(nil, name: user.name, in: tables) : nil
        user.role = role.rawValue
      }
      if let team = wanted.team { user.team = team }
      try tables.accounts.write(user)
      try AccountEnd.everything(of: user, at: moment, in: tables)
      try tables.log(Self.action, subject: "user \(user.login) \(user.role)", by: actor)
      return UserSummary(user)
    }
  }
}

/// Ends whatever lets an account in.
enum AccountEnd {
  static func everything(of user: UserRecord, at moment: Int, in tables: AccountTables) throws {
    try tables.entries.endSessions(of: user.id, at: moment)
    try tables.entries.revokeTokens(of: user.id, at: moment)
    for kind in [LinkKind.invitation, .reset, .signIn] {
      try tables.entries.close(linksOfKind: kind.rawValue, user: user.id, at: moment)
    }
  }
}

/// Somebody has to be left who can let others in.
private enum LastAdministrator {
  static func protect(_ user: UserRecord, when goes: Bool, in tables: AccountTables) throws {
    let administrator = Actor.Role.administrator.rawValue
    guard goes, user.role == administrator, !user.isDisabled else { return }
    let others = try tables.accounts.users().filter { $0.role == administrator && !$0.isDisabled && $0.id != user.id }
    guard !others.isEmpty else {
      throw CaseError.notPossible(
        sentence: "“\(user.login)” is the only administrator. Make another one first: nobody could let people in.")
    }
  }
}
