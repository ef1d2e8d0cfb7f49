internal import Foundation
internal import Casework

extension CaseloadReader {
  /// Stored settings; what a newer program knows and the stored ones don't has its default.
  func settings(_ stored: String) throws -> AgencySettings {
    let defaults = try JSONSerialization.jsonObject(with: JSONEncoder().encode(AgencySettings()))
    let own = try JSONSerialization.jsonObject(with: Data(stored.utf8))
    let merged = (defaults as? [String: Any] ?? [:]).merging(own as? [String: Any] ?? [:]) { _, stored in stored }
    return try JSONDecoder().decode(AgencySettings.self, from: JSONSerialization.data(withJSONObject: merged))
  }

  /// The agency's days and the case manager's meetings.
  func readCalendar(of manager: SQLValue, into calendar: inout WorkCalendar) throws {
    for row in try connection.rows("SELECT * FROM agency_days") {
      calendar.setAgencyDay(
        AgencyDay(extent: try row.word("extent"), reason: try row.text("reason")), on: try row.day("day"))
    }
    calendar.meetings = try connection.rows(
      "SELECT * FROM meetings WHERE case_manager_id = ? ORDER BY number", [manager]
    ).map { row in
      guard let startsAt = ClockTime(try row.text("starts_at")) else {
        throw StoreError.unexpectedValue(column: "starts_at")
      }
      return Meeting(
        id: try row.integer("number"), title: try row.text("title"), startsAt: startsAt,
        minutes: try row.integer("minutes"), firstDay: try row.day("first_day"),
        isWeekly: try row.integer("is_weekly") == 1, lastDay: try row.optionalDay("last_day"))
    }
  }

  /// Clock stops, ends of papers and moved deadlines, by process.
  func processDates() throws -> [Int: ProcessDates] {
    var dates: [Int: ProcessDates] = [:]
    for row in try connection.rows("SELECT * FROM process_dates ORDER BY process_id, kind, position") {
      let id = try row.integer("process_id")
      let date = ProcessDates.StepDate(
        stepID: try row.text("step_id"), day: try row.day("day"), reason: try row.text("reason"))
      switch try row.text("kind") {
      case "clock_stop":
        dates[id, default: ProcessDates()].clockStops.append(
          ClockStop(stoppedOn: date.day, resumedOn: try row.optionalDay("until_day"), reason: date.reason))
      case "paper_end": dates[id, default: ProcessDates()].paperEnds.append(date)
      case "extension": dates[id, default: ProcessDates()].extensionRequests.append(date)
      default: dates[id, default: ProcessDates()].deadlines.append(date)
      }
    }
    return dates
  }

  /// What became of the warnings that were announced.
  func warnings(of manager: SQLValue) throws -> [WarningRecord] {
    try connection.rows("SELECT * FROM warnings WHERE case_manager_id = ? ORDER BY key", [manager]).map { row in
      let accepted = try row.optionalDay("accepted_on")
      let by = try row.text("accepted_by")
      let reason = try row.text("reason")
      return WarningRecord(
        key: try row.text("key"), firstSeen: try row.day("first_seen"),
        endedOn: try row.optionalDay("ended_on"),
        acceptance: accepted.map { WarningRecord.Acceptance(day: $0, by: by, reason: reason) })
    }
  }
}
