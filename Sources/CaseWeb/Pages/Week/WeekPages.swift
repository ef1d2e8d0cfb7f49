internal import CaseService
internal import Casework
internal import Hummingbird

/// This week and others.
struct WeekPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] { [.get("/week", show), .get("/month", month), .get("/api/month", monthDocument)] }

  private func show(_ visit: Visit) async throws -> Response {
    let today = await desk.today
    let week = try await desk.viewWeek(containing: try visit.queryDay("of") ?? today, as: visit.actor)
    let said = try visit.query("said").flatMap { PlanSaid(rawValue: $0) }
    return pages.response(
      WeekPage(
        week, today: today, event: said.map { WeekPage.Event(eventText: $0.sentence) },
        shell: await pages.shell("Week", in: .week)))
  }

  private func month(_ visit: Visit) async throws -> Response {
    let month = try await desk.perform(ViewMonth(containing: try visit.queryDay("of")), as: visit.actor)
    return pages.response(MonthPage(month, shell: await pages.shell("Four weeks", in: .week)))
  }

  private func monthDocument(_ visit: Visit) async throws -> Response {
    let month = try await desk.perform(ViewMonth(containing: try visit.queryDay("date")), as: visit.actor)
    return JSONAnswer.response(month)
  }
}
