internal import Casework
internal import Planning

/// The product brief's own sketch: each day one task per client, the urgent ones first, then new admissions, then the next
/// step of active processes while the day has room.
struct OneTaskPerClient: PlanningPolicy {
  func plan(_ problem: PlanningProblem, planner: Planner, published: Plan?) -> Plan {
    var placement = GreedyPlacement(problem)
    let order = problem.tasks.indices.sorted { first, second in
      let (a, b) = (problem.tasks[first], problem.tasks[second])
      return (Self.rank(a.priority), first) < (Self.rank(b.priority), second)
    }
    for day in problem.days.indices {
      // Whoever has something on that day already has had their turn.
      var served = Set(
        problem.tasks.indices.filter { placement.places[$0]?.day == day }.map { problem.tasks[$0].client })
      for index in order where !served.contains(problem.tasks[index].client) {
        if placement.place(index, onlyOn: day) { served.insert(problem.tasks[index].client) }
      }
    }
    return placement.plan
  }

  static func rank(_ priority: Priority) -> Int {
    switch priority {
    case .urgent: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    }
  }
}

/// What is due first is done first, each task on the first half-day with room.
struct EarliestDueFirst: PlanningPolicy {
  func plan(_ problem: PlanningProblem, planner: Planner, published: Plan?) -> Plan {
    var placement = GreedyPlacement(problem)
    placement.placeAll { task in Double(min(task.deadline ?? .max / 4, task.due ?? .max / 4)) }
    return placement.plan
  }
}

/// The highest sum of points first, as task lists of Taskwarrior's kind do it: priority, nearness of the due day, what others wait for.
struct UrgencySumFirst: PlanningPolicy {
  func plan(_ problem: PlanningProblem, planner: Planner, published: Plan?) -> Plan {
    var blocking: [String: Int] = [:]
    for task in problem.tasks { for link in task.after { blocking[link.task, default: 0] += 1 } }
    var placement = GreedyPlacement(problem)
    placement.placeAll { task in -Self.urgency(task, isBlocking: blocking[task.id] != nil) }
    return placement.plan
  }

  /// Taskwarrior's published coefficients: next 15, due 12 (scaled from two weeks ahead to one past), blocking 8, priority 6 / 3.9 / 1.8.
  static func urgency(_ task: PlanningProblem.Task, isBlocking: Bool) -> Double {
    let priority =
      switch task.priority {
      case .urgent: 15.0
      case .high: 6.0
      case .medium: 3.9
      case .low: 1.8
      }
    let due = task.deadline ?? task.due
    let nearness = due.map { days in min(1, max(0.2, 1 - (Double(days) * 1.4 + 7) * 0.8 / 21)) } ?? 0
    return priority + 12 * nearness + (isBlocking ? 8 : 0)
  }
}

/// Each client in turn, one task a turn, beginning with whoever comes next.
struct ClientsInTurn: PlanningPolicy {
  func plan(_ problem: PlanningProblem, planner: Planner, published: Plan?) -> Plan {
    var placement = GreedyPlacement(problem)
    var turns: [String: [Int]] = [:]
    for index in problem.tasks.indices { turns[problem.tasks[index].client, default: []].append(index) }
    let clients = problem.clients.map(\.id).filter { turns[$0] != nil }
    for day in problem.days.indices {
      // The turn moves on by a few clients a day, so that everybody comes first at some time.
      let offset =
        clients.isEmpty ? 0 : (problem.days[day].date.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF) % clients.count
      let rotation = clients[offset...] + clients[..<offset]
      var someone = true
      while someone {
        someone = false
        for client in rotation {
          for index in turns[client] ?? [] where placement.place(index, onlyOn: day) {
            someone = true
            break
          }
        }
      }
    }
    return placement.plan
  }
}

extension GreedyPlacement {
  /// Places every task that has room, those with the lowest value first; what comes after another is tried again once that has a place.
  mutating func placeAll(by value: (PlanningProblem.Task) -> Double) {
    let values = problem.tasks.map(value)
    var waiting = open.sorted { (values[$0], $0) < (values[$1], $1) }
    var placedSome = true
    while placedSome {
      placedSome = false
      var left: [Int] = []
      for index in waiting {
        if place(index) { placedSome = true } else { left.append(index) }
      }
      waiting = left
    }
  }
}
