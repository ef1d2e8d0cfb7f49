internal import CaseStore
internal import Casework
internal import Foundation

/// Erases a client for good, lawfully and with a reason: every row, and the salts of the log's digests. The log's chain stays whole;
/// it goes on naming the client's id, and says nothing about the client any more.
package struct PurgeClient: AccountUseCase {
  /// True: nothing of the client is left in the files. False: another program looks at the database, so that free space keeps
  /// something until the server starts again.
  package typealias Outcome = Bool
  package static let action = "purge_client"
  package static let permission = AccountPermission.roles([.administrator])
  package var clientID: String
  /// Why it is lawful: the retention rule, the order.
  package var reason: String

  package init(clientID: String, reason: String) {
    self.clientID = clientID
    self.reason = reason
  }

  package func perform(in room: AccountRoom) async throws(CaseError) -> Bool {
    let (id, moment) = (clientID, room.moment)
    var actor = room.actor
    actor.purpose = reason
    let by = actor
    try await room.write { tables in
      let rows = RecordRows(tables.connection)
      guard let manager = try rows.caseManager(ofClient: id) else {
        throw CaseError.notFound(kind: "client", id: id, suggestion: nil)
      }
      let name = try CaseloadReader(tables.connection).caseload(of: manager)?.client(id)?.name
      try LoggedReason.check(by.purpose, field: "reason", names: [name ?? id])
      let empty = String(decoding: try JSONEncoder().encode(PlanLog()), as: UTF8.self)
      try rows.purge(client: id, of: manager, emptyLog: empty)
      try AuditLog(tables.connection).forget(record: "client \(id)", at: moment)
      try tables.trail.append(
        actor: by, action: Self.action, subject: "client \(id)", caseload: manager, read: [id],
        changed: ["caseload \(manager)"])
    }
    do {
      try await room.clearDeleted()
      return true
    } catch {
      // The rows are gone and it is logged; the mark that is left has the next start clear the files.
      return false
    }
  }
}
