/// A text that was typed into a form and not sent.
package struct DraftRecord: Sendable, Equatable {
  package var userID: Int
  /// Where the form goes: `/clients/C-002/notes`.
  package var form: String
  package var caseload: String
  /// Whom it is about; nil where no client is named.
  package var clientID: String?
  /// The client's name; nil without one. Read only.
  package var clientName: String?
  /// The fields as JSON.
  package var fields: String
  /// Seconds since 1970.
  package var savedAt: Int

  package init(
    userID: Int, form: String, caseload: String, clientID: String?, clientName: String? = nil, fields: String,
    savedAt: Int
  ) {
    self.userID = userID
    self.form = form
    self.caseload = caseload
    self.clientID = clientID
    self.clientName = clientName
    self.fields = fields
    self.savedAt = savedAt
  }
}

extension DeskRecords {
  /// What an account has typed about a caseload and not sent, the newest first.
  package func drafts(of user: Int, caseload: String) throws(StoreError) -> [DraftRecord] {
    var found: [DraftRecord] = []
    for row in try connection.rows(
      """
      SELECT d.*, c.name AS client_name FROM drafts d LEFT JOIN clients c ON c.id = d.client_id
      WHERE d.user_id = ? AND d.case_manager_id = ? ORDER BY d.saved_at DESC, d.form
      """, [.integer(user), .text(caseload)])
    {
      found.append(
        DraftRecord(
          userID: user, form: try row.text("form"), caseload: caseload, clientID: row.optionalText("client_id"),
          clientName: row.optionalText("client_name"), fields: try row.text("fields"),
          savedAt: try row.integer("saved_at")))
    }
    return found
  }

  /// Keeps a draft in place of the one before; true when there was none.
  package func keep(_ draft: DraftRecord) throws(StoreError) -> Bool {
    let values: [SQLValue] = [.integer(draft.userID), .text(draft.form)]
    let isNew = try connection.rows("SELECT 1 AS one FROM drafts WHERE user_id = ? AND form = ?", values).isEmpty
    try connection.run(
      """
      INSERT INTO drafts (user_id, form, case_manager_id, client_id, fields, saved_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, form) DO UPDATE SET case_manager_id = excluded.case_manager_id,
        client_id = excluded.client_id, fields = excluded.fields, saved_at = excluded.saved_at
      """,
      values + [
        .text(draft.caseload), .optional(draft.clientID), .text(draft.fields), .integer(draft.savedAt),
      ])
    return isNew
  }

  /// Takes a draft away; whom it was about, or nil when there was none.
  package func drop(form: String, of user: Int) throws(StoreError) -> (clientID: String?, caseload: String)? {
    let rows = try connection.rows(
      "DELETE FROM drafts WHERE user_id = ? AND form = ? RETURNING client_id, case_manager_id",
      [.integer(user), .text(form)])
    guard let row = rows.first else { return nil }
    return (row.optionalText("client_id"), try row.text("case_manager_id"))
  }

  /// How many drafts an account has.
  package func draftCount(of user: Int) throws(StoreError) -> Int {
    try connection.rows("SELECT count(*) AS number FROM drafts WHERE user_id = ?", [.integer(user)]).first?
      .integer("number") ?? 0
  }

  // MARK: Whose

  package func client(ofProcess id: Int) throws(StoreError) -> String? {
    try connection.rows("SELECT client_id FROM client_processes WHERE id = ?", [.integer(id)]).first?.text("client_id")
  }

  package func client(ofTask id: Int) throws(StoreError) -> String? {
    try connection.rows("SELECT client_id FROM distributed_tasks WHERE id = ?", [.integer(id)]).first?
      .text("client_id")
  }
}
