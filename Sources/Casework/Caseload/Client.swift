/// A client's stay: one person in the program, from admission to exit.
package struct Client: Sendable, Equatable {
  /// Characters that a name may have.
  package static let longestName = 500
  /// Characters that a note about the client may have.
  package static let longestNote = 2_000
  /// Dates and providers that a client may have.
  package static let mostDates = 50
  package static let mostProviders = 30
  /// Whether work is planned for the stay.
  package enum Status: String, Sendable, CaseIterable { case open, onHold = "on_hold", closed }
  /// Where the client lives during the stay; decides the contact cadence.
  package enum Setting: String, Sendable, CaseIterable { case residential, community }

  /// The external id where there is one: unique in the agency.
  package var id: String
  package var name: String
  package var admission: CalendarDay
  package var plannedDischarge: CalendarDay?
  package var status: Status
  package var setting: Setting
  package var note: String
  package var providers: [Provider]
  package var keyDates: [KeyDate]
  /// What an open crisis is about ("housing crisis"); nil without one.
  package var openCrisis: String?
  /// The day from which this stay's work counts as picked up: elapsed dates before it were nobody's lapse. Nil until a plan is published.
  package var pickedUpOn: CalendarDay?
  /// How the stay ended; nil while the client is here.
  package var exit: ClientExit?
  /// Stays before this one, the earliest first.
  package var earlierStays: [EarlierStay] = []

  package init(
    id: String, name: String, admission: CalendarDay, plannedDischarge: CalendarDay? = nil, status: Status = .open,
    setting: Setting = .residential, note: String = "", providers: [Provider] = [], keyDates: [KeyDate] = [],
    openCrisis: String? = nil, pickedUpOn: CalendarDay? = nil, exit: ClientExit? = nil
  ) {
    self.id = id
    self.name = name
    self.admission = admission
    self.plannedDischarge = plannedDischarge
    self.status = status
    self.setting = setting
    self.note = note
    self.providers = providers
    self.keyDates = keyDates
    self.openCrisis = openCrisis
    self.pickedUpOn = pickedUpOn
    self.exit = exit
  }

  /// Days in program: the day of admission is day 1.
  package func dayOfProgram(on day: CalendarDay) -> Int { day - admission + 1 }

  /// Days until the planned discharge; nil without one, and for a client who has left.
  package func daysUntilDischarge(on day: CalendarDay) -> Int? {
    exit == nil ? plannedDischarge.map { $0 - day } : nil
  }

  /// True in the last week before the planned discharge, its day included: somebody speaks to the client every working day.
  package func leavesWithinAWeek(of day: CalendarDay) -> Bool {
    daysUntilDischarge(on: day).map { (0...7).contains($0) } ?? false
  }

  /// The first key date of that kind.
  package func keyDate(_ kind: String) -> KeyDate? { keyDates.first { $0.kind == kind } }
}

/// A doctor, clinic or hospital that holds records.
package struct Provider: Sendable, Equatable, Codable {
  /// As people write it: "Dr. Smith (psychiatrist)".
  package var name: String
  /// The IANA name of the provider's time zone; nil: the agency's.
  package var timeZone: String?
  /// The kind of its records, as an adjective: `psychiatric`, `hospital`; nil when it isn't known.
  package var kind: String?

  package init(name: String, timeZone: String? = nil, kind: String? = nil) {
    self.name = name
    self.timeZone = timeZone
    self.kind = kind
  }

  /// The kind of records that a name tells of; nil for most.
  static func kind(of name: String) -> String? { name.lowercased().contains("psychiatr") ? "psychiatric" : nil }
}
