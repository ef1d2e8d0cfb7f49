/// From a list to a plan, and the sums that this takes.
extension ListSearch {
  // MARK: Sums

  /// Adds a place to the sets of those that have room for longer tasks, after its room grew.
  @inline(__always)
  func widen(_ at: Int) {
    var known = Int(sums[classOffset &+ at])
    let room = sums[at]
    while known < lengthCount, lengths[known] <= room {
      sets[known &* words &+ at >> 6] |= 1 &<< UInt64(truncatingIfNeeded: at & 63)
      known &+= 1
    }
    sums[classOffset &+ at] = Int32(truncatingIfNeeded: known)
  }

  @inline(__always)
  func open(_ day: Int, _ category: Int) {
    let at = 2 &* day
    sets[openOffset &+ category &* words &+ at >> 6] |= 3 &<< UInt64(truncatingIfNeeded: at & 63)
  }

  /// Takes the tasks of the current list from a position on out of the sums.
  func takeOut(from first: Int) {
    let dense = self.dense
    var index = first
    while index < count {
      let task = Int(order[index])
      index &+= 1
      let at = Int(place[task])
      if at == dense.placeCount { continue }
      place[task] = Int32(truncatingIfNeeded: dense.placeCount)
      let day = at >> 1
      let category = Int(dense.category[task])
      let minutes = dense.minutes[task]
      sums[at] &+= minutes
      widen(at)
      let slot = slotOffset &+ day &* 5 &+ category
      sums[slot] &+= 1
      if sums[slot] == 1 { open(day, category) }
      sums[loadOffset &+ day] &-= minutes
      sums[visitOffset &+ Int(dense.client[task]) &* dense.dayCount &+ day] &-= 1
    }
  }

  /// Puts the tasks of the trial list from a position on, and returns the plan's cost; `Int.max` when it is above the limit.
  mutating func decode(from first: Int, to last: Int, limit: Int, limitAfter: Int) -> Int {
    let dense = self.dense
    let placeCount = dense.placeCount
    let dayCount = dense.dayCount
    let words = self.words
    let (sums, sets, place) = (self.sums, self.sets, self.place)
    let slots = sums + slotOffset
    let load = sums + loadOffset
    let visits = sums + visitOffset
    let open = sets + openOffset
    var sum = cost[first]
    var index = first
    while index < count {
      trialCost[index] = sum
      if index == last &+ 1, sum &- cost[index] > limitAfter { return Int.max }
      let task = Int(trial[index])
      index &+= 1
      var earliest = 0
      var link = Int(dense.predecessorStart[task])
      let lastLink = Int(dense.predecessorStart[task &+ 1])
      while link < lastLink {
        let other = Int(place[Int(dense.predecessor[link])])
        let lag = Int(dense.predecessorLag[link])
        earliest = max(earliest, other == placeCount ? placeCount : lag == 0 ? other : ((other >> 1) &+ lag) &* 2)
        link &+= 1
      }
      let row = task &* (placeCount &+ 1)
      var least = dense.taskCost[row &+ placeCount]
      if earliest < placeCount {
        var chosen = placeCount
        let client = Int(dense.client[task])
        let minutes = dense.minutes[task]
        let category = Int(dense.category[task])
        let missed = Int(dense.mostMissed[client])
        let visit = visits + client &* dayCount
        let fits = sets + Int(length[task]) &* words
        let opens = open + category &* words
        let allowed = allowedSet + task &* words
        var word = earliest >> 6
        var bits = allowed[word] & fits[word] & opens[word] & (UInt64.max &<< UInt64(truncatingIfNeeded: earliest & 63))
        scan: while true {
          while bits != 0 {
            let at = word &* 64 &+ bits.trailingZeroBitCount
            bits &= bits &- 1
            if leastFrom[task &* placeCount &+ at] &- missed >= least { break scan }
            let day = at >> 1
            var added = dense.taskCost[row &+ at]
            if visit[day] == 0 { added &+= dense.switching &- Int(dense.missCharge[client &* dayCount &+ day]) }
            if added < least {
              added &+= BalanceCost.delta(day: day, load: Int(load[day]), adding: Int(minutes), dense)
              if added < least {
                least = added
                chosen = at
              }
            }
          }
          word &+= 1
          if word >= words { break }
          bits = allowed[word] & fits[word] & opens[word]
        }
        if chosen < placeCount {
          let day = chosen >> 1
          let room = sums[chosen] &- minutes
          sums[chosen] = room
          var known = Int(sums[classOffset &+ chosen])
          while known > 0, lengths[known &- 1] > room {
            known &-= 1
            sets[known &* words &+ chosen >> 6] &= ~(1 &<< UInt64(truncatingIfNeeded: chosen & 63))
          }
          sums[classOffset &+ chosen] = Int32(truncatingIfNeeded: known)
          let slot = day &* 5 &+ category
          slots[slot] &-= 1
          if slots[slot] == 0 {
            opens[chosen >> 6] &= ~(3 &<< UInt64(truncatingIfNeeded: chosen & 62))
          }
          visit[day] &+= 1
          load[day] &+= minutes
          place[task] = Int32(truncatingIfNeeded: chosen)
        }
      }
      sum &+= least
    }
    trialCost[count] = sum
    if sum > limit { return Int.max }
    return sum &+ progress()
  }

  /// The `progress` part from scratch.
  func progress() -> Int {
    let dense = self.dense
    if dense.progress == 0 { return 0 }
    var stalls = 0
    for process in 0..<dense.processCount {
      var worked: UInt64 = 0
      var pending: UInt64 = 0
      var index = Int(dense.processStart[process])
      let end = Int(dense.processStart[process &+ 1])
      while index < end {
        let task = Int(dense.processTask[index])
        index &+= 1
        let day = Int(place[task]) >> 1
        let week = Int(dense.week[day])
        if week < dense.weekCount { worked |= 1 &<< UInt64(truncatingIfNeeded: week) }
        var ready = 0
        var link = Int(dense.predecessorStart[task])
        let last = Int(dense.predecessorStart[task &+ 1])
        while link < last {
          let other = Int(place[Int(dense.predecessor[link])]) >> 1
          ready = max(ready, other &+ Int(dense.predecessorLag[link]))
          link &+= 1
        }
        ready = min(ready, dense.dayCount)
        pending |= dense.readyWeeks[task &* (dense.dayCount &+ 1) &+ ready] & dense.weeksBefore[week]
      }
      stalls &+= (pending & ~worked).nonzeroBitCount
    }
    return stalls &* dense.progress
  }
}
