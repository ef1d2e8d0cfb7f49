package import Planning

/// A change of how a person's day is made up; what is nil stays as it is.
package struct DaySettingsChange: Sendable, Equatable {
  package var focus: HalfDay?
  package var notesMinutes: Int?
  package var lastDayNotesMinutes: Int?
  package var crisisBufferMinutes: Int?
  package var phoneCallsPerDay: Int?
  package var appointmentsPerDay: Int?
  package var paperworkPerDay: Int?
  package var followUpsPerDay: Int?

  package init() {}

  /// The settings with the change.
  ///
  /// - Throws: `SettingsError` for a figure that no day can have.
  package func applied(to settings: AgencySettings) throws(SettingsError) -> AgencySettings {
    var changed = settings
    changed.focus = focus ?? settings.focus
    for figure in Self.figures(of: settings) {
      guard let value = self[keyPath: figure.change] else { continue }
      guard figure.range.contains(value) else {
        throw SettingsError(field: figure.field, value: value, range: figure.range)
      }
      changed[keyPath: figure.current] = value
    }
    return changed
  }
}

extension DaySettingsChange {
  /// One figure of a day: its name in the API, what people read, what it can be.
  package struct Figure {
    package var field: String
    package var title: String
    package var change: WritableKeyPath<DaySettingsChange, Int?>
    package var current: WritableKeyPath<AgencySettings, Int>
    package var range: ClosedRange<Int>
  }

  /// The figures that a person can change; the notes block ends an afternoon and can't be longer.
  package static func figures(of settings: AgencySettings) -> [Figure] {
    let afternoon = 0...settings.afternoonMinutes
    return [
      Figure(
        field: "notes_minutes", title: "Minutes for notes and planning", change: \.notesMinutes,
        current: \.notesMinutes, range: afternoon),
      Figure(
        field: "last_day_notes_minutes", title: "The same on the week's last day", change: \.lastDayNotesMinutes,
        current: \.lastDayNotesMinutes, range: afternoon),
      Figure(
        field: "crisis_buffer_minutes", title: "Minutes kept for crises", change: \.crisisBufferMinutes,
        current: \.crisisBufferMinutes, range: 0...240),
      Figure(
        field: "phone_calls_per_day", title: "Most calls a day", change: \.phoneCallsPerDay,
        current: \.phoneCallsPerDay, range: 0...50),
      Figure(
        field: "appointments_per_day", title: "Most appointments a day", change: \.appointmentsPerDay,
        current: \.appointmentsPerDay, range: 0...20),
      Figure(
        field: "paperwork_per_day", title: "Most forms a day", change: \.paperworkPerDay,
        current: \.paperworkPerDay, range: 0...50),
      Figure(
        field: "follow_ups_per_day", title: "Most follow-ups a day", change: \.followUpsPerDay,
        current: \.followUpsPerDay, range: 0...50),
    ]
  }
}

/// A figure that no day can have.
package struct SettingsError: Error, Equatable, Sendable {
  package var field: String
  package var value: Int
  package var range: ClosedRange<Int>

  package var sentence: String {
    "\(value) can't be “\(field)”. Choose a number from \(range.lowerBound) to \(range.upperBound)."
  }
}
