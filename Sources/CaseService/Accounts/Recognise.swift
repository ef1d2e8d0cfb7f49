internal import CaseStore
internal import Credentials

/// Who is at the door: nil when what is shown lets nobody in. Every request asks anew, so what was ended ends at once.
package struct Recognise: AccountUseCase {
  package typealias Outcome = Visitor?
  package static let action = "recognise"
  package static let permission = AccountPermission.anybody
  package var proof: Proof
  package var source: String
  /// A second factor is required of everybody.
  package var requiresSecondFactor: Bool
  /// False for what a page does by itself: it keeps nobody signed in.
  package var isInput: Bool

  package init(_ proof: Proof, source: String, requiresSecondFactor: Bool, isInput: Bool = true) {
    self.proof = proof
    self.source = source
    self.requiresSecondFactor = requiresSecondFactor
    self.isInput = isInput
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> Visitor? {
    switch proof {
    case .session(let token): try await session(token, in: room)
    case .token(let token): try await program(token, in: room)
    }
  }

  private func session(_ token: String, in room: AccountRoom) async throws(CaseError) -> Visitor? {
    let digest = Secret.digest(token)
    let moment = room.moment
    let found = try await room.read { tables -> (SessionRecord, UserRecord, Visitor.Surroundings)? in
      guard let session = try tables.entries.session(tokenDigest: digest), session.expiresAt > moment,
        moment - session.lastInputAt < EntryLimits.idle, let user = try tables.accounts.user(session.userID),
        !user.isDisabled
      else { return nil }
      return (session, user, try tables.surroundings(of: user, in: session, withDrafts: isInput))
    }
    guard let (session, user, surroundings) = found else { return nil }
    // Written once a minute at most: the limit is a quarter of an hour.
    if isInput, moment - session.lastInputAt >= 60 {
      try await room.write { try $0.entries.touch(session: session.id, at: moment) }
    }
    let pending: Visitor.Pending? =
      !session.hasSecondFactor ? .code : requiresSecondFactor && !user.hasSecondFactor ? .secondFactor : nil
    var visitor = Visitor(
      actor: Actor(user, caseload: session.caseload, source: source), userID: user.id, login: user.login,
      name: user.name, team: user.team, sessionID: session.id,
      formsToken: Secret.derived(from: token, for: "forms"), pending: pending)
    visitor.hasSingleKeys = surroundings.hasSingleKeys
    visitor.planMark = surroundings.mark?.number ?? 0
    visitor.drafts = surroundings.drafts
    visitor.unreadEmergencies = surroundings.unreadEmergencies
    visitor.planChangedAt = surroundings.mark?.changedAt ?? 0
    return visitor
  }

  private func program(_ token: String, in room: AccountRoom) async throws(CaseError) -> Visitor? {
    let digest = Secret.digest(token)
    let moment = room.moment
    let found = try await room.read { tables -> (TokenRecord, UserRecord)? in
      guard let record = try tables.entries.token(digest: digest), !record.isRevoked, record.expiresAt > moment,
        let user = try tables.accounts.user(record.userID), !user.isDisabled
      else { return nil }
      return (record, user)
    }
    guard let (record, user) = found else { return nil }
    if moment - (record.lastUsedAt ?? 0) >= 3_600 {
      try await room.write { try $0.entries.touch(token: record.id, at: moment) }
    }
    return Visitor(
      actor: Actor(user, source: source), userID: user.id, login: user.login, name: user.name, team: user.team,
      mayWrite: record.scope == "write")
  }
}
