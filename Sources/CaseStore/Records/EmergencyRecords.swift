/// Access to one client of another's caseload that somebody took in an emergency.
package struct EmergencyRecord: Sendable, Equatable {
  package var id: Int
  package var userID: Int
  package var userName: String
  package var clientID: String
  package var caseManagerID: String
  /// The team of the caseload: its supervisors are told.
  package var team: String
  package var reason: String
  /// Seconds since 1970.
  package var openedAt: Int
  package var expiresAt: Int
  /// The supervisor who has read it.
  package var seenBy: Int?

  package init(
    id: Int = 0, userID: Int, userName: String, clientID: String, caseManagerID: String, team: String, reason: String,
    openedAt: Int, expiresAt: Int, seenBy: Int? = nil
  ) {
    self.id = id
    self.userID = userID
    self.userName = userName
    self.clientID = clientID
    self.caseManagerID = caseManagerID
    self.team = team
    self.reason = reason
    self.openedAt = openedAt
    self.expiresAt = expiresAt
    self.seenBy = seenBy
  }
}

/// Emergency accesses in the store.
package struct EmergencyRecords {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  package func add(_ record: EmergencyRecord) throws(StoreError) -> Int {
    let rows = try connection.rows(
      """
      INSERT INTO emergency_accesses (user_id, client_id, case_manager_id, team, reason, opened_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
      """,
      [
        .integer(record.userID), .text(record.clientID), .text(record.caseManagerID), .text(record.team),
        .text(record.reason), .integer(record.openedAt), .integer(record.expiresAt),
      ])
    guard let row = rows.first else { throw .unexpectedValue(column: "id") }
    return try row.integer("id")
  }

  /// The accesses of a user that still run.
  package func running(of user: Int, at moment: Int) throws(StoreError) -> [EmergencyRecord] {
    try all().filter { $0.userID == user && $0.expiresAt > moment }
  }

  /// The newest accesses, two hundred at most.
  package func all() throws(StoreError) -> [EmergencyRecord] {
    var found: [EmergencyRecord] = []
    for row in try connection.rows(
      """
      SELECT e.*, u.name AS user_name FROM emergency_accesses e JOIN users u ON u.id = e.user_id
      ORDER BY e.id DESC LIMIT 200
      """)
    {
      found.append(
        EmergencyRecord(
          id: try row.integer("id"), userID: try row.integer("user_id"), userName: try row.text("user_name"),
          clientID: try row.text("client_id"), caseManagerID: try row.text("case_manager_id"),
          team: try row.text("team"), reason: try row.text("reason"), openedAt: try row.integer("opened_at"),
          expiresAt: try row.integer("expires_at"), seenBy: row.optionalInteger("seen_by")))
    }
    return found
  }

  /// Notes that a supervisor has read of it.
  package func see(_ id: Int, by user: Int) throws(StoreError) {
    try connection.run(
      "UPDATE emergency_accesses SET seen_by = ? WHERE id = ? AND seen_by IS NULL", [.integer(user), .integer(id)])
  }
}
