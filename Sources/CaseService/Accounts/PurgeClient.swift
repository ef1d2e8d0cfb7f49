internal import CaseStore
internal import Casework
internal import Foundation

/// Erases a client for good, lawfully and with a reason: every row, and the salts of the log's digests. The log's chain stays whole;
/// it goes on naming the client's id, and says nothing about the client any more.
package struct PurgeClient: AccountUseCase {
  package typealias Outcome = Void
  package static let action = "purge_client"
  package static let permission = AccountPermission.roles([.administrator])
  package var clientID: String
  /// Why it is lawful: the retention rule, the order.
  package var reason: String

  package init(clientID: String, reason: String) {
    self.clientID = clientID
    self.reason = reason
  }

  package func perform(in room: AccountRoom) async throws(CaseError) {
    guard reason.filter({ !$0.isWhitespace }).count >= 10 else {
      throw .badInput(
        field: "reason", sentence: "Say why this client may be erased for good, in 10 characters or more.")
    }
    let (id, moment) = (clientID, room.moment)
    var actor = room.actor
    actor.purpose = String(reason.prefix(500))
    let by = actor
    try await room.write { tables in
      let rows = RecordRows(tables.connection)
      guard let manager = try rows.caseManager(ofClient: id) else {
        throw CaseError.notFound(kind: "client", id: id, suggestion: nil)
      }
      let empty = String(decoding: try JSONEncoder().encode(PlanLog()), as: UTF8.self)
      try rows.purge(client: id, of: manager, emptyLog: empty)
      try AuditLog(tables.connection).forget(record: "client \(id)", at: moment)
      try AuditTrail(connection: tables.connection).append(
        actor: by, action: Self.action, subject: "client \(id)", caseload: manager, read: [id],
        changed: ["caseload \(manager)"])
    }
  }
}
