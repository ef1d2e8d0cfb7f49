@testable import CaseService
import CaseWeb
@testable import Casework

/// Warnings and a calendar with fixed values.
extension SampleDesk {
  static let warning: Recommendation = {
    var warning = Recommendation(
      kind: .deadlineAtRisk, warning: .answerTooLate, key: "7|D13|2026-03-06", clientID: "C-002", clientName: "Jay",
      processID: 7, stepID: "D13", date: january(30),
      message: "Jay: “Submit disability claim” is due by Friday 30 January, and is expected 3 working days later.",
      cause: "“Follow up on pending records” waits for the provider since 2 January.",
      fixes: [
        Fix(title: "Ask the provider today", action: .place(task: 111, day: january(5), isOverbooking: false)),
        Fix(title: "Ask your supervisor", action: nil),
      ])
    warning.firstSeen = january(2)
    return warning
  }()

  static var accepted: Recommendation {
    var warning = Recommendation(
      kind: .overfull, warning: .weekTooFull, key: "2026-01-12", clientID: "", clientName: "", date: january(12),
      message: "The week of 12 January is 104 % full.", fixes: [])
    warning.isNew = true
    warning.firstSeen = january(5)
    warning.acceptance = WarningRecord.Acceptance(day: january(5), by: "Dana", reason: "A colleague helps out")
    return warning
  }

  static var newWarning: Recommendation {
    var warning = Recommendation(
      kind: .missingFact, warning: .missingFact, key: "supervisor", clientID: "", clientName: "",
      message: "No supervisor is named.", fixes: [])
    warning.isNew = true
    return warning
  }

  func listWarnings(as actor: Actor) async throws(CaseError) -> [Recommendation] {
    if let failure { throw failure }
    return [Self.warning, Self.newWarning, Self.accepted]
  }

  func acceptWarning(_ id: String, reason: String, as actor: Actor) async throws(CaseError) -> Recommendation {
    if let failure { throw failure }
    guard id == Self.warning.id else { throw .notFound(kind: "warning", id: id, suggestion: nil) }
    if reason.isEmpty { throw .badInput(field: "reason", sentence: FixError.noReason.sentence) }
    var warning = Self.warning
    warning.acceptance = WarningRecord.Acceptance(day: january(5), by: actor.name, reason: reason)
    return warning
  }

  func previewFix(_ number: Int, of id: String, as actor: Actor) async throws(CaseError) -> FixTrial {
    if let failure { throw failure }
    guard id == Self.warning.id else { throw .notFound(kind: "warning", id: id, suggestion: nil) }
    guard number == 1 else { throw .notPossible(sentence: FixError.notReady("Ask your supervisor").sentence) }
    return FixTrial(
      finding: Self.warning, number: 1, title: "Ask the provider today",
      moves: [
        ProcessPreview.Move(
          taskID: 120, clientName: "Lisa", description: "Call the county", from: january(5), to: january(6))
      ], mends: true, newWarnings: [], outcome: Caseload(caseManagerID: "1"), today: january(5))
  }

  func applyFix(_ number: Int, of id: String, as actor: Actor) async throws(CaseError) -> FixTrial {
    try await previewFix(number, of: id, as: actor)
  }

  func viewCalendar(as actor: Actor) async throws(CaseError) -> CalendarView {
    if let failure { throw failure }
    var calendar = WorkCalendar.office([.federal])
    calendar.setAgencyDay(AgencyDay(extent: .afternoon, reason: "Inventory"), on: january(9))
    calendar.meetings = [
      Meeting(
        id: 1, title: "Team meeting", startsAt: ClockTime(minutes: 540), minutes: 60, firstDay: january(6),
        isWeekly: true)
    ]
    return CalendarView(Caseload(caseManagerID: "1", calendar: calendar), on: january(5))
  }

  func changeCalendar(_ change: ChangeCalendar.Change, as actor: Actor) async throws(CaseError) -> CalendarView {
    try await viewCalendar(as: actor)
  }

  func recordDate(_ change: RecordProcessDate.Change, process: Int, on day: CalendarDay?, as actor: Actor)
    async throws(CaseError) -> ProcessProgress
  {
    try await viewProcess(process, as: actor)
  }
}
