/// Tries places for a task in a standing plan, with what has to give way, and takes everything back.
struct PlacementTrial: ~Copyable {
  private var state: SearchState
  private let dense: DenseArrays
  private let problem: PlanningProblem
  /// Whether moves are kept by part: only for the choice that is answered, as it takes longer.
  private var collects = false

  init(_ owner: DenseProblem, _ plan: Plan) {
    state = SearchState(owner)
    dense = owner.arrays
    problem = owner.problem
    state.stand(as: plan)
  }

  var unplanned: Int { dense.unplanned }

  func place(_ task: Int) -> Int { Int(state.arrays.place[task]) }

  /// What moving the task would add by part, with nothing else moved, rules or not.
  func difference(_ task: Int, to place: Int) -> CostParts { state.partsDelta(task, to: place) }

  func delta(_ task: Int, to place: Int) -> Int { state.delta(task, to: place) }

  func carries(_ task: Int) -> Bool { state.carries(task) }

  // MARK: Obstacles

  /// The hard rules between a task and a place that no pushing helps against.
  func firmObstacles(_ task: Int, at place: Int) -> [PlacementObstacle] {
    var found = ownObstacles(task, at: place) + predecessorObstacles(task, at: place)
    let minutes = Int(dense.minutes[task])
    if minutes > Int(dense.room[place]) {
      found.append(.minutesFull(place: Place(ordinal: place), needed: minutes, free: Int(dense.room[place])))
    }
    if dense.slots[(place >> 1) * 5 + Int(dense.category[task])] == 0 { found.append(categoryFull(task, place)) }
    return found
  }

  /// The hard rules between a task and a place as the plan stands, with nothing pushed.
  func obstacles(_ task: Int, at place: Int) -> [PlacementObstacle] {
    var found = ownObstacles(task, at: place) + predecessorObstacles(task, at: place)
    for link in Int(dense.successorStart[task])..<Int(dense.successorStart[task + 1]) {
      let other = Int(dense.successor[link])
      let lag = Int(dense.successorLag[link])
      let otherPlace = Int(state.arrays.place[other])
      if otherPlace != dense.unplanned, otherPlace < Self.first(after: place, lag: lag) {
        found.append(.successorEarly(problem.tasks[other].id, place: Place(ordinal: otherPlace), lag: lag))
      }
    }
    if !state.fits(task, at: place) {
      let minutes = Int(dense.minutes[task])
      if minutes > Int(state.arrays.room[place]) {
        let free = max(0, Int(state.arrays.room[place]))
        found.append(.minutesFull(place: Place(ordinal: place), needed: minutes, free: free))
      }
      if state.arrays.place[task] >> 1 != place >> 1,
        state.arrays.slots[(place >> 1) * 5 + Int(dense.category[task])] <= 0
      {
        found.append(categoryFull(task, place))
      }
    }
    return found
  }

  private func categoryFull(_ task: Int, _ place: Int) -> PlacementObstacle {
    let category = problem.tasks[task].category
    return .categoryFull(
      day: place >> 1, category: category, cap: problem.days[place >> 1].capacity[category] ?? 0)
  }

  private func ownObstacles(_ number: Int, at place: Int) -> [PlacementObstacle] {
    let task = problem.tasks[number]
    let day = place >> 1
    var found: [PlacementObstacle] = []
    if let fixed = task.fixed { return fixed.ordinal == place ? [] : [.fixed(fixed)] }
    if day < task.release { found.append(.release(day: task.release)) }
    if let deadline = task.deadline, day > deadline { found.append(.deadline(day: deadline)) }
    if let days = task.days, !days.contains(day) { found.append(.allowedDays(days)) }
    if let slot = task.slot, slot.ordinal != place & 1 { found.append(.slot(slot)) }
    return found
  }

  private func predecessorObstacles(_ task: Int, at place: Int) -> [PlacementObstacle] {
    var found: [PlacementObstacle] = []
    for link in Int(dense.predecessorStart[task])..<Int(dense.predecessorStart[task + 1]) {
      let other = Int(dense.predecessor[link])
      let lag = Int(dense.predecessorLag[link])
      let otherPlace = Int(state.arrays.place[other])
      if otherPlace == dense.unplanned {
        found.append(.predecessorUnplanned(problem.tasks[other].id))
      } else if place < Self.first(after: otherPlace, lag: lag) {
        found.append(.predecessorLate(problem.tasks[other].id, place: Place(ordinal: otherPlace), lag: lag))
      }
    }
    return found
  }

  private static func first(after place: Int, lag: Int) -> Int {
    lag == 0 ? place : 2 * ((place >> 1) + lag)
  }

  // MARK: Trying

  /// What the task at the place does to the whole plan, or the rule against it.
  mutating func verdict(_ task: Int, at place: Int) -> WhyNot.Verdict {
    // Without a limit nothing is too dear: there is always an answer.
    verdict(task, at: place, atMost: .max) ?? .here
  }

  /// What the task at the place does to the whole plan, or the rule against it.
  ///
  /// Where there is no room, the cheapest single task to give way is found by trying all of them; where one isn't
  /// enough, tasks give way from the cheapest up. Successors that would stand too early move later.
  ///
  /// - Parameter limit: the most that the plan's cost may rise by; `Int.max` for no limit.
  /// - Returns: nil for a place that is possible and raises the cost by more than the limit.
  mutating func verdict(_ task: Int, at place: Int, atMost limit: Int) -> WhyNot.Verdict? {
    if Int(state.arrays.place[task]) == place { return .here }
    if let obstacle = firmObstacles(task, at: place).first { return .impossible(obstacle) }
    let before = state.total
    var chosen: [Int] = []
    if !state.fits(task, at: place) {
      var cheapest = limit == .max ? Int.max : before + limit + 1
      var oneIsEnough = false
      let added = place <= state.latest(task) ? state.delta(task, to: place) : Int.min >> 1
      for victim in candidates(for: task, at: place) where fits(task, at: place, without: [victim]) {
        oneIsEnough = true
        // What can't be cheaper than the best so far isn't tried.
        if cheapest < Int.max, before + added - state.mostGained(by: victim, beside: task, at: place) >= cheapest {
          continue
        }
        _ = attempt(task, at: place, victims: [victim])
        if state.total < cheapest {
          cheapest = state.total
          chosen = [victim]
        }
        state.rollBack(to: before)
      }
      if chosen.isEmpty {
        if oneIsEnough { return nil }
        chosen = several(for: task, at: place)
      }
      if !fits(task, at: place, without: chosen) {
        return .impossible(
          obstacles(task, at: place).last
            ?? .minutesFull(place: Place(ordinal: place), needed: Int(dense.minutes[task]), free: 0))
      }
    }
    if limit < .max {
      _ = attempt(task, at: place, victims: chosen)
      let isTooDear = state.total > before + limit
      state.rollBack(to: before)
      if isTooDear { return nil }
    }
    collects = true
    let difference = attempt(task, at: place, victims: chosen)
    collects = false
    let pushed = pushedTasks(without: task)
    state.rollBack(to: before)
    return .possible(RankedPlace(place: Place(ordinal: place), difference: difference, pushed: pushed))
  }

  /// The cheapest place other than its own that a task may have: the first that a ranking would name, found without pricing
  /// what can't be it.
  ///
  /// - Parameters:
  ///   - limit: the most that the plan's cost may rise by; `Int.max` for no limit.
  ///   - isWanted: which places are asked about, by what they push.
  mutating func cheapestOther(
    _ task: Int, atMost limit: Int, where isWanted: (RankedPlace) -> Bool
  ) -> RankedPlace? {
    var best: RankedPlace?
    var limit = limit
    let own = Int(state.arrays.place[task])
    let first = state.earliest(task)
    // Where there is room costs little to price, and leaves less to try elsewhere.
    for withRoom in [true, false] {
      for index in Int(dense.allowedStart[task])..<Int(dense.allowedStart[task + 1]) {
        let place = Int(dense.allowed[index])
        guard place != own, place >= first, state.fits(task, at: place) == withRoom,
          case .possible(let found) = verdict(task, at: place, atMost: limit), isWanted(found)
        else { continue }
        if let best, (best.total, best.pushed.count, best.place) < (found.total, found.pushed.count, found.place) {
          continue
        }
        best = found
        limit = found.total
      }
    }
    return best
  }

  /// The tasks whose leaving would help: in the half-day, or of the category on the day. Never what comes before, by however many
  /// steps: where that leaves, the task itself would have to leave again.
  private func candidates(for task: Int, at place: Int) -> [Int] {
    var before: Set<Int> = []
    var open = [task]
    while let next = open.popLast() {
      for link in Int(dense.predecessorStart[next])..<Int(dense.predecessorStart[next + 1]) {
        let other = Int(dense.predecessor[link])
        if before.insert(other).inserted { open.append(other) }
      }
    }
    var found: [Int] = []
    let other = place ^ 1
    for half in [place, other] {
      for index in 0..<Int(state.arrays.rowCount[half]) {
        let victim = Int(state.arrays.row[half * state.arrays.rowLength + index])
        if victim == task || before.contains(victim) { continue }
        if half == place || dense.category[victim] == dense.category[task] { found.append(victim) }
      }
    }
    return found.sorted()
  }

  private func fits(_ task: Int, at place: Int, without victims: [Int]) -> Bool {
    var room = state.arrays.room[place]
    var slots = state.arrays.slots[(place >> 1) * 5 + Int(dense.category[task])]
    for victim in victims {
      if Int(state.arrays.place[victim]) == place { room += dense.minutes[victim] }
      if dense.category[victim] == dense.category[task] { slots += 1 }
    }
    let sameDay = Int(state.arrays.place[task]) >> 1 == place >> 1
    return room >= dense.minutes[task] && (sameDay || slots > 0)
  }

  /// Tasks from the cheapest up until there is room.
  private func several(for task: Int, at place: Int) -> [Int] {
    let dense = self.dense
    let price = { (victim: Int) -> Int in
      dense.taskCost[victim * (dense.placeCount + 1) + dense.unplanned]
    }
    var victims: [Int] = []
    for victim in candidates(for: task, at: place).sorted(by: { (price($0), $0) < (price($1), $1) }) {
      victims.append(victim)
      if fits(task, at: place, without: victims) { break }
    }
    // What turned out not to be needed may stay.
    for victim in victims.reversed() where fits(task, at: place, without: victims.filter { $0 != victim }) {
      victims.removeAll { $0 == victim }
    }
    return victims
  }

  /// Takes the victims out, puts the task at the place, and everything that was in the way where it is cheapest.
  private mutating func attempt(_ task: Int, at place: Int, victims: [Int]) -> CostParts {
    var parts = CostParts()
    var out = victims
    for victim in victims { shift(victim, to: dense.unplanned, &parts) }
    takeOutEarlySuccessors(of: task, at: place, &out, &parts)
    shift(task, to: place, &parts)
    while let next = out.min(by: { dense.rank[$0] < dense.rank[$1] }) {
      out.removeAll { $0 == next }
      let old = victims.contains(next) ? -1 : firstPlace(of: next)
      if let target = cheapestPlace(next, preferring: old) {
        shift(next, to: target, &parts)
      } else {
        takeOutPlannedSuccessors(of: next, &out, &parts)
        if let target = cheapestPlace(next, preferring: -1) {
          shift(next, to: target, &parts)
        }
      }
    }
    return parts
  }

  private mutating func shift(_ task: Int, to place: Int, _ parts: inout CostParts) {
    if collects { parts = parts + state.moveByParts(task, to: place) } else { state.move(task, to: place) }
  }

  /// Where the task stood before this trial.
  private func firstPlace(of task: Int) -> Int {
    for index in 0..<state.trailCount where Int(state.arrays.trailTask[index]) == task {
      return Int(state.arrays.trailPlace[index])
    }
    return Int(state.arrays.place[task])
  }

  private mutating func takeOutEarlySuccessors(
    of task: Int, at place: Int, _ out: inout [Int], _ parts: inout CostParts
  ) {
    for link in Int(dense.successorStart[task])..<Int(dense.successorStart[task + 1]) {
      let other = Int(dense.successor[link])
      let otherPlace = Int(state.arrays.place[other])
      if otherPlace == dense.unplanned { continue }
      if otherPlace < Self.first(after: place, lag: Int(dense.successorLag[link])) {
        shift(other, to: dense.unplanned, &parts)
        out.append(other)
        takeOutPlannedSuccessors(of: other, &out, &parts)
      }
    }
  }

  private mutating func takeOutPlannedSuccessors(of task: Int, _ out: inout [Int], _ parts: inout CostParts) {
    for link in Int(dense.successorStart[task])..<Int(dense.successorStart[task + 1]) {
      let other = Int(dense.successor[link])
      if Int(state.arrays.place[other]) == dense.unplanned { continue }
      shift(other, to: dense.unplanned, &parts)
      out.append(other)
      takeOutPlannedSuccessors(of: other, &out, &parts)
    }
  }

  /// The preferred place if it is feasible, otherwise the cheapest feasible one; unplanned is one of them unless
  /// others hang on the task.
  private func cheapestPlace(_ task: Int, preferring preferred: Int) -> Int? {
    let first = state.earliest(task)
    let last = state.latest(task)
    let carries = state.carries(task)
    var best: Int? = carries ? nil : dense.unplanned
    var cheapest = carries ? Int.max : 0
    for index in Int(dense.allowedStart[task])..<Int(dense.allowedStart[task + 1]) {
      let place = Int(dense.allowed[index])
      if place < first || place > last || !state.fits(task, at: place) { continue }
      if place == preferred { return place }
      let delta = state.delta(task, to: place, limit: cheapest)
      if delta < cheapest {
        cheapest = delta
        best = place
      }
    }
    return best
  }

  private func pushedTasks(without task: Int) -> [PushedTask] {
    var seen: Set<Int> = [task]
    var pushed: [PushedTask] = []
    for index in 0..<state.trailCount {
      let other = Int(state.arrays.trailTask[index])
      if !seen.insert(other).inserted { continue }
      let old = Int(state.arrays.trailPlace[index])
      let new = Int(state.arrays.place[other])
      if old == new || old == dense.unplanned { continue }
      pushed.append(
        PushedTask(
          task: problem.tasks[other].id, from: Place(ordinal: old),
          to: new == dense.unplanned ? nil : Place(ordinal: new)))
    }
    return pushed
  }
}
