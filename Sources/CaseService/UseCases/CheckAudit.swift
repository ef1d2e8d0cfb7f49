internal import CaseStore

/// Checks that the audit log is what was written, every entry's hash and its link to the one before, and that the records are
/// what their newest entries say.
package struct CheckAudit: UseCase {
  package typealias Outcome = AuditFinding
  package static var action: String { "check_audit" }
  package static var needsPlan: Bool { false }
  package static var reach: Reach { .agency }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> AuditFinding {
    do { return try Self.check(workspace.connection, seal: workspace.seal) } catch { throw Office.caseError(error) }
  }

  static func check(_ connection: any SQLConnection, seal: LogSeal) throws -> AuditFinding {
    let log = AuditLog(connection)
    let entries = try log.entries()
    if let fault = try chainFault(entries, key: seal.key()) { return fault }
    let purged = try log.purged()
    // Only a purge that stands in the chain itself may have taken a record and its salts away.
    var purges: [String: Int] = [:]
    for entry in entries where entry.action == PurgeClient.action && entry.outcome == AuditOutcome.done.rawValue {
      purges[entry.subject] = entry.id
    }
    var isKnown: Set<String> = []
    for newest in try log.newestDigests() {
      isKnown.insert(newest.record)
      guard let salt = newest.salt else {
        // Without its salt a digest says nothing: only a purge may have taken it.
        if purged.contains(newest.record), purges[newest.record, default: 0] > newest.entry,
          try RecordRows(connection).hasNo(record: newest.record)
        {
          continue
        }
        return .differs(record: newest.record, entry: newest.entry)
      }
      if AuditTrail.digest(try AuditTrail.rows(of: newest.record, in: connection), salt: salt) != newest.digest {
        return .differs(record: newest.record, entry: newest.entry)
      }
    }
    // Entries of the first form held no digests: whoever was entered then has one only from the next change on.
    if entries.allSatisfy({ $0.form > 1 }) {
      for id in try RecordRows(connection).clientIDs() where !isKnown.contains("client \(id)") {
        return .unlogged(record: "client \(id)")
      }
    }
    return .sound(entries: entries.count)
  }

  /// The first entry that isn't what was written; nil when each is.
  private static func chainFault(_ entries: [AuditEntry], key: LogSeal.Key?) -> AuditFinding? {
    var previous = ""
    var unsealed: Int?
    for (index, entry) in entries.enumerated() {
      guard entry.previousHash == previous else { return .broken(entry: index + 1) }
      if entry.form < LogSeal.form {
        // Without a key anybody can make such an entry: from the key's first on, there is none.
        guard key.map({ entry.id < $0.from }) ?? true, entry.entryHash == AuditTrail.hash(entry.hashedFields) else {
          return .broken(entry: index + 1)
        }
      } else if entry.entryHash != key?.hash(entry.hashedFields) {
        guard key.map({ entry.id < $0.from }) ?? true else { return .broken(entry: index + 1) }
        unsealed = index + 1
      }
      previous = entry.entryHash
    }
    return unsealed.map { .unsealed(entry: $0) }
  }
}
