internal import CaseService
package import Casework
internal import Hummingbird
internal import Planning

/// How the case manager's day is made up.
struct DaySettingsAPI: Sendable {
  let desk: any Desk

  var routes: [Route] { [.get("/api/settings/day", show), .put("/api/settings/day", change)] }

  private func show(_ visit: Visit) async throws -> Response {
    JSONAnswer.response(DaySettingsAnswer(try await desk.daySettings(as: visit.actor)))
  }

  private func change(_ visit: Visit) async throws -> Response {
    let body = try await visit.json(knows: DaySettingsAnswer.names)
    var change = DaySettingsChange()
    change.focus = try body.word("focus", HalfDay.self)
    for figure in DaySettingsChange.figures(of: AgencySettings()) {
      change[keyPath: figure.change] = try body.wholeNumber(figure.field, in: 0...1_000)
    }
    return JSONAnswer.response(DaySettingsAnswer(try await desk.changeDay(change, as: visit.actor)))
  }
}

/// The document of `GET /api/settings/day`.
package struct DaySettingsAnswer: Encodable, Sendable {
  static let names = ["focus"] + DaySettingsChange.figures(of: AgencySettings()).map(\.field)
  let focus: String
  let notes_minutes: Int
  let last_day_notes_minutes: Int
  let crisis_buffer_minutes: Int
  let phone_calls_per_day: Int
  let appointments_per_day: Int
  let paperwork_per_day: Int
  let follow_ups_per_day: Int

  package init(_ settings: AgencySettings) {
    focus = settings.focus.rawValue
    notes_minutes = settings.notesMinutes
    last_day_notes_minutes = settings.lastDayNotesMinutes
    crisis_buffer_minutes = settings.crisisBufferMinutes
    phone_calls_per_day = settings.phoneCallsPerDay
    appointments_per_day = settings.appointmentsPerDay
    paperwork_per_day = settings.paperworkPerDay
    follow_ups_per_day = settings.followUpsPerDay
  }
}
