internal import CaseService
internal import Casework
internal import Hummingbird

/// This week and others.
struct WeekPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] { [.get("/week", show)] }

  private func show(_ visit: Visit) async throws -> Response {
    let today = await desk.today
    let week = try await desk.viewWeek(containing: try visit.queryDay("of") ?? today, as: visit.actor)
    return pages.response(WeekPage(week, today: today, shell: await pages.shell("Week", in: .week)))
  }
}
