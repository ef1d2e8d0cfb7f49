/// From a list to a plan, and the sums that this takes.
extension ListSearch {
  // MARK: Sums

  /// Adds a place to the sets of those that have room for longer tasks, after its room grew.
  func widen(_ at: Int) {
    var known = Int(rooms[dense.placeCount &+ at])
    while known < lengthCount, lengths[known] <= rooms[at] {
      sets[known &* words &+ at >> 6] |= 1 &<< UInt64(truncatingIfNeeded: at & 63)
      known &+= 1
    }
    rooms[dense.placeCount &+ at] = Int32(truncatingIfNeeded: known)
  }

  /// Writes a task that comes to a place into the sums.
  @inline(__always)
  func enter(_ task: Int, at chosen: Int, _ dense: DenseArrays) {
    let day = chosen >> 1
    let minutes = dense.minutes[task]
    let room = rooms[chosen] &- minutes
    rooms[chosen] = room
    var known = Int(rooms[dense.placeCount &+ chosen])
    while known > 0, lengths[known &- 1] > room {
      known &-= 1
      sets[known &* words &+ chosen >> 6] &= ~(1 &<< UInt64(truncatingIfNeeded: chosen & 63))
    }
    rooms[dense.placeCount &+ chosen] = Int32(truncatingIfNeeded: known)
    let category = Int(dense.category[task])
    let slot = day &* 5 &+ category
    slots[slot] &-= 1
    if slots[slot] == 0 {
      sets[openOffset &+ category &* words &+ chosen >> 6] &= ~(3 &<< UInt64(truncatingIfNeeded: chosen & 62))
    }
    visited[Int(dense.client[task]) &* dayWords &+ day >> 6] |= 1 &<< UInt64(truncatingIfNeeded: day & 63)
    let more = Int(loads[day]) &+ Int(minutes)
    loads[day] = Int32(truncatingIfNeeded: more)
    charges[day] = Int32(truncatingIfNeeded: BalanceCost.charge(day: day, load: more, dense))
  }

  /// Brings the sums to where the current list's were before a position.
  @inline(__always)
  func rewind(to first: Int) {
    let dense = self.dense
    let mark = first >> Self.markShift
    sums.copyMemory(from: marks[mark], byteCount: sumBytes)
    var index = mark &<< Self.markShift
    while index < first {
      let task = Int(order[index])
      index &+= 1
      let at = Int(kept[task])
      if at != dense.placeCount { enter(task, at: at, dense) }
    }
  }

  /// Puts the tasks of the trial list from a position on, and returns the plan's cost; `Int.max` when it is above the limit, or, after
  /// the changed part, by more than `limitAfter` above what the current list's was there. `reached` is where it ended: right after the
  /// changed part when that led to the same places as before.
  mutating func decode(from first: Int, to last: Int, limit: Int, limitAfter: Int) -> Int {
    let dense = self.dense
    let placeCount = dense.placeCount
    let dayCount = dense.dayCount
    let words = self.words
    let dayWords = self.dayWords
    let (sets, place, kept, loads, charges) = (self.sets, self.place, self.kept, self.loads, self.charges)
    let open = sets + openOffset
    var sum = cost[first]
    var index = first
    var isSame = true
    var touched: UInt64 = 0
    while index < count {
      trialCost[index] = sum
      if index > last {
        if isSame {
          reached = index
          return total
        }
        if index == last &+ 1 || index & Self.markMask == 0, sum &- cost[index] > limitAfter {
          reached = index
          return Int.max
        }
      }
      if index & Self.markMask == 0, index > first {
        trialMarks[index >> Self.markShift].copyMemory(from: sums, byteCount: sumBytes)
      }
      let task = Int(trial[index])
      let old = Int(kept[task])
      // Behind the changed part, a task whose predecessors stand where they stood finds new prices on touched days only.
      var isKnown = index > last && words == 1 && touched &>> UInt64(truncatingIfNeeded: old) & 1 == 0
      index &+= 1
      var earliest = 0
      var link = Int(dense.predecessorStart[task])
      let lastLink = Int(dense.predecessorStart[task &+ 1])
      while link < lastLink {
        let predecessor = Int(dense.predecessor[link])
        let other = Int(place[predecessor])
        let lag = Int(dense.predecessorLag[link])
        earliest = max(earliest, other == placeCount ? placeCount : lag == 0 ? other : ((other >> 1) &+ lag) &* 2)
        if other != Int(kept[predecessor]) { isKnown = false }
        link &+= 1
      }
      let row = costs + task &* (placeCount &+ 1)
      var least = Int(row[placeCount])
      var chosen = placeCount
      if earliest < placeCount {
        let client = Int(dense.client[task])
        let minutes = Int(dense.minutes[task])
        let missed = Int(dense.mostMissed[client])
        let seen = visited + client &* dayWords
        let arrive = arrivals + client &* dayCount
        let from = leastFrom + task &* placeCount
        let fits = sets + Int(length[task]) &* words
        let opens = open + Int(dense.category[task]) &* words
        let allowed = allowedSet + task &* words
        var word = earliest >> 6
        var bits = allowed[word] & fits[word] & opens[word] & (UInt64.max &<< UInt64(truncatingIfNeeded: earliest & 63))
        if isKnown {
          bits &= touched
          least = cost[index] &- cost[index &- 1]
          chosen = old
        }
        scan: while true {
          while bits != 0 {
            let at = word &* 64 &+ bits.trailingZeroBitCount
            bits &= bits &- 1
            if Int(from[at]) &- missed > least { break scan }
            let day = at >> 1
            var added = Int(row[at])
            if seen[day >> 6] &>> UInt64(truncatingIfNeeded: day & 63) & 1 == 0 { added &+= Int(arrive[day]) }
            if added <= least {
              added &+= BalanceCost.charge(day: day, load: Int(loads[day]) &+ minutes, dense) &- Int(charges[day])
              if added < least || added == least && at < chosen {
                least = added
                chosen = at
              }
            }
          }
          word &+= 1
          if word >= words { break }
          bits = allowed[word] & fits[word] & opens[word]
        }
        if chosen < placeCount { enter(task, at: chosen, dense) }
      }
      place[task] = Int32(truncatingIfNeeded: chosen)
      if old != chosen {
        isSame = false
        touched |= 3 &<< UInt64(truncatingIfNeeded: old & 62) | 3 &<< UInt64(truncatingIfNeeded: chosen & 62)
      }
      sum &+= least
    }
    reached = count
    trialCost[count] = sum
    if isSame, last < count { return total }
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
