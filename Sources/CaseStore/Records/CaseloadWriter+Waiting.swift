internal import Casework
internal import Planning

/// Attempts, waits, services and referrals of a snapshot.
extension CaseloadWriter {
  func writeWaiting(_ new: Caseload, over old: Caseload) throws {
    try writeAttempts(new.attempts, over: old.attempts)
    try writeWaits(new.waits, over: old.waits)
    for service in new.directory.services where old.directory[service.id] != service { try write(service) }
    if new.serviceChoices != old.serviceChoices {
      for choice in new.serviceChoices where !old.serviceChoices.contains(choice) {
        try connection.run(
          """
          INSERT INTO service_choices (process_id, step_id, service_id) VALUES (?, ?, ?)
          ON CONFLICT (process_id, step_id) DO UPDATE SET service_id = excluded.service_id
          """, [.integer(choice.processID), .text(choice.stepID), .text(choice.serviceID)])
      }
    }
    for referral in new.referrals where !old.referrals.contains(referral) { try write(referral) }
  }

  /// Attempts and waits are lists per client: clients whose list differs get theirs written anew.
  private func writeAttempts(_ new: [ContactAttempt], over old: [ContactAttempt]) throws {
    let before = Dictionary(grouping: old, by: \.clientID)
    let after = Dictionary(grouping: new, by: \.clientID)
    for clientID in Set(before.keys).union(after.keys).sorted() where before[clientID] != after[clientID] {
      try connection.run("DELETE FROM contact_attempts WHERE client_id = ?", [.text(clientID)])
      for (position, attempt) in (after[clientID] ?? []).enumerated() {
        try connection.run(
          """
          INSERT INTO contact_attempts (client_id, position, task_id, day, time, half_day, channel, outcome, note,
            is_taken_back)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(clientID), .integer(position), .integer(attempt.taskID), .day(attempt.day),
            .optional(attempt.time?.description), .text(attempt.half.rawValue), .optional(attempt.channel?.rawValue),
            .text(attempt.outcome.rawValue), .text(attempt.note), .flag(attempt.isTakenBack),
          ])
      }
    }
  }

  private func writeWaits(_ new: [WaitRecord], over old: [WaitRecord]) throws {
    let before = Dictionary(grouping: old, by: \.key.clientID)
    let after = Dictionary(grouping: new, by: \.key.clientID)
    for clientID in Set(before.keys).union(after.keys).sorted() where before[clientID] != after[clientID] {
      try connection.run("DELETE FROM waits WHERE client_id = ?", [.text(clientID)])
      for (position, wait) in (after[clientID] ?? []).enumerated() {
        try connection.run(
          """
          INSERT INTO waits (client_id, position, process_id, step_id, provider, ordinal, awaited, since, until, event,
            ended_on, ending)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(clientID), .integer(position), wait.key.processID == 0 ? .null : .integer(wait.key.processID),
            .text(wait.key.stepID), .text(wait.key.provider), .integer(wait.key.ordinal), .text(wait.awaited),
            .day(wait.since), .day(wait.until), .optional(wait.event), .day(wait.endedOn),
            .optional(wait.ending?.rawValue),
          ])
      }
    }
  }

  private func write(_ service: Service) throws {
    let fields = ServiceText.fields(service)
    try connection.run(
      """
      INSERT INTO services (id, name, kind, time_zone, hours, intake_days, closed_days, waitlist, usual_wait_days,
        update_every_days, alternatives, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, time_zone = excluded.time_zone,
        hours = excluded.hours, intake_days = excluded.intake_days, closed_days = excluded.closed_days,
        waitlist = excluded.waitlist, usual_wait_days = excluded.usual_wait_days,
        update_every_days = excluded.update_every_days, alternatives = excluded.alternatives, note = excluded.note
      """, ServiceText.fields.map { .text(fields[$0] ?? "") })
  }

  private func write(_ referral: Referral) throws {
    try connection.run(
      """
      INSERT INTO referrals (client_id, id, service_id, state, sent_on, state_on, place, next_update_due, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (client_id, id) DO UPDATE SET state = excluded.state, state_on = excluded.state_on,
        place = excluded.place, next_update_due = excluded.next_update_due, note = excluded.note
      """,
      [
        .text(referral.clientID), .integer(referral.id), .text(referral.serviceID), .text(referral.state.rawValue),
        .day(referral.sentOn), .day(referral.stateOn), .optional(referral.place), .day(referral.nextUpdateDue),
        .text(referral.note),
      ])
  }
}
