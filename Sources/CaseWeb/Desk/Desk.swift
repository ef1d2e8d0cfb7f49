package import CaseService
package import Casework

/// What the pages and the API ask of the office: one method per thing a visitor can see or do.
///
/// Production answers from the `Office`; tests and page snapshots answer from fixed values, without a database.
/// Each method makes its own permission decision for the actor and throws without having changed anything.
package protocol Desk: FindingDesk, PlanDesk, WaitingDesk {
  /// The day that the office lives on: the agency's date, or the virtual clock's.
  var today: CalendarDay { get async }
  /// The agency's time of day, or where the virtual clock was put.
  var time: ClockTime { get async }
  /// True when the office runs on a clock that can be moved.
  var hasVirtualClock: Bool { get }

  /// Today and its week; nil is the office's today.
  func viewPlan(day: CalendarDay?, as actor: Actor) async throws(CaseError) -> PlanView
  /// The week that a day belongs to.
  func viewWeek(containing day: CalendarDay, as actor: Actor) async throws(CaseError) -> WeekView
  /// The actor's caseload by name.
  func listClients(as actor: Actor) async throws(CaseError) -> [ClientSummary]
  /// One client of the caseload.
  func viewClient(_ clientID: String, as actor: Actor) async throws(CaseError) -> ClientView
  /// How far one process is.
  func viewProcess(_ processID: Int, as actor: Actor) async throws(CaseError) -> ProcessProgress
  /// What a start would mean; changes nothing.
  func previewProcess(_ start: ProcessStart, as actor: Actor) async throws(CaseError) -> ProcessPreview
  /// Starts a process. The same idempotency key never starts a second one.
  func startProcess(_ start: ProcessStart, idempotencyKey: String?, as actor: Actor) async throws(CaseError)
    -> StartProcess.Outcome
  /// Marks a task done; twice is the same as once.
  func completeTask(_ taskID: Int, as actor: Actor) async throws(CaseError) -> TaskView
  /// Takes a completion or a skip back, and says what follows from it.
  func undoCompletion(_ taskID: Int, as actor: Actor) async throws(CaseError) -> UndoCompletion.Outcome
  /// Skips a task with a reason.
  func skipTask(_ taskID: Int, reason: String, as actor: Actor) async throws(CaseError) -> TaskView
  /// Records that something happened in a process; nil is today.
  func recordEvent(_ event: String, process: Int, on day: CalendarDay?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  /// Records that somebody outside answered; nil is today.
  func recordAnswer(step: String, process: Int, on day: CalendarDay?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  /// Performs any other use case as it is.
  @discardableResult
  func perform<Case: UseCase>(_ useCase: Case, as actor: Actor) async throws(CaseError) -> Case.Outcome
  /// Moves the virtual clock and answers the day it stands on then; without a time of day its hours are the system's.
  func moveClock(to day: CalendarDay, time: ClockTime?, as actor: Actor) async throws(CaseError) -> CalendarDay
}

/// A process that somebody wants to start: for whom, which, and over how many weeks.
package struct ProcessStart: Sendable, Equatable {
  package var clientID: String
  /// A template's id, such as `disability_claim`.
  package var processType: String
  /// nil: the template's own length.
  package var timelineWeeks: Int?

  package init(clientID: String, processType: String, timelineWeeks: Int? = nil) {
    self.clientID = clientID
    self.processType = processType
    self.timelineWeeks = timelineWeeks
  }
}
