internal import CaseService
internal import Casework
internal import Hummingbird
internal import Planning

/// The form that changes what a day of this person holds.
struct OwnDayPages: Sendable {
  let desk: any Desk
  let pages: PageRenderer

  var routes: [Route] { [.get("/settings/day", show), .post("/settings/day", change)] }

  private func show(_ visit: Visit) async throws -> Response {
    pages.response(
      OwnDayPage(
        try await desk.daySettings(as: visit.actor), isChanged: try visit.query("changed") != nil,
        shell: await pages.shell("Your day", in: .calendar)))
  }

  private func change(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    var change = DaySettingsChange()
    if let focus = form.text("focus") {
      guard let half = HalfDay(rawValue: focus) else { throw Problem.badInput("focus", "Choose morning or afternoon.") }
      change.focus = half
    }
    for figure in DaySettingsChange.figures(of: AgencySettings()) {
      guard let text = form.text(figure.field) else { continue }
      guard let number = Int(text) else {
        throw Problem.badInput(figure.field, "“\(figure.title)” takes a number. Write one, such as 30.")
      }
      change[keyPath: figure.change] = number
    }
    _ = try await desk.changeDay(change, as: visit.actor)
    return Response(status: .seeOther, headers: [.location: "/settings/day?changed=1"])
  }
}
