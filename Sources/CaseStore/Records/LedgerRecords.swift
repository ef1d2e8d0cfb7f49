internal import Casework

/// What is kept about published plans in the store: one row a day, and what was owed then.
struct LedgerRecords {
  let connection: any SQLConnection

  init(_ connection: any SQLConnection) { self.connection = connection }

  /// A caseload's whole ledger.
  func ledger(of manager: SQLValue) throws(StoreError) -> PlanLedger {
    var ledger = PlanLedger()
    let urgentLeft = Dictionary(
      grouping: try connection.rows(
        """
        SELECT day, task_id FROM urgent_left
        WHERE task_id IN (SELECT id FROM distributed_tasks WHERE case_manager_id = ?) ORDER BY day, task_id
        """, [manager])
    ) { $0.optionalText("day") }
    for row in try connection.rows("SELECT * FROM published_days WHERE case_manager_id = ? ORDER BY day", [manager]) {
      var day = PublishedDay(day: try row.day("day"))
      day.calls = try row.integer("calls")
      day.callsByHand = try row.integer("calls_by_hand")
      day.plannedMinutes = try row.integer("planned_minutes")
      day.bookableMinutes = try row.integer("bookable_minutes")
      day.moves = try row.integer("moves")
      day.slips = try row.integer("slips")
      day.urgentLeft = (urgentLeft[try row.text("day")] ?? []).compactMap { $0.optionalInteger("task_id") }
      ledger.days.append(day)
    }
    for row in try connection.rows(
      """
      SELECT client_id, day FROM owed_attention
      WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?) ORDER BY day, client_id
      """, [manager])
    {
      ledger.attention.append(OwedAttention(clientID: try row.text("client_id"), day: try row.day("day")))
    }
    for row in try connection.rows(
      """
      SELECT process_id, week FROM owed_process_weeks WHERE process_id IN (
        SELECT id FROM client_processes
        WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)) ORDER BY week, process_id
      """, [manager])
    {
      ledger.processWeeks.append(
        OwedProcessWeek(processID: try row.integer("process_id"), week: try row.day("week")))
    }
    for row in try connection.rows(
      """
      SELECT * FROM hard_dates
      WHERE task_id IN (SELECT id FROM distributed_tasks WHERE case_manager_id = ?)
      """, [manager])
    {
      ledger.hardDates[try row.integer("task_id")] = HardDateStanding(
        date: try row.day("day"), wasPlanned: try row.integer("was_planned") == 1,
        wasWarned: try row.integer("was_warned") == 1)
    }
    return ledger
  }

  /// Writes what differs. Nothing in a ledger is ever taken out.
  func write(_ new: PlanLedger, over old: PlanLedger, manager: SQLValue) throws(StoreError) {
    let known = Dictionary(old.days.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    for day in new.days where known[day.day] != day {
      try connection.run(
        """
        INSERT INTO published_days (case_manager_id, day, calls, calls_by_hand, planned_minutes, bookable_minutes,
          moves, slips)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (case_manager_id, day) DO UPDATE SET slips = excluded.slips
        """,
        [
          manager, .day(day.day), .integer(day.calls), .integer(day.callsByHand), .integer(day.plannedMinutes),
          .integer(day.bookableMinutes), .integer(day.moves), .integer(day.slips),
        ])
      for task in day.urgentLeft.dropFirst(known[day.day]?.urgentLeft.count ?? 0) {
        try connection.run(
          "INSERT INTO urgent_left (task_id, day) VALUES (?, ?) ON CONFLICT (task_id, day) DO NOTHING",
          [.integer(task), .day(day.day)])
      }
    }
    for owed in Set(new.attention).subtracting(old.attention) {
      try connection.run(
        "INSERT INTO owed_attention (client_id, day) VALUES (?, ?) ON CONFLICT (client_id, day) DO NOTHING",
        [.text(owed.clientID), .day(owed.day)])
    }
    for owed in Set(new.processWeeks).subtracting(old.processWeeks) {
      try connection.run(
        """
        INSERT INTO owed_process_weeks (process_id, week) VALUES (?, ?) ON CONFLICT (process_id, week) DO NOTHING
        """, [.integer(owed.processID), .day(owed.week)])
    }
    for (task, standing) in new.hardDates where old.hardDates[task] != standing {
      try connection.run(
        """
        INSERT INTO hard_dates (task_id, day, was_planned, was_warned) VALUES (?, ?, ?, ?)
        ON CONFLICT (task_id) DO UPDATE SET day = excluded.day, was_planned = excluded.was_planned,
          was_warned = excluded.was_warned
        """, [.integer(task), .day(standing.date), .flag(standing.wasPlanned), .flag(standing.wasWarned)])
    }
  }
}
