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
    guard let category = WorkCategory(rawValue: try row.text("category")) else {
      throw .unexpectedValue(column: "category")
    }
    guard let priority = Priority(rawValue: try row.text("priority")) else {
      throw .unexpectedValue(column: "priority")
    }
    let wish = NewTask(
      clientID: try row.text("client_id"), description: try row.text("description"), category: category,
      minutes: try row.integer("minutes"), priority: priority, isWithClient: try row.integer("is_with_client") == 1,
      notBefore: row.optionalText("not_before").flatMap { CalendarDay($0) }, due: try day(row, "due"),
      deadline: row.optionalText("deadline").flatMap { CalendarDay($0) })
    return AddedTask(
      id: try row.integer("number"), wish: wish, addedOn: try day(row, "added_on"),
      isWithdrawn: try row.integer("is_withdrawn") == 1)
  }

  private func day(_ row: SQLRow, _ column: String) throws(StoreError) -> CalendarDay {
    guard let day = CalendarDay(try row.text(column)) else { throw .unexpectedValue(column: column) }
    return day
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
