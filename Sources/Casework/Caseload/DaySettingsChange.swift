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
    let figures: [(String, Int?, WritableKeyPath<AgencySettings, Int>, ClosedRange<Int>)] = [
      ("notes_minutes", notesMinutes, \.notesMinutes, 0...settings.afternoonMinutes),
      ("last_day_notes_minutes", lastDayNotesMinutes, \.lastDayNotesMinutes, 0...settings.afternoonMinutes),
      ("crisis_buffer_minutes", crisisBufferMinutes, \.crisisBufferMinutes, 0...240),
      ("phone_calls_per_day", phoneCallsPerDay, \.phoneCallsPerDay, 0...50),
      ("appointments_per_day", appointmentsPerDay, \.appointmentsPerDay, 0...20),
      ("paperwork_per_day", paperworkPerDay, \.paperworkPerDay, 0...50),
      ("follow_ups_per_day", followUpsPerDay, \.followUpsPerDay, 0...50),
    ]
    for (field, value, path, range) in figures {
      guard let value else { continue }
      guard range.contains(value) else { throw SettingsError(field: field, value: value, range: range) }
      changed[keyPath: path] = value
    }
    return changed
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
