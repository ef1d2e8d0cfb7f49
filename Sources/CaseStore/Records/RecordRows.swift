/// The rows that belong to one record, as one text: what its digest in the audit log is made of.
package struct RecordRows {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// The tables whose rows belong to a client. A test compares them with the schema.
  package static let clientTables = [
    "added_tasks", "case_notes", "clients", "client_processes", "contact_attempts", "contacts", "crises",
    "distributed_tasks",
    "enrollments", "hard_dates", "key_dates", "owed_attention", "owed_process_weeks", "process_dates", "process_events",
    "providers", "referrals", "service_choices",
    "service_plan_reviews", "service_plans", "urgent_left", "waits",
  ]

  /// The ids of all clients.
  package func clientIDs() throws(StoreError) -> [String] {
    var ids: [String] = []
    for row in try connection.rows("SELECT id FROM clients ORDER BY id") { ids.append(try row.text("id")) }
    return ids
  }

  /// True when a client's record isn't there at all; false for records that aren't a client's.
  package func hasNo(record: String) throws(StoreError) -> Bool {
    guard record.hasPrefix("client ") else { return false }
    let rows = try connection.rows("SELECT id FROM clients WHERE id = ?", [.text(String(record.dropFirst(7)))])
    return rows.isEmpty
  }

  /// Everything about a client; empty when there is no such client.
  package func client(_ id: String) throws(StoreError) -> String {
    let client = [SQLValue.text(id)]
    return try text([
      connection.rows("SELECT * FROM clients WHERE id = ?", client),
      connection.rows("SELECT * FROM enrollments WHERE client_id = ?", client),
      connection.rows("SELECT * FROM providers WHERE client_id = ?", client),
      connection.rows("SELECT * FROM key_dates WHERE client_id = ?", client),
      connection.rows("SELECT * FROM client_processes WHERE client_id = ?", client),
      connection.rows(
        "SELECT * FROM process_events WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)",
        client),
      connection.rows(
        "SELECT * FROM process_dates WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)",
        client),
      connection.rows(
        "SELECT * FROM service_choices WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)",
        client),
      connection.rows("SELECT * FROM distributed_tasks WHERE client_id = ?", client),
      connection.rows("SELECT * FROM contacts WHERE client_id = ?", client),
      connection.rows("SELECT * FROM contact_attempts WHERE client_id = ?", client),
      connection.rows("SELECT * FROM waits WHERE client_id = ?", client),
      connection.rows("SELECT * FROM referrals WHERE client_id = ?", client),
      connection.rows("SELECT * FROM crises WHERE client_id = ?", client),
      connection.rows("SELECT * FROM added_tasks WHERE client_id = ?", client),
      connection.rows("SELECT * FROM service_plans WHERE client_id = ?", client),
      connection.rows("SELECT * FROM service_plan_reviews WHERE client_id = ?", client),
      connection.rows("SELECT * FROM case_notes WHERE client_id = ?", client),
      connection.rows("SELECT * FROM owed_attention WHERE client_id = ?", client),
      connection.rows(
        "SELECT * FROM owed_process_weeks WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)",
        client),
      connection.rows(
        "SELECT * FROM hard_dates WHERE task_id IN (SELECT id FROM distributed_tasks WHERE client_id = ?)", client),
      connection.rows(
        "SELECT * FROM urgent_left WHERE task_id IN (SELECT id FROM distributed_tasks WHERE client_id = ?)", client),
    ])
  }

  /// What belongs to a caseload and to no client in it: settings, absences, meetings, warnings, own estimates,
  /// weekly answers, published days, the plan's way back.
  package func caseload(_ id: String) throws(StoreError) -> String {
    let manager = [SQLValue.text(id)]
    return try text([
      connection.rows("SELECT id, settings FROM case_managers WHERE id = ?", manager),
      connection.rows("SELECT * FROM absences WHERE case_manager_id = ?", manager),
      connection.rows("SELECT * FROM meetings WHERE case_manager_id = ?", manager),
      connection.rows("SELECT * FROM warnings WHERE case_manager_id = ?", manager),
      connection.rows("SELECT * FROM own_estimates WHERE case_manager_id = ?", manager),
      connection.rows("SELECT * FROM weekly_answers WHERE case_manager_id = ?", manager),
      connection.rows("SELECT * FROM published_days WHERE case_manager_id = ?", manager),
      connection.rows("SELECT * FROM plan_lifecycles WHERE case_manager_id = ?", manager),
      connection.rows("SELECT * FROM plan_changes WHERE case_manager_id = ?", manager),
    ])
  }

  /// What is the whole agency's: its days, services, templates.
  package func agency() throws(StoreError) -> String {
    try text([
      connection.rows("SELECT * FROM agency_days"), connection.rows("SELECT * FROM services"),
      connection.rows("SELECT * FROM process_templates"),
    ])
  }

  /// The agency's settings.
  package func agencySettings() throws(StoreError) -> String {
    try text([connection.rows("SELECT * FROM agency_settings")])
  }

  /// Rows of each table in the order of their texts, which doesn't depend on the order they were written in.
  private func text(_ tables: [[SQLRow]]) -> String {
    tables.enumerated().map { number, rows in
      "\(number)\n" + rows.map(\.canonicalText).sorted().map { $0 + "\n" }.joined()
    }.joined()
  }

  // MARK: Whose

  /// The caseload that a client with this id is in; nil for a free id.
  package func caseManager(ofClient id: String) throws(StoreError) -> String? {
    try connection.rows("SELECT case_manager_id FROM enrollments WHERE client_id = ? LIMIT 1", [.text(id)]).first?
      .text("case_manager_id")
  }

  /// The least ids that nobody has or ever had, purged records included: a number never comes to mean another record.
  package func nextIDs() throws(StoreError) -> (task: Int, process: Int) {
    let largest = try largestIDs()
    let row = try connection.rows(
      "SELECT COALESCE(max(next_task_id), 1) AS task, COALESCE(max(next_process_id), 1) AS process FROM case_managers"
    ).first
    return (
      max(largest.task + 1, try row?.integer("task") ?? 1), max(largest.process + 1, try row?.integer("process") ?? 1)
    )
  }

  /// The largest ids of rows that are there.
  package func largestIDs() throws(StoreError) -> (task: Int, process: Int) {
    (
      try connection.rows("SELECT COALESCE(max(id), 0) AS id FROM distributed_tasks").first?.integer("id") ?? 0,
      try connection.rows("SELECT COALESCE(max(id), 0) AS id FROM client_processes").first?.integer("id") ?? 0
    )
  }

  /// Has every other case manager's plan made anew: something changed that is the whole agency's.
  package func replan(allBut manager: String) throws(StoreError) {
    try connection.run("UPDATE case_managers SET needs_planning = 1 WHERE id <> ?", [.text(manager)])
  }
}
