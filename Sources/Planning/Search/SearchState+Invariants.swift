extension SearchState {
  /// Assert mode: what is wrong with the incremental state, held against the slow and obvious side. Empty when the
  /// total and every part's incremental sums agree with the cost from scratch and no hard rule is broken.
  ///
  /// O(tasks * days); tests call it after every move.
  func brokenInvariants() -> [String] {
    let problem = owner.problem
    let places = (0..<dense.taskCount).map { task -> Place? in
      let ordinal = Int(arrays.place[task])
      return ordinal == dense.unplanned ? nil : Place(ordinal: ordinal)
    }
    let plan = Plan(problem, places: places)
    var broken = PlanChecker.violations(of: plan, for: problem)
    if plan.cost != total { broken.append("the incremental total is \(total), from scratch it is \(plan.cost)") }
    var unaryTotal = 0
    for task in 0..<dense.taskCount {
      unaryTotal += dense.taskCost[task * (dense.placeCount + 1) + Int(arrays.place[task])]
    }
    let parts = plan.parts
    let unary = parts.unplanned + parts.deadline + parts.late + parts.delay + parts.energy + parts.stability
    if unary != unaryTotal { broken.append("the table of task costs says \(unaryTotal), from scratch it is \(unary)") }
    let stalls = (0..<dense.processCount).reduce(0) { $0 + Int(arrays.stalled[$1]) } * dense.progress
    if stalls != parts.progress, dense.progress > 0 {
      broken.append("the incremental progress part is \(stalls), from scratch it is \(parts.progress)")
    }
    var balance = 0
    for day in 0..<dense.dayCount { balance += BalanceCost.charge(day: day, load: arrays.load[day], dense) }
    if balance != parts.balance {
      broken.append("the incremental balance part is \(balance), from scratch it is \(parts.balance)")
    }
    var attention = 0
    var switching = 0
    for visit in 0..<dense.clientCount * dense.dayCount {
      if arrays.visits[visit] > 0 { switching += dense.switching } else { attention += Int(dense.missCharge[visit]) }
    }
    if attention != parts.attention || switching != parts.switching {
      broken.append("attention and switching are \(attention) and \(switching) incrementally")
    }
    for task in 0..<dense.movableCount {
      let number = Int(dense.movable[task])
      let row = Int(arrays.place[number]) * arrays.rowLength
      if arrays.row[row + Int(arrays.rowPosition[number])] != dense.movable[task] {
        broken.append("task \(number) is missing from its place's row")
      }
    }
    return broken
  }
}
