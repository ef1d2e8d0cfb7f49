package import Casework
package import Planning

/// Applies the preview that waits, as one unit.
package struct ApplyPreview: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "apply_preview" }
  package static var changesCaseload: Bool { true }
  /// The fingerprint of the preview that the person looked at; nil: the one that was stored.
  package var seen: String?
  package init(seen: String? = nil) { self.seen = seen }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    workspace.subject = "change \(workspace.caseload.lifecycle.nextNumber)"
    do {
      switch try workspace.caseload.applyPending(seen: seen, on: workspace.today, library: workspace.library) {
      case .applied(let preview): return workspace.settled(.applied, preview)
      case .recomputed(let preview): return workspace.settled(.recomputed, preview)
      }
    } catch {
      throw CaseError(error)
    }
  }
}

/// Keeps the plan as it is: the preview that waits is put away.
package struct KeepPlan: UseCase {
  package typealias Outcome = PlanChangesView
  package static var action: String { "keep_plan" }
  package static var changesCaseload: Bool { true }
  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanChangesView {
    do { _ = try workspace.caseload.keepPlan() } catch { throw CaseError(error) }
    workspace.subject = "plan"
    return workspace.views.planChanges(at: workspace.now)
  }
}

/// Takes the last change of the plan back; the plan is then what it was before.
package struct UndoChange: UseCase {
  package struct Outcome: Sendable, Equatable {
    /// What was taken back.
    package var title: String
    package var changes: PlanChangesView
  }
  package static var action: String { "undo_change" }
  package static var changesCaseload: Bool { true }
  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome {
    let before = workspace.caseload
    let undone: AppliedChange
    do {
      undone = try workspace.caseload.undoLastChange(on: workspace.today)
    } catch {
      throw CaseError(error)
    }
    let places = Dictionary(before.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let clients = Set(workspace.caseload.tasks.filter { places[$0.id] != $0 }.map(\.key.clientID))
    for id in clients.sorted() {
      workspace.caseload.refreshProcesses(of: id, on: workspace.today, library: workspace.library)
    }
    workspace.subject = "change \(undone.number)"
    return Outcome(title: undone.title, changes: workspace.views.planChanges(at: workspace.now))
  }
}

/// Everything about the plan that wants a person's eye.
package struct ViewPlanChanges: UseCase {
  package typealias Outcome = PlanChangesView
  package static var action: String { "view_plan_changes" }
  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanChangesView {
    workspace.views.planChanges(at: workspace.now)
  }
}

/// Why a task stands where it does, or why not on another day; with its other places, ranked.
package struct ExplainTask: UseCase {
  package typealias Outcome = TaskExplanation
  package static var action: String { "explain_task" }
  package var taskID: Int
  /// The day it doesn't stand on; nil: why it stands where it does.
  package var notOn: CalendarDay?
  /// The half-day of that day; nil: the better one.
  package var half: HalfDay?
  /// How many other places are named.
  package var places: Int

  package init(taskID: Int, notOn: CalendarDay? = nil, half: HalfDay? = nil, places: Int = 3) {
    self.taskID = taskID
    self.notOn = notOn
    self.half = half
    self.places = places
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> TaskExplanation {
    let (caseload, library, today) = (workspace.caseload, workspace.library, workspace.today)
    do {
      if let notOn { return try caseload.explain(taskID, notOn: notOn, half: half, on: today, library: library) }
      return try caseload.explain(taskID, places: places, on: today, library: library)
    } catch {
      throw CaseError(error)
    }
  }
}
