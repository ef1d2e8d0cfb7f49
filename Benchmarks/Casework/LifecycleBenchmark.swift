import CaseService
import CaseStore
import Casework
import CaseworkTestSupport
import Foundation
import Planning

/// What each change of the plan costs on a caseload, from the request to the file.
enum LifecycleBenchmark {
  static func run(office: Office, as actor: Actor, line: @Sendable (String, Double) -> Void) async throws {
    let monday = SampleCaseload.monday
    let plan = try await office.perform(ViewPlan(), as: actor)
    let later = try await office.perform(ViewWeek(containing: monday + 7), as: actor)
    let tasks = later.days.flatMap { $0.morning.tasks + $0.afternoon.tasks }
    let movable = tasks.first { !$0.isFixed && !$0.isTentative && $0.deadline == nil && $0.category == .paperwork }
    guard let task = movable ?? plan.today.groups.first?.cards.first?.lines.first?.tasks.first else { return }

    try await measure("why, with three places", 5, line) {
      _ = try await office.perform(ExplainTask(taskID: task.id), as: actor)
    }
    try await measure("why not on a day", 5, line) {
      _ = try await office.perform(ExplainTask(taskID: task.id, notOn: monday + 2), as: actor)
    }
    try await measure("view the plan's changes", 5, line) {
      _ = try await office.perform(ViewPlanChanges(), as: actor)
    }
    try await measure("pin a task", 5, line) {
      _ = try await office.perform(PinTask(taskID: task.id), as: actor)
    } undoing: {
      _ = try await office.perform(UndoChange(), as: actor)
    }
    try await measure("move a task past the limits", 5, line) {
      _ = try await office.perform(MoveTask(taskID: task.id, day: monday + 9, isOverbooking: true), as: actor)
    } undoing: {
      _ = try await office.perform(UndoChange(), as: actor)
    }
    try await measure("move a task into a full day", 5, line) {
      _ = try? await office.perform(MoveTask(taskID: task.id, day: monday + 1), as: actor)
    } undoing: {
      _ = try? await office.perform(KeepPlan(), as: actor)
    }
    try await measure("put a client on hold", 5, line) {
      _ = try await office.perform(HoldWork(.client(task.clientID)), as: actor)
    } undoing: {
      _ = try await office.perform(UndoChange(), as: actor)
    }
    try await measure("report a crisis", 5, line) {
      _ = try await office.perform(
        ReportCrisis(client: task.clientID, kind: "no bed tonight", need: "Find a bed", minutes: 240), as: actor)
    } undoing: {
      _ = try await office.perform(UndoChange(), as: actor)
    }
    _ = try await office.perform(
      ReportCrisis(client: task.clientID, kind: "no bed tonight", need: "Find a bed", minutes: 300), as: actor)
    if try await office.perform(ViewPlanChanges(), as: actor).preview != nil {
      let start = ContinuousClock.now
      _ = try await office.perform(ApplyPreview(), as: actor)
      line("apply what a crisis pushes", (ContinuousClock.now - start) / .milliseconds(1))
    }
    try await measure("undo the last change", 1, line) { _ = try await office.perform(UndoChange(), as: actor) }
    try await measure("a day of leave", 5, line) {
      _ = try await office.perform(
        EnterLeave(PlanChange.Leave(from: monday + 2, to: monday + 2, extent: .allDay, reason: "Flu")), as: actor)
    } undoing: {
      if (try? await office.perform(KeepPlan(), as: actor)) == nil {
        _ = try await office.perform(UndoChange(), as: actor)
      }
    }
    var days = 0
    try await measure("roll over to the next day", 4, line) {
      days += 1
      _ = try await office.perform(MoveClock(to: monday + days), as: actor)
    }
  }

  private static func measure(
    _ name: String, _ runs: Int, _ line: @Sendable (String, Double) -> Void, _ work: () async throws -> Void,
    undoing: () async throws -> Void = {}
  ) async throws {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try await work()
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      try await undoing()
    }
    line(name, times.sorted()[times.count / 2])
  }
}
