extension Search {
  /// Puts a task at a place that its predecessors or successors don't allow, and moves these out of the way.
  ///
  /// Predecessors are pulled earlier, to places from which the order still holds, throwing out cheaper work where days
  /// are full; successors and what was thrown out then find their own cheapest places.
  mutating func force(_ task: Int, to target: Int, threshold: Int) {
    let total = state.total
    chainCount = 0
    bound[task] = Int32(truncatingIfNeeded: target)
    pull(task)
    // Predecessors first, each no later than what comes behind it allows.
    sortChain()
    let limit = worth[task]
    var index = 0
    while index < chainCount {
      let member = Int(chain[index])
      if !insertByForce(member, target: member == task ? target : -1, worthBelow: limit) {
        clearChain(from: 0)
        clearPile()
        state.rollBack(to: total)
        return
      }
      index &+= 1
    }
    clearChain(from: 0)
    pushSuccessors(of: task)
    putBack(random.next() & 1 == 0 ? .worth : .random, blink: 0)
    settle(from: total, threshold: threshold)
  }

  /// Collects the task and those of its predecessors that stand too late for its bound, taking them out.
  private mutating func pull(_ task: Int) {
    isInChain[task] = true
    chain[chainCount] = Int32(truncatingIfNeeded: task)
    chainCount &+= 1
    if Int(state.arrays.place[task]) != state.dense.unplanned { state.move(task, to: state.dense.unplanned) }
    var index = Int(state.dense.predecessorStart[task])
    let end = Int(state.dense.predecessorStart[task &+ 1])
    let last = Int(bound[task])
    while index < end {
      let other = Int(state.dense.predecessor[index])
      let lag = Int(state.dense.predecessorLag[index])
      index &+= 1
      if state.dense.fixed[other] >= 0 { continue }
      let limit = lag == 0 ? last : ((last >> 1) &- lag) &* 2 &+ 1
      let place = Int(state.arrays.place[other])
      if isInChain[other] {
        if limit < Int(bound[other]) {
          bound[other] = Int32(truncatingIfNeeded: limit)
          tighten(other)
        }
      } else if place > limit {
        bound[other] = Int32(truncatingIfNeeded: limit)
        pull(other)
      }
    }
  }

  /// Hands a bound that became earlier on to predecessors that are in the chain already, or now stand too late.
  private mutating func tighten(_ task: Int) {
    var index = Int(state.dense.predecessorStart[task])
    let end = Int(state.dense.predecessorStart[task &+ 1])
    let last = Int(bound[task])
    while index < end {
      let other = Int(state.dense.predecessor[index])
      let lag = Int(state.dense.predecessorLag[index])
      index &+= 1
      if state.dense.fixed[other] >= 0 { continue }
      let limit = lag == 0 ? last : ((last >> 1) &- lag) &* 2 &+ 1
      if isInChain[other] {
        if limit < Int(bound[other]) {
          bound[other] = Int32(truncatingIfNeeded: limit)
          tighten(other)
        }
      } else if Int(state.arrays.place[other]) > limit {
        bound[other] = Int32(truncatingIfNeeded: limit)
        pull(other)
      }
    }
  }

  private mutating func sortChain() {
    var index = 1
    while index < chainCount {
      let task = chain[index]
      let key = state.dense.rank[Int(task)]
      var hole = index
      while hole > 0, state.dense.rank[Int(chain[hole &- 1])] > key {
        chain[hole] = chain[hole &- 1]
        hole &-= 1
      }
      chain[hole] = task
      index &+= 1
    }
  }

  private mutating func clearChain(from start: Int) {
    for index in start..<chainCount { isInChain[Int(chain[index])] = false }
    chainCount = 0
  }

  private mutating func clearPile() {
    for index in 0..<pileCount { isOnPile[Int(pile[index])] = false }
    pileCount = 0
  }

  /// Puts a member of the chain at its cheapest place within its bound, or, when none has room (and now and then
  /// anyway), at a random one of them, throwing cheaper work out.
  private mutating func insertByForce(_ task: Int, target: Int, worthBelow limit: Int) -> Bool {
    let first = target >= 0 ? target : state.earliest(task)
    if target >= 0, state.earliest(task) > target { return false }
    let last = target >= 0 ? target : Int(bound[task])
    if first > last || last < 0 { return false }
    let row = task &* (state.dense.placeCount &+ 1)
    let start = Int(state.dense.allowedStart[task]) &+ Int(state.dense.allowedBefore[row &+ first])
    let end = Int(state.dense.allowedStart[task]) &+ Int(state.dense.allowedBefore[row &+ last &+ 1])
    if start == end { return false }
    var place = -1
    if random.next() & 7 != 0 {
      var delta = Int.max
      for index in start..<end {
        let candidate = Int(state.dense.allowed[index])
        if !state.fits(task, at: candidate) { continue }
        let added = state.delta(task, to: candidate, limit: delta)
        if added < delta {
          delta = added
          place = candidate
        }
      }
    }
    if place < 0 {
      place = Int(state.dense.allowed[start &+ random.below(end &- start)])
      if !makeRoom(for: task, at: place, worthBelow: limit) { return false }
    }
    state.move(task, to: place)
    return true
  }

  /// Takes tasks that are worth less, and aren't of the chain, out of a half-day until the task fits there.
  private mutating func makeRoom(for task: Int, at place: Int, worthBelow limit: Int) -> Bool {
    let category = state.dense.category[task]
    if state.arrays.slots[(place >> 1) &* 5 &+ Int(category)] == 0 {
      var victim = -1
      for _ in 0..<8 {
        let half = place & ~1 &+ (Int(truncatingIfNeeded: random.next()) & 1)
        guard let other = sample(at: half) else { continue }
        if state.dense.category[other] == category, !isInChain[other], worth[other] <= limit,
          victim < 0 || worth[other] < worth[victim]
        {
          victim = other
        }
      }
      if victim < 0 { return false }
      takeOutWithFollowers(victim)
    }
    var tries = 0
    while state.arrays.room[place] < state.dense.minutes[task] {
      tries &+= 1
      if tries > 6 { return false }
      var victim = -1
      for _ in 0..<3 {
        guard let other = sample(at: place) else { return false }
        if !isInChain[other], worth[other] <= limit, victim < 0 || worth[other] < worth[victim] { victim = other }
      }
      if victim >= 0 { takeOutWithFollowers(victim) }
    }
    return true
  }

  /// Takes a task out together with the planned tasks after it, so that all may find later places.
  mutating func takeOutWithFollowers(_ task: Int) {
    takeOut(task)
    if random.next() & 255 >= 128 { return }
    var index = Int(state.dense.successorStart[task])
    let end = Int(state.dense.successorStart[task &+ 1])
    while index < end {
      let successor = Int(state.dense.successor[index])
      index &+= 1
      if !isOnPile[successor], !isInChain[successor], Int(state.arrays.place[successor]) != state.dense.unplanned {
        takeOutWithFollowers(successor)
      }
    }
  }

  @inline(__always)
  private mutating func sample(at place: Int) -> Int? {
    let inRow = Int(state.arrays.rowCount[place])
    if inRow == 0 { return nil }
    return Int(state.arrays.row[place &* state.arrays.rowLength &+ random.below(inRow)])
  }

  /// Takes out the planned successors that now stand too early, and theirs.
  private mutating func pushSuccessors(of task: Int) {
    let place = Int(state.arrays.place[task])
    var index = Int(state.dense.successorStart[task])
    let end = Int(state.dense.successorStart[task &+ 1])
    while index < end {
      let successor = Int(state.dense.successor[index])
      let lag = Int(state.dense.successorLag[index])
      index &+= 1
      let other = Int(state.arrays.place[successor])
      if other == state.dense.unplanned { continue }
      if other < (lag == 0 ? place : ((place >> 1) &+ lag) &* 2) { takeOut(successor) }
    }
  }
}
