/// One line of the audit log: who did what to whose record, when, from where, with which outcome. Holds no client data.
package struct AuditEntry: Sendable, Equatable {
  /// The place in the log, from 1; 0 before it is written.
  package var id = 0
  /// UTC, `2026-01-05T16:00:00Z`.
  package var at: String
  package var actor: String
  package var action: String
  /// Ids only: `task 17`, `client C-002`.
  package var subject: String
  package var digestBefore = ""
  package var digestAfter = ""
  package var previousHash: String
  package var entryHash: String
  /// Which fields the hash covers: 1 the first seven, 2 all of them.
  package var form = 2
  /// The account; nil for the command line and for jobs.
  package var userID: Int?
  /// The caseload it was done on; empty for none.
  package var caseload = ""
  /// The network address; empty for this machine.
  package var source = ""
  /// `done`, `unchanged`, `refused` or `not_found`.
  package var outcome = "done"
  /// What an export was for.
  package var purpose = ""
  /// The records that were read or changed, by name, with the salted digest of those that were changed.
  package var records: [String: String] = [:]

  package init(
    at: String, actor: String, action: String, subject: String, previousHash: String, entryHash: String = ""
  ) {
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.previousHash = previousHash
    self.entryHash = entryHash
  }

  /// What the entry's hash covers.
  package var hashedFields: [String] {
    let first = [previousHash, at, actor, action, subject, digestBefore, digestAfter]
    guard form > 1 else { return first }
    let listed = records.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    return first + [String(form), userID.map(String.init) ?? "", caseload, source, outcome, purpose] + listed
  }
}

/// The append-only log. Each entry's hash covers the one before.
package struct AuditLog {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// The hash of the newest entry; empty before the first.
  package func head() throws(StoreError) -> String {
    try connection.rows("SELECT entry_hash FROM audit_entries ORDER BY id DESC LIMIT 1").first?
      .text("entry_hash") ?? ""
  }

  /// The newest entry's number and hash; 0 and empty before the first.
  package func last() throws(StoreError) -> (entry: Int, hash: String) {
    guard let row = try connection.rows("SELECT id, entry_hash FROM audit_entries ORDER BY id DESC LIMIT 1").first
    else { return (0, "") }
    return (try row.integer("id"), try row.text("entry_hash"))
  }

  /// The hash of an entry; nil when there is no such entry.
  package func hash(of entry: Int) throws(StoreError) -> String? {
    try connection.rows("SELECT entry_hash FROM audit_entries WHERE id = ?", [.integer(entry)]).first?
      .text("entry_hash")
  }

  /// How many entries there are, and the newest one's hash.
  package func mark() throws(StoreError) -> (entries: Int, head: String) {
    let count = try connection.rows("SELECT count(*) AS number FROM audit_entries").first?.integer("number") ?? 0
    return (count, try head())
  }

  /// Appends an entry with its records, and keeps the salts of their digests apart.
  package func append(_ entry: AuditEntry, salts: [String: String] = [:]) throws(StoreError) {
    let rows = try connection.rows(
      """
      INSERT INTO audit_entries (at, actor, action, subject, digest_before, digest_after, previous_hash, entry_hash,
        form, user_id, caseload, source, outcome, purpose)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """,
      [
        .text(entry.at), .text(entry.actor), .text(entry.action), .text(entry.subject), .text(entry.digestBefore),
        .text(entry.digestAfter), .text(entry.previousHash), .text(entry.entryHash), .integer(entry.form),
        .optional(entry.userID), .text(entry.caseload), .text(entry.source), .text(entry.outcome),
        .text(entry.purpose),
      ])
    guard let id = try rows.first?.integer("id") else { throw .unexpectedValue(column: "id") }
    for (record, digest) in entry.records.sorted(by: { $0.key < $1.key }) {
      try connection.run(
        "INSERT INTO audit_records (entry_id, record, digest) VALUES (?, ?, ?)",
        [.integer(id), .text(record), .text(digest)])
      if let salt = salts[record] {
        try connection.run(
          "INSERT INTO audit_salts (entry_id, record, salt) VALUES (?, ?, ?)",
          [.integer(id), .text(record), .text(salt)])
      }
    }
  }

  /// All entries, oldest first.
  package func entries() throws(StoreError) -> [AuditEntry] {
    var records: [Int: [String: String]] = [:]
    for row in try connection.rows("SELECT * FROM audit_records") {
      records[try row.integer("entry_id"), default: [:]][try row.text("record")] = try row.text("digest")
    }
    var entries: [AuditEntry] = []
    for row in try connection.rows("SELECT * FROM audit_entries ORDER BY id") {
      var entry = try Self.entry(row)
      entry.records = records[entry.id] ?? [:]
      entries.append(entry)
    }
    return entries
  }

  /// The newest entries that fit, newest first.
  ///
  /// - Parameters:
  ///   - client: a client's id; entries about the client, and lists of a caseload that showed everybody in it.
  ///   - actor: an account's login, or the whole name as the log has it.
  ///   - action: what was done, as the log has it; nil: anything.
  ///   - purpose: words of what an export or a purge was for, in any case.
  ///   - from: a day, `2026-01-05`; `through` likewise, itself included.
  package func search(
    client: String?, actor: String?, action: String? = nil, purpose: String? = nil, from: String?, through: String?,
    limit: Int
  ) throws(StoreError) -> [AuditEntry] {
    var found: [AuditEntry] = []
    let record = client.map { "client \($0)" }
    for row in try connection.rows(
      """
      SELECT * FROM audit_entries e
      WHERE (? = '' OR EXISTS (SELECT 1 FROM audit_records r WHERE r.entry_id = e.id AND r.record = ?)
          OR (e.subject LIKE 'caseload %' AND e.caseload IN
            (SELECT case_manager_id FROM enrollments WHERE client_id = ?)))
        AND (? = '' OR e.actor = ? OR e.actor = ?) AND (? = '' OR e.action = ?)
        AND (? = '' OR lower(e.purpose) LIKE ? ESCAPE '!') AND substr(e.at, 1, 10) >= ? AND substr(e.at, 1, 10) <= ?
      ORDER BY e.id DESC LIMIT ?
      """,
      [
        .text(record ?? ""), .text(record ?? ""), .text(client ?? ""), .text(actor ?? ""), .text(actor ?? ""),
        .text("user:\(actor?.lowercased() ?? "")"), .text(action ?? ""), .text(action ?? ""), .text(purpose ?? ""),
        .text(Self.pattern(purpose ?? "")), .text(from ?? "0000"), .text(through ?? "9999"), .integer(limit),
      ])
    {
      found.append(try Self.entry(row))
    }
    return found
  }

  /// What `LIKE` takes for a text that contains these words; its own signs count as letters.
  private static func pattern(_ words: String) -> String {
    "%" + words.lowercased().map { "!%_".contains($0) ? "!\($0)" : String($0) }.joined() + "%"
  }

  static func entry(_ row: SQLRow) throws(StoreError) -> AuditEntry {
    var entry = AuditEntry(
      at: try row.text("at"), actor: try row.text("actor"), action: try row.text("action"),
      subject: try row.text("subject"), previousHash: try row.text("previous_hash"),
      entryHash: try row.text("entry_hash"))
    entry.id = try row.integer("id")
    entry.digestBefore = try row.text("digest_before")
    entry.digestAfter = try row.text("digest_after")
    entry.form = try row.integer("form")
    entry.userID = row.optionalInteger("user_id")
    entry.caseload = try row.text("caseload")
    entry.source = try row.text("source")
    entry.outcome = try row.text("outcome")
    entry.purpose = try row.text("purpose")
    return entry
  }

  // MARK: Digests

  /// The newest digest of each record that was ever changed, with its entry and its salt; nil salt: taken away by a purge.
  package func newestDigests() throws(StoreError) -> [(record: String, entry: Int, digest: String, salt: String?)] {
    var found: [(record: String, entry: Int, digest: String, salt: String?)] = []
    for row in try connection.rows(
      """
      SELECT r.record, r.entry_id, r.digest, s.salt FROM audit_records r
      JOIN (SELECT record, max(entry_id) AS newest FROM audit_records WHERE digest <> '' GROUP BY record) n
        ON n.record = r.record AND n.newest = r.entry_id
      LEFT JOIN audit_salts s ON s.entry_id = r.entry_id AND s.record = r.record
      ORDER BY r.record
      """)
    {
      found.append(
        (try row.text("record"), try row.integer("entry_id"), try row.text("digest"), row.optionalText("salt")))
    }
    return found
  }

  /// Takes the salts of a record away: its digests stay in the chain, and say nothing any more.
  package func forget(record: String, at moment: Int) throws(StoreError) {
    try connection.run("DELETE FROM audit_salts WHERE record = ?", [.text(record)])
    try connection.run(
      "INSERT INTO purged_records (record, purged_at) VALUES (?, ?) ON CONFLICT (record) DO NOTHING",
      [.text(record), .integer(moment)])
  }

  /// True while something that was purged may still stand in the files' free space.
  package func hasUncleared() throws(StoreError) -> Bool {
    try !connection.rows("SELECT record FROM purged_records WHERE is_cleared = 0 LIMIT 1").isEmpty
  }

  /// Notes that nothing of what was purged stands in the files any more.
  package func noteCleared() throws(StoreError) {
    try connection.run("UPDATE purged_records SET is_cleared = 1 WHERE is_cleared = 0")
  }

  /// The records that were purged.
  package func purged() throws(StoreError) -> Set<String> {
    var found: Set<String> = []
    for row in try connection.rows("SELECT record FROM purged_records") { found.insert(try row.text("record")) }
    return found
  }
}

/// Answers that were given under a caller's key: the same key never does the same thing twice.
package struct IdempotencyKeys {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// What was answered under a key, and the fingerprint of what was asked; nil for a new key.
  package func answer(actor: String, key: String) throws(StoreError) -> (fingerprint: String, outcome: Int)? {
    let rows = try connection.rows(
      "SELECT fingerprint, outcome FROM idempotency_keys WHERE actor = ? AND key = ?", [.text(actor), .text(key)])
    guard let row = rows.first else { return nil }
    return (try row.text("fingerprint"), try row.integer("outcome"))
  }

  package func keep(actor: String, key: String, fingerprint: String, outcome: Int) throws(StoreError) {
    try connection.run(
      "INSERT INTO idempotency_keys (actor, key, fingerprint, outcome) VALUES (?, ?, ?, ?)",
      [.text(actor), .text(key), .text(fingerprint), .integer(outcome)])
  }
}
