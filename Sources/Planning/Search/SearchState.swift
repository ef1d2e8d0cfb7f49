/// A plan under search: primitive moves, their cost difference, and taking them back.
///
/// Every operation is O(what it touches): the tasks' clients, days, processes and direct neighbours in the order.
/// Nothing allocates after `init`.
struct SearchState: ~Copyable {
  let owner: DenseProblem
  let dense: DenseArrays
  let arrays: StateArrays
  /// The cost of the plan as it stands.
  private(set) var total = 0
  private(set) var trailCount = 0
  private let trailLimit: Int

  init(_ owner: DenseProblem) {
    self.owner = owner
    let dense = owner.arrays
    self.dense = dense
    trailLimit = 8 * dense.taskCount + 1024
    arrays = StateArrays(dense, trailLimit: trailLimit)
    reset()
  }

  deinit {
    arrays.deallocate()
  }

  /// Everything unplanned but fixed work, with all sums from scratch.
  mutating func reset() {
    let dense = self.dense
    for place in 0..<dense.placeCount {
      arrays.room[place] = dense.room[place]
      arrays.rowCount[place] = 0
    }
    arrays.rowCount[dense.unplanned] = Int32(dense.movableCount)
    for index in 0..<dense.movableCount {
      arrays.row[dense.unplanned * arrays.rowLength + index] = dense.movable[index]
      arrays.rowPosition[Int(dense.movable[index])] = Int32(index)
    }
    for slot in 0..<dense.dayCount * 5 { arrays.slots[slot] = dense.slots[slot] }
    arrays.visits.update(repeating: 0, count: dense.clientCount * dense.dayCount)
    arrays.load.update(repeating: 0, count: dense.dayCount)
    arrays.workedCount.update(repeating: 0, count: dense.processCount * dense.weekCount)
    arrays.worked.update(repeating: 0, count: dense.processCount)
    total = 0
    for task in 0..<dense.taskCount {
      let fixed = Int(dense.fixed[task])
      let place = fixed < 0 ? dense.unplanned : fixed
      arrays.place[task] = Int32(place)
      total += dense.taskCost[task * (dense.placeCount + 1) + place]
      guard fixed >= 0 else { continue }
      arrays.visits[Int(dense.client[task]) * dense.dayCount + place >> 1] += 1
      arrays.load[place >> 1] += Int(dense.minutes[task])
      let process = Int(dense.process[task])
      if process >= 0 {
        let week = Int(dense.week[place >> 1])
        arrays.workedCount[process * dense.weekCount + week] += 1
        arrays.worked[process] |= 1 << UInt64(week)
      }
    }
    for visit in 0..<dense.clientCount * dense.dayCount {
      total += arrays.visits[visit] > 0 ? dense.switching : Int(dense.missCharge[visit])
    }
    for day in 0..<dense.dayCount { total += BalanceCost.charge(day: day, load: arrays.load[day], dense) }
    for task in 0..<dense.taskCount {
      let ready = ProgressCost.readyDay(of: task, if: -1, on: 0, dense, arrays)
      arrays.readyDay[task] = Int32(ready)
      arrays.pending[task] = pendingWeeks(task)
    }
    for process in 0..<dense.processCount {
      let weeks = ProgressCost.stalledWeeks(process: process, worked: arrays.worked[process], dense, arrays)
      arrays.stalled[process] = Int32(weeks)
      total += weeks * dense.progress
    }
    trailCount = 0
  }

  @inline(__always)
  private func pendingWeeks(_ task: Int) -> UInt64 {
    dense.readyWeeks[task &* (dense.dayCount &+ 1) &+ Int(arrays.readyDay[task])]
      & dense.weeksBefore[Int(dense.week[Int(arrays.place[task]) >> 1])]
  }

  // MARK: Moves

  /// What moving the task would add to the cost.
  @inline(__always)
  func delta(_ task: Int, to new: Int) -> Int {
    let old = Int(arrays.place[task])
    return simpleDelta(task, from: old, to: new) &+ ProgressCost.delta(task, from: old, to: new, dense, arrays)
  }

  /// What moving the task would add to the cost, or something above `limit` when it is certain to be more than that:
  /// the `progress` part isn't looked at when it can't make up for the others.
  @inline(__always)
  func delta(_ task: Int, to new: Int, limit: Int) -> Int {
    let old = Int(arrays.place[task])
    let simple = simpleDelta(task, from: old, to: new)
    let mostGained = dense.progressReach[task] < 0 ? Int.max >> 1 : stallsWithin(reachOf: task) &* dense.progress
    if simple &- mostGained > limit { return Int.max }
    return simple &+ ProgressCost.delta(task, from: old, to: new, dense, arrays)
  }

  /// At most what moving the task could gain: exact but for `progress`, which is taken to stall nowhere any more.
  @inline(__always)
  func mostGained(_ task: Int, to new: Int) -> Int {
    stallsWithin(reachOf: task) &* dense.progress &- simpleDelta(task, from: Int(arrays.place[task]), to: new)
  }

  /// At most what a victim saves by leaving for wherever it likes, when the task comes to its day.
  @inline(__always)
  func mostGained(by victim: Int, beside task: Int, at place: Int, isAlone: Bool) -> Int {
    let old = Int(arrays.place[victim])
    let costs = victim &* (dense.placeCount &+ 1)
    let day = place >> 1
    let isNew = Int(arrays.place[task]) >> 1 != day
    let load = arrays.load[day] &+ (isNew ? Int(dense.minutes[task]) : 0)
    let relief = BalanceCost.delta(day: day, load: load, adding: -Int(dense.minutes[victim]), dense)
    let reach = Int(dense.progressReach[victim])
    var stalls = 0
    if reach < 0 {
      stalls = dense.weekCount &* (1 &+ Int(dense.successorStart[victim &+ 1] &- dense.successorStart[victim]))
    } else if reach < dense.processCount {
      let isCoupled = !isAlone || Int(dense.progressReach[task]) == reach || dense.progressReach[task] < 0
      stalls = isCoupled ? dense.weekCount : Int(arrays.stalled[reach])
    }
    return dense.taskCost[costs &+ old] &- dense.leastCost[victim] &+ dense.switching
      &+ Int(dense.mostMissed[Int(dense.client[victim])]) &- relief &+ stalls &* dense.progress
  }

  /// What exchanging two tasks' days adds to the balance part beyond the sum of the two moves by themselves.
  @inline(__always)
  func balanceCorrection(_ a: Int, _ b: Int) -> Int {
    let dayA = Int(arrays.place[a]) >> 1
    let dayB = Int(arrays.place[b]) >> 1
    if dayA == dayB { return 0 }
    let minutesA = Int(dense.minutes[a])
    let minutesB = Int(dense.minutes[b])
    let loadA = arrays.load[dayA]
    let loadB = arrays.load[dayB]
    return BalanceCost.charge(day: dayA, load: loadA &- minutesA &+ minutesB, dense)
      &- BalanceCost.charge(day: dayA, load: loadA &- minutesA, dense)
      &- BalanceCost.charge(day: dayA, load: loadA &+ minutesB, dense)
      &+ BalanceCost.charge(day: dayA, load: loadA, dense)
      &+ BalanceCost.charge(day: dayB, load: loadB &- minutesB &+ minutesA, dense)
      &- BalanceCost.charge(day: dayB, load: loadB &- minutesB, dense)
      &- BalanceCost.charge(day: dayB, load: loadB &+ minutesA, dense)
      &+ BalanceCost.charge(day: dayB, load: loadB, dense)
  }

  /// The stalled weeks of the only process that the task's moves can touch.
  @inline(__always)
  private func stallsWithin(reachOf task: Int) -> Int {
    let reach = Int(dense.progressReach[task])
    return reach == dense.processCount ? 0 : Int(arrays.stalled[reach])
  }

  /// The parts without `progress`.
  @inline(__always)
  private func simpleDelta(_ task: Int, from old: Int, to new: Int) -> Int {
    let costs = task &* (dense.placeCount &+ 1)
    var sum = dense.taskCost[costs &+ new] &- dense.taskCost[costs &+ old]
    let oldDay = old >> 1
    let newDay = new >> 1
    if oldDay == newDay { return sum }
    let minutes = Int(dense.minutes[task])
    let visits = Int(dense.client[task]) &* dense.dayCount
    if old != dense.unplanned {
      if arrays.visits[visits &+ oldDay] == 1 {
        sum &+= AttentionCost.delta(emptying: visits &+ oldDay, dense)
        sum &+= SwitchingCost.delta(emptying: visits &+ oldDay, dense)
      }
      sum &+= BalanceCost.delta(day: oldDay, load: arrays.load[oldDay], adding: -minutes, dense)
    }
    if new != dense.unplanned {
      if arrays.visits[visits &+ newDay] == 0 {
        sum &-= AttentionCost.delta(emptying: visits &+ newDay, dense)
        sum &-= SwitchingCost.delta(emptying: visits &+ newDay, dense)
      }
      sum &+= BalanceCost.delta(day: newDay, load: arrays.load[newDay], adding: minutes, dense)
    }
    return sum
  }

  /// Moves the task, keeps every sum, and remembers how to take it back.
  mutating func move(_ task: Int, to new: Int) {
    remember(task)
    total &+= simpleDelta(task, from: Int(arrays.place[task]), to: new)
    total &+= place(task, at: new)
  }

  /// Moves the task when what it adds to the cost is known.
  mutating func move(_ task: Int, to new: Int, adding delta: Int) {
    remember(task)
    total &+= delta
    _ = place(task, at: new)
  }

  @inline(__always)
  private mutating func remember(_ task: Int) {
    precondition(trailCount < trailLimit, "a compound move is longer than its trail")
    arrays.trailTask[trailCount] = Int32(truncatingIfNeeded: task)
    arrays.trailPlace[trailCount] = arrays.place[task]
    trailCount &+= 1
  }

  /// Makes the moves since the last commit final.
  @inline(__always)
  mutating func commit() { trailCount = 0 }

  /// Takes the moves since the last commit back; `before` is the cost at that time.
  mutating func rollBack(to before: Int) {
    while trailCount > 0 {
      trailCount &-= 1
      _ = place(Int(arrays.trailTask[trailCount]), at: Int(arrays.trailPlace[trailCount]))
    }
    total = before
  }

  /// Writes a task's place into every sum but the total, and returns what that adds to the `progress` part.
  private mutating func place(_ task: Int, at new: Int) -> Int {
    let old = Int(arrays.place[task])
    if old == new { return 0 }
    let oldDay = old >> 1
    let newDay = new >> 1
    let minutes = dense.minutes[task]
    let category = Int(dense.category[task])
    let visits = Int(dense.client[task]) &* dense.dayCount
    if old != dense.unplanned {
      arrays.room[old] &+= minutes
      arrays.slots[oldDay &* 5 &+ category] &+= 1
      arrays.visits[visits &+ oldDay] &-= 1
      arrays.load[oldDay] &-= Int(minutes)
    }
    if new != dense.unplanned {
      arrays.room[new] &-= minutes
      arrays.slots[newDay &* 5 &+ category] &-= 1
      arrays.visits[visits &+ newDay] &+= 1
      arrays.load[newDay] &+= Int(minutes)
    }
    let row = old &* arrays.rowLength
    let position = Int(arrays.rowPosition[task])
    let last = Int(arrays.rowCount[old]) &- 1
    let other = arrays.row[row &+ last]
    arrays.row[row &+ position] = other
    arrays.rowPosition[Int(other)] = Int32(truncatingIfNeeded: position)
    arrays.rowCount[old] = Int32(truncatingIfNeeded: last)
    let count = arrays.rowCount[new]
    arrays.row[new &* arrays.rowLength &+ Int(count)] = Int32(truncatingIfNeeded: task)
    arrays.rowPosition[task] = count
    arrays.rowCount[new] = count &+ 1
    arrays.place[task] = Int32(truncatingIfNeeded: new)
    if oldDay == newDay || dense.progress == 0 { return 0 }
    return noteProgress(task, oldDay: oldDay, newDay: newDay) &* dense.progress
  }

  /// Brings the `progress` part's sums up to date after a task changed its day; returns the stalled weeks added.
  @inline(__always)
  private mutating func noteProgress(_ task: Int, oldDay: Int, newDay: Int) -> Int {
    let process = Int(dense.process[task])
    var isDirty = false
    var added = 0
    if process >= 0 {
      let oldWeek = Int(dense.week[oldDay])
      let newWeek = Int(dense.week[newDay])
      if oldWeek != newWeek {
        isDirty = true
        if oldWeek < dense.weekCount {
          let index = process &* dense.weekCount &+ oldWeek
          arrays.workedCount[index] &-= 1
          if arrays.workedCount[index] == 0 { arrays.worked[process] &= ~(1 &<< UInt64(truncatingIfNeeded: oldWeek)) }
        }
        if newWeek < dense.weekCount {
          arrays.workedCount[process &* dense.weekCount &+ newWeek] &+= 1
          arrays.worked[process] |= 1 &<< UInt64(truncatingIfNeeded: newWeek)
        }
        arrays.pending[task] = pendingWeeks(task)
      }
    }
    var index = Int(dense.successorStart[task])
    let end = Int(dense.successorStart[task &+ 1])
    while index < end {
      let successor = Int(dense.successor[index])
      let lag = Int(dense.successorLag[index])
      index &+= 1
      let ready = ProgressCost.readyDay(
        of: successor, lag: lag, ifMoved: task, from: oldDay, to: newDay, dense, arrays)
      if ready == Int(arrays.readyDay[successor]) { continue }
      arrays.readyDay[successor] = Int32(truncatingIfNeeded: ready)
      let pending = pendingWeeks(successor)
      if pending == arrays.pending[successor] { continue }
      arrays.pending[successor] = pending
      let other = Int(dense.process[successor])
      if other == process {
        isDirty = true
      } else if other >= 0 {
        added &+= recountStalls(other)
      }
    }
    return isDirty && process >= 0 ? added &+ recountStalls(process) : added
  }

  private mutating func recountStalls(_ process: Int) -> Int {
    let old = arrays.stalled[process]
    let new = Int32(
      truncatingIfNeeded: ProgressCost.stalledWeeks(
        process: process, worked: arrays.worked[process], dense, arrays))
    arrays.stalled[process] = new
    return Int(new &- old)
  }
}
