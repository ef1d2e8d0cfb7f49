internal import Casework
internal import Planning

/// Work that people added by hand. Where a person wanted it stands with the task, as its pin.
struct AddedTaskRecords {
  let connection: any SQLConnection

  init(_ connection: any SQLConnection) { self.connection = connection }

  func read(into caseload: inout Caseload) throws(StoreError) {
    var tasks: [AddedTask] = []
    for row in try connection.rows(
      "SELECT * FROM added_tasks WHERE case_manager_id = ? ORDER BY number", [.text(caseload.caseManagerID)])
    {
      tasks.append(try task(row))
    }
    caseload.addedTasks = tasks
  }

  private func task(_ row: SQLRow) throws(StoreError) -> AddedTask {
    let wish = NewTask(
      clientID: try row.text("client_id"), description: try row.text("description"), category: try row.word("category"),
      minutes: try row.integer("minutes"), priority: try row.word("priority"),
      isWithClient: try row.integer("is_with_client") == 1,
      notBefore: try row.optionalDay("not_before"), due: try row.day("due"),
      deadline: try row.optionalDay("deadline"))
    return AddedTask(
      id: try row.integer("number"), wish: wish, addedOn: try row.day("added_on"),
      isWithdrawn: try row.integer("is_withdrawn") == 1)
  }

  /// Writes what differs.
  func write(_ new: Caseload, over old: Caseload) throws(StoreError) {
    let known = Dictionary(old.addedTasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for added in new.addedTasks where known[added.id] != added {
      try connection.run(
        """
        INSERT INTO added_tasks (case_manager_id, number, client_id, description, category, minutes, priority,
          is_with_client, not_before, due, deadline, added_on, is_withdrawn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (case_manager_id, number) DO UPDATE SET is_withdrawn = excluded.is_withdrawn
        """,
        [
          .text(new.caseManagerID), .integer(added.id), .text(added.wish.clientID), .text(added.wish.description),
          .text(added.wish.category.rawValue), .integer(added.wish.minutes), .text(added.wish.priority.rawValue),
          .flag(added.wish.isWithClient), .day(added.wish.notBefore), .day(added.wish.due),
          .day(added.wish.deadline), .day(added.addedOn), .flag(added.isWithdrawn),
        ])
    }
  }
}
