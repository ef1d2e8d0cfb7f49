package import CaseService
package import Casework
package import Planning

/// What can be asked of the plan.
package enum PlanWish: Sendable, Equatable {
  case move(task: Int, day: CalendarDay, half: HalfDay?, time: ClockTime?, isOverbooking: Bool)
  case pin(task: Int)
  case unpin(task: Int)
  case hold(HeldName, reason: String)
  case resume(HeldName)
  case crisis(client: String, kind: String, need: String, minutes: Int?)
  case leave(PlanChange.Leave)
  case cancelLeave(from: CalendarDay, to: CalendarDay)
}

/// What the pages and the API ask about the plan's changes.
package protocol PlanDesk: Sendable {
  /// What waits for an answer, what changed, the open questions, the way back.
  func planChanges(as actor: Actor) async throws(CaseError) -> PlanChangesView
  /// Asks for a change; `seen` is the fingerprint of the plan that was looked at.
  func ask(_ request: PlanWish, seen: String?, as actor: Actor) async throws(CaseError) -> PlanAnswer
  /// Applies the preview that waits.
  func applyPreview(seen: String?, as actor: Actor) async throws(CaseError) -> PlanAnswer
  /// Puts the preview that waits away.
  func keepPlan(as actor: Actor) async throws(CaseError) -> PlanChangesView
  /// Takes the last change back.
  func undoChange(as actor: Actor) async throws(CaseError) -> UndoChange.Outcome
  /// Why a task stands where it does, or why not on another day.
  func explainTask(_ taskID: Int, notOn: CalendarDay?, half: HalfDay?, places: Int, as actor: Actor)
    async throws(CaseError) -> TaskExplanation
  func stabiliseCrisis(_ crisisID: Int, as actor: Actor) async throws(CaseError) -> PlanChangesView
  func closeCrisis(_ crisisID: Int, as actor: Actor) async throws(CaseError) -> PlanChangesView
}

extension Office: PlanDesk {
  package func planChanges(as actor: Actor) async throws(CaseError) -> PlanChangesView {
    try await perform(ViewPlanChanges(), as: actor)
  }

  package func ask(_ request: PlanWish, seen: String?, as actor: Actor) async throws(CaseError) -> PlanAnswer {
    switch request {
    case .move(let task, let day, let half, let time, let isOverbooking):
      try await perform(
        MoveTask(taskID: task, day: day, half: half, time: time, isOverbooking: isOverbooking, seen: seen), as: actor)
    case .pin(let task): try await perform(PinTask(taskID: task, seen: seen), as: actor)
    case .unpin(let task): try await perform(UnpinTask(taskID: task), as: actor)
    case .hold(let what, let reason): try await perform(HoldWork(what, reason: reason), as: actor)
    case .resume(let what): try await perform(ResumeWork(what), as: actor)
    case .crisis(let client, let kind, let need, let minutes):
      try await perform(ReportCrisis(client: client, kind: kind, need: need, minutes: minutes), as: actor)
    case .leave(let leave): try await perform(EnterLeave(leave, seen: seen), as: actor)
    case .cancelLeave(let from, let to): try await perform(CancelLeave(from: from, to: to), as: actor)
    }
  }

  package func applyPreview(seen: String?, as actor: Actor) async throws(CaseError) -> PlanAnswer {
    try await perform(ApplyPreview(seen: seen), as: actor)
  }

  package func keepPlan(as actor: Actor) async throws(CaseError) -> PlanChangesView {
    try await perform(KeepPlan(), as: actor)
  }

  package func undoChange(as actor: Actor) async throws(CaseError) -> UndoChange.Outcome {
    try await perform(UndoChange(), as: actor)
  }

  package func explainTask(_ taskID: Int, notOn: CalendarDay?, half: HalfDay?, places: Int, as actor: Actor)
    async throws(CaseError) -> TaskExplanation
  {
    try await perform(ExplainTask(taskID: taskID, notOn: notOn, half: half, places: places), as: actor)
  }

  package func stabiliseCrisis(_ crisisID: Int, as actor: Actor) async throws(CaseError) -> PlanChangesView {
    try await perform(StabiliseCrisis(crisisID: crisisID), as: actor)
  }

  package func closeCrisis(_ crisisID: Int, as actor: Actor) async throws(CaseError) -> PlanChangesView {
    try await perform(CloseCrisis(crisisID: crisisID), as: actor)
  }
}
