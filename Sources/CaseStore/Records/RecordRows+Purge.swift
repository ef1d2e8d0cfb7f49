extension RecordRows {
  /// Deletes everything about a client. What the plan's way back, the waiting preview and the day's log of the caseload hold is
  /// taken away as well: it can name the client.
  ///
  /// - Parameter emptyLog: the JSON of a plan's log without entries.
  package func purge(client id: String, of manager: String, emptyLog: String) throws(StoreError) {
    let client = [SQLValue.text(id)]
    // The numbers that go are never given out again.
    let next = try nextIDs()
    try connection.run(
      "UPDATE case_managers SET next_task_id = ?, next_process_id = ? WHERE id = ?",
      [.integer(next.task), .integer(next.process), .text(manager)])
    // What was typed and not sent: about the client, or about nobody that is known by name.
    try connection.run("DELETE FROM drafts WHERE client_id = ?", client)
    try connection.run("DELETE FROM drafts WHERE client_id IS NULL AND case_manager_id = ?", [.text(manager)])
    try connection.run("DELETE FROM contact_attempts WHERE client_id = ?", client)
    try connection.run("DELETE FROM contacts WHERE client_id = ?", client)
    try connection.run("DELETE FROM waits WHERE client_id = ?", client)
    try connection.run("DELETE FROM referrals WHERE client_id = ?", client)
    try connection.run("DELETE FROM crises WHERE client_id = ?", client)
    try connection.run("DELETE FROM added_tasks WHERE client_id = ?", client)
    try connection.run("DELETE FROM service_plan_reviews WHERE client_id = ?", client)
    try connection.run("DELETE FROM service_plans WHERE client_id = ?", client)
    try connection.run("DELETE FROM case_notes WHERE client_id = ?", client)
    try connection.run(
      "DELETE FROM service_choices WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)", client)
    try connection.run(
      "DELETE FROM process_events WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)", client)
    try connection.run(
      "DELETE FROM process_dates WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)", client)
    try connection.run("DELETE FROM owed_attention WHERE client_id = ?", client)
    try connection.run(
      "DELETE FROM owed_process_weeks WHERE process_id IN (SELECT id FROM client_processes WHERE client_id = ?)", client
    )
    try connection.run(
      "DELETE FROM hard_dates WHERE task_id IN (SELECT id FROM distributed_tasks WHERE client_id = ?)", client)
    try connection.run(
      "DELETE FROM urgent_left WHERE task_id IN (SELECT id FROM distributed_tasks WHERE client_id = ?)", client)
    try connection.run("DELETE FROM distributed_tasks WHERE client_id = ?", client)
    try connection.run("UPDATE client_processes SET parent_id = NULL WHERE client_id = ?", client)
    try connection.run("DELETE FROM client_processes WHERE client_id = ?", client)
    try connection.run("DELETE FROM providers WHERE client_id = ?", client)
    try connection.run("DELETE FROM key_dates WHERE client_id = ?", client)
    try connection.run("DELETE FROM enrollments WHERE client_id = ?", client)
    try connection.run("DELETE FROM clients WHERE id = ?", client)
    try connection.run("UPDATE emergency_accesses SET reason = 'purged' WHERE client_id = ?", client)
    try connection.run(
      "UPDATE plan_changes SET image = NULL, title = '' WHERE case_manager_id = ?", [.text(manager)])
    try connection.run(
      "UPDATE plan_lifecycles SET pending = NULL, log = ? WHERE case_manager_id = ?", [.text(emptyLog), .text(manager)])
    try connection.run("UPDATE case_managers SET needs_planning = 1 WHERE id = ?", [.text(manager)])
  }
}
