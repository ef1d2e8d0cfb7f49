internal import CaseStore
internal import Casework

/// Looks for clients of the open caseload by a few letters of their names or their ids.
///
/// It reads names only, not the caseload, so that it answers while somebody types. Each look is logged, with whose names were shown.
package struct FindClients: AccountUseCase {
  package typealias Outcome = [FoundClient]
  package static let action = "find_clients"
  package static let permission = AccountPermission.roles([.caseManager, .supervisor])
  package var text: String
  package var limit: Int

  package init(_ text: String, limit: Int = 8) {
    self.text = text
    self.limit = limit
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> [FoundClient] {
    let (wanted, limit, actor, moment, names) = (FuzzySearch(text), limit, room.actor, room.moment, room.names)
    if wanted.isEmpty { return [] }
    let found = try await room.read { tables in
      try PermissionRule.decide(
        caseload: actor.caseManagerID, actor: actor, changes: false, moment: moment, in: tables.connection)
      let entries = try names.entries(of: actor.caseManagerID, in: tables.connection)
      return wanted.ranked(entries, by: \.words, limit: limit).map(\.client)
    }
    try await room.write { tables in
      try tables.trail.append(
        actor: actor, action: Self.action, subject: "caseload \(actor.caseManagerID)", caseload: actor.caseManagerID,
        read: Set(found.map(\.id)))
    }
    return found.map { FoundClient(id: $0.id, name: $0.name, admission: $0.admission, hasLeft: $0.hasLeft) }
  }
}

/// A client as a search shows it.
package struct FoundClient: Sendable, Equatable {
  package var id: String
  package var name: String
  /// `2026-01-02`.
  package var admission: String
  package var hasLeft: Bool

  package init(id: String, name: String, admission: String, hasLeft: Bool) {
    self.id = id
    self.name = name
    self.admission = admission
    self.hasLeft = hasLeft
  }
}
