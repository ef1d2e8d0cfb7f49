/// What belongs to somebody's desk and to no case: how the keys are set, and which change of a caseload was the last.
package struct DeskRecords {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// The last change of a caseload: its number, and when it was, in seconds since 1970.
  package struct Mark: Sendable, Equatable {
    package var number: Int
    package var changedAt: Int
  }

  // MARK: Keys

  /// True unless the account switched single keys off.
  package func hasSingleKeys(user: Int) throws(StoreError) -> Bool {
    let rows = try connection.rows("SELECT single_keys FROM desk_settings WHERE user_id = ?", [.integer(user)])
    return try rows.first?.integer("single_keys") != 0
  }

  package func setSingleKeys(_ isOn: Bool, user: Int) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO desk_settings (user_id, single_keys) VALUES (?, ?)
      ON CONFLICT (user_id) DO UPDATE SET single_keys = excluded.single_keys
      """, [.integer(user), .flag(isOn)])
  }

  // MARK: Names

  /// A client of a caseload, by name only.
  package struct ClientName: Sendable {
    package var id: String
    package var name: String
    /// `2026-01-02`, of the last stay.
    package var admission: String
    package var hasLeft: Bool
  }

  /// The clients of a caseload by name, those who have left behind the others.
  package func clientNames(of caseload: String) throws(StoreError) -> [ClientName] {
    var found: [ClientName] = []
    for row in try connection.rows(
      """
      SELECT c.id AS id, c.name AS name, max(e.admission_date) AS admission,
        min(CASE WHEN e.status = 'closed' THEN 1 ELSE 0 END) AS has_left
      FROM enrollments e JOIN clients c ON c.id = e.client_id
      WHERE e.case_manager_id = ? GROUP BY c.id, c.name ORDER BY has_left, c.name, c.id
      """, [.text(caseload)])
    {
      found.append(
        ClientName(
          id: try row.text("id"), name: try row.text("name"), admission: try row.text("admission"),
          hasLeft: try row.integer("has_left") == 1))
    }
    return found
  }

  // MARK: Changes

  /// The last change of a caseload; nil before the first.
  package func mark(of caseload: String) throws(StoreError) -> Mark? {
    let rows = try connection.rows(
      "SELECT number, changed_at FROM caseload_marks WHERE case_manager_id = ?", [.text(caseload)])
    guard let row = rows.first else { return nil }
    return Mark(number: try row.integer("number"), changedAt: try row.integer("changed_at"))
  }

  /// Counts a change of a caseload.
  package func count(changeOf caseload: String, at moment: Int) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO caseload_marks (case_manager_id, number, changed_at) VALUES (?, 1, ?)
      ON CONFLICT (case_manager_id) DO UPDATE SET number = caseload_marks.number + 1, changed_at = excluded.changed_at
      """, [.text(caseload), .integer(moment)])
  }
}
