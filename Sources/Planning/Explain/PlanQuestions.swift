/// Questions about one plan: why a task stands where it does or nowhere, and where else it could.
///
/// Trying places takes a copy of the plan, made once here: many questions about one plan cost little more than the trying.
/// What was tried is taken back before an answer is given, so that no question sees another.
package final class PlanQuestions {
  private let problem: PlanningProblem
  private let dense: DenseProblem
  private var trial: PlacementTrial

  package init(_ planner: Planner, about plan: Plan) {
    problem = planner.problem
    dense = planner.dense
    trial = PlacementTrial(planner.dense, plan)
  }

  /// All places that a task may have in a plan, the cheapest first, each with its true cost difference and what it
  /// pushes.
  ///
  /// The task may be planned (its own place then is one of them, at no difference) or not. Places that a hard rule
  /// forbids are left out; `whyNot` names the rule. O(places * tasks per day).
  package func rank(task id: String) throws(ExplanationError) -> [RankedPlace] {
    let number = try number(of: id)
    return rank(number)
  }

  private func rank(_ number: Int) -> [RankedPlace] {
    var ranked: [RankedPlace] = []
    for place in 0..<dense.arrays.placeCount {
      switch trial.verdict(number, at: place) {
      case .here: ranked.append(RankedPlace(place: Place(ordinal: place), difference: CostParts(), pushed: []))
      case .possible(let possible): ranked.append(possible)
      case .impossible: continue
      }
    }
    return ranked.sorted { ($0.total, $0.pushed.count, $0.place) < ($1.total, $1.pushed.count, $1.place) }
  }

  /// The cheapest place for a task in a plan, other than its own: what `rank` would name first among those that are asked
  /// about, and that raise the cost by no more than a limit.
  ///
  /// - Parameters:
  ///   - limit: the most that the plan's cost may rise by; below 0, a place has to save something.
  ///   - isWanted: which places are asked about, by what they push.
  package func cheapestPlace(
    task id: String, atMost limit: Int = .max, where isWanted: (RankedPlace) -> Bool = { _ in true }
  ) throws(ExplanationError) -> RankedPlace? {
    let number = try number(of: id)
    return trial.cheapestOther(number, atMost: limit, where: isWanted)
  }

  /// Why a planned task stands where it does.
  package func why(task id: String) throws(ExplanationError) -> WhyHere {
    let number = try number(of: id)
    let ordinal = trial.place(number)
    guard ordinal != trial.unplanned else { throw .taskIsUnplanned(id) }
    let place = Place(ordinal: ordinal)
    let name = problem.name(of: place)
    if problem.tasks[number].fixed != nil {
      return WhyHere(
        task: id, place: place, reason: .fixed, worth: nil,
        sentence: "\(id) stands on \(name) because it is fixed there.")
    }
    let worth = trial.carries(number) ? nil : trial.difference(number, to: trial.unplanned)
    guard let next = trial.cheapestOther(number, atMost: .max, where: { _ in true }) else {
      return WhyHere(
        task: id, place: place, reason: .onlyPlace, worth: worth,
        sentence: "\(id) stands on \(name) because no other half-day is possible for it in this plan.")
    }
    let other = problem.name(of: next.place)
    if next.total < 0 {
      return WhyHere(
        task: id, place: place, reason: .improvable(better: next), worth: worth,
        sentence: "\(id) stands on \(name), though \(other) would save \(-next.total)\(terms(next.difference)).")
    }
    return WhyHere(
      task: id, place: place, reason: .cheapest(next: next), worth: worth,
      sentence: "\(id) stands on \(name) because every other half-day costs as much or more; the next best, \(other), "
        + "adds \(next.total)\(terms(next.difference))\(pushes(next)).")
  }

  /// Why a task doesn't stand on a day: for each half the rule that binds, or what it would cost.
  package func whyNot(task id: String, day: Int) throws(ExplanationError) -> WhyNot {
    let number = try number(of: id)
    guard problem.days.indices.contains(day) else { throw .dayOutsideHorizon(day) }
    let am = trial.verdict(number, at: 2 * day)
    let pm = trial.verdict(number, at: 2 * day + 1)
    let sentence: String
    switch (am, pm) {
    case (.here, _), (_, .here): sentence = "\(id) stands on \(problem.name(ofDay: day))."
    case (.impossible(let morning), .impossible(let afternoon)):
      let first = morning.sentence(problem)
      let second = afternoon.sentence(problem)
      sentence =
        "\(id) can't be on \(problem.name(ofDay: day)): " + (first == second ? first : "\(first); \(second)") + "."
    case (.possible(let one), .possible(let two)): sentence = price(id, day, one.total <= two.total ? one : two)
    case (.possible(let one), _), (_, .possible(let one)): sentence = price(id, day, one)
    }
    return WhyNot(task: id, day: day, am: am, pm: pm, sentence: sentence)
  }

  private func price(_ id: String, _ day: Int, _ place: RankedPlace) -> String {
    let half = place.place.half == .am ? "morning" : "afternoon"
    let effect =
      place.total < 0
      ? "would save \(-place.total)"
      : place.total == 0 ? "would change nothing in the cost" : "would add \(place.total)"
    return "\(id) on \(problem.name(ofDay: day)) in the \(half) \(effect)\(terms(place.difference))\(pushes(place))."
  }

  /// Why a task is left out, and the smallest change that would put it in.
  package func whyUnplanned(task id: String) throws(ExplanationError) -> WhyUnplanned {
    let number = try number(of: id)
    guard trial.place(number) == trial.unplanned else { throw .taskIsPlanned(id) }
    var counts: [(obstacle: PlacementObstacle, count: Int)] = []
    var relaxations: [(key: (Int, Int, Int), relaxation: Relaxation)] = []
    for place in 0..<dense.arrays.placeCount {
      let found = trial.obstacles(number, at: place)
      for obstacle in found {
        if let known = counts.firstIndex(where: { $0.obstacle.isSameRule(as: obstacle) }) {
          counts[known].count += 1
        } else {
          counts.append((obstacle, 1))
        }
      }
      if found.count == 1, trial.delta(number, to: place) < 0 {
        relaxations.append(Self.relaxation(of: found[0], at: Place(ordinal: place)))
      }
    }
    var relaxation = relaxations.min { $0.key < $1.key }?.relaxation
    if relaxation == nil, let cheapest = trial.cheapestOther(number, atMost: .max, where: { _ in true }) {
      relaxation = .acceptCost(cheapest)
    }
    let obstacles = counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element.obstacle)
    let reason = obstacles.first.map { $0.sentence(problem) } ?? "leaving it out is cheaper than any half-day"
    let remedy = relaxation.map { "; " + $0.sentence(problem) } ?? ""
    return WhyUnplanned(
      task: id, obstacles: obstacles, relaxation: relaxation, sentence: "\(id) isn't planned: \(reason)\(remedy).")
  }

  /// The change that lifts an obstacle, and how large it is: its kind first, then its amount, then how late it is.
  private static func relaxation(
    of obstacle: PlacementObstacle, at place: Place
  ) -> (key: (Int, Int, Int), relaxation: Relaxation) {
    switch obstacle {
    case .predecessorUnplanned(let id): ((0, 0, place.ordinal), .predecessor(id))
    case .minutesFull(_, let needed, let free):
      ((1, needed - free, place.ordinal), .minutes(place: place, more: needed - free))
    case .categoryFull(let day, let category, _): ((2, 1, place.ordinal), .capacity(day: day, category: category))
    case .slot: ((3, 1, place.ordinal), .slot(place.half))
    case .predecessorLate(let id, let other, let lag):
      (
        (4, other.day + lag - place.day, place.ordinal),
        .earlierPredecessor(id, days: max(1, other.day + lag - place.day))
      )
    case .deadline(let day): ((5, place.day - day, place.ordinal), .deadline(daysLater: place.day - day))
    case .release(let day): ((5, day - place.day, place.ordinal), .release(daysEarlier: day - place.day))
    case .allowedDays, .fixed, .successorEarly: ((6, 0, place.ordinal), .day(place.day))
    }
  }

  private func number(of id: String) throws(ExplanationError) -> Int {
    guard let number = dense.numbers[id] else { throw .unknownTask(id) }
    return number
  }

  /// The parts that change, the largest first: " (late +300, switching -15)".
  private func terms(_ parts: CostParts) -> String {
    let changed = CostPart.allCases.filter { parts[$0] != 0 }.sorted { abs(parts[$0]) > abs(parts[$1]) }.prefix(4)
    if changed.isEmpty { return "" }
    return " (" + changed.map { "\($0.rawValue) \(parts[$0] > 0 ? "+" : "")\(parts[$0])" }.joined(separator: ", ") + ")"
  }

  private func pushes(_ place: RankedPlace) -> String {
    if place.pushed.isEmpty { return "" }
    return " and moves "
      + place.pushed.prefix(3).map { pushed in
        "\(pushed.task) " + (pushed.to.map { "to \(problem.name(of: $0))" } ?? "out of the plan")
      }.joined(separator: ", ") + (place.pushed.count > 3 ? " and \(place.pushed.count - 3) more" : "")
  }
}

extension PlacementObstacle {
  /// Whether two obstacles are the same rule, though perhaps at another place.
  fileprivate func isSameRule(as other: PlacementObstacle) -> Bool {
    switch (self, other) {
    case (.minutesFull, .minutesFull), (.categoryFull, .categoryFull): true
    default: self == other
    }
  }
}
