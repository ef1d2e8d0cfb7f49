/// A browser that is signed in.
package struct SessionRecord: Sendable, Equatable {
  package var id: Int
  package var userID: Int
  /// Seconds since 1970, like every moment here.
  package var createdAt: Int
  package var lastInputAt: Int
  package var expiresAt: Int
  /// The address it came from.
  package var source: String
  /// What the browser calls itself, cut short.
  package var program: String
  /// The caseload that a supervisor has open; nil: the own one.
  package var caseload: String?
  /// False while the second factor is still to be given.
  package var hasSecondFactor: Bool

  package init(
    id: Int = 0, userID: Int, createdAt: Int, lastInputAt: Int, expiresAt: Int, source: String, program: String,
    caseload: String? = nil, hasSecondFactor: Bool
  ) {
    self.id = id
    self.userID = userID
    self.createdAt = createdAt
    self.lastInputAt = lastInputAt
    self.expiresAt = expiresAt
    self.source = source
    self.program = program
    self.caseload = caseload
    self.hasSecondFactor = hasSecondFactor
  }
}

/// A program's key to the API.
package struct TokenRecord: Sendable, Equatable {
  package var id: Int
  package var userID: Int
  package var name: String
  /// `read` or `write`.
  package var scope: String
  package var createdAt: Int
  package var expiresAt: Int
  package var lastUsedAt: Int?
  package var isRevoked: Bool
}

/// A link that works once.
package struct LinkRecord: Sendable, Equatable {
  package var id: Int
  /// `set_up`, `invitation`, `reset` or `sign_in`.
  package var kind: String
  package var userID: Int?
  package var expiresAt: Int
  package var isUsed: Bool
}

/// Sessions, tokens and links in the store: whatever lets somebody in.
package struct EntryRecords {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  // MARK: Sessions

  package func add(_ session: SessionRecord, tokenDigest: String) throws(StoreError) -> Int {
    let rows = try connection.rows(
      """
      INSERT INTO sessions (user_id, token_digest, created_at, last_input_at, expires_at, source, program, caseload,
        has_second_factor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """,
      [
        .integer(session.userID), .text(tokenDigest), .integer(session.createdAt), .integer(session.lastInputAt),
        .integer(session.expiresAt), .text(session.source), .text(session.program), .optional(session.caseload),
        .flag(session.hasSecondFactor),
      ])
    guard let row = rows.first else { throw .unexpectedValue(column: "id") }
    return try row.integer("id")
  }

  /// The session of a token that was not ended; its limits are the caller's to check.
  package func session(tokenDigest: String) throws(StoreError) -> SessionRecord? {
    let rows = try connection.rows(
      "SELECT * FROM sessions WHERE token_digest = ? AND ended_at IS NULL", [.text(tokenDigest)])
    guard let row = rows.first else { return nil }
    return try session(row)
  }

  /// A session whether it was ended or not; nil for none.
  package func endedSession(tokenDigest: String) throws(StoreError) -> SessionRecord? {
    let rows = try connection.rows("SELECT * FROM sessions WHERE token_digest = ?", [.text(tokenDigest)])
    guard let row = rows.first else { return nil }
    return try session(row)
  }

  /// The sessions of a user that were not ended, the newest first.
  package func sessions(of user: Int) throws(StoreError) -> [SessionRecord] {
    var found: [SessionRecord] = []
    for row in try connection.rows(
      "SELECT * FROM sessions WHERE user_id = ? AND ended_at IS NULL ORDER BY id DESC", [.integer(user)])
    {
      found.append(try session(row))
    }
    return found
  }

  package func touch(session id: Int, at moment: Int) throws(StoreError) {
    try connection.run("UPDATE sessions SET last_input_at = ? WHERE id = ?", [.integer(moment), .integer(id)])
  }

  package func open(caseload: String?, in session: Int) throws(StoreError) {
    try connection.run("UPDATE sessions SET caseload = ? WHERE id = ?", [.optional(caseload), .integer(session)])
  }

  /// Ends one session of a user; false when the user has no such session.
  package func end(session id: Int, of user: Int, at moment: Int) throws(StoreError) -> Bool {
    try !connection.rows(
      "UPDATE sessions SET ended_at = ? WHERE id = ? AND user_id = ? AND ended_at IS NULL RETURNING id",
      [.integer(moment), .integer(id), .integer(user)]
    ).isEmpty
  }

  /// Ends all sessions of a user but one; nil: all of them.
  package func endSessions(of user: Int, but kept: Int? = nil, at moment: Int) throws(StoreError) {
    try connection.run(
      "UPDATE sessions SET ended_at = ? WHERE user_id = ? AND id <> ? AND ended_at IS NULL",
      [.integer(moment), .integer(user), .integer(kept ?? -1)])
  }

  private func session(_ row: SQLRow) throws(StoreError) -> SessionRecord {
    SessionRecord(
      id: try row.integer("id"), userID: try row.integer("user_id"), createdAt: try row.integer("created_at"),
      lastInputAt: try row.integer("last_input_at"), expiresAt: try row.integer("expires_at"),
      source: try row.text("source"), program: try row.text("program"), caseload: row.optionalText("caseload"),
      hasSecondFactor: try row.integer("has_second_factor") == 1)
  }

  // MARK: Tokens

  package func addToken(
    user: Int, name: String, digest: String, scope: String, at moment: Int, until expiry: Int
  ) throws(StoreError) -> Int {
    let rows = try connection.rows(
      """
      INSERT INTO api_tokens (user_id, name, token_digest, scope, created_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?) RETURNING id
      """,
      [.integer(user), .text(name), .text(digest), .text(scope), .integer(moment), .integer(expiry)])
    guard let row = rows.first else { throw .unexpectedValue(column: "id") }
    return try row.integer("id")
  }

  package func token(digest: String) throws(StoreError) -> TokenRecord? {
    guard let row = try connection.rows("SELECT * FROM api_tokens WHERE token_digest = ?", [.text(digest)]).first
    else { return nil }
    return try token(row)
  }

  /// The tokens of a user, the newest first; nil: of everybody.
  package func tokens(of user: Int?) throws(StoreError) -> [TokenRecord] {
    var found: [TokenRecord] = []
    for row in try connection.rows(
      "SELECT * FROM api_tokens WHERE user_id = ? OR ? = 1 ORDER BY id DESC",
      [.integer(user ?? -1), .flag(user == nil)])
    {
      found.append(try token(row))
    }
    return found
  }

  package func touch(token id: Int, at moment: Int) throws(StoreError) {
    try connection.run("UPDATE api_tokens SET last_used_at = ? WHERE id = ?", [.integer(moment), .integer(id)])
  }

  /// Revokes a token; false when the user has no such token. nil: whoever's it is.
  package func revoke(token id: Int, of user: Int?, at moment: Int) throws(StoreError) -> Bool {
    try !connection.rows(
      """
      UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND (user_id = ? OR ? = 1) AND revoked_at IS NULL
      RETURNING id
      """, [.integer(moment), .integer(id), .integer(user ?? -1), .flag(user == nil)]
    ).isEmpty
  }

  package func revokeTokens(of user: Int, at moment: Int) throws(StoreError) {
    try connection.run(
      "UPDATE api_tokens SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL",
      [.integer(moment), .integer(user)])
  }

  private func token(_ row: SQLRow) throws(StoreError) -> TokenRecord {
    TokenRecord(
      id: try row.integer("id"), userID: try row.integer("user_id"), name: try row.text("name"),
      scope: try row.text("scope"), createdAt: try row.integer("created_at"), expiresAt: try row.integer("expires_at"),
      lastUsedAt: row.optionalInteger("last_used_at"), isRevoked: row.optionalInteger("revoked_at") != nil)
  }

  // MARK: Links

  package func addLink(
    kind: String, user: Int?, digest: String, at moment: Int, until expiry: Int
  ) throws(StoreError) {
    try connection.run(
      "INSERT INTO one_time_links (kind, user_id, token_digest, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
      [.text(kind), .optional(user), .text(digest), .integer(moment), .integer(expiry)])
  }

  package func link(digest: String) throws(StoreError) -> LinkRecord? {
    guard let row = try connection.rows("SELECT * FROM one_time_links WHERE token_digest = ?", [.text(digest)]).first
    else { return nil }
    return LinkRecord(
      id: try row.integer("id"), kind: try row.text("kind"), userID: row.optionalInteger("user_id"),
      expiresAt: try row.integer("expires_at"), isUsed: row.optionalInteger("used_at") != nil)
  }

  /// Uses a link up; false when somebody else was first.
  package func use(link id: Int, at moment: Int) throws(StoreError) -> Bool {
    try !connection.rows(
      "UPDATE one_time_links SET used_at = ? WHERE id = ? AND used_at IS NULL RETURNING id",
      [.integer(moment), .integer(id)]
    ).isEmpty
  }

  /// Makes all open links of a kind useless; of one user, or those without one.
  package func close(linksOfKind kind: String, user: Int?, at moment: Int) throws(StoreError) {
    try connection.run(
      "UPDATE one_time_links SET used_at = ? WHERE kind = ? AND COALESCE(user_id, 0) = ? AND used_at IS NULL",
      [.integer(moment), .text(kind), .integer(user ?? 0)])
  }

  // MARK: Throttles

  /// How often somebody was wrong, and until when nothing is tried.
  package func throttle(_ subject: String) throws(StoreError) -> (misses: Int, lastMissAt: Int, closedUntil: Int)? {
    guard let row = try connection.rows("SELECT * FROM throttles WHERE subject = ?", [.text(subject)]).first
    else { return nil }
    return (try row.integer("misses"), try row.integer("last_miss_at"), try row.integer("closed_until"))
  }

  package func putThrottle(_ subject: String, misses: Int, at moment: Int, closedUntil: Int) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO throttles (subject, misses, last_miss_at, closed_until) VALUES (?, ?, ?, ?)
      ON CONFLICT (subject) DO UPDATE SET misses = excluded.misses, last_miss_at = excluded.last_miss_at,
        closed_until = excluded.closed_until
      """, [.text(subject), .integer(misses), .integer(moment), .integer(closedUntil)])
  }

  package func clearThrottle(_ subject: String) throws(StoreError) {
    try connection.run("DELETE FROM throttles WHERE subject = ?", [.text(subject)])
  }

  /// Forgets throttles that nobody remembers, so that the table stays small.
  package func clearThrottles(before moment: Int) throws(StoreError) {
    try connection.run("DELETE FROM throttles WHERE last_miss_at < ?", [.integer(moment)])
  }
}
