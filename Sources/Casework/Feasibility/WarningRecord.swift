/// What is kept of a warning: when it was announced, and whether somebody accepted it.
package struct WarningRecord: Sendable, Equatable {
  /// What makes it the same warning on the next day: its code, client, step and date.
  package var key: String
  /// The day on which it became true.
  package var firstSeen: CalendarDay
  /// The day on which it was no longer true; nil while it is. One that comes back is announced anew.
  package var endedOn: CalendarDay?
  /// nil while nobody has accepted it.
  package var acceptance: Acceptance?

  /// That somebody lives with a warning, and why.
  package struct Acceptance: Sendable, Equatable {
    package var day: CalendarDay
    package var by: String
    package var reason: String

    package init(day: CalendarDay, by: String, reason: String) {
      self.day = day
      self.by = by
      self.reason = reason
    }
  }

  package init(key: String, firstSeen: CalendarDay, endedOn: CalendarDay? = nil, acceptance: Acceptance? = nil) {
    self.key = key
    self.firstSeen = firstSeen
    self.endedOn = endedOn
    self.acceptance = acceptance
  }
}

/// Why a warning can't be accepted, or its fix not be applied. Each says what to do instead.
package enum FixError: Error, Equatable, Sendable {
  case unknownWarning(String)
  case unknownFix(Int, of: Int)
  case notReady(String)
  case noReason
  case notPossible(String)

  package var sentence: String {
    switch self {
    case .unknownWarning(let id):
      "There is no finding “\(id)” now: it may have been mended. `caseday warnings` lists what there is."
    case .unknownFix(let number, let count):
      count == 0
        ? "This finding has no fixes to choose from." : "There is no fix \(number). Choose between 1 and \(count)."
    case .notReady(let title): "“\(title)” is something only you can do; there is nothing for Caseday to apply."
    case .noReason: "A warning is accepted with a reason. Write one, so that the next person knows."
    case .notPossible(let sentence): sentence
    }
  }
}
