/// `progress`: each process and week in which the process stalls.
///
/// It stalls in a week when none of its tasks is planned there although one of them was *ready* and is planned in a
/// later week or not at all. A task that isn't fixed is ready in a week when some day of it, within `release`,
/// `deadline` and `days`, comes no earlier than the day by which each of its `after` tasks is planned and the lag has
/// passed (lag 0: the same day).
enum ProgressCost {
  /// The part from scratch.
  static func value(of layout: Layout) -> Int {
    let problem = layout.problem
    struct ProcessWeek: Hashable {
      let process: String
      let week: Int
    }
    var worked: Set<ProcessWeek> = []
    for (task, place) in zip(problem.tasks, layout.places) {
      if let process = task.process, let place {
        worked.insert(ProcessWeek(process: process, week: problem.days[place.day].week))
      }
    }
    var stalled: Set<ProcessWeek> = []
    for (task, place) in zip(problem.tasks, layout.places) where task.fixed == nil {
      guard let process = task.process, let ready = readyDay(of: task, in: layout) else { continue }
      for (week, last) in latestDays(task, in: problem) where ready <= last {
        let key = ProcessWeek(process: process, week: week)
        let waits = place.map { problem.days[$0.day].week > week } ?? true
        if waits && !worked.contains(key) { stalled.insert(key) }
      }
    }
    return problem.weights.progress * stalled.count
  }

  /// The first day by which all `after` tasks are planned and their lags have passed; nil when one is unplanned.
  private static func readyDay(of task: PlanningProblem.Task, in layout: Layout) -> Int? {
    var ready = 0
    for dependency in task.after {
      guard let number = layout.numbers[dependency.task], let place = layout.places[number] else { return nil }
      ready = max(ready, place.day + dependency.lag)
    }
    return ready
  }

  /// Each week with a day on which the task may stand by `release`, `deadline` and `days`, and the last such day.
  static func latestDays(_ task: PlanningProblem.Task, in problem: PlanningProblem) -> [Int: Int] {
    var latest: [Int: Int] = [:]
    for (day, value) in problem.days.enumerated()
    where day >= task.release && day <= task.deadline ?? day && task.days?.contains(day) ?? true {
      latest[value.week] = day
    }
    return latest
  }

  // The search keeps a bit for each of at most 64 weeks. `dense.readyWeeks` tabulates, by task and ready day, the
  // weeks in which the task is ready; `state.pending` is that without the weeks from its own on; a process stalls in
  // the weeks where one of its tasks pends and none is worked on.

  /// The first day on which the task is ready if `moved` stood on `day`; the horizon's length when it never is.
  @inline(__always)
  static func readyDay(
    of task: Int, if moved: Int, on day: Int, _ dense: DenseArrays, _ state: StateArrays
  ) -> Int {
    var ready = 0
    let end = Int(dense.predecessorStart[task &+ 1])
    var index = Int(dense.predecessorStart[task])
    while index < end {
      let other = Int(dense.predecessor[index])
      let otherDay = other == moved ? day : Int(state.place[other]) >> 1
      ready = max(ready, otherDay &+ Int(dense.predecessorLag[index]))
      index &+= 1
    }
    return min(ready, dense.dayCount)
  }

  /// The ready day of a successor after one of its predecessors moved between days. Scans the others only when the
  /// mover was, or may have been, the one that decided.
  @inline(__always)
  static func readyDay(
    of task: Int, lag: Int, ifMoved moved: Int, from old: Int, to new: Int, _ dense: DenseArrays, _ state: StateArrays
  ) -> Int {
    let known = Int(state.readyDay[task])
    let end = min(new &+ lag, dense.dayCount)
    if end >= known { return end }
    if old &+ lag < known { return known }
    return readyDay(of: task, if: moved, on: new, dense, state)
  }

  /// The number of weeks in which the process stalls.
  @inline(__always)
  static func stalledWeeks(
    process: Int, worked: UInt64, _ dense: DenseArrays, _ state: StateArrays
  ) -> Int {
    var pending: UInt64 = 0
    let end = Int(dense.processStart[process &+ 1])
    var index = Int(dense.processStart[process])
    while index < end {
      pending |= state.pending[Int(dense.processTask[index])]
      index &+= 1
    }
    return (pending & ~worked).nonzeroBitCount
  }

  /// The weeks worked on by a process if one of its tasks moved between weeks (`weekCount` is unplanned).
  @inline(__always)
  static func workedWeeks(
    process: Int, ifMovedFrom old: Int, to new: Int, _ dense: DenseArrays, _ state: StateArrays
  ) -> UInt64 {
    var worked = state.worked[process]
    if old != new {
      if old < dense.weekCount, state.workedCount[process &* dense.weekCount &+ old] == 1 {
        worked &= ~(1 &<< UInt64(truncatingIfNeeded: old))
      }
      if new < dense.weekCount { worked |= 1 &<< UInt64(truncatingIfNeeded: new) }
    }
    return worked
  }

  /// What moving one task adds to the part, without moving it. `pending` is written and restored.
  @inline(__always)
  static func delta(
    _ task: Int, from old: Int, to new: Int, _ dense: DenseArrays, _ state: StateArrays
  ) -> Int {
    let oldDay = old >> 1
    let newDay = new >> 1
    if oldDay == newDay || dense.progress == 0 { return 0 }
    let oldWeek = Int(dense.week[oldDay])
    let newWeek = Int(dense.week[newDay])
    let process = Int(dense.process[task])
    let end = Int(dense.successorStart[task &+ 1])
    var index = Int(dense.successorStart[task])
    if index == end && (process < 0 || oldWeek == newWeek) { return 0 }
    return slowDelta(
      task, oldDay: oldDay, newDay: newDay, oldWeek: oldWeek, newWeek: newWeek, process: process, successors: &index,
      end: end, dense,
      state)
  }

  @inline(never)
  private static func slowDelta(
    _ task: Int, oldDay: Int, newDay: Int, oldWeek: Int, newWeek: Int, process: Int, successors index: inout Int,
    end: Int,
    _ dense: DenseArrays, _ state: StateArrays
  ) -> Int {
    var changes = 0
    var processes = 0
    if process >= 0, oldWeek != newWeek {
      state.changedTask[0] = Int32(truncatingIfNeeded: task)
      state.changedPending[0] = state.pending[task]
      state.pending[task] =
        dense.readyWeeks[task &* (dense.dayCount &+ 1) &+ Int(state.readyDay[task])] & dense.weeksBefore[newWeek]
      changes = 1
      state.changedProcess[0] = Int32(truncatingIfNeeded: process)
      processes = 1
    }
    while index < end {
      let successor = Int(dense.successor[index])
      let lag = Int(dense.successorLag[index])
      index &+= 1
      let other = Int(dense.process[successor])
      if other < 0 { continue }
      let ready = readyDay(of: successor, lag: lag, ifMoved: task, from: oldDay, to: newDay, dense, state)
      if ready == Int(state.readyDay[successor]) { continue }
      let pending =
        dense.readyWeeks[successor &* (dense.dayCount &+ 1) &+ ready]
        & dense.weeksBefore[Int(dense.week[Int(state.place[successor]) >> 1])]
      if pending == state.pending[successor] { continue }
      state.changedTask[changes] = Int32(truncatingIfNeeded: successor)
      state.changedPending[changes] = state.pending[successor]
      state.pending[successor] = pending
      changes &+= 1
      var known = 0
      while known < processes, Int(state.changedProcess[known]) != other { known &+= 1 }
      if known == processes {
        state.changedProcess[processes] = Int32(truncatingIfNeeded: other)
        processes &+= 1
      }
    }
    var added = 0
    for number in 0..<processes {
      let other = Int(state.changedProcess[number])
      let worked =
        other == process
        ? workedWeeks(process: other, ifMovedFrom: oldWeek, to: newWeek, dense, state) : state.worked[other]
      added &+= stalledWeeks(process: other, worked: worked, dense, state) &- Int(state.stalled[other])
    }
    // Backwards, so that a task that changed twice gets its first value back.
    while changes > 0 {
      changes &-= 1
      state.pending[Int(state.changedTask[changes])] = state.changedPending[changes]
    }
    return added &* dense.progress
  }
}
