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

/// A step that waits for somebody outside.
package struct WaitingItem: Sendable, Equatable {
  package var clientID: String
  package var processID: Int
  package var stepID: String
  package var stepTitle: String
  package var awaited: String
  package var since: CalendarDay
  package var expected: CalendarDay
}
