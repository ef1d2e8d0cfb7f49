extension Search {
  /// Takes some related tasks out and puts them back at their cheapest places, one after the other.
  mutating func ruinAndRecreate(threshold: Int) {
    let total = state.total
    let seed = Int(state.dense.movable[random.below(state.dense.movableCount)])
    let roll = random.next() & 15
    switch roll {
    case 0..<5: ruinProcess(of: seed)
    case 5..<9: ruinHalfDay(of: seed)
    case 9..<12: ruinChain(from: seed)
    default: ruinDays(around: seed)
    }
    let order: InsertionOrder =
      switch random.next() & 3 {
      case 0: .rank
      case 1: .worth
      default: .random
      }
    putBack(order, blink: 10)
    settle(from: total, threshold: threshold)
  }

  /// Takes two processes with work on the same days out whole, and puts one back before the other.
  mutating func exchangeProcesses(threshold: Int) {
    let first = Int(state.dense.movable[random.below(state.dense.movableCount)])
    let process = Int(state.dense.process[first])
    if process < 0 { return }
    var second = -1
    for _ in 0..<8 {
      let member = Int(
        state.dense.processTask[
          Int(state.dense.processStart[process])
            &+ random.below(
              Int(state.dense.processStart[process &+ 1] &- state.dense.processStart[process]))])
      let place = Int(state.arrays.place[member])
      let inRow = Int(state.arrays.rowCount[place])
      if inRow == 0 { continue }
      let other = Int(state.arrays.row[place &* state.arrays.rowLength &+ random.below(inRow)])
      if state.dense.process[other] >= 0, Int(state.dense.process[other]) != process {
        second = Int(state.dense.process[other])
        break
      }
    }
    if second < 0 { return }
    let total = state.total
    takeOutProcess(process)
    let boundary = pileCount
    takeOutProcess(second)
    for index in 0..<pileCount {
      let task = Int(pile[index])
      let isFirst = index < boundary
      keys[task] = (isFirst ? 0 : 1 << 32) | UInt64(truncatingIfNeeded: Int(state.dense.rank[task]))
    }
    putBack(.given, blink: 6)
    settle(from: total, threshold: threshold)
  }

  private mutating func takeOutProcess(_ process: Int) {
    for index in Int(state.dense.processStart[process])..<Int(state.dense.processStart[process &+ 1]) {
      let task = Int(state.dense.processTask[index])
      if isMovable[task] { takeOut(task) }
    }
  }

  private mutating func ruinProcess(of seed: Int) {
    let process = Int(state.dense.process[seed])
    takeOut(seed)
    if process < 0 { return ruinHalfDay(of: seed) }
    let keep = random.next() & 3
    for index in Int(state.dense.processStart[process])..<Int(state.dense.processStart[process &+ 1]) {
      let task = Int(state.dense.processTask[index])
      if !isMovable[task] { continue }
      if keep > 0, random.next() & 3 < keep { continue }
      takeOut(task)
      if pileCount >= 12 { return }
    }
  }

  private mutating func ruinHalfDay(of seed: Int) {
    let place = Int(state.arrays.place[seed])
    takeOut(seed)
    if place == state.dense.unplanned {
      pileAround(place: randomAllowed(seed), count: 4)
    } else {
      pileAround(place: place, count: 3 &+ random.below(5))
    }
  }

  private mutating func randomAllowed(_ task: Int) -> Int {
    let start = Int(state.dense.allowedStart[task])
    let count = Int(state.dense.allowedStart[task &+ 1]) &- start
    return count == 0 ? 0 : Int(state.dense.allowed[start &+ random.below(count)])
  }

  private mutating func pileAround(place: Int, count: Int) {
    for _ in 0..<count {
      let inRow = Int(state.arrays.rowCount[place])
      if inRow == 0 { return }
      takeOut(Int(state.arrays.row[place &* state.arrays.rowLength &+ random.below(inRow)]))
    }
  }

  /// The task and what comes after it.
  private mutating func ruinChain(from seed: Int) {
    takeOut(seed)
    var index = 0
    while index < pileCount, pileCount < 12 {
      let task = Int(pile[index])
      for link in Int(state.dense.successorStart[task])..<Int(state.dense.successorStart[task &+ 1]) {
        if pileCount < 12 { takeOut(Int(state.dense.successor[link])) }
      }
      index &+= 1
    }
  }

  private mutating func ruinDays(around seed: Int) {
    let place = Int(state.arrays.place[seed])
    takeOut(seed)
    let middle = place == state.dense.unplanned ? randomAllowed(seed) : place
    for _ in 0..<(2 &+ random.below(3)) {
      let other = min(max(0, middle &+ random.below(9) &- 4), state.dense.placeCount &- 1)
      pileAround(place: other, count: 2)
    }
  }
}
