internal import Casework
internal import Planning

/// Attempts, waits, services and referrals of a snapshot.
extension CaseloadReader {
  func channel(_ row: SQLRow) throws(StoreError) -> ContactChannel? {
    guard let text = row.optionalText("channel") else { return nil }
    guard let channel = ContactChannel(rawValue: text) else { throw .unexpectedValue(column: "channel") }
    return channel
  }

  func readWaiting(into caseload: inout Caseload, manager: SQLValue) throws {
    caseload.attempts = try connection.rows(
      """
      SELECT * FROM contact_attempts
      WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?) ORDER BY client_id, position
      """, [manager]
    ).map { row in
      ContactAttempt(
        clientID: try row.text("client_id"), taskID: try row.integer("task_id"), day: try row.day("day"),
        time: row.optionalText("time").flatMap { ClockTime($0) }, half: try row.word("half_day"),
        channel: try channel(row), outcome: try row.word("outcome"), note: try row.text("note"),
        isTakenBack: try row.integer("is_taken_back") == 1)
    }
    caseload.waits = try connection.rows(
      """
      SELECT * FROM waits
      WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?) ORDER BY client_id, position
      """, [manager]
    ).map { row in
      WaitRecord(
        key: PieceKey(
          clientID: try row.text("client_id"), processID: row.optionalInteger("process_id") ?? 0,
          stepID: try row.text("step_id"), provider: try row.text("provider"), ordinal: try row.integer("ordinal")),
        awaited: try row.text("awaited"), since: try row.day("since"),
        until: try row.optionalDay("until"), event: row.optionalText("event"),
        endedOn: try row.optionalDay("ended_on"),
        ending: row.optionalText("ending").flatMap { WaitRecord.Ending(rawValue: $0) })
    }
    caseload.directory = ServiceDirectory(
      try connection.rows("SELECT * FROM services ORDER BY id").map { row in
        var fields: [String: String] = [:]
        for name in ServiceText.fields { fields[name] = try row.text(name) }
        do {
          return try ServiceText.service(fields)
        } catch let error as ServiceError {
          throw StoreError.unexpectedValue(column: "services.\(error.field)")
        }
      })
    caseload.referrals = try connection.rows(
      """
      SELECT * FROM referrals
      WHERE client_id IN (SELECT client_id FROM enrollments WHERE case_manager_id = ?) ORDER BY id, client_id
      """, [manager]
    ).map { row in
      Referral(
        id: try row.integer("id"), clientID: try row.text("client_id"), serviceID: try row.text("service_id"),
        state: try row.word("state"), sentOn: try row.day("sent_on"), stateOn: try row.day("state_on"),
        place: row.optionalInteger("place"), nextUpdateDue: try row.optionalDay("next_update_due"),
        note: try row.text("note"))
    }
    caseload.serviceChoices = try connection.rows(
      """
      SELECT * FROM service_choices WHERE process_id IN (
        SELECT p.id FROM client_processes p JOIN enrollments e ON e.client_id = p.client_id WHERE e.case_manager_id = ?)
      ORDER BY process_id, step_id
      """, [manager]
    ).map { row in
      ServiceChoice(
        processID: try row.integer("process_id"), stepID: try row.text("step_id"),
        serviceID: try row.text("service_id"))
    }
  }
}
