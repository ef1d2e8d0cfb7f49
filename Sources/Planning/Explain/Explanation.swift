/// A task that another one pushes: where it stood, and where it would go (nil: out of the plan).
package struct PushedTask: Sendable, Equatable {
  package let task: String
  package let from: Place
  package let to: Place?

  package init(task: String, from: Place, to: Place?) {
    self.task = task
    self.from = from
    self.to = to
  }
}

/// A place for a task with what choosing it would do to the plan.
package struct RankedPlace: Sendable, Equatable {
  package let place: Place
  /// The true difference of the whole plan's cost, by part, with what is pushed counted in.
  package let difference: CostParts
  package let pushed: [PushedTask]
  package var total: Int { difference.total }
}

/// Why a task stands where it does.
package struct WhyHere: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case fixed
    /// The hard rules leave it no other place as the plan stands.
    case onlyPlace
    /// Every other place costs at least as much; `next` is the cheapest of them.
    case cheapest(next: RankedPlace)
    /// Another place would be cheaper: the search, not the rules, left it here.
    case improvable(better: RankedPlace)
  }

  package let task: String
  package let place: Place
  package let reason: Reason
  /// What leaving the task out would add, by part: what planning it is worth. Nil where others hang on it, or it is fixed.
  package let worth: CostParts?
  package let sentence: String
}

/// Why a task doesn't stand on a day: by half, the rule that binds or what it would cost.
package struct WhyNot: Sendable, Equatable {
  package enum Verdict: Sendable, Equatable {
    case impossible(PlacementObstacle)
    case possible(RankedPlace)
    /// It stands there.
    case here
  }

  package let task: String
  package let day: Int
  package let am: Verdict
  package let pm: Verdict
  package let sentence: String
}

/// A change to the problem that would let an unplanned task be planned.
package enum Relaxation: Sendable, Equatable {
  /// So many more minutes in a half-day.
  case minutes(place: Place, more: Int)
  /// One more task of a category on a day.
  case capacity(day: Int, category: WorkCategory)
  case deadline(daysLater: Int)
  case release(daysEarlier: Int)
  case day(Int)
  case slot(HalfDay)
  /// Plan the predecessor first.
  case predecessor(String)
  /// Move the predecessor earlier by so many days.
  case earlierPredecessor(String, days: Int)
  /// Nothing: it is possible, and only costs more than leaving it out.
  case acceptCost(RankedPlace)

  func sentence(_ problem: PlanningProblem) -> String {
    switch self {
    case .minutes(let place, let more): "\(more) more minutes on \(problem.name(of: place)) would place it"
    case .capacity(let day, let category):
      "room for one more of the \(category.plural) on \(problem.name(ofDay: day)) would place it"
    case .deadline(let days): "a deadline \(days == 1 ? "a day" : "\(days) days") later would place it"
    case .release(let days): "beginning \(days == 1 ? "a day" : "\(days) days") earlier would place it"
    case .day(let day): "allowing \(problem.name(ofDay: day)) would place it"
    case .slot(let half): "allowing the \(half == .am ? "morning" : "afternoon") would place it"
    case .predecessor(let id): "planning \(id) would make way for it"
    case .earlierPredecessor(let id, let days):
      "having \(id) \(days == 1 ? "a day" : "\(days) days") earlier would make way for it"
    case .acceptCost(let place):
      "it would fit on \(problem.name(of: place.place)), which adds \(place.total) to the plan's cost"
    }
  }
}

/// Why a task is not in the plan, and the smallest change that would put it there.
package struct WhyUnplanned: Sendable, Equatable {
  package let task: String
  /// The rules that bind, the most frequent first, each once.
  package let obstacles: [PlacementObstacle]
  package let relaxation: Relaxation?
  package let sentence: String
}

/// What a question about a plan can get wrong.
package enum ExplanationError: Error, Sendable, Equatable, CustomStringConvertible {
  case unknownTask(String)
  case dayOutsideHorizon(Int)
  case taskIsPlanned(String)
  case taskIsUnplanned(String)

  package var description: String {
    switch self {
    case .unknownTask(let id): "no task \(quoted(id)) in the problem"
    case .dayOutsideHorizon(let day): "day \(day) lies outside the horizon"
    case .taskIsPlanned(let id): "task \(quoted(id)) is planned"
    case .taskIsUnplanned(let id): "task \(quoted(id)) is not planned"
    }
  }
}

/// What moving from one plan to another changes.
package struct PlanDifference: Sendable, Equatable {
  /// One task's move. The differences are taken one after the other in the problem's task order, so that they add up.
  package struct Move: Sendable, Equatable {
    package let task: String
    package let from: Place?
    package let to: Place?
    package let difference: CostParts
  }

  package let moves: [Move]
  /// The cost of the second plan less that of the first, by part.
  package let difference: CostParts
}
