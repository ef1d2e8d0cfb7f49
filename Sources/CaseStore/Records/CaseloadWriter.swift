internal import Foundation
package import Casework
internal import Planning

/// Writes what differs between two snapshots of a caseload, inside the caller's transaction.
package struct CaseloadWriter {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// Makes a case manager known; does nothing when the person is known already.
  package func addCaseManager(id: String, name: String, settings: AgencySettings) throws {
    try connection.run(
      "INSERT INTO case_managers (id, name, settings) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
      [.text(id), .text(name), .text(try json(settings))])
  }

  /// Writes the rows that are new or changed. Rows are never deleted, but for lists that belong to one client or process.
  package func write(_ new: Caseload, over old: Caseload) throws {
    try connection.run(
      "UPDATE case_managers SET settings = ?, planned_on = ?, needs_planning = ?, next_task_id = ? WHERE id = ?",
      [
        .text(try json(new.settings)), .day(new.plannedOn), .flag(new.needsPlanning), .integer(new.nextTaskID),
        .text(new.caseManagerID),
      ])
    if !new.settings.agreesWithAgency(of: old.settings) { try write(agency: new.settings) }
    try refuseTaken(new, over: old)
    let oldClients = Dictionary(old.clients.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for client in new.clients where oldClients[client.id] != client {
      try write(client, over: oldClients[client.id], manager: new.caseManagerID)
      try ProcessRecords(connection: connection).write(client.exit, of: client)
    }
    let oldProcesses = Dictionary(
      (old.processes + old.earlierProcesses).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for process in new.processes + new.earlierProcesses where oldProcesses[process.id] != process {
      try write(process, over: oldProcesses[process.id])
      try ProcessRecords(connection: connection).write(process)
    }
    let oldTasks = Dictionary(old.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for task in new.tasks where oldTasks[task.id] != task { try write(task, manager: new.caseManagerID) }
    try writeContacts(new.contacts, over: old.contacts)
    try writeCalendar(new, over: old)
    try writeWarnings(new, over: old)
    try PlanRecords(connection).write(new, over: old)
    try AddedTaskRecords(connection).write(new, over: old)
    try writeWaiting(new, over: old)
    try writeRecords(new, over: old)
    try LedgerRecords(connection).write(new.ledger, over: old.ledger, manager: .text(new.caseManagerID))
  }

  /// Writes the agency's part of settings, which is everybody's.
  package func write(agency settings: AgencySettings) throws {
    try connection.run(
      """
      INSERT INTO agency_settings (id, settings) VALUES (1, ?)
      ON CONFLICT (id) DO UPDATE SET settings = excluded.settings
      """, [.text(try json(settings))])
  }

  /// Refuses new rows whose ids another caseload has: writing them would change somebody else's record.
  private func refuseTaken(_ new: Caseload, over old: Caseload) throws {
    let records = RecordRows(connection)
    let known = Set(old.clients.map(\.id))
    for client in new.clients where !known.contains(client.id) {
      if let owner = try records.caseManager(ofClient: client.id), owner != new.caseManagerID {
        throw StoreError.taken(client: client.id)
      }
    }
    let largest = try records.largestIDs()
    let oldTasks = Set(old.tasks.map(\.id))
    let oldProcesses = Set(old.processes.map(\.id))
    guard new.tasks.allSatisfy({ $0.id > largest.task || oldTasks.contains($0.id) }),
      new.processes.allSatisfy({ $0.id > largest.process || oldProcesses.contains($0.id) })
    else { throw StoreError.busy }
  }

  private func write(_ client: Client, over old: Client?, manager: String) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO clients (id, name, note) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, note = excluded.note
      """, [.text(client.id), .text(client.name), .text(client.note)])
    // A stay that is over keeps its row; a mended admission changes it.
    let isNewStay = client.earlierStays.count > (old?.earlierStays.count ?? 0)
    if isNewStay, let before = client.earlierStays.last {
      try connection.run(
        "UPDATE enrollments SET status = 'closed', open_crisis = NULL WHERE client_id = ? AND admission_date = ?",
        [.text(client.id), .day(before.admission)])
    }
    if let old, old.admission != client.admission, !isNewStay {
      try connection.run(
        "UPDATE enrollments SET admission_date = ? WHERE client_id = ? AND admission_date = ?",
        [.day(client.admission), .text(client.id), .day(old.admission)])
    }
    try connection.run(
      """
      INSERT INTO enrollments (client_id, case_manager_id, admission_date, planned_discharge, status, setting,
        open_crisis, picked_up_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (client_id, admission_date) DO UPDATE SET planned_discharge = excluded.planned_discharge,
        status = excluded.status, setting = excluded.setting, open_crisis = excluded.open_crisis,
        picked_up_on = excluded.picked_up_on
      """,
      [
        .text(client.id), .text(manager), .day(client.admission), .day(client.plannedDischarge),
        .text(client.status.rawValue), .text(client.setting.rawValue), .optional(client.openCrisis),
        .day(client.pickedUpOn),
      ])
    if old?.providers != client.providers {
      try connection.run("DELETE FROM providers WHERE client_id = ?", [.text(client.id)])
      for (position, provider) in client.providers.enumerated() {
        try connection.run(
          "INSERT INTO providers (client_id, position, name, time_zone, kind) VALUES (?, ?, ?, ?, ?)",
          [
            .text(client.id), .integer(position), .text(provider.name), .optional(provider.timeZone),
            .optional(provider.kind),
          ])
      }
    }
    if old?.keyDates != client.keyDates {
      try connection.run("DELETE FROM key_dates WHERE client_id = ?", [.text(client.id)])
      for (position, date) in client.keyDates.enumerated() {
        try connection.run(
          "INSERT INTO key_dates (client_id, position, kind, day, time) VALUES (?, ?, ?, ?, ?)",
          [
            .text(client.id), .integer(position), .text(date.kind), .day(date.day), .optional(date.time?.description),
          ])
      }
    }
  }

  private func write(_ process: CaseProcess, over old: CaseProcess?) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO client_processes (id, client_id, process_type, started_date, target_completion, current_step, status,
        template_version, variant, provider, timeline_weeks, picked_up_on, parent_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET process_type = excluded.process_type, started_date = excluded.started_date,
        target_completion = excluded.target_completion, current_step = excluded.current_step,
        status = excluded.status, template_version = excluded.template_version, variant = excluded.variant,
        timeline_weeks = excluded.timeline_weeks, picked_up_on = excluded.picked_up_on
      """,
      [
        .integer(process.id), .text(process.clientID), .text(process.templateID), .day(process.startedOn),
        .day(process.targetCompletion), .integer(process.currentStep), .text(process.status.rawValue),
        .integer(process.templateVersion), .optional(process.variant), .optional(process.provider),
        .optional(process.timelineWeeks), .day(process.pickedUpOn), .optional(process.parentID),
      ])
    for (name, day) in process.events.sorted(by: { $0.key < $1.key }) where old?.events[name] != day {
      try connection.run(
        """
        INSERT INTO process_events (process_id, name, day) VALUES (?, ?, ?)
        ON CONFLICT (process_id, name) DO UPDATE SET day = excluded.day
        """, [.integer(process.id), .text(name), .day(day)])
    }
    try write(process.dates, of: process.id, over: old?.dates)
    for name in (old?.events ?? [:]).keys.sorted() where process.events[name] == nil {
      try connection.run(
        "DELETE FROM process_events WHERE process_id = ? AND name = ?", [.integer(process.id), .text(name)])
    }
  }

  private func write(_ task: TaskRecord, manager: String) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO distributed_tasks (id, case_manager_id, client_id, task_description, scheduled_date, priority_level,
        estimated_minutes, status, process_id, step_id, provider, ordinal, step_title, category, half_day, starts_at,
        due_date, deadline, reason, priority_reason, is_tentative, is_fixed, completed_on, answered_on, slips,
        actual_minutes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET task_description = excluded.task_description,
        scheduled_date = excluded.scheduled_date, priority_level = excluded.priority_level,
        estimated_minutes = excluded.estimated_minutes, status = excluded.status, step_title = excluded.step_title,
        category = excluded.category, half_day = excluded.half_day, starts_at = excluded.starts_at,
        due_date = excluded.due_date, deadline = excluded.deadline, reason = excluded.reason,
        priority_reason = excluded.priority_reason, is_tentative = excluded.is_tentative,
        is_fixed = excluded.is_fixed, completed_on = excluded.completed_on, answered_on = excluded.answered_on,
        slips = excluded.slips, actual_minutes = excluded.actual_minutes
      """,
      [
        .integer(task.id), .text(manager), .text(task.key.clientID), .text(task.description), .day(task.day),
        .text(task.priority.rawValue), .integer(task.minutes), .text(task.status.rawValue),
        task.key.processID == 0 ? .null : .integer(task.key.processID), .text(task.key.stepID),
        .text(task.key.provider), .integer(task.key.ordinal), .text(task.stepTitle), .text(task.category.rawValue),
        .optional(task.half?.rawValue), .optional(task.startsAt?.description), .day(task.due), .day(task.deadline),
        .text(task.reason), .text(task.priorityReason), .flag(task.isTentative), .flag(task.isFixed),
        .day(task.completedOn), .day(task.answeredOn), .integer(task.slips), .optional(task.actualMinutes),
      ])
  }

  /// Contacts are a list per client: clients whose list differs get theirs written anew.
  private func writeContacts(_ new: [ContactRecord], over old: [ContactRecord]) throws(StoreError) {
    let before = Dictionary(grouping: old, by: \.clientID)
    let after = Dictionary(grouping: new, by: \.clientID)
    for clientID in Set(before.keys).union(after.keys).sorted() where before[clientID] != after[clientID] {
      try connection.run("DELETE FROM contacts WHERE client_id = ?", [.text(clientID)])
      for (position, contact) in (after[clientID] ?? []).enumerated() {
        try connection.run(
          "INSERT INTO contacts (client_id, position, day, was_reached, task_id, channel) VALUES (?, ?, ?, ?, ?, ?)",
          [
            .text(clientID), .integer(position), .day(contact.day), .flag(contact.wasReached),
            .optional(contact.taskID), .optional(contact.channel?.rawValue),
          ])
      }
    }
  }

  private func json(_ settings: AgencySettings) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(settings), as: UTF8.self)
  }
}

extension SQLValue {
  static func day(_ day: CalendarDay?) -> SQLValue { day.map { .text($0.description) } ?? .null }
  static func flag(_ flag: Bool) -> SQLValue { .integer(flag ? 1 : 0) }
  static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
  static func optional(_ number: Int?) -> SQLValue { number.map { .integer($0) } ?? .null }
}
