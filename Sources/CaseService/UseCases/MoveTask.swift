package import Casework
package import Planning

/// Puts a task where a person wants it, and pins it there.
package struct MoveTask: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "move_task" }
  package static var changesCaseload: Bool { true }
  package var taskID: Int
  package var day: CalendarDay
  package var half: HalfDay?
  package var time: ClockTime?
  /// Past the day's limits if need be: named in the audit log.
  package var isOverbooking: Bool
  /// The plan that the person looked at; nil: whatever stands now.
  package var seen: String?

  package init(
    taskID: Int, day: CalendarDay, half: HalfDay? = nil, time: ClockTime? = nil, isOverbooking: Bool = false,
    seen: String? = nil
  ) {
    self.taskID = taskID
    self.day = day
    self.half = half
    self.time = time
    self.isOverbooking = isOverbooking
    self.seen = seen
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    let wanted = PlanChange.PlacedTask(
      task: taskID, day: day, half: half, time: time, isOverbooking: isOverbooking)
    workspace.subject =
      "task \(taskID) to \(day)\(half.map { " \($0.rawValue)" } ?? "")\(isOverbooking ? " overbooking" : "")"
    return try workspace.ask(for: .place(wanted), seen: seen)
  }
}

/// Pins a task where it stands.
package struct PinTask: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "pin_task" }
  package static var changesCaseload: Bool { true }
  package var taskID: Int
  package var seen: String?

  package init(taskID: Int, seen: String? = nil) {
    self.taskID = taskID
    self.seen = seen
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    let task = try workspace.task(taskID)
    guard let spot = task.spot else {
      throw .notPossible(
        sentence: "“\(task.description)” has no day, so it can't be pinned where it stands. Move it to a day instead.")
    }
    workspace.subject = "task \(taskID)"
    return try workspace.ask(
      for: .place(PlanChange.PlacedTask(task: taskID, day: spot.day, half: spot.half)), seen: seen)
  }
}

/// Lets the plan choose a task's place again.
package struct UnpinTask: UseCase {
  package typealias Outcome = PlanAnswer
  package static var action: String { "unpin_task" }
  package static var changesCaseload: Bool { true }
  package var taskID: Int
  package init(taskID: Int) { self.taskID = taskID }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> PlanAnswer {
    workspace.subject = "task \(taskID)"
    return try workspace.ask(for: .unpin(task: taskID))
  }
}
