package import CaseService
package import Casework

/// What the pages and the API ask about warnings, their fixes, and the calendar.
package protocol FindingDesk: Sendable {
  /// All feasibility warnings, accepted ones last.
  func listWarnings(as actor: Actor) async throws(CaseError) -> [Recommendation]
  /// Accepts a warning with a reason.
  func acceptWarning(_ id: String, reason: String, as actor: Actor) async throws(CaseError) -> Recommendation
  /// What a fix would do; changes nothing.
  func previewFix(_ number: Int, of id: String, as actor: Actor) async throws(CaseError) -> FixTrial
  /// Applies a fix.
  func applyFix(_ number: Int, of id: String, as actor: Actor) async throws(CaseError) -> FixTrial
  /// The agency's calendar from today on.
  func viewCalendar(as actor: Actor) async throws(CaseError) -> CalendarView
  /// Changes the agency's calendar.
  func changeCalendar(_ change: ChangeCalendar.Change, as actor: Actor) async throws(CaseError) -> CalendarView
  /// Records a date of a process; nil is today.
  func recordDate(_ change: RecordProcessDate.Change, process: Int, on day: CalendarDay?, as actor: Actor)
    async throws(CaseError) -> ProcessProgress
}

extension Office: FindingDesk {
  package func listWarnings(as actor: Actor) async throws(CaseError) -> [Recommendation] {
    try await perform(ListWarnings(), as: actor)
  }

  package func acceptWarning(_ id: String, reason: String, as actor: Actor) async throws(CaseError) -> Recommendation {
    try await perform(AcceptWarning(id: id, reason: reason), as: actor)
  }

  package func previewFix(_ number: Int, of id: String, as actor: Actor) async throws(CaseError) -> FixTrial {
    try await perform(PreviewFix(id: id, number: number), as: actor)
  }

  package func applyFix(_ number: Int, of id: String, as actor: Actor) async throws(CaseError) -> FixTrial {
    try await perform(ApplyFix(id: id, number: number), as: actor)
  }

  package func viewCalendar(as actor: Actor) async throws(CaseError) -> CalendarView {
    try await perform(ViewCalendar(), as: actor)
  }

  package func changeCalendar(_ change: ChangeCalendar.Change, as actor: Actor) async throws(CaseError) -> CalendarView
  {
    try await perform(ChangeCalendar(change), as: actor)
  }

  package func recordDate(_ change: RecordProcessDate.Change, process: Int, on day: CalendarDay?, as actor: Actor)
    async throws(CaseError) -> ProcessProgress
  {
    try await perform(RecordProcessDate(processID: process, change: change, day: day), as: actor)
  }
}
