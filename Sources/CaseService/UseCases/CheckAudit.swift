internal import CaseStore

/// Checks that the audit log is what was written: every entry's hash, and its link to the one before.
package struct CheckAudit: UseCase {
  package typealias Outcome = AuditFinding
  package static var action: String { "check_audit" }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> AuditFinding {
    let entries: [AuditEntry]
    do { entries = try AuditLog(workspace.connection).entries() } catch { throw .storeFailed(sentence: error.sentence) }
    var previous = ""
    for (index, entry) in entries.enumerated() {
      let hash = AuditTrail.hash([
        previous, entry.at, entry.actor, entry.action, entry.subject, entry.digestBefore, entry.digestAfter,
      ])
      guard entry.previousHash == previous, entry.entryHash == hash else { return .broken(entry: index + 1) }
      previous = entry.entryHash
    }
    return .sound(entries: entries.count)
  }
}
