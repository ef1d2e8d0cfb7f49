/// `balance`: planned minutes above given shares of a day's minutes, so that days keep some air.
///
/// Each step `[percent, each]` charges `each` for every minute above `percent` % of both halves together (rounded
/// down). Fixed work counts as load too.
enum BalanceCost {
  /// The part from scratch.
  static func value(of layout: Layout) -> Int {
    var load = [Int](repeating: 0, count: layout.problem.days.count)
    for (task, place) in zip(layout.problem.tasks, layout.places) {
      if let place { load[place.day] += task.minutes }
    }
    var sum = 0
    for (day, minutes) in zip(layout.problem.days, load) {
      for step in layout.problem.weights.balance { sum += step.each * max(0, minutes - threshold(step, day)) }
    }
    return sum
  }

  /// The minutes of a day from which the step charges.
  static func threshold(_ step: BalanceStep, _ day: PlanningProblem.Day) -> Int {
    (day.minutes.am + day.minutes.pm) * step.percent / 100
  }

  /// What a day of that load costs.
  @inline(__always)
  static func charge(day: Int, load: Int, _ dense: DenseArrays) -> Int {
    var sum = 0
    var index = day &* dense.stepCount
    for step in 0..<dense.stepCount {
      let above = load &- Int(dense.stepThreshold[index])
      if above > 0 { sum &+= above &* Int(dense.stepEach[step]) }
      index &+= 1
    }
    return sum
  }

  /// What changing a day's load adds.
  @inline(__always)
  static func delta(day: Int, load: Int, adding minutes: Int, _ dense: DenseArrays) -> Int {
    charge(day: day, load: load &+ minutes, dense) &- charge(day: day, load: load, dense)
  }
}
