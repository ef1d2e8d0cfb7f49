extension SearchState {
  /// At most what a victim saves by leaving for wherever it likes, when the task comes to its day; a great deal where
  /// the two are coupled, or others may have to move too.
  func mostGained(by victim: Int, beside task: Int, at place: Int) -> Int {
    let reach = dense.progressReach[victim]
    if reach < 0 || dense.progressReach[task] < 0 || carries(victim)
      || reach == dense.progressReach[task] && Int(reach) < dense.processCount
    {
      return Int.max >> 2
    }
    let costs = victim &* (dense.placeCount &+ 1)
    var least = dense.taskCost[costs &+ dense.placeCount]
    for index in Int(dense.allowedStart[victim])..<Int(dense.allowedStart[victim &+ 1]) {
      least = min(least, dense.taskCost[costs &+ Int(dense.allowed[index])])
    }
    let visits = Int(dense.client[victim]) &* dense.dayCount
    var missed: Int32 = 0
    for day in 0..<dense.dayCount { missed = max(missed, dense.missCharge[visits &+ day]) }
    let day = place >> 1
    let isNew = Int(arrays.place[task]) >> 1 != day
    let load = arrays.load[day] &+ (isNew ? Int(dense.minutes[task]) : 0)
    let relief =
      BalanceCost.charge(day: day, load: load, dense)
      &- BalanceCost.charge(day: day, load: load &- Int(dense.minutes[victim]), dense)
    let stalls = Int(reach) < dense.processCount ? Int(arrays.stalled[Int(reach)]) : 0
    return dense.taskCost[costs &+ Int(arrays.place[victim])] &- least &+ dense.switching &+ Int(missed) &+ relief
      &+ stalls &* dense.progress
  }
}
