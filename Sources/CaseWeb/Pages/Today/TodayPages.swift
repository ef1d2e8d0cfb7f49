internal import CaseService
internal import Casework
internal import Hummingbird

/// Today and any other day.
struct TodayPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] { [.get("/", show)] }

  private func show(_ visit: Visit) async throws -> Response {
    // Whoever looks after accounts or reads the log has no Today: the first page leads to their own.
    if let own = Shell.Part.beginning(for: visit.visitor) {
      return Response(status: .seeOther, headers: [.location: own.address])
    }
    let plan = try await desk.viewPlan(day: visit.queryDay("date"), as: visit.actor)
    let page = TodayPage(
      plan, today: await desk.today, time: await desk.time, event: try await added(visit) ?? Self.event(visit),
      shell: await pages.shell(plan.today.day == (await desk.today) ? "Today" : "Day", in: .today))
    return pages.response(page)
  }

  /// A task that was just added by hand; nil once something else was changed, which its undo would take back.
  private func added(_ visit: Visit) async throws -> TodayPage.Event? {
    guard let number = try visit.query("added").flatMap({ Int($0) }) else { return nil }
    let last = try await desk.planChanges(as: visit.actor).history.first
    return last?.number == number ? last.map { .added($0.title) } : nil
  }

  /// What the way back from a form says in the address; anything else in its place is passed over.
  private static func event(_ visit: Visit) throws(Problem) -> TodayPage.Event? {
    if let id = try visit.query("done").flatMap({ Int($0) }), id > 0 { return .done(id) }
    if let id = try visit.query("undone").flatMap({ Int($0) }), id > 0 { return .undone(id) }
    if let id = try visit.query("tried").flatMap({ Int($0) }), id > 0 { return .tried(id) }
    if let id = try visit.query("noted").flatMap({ Int($0) }), id > 0 { return .noted(id) }
    if try visit.query("taken") == "back" { return .takenBack }
    return nil
  }
}
