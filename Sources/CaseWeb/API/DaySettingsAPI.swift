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
    change.notesMinutes = try body.wholeNumber("notes_minutes", in: 0...1_000)
    change.lastDayNotesMinutes = try body.wholeNumber("last_day_notes_minutes", in: 0...1_000)
    change.crisisBufferMinutes = try body.wholeNumber("crisis_buffer_minutes", in: 0...1_000)
    change.phoneCallsPerDay = try body.wholeNumber("phone_calls_per_day", in: 0...1_000)
    change.appointmentsPerDay = try body.wholeNumber("appointments_per_day", in: 0...1_000)
    change.paperworkPerDay = try body.wholeNumber("paperwork_per_day", in: 0...1_000)
    change.followUpsPerDay = try body.wholeNumber("follow_ups_per_day", in: 0...1_000)
    return JSONAnswer.response(DaySettingsAnswer(try await desk.changeDay(change, as: visit.actor)))
  }
}

/// The document of `GET /api/settings/day`.
package struct DaySettingsAnswer: Encodable, Sendable {
  static let names = [
    "focus", "notes_minutes", "last_day_notes_minutes", "crisis_buffer_minutes", "phone_calls_per_day",
    "appointments_per_day", "paperwork_per_day", "follow_ups_per_day",
  ]
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
