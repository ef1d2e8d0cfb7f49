/// One whole number for each priority.
package struct PriorityWeights: Sendable, Equatable {
  package var urgent: Int
  package var high: Int
  package var medium: Int
  package var low: Int

  package init(urgent: Int, high: Int, medium: Int, low: Int) {
    self.urgent = urgent
    self.high = high
    self.medium = medium
    self.low = low
  }

  package subscript(priority: Priority) -> Int {
    switch priority {
    case .urgent: urgent
    case .high: high
    case .medium: medium
    case .low: low
    }
  }
}

/// A step of the `balance` part: every planned minute above `percent` % of a day's minutes costs `each`.
package struct BalanceStep: Sendable, Equatable {
  package var percent: Int
  package var each: Int

  package init(percent: Int, each: Int) {
    self.percent = percent
    self.each = each
  }
}

/// What each part of the cost charges. Where the parts conflict, these decide.
package struct Weights: Sendable, Equatable {
  package var unplanned: PriorityWeights
  package var late: PriorityWeights
  package var delay: PriorityWeights
  package var deadline: Int
  package var attention: Int
  package var progress: Int
  package var hardOffFocus: Int
  package var lightInFocus: Int
  package var balance: [BalanceStep]
  package var switching: Int
  package var moved: Int
  package var movedSoon: Int

  package init(
    unplanned: PriorityWeights, late: PriorityWeights, delay: PriorityWeights, deadline: Int, attention: Int,
    progress: Int, hardOffFocus: Int, lightInFocus: Int, balance: [BalanceStep], switching: Int, moved: Int,
    movedSoon: Int
  ) {
    self.unplanned = unplanned
    self.late = late
    self.delay = delay
    self.deadline = deadline
    self.attention = attention
    self.progress = progress
    self.hardOffFocus = hardOffFocus
    self.lightInFocus = lightInFocus
    self.balance = balance
    self.switching = switching
    self.moved = moved
    self.movedSoon = movedSoon
  }

  /// The product's defaults.
  package static let standard = Weights(
    unplanned: PriorityWeights(urgent: 20000, high: 8000, medium: 3000, low: 1000),
    late: PriorityWeights(urgent: 2000, high: 800, medium: 300, low: 100),
    delay: PriorityWeights(urgent: 60, high: 25, medium: 8, low: 2),
    deadline: 50000, attention: 1500, progress: 400, hardOffFocus: 30, lightInFocus: 10,
    balance: [BalanceStep(percent: 75, each: 1), BalanceStep(percent: 90, each: 4)],
    switching: 15, moved: 40, movedSoon: 120)
}
