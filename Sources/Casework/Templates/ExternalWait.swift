/// Waiting for somebody outside once the step's own work is done. The step is done when the answer is in.
package struct ExternalWait: Sendable, Equatable {
  /// Who is awaited: "SSA", "the landlord", "the provider".
  package var awaited: String
  /// How long an answer usually takes.
  package var typical: ClosedRange<Int>
  /// The unit of `typical`.
  package var unit: TimeSpan.Unit
  /// How often to ask; nil: never.
  package var chaseEvery: TimeSpan?
  /// When to ask first; nil: after one `chaseEvery`.
  package var chaseAfter: TimeSpan?
  /// When the supervisor is told; nil: never.
  package var escalateAfter: TimeSpan?
  /// Calls in vain after which the supervisor is told; nil: three, as with every call.
  package var escalateAttempts: Int?
  /// The step of the template from whose day the wait is counted: follow-ups share the clock of the request they follow up
  /// (R5 waits 30 days since R3); nil: from this step's own day.
  package var since: String?
  /// The shortest and the longest that an answer has taken, where that is known: the range of what hangs on it. Nil: from the
  /// usual length to the day it is escalated.
  package var between: ClosedRange<Int>?

  package init(
    awaited: String, typical: ClosedRange<Int>, unit: TimeSpan.Unit = .calendarDays, chaseEvery: TimeSpan? = nil,
    chaseAfter: TimeSpan? = nil, escalateAfter: TimeSpan? = nil, escalateAttempts: Int? = nil, since: String? = nil,
    between: ClosedRange<Int>? = nil
  ) {
    self.awaited = awaited
    self.typical = typical
    self.unit = unit
    self.chaseEvery = chaseEvery
    self.chaseAfter = chaseAfter
    self.escalateAfter = escalateAfter
    self.escalateAttempts = escalateAttempts
    self.since = since
    self.between = between
  }

  /// The soonest that an answer can be hoped for.
  package var soonest: TimeSpan { TimeSpan((between ?? typical).lowerBound, unit) }

  /// The latest that is still counted on: what has been seen, or the day it is escalated.
  package var latest: TimeSpan {
    if let between { return TimeSpan(between.upperBound, unit) }
    guard let escalateAfter, escalateAfter.unit == unit else { return TimeSpan(typical.upperBound, unit) }
    return TimeSpan(max(typical.upperBound, escalateAfter.count), unit)
  }
}

/// A step that is made again until something ends it.
package struct Repetition: Sendable, Equatable {
  /// The time between two.
  package var every: TimeSpan
  /// The event that ends it (`received`, `accepted`); nil: the process's end.
  package var until: String?
  /// At most this many; nil: no limit.
  package var atMost: Int?
  /// Further events that end it as well: a claim is decided by `approved` or by `denied`.
  package var orUntil: [String]

  package init(every: TimeSpan, until: String? = nil, atMost: Int? = nil, orUntil: [String] = []) {
    self.every = every
    self.until = until
    self.atMost = atMost
    self.orUntil = orUntil
  }

  /// All events that end it.
  package var endings: [String] { (until.map { [$0] } ?? []) + orUntil }
}
