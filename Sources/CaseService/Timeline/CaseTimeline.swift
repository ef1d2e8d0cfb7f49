package import Casework

/// Who did what for a client and when, newest first: the log's entries about the client in plain words.
package struct CaseTimeline: Sendable, Equatable {
  package var clientID: String
  package var clientName: String
  package var entries: [Entry]
  /// What to ask for the entries before the last one; nil when there are none.
  package var before: Int?

  package init(clientID: String, clientName: String, entries: [Entry], before: Int? = nil) {
    self.clientID = clientID
    self.clientName = clientName
    self.entries = entries
    self.before = before
  }

  /// One thing that was done.
  package struct Entry: Sendable, Equatable {
    /// The entry's number in the log.
    package var id: Int
    /// UTC, `2026-01-05T16:00:00Z`.
    package var at: String
    /// On the agency's clock.
    package var day: CalendarDay
    package var time: ClockTime
    /// "Dana Rivera", "Caseday", "maria, at the command line".
    package var who: String
    /// "Marked “Call the DMV” as done."
    package var what: String
    package var kind: Kind

    package init(
      id: Int, at: String, day: CalendarDay, time: ClockTime, who: String, what: String, kind: Kind
    ) {
      self.id = id
      self.at = at
      self.day = day
      self.time = time
      self.who = who
      self.what = what
      self.kind = kind
    }
  }

  /// What an entry is about. The words are published in the API.
  package enum Kind: String, Sendable, CaseIterable {
    /// Tasks done, attempts, answers.
    case work
    /// Where work stands: moves, pins, crises, holds, the day's plan.
    case plan
    /// Processes started, changed, ended.
    case processes
    /// Admission, dates of the stay, the service plan, notes.
    case stay
    /// Somebody looked at the client's records.
    case looks
  }
}
