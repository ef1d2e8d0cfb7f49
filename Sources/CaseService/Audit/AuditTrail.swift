internal import CaseStore
internal import Casework
internal import Credentials
internal import Crypto
internal import Foundation

/// How something that is logged came out.
enum AuditOutcome: String, Sendable {
  case done
  /// A change that was there already.
  case unchanged
  case refused
  case notFound = "not_found"
}

/// Writes the log's entry of a use case: each entry's hash covers its content and the hash of the one before, and is made with a key.
///
/// What was changed stands in it as a digest over the rows and a random salt. The salts lie apart: taking them away makes the
/// digests say nothing, and leaves the chain whole.
struct AuditTrail {
  let connection: any SQLConnection
  let seal: LogSeal

  /// - Parameters:
  ///   - read: the clients whose records were looked at.
  ///   - changed: the records whose rows were written: `client C-002`, `caseload 1`, `agency`, `agency settings`.
  ///   - moment: when it happened; nil: now.
  func append(
    actor: Actor, action: String, subject: String, outcome: AuditOutcome = .done, caseload: String = "",
    read: Set<String> = [], changed: Set<String> = [], at moment: String? = nil
  ) throws {
    let log = AuditLog(connection)
    let last = try log.last()
    let key = try seal.key(forEntryAfter: last.entry)
    var entry = AuditEntry(
      at: moment ?? Date().formatted(.iso8601), actor: Self.line(actor.name), action: action,
      subject: Self.line(subject), previousHash: last.hash)
    entry.form = LogSeal.form
    entry.userID = actor.userID.flatMap { $0 > 0 ? $0 : nil }
    entry.caseload = Self.line(caseload)
    entry.source = Self.line(actor.source)
    entry.outcome = outcome.rawValue
    entry.purpose = Self.line(actor.purpose)
    for client in read { entry.records["client \(client)"] = "" }
    var salts: [String: String] = [:]
    for record in changed {
      let salt = Secret.token()
      salts[record] = salt
      entry.records[record] = Self.digest(try Self.rows(of: record, in: connection), salt: salt)
    }
    entry.entryHash = key.hash(entry.hashedFields)
    try log.append(entry, salts: salts)
  }

  /// One line of a log, whatever was sent: nothing in it ends the line, moves a cursor or turns the text around.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "?"
          default: scalar
          }
        }))
  }

  /// The rows of a record, as its digest covers them.
  static func rows(of record: String, in connection: any SQLConnection) throws -> String {
    let rows = RecordRows(connection)
    let parts = record.split(separator: " ", maxSplits: 1)
    guard let id = parts.last, parts.count == 2 else { return try rows.agency() }
    if parts.first == "agency" { return try rows.agencySettings() }
    return parts.first == "client" ? try rows.client(String(id)) : try rows.caseload(String(id))
  }

  /// What changed between two states of a caseload, by record.
  static func changes(from before: Caseload, to after: Caseload, agency: Bool) -> Set<String> {
    var changed = Set((before.clients + after.clients).map(\.id).filter { before.client($0) != after.client($0) })
    func compare<Row: Equatable>(_ rows: KeyPath<Caseload, [Row]>, of client: KeyPath<Row, String>) {
      if before[keyPath: rows] == after[keyPath: rows] { return }
      let (old, new) = (
        Dictionary(grouping: before[keyPath: rows]) { $0[keyPath: client] },
        Dictionary(grouping: after[keyPath: rows]) { $0[keyPath: client] }
      )
      for id in Set(old.keys).union(new.keys) where old[id] != new[id] { changed.insert(id) }
    }
    compare(\.processes, of: \.clientID)
    compare(\.tasks, of: \.key.clientID)
    compare(\.contacts, of: \.clientID)
    compare(\.attempts, of: \.clientID)
    compare(\.waits, of: \.key.clientID)
    compare(\.referrals, of: \.clientID)
    compare(\.crises, of: \.clientID)
    compare(\.addedTasks, of: \.wish.clientID)
    compare(\.earlierProcesses, of: \.clientID)
    compare(\.servicePlans, of: \.clientID)
    compare(\.notes, of: \.clientID)
    for choice in before.serviceChoices + after.serviceChoices
    where !before.serviceChoices.contains(choice) || !after.serviceChoices.contains(choice) {
      if let process = after.processes.first(where: { $0.id == choice.processID }) { changed.insert(process.clientID) }
    }
    var records = Set(changed.map { "client \($0)" })
    records.insert("caseload \(after.caseManagerID)")
    let hasOtherRules = !after.settings.agreesWithAgency(of: before.settings)
    if hasOtherRules { records.insert("agency settings") }
    if agency || hasOtherRules || before.directory != after.directory
      || before.calendar.agencyDays != after.calendar.agencyDays
    {
      records.insert("agency")
    }
    return records
  }

  static func digest(_ rows: String, salt: String) -> String { hash([salt, rows]) }

  /// The hash of fields without a key: of a digest, and of entries that were written before there was one.
  static func hash(_ fields: [String]) -> String {
    var hasher = SHA256()
    for field in fields { hasher.update(data: framed(field)) }
    return hex(hasher.finalize())
  }

  /// A field with its length before it: its borders can't be moved.
  static func framed(_ field: String) -> Data { Data("\(field.utf8.count):\(field)".utf8) }

  /// In base 16.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0\(text)" : text
    }.joined()
  }
}

/// What the check of the audit log found.
package enum AuditFinding: Sendable, Equatable {
  case sound(entries: Int)
  /// The number of the first entry, from 1, that isn't what was written.
  case broken(entry: Int)
  /// The entries up to that one were written with a key that isn't there any more.
  case unsealed(entry: Int)
  /// The log's end is missing: so many entries were written, so many are there.
  case cut(written: Int, found: Int)
  /// A record's rows aren't what the entry with that number says.
  case differs(record: String, entry: Int)

  /// A record that no entry tells of.
  case unlogged(record: String)
  /// The file that keeps the log's end isn't there, or holds nothing.
  case unmarked(entries: Int)

  /// What was found and what to do.
  package var sentence: String {
    switch self {
    case .sound(let entries):
      "The audit log is whole: \(entries) entries, each linked to the one before; all records are as they were last written."
    case .broken(let entry):
      "Entry \(entry) of the audit log isn't what was written. Keep this file as it is, and restore a backup."
    case .unsealed(let entry):
      "The audit log's entries up to \(entry) were written with another key than the one in the file beside the database, so nobody can say whether they are what was written. Put the old key file back."
    case .cut(let written, let found):
      "The audit log ends at entry \(found), but \(written) were written. Keep this file as it is, and restore a backup."
    case .differs(let record, let entry):
      "The record “\(record)” isn't what entry \(entry) of the audit log says: it was changed outside Caseday. Compare it with a backup."
    case .unlogged(let record):
      "No entry of the audit log tells of the record “\(record)”: it was added outside Caseday. Compare it with a backup."
    case .unmarked(let entries):
      "The audit log has \(entries) entries, but the file beside the database that keeps its end, with “-audit” after the name, is missing or empty. Put it back from a backup; without it nobody can say whether the end was cut off."
    }
  }
}
