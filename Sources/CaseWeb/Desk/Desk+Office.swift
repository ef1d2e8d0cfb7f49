package import CaseService
package import Casework

extension Office: Desk {
  package func viewPlan(day: CalendarDay?, as actor: Actor) async throws(CaseError) -> PlanView {
    try await perform(ViewPlan(day: day), as: actor)
  }

  package func viewWeek(containing day: CalendarDay, as actor: Actor) async throws(CaseError) -> WeekView {
    try await perform(ViewWeek(containing: day), as: actor)
  }

  package func listClients(as actor: Actor) async throws(CaseError) -> [ClientSummary] {
    try await perform(ListClients(), as: actor)
  }

  package func viewClient(_ clientID: String, as actor: Actor) async throws(CaseError) -> ClientView {
    try await perform(ViewClient(client: clientID), as: actor)
  }

  package func viewProcess(_ processID: Int, as actor: Actor) async throws(CaseError) -> ProcessProgress {
    try await perform(ViewProcess(processID: processID), as: actor)
  }

  package func previewProcess(_ start: ProcessStart, as actor: Actor) async throws(CaseError) -> ProcessPreview {
    try await perform(
      PreviewProcess(client: start.clientID, processType: start.processType, timelineWeeks: start.timelineWeeks),
      as: actor)
  }

  package func startProcess(_ start: ProcessStart, idempotencyKey: String?, as actor: Actor) async throws(CaseError)
    -> StartProcess.Outcome
  {
    try await perform(
      StartProcess(
        client: start.clientID, processType: start.processType, timelineWeeks: start.timelineWeeks,
        idempotencyKey: idempotencyKey),
      as: actor)
  }

  package func completeTask(_ taskID: Int, as actor: Actor) async throws(CaseError) -> TaskView {
    try await perform(CompleteTask(taskID: taskID), as: actor)
  }

  package func undoCompletion(_ taskID: Int, as actor: Actor) async throws(CaseError) -> UndoCompletion.Outcome {
    try await perform(UndoCompletion(taskID: taskID), as: actor)
  }

  package func skipTask(_ taskID: Int, reason: String, as actor: Actor) async throws(CaseError) -> TaskView {
    try await perform(SkipTask(taskID: taskID, reason: reason), as: actor)
  }

  package func recordEvent(_ event: String, process: Int, on day: CalendarDay?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  {
    try await perform(RecordEvent(processID: process, event: event, day: day), as: actor)
  }

  package func recordAnswer(step: String, process: Int, on day: CalendarDay?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  {
    try await perform(RecordAnswer(processID: process, stepID: step, day: day), as: actor)
  }

  package func moveClock(to day: CalendarDay, time: ClockTime?, as actor: Actor) async throws(CaseError)
    -> CalendarDay
  {
    try await perform(MoveClock(to: day, time: time), as: actor)
  }
}
