internal import CaseService
internal import Casework
internal import Hummingbird

/// Today and any other day.
struct TodayPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] { [.get("/", show)] }

  private func show(_ visit: Visit) async throws -> Response {
    let plan = try await desk.viewPlan(day: visit.queryDay("date"), as: visit.actor)
    let page = TodayPage(
      plan, today: await desk.today, event: try Self.event(visit),
      shell: await pages.shell(plan.today.day == (await desk.today) ? "Today" : "Day", in: .today))
    return pages.response(page)
  }

  /// What the way back from a form says in the address; anything else in its place is passed over.
  private static func event(_ visit: Visit) throws(Problem) -> TodayPage.Event? {
    if let id = try visit.query("done").flatMap({ Int($0) }), id > 0 { return .done(id) }
    if let id = try visit.query("undone").flatMap({ Int($0) }), id > 0 { return .undone(id) }
    if let id = try visit.query("tried").flatMap({ Int($0) }), id > 0 { return .tried(id) }
    if let id = try visit.query("noted").flatMap({ Int($0) }), id > 0 { return .noted(id) }
    return nil
  }
}
