package import Planning

/// One piece of work that the plan can place: what, how important, from when, by when, after what.
package struct AgendaItem: Sendable, Equatable {
  package var key: PieceKey
  package var description: String
  package var stepTitle: String
  package var processTitle: String?
  package var category: WorkCategory
  package var minutes: Int
  package var effort: Effort
  package var priority: Priority
  /// Why it has this priority: "Leaves in 6 days".
  package var priorityReason: String
  /// The first day on which it may be done, as far as that doesn't depend on other open items.
  package var release: CalendarDay
  package var due: CalendarDay
  /// The last working day on or before its hard date; nil without one, and when that date has passed (`isMissed`).
  package var lastDay: CalendarDay?
  /// The hard date itself.
  package var deadline: CalendarDay?
  /// True when its hard date has passed: it stays urgent until somebody records an outcome.
  package var isMissed: Bool
  /// If given, the only days allowed.
  package var onlyDays: [CalendarDay]?
  /// If given, the only half-day allowed: the next attempt after one that reached nobody, or the service's hours.
  package var half: HalfDay?
  /// Who has to be reached for it, and when they answer; nil when it doesn't matter.
  package var counterpart: Counterpart?
  /// The agreed day and time.
  package var appointment: KeyDate?
  package var after: [Link]
  /// True while something it needs is still open or awaited: its day is expected, not certain.
  package var isTentative: Bool
  /// Working days from today to its latest start; nil without a hard date behind it.
  package var slack: Int?
  /// The hard date that the slack runs to, in words; empty without one.
  package var slackCause: String
  /// The day on which it can be expected.
  package var expectedDay: CalendarDay
  /// Why the template has the step where it stands.
  package var templateReason: String

  /// Another item that comes before, by `lag` working days.
  package struct Link: Sendable, Equatable {
    package var key: PieceKey
    package var lag: Int

    package init(key: PieceKey, lag: Int) {
      self.key = key
      self.lag = lag
    }
  }
}

/// Somebody outside who has to be reached for a piece of work.
package struct Counterpart: Sendable, Equatable {
  /// Work with the same one stands together: the service's id, or the provider's name.
  package var name: String
  package var timeZone: String?
  /// Opening hours by weekday, on their own clock; empty: the usual office hours.
  package var hours: [Weekday: [OpeningHours]]

  /// The hours of a day on their own clock; empty on a day on which they are closed.
  func hours(on day: CalendarDay) -> [OpeningHours] { hours.isEmpty ? [.usual] : hours[day.weekday] ?? [] }
}
