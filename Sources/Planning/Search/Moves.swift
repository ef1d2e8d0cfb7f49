extension Search {
  /// Takes the moves since the last commit, or takes them back.
  @inline(__always)
  mutating func settle(from before: Int, threshold: Int) {
    if state.total &- before <= threshold {
      state.commit()
      keepBest()
    } else {
      state.rollBack(to: before)
    }
  }

  /// One task to another feasible half-day, or out of the plan; where the half-day is full, by ejection.
  mutating func relocate(threshold: Int) {
    let task = Int(state.dense.movable[random.below(state.dense.movableCount)])
    let old = Int(state.arrays.place[task])
    let first = state.earliest(task)
    if first > state.dense.unplanned {
      planChain(task, threshold: threshold)
      return
    }
    let carries = state.carries(task)
    let last = carries ? state.latest(task) : state.dense.placeCount &- 1
    if first > last { return }
    let row = task &* (state.dense.placeCount &+ 1)
    let before = Int(state.dense.allowedBefore[row &+ first])
    let count = Int(state.dense.allowedBefore[row &+ last &+ 1]) &- before
    let canLeave = !carries && old != state.dense.unplanned
    let choice = random.below(count &+ (canLeave ? 1 : 0))
    let place =
      choice == count
      ? state.dense.unplanned : Int(state.dense.allowed[Int(state.dense.allowedStart[task]) &+ before &+ choice])
    if place == old || count == 0 && !canLeave { return }
    if place == state.dense.unplanned || state.fits(task, at: place) {
      let delta = state.delta(task, to: place, limit: threshold)
      if delta <= threshold {
        state.move(task, to: place, adding: delta)
        state.commit()
        keepBest()
      }
    } else {
      eject(for: task, at: place, threshold: threshold)
    }
  }

  /// Puts the task where there is no room, and what has to give way at its own best places.
  mutating func eject(for task: Int, at place: Int, threshold: Int) {
    let old = Int(state.arrays.place[task])
    let category = state.dense.category[task]
    let minutes = state.dense.minutes[task]
    var room = state.arrays.room[place]
    var victims = (-1, -1, -1)
    var count = 0
    if old >> 1 != place >> 1, state.arrays.slots[(place >> 1) &* 5 &+ Int(category)] == 0 {
      guard let victim = sample(ofCategory: category, onDayOf: place) else { return }
      victims.0 = victim
      count = 1
      if Int(state.arrays.place[victim]) == place { room &+= state.dense.minutes[victim] }
    } else if old != state.dense.unplanned, random.next() & 3 != 0 {
      let inRow = Int(state.arrays.rowCount[place])
      if inRow == 0 { return }
      let victim = Int(state.arrays.row[place &* state.arrays.rowLength &+ random.below(inRow)])
      if swap(task, victim, threshold: threshold) { return }
    }
    var tries = 0
    while room < minutes {
      let inRow = Int(state.arrays.rowCount[place])
      tries &+= 1
      if count == 3 || inRow == 0 || tries > 6 { return }
      let victim = Int(state.arrays.row[place &* state.arrays.rowLength &+ random.below(inRow)])
      if victim == victims.0 || victim == victims.1 || victim == task { continue }
      if count == 0 { victims.0 = victim } else if count == 1 { victims.1 = victim } else { victims.2 = victim }
      count &+= 1
      room &+= state.dense.minutes[victim]
    }
    // What can't pay is seen before anything moves.
    let added = state.delta(task, to: place)
    var least = added
    for number in 0..<count {
      let victim = number == 0 ? victims.0 : number == 1 ? victims.1 : victims.2
      least &-= state.mostGained(by: victim, beside: task, at: place, isAlone: count == 1)
    }
    if least > threshold { return }
    let total = state.total
    for number in 0..<count {
      state.move(number == 0 ? victims.0 : number == 1 ? victims.1 : victims.2, to: state.dense.unplanned)
    }
    state.move(task, to: place)
    for number in 0..<count {
      let victim = number == 0 ? victims.0 : number == 1 ? victims.1 : victims.2
      guard let (other, delta) = cheapestPlace(victim) else {
        state.rollBack(to: total)
        return
      }
      if other != state.dense.unplanned { state.move(victim, to: other, adding: delta) }
    }
    settle(from: total, threshold: threshold)
  }

  private mutating func sample(ofCategory category: Int32, onDayOf place: Int) -> Int? {
    let morning = place & ~1
    for _ in 0..<8 {
      let half = morning &+ (Int(truncatingIfNeeded: random.next()) & 1)
      let inRow = Int(state.arrays.rowCount[half])
      if inRow == 0 { continue }
      let victim = Int(state.arrays.row[half &* state.arrays.rowLength &+ random.below(inRow)])
      if state.dense.category[victim] == category { return victim }
    }
    return nil
  }

  /// Exchanges the half-days of two random tasks.
  mutating func swap(threshold: Int) {
    let a = Int(state.dense.movable[random.below(state.dense.movableCount)])
    let b = Int(state.dense.movable[random.below(state.dense.movableCount)])
    _ = swap(a, b, threshold: threshold)
  }

  /// Exchanges the half-days of two tasks; false when that isn't possible.
  mutating func swap(_ a: Int, _ b: Int, threshold: Int) -> Bool {
    let placeA = Int(state.arrays.place[a])
    let placeB = Int(state.arrays.place[b])
    if placeA == placeB || placeA == state.dense.unplanned || placeB == state.dense.unplanned { return false }
    let more = state.dense.minutes[a] &- state.dense.minutes[b]
    if state.arrays.room[placeB] < more || state.arrays.room[placeA] < -more { return false }
    if !isAllowed(a, at: placeB) || !isAllowed(b, at: placeA) { return false }
    if placeA >> 1 != placeB >> 1, state.dense.category[a] != state.dense.category[b] {
      if state.arrays.slots[(placeB >> 1) &* 5 &+ Int(state.dense.category[a])] == 0 { return false }
      if state.arrays.slots[(placeA >> 1) &* 5 &+ Int(state.dense.category[b])] == 0 { return false }
    }
    if state.dense.client[a] != state.dense.client[b], state.dense.progressReach[a] >= 0,
      state.dense.progressReach[b] >= 0,
      state.dense.progressReach[a] != state.dense.progressReach[b]
    {
      // Nothing but the days' loads couples the two, so that the differences add up.
      let limit = threshold &- state.balanceCorrection(a, b)
      let first = state.delta(a, to: placeB, limit: Int.max >> 2)
      if first &- state.mostGained(b, to: placeA) > limit { return true }
      if placeB < state.earliest(a) || placeB > state.latest(a) { return false }
      if placeA < state.earliest(b) || placeA > state.latest(b) { return false }
      let delta = first &+ state.delta(b, to: placeA) &+ (threshold &- limit)
      if delta > threshold { return true }
      let total = state.total
      state.move(a, to: placeB, adding: first)
      state.move(b, to: placeA, adding: delta &- first)
      settle(from: total, threshold: threshold)
      return true
    }
    if placeB < state.earliest(a) || placeB > state.latest(a) { return false }
    let total = state.total
    state.move(a, to: placeB)
    if placeA < state.earliest(b) || placeA > state.latest(b) {
      state.rollBack(to: total)
      return false
    }
    state.move(b, to: placeA)
    settle(from: total, threshold: threshold)
    return true
  }

  @inline(__always)
  func isAllowed(_ task: Int, at place: Int) -> Bool {
    let row = task &* (state.dense.placeCount &+ 1)
    return state.dense.allowedBefore[row &+ place &+ 1] > state.dense.allowedBefore[row &+ place]
  }

  /// Plans an unplanned task together with the unplanned tasks before it.
  mutating func planChain(_ task: Int, threshold: Int) {
    let total = state.total
    pileUnplannedPredecessors(task)
    takeOut(task)
    putBack(.rank, blink: 16)
    settle(from: total, threshold: threshold)
  }

  private mutating func pileUnplannedPredecessors(_ task: Int) {
    var index = Int(state.dense.predecessorStart[task])
    let end = Int(state.dense.predecessorStart[task &+ 1])
    while index < end {
      let other = Int(state.dense.predecessor[index])
      if Int(state.arrays.place[other]) == state.dense.unplanned, !isOnPile[other] {
        pileUnplannedPredecessors(other)
        takeOut(other)
      }
      index &+= 1
    }
  }
}
