/// A bound that no plan can be cheaper than, from a Lagrangian relaxation.
///
/// Left out: the order (but for the earliest place a chain allows) and the four coupled parts, which are never negative.
/// Minutes of half-days and caps of categories are priced by multipliers instead of being kept; whatever the prices,
/// the sum of each task's cheapest place less the value of all room is a bound. A subgradient ascent finds good prices.
struct LowerBound {
  private let dense: DenseArrays
  private var prices: [Double]
  private var capPrices: [Double]
  private let earliest: [Int]

  init(_ problem: DenseProblem) {
    dense = problem.arrays
    prices = [Double](repeating: 0, count: dense.placeCount)
    capPrices = [Double](repeating: 0, count: dense.dayCount * 5)
    earliest = problem.earliest
  }

  /// The best bound of some rounds; each is O(tasks * places).
  mutating func value(rounds: Int, upper: Int) -> Int {
    var best = 0.0
    var step = 1.0
    var stale = 0
    for _ in 0..<rounds {
      var used = [Double](repeating: 0, count: prices.count)
      var count = [Double](repeating: 0, count: capPrices.count)
      let sum = relaxation(&used, &count)
      if sum > best * 1.0001 {
        stale = 0
      } else {
        stale += 1
        if stale >= 10 {
          step *= 0.6
          stale = 0
        }
      }
      best = max(best, sum)
      var norm = 0.0
      for place in used.indices {
        used[place] -= Double(dense.room[place])
        if used[place] < 0, prices[place] == 0 { used[place] = 0 }
        norm += used[place] * used[place]
      }
      for slot in count.indices {
        count[slot] -= Double(dense.slots[slot])
        if count[slot] < 0, capPrices[slot] == 0 { count[slot] = 0 }
        // A task weighs about 30 minutes, so that both kinds of price move at a like pace.
        norm += 900 * count[slot] * count[slot]
      }
      if norm == 0 { break }
      let length = step * max(Double(upper) - sum, 1) / norm
      for place in used.indices { prices[place] = max(0, prices[place] + length * used[place]) }
      for slot in count.indices { capPrices[slot] = max(0, capPrices[slot] + 900 * length * count[slot]) }
    }
    // Rounded up, as costs are whole; a hair less for what floating point may have added.
    return max(0, Int((best * (1 - 1e-9) - 1e-3).rounded(.up)))
  }

  private func relaxation(_ used: inout [Double], _ count: inout [Double]) -> Double {
    var sum = 0.0
    for place in prices.indices { sum -= prices[place] * Double(dense.room[place]) }
    for slot in capPrices.indices where capPrices[slot] > 0 { sum -= capPrices[slot] * Double(dense.slots[slot]) }
    for task in 0..<dense.taskCount {
      let row = task * (dense.placeCount + 1)
      if dense.fixed[task] >= 0 {
        sum += Double(dense.taskCost[row + Int(dense.fixed[task])])
        continue
      }
      var cheapest = Double(dense.taskCost[row + dense.unplanned])
      var choice = -1
      let minutes = Double(dense.minutes[task])
      let category = Int(dense.category[task])
      for index in Int(dense.allowedStart[task])..<Int(dense.allowedStart[task + 1]) {
        let place = Int(dense.allowed[index])
        if place < earliest[task] { continue }
        let cost =
          Double(dense.taskCost[row + place]) + prices[place] * minutes + capPrices[(place >> 1) * 5 + category]
        if cost < cheapest {
          cheapest = cost
          choice = place
        }
      }
      sum += cheapest
      if choice >= 0 {
        used[choice] += minutes
        count[(choice >> 1) * 5 + category] += 1
      }
    }
    return sum
  }
}
