internal import CaseStore

/// One entry of the log as people and programs read it. Ids only.
package struct AuditLine: Sendable, Equatable, Encodable {
  package var id: Int
  /// UTC, `2026-01-05T16:00:00Z`.
  package var at: String
  package var actor: String
  package var action: String
  package var subject: String
  /// `done`, `unchanged`, `refused` or `not_found`.
  package var outcome: String
  package var caseload: String
  package var source: String
  package var purpose: String
}

/// Searches the log by client, by user and by day, the newest entries first. The search is an entry as well.
package struct SearchAudit: AccountUseCase {
  package typealias Outcome = [AuditLine]
  package static let action = "search_audit"
  package static let permission = AccountPermission.roles([.auditor, .administrator])
  /// A client's id.
  package var client: String?
  /// An account's sign-in name, or an actor as the log has it.
  package var user: String?
  /// What was done, as the log has it: `export_records`.
  package var action: String?
  /// Words of what an export or a purge was for.
  package var purpose: String?
  /// Days, themselves included: `2026-01-05`.
  package var from: String?
  package var through: String?
  package var limit: Int

  package init(
    client: String? = nil, user: String? = nil, action: String? = nil, purpose: String? = nil, from: String? = nil,
    through: String? = nil, limit: Int = 200
  ) {
    self.action = action.map { $0.lowercased().replacing(" ", with: "_") }
    self.purpose = purpose
    self.client = client
    self.user = user
    self.from = from
    self.through = through
    self.limit = limit
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> [AuditLine] {
    let wanted = self
    return try await room.write { tables in
      let entries = try AuditLog(tables.connection).search(
        client: wanted.client, actor: wanted.user, action: wanted.action, purpose: wanted.purpose, from: wanted.from,
        through: wanted.through,
        limit: max(1, min(wanted.limit, 1_000)))
      try tables.log(Self.action, subject: "log", by: room.actor)
      return entries.map {
        AuditLine(
          id: $0.id, at: $0.at, actor: $0.actor, action: $0.action, subject: $0.subject, outcome: $0.outcome,
          caseload: $0.caseload, source: $0.source, purpose: $0.purpose)
      }
    }
  }
}
