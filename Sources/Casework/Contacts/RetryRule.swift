internal import Planning

/// When an attempt that reached nobody is made again, and after how many the supervisor is told.
struct RetryRule: Equatable {
  /// 0 working days: the same day, as long as there is another half.
  var after: TimeSpan
  var isInOtherHalf: Bool
  /// Attempts without reaching anybody after which the work is escalated; nil: never by number.
  var attempts: Int?

  /// Calls and follow-ups with third parties: the other half-day, and after three attempts somebody else should know.
  static let standard = RetryRule(after: TimeSpan(0, .workingDays), isInOtherHalf: true, attempts: 3)

  /// The rule of a contact cadence.
  init(_ rule: ContactCadence.Rule) {
    after = rule.retryAfter ?? TimeSpan(1, .workingDays)
    isInOtherHalf = rule.retriesInOtherHalf
    attempts = if case .attempts(let count) = rule.escalation { count } else { nil }
  }

  init(after: TimeSpan, isInOtherHalf: Bool, attempts: Int?) {
    self.after = after
    self.isInOtherHalf = isInOtherHalf
    self.attempts = attempts
  }

  /// The first day and the half of the next attempt; half nil: any.
  func next(after attempt: ContactAttempt, calendar: WorkCalendar) -> Retry {
    let other: HalfDay = attempt.half == .am ? .pm : .am
    if attempt.outcome == .notPossible {
      return Retry(day: calendar.day(attempt.day, plusWorkingDays: 1), half: nil)
    }
    if after.count == 0 {
      // Nobody tries the same half-day twice: a morning's call is made again in the afternoon, an afternoon's on the next morning.
      return attempt.half == .am
        ? Retry(day: attempt.day, half: .pm) : Retry(day: calendar.day(attempt.day, plusWorkingDays: 1), half: .am)
    }
    let day = calendar.workingDay(onOrAfter: calendar.day(attempt.day, plus: after))
    return Retry(day: day, half: isInOtherHalf ? other : nil)
  }
}

/// The next attempt.
struct Retry: Equatable {
  var day: CalendarDay
  var half: HalfDay?
}
