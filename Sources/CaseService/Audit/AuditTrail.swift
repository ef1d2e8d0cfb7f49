internal import CaseStore
internal import Casework
internal import Crypto
internal import Foundation

/// Writes the audit entry of a use case: each entry's hash covers its content and the hash of the one before.
struct AuditTrail {
  let connection: any SQLConnection

  func append(actor: Actor, action: String, subject: String, before: Caseload, after: Caseload) throws {
    let log = AuditLog(connection)
    let previous = try log.head()
    let at = Date().formatted(.iso8601)
    let digestBefore = Self.digest(of: before)
    let digestAfter = Self.digest(of: after)
    let hash = Self.hash([previous, at, actor.name, action, subject, digestBefore, digestAfter])
    try log.append(
      AuditEntry(
        at: at, actor: actor.name, action: action, subject: subject, digestBefore: digestBefore,
        digestAfter: digestAfter, previousHash: previous, entryHash: hash))
  }

  /// The hash of an entry's fields; a length before each keeps their borders apart.
  static func hash(_ fields: [String]) -> String {
    var hasher = SHA256()
    for field in fields { hasher.update(data: Data("\(field.utf8.count):\(field)".utf8)) }
    return hasher.finalize().map { Self.hex($0) }.joined()
  }

  /// A digest of everything a use case can change.
  static func digest(of caseload: Caseload) -> String {
    var hasher = SHA256()
    for client in caseload.clients { hasher.update(data: Data("\(client)".utf8)) }
    for process in caseload.processes {
      var plain = process
      let events = plain.events.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
      plain.events = [:]
      hasher.update(data: Data("\(plain)\(events)".utf8))
    }
    for process in caseload.earlierProcesses { hasher.update(data: Data("\(process.id)\(process.status)".utf8)) }
    for plan in caseload.servicePlans { hasher.update(data: Data("\(plan)".utf8)) }
    for note in caseload.notes { hasher.update(data: Data("\(note)".utf8)) }
    for answer in caseload.weeklyAnswers { hasher.update(data: Data("\(answer)".utf8)) }
    for own in caseload.ownEstimates { hasher.update(data: Data("\(own)".utf8)) }
    for task in caseload.tasks { hasher.update(data: Data("\(task)".utf8)) }
    for contact in caseload.contacts { hasher.update(data: Data("\(contact)".utf8)) }
    hasher.update(data: Data("\(caseload.settings)".utf8))
    for (day, decided) in caseload.calendar.agencyDays.sorted(by: { $0.key < $1.key }) {
      hasher.update(data: Data("\(day)\(decided)".utf8))
    }
    for meeting in caseload.calendar.meetings { hasher.update(data: Data("\(meeting)".utf8)) }
    for warning in caseload.warnings { hasher.update(data: Data("\(warning)".utf8)) }
    for crisis in caseload.crises { hasher.update(data: Data("\(crisis)".utf8)) }
    for (day, absence) in caseload.calendar.absences.sorted(by: { $0.key < $1.key }) {
      hasher.update(data: Data("\(day)\(absence)".utf8))
    }
    let lifecycle = caseload.lifecycle
    hasher.update(data: Data("\(String(describing: lifecycle.pending))\(lifecycle.log)".utf8))
    for change in lifecycle.history { hasher.update(data: Data("\(change.number)\(change.title)\(change.image)".utf8)) }
    for attempt in caseload.attempts { hasher.update(data: Data("\(attempt)".utf8)) }
    for wait in caseload.waits { hasher.update(data: Data("\(wait)".utf8)) }
    for referral in caseload.referrals { hasher.update(data: Data("\(referral)".utf8)) }
    for choice in caseload.serviceChoices { hasher.update(data: Data("\(choice)".utf8)) }
    for service in caseload.directory.services {
      let fields = ServiceText.fields(service).sorted { $0.key < $1.key }
      hasher.update(data: Data("\(fields)".utf8))
    }
    return hasher.finalize().map { Self.hex($0) }.joined()
  }

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return text.count == 1 ? "0\(text)" : text
  }
}

/// What the check of the audit log found.
package enum AuditFinding: Sendable, Equatable {
  case sound(entries: Int)
  /// The number of the first entry, from 1, that isn't what was written.
  case broken(entry: Int)
}
