internal import CaseService
internal import Casework
internal import Hummingbird

/// The agency's calendar and the forms that change it.
struct CalendarPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] {
    [
      .get("/calendar", show), .post("/calendar/days", setDay), .post("/calendar/meetings", addMeeting),
      .post("/calendar/meetings/{id}/end", endMeeting), .post("/calendar/settings", setSetting),
    ]
  }

  private func show(_ visit: Visit) async throws -> Response {
    let calendar = try await desk.viewCalendar(as: visit.actor)
    let page = CalendarPage(
      calendar, today: await desk.today, isChanged: try visit.query("changed") != nil,
      shell: await pages.shell("Calendar", in: .calendar))
    return pages.response(page)
  }

  private static var back: Response { Response(status: .seeOther, headers: [.location: "/calendar?changed=1"]) }

  private func setDay(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let day = try Visit.day(form.text("day") ?? "", pointer: "day")
    let extent = form.text("extent").flatMap { AgencyDay.Extent(rawValue: $0) } ?? .closed
    _ = try await desk.changeCalendar(
      .day(day, extent, reason: String((form.text("reason") ?? "").prefix(200))), as: visit.actor)
    return Self.back
  }

  private func addMeeting(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let startsAt = ClockTime(form.text("starts_at") ?? "") else {
      throw Problem.badInput("starts_at", "A meeting begins at a time such as 09:00. Fill it in.")
    }
    guard let minutes = Int(form.text("minutes") ?? "60") else {
      throw Problem.badInput("minutes", "Write the minutes as a number, such as 60.")
    }
    let meeting = Meeting(
      id: 0, title: String((form.text("title") ?? "").prefix(100)), startsAt: startsAt, minutes: minutes,
      firstDay: try Visit.day(form.text("day") ?? "", pointer: "day"), isWeekly: form.text("weekly") != nil)
    _ = try await desk.changeCalendar(.addMeeting(meeting), as: visit.actor)
    return Self.back
  }

  private func endMeeting(_ visit: Visit) async throws -> Response {
    let id = try visit.pathNumber("id", kind: "meeting")
    _ = try await desk.changeCalendar(.endMeeting(id, from: nil), as: visit.actor)
    return Self.back
  }

  private func setSetting(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let setting = form.text("setting").flatMap({ AgencySetting(rawValue: $0) }) else {
      throw Problem.badInput("setting", "Choose one of the settings of the list.")
    }
    _ = try await desk.changeCalendar(
      .setting(setting, String((form.text("value") ?? "").prefix(100))), as: visit.actor)
    return Self.back
  }
}
