/// One line of the audit log: who did what to what, when, with digests of before and after. Holds no client data.
package struct AuditEntry: Sendable, Equatable {
  /// UTC, `2026-01-05T16:00:00Z`.
  package var at: String
  package var actor: String
  package var action: String
  /// Ids only: `task 17`, `client C-002`.
  package var subject: String
  package var digestBefore: String
  package var digestAfter: String
  package var previousHash: String
  package var entryHash: String

  package init(
    at: String, actor: String, action: String, subject: String, digestBefore: String, digestAfter: String,
    previousHash: String, entryHash: String
  ) {
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.digestBefore = digestBefore
    self.digestAfter = digestAfter
    self.previousHash = previousHash
    self.entryHash = entryHash
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

  package func append(_ entry: AuditEntry) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO audit_entries (at, actor, action, subject, digest_before, digest_after, previous_hash, entry_hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(entry.at), .text(entry.actor), .text(entry.action), .text(entry.subject), .text(entry.digestBefore),
        .text(entry.digestAfter), .text(entry.previousHash), .text(entry.entryHash),
      ])
  }

  /// All entries, oldest first.
  package func entries() throws(StoreError) -> [AuditEntry] {
    var entries: [AuditEntry] = []
    for row in try connection.rows("SELECT * FROM audit_entries ORDER BY id") {
      entries.append(
        AuditEntry(
          at: try row.text("at"), actor: try row.text("actor"), action: try row.text("action"),
          subject: try row.text("subject"), digestBefore: try row.text("digest_before"),
          digestAfter: try row.text("digest_after"), previousHash: try row.text("previous_hash"),
          entryHash: try row.text("entry_hash")))
    }
    return entries
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
