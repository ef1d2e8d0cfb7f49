/// One person's account as it is stored.
package struct UserRecord: Sendable, Equatable {
  package var id: Int
  /// Lower case.
  package var login: String
  package var name: String
  /// `case_manager`, `supervisor`, `administrator` or `auditor`.
  package var role: String
  /// Empty: none.
  package var team: String
  /// The own caseload of a case manager; nil for every other role.
  package var caseManagerID: String?
  /// PHC string; nil until the invitation was taken.
  package var passwordHash: String?
  /// Sealed base 32; nil without a second factor.
  package var oneTimeSecret: String?
  /// True once a first code proved that the authenticator has the secret.
  package var hasSecondFactor: Bool
  /// The last thirty-second step that was used: it is not taken twice.
  package var lastStep: Int?
  package var isDisabled: Bool
  /// Seconds since 1970.
  package var createdAt: Int

  package init(
    id: Int, login: String, name: String, role: String, team: String, caseManagerID: String?,
    passwordHash: String? = nil, oneTimeSecret: String? = nil, hasSecondFactor: Bool = false, lastStep: Int? = nil,
    isDisabled: Bool = false, createdAt: Int
  ) {
    self.id = id
    self.login = login
    self.name = name
    self.role = role
    self.team = team
    self.caseManagerID = caseManagerID
    self.passwordHash = passwordHash
    self.oneTimeSecret = oneTimeSecret
    self.hasSecondFactor = hasSecondFactor
    self.lastStep = lastStep
    self.isDisabled = isDisabled
    self.createdAt = createdAt
  }
}

/// The accounts in the store.
package struct AccountRecords {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// All accounts, by login.
  package func users() throws(StoreError) -> [UserRecord] {
    var users: [UserRecord] = []
    for row in try connection.rows("SELECT * FROM users ORDER BY login") { users.append(try user(row)) }
    return users
  }

  package func user(_ id: Int) throws(StoreError) -> UserRecord? {
    guard let row = try connection.rows("SELECT * FROM users WHERE id = ?", [.integer(id)]).first else { return nil }
    return try user(row)
  }

  package func user(login: String) throws(StoreError) -> UserRecord? {
    guard let row = try connection.rows("SELECT * FROM users WHERE login = ?", [.text(login.lowercased())]).first else {
      return nil
    }
    return try user(row)
  }

  /// The account of a case manager; nil for one without an account.
  package func user(caseManagerID: String) throws(StoreError) -> UserRecord? {
    let rows = try connection.rows("SELECT * FROM users WHERE case_manager_id = ?", [.text(caseManagerID)])
    guard let row = rows.first else { return nil }
    return try user(row)
  }

  /// Adds an account; its id is the answer.
  package func add(_ user: UserRecord) throws(StoreError) -> Int {
    let rows = try connection.rows(
      """
      INSERT INTO users (login, name, role, team, case_manager_id, password_hash, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
      """,
      [
        .text(user.login.lowercased()), .text(user.name), .text(user.role), .text(user.team),
        .optional(user.caseManagerID), .optional(user.passwordHash), .integer(user.createdAt),
      ])
    guard let row = rows.first else { throw .unexpectedValue(column: "id") }
    return try row.integer("id")
  }

  /// Writes everything about an account but its id, login and age.
  package func write(_ user: UserRecord) throws(StoreError) {
    try connection.run(
      """
      UPDATE users SET name = ?, role = ?, team = ?, case_manager_id = ?, password_hash = ?, totp_secret = ?,
        totp_confirmed = ?, totp_last_step = ?, is_disabled = ? WHERE id = ?
      """,
      [
        .text(user.name), .text(user.role), .text(user.team), .optional(user.caseManagerID),
        .optional(user.passwordHash), .optional(user.oneTimeSecret), .flag(user.hasSecondFactor),
        .optional(user.lastStep), .flag(user.isDisabled), .integer(user.id),
      ])
  }

  /// The secrets of all second factors, as they are stored.
  package func oneTimeSecrets() throws(StoreError) -> [(user: Int, secret: String)] {
    var found: [(user: Int, secret: String)] = []
    for row in try connection.rows("SELECT id, totp_secret FROM users WHERE totp_secret IS NOT NULL ORDER BY id") {
      found.append((try row.integer("id"), try row.text("totp_secret")))
    }
    return found
  }

  private func user(_ row: SQLRow) throws(StoreError) -> UserRecord {
    UserRecord(
      id: try row.integer("id"), login: try row.text("login"), name: try row.text("name"), role: try row.text("role"),
      team: try row.text("team"), caseManagerID: row.optionalText("case_manager_id"),
      passwordHash: row.optionalText("password_hash"), oneTimeSecret: row.optionalText("totp_secret"),
      hasSecondFactor: try row.integer("totp_confirmed") == 1, lastStep: row.optionalInteger("totp_last_step"),
      isDisabled: try row.integer("is_disabled") == 1, createdAt: try row.integer("created_at"))
  }

  // MARK: Case managers

  /// Every caseload's id and its case manager's name.
  package func caseManagers() throws(StoreError) -> [(id: String, name: String)] {
    var found: [(id: String, name: String)] = []
    for row in try connection.rows("SELECT id, name FROM case_managers ORDER BY id") {
      found.append((try row.text("id"), try row.text("name")))
    }
    return found
  }

  package func rename(caseManager id: String, to name: String) throws(StoreError) {
    try connection.run("UPDATE case_managers SET name = ? WHERE id = ?", [.text(name), .text(id)])
  }

  /// Whose caseload a client is in, by id or by the whole name; several when a name is borne by several.
  package func caseloads(ofClient wanted: String) throws(StoreError) -> [(clientID: String, caseManagerID: String)] {
    var found: [(clientID: String, caseManagerID: String)] = []
    for row in try connection.rows(
      """
      SELECT DISTINCT c.id, e.case_manager_id FROM clients c JOIN enrollments e ON e.client_id = c.id
      WHERE c.id = ? OR lower(c.name) = ? ORDER BY c.id
      """, [.text(wanted), .text(wanted.lowercased())])
    {
      found.append((try row.text("id"), try row.text("case_manager_id")))
    }
    return found
  }

  // MARK: Recovery codes

  /// Puts new codes in the place of all former ones.
  package func putRecoveryCodes(_ digests: [String], of user: Int) throws(StoreError) {
    try connection.run("DELETE FROM recovery_codes WHERE user_id = ?", [.integer(user)])
    for digest in digests {
      try connection.run(
        "INSERT INTO recovery_codes (user_id, code_digest) VALUES (?, ?)", [.integer(user), .text(digest)])
    }
  }

  /// Uses a code up; false when there is no such code, or it was used before.
  package func useRecoveryCode(_ digest: String, of user: Int, at moment: Int) throws(StoreError) -> Bool {
    try !connection.rows(
      """
      UPDATE recovery_codes SET used_at = ? WHERE user_id = ? AND code_digest = ? AND used_at IS NULL
      RETURNING code_digest
      """, [.integer(moment), .integer(user), .text(digest)]
    ).isEmpty
  }

  /// How many codes are left.
  package func recoveryCodesLeft(of user: Int) throws(StoreError) -> Int {
    try connection.rows(
      "SELECT count(*) AS number FROM recovery_codes WHERE user_id = ? AND used_at IS NULL", [.integer(user)]
    ).first?.integer("number") ?? 0
  }
}
