/// When a process can be expected to be complete, how uncertain that is, and what it hangs on.
package struct CompletionOutlook: Sendable, Equatable {
  /// With every answer from outside at its usual length.
  package var expected: CalendarDay
  /// With every answer as soon as can be hoped for.
  package var earliest: CalendarDay
  /// With every answer as late as has been seen.
  package var latest: CalendarDay
  /// What is expected: "Completion", "Decision".
  package var name: String
  /// Why the range is as wide as it is, in one sentence.
  package var reason: String
  /// The steps it hangs on, the first one now, the last one at the end.
  package var hangsOn: [Link]

  /// One step of the chain that decides.
  package struct Link: Sendable, Equatable {
    package var processID: Int
    package var stepID: String
    package var title: String
    /// "waiting for SSA since 3 January, usually until 5 January", "Tuesday 6 January", "expected in March".
    package var detail: String

    package init(processID: Int, stepID: String, title: String, detail: String) {
      self.processID = processID
      self.stepID = stepID
      self.title = title
      self.detail = detail
    }
  }

  package init(
    expected: CalendarDay, earliest: CalendarDay, latest: CalendarDay, name: String, reason: String, hangsOn: [Link]
  ) {
    self.expected = expected
    self.earliest = earliest
    self.latest = latest
    self.name = name
    self.reason = reason
    self.hangsOn = hangsOn
  }

  /// "Decision expected in July 2026, between May and September"; near ones by the day: "Completion expected on Friday 9 January
  /// 2026, between 7 and 12 January".
  package func sentence(on today: CalendarDay) -> String {
    // A date months away by the day would claim a precision that nobody has.
    let isFar = expected - today > 60
    let when = isFar ? "in \(DayText.month(expected))" : "on \(DayText.long(expected))"
    let (first, last) = (Self.text(earliest, near: expected, isFar), Self.text(latest, near: expected, isFar))
    return "\(name) expected \(when)" + (first == last ? "" : ", between \(first) and \(last)")
  }

  /// A border of the range: the year only where it isn't the expected one.
  private static func text(_ day: CalendarDay, near expected: CalendarDay, _ isFar: Bool) -> String {
    if day.components.year == expected.components.year {
      return isFar ? String(DayText.month(day).prefix { $0 != " " }) : DayText.dayAndMonth(day)
    }
    return isFar ? DayText.month(day) : "\(DayText.dayAndMonth(day)) \(day.components.year)"
  }
}
