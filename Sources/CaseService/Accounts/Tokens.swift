internal import CaseStore
internal import Credentials

/// Makes a program's token; the answer is the token, which is shown this once.
package struct CreateToken: AccountUseCase {
  package typealias Outcome = String
  package static let action = "create_token"
  package static let permission = AccountPermission.own
  /// Whose; nil: the own account's. Another's is only for whoever has the database file.
  package var login: String?
  package var name: String
  package var mayWrite: Bool
  package var days: Int

  package init(login: String? = nil, name: String, mayWrite: Bool, days: Int) {
    self.login = login
    self.name = name
    self.mayWrite = mayWrite
    self.days = days
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> String {
    let name = AuditTrail.line(name)
    guard (1...60).contains(name.count) else {
      throw .badInput(field: "name", sentence: "Name the program that will use the token, in 60 characters at most.")
    }
    guard EntryLimits.tokenDays.contains(days) else {
      throw .badInput(field: "days", sentence: "A token lives 1 to 365 days. Choose a number in between.")
    }
    let (moment, wanted) = (room.moment, self)
    return try await room.write { tables in
      let user = try wanted.login.map { try tables.user($0) } ?? room.ownAccount(tables)
      guard room.actor.userID == nil || room.actor.userID == user.id else {
        throw CaseError.refused(sentence: "A token is made by the account itself. Sign in as \(user.login).")
      }
      let token = "cd_" + Secret.token()
      let id = try tables.entries.addToken(
        user: user.id, name: name, digest: Secret.digest(token), scope: wanted.mayWrite ? "write" : "read",
        at: moment, until: moment + wanted.days * 86_400)
      try tables.log(Self.action, subject: "token \(id) of \(user.login)", by: room.actor)
      return token
    }
  }
}

/// The tokens of an account; for whoever has the database file.
package struct ListTokens: AccountUseCase {
  package typealias Outcome = [AccountView.Token]
  package static let action = "list_tokens"
  package static let permission = AccountPermission.own
  package var login: String?

  package init(login: String? = nil) { self.login = login }

  package func perform(in room: AccountRoom) async throws(CaseError) -> [AccountView.Token] {
    let (moment, login) = (room.moment, login)
    return try await room.read { tables in
      let own = room.actor.userID
      let user = try own ?? login.map { try tables.user($0).id }
      return try tables.entries.tokens(of: user).map { AccountView.Token($0, at: moment) }
    }
  }
}

/// Revokes a token: the own, or any for whoever has the database file.
package struct RevokeToken: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "revoke_token"
  package static let permission = AccountPermission.own
  package var tokenID: Int

  package init(tokenID: Int) { self.tokenID = tokenID }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let (moment, id) = (room.moment, tokenID)
    try await room.write { tables in
      guard try tables.entries.revoke(token: id, of: room.actor.userID, at: moment) else {
        throw CaseError.notFound(kind: "token", id: String(id), suggestion: nil)
      }
      try tables.log(Self.action, subject: "token \(id)", by: room.actor)
    }
  }
}
