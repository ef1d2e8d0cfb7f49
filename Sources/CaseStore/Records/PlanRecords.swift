internal import Foundation
package import Casework
internal import Planning

/// The plan's lifecycle in the store: pins, crises, absences, the preview that waits, the log of the day, the way back.
struct PlanRecords {
  let connection: any SQLConnection

  init(_ connection: any SQLConnection) { self.connection = connection }

  // MARK: Reading

  /// Fills in what belongs to the lifecycle; the rest of the caseload has been read.
  func read(into caseload: inout Caseload) throws {
    let manager = SQLValue.text(caseload.caseManagerID)
    caseload.crises = try connection.rows(
      "SELECT * FROM crises WHERE case_manager_id = ? ORDER BY number", [manager]
    ).map(crisis)
    if let row = try connection.rows("SELECT * FROM plan_lifecycles WHERE case_manager_id = ?", [manager]).first {
      let decoder = JSONDecoder()
      caseload.lifecycle.log = try decoder.decode(PlanLog.self, from: Data(try row.text("log").utf8))
      // A preview of another version can't be answered any more; asking for the change again makes a new one.
      caseload.lifecycle.pending = row.optionalText("pending").flatMap {
        try? decoder.decode(PendingChange.self, from: Data($0.utf8))
      }
      caseload.lifecycle.nextNumber = try row.integer("next_number")
    }
    caseload.lifecycle.history = try connection.rows(
      """
      SELECT number, day, title, moves, image FROM plan_changes
      WHERE case_manager_id = ? AND is_undone = 0 AND image IS NOT NULL ORDER BY number
      """, [manager]
    ).map { row in
      AppliedChange(
        number: try row.integer("number"), day: try row.day("day"), title: try row.text("title"),
        moves: try row.integer("moves"), image: try row.text("image"))
    }
  }

  /// Where a person put a task; nil for most.
  func pin(_ row: SQLRow) throws(StoreError) -> TaskPin? {
    guard row.optionalText("pinned_day") != nil else { return nil }
    return TaskPin(
      day: try row.day("pinned_day"), half: row.optionalText("pinned_half").flatMap { HalfDay(rawValue: $0) },
      time: row.optionalText("pinned_time").flatMap { ClockTime($0) },
      isOverride: try row.integer("pin_is_override") == 1)
  }

  private func crisis(_ row: SQLRow) throws(StoreError) -> Crisis {
    guard let opened = moment(row, "opened") else { throw .unexpectedValue(column: "opened_time") }
    return Crisis(
      id: try row.integer("number"), clientID: try row.text("client_id"), kind: try row.text("kind"),
      need: try row.text("need"), minutes: try row.integer("minutes"), opened: opened,
      stabilised: moment(row, "stabilised"), closed: moment(row, "closed"),
      isWithdrawn: try row.integer("is_withdrawn") == 1)
  }

  private func moment(_ row: SQLRow, _ name: String) -> Crisis.Moment? {
    guard let day = row.optionalText("\(name)_day").flatMap({ CalendarDay($0) }),
      let time = row.optionalText("\(name)_time").flatMap({ ClockTime($0) })
    else { return nil }
    return Crisis.Moment(day: day, time: time)
  }

  // MARK: Writing

  /// Writes what differs, after the rows of clients and tasks.
  func write(_ new: Caseload, over old: Caseload) throws {
    let manager = SQLValue.text(new.caseManagerID)
    let oldPins = Dictionary(old.tasks.map { ($0.id, $0.pin) }, uniquingKeysWith: { first, _ in first })
    for task in new.tasks where oldPins[task.id] ?? nil != task.pin { try write(task.pin, of: task.id) }
    let oldCrises = Dictionary(old.crises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for crisis in new.crises where oldCrises[crisis.id] != crisis { try write(crisis, manager: manager) }
    try writeAbsences(new, over: old)
    if new.lifecycle != old.lifecycle { try write(new.lifecycle, over: old.lifecycle, manager: manager) }
  }

  private func write(_ pin: TaskPin?, of task: Int) throws(StoreError) {
    try connection.run(
      "UPDATE distributed_tasks SET pinned_day = ?, pinned_half = ?, pinned_time = ?, pin_is_override = ? WHERE id = ?",
      [
        .day(pin?.day), .optional(pin?.half?.rawValue), .optional(pin?.time?.description),
        .flag(pin?.isOverride ?? false), .integer(task),
      ])
  }

  private func write(_ crisis: Crisis, manager: SQLValue) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO crises (case_manager_id, number, client_id, kind, need, minutes, opened_day, opened_time,
        stabilised_day, stabilised_time, closed_day, closed_time, is_withdrawn)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (case_manager_id, number) DO UPDATE SET kind = excluded.kind, need = excluded.need,
        minutes = excluded.minutes, stabilised_day = excluded.stabilised_day,
        stabilised_time = excluded.stabilised_time, closed_day = excluded.closed_day,
        closed_time = excluded.closed_time, is_withdrawn = excluded.is_withdrawn
      """,
      [
        manager, .integer(crisis.id), .text(crisis.clientID), .text(crisis.kind), .text(crisis.need),
        .integer(crisis.minutes), .day(crisis.opened.day), .text(crisis.opened.time.description),
        .day(crisis.stabilised?.day), .optional(crisis.stabilised?.time.description), .day(crisis.closed?.day),
        .optional(crisis.closed?.time.description), .flag(crisis.isWithdrawn),
      ])
  }

  private func writeAbsences(_ new: Caseload, over old: Caseload) throws(StoreError) {
    let (before, after) = (old.calendar.absences, new.calendar.absences)
    for day in Set(before.keys).union(after.keys).sorted() where before[day] != after[day] {
      guard let absence = after[day] else {
        try connection.run(
          "DELETE FROM absences WHERE case_manager_id = ? AND day = ?", [.text(new.caseManagerID), .day(day)])
        continue
      }
      try connection.run(
        """
        INSERT INTO absences (case_manager_id, day, extent, reason) VALUES (?, ?, ?, ?)
        ON CONFLICT (case_manager_id, day) DO UPDATE SET extent = excluded.extent, reason = excluded.reason
        """, [.text(new.caseManagerID), .day(day), .text(absence.extent.rawValue), .text(absence.reason)])
    }
  }

  private func write(_ new: PlanLifecycle, over old: PlanLifecycle, manager: SQLValue) throws {
    if new.pending != old.pending || new.log != old.log || new.nextNumber != old.nextNumber {
      try connection.run(
        """
        INSERT INTO plan_lifecycles (case_manager_id, pending, log, next_number) VALUES (?, ?, ?, ?)
        ON CONFLICT (case_manager_id) DO UPDATE SET pending = excluded.pending, log = excluded.log,
          next_number = excluded.next_number
        """,
        [manager, .optional(try new.pending.map { try json($0) }), .text(try json(new.log)), .integer(new.nextNumber)])
    }
    let numbers = Set(new.history.map(\.number))
    for change in old.history where !numbers.contains(change.number) {
      // What lies above the newest that is left was taken back; what lies below fell off the end.
      let isUndone = change.number > (new.history.last?.number ?? 0)
      try connection.run(
        "UPDATE plan_changes SET image = NULL, is_undone = ? WHERE case_manager_id = ? AND number = ?",
        [.flag(isUndone), manager, .integer(change.number)])
    }
    let known = Set(old.history.map(\.number))
    for change in new.history where !known.contains(change.number) {
      try connection.run(
        "INSERT INTO plan_changes (case_manager_id, number, day, title, moves, image) VALUES (?, ?, ?, ?, ?, ?)",
        [
          manager, .integer(change.number), .day(change.day), .text(change.title), .integer(change.moves),
          .text(change.image),
        ])
    }
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// Whether a plan has to be brought forward, told without reading the caseload.
package struct PlanState: Sendable, Equatable {
  package var plannedOn: CalendarDay?
  package var needsPlanning: Bool

  /// - Returns: nil when there is no such case manager, or no client to plan for.
  package static func of(_ manager: String, in connection: any SQLConnection) throws -> PlanState? {
    let rows = try connection.rows(
      """
      SELECT planned_on, needs_planning FROM case_managers
      WHERE id = ? AND EXISTS (SELECT 1 FROM enrollments WHERE case_manager_id = case_managers.id)
      """, [.text(manager)])
    guard let row = rows.first else { return nil }
    return PlanState(
      plannedOn: try row.optionalDay("planned_on"),
      needsPlanning: try row.integer("needs_planning") == 1)
  }
}
