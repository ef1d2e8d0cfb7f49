package import Planning

/// Where a person put a task. Only a person takes it away: it survives replanning and a miss, after which Caseday asks.
package struct TaskPin: Sendable, Equatable, Codable {
  package var day: CalendarDay
  /// Nil: anywhere on the day; the half is chosen once and kept with the task.
  package var half: HalfDay?
  /// A time of day on the agency's clock; nil for most.
  package var time: ClockTime?
  /// True when it stands there past a limit, by the person's own choice.
  package var isOverride: Bool

  package init(day: CalendarDay, half: HalfDay? = nil, time: ClockTime? = nil, isOverride: Bool = false) {
    self.day = day
    self.half = half
    self.time = time
    self.isOverride = isOverride
  }

  /// "Tue 6 Jan", "Tue 6 Jan morning", "Tue 6 Jan at 10:00".
  package var words: String {
    if let time { return "\(DayText.short(day)) at \(time)" }
    return half.map { PlanSpot(day: day, half: $0).words } ?? DayText.short(day)
  }
}

/// A half-day of the calendar.
package struct PlanSpot: Sendable, Hashable, Comparable, Codable {
  package var day: CalendarDay
  package var half: HalfDay

  package init(day: CalendarDay, half: HalfDay) {
    self.day = day
    self.half = half
  }

  package static func < (left: PlanSpot, right: PlanSpot) -> Bool {
    (left.day, left.half) < (right.day, right.half)
  }

  /// "Tue 6 Jan morning".
  package var words: String { "\(DayText.short(day)) \(half == .am ? "morning" : "afternoon")" }
}

extension TaskRecord {
  /// Where the plan has it; nil: nowhere.
  package var spot: PlanSpot? {
    guard let day, let half else { return nil }
    return PlanSpot(day: day, half: half)
  }

  /// True when the day that a person fixed has passed without it.
  package func hasMissedPin(on today: CalendarDay) -> Bool { isOpen && (pin.map { $0.day < today } ?? false) }

  /// A task that slipped so often is looked at by a person: something other than the plan keeps it from being done.
  package var needsReview: Bool { isOpen && slips >= Self.slipsUntilReview }

  package static let slipsUntilReview = 3

  /// Takes it off the calendar.
  mutating func free(because reason: String) {
    day = nil
    half = nil
    startsAt = nil
    self.reason = reason
  }
}
