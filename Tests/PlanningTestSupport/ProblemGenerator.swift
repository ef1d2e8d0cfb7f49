package import Planning

/// Problems that look like a case manager's: clients with processes of chained steps, contacts, hearings; seeded.
package struct ProblemGenerator {
  private var state: UInt64

  private init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return bound <= 0 ? 0 : Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
  }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A step of a kind of process: how many tasks, what they are, and which steps come before with which lag.
  private struct Step {
    let name: String
    let count: ClosedRange<Int>
    let category: WorkCategory
    let minutes: [Int]
    let effort: Effort
    let due: Int
    let after: [(String, Int)]
  }

  private static let kinds: [(name: String, steps: [Step])] = [
    (
      "emergency",
      [
        Step(
          name: "calls", count: 3...6, category: .phoneCall, minutes: [15, 20, 25], effort: .hard, due: 0, after: []),
        Step(
          name: "applications", count: 2...4, category: .paperwork, minutes: [30, 40, 50], effort: .hard, due: 1,
          after: [("calls", 0)]),
        Step(
          name: "followup", count: 3...5, category: .followUp, minutes: [10], effort: .light, due: 2,
          after: [("applications", 1)]),
        Step(
          name: "move", count: 1...1, category: .appointment, minutes: [70, 90, 110], effort: .normal, due: 4,
          after: [("followup", 1)]),
      ]
    ),
    (
      "housing",
      [
        Step(name: "options", count: 1...1, category: .other, minutes: [45], effort: .normal, due: 3, after: []),
        Step(name: "documents", count: 1...1, category: .paperwork, minutes: [30], effort: .normal, due: 4, after: []),
        Step(
          name: "applications", count: 3...5, category: .paperwork, minutes: [40, 50], effort: .hard, due: 9,
          after: [("options", 1), ("documents", 0)]),
        Step(
          name: "viewing", count: 2...3, category: .appointment, minutes: [45, 60, 75], effort: .normal, due: 12,
          after: [("applications", 2)]),
        Step(
          name: "landlords", count: 2...2, category: .followUp, minutes: [10], effort: .light, due: 12,
          after: [("applications", 1)]),
        Step(
          name: "decision", count: 1...1, category: .appointment, minutes: [55], effort: .hard, due: 15,
          after: [("viewing", 1)]),
      ]
    ),
    (
      "benefits",
      [
        Step(
          name: "apply", count: 1...1, category: .paperwork, minutes: [45, 60, 75], effort: .hard, due: 2, after: []),
        Step(
          name: "prepare", count: 1...1, category: .appointment, minutes: [45, 55], effort: .normal, due: 4,
          after: [("apply", 1)]),
        Step(
          name: "verify", count: 1...1, category: .phoneCall, minutes: [15, 20, 25], effort: .normal, due: 7,
          after: [("apply", 3)]),
        Step(
          name: "status", count: 1...1, category: .followUp, minutes: [10], effort: .light, due: 10,
          after: [("verify", 3)]),
      ]
    ),
    (
      "court",
      [
        Step(name: "checklist", count: 1...1, category: .paperwork, minutes: [20], effort: .normal, due: 1, after: []),
        Step(
          name: "attorney", count: 1...1, category: .phoneCall, minutes: [30, 40], effort: .hard, due: 2, after: []),
        Step(
          name: "prep", count: 1...1, category: .appointment, minutes: [45, 55], effort: .hard, due: 4,
          after: [("checklist", 0), ("attorney", 1)]),
      ]
    ),
    (
      "employment",
      [
        Step(name: "resume", count: 1...1, category: .paperwork, minutes: [60], effort: .hard, due: 2, after: []),
        Step(
          name: "apply", count: 3...5, category: .paperwork, minutes: [25, 30], effort: .normal, due: 5,
          after: [("resume", 1)]),
        Step(
          name: "followup", count: 4...6, category: .followUp, minutes: [10], effort: .light, due: 8,
          after: [("apply", 2)]),
      ]
    ),
    (
      "disability",
      [
        Step(
          name: "requirements", count: 1...1, category: .phoneCall, minutes: [20], effort: .normal, due: 1, after: []),
        Step(name: "records", count: 2...3, category: .phoneCall, minutes: [30, 40], effort: .hard, due: 3, after: []),
        Step(
          name: "chasing", count: 2...4, category: .followUp, minutes: [10, 15, 20], effort: .light, due: 8,
          after: [("records", 3)]),
        Step(
          name: "interview", count: 1...1, category: .appointment, minutes: [90], effort: .normal, due: 6,
          after: [("requirements", 0)]),
        Step(
          name: "application", count: 1...1, category: .paperwork, minutes: [70, 110], effort: .hard, due: 9,
          after: [("chasing", 1), ("interview", 1)]),
        Step(
          name: "submit", count: 1...1, category: .paperwork, minutes: [45, 75], effort: .normal, due: 11,
          after: [("application", 0)]),
        Step(
          name: "status", count: 1...3, category: .followUp, minutes: [10], effort: .light, due: 18,
          after: [("submit", 5)]),
      ]
    ),
  ]

  /// A problem of a family, as the example problems have them.
  package static func problem(_ family: ProblemFamily, seed: UInt64) -> PlanningProblem {
    var problem = Self.problem(clients: family.clients, days: family.days, minutes: family.minutes, seed: seed)
    problem.id = "\(family.rawValue)-g\(seed)"
    return problem
  }

  /// A problem of so many clients and working days.
  package static func problem(clients: Int, days: Int, minutes: Int = 180, seed: UInt64) -> PlanningProblem {
    var generator = ProblemGenerator(seed: seed)
    return generator.make(clients: clients, days: days, minutes: minutes, seed: seed)
  }

  private mutating func make(clients: Int, days: Int, minutes: Int, seed: UInt64) -> PlanningProblem {
    let scale = max(1, clients / 20)
    let calendar = (0..<days).map { day in
      PlanningProblem.Day(
        date: "day-\(day)", week: day / 5,
        minutes: .init(am: minutes * scale, pm: chance(8) ? 0 : minutes * scale),
        capacity: .init(phoneCall: 8 * scale, appointment: 3 * scale, paperwork: 5 * scale, followUp: 10 * scale))
    }
    var people: [PlanningProblem.Client] = []
    var tasks: [PlanningProblem.Task] = []
    for number in 1...max(1, clients) {
      let id = "c\(number)"
      people.append(.init(id: id, attentionUntil: chance(10) ? below(6) : nil))
      for kind in Self.kinds where chance(kind.name == "emergency" ? 8 : 18) {
        tasks += process(kind.name, kind.steps, client: id, days: days)
      }
      tasks.append(
        .init(
          id: "\(id)-contact", client: id, category: .followUp, minutes: 15, priority: .low, effort: .light,
          due: below(6), previous: chance(50) ? Place(day: below(days), half: .pm) : nil))
      if chance(15) {
        let day = below(days)
        tasks.append(
          .init(
            id: "\(id)-hearing", client: id, category: .appointment, minutes: 60, priority: .high, effort: .hard,
            due: day, fixed: Place(day: day, half: .am)))
      }
    }
    return PlanningProblem(id: "generated-\(seed)", days: calendar, clients: people, tasks: tasks)
  }

  private mutating func process(_ name: String, _ steps: [Step], client: String, days: Int) -> [PlanningProblem.Task] {
    let priority: Priority = name == "emergency" ? .urgent : [.medium, .medium, .high, .urgent][below(4)]
    let begun = chance(40) ? below(3) : 0
    let shift = chance(50) ? 0 : below(max(1, days / 3))
    var byStep: [String: [String]] = [:]
    var tasks: [PlanningProblem.Task] = []
    for step in steps.dropFirst(begun) {
      let count = step.count.lowerBound + below(step.count.count)
      for number in 1...count {
        let id = "\(client)-\(name)-\(step.name)" + (count > 1 ? "-\(number)" : "")
        let after = step.after.flatMap { before, lag in
          (byStep[before] ?? []).map { PlanningProblem.Dependency(task: $0, lag: lag) }
        }
        let due = max(0, step.due + shift - 2 * begun)
        let isLast = step.name == "move" || step.name == "prep"
        tasks.append(
          .init(
            id: id, client: client, process: "\(client)-\(name)", category: step.category,
            minutes: step.minutes[below(step.minutes.count)], priority: priority, effort: step.effort,
            release: after.isEmpty ? shift : 0, due: due, deadline: isLast ? due + 1 : nil,
            days: step.category == .appointment && chance(20) ? (0..<days).filter { $0 % 3 != 1 } : nil,
            slot: chance(3) ? .am : nil, after: after,
            previous: chance(40) ? Place(day: min(days - 1, due), half: chance(50) ? .am : .pm) : nil))
        byStep[step.name, default: []].append(id)
      }
    }
    return tasks
  }

  /// The problem after a crisis on its first day: the published plan is what tasks had before, and one client's call,
  /// meeting and form are fixed today. The crisis buffer pays for some of their minutes; the rest pushes other work.
  package static func crisis(in problem: PlanningProblem, published: Plan, seed: UInt64) -> PlanningProblem {
    var generator = ProblemGenerator(seed: seed)
    var changed = problem
    let places = published.places(for: problem)
    for index in changed.tasks.indices { changed.tasks[index].previous = places[index] }
    changed.days[0].minutes.am += 45
    changed.days[0].minutes.pm += 45
    changed.days[0].capacity.phoneCall += 1
    changed.days[0].capacity.appointment += 1
    changed.days[0].capacity.paperwork += 1
    let client = problem.clients[generator.below(problem.clients.count)].id
    let works: [(String, WorkCategory, Int, HalfDay)] = [
      ("call", .phoneCall, 20, .am), ("meeting", .appointment, 60, .am), ("form", .paperwork, 45, .pm),
    ]
    for (name, category, minutes, half) in works {
      changed.tasks.append(
        .init(
          id: "\(client)-crisis-\(name)", client: client, category: category, minutes: minutes, priority: .urgent,
          effort: .hard, due: 0, fixed: Place(day: 0, half: half)))
    }
    return changed
  }
}

/// Sizes and tightness of problems that are alike.
package enum ProblemFamily: String, CaseIterable, Sendable {
  case small, week, crisis, month, overload, large, huge

  var clients: Int {
    switch self {
    case .small: 6
    case .crisis: 18
    case .week, .month: 20
    case .overload: 24
    case .large: 60
    case .huge: 150
    }
  }

  var days: Int {
    switch self {
    case .small, .week: 5
    case .crisis, .overload: 10
    case .month, .large, .huge: 20
    }
  }

  /// Bookable minutes of a half-day, for each twenty clients.
  var minutes: Int {
    switch self {
    case .small: 100
    case .overload: 60
    case .large: 110
    case .week, .crisis, .month, .huge: 180
    }
  }
}
