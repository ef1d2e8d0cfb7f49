/// A wait that a person recorded: for whom, since when, and what ends it. It belongs to a piece of a client's work, never to
/// a case manager, so that reassignment resets nothing.
package struct WaitRecord: Sendable, Equatable {
  /// What ended a wait.
  package enum Ending: String, Sendable, CaseIterable { case answer, event, date, cancelled }

  package var key: PieceKey
  /// "the landlord".
  package var awaited: String
  package var since: CalendarDay
  /// The day on which it ends by itself; nil: by an answer or an event.
  package var until: CalendarDay?
  /// The event of the process that ends it; nil for most.
  package var event: String?
  package var endedOn: CalendarDay?
  package var ending: Ending?

  package init(
    key: PieceKey, awaited: String, since: CalendarDay, until: CalendarDay? = nil, event: String? = nil,
    endedOn: CalendarDay? = nil, ending: Ending? = nil
  ) {
    self.key = key
    self.awaited = awaited
    self.since = since
    self.until = until
    self.event = event
    self.endedOn = endedOn
    self.ending = ending
  }

  /// True while it holds work back: not ended, and its day still to come.
  package func holds(on day: CalendarDay) -> Bool { endedOn == nil && (until.map { $0 > day } ?? true) }

  /// Asked for again this often where the template says nothing.
  static let standardChase = TimeSpan(7, .calendarDays)
  /// Told to the supervisor after this time where the template says nothing.
  static let standardEscalation = TimeSpan(30, .calendarDays)
}
