/// The end of a search: the moves that the explanations know are made, until none of them saves anything.
///
/// Such a move is one of `rank`'s: a task to another half-day, with all that it pushes (`PlacementTrial.verdict` is the
/// slow side of the same). So `why` never has to say that another half-day would have been cheaper.
extension Search {
  /// Descends from the cheapest plan. Ends early when `isOver`, which is asked once per task.
  mutating func descend(isOver: () -> Bool) {
    restoreBest()
    state.commit()
    let count = state.dense.movableCount
    var quiet = 0
    var index = 0
    while quiet < count, !isOver() {
      quiet = improve(Int(state.dense.movable[index])) ? 0 : quiet + 1
      index = index + 1 == count ? 0 : index + 1
    }
    keepBest()
  }

  /// Makes the task's best move if that saves something.
  private mutating func improve(_ task: Int) -> Bool {
    var place = -1
    var chosen: [Int] = []
    var best = state.total
    let before = state.total
    for index in Int(state.dense.allowedStart[task])..<Int(state.dense.allowedStart[task &+ 1]) {
      let candidate = Int(state.dense.allowed[index])
      if candidate == Int(state.arrays.place[task]) || candidate < state.earliest(task) { continue }
      if state.fits(task, at: candidate) {
        push(task, to: candidate, victims: [])
        if state.total < best { (best, place, chosen) = (state.total, candidate, []) }
        state.rollBack(to: before)
        continue
      }
      let victims = self.victims(for: task, at: candidate)
      var isEnough = false
      let delta = candidate <= state.latest(task) ? state.delta(task, to: candidate) : Int.min >> 1
      for victim in victims where fits(task, at: candidate, without: [victim]) {
        isEnough = true
        if before &+ delta &- state.mostGained(by: victim, beside: task, at: candidate) >= best { continue }
        push(task, to: candidate, victims: [victim])
        if state.total < best { (best, place, chosen) = (state.total, candidate, [victim]) }
        state.rollBack(to: before)
      }
      if isEnough { continue }
      let several = cheapest(of: victims, for: task, at: candidate)
      if !fits(task, at: candidate, without: several) { continue }
      push(task, to: candidate, victims: several)
      if state.total < best { (best, place, chosen) = (state.total, candidate, several) }
      state.rollBack(to: before)
    }
    if place < 0 { return false }
    push(task, to: place, victims: chosen)
    state.commit()
    return true
  }

  /// The movable tasks whose leaving would help: in the half-day, or of the category on the day. Never what comes before.
  private func victims(for task: Int, at place: Int) -> [Int] {
    var found: [Int] = []
    for half in [place, place ^ 1] {
      for index in 0..<Int(state.arrays.rowCount[half]) {
        let victim = Int(state.arrays.row[half &* state.arrays.rowLength &+ index])
        if victim == task || half != place && state.dense.category[victim] != state.dense.category[task] { continue }
        let before = Int(state.dense.predecessorStart[task])..<Int(state.dense.predecessorStart[task &+ 1])
        if !before.contains(where: { Int(state.dense.predecessor[$0]) == victim }) { found.append(victim) }
      }
    }
    return found
  }

  private func fits(_ task: Int, at place: Int, without victims: [Int]) -> Bool {
    var room = state.arrays.room[place]
    var slots = state.arrays.slots[(place >> 1) &* 5 &+ Int(state.dense.category[task])]
    for victim in victims {
      if Int(state.arrays.place[victim]) == place { room &+= state.dense.minutes[victim] }
      if state.dense.category[victim] == state.dense.category[task] { slots &+= 1 }
    }
    return room >= state.dense.minutes[task] && (Int(state.arrays.place[task]) >> 1 == place >> 1 || slots > 0)
  }

  /// Victims from the cheapest up until there is room, without those that turn out not to be needed.
  private func cheapest(of candidates: [Int], for task: Int, at place: Int) -> [Int] {
    let dense = state.dense
    let price = { (victim: Int) in dense.taskCost[victim * (dense.placeCount + 1) + dense.placeCount] }
    var victims: [Int] = []
    for victim in candidates.sorted(by: { (price($0), $0) < (price($1), $1) }) {
      victims.append(victim)
      if fits(task, at: place, without: victims) { break }
    }
    for victim in victims.reversed() where fits(task, at: place, without: victims.filter { $0 != victim }) {
      victims.removeAll { $0 == victim }
    }
    return victims
  }

  /// Takes the victims and the successors that would stand too early out, puts the task at the place, and these, in
  /// the chains' order, at their own places or else their cheapest.
  private mutating func push(_ task: Int, to place: Int, victims: [Int]) {
    for victim in victims { takeOut(victim) }
    let boundary = pileCount
    for link in Int(state.dense.successorStart[task])..<Int(state.dense.successorStart[task &+ 1]) {
      let other = Int(state.dense.successor[link])
      let lag = Int(state.dense.successorLag[link])
      let first = lag == 0 ? place : 2 * ((place >> 1) + lag)
      if Int(state.arrays.place[other]) == state.dense.unplanned || Int(state.arrays.place[other]) >= first { continue }
      takeOut(other)
      takeOutSuccessors(of: other)
    }
    let victimCount = boundary
    state.move(task, to: place)
    for index in 0..<pileCount { keys[Int(pile[index])] = index < victimCount ? 0 : 1 }
    while pileCount > 0 {
      var index = 0
      for other in 1..<max(1, pileCount)
      where state.dense.rank[Int(pile[other])] < state.dense.rank[Int(pile[index])] { index = other }
      let next = Int(pile[index])
      pileCount &-= 1
      pile[index] = pile[pileCount]
      isOnPile[next] = false
      let old = keys[next] == 0 ? -1 : firstPlace(of: next)
      if old >= 0, old >= state.earliest(next), old <= state.latest(next), state.fits(next, at: old) {
        state.move(next, to: old)
        continue
      }
      if cheapestPlace(next) == nil {
        let known = pileCount
        takeOutSuccessors(of: next)
        for number in known..<pileCount { keys[Int(pile[number])] = 1 }
      }
      if let (target, _) = cheapestPlace(next), target != state.dense.unplanned { state.move(next, to: target) }
    }
  }

  private mutating func takeOutSuccessors(of task: Int) {
    for link in Int(state.dense.successorStart[task])..<Int(state.dense.successorStart[task &+ 1]) {
      let other = Int(state.dense.successor[link])
      if Int(state.arrays.place[other]) == state.dense.unplanned { continue }
      takeOut(other)
      takeOutSuccessors(of: other)
    }
  }

  /// Where a task stood before this move.
  private func firstPlace(of task: Int) -> Int {
    for index in 0..<state.trailCount where Int(state.arrays.trailTask[index]) == task {
      return Int(state.arrays.trailPlace[index])
    }
    return Int(state.arrays.place[task])
  }
}
