import CaseService
import CaseWeb
@testable import Casework
import Planning

/// The plan's changes with fixed values: a crisis of Stacey's that moves one of Ryan's forms, a missed pin, and one change to take back.
enum SamplePlan {
  static let move = PlanMove(
    taskID: 140, clientID: "C-006", clientName: "Ryan", description: "Apply to two positions",
    from: PlanSpot(day: january(6), half: .am), to: PlanSpot(day: january(8), half: .pm),
    cause: "Makes room for Stacey's crisis (no bed tonight).",
    terms: [CostTerm(part: "stability", words: "published work moved", amount: 120)], isPublished: true)

  static let preview = PlanPreview(
    change: .makeRoom(crisis: 1), title: "Make room for Stacey's crisis", moves: [move], terms: move.terms, total: 120,
    overbooked: ["Tue 6 Jan morning has 200 minutes booked, 180 are there."], warnings: [],
    fingerprint: "00000000000000aa", outcome: Caseload(caseManagerID: "1"))

  static func changes(_ task: TaskView) -> PlanChangesView {
    PlanChangesView(
      day: january(5), fingerprint: "00000000000000aa", publishedThrough: january(11), draftThrough: january(30),
      preview: preview, spoiled: nil,
      log: [
        PlanLog.Entry(
          kind: .slipped, taskID: 140, sentence: "“Apply to two positions” (Ryan) wasn't done on Fri 2 Jan.")
      ],
      questions: [
        PlanChangesView.Question(
          kind: .missedPin, task: task, sentence: "You had put it on Fri 2 Jan. When should it be done?")
      ],
      overbooked: ["Tue 6 Jan morning has 200 minutes booked, 180 are there."],
      crises: [
        PlanChangesView.CrisisView(
          id: 1, clientID: "C-001", clientName: "Stacey", kind: "no bed tonight", need: "Find a bed", state: .open,
          opened: "Mon 5 Jan, 10:40", stabilised: nil, wasInTime: nil)
      ],
      history: [PlanChangesView.Entry(number: 1, day: january(5), title: "Crisis of Stacey: no bed tonight", moves: 2)])
  }

  static func explanation(_ task: TaskView) -> TaskExplanation {
    let option = PlaceOption(
      spot: PlanSpot(day: january(7), half: .pm), sentence: "There is room for it.",
      terms: [CostTerm(part: "delay", words: "waiting longer", amount: 8)], total: 8, pushes: [])
    return TaskExplanation(
      taskID: task.id, clientID: task.clientID, clientName: task.clientName, description: task.description,
      process: task.processID.map { TaskExplanation.ProcessName(id: $0, title: task.processTitle ?? "") },
      isPinned: false, spot: task.day.map { PlanSpot(day: $0, half: task.half ?? .am) },
      sentence: "Next step of an active process. Wed 7 Jan afternoon, the next best, would leave it waiting longer.",
      terms: option.terms, total: 8, places: [option], fingerprint: "00000000000000aa")
  }
}

extension SampleDesk {
  func planChanges(as actor: Actor) async throws(CaseError) -> PlanChangesView {
    SamplePlan.changes(try await anyTask(as: actor))
  }

  func ask(_ request: PlanWish, seen: String?, as actor: Actor) async throws(CaseError) -> PlanAnswer {
    let result: PlanAnswer.Result
    switch request {
    case .move: result = seen == "stale" ? .recomputed : .waits
    default: result = .applied
    }
    _ = try await anyTask(as: actor)
    return PlanAnswer(
      result: result, preview: SamplePlan.preview, fingerprint: "00000000000000aa",
      waiting: result == .applied ? nil : SamplePlan.preview)
  }

  func applyPreview(seen: String?, as actor: Actor) async throws(CaseError) -> PlanAnswer {
    _ = try await anyTask(as: actor)
    guard seen == "00000000000000aa" else {
      return PlanAnswer(
        result: .recomputed, preview: SamplePlan.preview, fingerprint: "00000000000000aa", waiting: SamplePlan.preview)
    }
    return PlanAnswer(result: .applied, preview: SamplePlan.preview, fingerprint: "00000000000000ab", waiting: nil)
  }

  func keepPlan(as actor: Actor) async throws(CaseError) -> PlanChangesView { try await planChanges(as: actor) }

  func undoChange(as actor: Actor) async throws(CaseError) -> UndoChange.Outcome {
    throw .notPossible(sentence: "There is nothing to take back: no change was made to the plan yet.")
  }

  func explainTask(
    _ taskID: Int, notOn: CalendarDay?, half: HalfDay?, places: Int, as actor: Actor
  ) async throws(CaseError) -> TaskExplanation {
    let plan = try await viewPlan(day: nil, as: actor)
    let tasks = plan.week.days.flatMap { $0.morning.tasks + $0.afternoon.tasks }
    guard let task = tasks.first(where: { $0.id == taskID }) else {
      throw .notFound(kind: "task", id: String(taskID), suggestion: nil)
    }
    return SamplePlan.explanation(task)
  }

  func stabiliseCrisis(_ crisisID: Int, as actor: Actor) async throws(CaseError) -> PlanChangesView {
    guard crisisID == 1 else { throw .notFound(kind: "crisis", id: String(crisisID), suggestion: nil) }
    return try await planChanges(as: actor)
  }

  func closeCrisis(_ crisisID: Int, as actor: Actor) async throws(CaseError) -> PlanChangesView {
    try await stabiliseCrisis(crisisID, as: actor)
  }

  private func anyTask(as actor: Actor) async throws(CaseError) -> TaskView {
    let plan = try await viewPlan(day: january(5), as: actor)
    guard
      let task = plan.week.days.flatMap({ $0.morning.tasks + $0.afternoon.tasks }).first(where: { $0.status != .done })
    else { throw .notFound(kind: "task", id: "1", suggestion: nil) }
    return task
  }
}
