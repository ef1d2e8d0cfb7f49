extension Search {
  /// The cheapest place for the task as everything else stands, and what moving it there adds.
  ///
  /// Only feasible places count; unplanned is one of them unless a planned successor hangs on the task. `blink` of 256
  /// places are overlooked at random. Nil when no place is feasible.
  @inline(__always)
  mutating func cheapestPlace(_ task: Int, blink: UInt64 = 0) -> (place: Int, delta: Int)? {
    let first = state.earliest(task)
    let carries = state.carries(task)
    let last = carries ? state.latest(task) : state.dense.placeCount &- 1
    var place = -1
    var delta = Int.max
    if !carries {
      place = state.dense.unplanned
      delta = state.delta(task, to: place)
    }
    if first <= last {
      let start = Int(state.dense.allowedStart[task])
      let row = task &* (state.dense.placeCount &+ 1)
      var index = start &+ Int(state.dense.allowedBefore[row &+ first])
      let end = start &+ Int(state.dense.allowedBefore[row &+ last &+ 1])
      while index < end {
        let candidate = Int(state.dense.allowed[index])
        index &+= 1
        if !state.fits(task, at: candidate) { continue }
        if blink > 0, random.next() & 255 < blink { continue }
        let added = state.delta(task, to: candidate, limit: delta)
        if added < delta {
          delta = added
          place = candidate
        }
      }
    }
    return place < 0 ? nil : (place, delta)
  }

  /// Takes a task out and remembers it on the pile.
  @inline(__always)
  mutating func takeOut(_ task: Int) {
    if isOnPile[task] { return }
    isOnPile[task] = true
    pile[pileCount] = Int32(truncatingIfNeeded: task)
    pileCount &+= 1
    if Int(state.arrays.place[task]) != state.dense.unplanned { state.move(task, to: state.dense.unplanned) }
  }

  /// How `putBack` orders the tasks on the pile (predecessors always come first).
  enum InsertionOrder { case worth, urgency, random, rank, given }

  /// Puts every task of the pile at its cheapest place, predecessors first, and then unplans what hangs on tasks that
  /// found none. `places`: where the rules allow, the task's own of these places instead of the cheapest.
  mutating func putBack(_ order: InsertionOrder, blink: UInt64, at places: [Int32]? = nil) {
    sortPile(order)
    var index = 0
    while index < pileCount {
      insertWithPredecessors(Int(pile[index]), blink: blink, at: places)
      index &+= 1
    }
    index = 0
    while index < pileCount {
      let task = Int(pile[index])
      if Int(state.arrays.place[task]) == state.dense.unplanned { unplanSuccessors(task) }
      index &+= 1
    }
    pileCount = 0
  }

  private mutating func sortPile(_ order: InsertionOrder) {
    for index in 0..<pileCount {
      let task = Int(pile[index])
      let noise = random.next() & 0xFFFF
      switch order {
      case .worth:
        let noisy = Double(worth[task]) * (0.8 + Double(noise) * (0.4 / 65536))
        keys[task] = ~UInt64(noisy) << 20 | UInt64(truncatingIfNeeded: Int(state.dense.rank[task]))
      case .urgency:
        let cheap = (1 << 42) - UInt64(min(max(0, worth[task]), 1 << 42))
        keys[task] =
          (hasDeadline[task] ? 0 : 1 << 63) | cheap << 20 | UInt64(truncatingIfNeeded: Int(state.dense.rank[task]))
      case .random: keys[task] = noise
      case .given: break
      case .rank: keys[task] = UInt64(truncatingIfNeeded: Int(state.dense.rank[task]))
      }
    }
    // Insertion sort: piles are short, and long ones only come from construction.
    if pileCount > 64 {
      let keys = self.keys
      var slice = UnsafeMutableBufferPointer(start: pile, count: pileCount)
      slice.sort { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
      return
    }
    var index = 1
    while index < pileCount {
      let task = pile[index]
      let key = keys[Int(task)]
      var hole = index
      while hole > 0, keys[Int(pile[hole &- 1])] > key {
        pile[hole] = pile[hole &- 1]
        hole &-= 1
      }
      pile[hole] = task
      index &+= 1
    }
  }

  private mutating func insertWithPredecessors(_ task: Int, blink: UInt64, at places: [Int32]?) {
    if !isOnPile[task] { return }
    isOnPile[task] = false
    var index = Int(state.dense.predecessorStart[task])
    let end = Int(state.dense.predecessorStart[task &+ 1])
    while index < end {
      let other = Int(state.dense.predecessor[index])
      if isOnPile[other] { insertWithPredecessors(other, blink: blink, at: places) }
      index &+= 1
    }
    if let places {
      let own = Int(places[task])
      if isAllowed(task, at: own), own >= state.earliest(task), state.fits(task, at: own) {
        state.move(task, to: own)
        return
      }
    }
    if let (place, delta) = cheapestPlace(task, blink: blink), place != Int(state.arrays.place[task]) {
      state.move(task, to: place, adding: delta)
    }
  }

  /// Unplans every planned task that comes after an unplanned one.
  mutating func unplanSuccessors(_ task: Int) {
    var index = Int(state.dense.successorStart[task])
    let end = Int(state.dense.successorStart[task &+ 1])
    while index < end {
      let successor = Int(state.dense.successor[index])
      if Int(state.arrays.place[successor]) != state.dense.unplanned {
        state.move(successor, to: state.dense.unplanned)
        unplanSuccessors(successor)
      }
      index &+= 1
    }
  }
}
