internal import CaseService
internal import Casework
internal import Hummingbird

/// The agency's calendar and its settings, and the dates of processes.
struct CalendarAPI: Sendable {
  let desk: any Desk

  var routes: [Route] {
    [
      .get("/api/calendar", show), .put("/api/calendar/days/{date}", setDay),
      .post("/api/calendar/meetings", addMeeting), .post("/api/calendar/meetings/{id}/end", endMeeting),
      .put("/api/calendar/settings/{name}", setSetting), .post("/api/processes/{id}/clock", clock),
      .put("/api/processes/{id}/papers/{step}", paper), .put("/api/processes/{id}/deadlines/{step}", deadline),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(try await desk.viewCalendar(as: visit.actor))
  }

  private func setDay(_ visit: Visit) async throws -> Response {
    let day = try Visit.day(try visit.pathText("date", kind: "day"), pointer: "date")
    let body = try await visit.json(knows: ["extent", "reason"])
    let word = try body.text("extent", upTo: 10)
    guard let extent = AgencyDay.Extent(rawValue: word) else {
      throw Problem.badInput("#/extent", "“\(word)” is no extent. Send open, closed, am or pm.")
    }
    let reason = try body.optionalText("reason", upTo: 200) ?? ""
    return JSONAnswer.response(try await desk.changeCalendar(.day(day, extent, reason: reason), as: visit.actor))
  }

  private func addMeeting(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: ["title", "day", "starts_at", "minutes", "is_weekly", "last_day"])
    guard let day = try body.day("day") else { throw Problem.badInput("#/day", "“day” is missing. Send a date.") }
    let text = try body.text("starts_at", upTo: 5)
    guard let startsAt = ClockTime(text) else {
      throw Problem.badInput("#/starts_at", "“\(text)” is not a time. Send one such as 09:00.")
    }
    let meeting = Meeting(
      id: 0, title: try body.text("title", upTo: 100), startsAt: startsAt,
      minutes: try body.wholeNumber("minutes", in: 5...480) ?? 60, firstDay: day,
      isWeekly: try body.flag("is_weekly") ?? false, lastDay: try body.day("last_day"))
    return JSONAnswer.response(try await desk.changeCalendar(.addMeeting(meeting), as: visit.actor))
  }

  private func endMeeting(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "meeting")
    let day = try await visit.json(knows: ["from"]).day("from")
    return JSONAnswer.response(try await desk.changeCalendar(.endMeeting(id, from: day), as: visit.actor))
  }

  private func setSetting(_ visit: Visit) async throws -> Response {
    let name = try visit.pathText("name", kind: "setting")
    guard let setting = AgencySetting(rawValue: name) else {
      let known = AgencySetting.allCases.map(\.rawValue)
      throw Problem(.notFound(kind: "setting", id: name, suggestion: Suggestion.closest(to: name, among: known)))
    }
    let value = try await visit.json(knows: ["value"]).text("value", upTo: 100)
    return JSONAnswer.response(try await desk.changeCalendar(.setting(setting, value), as: visit.actor))
  }

  // MARK: Dates of processes

  private func clock(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let body = try await visit.json(knows: ["action", "reason", "day"])
    let change: RecordProcessDate.Change
    switch try body.text("action", upTo: 10) {
    case "stop": change = .stopClock(reason: try body.optionalText("reason", upTo: 200) ?? "")
    case "resume": change = .resumeClock
    default: throw Problem.badInput("#/action", "A clock can be stopped or resumed. Send stop or resume.")
    }
    let progress = try await desk.recordDate(change, process: id, on: try body.day("day"), as: visit.actor)
    return JSONAnswer.response(ProgressAnswer(progress))
  }

  private func paper(_ visit: Visit) async throws -> Response {
    try await date(visit) { .paperEnd(step: $0, reason: $1) }
  }

  private func deadline(_ visit: Visit) async throws -> Response {
    try await date(visit) { .deadline(step: $0, reason: $1) }
  }

  private func date(_ visit: Visit, _ change: (String, String) -> RecordProcessDate.Change) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "process")
    let step = try visit.pathText("step", kind: "step")
    let body = try await visit.json(knows: ["day", "reason"])
    guard let day = try body.day("day") else { throw Problem.badInput("#/day", "“day” is missing. Send a date.") }
    let reason = try body.optionalText("reason", upTo: 200) ?? ""
    let progress = try await desk.recordDate(change(step, reason), process: id, on: day, as: visit.actor)
    return JSONAnswer.response(ProgressAnswer(progress))
  }
}
