internal import Casework

extension CaseloadWriter {
  func writeCalendar(_ new: Caseload, over old: Caseload) throws(StoreError) {
    for day in Set(new.calendar.agencyDays.keys).union(old.calendar.agencyDays.keys).sorted() {
      guard new.calendar.agencyDays[day] != old.calendar.agencyDays[day] else { continue }
      if let decided = new.calendar.agencyDays[day] {
        try connection.run(
          """
          INSERT INTO agency_days (day, extent, reason) VALUES (?, ?, ?)
          ON CONFLICT (day) DO UPDATE SET extent = excluded.extent, reason = excluded.reason
          """, [.day(day), .text(decided.extent.rawValue), .text(decided.reason)])
      } else {
        try connection.run("DELETE FROM agency_days WHERE day = ?", [.day(day)])
      }
    }
    for meeting in new.calendar.meetings where !old.calendar.meetings.contains(meeting) {
      try connection.run(
        """
        INSERT INTO meetings (case_manager_id, number, title, starts_at, minutes, first_day, is_weekly, last_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (case_manager_id, number) DO UPDATE SET title = excluded.title, starts_at = excluded.starts_at,
          minutes = excluded.minutes, first_day = excluded.first_day, is_weekly = excluded.is_weekly,
          last_day = excluded.last_day
        """,
        [
          .text(new.caseManagerID), .integer(meeting.id), .text(meeting.title), .text(meeting.startsAt.description),
          .integer(meeting.minutes), .day(meeting.firstDay), .flag(meeting.isWeekly), .day(meeting.lastDay),
        ])
    }
  }

  /// The dates of a process are short lists: where they differ they are written anew.
  func write(_ dates: ProcessDates, of process: Int, over old: ProcessDates?) throws(StoreError) {
    guard dates != old ?? ProcessDates() else { return }
    try connection.run("DELETE FROM process_dates WHERE process_id = ?", [.integer(process)])
    func row(
      _ kind: String, _ position: Int, _ step: String, _ day: CalendarDay, _ until: CalendarDay?, _ reason: String
    )
      throws(StoreError)
    {
      try connection.run(
        """
        INSERT INTO process_dates (process_id, kind, position, step_id, day, until_day, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [.integer(process), .text(kind), .integer(position), .text(step), .day(day), .day(until), .text(reason)])
    }
    for (position, stop) in dates.clockStops.enumerated() {
      try row("clock_stop", position, "", stop.stoppedOn, stop.resumedOn, stop.reason)
    }
    for (position, date) in dates.paperEnds.enumerated() {
      try row("paper_end", position, date.stepID, date.day, nil, date.reason)
    }
    for (position, date) in dates.extensionRequests.enumerated() {
      try row("extension", position, date.stepID, date.day, nil, date.reason)
    }
    for (position, date) in dates.deadlines.enumerated() {
      try row("deadline", position, date.stepID, date.day, nil, date.reason)
    }
  }

  func writeWarnings(_ new: Caseload, over old: Caseload) throws(StoreError) {
    let before = Dictionary(old.warnings.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for warning in new.warnings where before[warning.key] != warning {
      try connection.run(
        """
        INSERT INTO warnings (case_manager_id, key, first_seen, ended_on, accepted_on, accepted_by, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (case_manager_id, key) DO UPDATE SET first_seen = excluded.first_seen, ended_on = excluded.ended_on,
          accepted_on = excluded.accepted_on, accepted_by = excluded.accepted_by, reason = excluded.reason
        """,
        [
          .text(new.caseManagerID), .text(warning.key), .day(warning.firstSeen), .day(warning.endedOn),
          .day(warning.acceptance?.day),
          .text(warning.acceptance?.by ?? ""), .text(warning.acceptance?.reason ?? ""),
        ])
    }
  }
}
