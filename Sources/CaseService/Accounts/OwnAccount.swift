internal import CaseStore
internal import Credentials

/// The own account as its page shows it.
package struct AccountView: Sendable, Equatable {
  /// One browser that is signed in.
  package struct Session: Sendable, Equatable {
    package var id: Int
    package var source: String
    package var program: String
    /// Seconds since 1970.
    package var createdAt: Int
    package var lastInputAt: Int
  }

  /// One program's token.
  package struct Token: Sendable, Equatable {
    package var id: Int
    package var name: String
    /// `read` or `write`.
    package var scope: String
    package var expiresAt: Int
    package var lastUsedAt: Int?
    /// `active`, `expired` or `revoked`.
    package var status: String
  }

  package var login: String
  package var name: String
  package var role: String
  package var team: String
  package var hasSecondFactor: Bool
  package var recoveryCodesLeft: Int
  package var sessions: [Session]
  package var tokens: [Token]
}

/// The own account: sessions, tokens, second factor.
package struct ViewAccount: AccountUseCase {
  package typealias Outcome = AccountView
  package static let action = "view_account"
  package static let permission = AccountPermission.own

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> AccountView {
    let moment = room.moment
    return try await room.read { tables in
      let user = try room.ownAccount(tables)
      return AccountView(
        login: user.login, name: user.name, role: user.role, team: user.team, hasSecondFactor: user.hasSecondFactor,
        recoveryCodesLeft: try tables.accounts.recoveryCodesLeft(of: user.id),
        sessions: try tables.entries.sessions(of: user.id)
          .filter { $0.expiresAt > moment && moment - $0.lastInputAt < EntryLimits.idle }
          .map {
            .init(
              id: $0.id, source: $0.source, program: $0.program, createdAt: $0.createdAt, lastInputAt: $0.lastInputAt)
          },
        tokens: try tables.entries.tokens(of: user.id).map { AccountView.Token($0, at: moment) })
    }
  }
}

extension AccountView.Token {
  init(_ token: TokenRecord, at moment: Int) {
    self.init(
      id: token.id, name: token.name, scope: token.scope, expiresAt: token.expiresAt, lastUsedAt: token.lastUsedAt,
      status: token.isRevoked ? "revoked" : token.expiresAt <= moment ? "expired" : "active")
  }
}

/// Ends one of the own sessions, or all but the present one.
package struct EndSessions: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "end_session"
  package static let permission = AccountPermission.own
  /// nil: all others.
  package var sessionID: Int?
  /// The session that asks.
  package var present: Int?

  package init(sessionID: Int?, present: Int?) {
    self.sessionID = sessionID
    self.present = present
  }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let (moment, wanted) = (room.moment, self)
    try await room.write { tables in
      let user = try room.ownAccount(tables)
      if let id = wanted.sessionID {
        guard try tables.entries.end(session: id, of: user.id, at: moment) else {
          throw CaseError.notFound(kind: "session", id: String(id), suggestion: nil)
        }
      } else {
        try tables.entries.endSessions(of: user.id, but: wanted.present, at: moment)
      }
      try tables.log(
        Self.action, subject: wanted.sessionID.map { "session \($0)" } ?? "all other sessions", by: room.actor)
    }
  }
}

/// Changes the own password. Other sessions and all tokens end.
package struct ChangePassword: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "change_password"
  package static let permission = AccountPermission.own
  package var old: String
  package var new: String
  package var present: Int?

  package init(old: String, new: String, present: Int?) {
    self.old = old
    self.new = new
    self.present = present
  }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let user = try await room.read { try room.ownAccount($0) }
    try await PasswordProof.check(old, of: user, in: room, action: Self.action)
    if let fault = PasswordRule.fault(
      in: new, names: [user.login, user.name], hasSecondFactor: user.hasSecondFactor)
    {
      throw .badInput(field: "new", sentence: fault)
    }
    let hash = try await room.hash(new).text
    let (moment, present) = (room.moment, present)
    try await room.write { tables in
      var user = try room.ownAccount(tables)
      user.passwordHash = hash
      try tables.accounts.write(user)
      try tables.entries.endSessions(of: user.id, but: present, at: moment)
      try tables.entries.revokeTokens(of: user.id, at: moment)
      try tables.log(Self.action, subject: "user \(user.login)", by: room.actor)
    }
  }
}

/// Asks for the password again before something that matters.
enum PasswordProof {
  static func check(_ password: String, of user: UserRecord, in room: AccountRoom, action: String)
    async throws(CaseError)
  {
    let throttle = Throttle(login: user.login, source: room.actor.source)
    let moment = room.moment
    let wait = try await room.read { try throttle.wait($0.entries, at: moment) }
    guard wait == 0 else { throw .notPossible(sentence: Throttle.sentence(wait)) }
    let fits: Bool
    do {
      fits = try await PasswordHash(text: user.passwordHash ?? PasswordHash.nobody.text).matches(password)
    } catch {
      throw error.caseError
    }
    let closed = try await room.write { tables in
      let closed = try throttle.wait(tables.entries, at: moment)
      if fits || closed > 0 { return closed }
      _ = try throttle.miss(tables.entries, at: moment)
      try tables.log(action, subject: "password", by: room.actor, outcome: .refused)
      return 0
    }
    guard closed == 0 else { throw .notPossible(sentence: Throttle.sentence(closed)) }
    if fits { return }
    throw .badInput(field: "password", sentence: "That isn't the present password. Type it again.")
  }
}

/// A new second factor that isn't proven yet.
package struct SecondFactorOffer: Sendable, Equatable {
  /// Base 32, to type by hand.
  package var secret: String
  /// What the picture holds.
  package var address: String
}

/// Begins setting up a second factor. Nothing is asked at sign-in before a first code proved it.
package struct OfferSecondFactor: AccountUseCase {
  package typealias Outcome = SecondFactorOffer
  package static let action = "offer_second_factor"
  package static let permission = AccountPermission.own

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> SecondFactorOffer {
    try await room.write { tables in
      var user = try room.ownAccount(tables)
      guard !user.hasSecondFactor else {
        throw CaseError.notPossible(
          sentence: "There is a second factor already. Remove it first, with the password, to set up another.")
      }
      let offered: String
      if let stored = user.oneTimeSecret {
        offered = try room.secrets.unseal(stored, of: user.id)
      } else {
        offered = OneTimePassword.make().secret
        user.oneTimeSecret = try room.secrets.seal(offered, of: user.id, in: tables.accounts)
        try tables.accounts.write(user)
        try tables.log(Self.action, subject: "user \(user.login)", by: room.actor)
      }
      let secret = OneTimePassword(secret: offered)
      return SecondFactorOffer(secret: secret.secret, address: secret.address(account: user.login))
    }
  }
}

/// Proves the second factor with a first code; answers the recovery codes, which are shown this once.
package struct ConfirmSecondFactor: AccountUseCase {
  package typealias Outcome = [String]
  package static let action = "confirm_second_factor"
  package static let permission = AccountPermission.own
  package var code: String
  package var present: Int?

  package init(code: String, present: Int?) {
    self.code = code
    self.present = present
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> [String] {
    let (moment, code, present) = (room.moment, code, present)
    return try await room.write { tables in
      var user = try room.ownAccount(tables)
      guard let stored = user.oneTimeSecret, !user.hasSecondFactor else {
        throw CaseError.notPossible(sentence: "No second factor is being set up. Begin on the account's page.")
      }
      let secret = try room.secrets.unseal(stored, of: user.id)
      guard let step = OneTimePassword(secret: secret).step(of: code, at: moment, after: user.lastStep) else {
        throw CaseError.badInput(
          field: "code", sentence: "That code doesn't fit. Type the six digits that the authenticator shows now.")
      }
      let codes = RecoveryCodes.make()
      user.hasSecondFactor = true
      user.lastStep = step
      try tables.accounts.write(user)
      try tables.accounts.putRecoveryCodes(codes.map { Secret.digest(RecoveryCodes.plain($0)) }, of: user.id)
      try tables.entries.endSessions(of: user.id, but: present, at: moment)
      try tables.log(Self.action, subject: "user \(user.login)", by: room.actor)
      return codes
    }
  }
}

/// Takes the second factor away; asks for the password.
package struct RemoveSecondFactor: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "remove_second_factor"
  package static let permission = AccountPermission.own
  package var password: String
  package var present: Int?

  package init(password: String, present: Int?) {
    self.password = password
    self.present = present
  }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let user = try await room.read { try room.ownAccount($0) }
    try await PasswordProof.check(password, of: user, in: room, action: Self.action)
    let (moment, present) = (room.moment, present)
    try await room.write { tables in
      var user = try room.ownAccount(tables)
      user.oneTimeSecret = nil
      user.hasSecondFactor = false
      try tables.accounts.write(user)
      try tables.accounts.putRecoveryCodes([], of: user.id)
      try tables.entries.endSessions(of: user.id, but: present, at: moment)
      try tables.entries.revokeTokens(of: user.id, at: moment)
      try tables.log(Self.action, subject: "user \(user.login)", by: room.actor)
    }
  }
}
