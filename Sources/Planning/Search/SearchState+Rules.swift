/// The hard rules, as windows and room.
extension SearchState {
  /// The first place that the task's predecessors allow; past `unplanned` when one of them is unplanned.
  @inline(__always)
  func earliest(_ task: Int) -> Int {
    var bound = 0
    var index = Int(dense.predecessorStart[task])
    let end = Int(dense.predecessorStart[task &+ 1])
    while index < end {
      let place = Int(arrays.place[Int(dense.predecessor[index])])
      let lag = Int(dense.predecessorLag[index])
      if place == dense.unplanned { return dense.unplanned &+ 1 }
      bound = max(bound, lag == 0 ? place : ((place >> 1) &+ lag) &* 2)
      index &+= 1
    }
    return bound
  }

  /// The last place that the task's planned successors allow; negative when there is none.
  @inline(__always)
  func latest(_ task: Int) -> Int {
    var bound = dense.placeCount &- 1
    var index = Int(dense.successorStart[task])
    let end = Int(dense.successorStart[task &+ 1])
    while index < end {
      let place = Int(arrays.place[Int(dense.successor[index])])
      if place != dense.unplanned {
        let lag = Int(dense.successorLag[index])
        bound = min(bound, lag == 0 ? place : ((place >> 1) &- lag) &* 2 &+ 1)
      }
      index &+= 1
    }
    return bound
  }

  /// Whether the task has a planned successor (that isn't fixed), so that it can't be unplanned by itself.
  @inline(__always)
  func carries(_ task: Int) -> Bool {
    var index = Int(dense.successorStart[task])
    let end = Int(dense.successorStart[task &+ 1])
    while index < end {
      if Int(arrays.place[Int(dense.successor[index])]) != dense.unplanned { return true }
      index &+= 1
    }
    return false
  }

  /// Whether minutes and category leave room for the task, were it taken from where it stands.
  @inline(__always)
  func fits(_ task: Int, at place: Int) -> Bool {
    let old = Int(arrays.place[task])
    if old == place { return true }
    if arrays.room[place] < dense.minutes[task] { return false }
    return old >> 1 == place >> 1 || arrays.slots[(place >> 1) &* 5 &+ Int(dense.category[task])] > 0
  }
}
