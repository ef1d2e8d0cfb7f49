package import Casework
internal import Planning

/// Reads one case manager's snapshot.
package struct CaseloadReader {
  let connection: any SQLConnection

  package init(_ connection: any SQLConnection) { self.connection = connection }

  /// True when that case manager is known.
  package func hasCaseManager(_ id: String) throws(StoreError) -> Bool {
    try !connection.rows("SELECT id FROM case_managers WHERE id = ?", [.text(id)]).isEmpty
  }

  /// True once the agency has its settings.
  package func hasAgencySettings() throws(StoreError) -> Bool {
    try !connection.rows("SELECT id FROM agency_settings").isEmpty
  }

  /// The settings of a case manager, with the agency's; the defaults when there is no such person.
  package func settings(of manager: String) throws -> AgencySettings {
    let rows = try connection.rows("SELECT settings FROM case_managers WHERE id = ?", [.text(manager)])
    let own = try rows.first.map { try settings(try $0.text("settings")) } ?? AgencySettings()
    let shared = try connection.rows("SELECT settings FROM agency_settings").first
    return try shared.map { own.within(try settings(try $0.text("settings"))) } ?? own
  }

  /// The caseload of a case manager; nil when there is no such person.
  package func caseload(of manager: String) throws -> Caseload? {
    let id = SQLValue.text(manager)
    guard let row = try connection.rows("SELECT * FROM case_managers WHERE id = ?", [id]).first else { return nil }
    var caseload = Caseload(caseManagerID: manager)
    caseload.settings = try settings(of: manager)
    caseload.plannedOn = try row.optionalDay("planned_on")
    caseload.needsPlanning = try row.integer("needs_planning") == 1
    // Ids are the agency's: whatever another caseload has used is taken.
    let next = try RecordRows(connection).nextIDs()
    caseload.nextTaskID = next.task
    caseload.calendar = try calendar(of: id, holidays: caseload.settings.holidays)
    caseload.warnings = try warnings(of: id)
    caseload.clients = try clients(of: id)
    caseload.processes = try processes(of: id)
    if next.process > (caseload.processes.last?.id ?? 0) + 1 { caseload.nextProcessID = next.process }
    caseload.tasks = try connection.rows(
      "SELECT * FROM distributed_tasks WHERE case_manager_id = ? ORDER BY id", [id]
    ).map(task)
    caseload.contacts = try connection.rows(
      """
      SELECT * FROM contacts WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)
      ORDER BY client_id, position
      """, [id]
    ).map { row in
      ContactRecord(
        clientID: try row.text("client_id"), day: try row.day("day"),
        wasReached: try row.integer("was_reached") == 1, taskID: row.optionalInteger("task_id"),
        channel: try channel(row))
    }
    try PlanRecords(connection).read(into: &caseload)
    try AddedTaskRecords(connection).read(into: &caseload)
    try readWaiting(into: &caseload, manager: id)
    try readRecords(into: &caseload, manager: id)
    caseload.ledger = try LedgerRecords(connection).ledger(of: id)
    return caseload
  }

  private func calendar(of manager: SQLValue, holidays: [HolidayRegion]) throws -> WorkCalendar {
    var calendar = WorkCalendar.office(holidays)
    try readCalendar(of: manager, into: &calendar)
    for row in try connection.rows("SELECT * FROM absences WHERE case_manager_id = ?", [manager]) {
      calendar.absences[try row.day("day")] = WorkCalendar.Absence(
        extent: try row.word("extent"), reason: try row.text("reason"))
    }
    return calendar
  }

  private func clients(of manager: SQLValue) throws -> [Client] {
    var providers: [String: [Provider]] = [:]
    for row in try connection.rows(
      """
      SELECT * FROM providers WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)
      ORDER BY client_id, position
      """, [manager])
    {
      providers[try row.text("client_id"), default: []].append(
        Provider(name: try row.text("name"), timeZone: row.optionalText("time_zone"), kind: row.optionalText("kind")))
    }
    var keyDates: [String: [KeyDate]] = [:]
    for row in try connection.rows(
      """
      SELECT * FROM key_dates WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)
      ORDER BY client_id, position
      """, [manager])
    {
      keyDates[try row.text("client_id"), default: []].append(
        KeyDate(
          kind: try row.text("kind"), day: try row.day("day"),
          time: row.optionalText("time").flatMap { ClockTime($0) }))
    }
    return try connection.rows(
      """
      SELECT c.id, c.name, c.note, e.admission_date, e.planned_discharge, e.status, e.setting, e.open_crisis,
        e.picked_up_on, e.exit_date, e.exit_destination, e.exit_reason, e.place_confirmed_on
      FROM clients c JOIN enrollments e ON e.client_id = c.id
      WHERE e.case_manager_id = ? ORDER BY c.id, e.admission_date
      """, [manager]
    ).reduce(into: [Client]()) { clients, row in
      let id = try row.text("id")
      var client = Client(
        id: id, name: try row.text("name"), admission: try row.day("admission_date"),
        plannedDischarge: try row.optionalDay("planned_discharge"), status: try row.word("status"),
        setting: try row.word("setting"), note: try row.text("note"), providers: providers[id] ?? [],
        keyDates: keyDates[id] ?? [], openCrisis: row.optionalText("open_crisis"),
        pickedUpOn: try row.optionalDay("picked_up_on"), exit: try ProcessRecords.exit(from: row))
      // A client who came back has several stays: the last one is the present one.
      if let before = clients.last, before.id == id {
        client.earlierStays =
          before.earlierStays + [
            EarlierStay(
              admission: before.admission, plannedDischarge: before.plannedDischarge, exit: before.exit)
          ]
        clients.removeLast()
      }
      clients.append(client)
    }
  }

  private func processes(of manager: SQLValue) throws -> [CaseProcess] {
    var events: [Int: [String: CalendarDay]] = [:]
    for row in try connection.rows(
      """
      SELECT * FROM process_events WHERE process_id IN (SELECT id FROM client_processes WHERE client_id IN
        (SELECT client_id FROM enrollments WHERE case_manager_id = ?))
      """, [manager])
    {
      events[try row.integer("process_id"), default: [:]][try row.text("name")] = try row.day("day")
    }
    let dates = try processDates()
    return try connection.rows(
      """
      SELECT * FROM client_processes WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?)
      ORDER BY id
      """, [manager]
    ).map { row in
      let id = try row.integer("id")
      var process = CaseProcess(
        id: id, clientID: try row.text("client_id"), templateID: try row.text("process_type"),
        templateVersion: try row.integer("template_version"), variant: row.optionalText("variant"),
        provider: row.optionalText("provider"), startedOn: try row.day("started_date"),
        timelineWeeks: row.optionalInteger("timeline_weeks"), status: try row.word("status"),
        pickedUpOn: try row.optionalDay("picked_up_on"), events: events[id] ?? [:],
        parentID: row.optionalInteger("parent_id"), currentStep: try row.integer("current_step"),
        targetCompletion: try row.optionalDay("target_completion"))
      process.dates = dates[id] ?? ProcessDates()
      try ProcessRecords.complete(&process, from: row)
      return process
    }
  }

  private func task(_ row: SQLRow) throws -> TaskRecord {
    TaskRecord(
      id: try row.integer("id"),
      key: PieceKey(
        clientID: try row.text("client_id"), processID: row.optionalInteger("process_id") ?? 0,
        stepID: try row.text("step_id"), provider: try row.text("provider"), ordinal: try row.integer("ordinal")),
      description: try row.text("task_description"), stepTitle: try row.text("step_title"),
      category: try row.word("category"), minutes: try row.integer("estimated_minutes"),
      priority: try row.word("priority_level"), priorityReason: try row.text("priority_reason"),
      status: try row.word("status"), day: try row.optionalDay("scheduled_date"),
      half: row.optionalText("half_day").flatMap { HalfDay(rawValue: $0) },
      startsAt: row.optionalText("starts_at").flatMap { ClockTime($0) }, due: try row.optionalDay("due_date"),
      deadline: try row.optionalDay("deadline"), reason: try row.text("reason"),
      isTentative: try row.integer("is_tentative") == 1, isFixed: try row.integer("is_fixed") == 1,
      completedOn: try row.optionalDay("completed_on"), answeredOn: try row.optionalDay("answered_on"),
      slips: try row.integer("slips"), pin: try PlanRecords(connection).pin(row),
      actualMinutes: row.optionalInteger("actual_minutes"))
  }
}

extension SQLRow {
  /// The day in a column that always has one.
  func day(_ column: String) throws(StoreError) -> CalendarDay {
    guard let day = try optionalDay(column) else { throw .unexpectedValue(column: column) }
    return day
  }

  /// The day in a column that may be empty.
  func optionalDay(_ column: String) throws(StoreError) -> CalendarDay? {
    guard let text = optionalText(column) else { return nil }
    guard let day = CalendarDay(text) else { throw .unexpectedValue(column: column) }
    return day
  }

  /// The word in a column that has one of a known few.
  func word<Word: RawRepresentable<String>>(_ column: String) throws(StoreError) -> Word {
    guard let word = Word(rawValue: try text(column)) else { throw .unexpectedValue(column: column) }
    return word
  }
}
