internal import CaseStore

/// One caseload of a supervisor's team.
package struct TeamCaseload: Sendable, Equatable {
  package var caseManagerID: String
  package var name: String
  package var login: String
  /// True for the one that this session has open.
  package var isOpen: Bool
}

/// The caseloads of the own team.
package struct ViewTeam: AccountUseCase {
  package typealias Outcome = [TeamCaseload]
  package static let action = "view_team"
  package static let permission = AccountPermission.roles([.supervisor])

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> [TeamCaseload] {
    try await room.read { tables in
      let own = try room.ownAccount(tables)
      guard !own.team.isEmpty else { return [] }
      return try tables.accounts.users().compactMap { user in
        guard let caseload = user.caseManagerID, user.team == own.team else { return nil }
        return TeamCaseload(
          caseManagerID: caseload, name: user.name, login: user.login, isOpen: caseload == room.actor.caseManagerID)
      }
    }
  }
}

/// Opens a caseload of the own team in this session; nil closes it.
package struct OpenCaseload: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "open_caseload"
  package static let permission = AccountPermission.roles([.supervisor])
  package var caseManagerID: String?
  package var sessionID: Int

  package init(caseManagerID: String?, sessionID: Int) {
    self.caseManagerID = caseManagerID
    self.sessionID = sessionID
  }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    let wanted = self
    try await room.write { tables in
      if let id = wanted.caseManagerID {
        try PermissionRule.decide(
          caseload: id, actor: room.actor, changes: false, moment: room.moment, in: tables.connection)
      }
      guard try tables.entries.sessions(of: room.ownAccount(tables).id).contains(where: { $0.id == wanted.sessionID })
      else { throw CaseError.refused(sentence: "This session has ended. Sign in again.") }
      try tables.entries.open(caseload: wanted.caseManagerID, in: wanted.sessionID)
      try tables.log(
        Self.action, subject: wanted.caseManagerID.map { "caseload \($0)" } ?? "none", by: room.actor)
    }
  }
}

/// An access that was taken in an emergency, as it is listed.
package struct EmergencyView: Sendable, Equatable {
  package var id: Int
  package var clientID: String
  /// Who took it.
  package var userName: String
  package var reason: String
  /// Seconds since 1970.
  package var openedAt: Int
  package var expiresAt: Int
  package var isRunning: Bool
  /// False until a supervisor of the team has read of it.
  package var wasSeen: Bool
  /// True for whoever took it: somebody else has to read of it.
  package var isOwn: Bool

  init(_ record: EmergencyRecord, for user: Int, at moment: Int) {
    id = record.id
    isOwn = record.userID == user
    clientID = record.clientID
    userName = record.userName
    reason = record.reason
    openedAt = record.openedAt
    expiresAt = record.expiresAt
    isRunning = record.expiresAt > moment
    wasSeen = record.seenBy != nil
  }
}

/// Breaks the glass: opens one client of another's caseload for an hour, to read, with a reason. The team's supervisors are told.
package struct OpenEmergency: AccountUseCase {
  package typealias Outcome = EmergencyView
  package static let action = "open_emergency"
  package static let permission = AccountPermission.roles([.caseManager, .supervisor])
  /// The client's id, or whole name.
  package var client: String
  package var reason: String

  package init(client: String, reason: String) {
    self.client = client
    self.reason = reason
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> EmergencyView {
    guard reason.filter({ !$0.isWhitespace }).count >= 10, reason.count <= 500 else {
      throw .badInput(
        field: "reason",
        sentence: "Say in a sentence why it can't wait, in 10 to 500 characters. The supervisor reads it.")
    }
    let (moment, wanted) = (room.moment, self)
    return try await room.write { tables in
      let own = try room.ownAccount(tables)
      let named = try tables.accounts.caseloads(ofClient: wanted.client)
      // An id means one client, whoever else is called like that.
      let exact = named.filter { $0.clientID == wanted.client }
      let found = exact.isEmpty ? named : exact
      guard let only = found.first, found.count == 1 else {
        throw CaseError.notFound(kind: "client", id: wanted.client, suggestion: nil)
      }
      guard only.caseManagerID != own.caseManagerID else {
        throw CaseError.notPossible(sentence: "This client is in your own caseload. Open the client's page.")
      }
      let owner = try tables.accounts.user(caseManagerID: only.caseManagerID)
      var record = EmergencyRecord(
        userID: own.id, userName: own.name, clientID: only.clientID, caseManagerID: only.caseManagerID,
        team: owner?.team ?? "", reason: wanted.reason, openedAt: moment, expiresAt: moment + EntryLimits.emergency)
      record.id = try tables.emergencies.add(record)
      try tables.trail.append(
        actor: room.actor, action: Self.action, subject: "client \(only.clientID)", caseload: only.caseManagerID,
        read: [only.clientID])
      return EmergencyView(record, for: own.id, at: moment)
    }
  }
}

/// Accesses that were taken in emergencies: the own ones; for a supervisor those into and out of the team.
package struct ListEmergencies: AccountUseCase {
  package typealias Outcome = [EmergencyView]
  package static let action = "list_emergencies"
  package static let permission = AccountPermission.roles([.caseManager, .supervisor])

  package init() {}

  package func perform(in room: AccountRoom) async throws(CaseError) -> [EmergencyView] {
    try await room.read { tables in
      let own = try room.ownAccount(tables)
      return try tables.knownEmergencies(of: own).map { EmergencyView($0, for: own.id, at: room.moment) }
    }
  }
}

extension AccountTables {
  /// The accesses that an account may know of: its own; for a supervisor those into and out of the team.
  func knownEmergencies(of own: UserRecord) throws -> [EmergencyRecord] {
    let isSupervisor = own.role == Actor.Role.supervisor.rawValue
    return try emergencies.all().filter { record in
      if record.userID == own.id { return true }
      guard isSupervisor else { return false }
      // A caseload without a team is every supervisor's to watch: somebody has to be told.
      let team = try accounts.user(record.userID)?.team
      return record.team.isEmpty || record.team == own.team || team == own.team
    }
  }

  /// How many accesses wait for that supervisor to read of them; 0 for everybody else.
  func unreadEmergencies(for own: UserRecord) throws -> Int {
    guard own.role == Actor.Role.supervisor.rawValue else { return 0 }
    return try knownEmergencies(of: own).count { $0.seenBy == nil && $0.userID != own.id }
  }
}

/// Notes that a supervisor has read of an emergency access.
package struct SeeEmergency: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "see_emergency"
  package static let permission = AccountPermission.roles([.supervisor])
  package var id: Int

  package init(id: Int) { self.id = id }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    guard try await ListEmergencies().perform(in: room).contains(where: { $0.id == id && !$0.isOwn }) else {
      throw .notFound(kind: "emergency access", id: String(id), suggestion: nil)
    }
    let seen = id
    try await room.write { tables in
      try tables.emergencies.see(seen, by: room.ownAccount(tables).id)
      try tables.log(Self.action, subject: "emergency \(seen)", by: room.actor)
    }
  }
}
