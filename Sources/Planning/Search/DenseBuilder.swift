/// Turns a problem into flat arrays.
struct DenseBuilder {
  private let problem: PlanningProblem
  private let dayCount: Int
  private let placeCount: Int
  let numbers: [String: Int]
  private(set) var earliest: [Int] = []

  init(_ problem: PlanningProblem) {
    self.problem = problem
    dayCount = problem.days.count
    placeCount = 2 * dayCount
    numbers = Dictionary(
      problem.tasks.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func build() -> DenseTables {
    let tasks = problem.tasks
    let clients = Dictionary(
      problem.clients.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var processes: [String: Int] = [:]
    var processTasks: [[Int]] = []
    for (number, task) in tasks.enumerated() {
      guard let name = task.process else { continue }
      if let known = processes[name] {
        processTasks[known].append(number)
      } else {
        processes[name] = processTasks.count
        processTasks.append([number])
      }
    }
    let weeks = weekNumbers()
    let weekCount = (weeks.last ?? -1) + 1
    let (predecessors, successors) = dependencies()
    let rank = topologicalRanks(predecessors, successors)
    let (room, slots) = roomLeftByFixedWork()
    let allowed = allowedPlaces(room, slots)
    let movable = movableTasks(allowed, predecessors, rank)
    let steps = problem.weights.balance
    let costs = taskCosts()
    let lists = Self.flattened(allowed)
    let before = Self.flattened(predecessors.map { $0.map(\.task) })
    let behind = Self.flattened(successors.map { $0.map(\.task) })
    let members = Self.flattened(processTasks)
    var arrays = DenseTables(
      minutes: Self.copy(tasks.map(\.minutes)),
      client: Self.copy(tasks.map { clients[$0.client] ?? 0 }),
      process: Self.copy(tasks.map { $0.process.flatMap { processes[$0] } ?? -1 }),
      category: Self.copy(tasks.map(\.category.ordinal)),
      taskCost: Self.copy(costs),
      fixed: Self.copy(tasks.map { $0.fixed?.ordinal ?? -1 }),
      allowedStart: Self.copy(lists.starts), allowed: Self.copy(lists.elements),
      allowedBefore: Self.copy(countsBefore(allowed)),
      predecessorStart: Self.copy(before.starts), predecessor: Self.copy(before.elements),
      predecessorLag: Self.copy(predecessors.flatMap { $0.map(\.lag) }),
      successorStart: Self.copy(behind.starts), successor: Self.copy(behind.elements),
      successorLag: Self.copy(successors.flatMap { $0.map(\.lag) }),
      rank: Self.copy(rank), room: Self.copy(room), slots: Self.copy(slots),
      week: Self.copy(weeks + [weekCount]),
      weeksBefore: Self.copy(
        (0...weekCount).map { $0 == weekCount ? UInt64.max : (UInt64(1) << UInt64($0)) - 1 }),
      readyWeeks: Self.copy(readyWeeks(weeks)),
      processStart: Self.copy(members.starts), processTask: Self.copy(members.elements),
      progressReach: Self.copy(progressReach(successors, processes)),
      deadlinePlace: Self.copy(deadlinePlaces(successors, allowed, rank)),
      leastCost: Self.copy(leastCosts(costs, allowed)),
      mostMissed: Self.copy(mostMissed()),
      missCharge: Self.copy(missCharges()),
      stepThreshold: Self.copy(problem.days.flatMap { day in steps.map { BalanceCost.threshold($0, day) } }),
      stepEach: Self.copy(steps.map(\.each)), movable: Self.copy(movable))
    arrays.taskCount = tasks.count
    arrays.dayCount = dayCount
    arrays.placeCount = placeCount
    arrays.weekCount = weekCount
    arrays.clientCount = problem.clients.count
    arrays.processCount = processTasks.count
    arrays.progress = problem.weights.progress
    arrays.switching = problem.weights.switching
    arrays.stepCount = steps.count
    arrays.movableCount = movable.count
    return arrays
  }

  // MARK: Flat memory

  private static func copy(_ values: [Int]) -> UnsafeMutablePointer<Int32> {
    let memory = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, values.count))
    for (index, value) in values.enumerated() { memory[index] = Int32(clamping: value) }
    return memory
  }

  private static func copy(_ values: [Int]) -> UnsafeMutablePointer<Int> {
    let memory = UnsafeMutablePointer<Int>.allocate(capacity: max(1, values.count))
    for (index, value) in values.enumerated() { memory[index] = value }
    return memory
  }

  private static func copy(_ values: [UInt64]) -> UnsafeMutablePointer<UInt64> {
    let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, values.count))
    for (index, value) in values.enumerated() { memory[index] = value }
    return memory
  }

  private static func flattened(_ lists: [[Int]]) -> (starts: [Int], elements: [Int]) {
    var starts = [0]
    var elements: [Int] = []
    for list in lists {
      elements += list
      starts.append(elements.count)
    }
    return (starts, elements)
  }

  // MARK: What the arrays hold

  /// By day, weeks counted from 0 without gaps.
  private func weekNumbers() -> [Int] {
    var numbers: [Int] = []
    for (index, day) in problem.days.enumerated() {
      let previous = index == 0 ? 0 : numbers[index - 1]
      numbers.append(index > 0 && day.week != problem.days[index - 1].week ? previous + 1 : previous)
    }
    return numbers
  }

  private struct Link {
    let task: Int
    let lag: Int
  }

  private func dependencies() -> (predecessors: [[Link]], successors: [[Link]]) {
    var predecessors = [[Link]](repeating: [], count: problem.tasks.count)
    var successors = predecessors
    for (number, task) in problem.tasks.enumerated() where task.fixed == nil {
      for dependency in task.after {
        guard let other = numbers[dependency.task] else { continue }
        predecessors[number].append(Link(task: other, lag: min(dependency.lag, dayCount)))
        successors[other].append(Link(task: number, lag: min(dependency.lag, dayCount)))
      }
    }
    return (predecessors, successors)
  }

  private func topologicalRanks(_ predecessors: [[Link]], _ successors: [[Link]]) -> [Int] {
    var waitingFor = predecessors.map(\.count)
    var order = problem.tasks.indices.filter { waitingFor[$0] == 0 }
    var next = 0
    while next < order.count {
      for link in successors[order[next]] {
        waitingFor[link.task] -= 1
        if waitingFor[link.task] == 0 { order.append(link.task) }
      }
      next += 1
    }
    var rank = [Int](repeating: 0, count: problem.tasks.count)
    for (position, number) in order.enumerated() { rank[number] = position }
    return rank
  }

  /// Minutes by place and tasks by day and category that fixed work leaves to the rest, never less than none.
  private func roomLeftByFixedWork() -> (room: [Int], slots: [Int]) {
    var room: [Int] = []
    var slots: [Int] = []
    for day in problem.days {
      for half in HalfDay.allCases { room.append(day.minutes[half]) }
      for category in WorkCategory.allCases { slots.append(day.capacity[category] ?? Int(Int32.max)) }
    }
    for task in problem.tasks {
      guard let fixed = task.fixed else { continue }
      room[fixed.ordinal] -= task.minutes
      slots[fixed.day * WorkCategory.allCases.count + task.category.ordinal] -= 1
    }
    return (room.map { max(0, $0) }, slots.map { max(0, $0) })
  }

  private func allowedPlaces(_ room: [Int], _ slots: [Int]) -> [[Int]] {
    problem.tasks.map { task in
      guard task.fixed == nil else { return [] }
      let days = task.days.map(Set.init)
      return (0..<placeCount).filter { place in
        let day = place / 2
        return day >= task.release && day <= task.deadline ?? day && days?.contains(day) ?? true
          && task.slot?.ordinal ?? (place % 2) == place % 2 && task.minutes <= room[place]
          && slots[day * WorkCategory.allCases.count + task.category.ordinal] > 0
      }
    }
  }

  private func countsBefore(_ allowed: [[Int]]) -> [Int] {
    var counts: [Int] = []
    counts.reserveCapacity(allowed.count * (placeCount + 1))
    for list in allowed {
      var next = 0
      for place in 0...placeCount {
        counts.append(next)
        if next < list.count, list[next] == place { next += 1 }
      }
    }
    return counts
  }

  /// Tasks that can be planned at all, given the earliest places through their chains; in order of rank.
  private mutating func movableTasks(_ allowed: [[Int]], _ predecessors: [[Link]], _ rank: [Int]) -> [Int] {
    let order = problem.tasks.indices.sorted { rank[$0] < rank[$1] }
    earliest = [Int](repeating: placeCount, count: problem.tasks.count)
    var movable: [Int] = []
    for number in order {
      if let fixed = problem.tasks[number].fixed {
        earliest[number] = fixed.ordinal
        continue
      }
      var bound = 0
      for link in predecessors[number] {
        let other = earliest[link.task]
        bound = max(bound, other == placeCount ? placeCount : link.lag == 0 ? other : 2 * (other / 2 + link.lag))
      }
      if let first = allowed[number].first(where: { $0 >= bound }) {
        earliest[number] = first
        movable.append(number)
      }
    }
    return movable
  }

  /// The sum of the task-by-task parts, by task and place; unplanned last.
  private func taskCosts() -> [Int] {
    var costs: [Int] = []
    costs.reserveCapacity(problem.tasks.count * (placeCount + 1))
    let places = (0..<placeCount).map { Place(ordinal: $0) } + [nil]
    for task in problem.tasks {
      for place in places { costs.append(Self.terms(task, at: place, in: problem).total) }
    }
    return costs
  }

  /// What the task-by-task parts charge for a task at a place.
  static func terms(_ task: PlanningProblem.Task, at place: Place?, in problem: PlanningProblem) -> CostParts {
    var parts = CostParts()
    parts.unplanned = UnplannedCost.term(task, at: place, in: problem)
    parts.deadline = DeadlineCost.term(task, at: place, in: problem)
    parts.late = LateCost.term(task, at: place, in: problem)
    parts.delay = DelayCost.term(task, at: place, in: problem)
    parts.energy = EnergyCost.term(task, at: place, in: problem)
    parts.stability = StabilityCost.term(task, at: place, in: problem)
    return parts
  }

  private func readyWeeks(_ weeks: [Int]) -> [UInt64] {
    var table: [UInt64] = []
    table.reserveCapacity(problem.tasks.count * (dayCount + 1))
    for task in problem.tasks {
      var latest: [Int: Int] = [:]
      if task.fixed == nil, task.process != nil {
        for day in 0..<dayCount
        where day >= task.release && day <= task.deadline ?? day && task.days?.contains(day) ?? true {
          latest[weeks[day]] = day
        }
      }
      for ready in 0...dayCount {
        table.append(latest.reduce(0) { $1.value >= ready ? $0 | 1 << UInt64($1.key) : $0 })
      }
    }
    return table
  }

  private func progressReach(_ successors: [[Link]], _ processes: [String: Int]) -> [Int] {
    problem.tasks.enumerated().map { number, task in
      let others = successors[number].map { problem.tasks[$0.task].process }
      let reached = Set(([task.process] + others).compactMap { $0.flatMap { processes[$0] } })
      return reached.count > 1 ? -1 : reached.first ?? processes.count
    }
  }

  /// Backwards through the order: the last place by which a task leaves every task behind it a place in time.
  private func deadlinePlaces(_ successors: [[Link]], _ allowed: [[Int]], _ rank: [Int]) -> [Int] {
    var latest = [Int](repeating: placeCount - 1, count: problem.tasks.count)
    for number in problem.tasks.indices.sorted(by: { rank[$0] > rank[$1] }) {
      if let fixed = problem.tasks[number].fixed {
        latest[number] = fixed.ordinal
        continue
      }
      for link in successors[number] {
        let other = latest[link.task]
        latest[number] = min(latest[number], link.lag == 0 ? other : 2 * (other / 2 - link.lag) + 1)
      }
      latest[number] = allowed[number].last { $0 <= latest[number] } ?? placeCount - 1
    }
    return latest
  }

  private func leastCosts(_ costs: [Int], _ allowed: [[Int]]) -> [Int] {
    allowed.enumerated().map { number, places in
      let row = number * (placeCount + 1)
      return places.reduce(costs[row + placeCount]) { min($0, costs[row + $1]) }
    }
  }

  private func mostMissed() -> [Int] {
    problem.clients.map { client in
      dayCount > 0 && (client.attentionUntil ?? -1) >= 0 ? problem.weights.attention : 0
    }
  }

  private func missCharges() -> [Int] {
    problem.clients.flatMap { client in
      (0..<dayCount).map { day in
        guard let until = client.attentionUntil, day <= until else { return 0 }
        return problem.weights.attention
      }
    }
  }
}
