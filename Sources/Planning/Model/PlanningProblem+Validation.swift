/// Limits on a problem's size and numbers. They keep every sum within 64 bits and the planner within its memory, and
/// are far above what one person's calendar can hold.
package enum ProblemLimits {
  package static let bytes = 32 << 20
  package static let days = 400
  package static let weeks = 64
  package static let tasks = 100_000
  package static let clients = 100_000
  /// Tasks (or clients) times days.
  package static let cells = 4_000_000
  package static let dependencies = 1_000_000
  /// Tasks in a row, each after the one before.
  package static let chain = 1000
  package static let weight = 1_000_000
  package static let minutes = 100_000
  package static let capacity = 100_000
  /// Day numbers (`due`, `release`, `deadline`, `lag`, `attention_until`) lie within plus and minus this.
  package static let dayNumber = 100_000
  package static let balanceSteps = 16
}

extension PlanningProblem {
  /// Throws where the problem breaks one of the model's rules, naming the first such place.
  package func validated() throws(ProblemError) {
    try validateSizes()
    try validateDays()
    let clientIDs = try validateClients()
    let index = try validateTasks(clients: clientIDs)
    try validateDependencies(index)
    try validateWeights()
  }

  private func validateSizes() throws(ProblemError) {
    if days.count > ProblemLimits.days { throw tooMany("days", days.count, ProblemLimits.days) }
    if tasks.count > ProblemLimits.tasks { throw tooMany("tasks", tasks.count, ProblemLimits.tasks) }
    if clients.count > ProblemLimits.clients { throw tooMany("clients", clients.count, ProblemLimits.clients) }
    let cells = max(tasks.count, clients.count) * days.count
    if cells > ProblemLimits.cells {
      throw ProblemError(
        path: "tasks",
        reason: "\(tasks.count) tasks of \(clients.count) clients on \(days.count) days are more than the planner takes"
      )
    }
    if id.isEmpty { throw ProblemError(path: "id", reason: "is empty") }
  }

  private func tooMany(_ what: String, _ count: Int, _ limit: Int) -> ProblemError {
    ProblemError(path: what, reason: "\(count) are given, at most \(limit) are taken")
  }

  private func validateDays() throws(ProblemError) {
    var weeks = 0
    for (index, day) in days.enumerated() {
      let path = "days[\(index)]"
      try day.week.within(-ProblemLimits.dayNumber...ProblemLimits.dayNumber, "\(path).week")
      if index > 0, day.week < days[index - 1].week {
        throw ProblemError(
          path: "\(path).week",
          reason: "week \(day.week) comes after week \(days[index - 1].week), weeks may not decrease")
      }
      if index == 0 || day.week != days[index - 1].week { weeks += 1 }
      for half in HalfDay.allCases {
        try day.minutes[half].within(0...ProblemLimits.minutes, "\(path).minutes.\(half.rawValue)")
      }
      for category in WorkCategory.allCases {
        guard let cap = day.capacity[category] else { continue }
        try cap.within(0...ProblemLimits.capacity, "\(path).capacity.\(category.rawValue)")
      }
    }
    if weeks > ProblemLimits.weeks { throw tooMany("days", weeks, ProblemLimits.weeks, unit: "weeks") }
  }

  private func tooMany(_ what: String, _ count: Int, _ limit: Int, unit: String) -> ProblemError {
    ProblemError(path: what, reason: "\(count) \(unit) are given, at most \(limit) are taken")
  }

  private func validateClients() throws(ProblemError) -> Set<String> {
    var seen: Set<String> = []
    for (index, client) in clients.enumerated() {
      if client.id.isEmpty { throw ProblemError(path: "clients[\(index)].id", reason: "is empty") }
      if !seen.insert(client.id).inserted {
        throw ProblemError(path: "clients[\(index)].id", reason: "client \(quoted(client.id)) is given twice")
      }
      try client.attentionUntil?.within(
        -ProblemLimits.dayNumber...ProblemLimits.dayNumber, "clients[\(index)].attention_until")
    }
    return seen
  }

  private func validateTasks(clients: Set<String>) throws(ProblemError) -> [String: Int] {
    var seen: [String: Int] = [:]
    seen.reserveCapacity(tasks.count)
    let dayNumbers = -ProblemLimits.dayNumber...ProblemLimits.dayNumber
    var dependencies = 0
    for (index, task) in tasks.enumerated() {
      let path = "tasks[\(index)]"
      if task.id.isEmpty { throw ProblemError(path: "\(path).id", reason: "is empty") }
      if seen.updateValue(index, forKey: task.id) != nil {
        throw ProblemError(path: "\(path).id", reason: "task \(quoted(task.id)) is given twice")
      }
      if !clients.contains(task.client) {
        throw ProblemError(path: "\(path).client", reason: "no client \(quoted(task.client))")
      }
      if let process = task.process, process.isEmpty {
        throw ProblemError(path: "\(path).process", reason: "is empty")
      }
      try task.minutes.within(0...ProblemLimits.minutes, "\(path).minutes")
      try task.release.within(dayNumbers, "\(path).release")
      try task.due?.within(dayNumbers, "\(path).due")
      try task.deadline?.within(dayNumbers, "\(path).deadline")
      for (place, day) in (task.days ?? []).enumerated() { try horizon(day, "\(path).days[\(place)]") }
      if let fixed = task.fixed { try horizon(fixed.day, "\(path).fixed.day") }
      if let previous = task.previous { try horizon(previous.day, "\(path).previous.day") }
      dependencies += task.after.count
    }
    if dependencies > ProblemLimits.dependencies {
      throw tooMany("tasks", dependencies, ProblemLimits.dependencies, unit: "dependencies")
    }
    return seen
  }

  private func horizon(_ day: Int, _ path: String) throws(ProblemError) {
    if !days.indices.contains(day) {
      throw ProblemError(path: path, reason: "day \(day) lies outside the horizon of \(days.count) days")
    }
  }

  /// Unknown tasks, impossible lags, and cycles (Kahn's order; what is left over contains one).
  private func validateDependencies(_ index: [String: Int]) throws(ProblemError) {
    var waitingFor = [Int](repeating: 0, count: tasks.count)
    var successors = [[Int]](repeating: [], count: tasks.count)
    for (number, task) in tasks.enumerated() {
      for (place, dependency) in task.after.enumerated() {
        let path = "tasks[\(number)].after[\(place)]"
        guard let other = index[dependency.task] else {
          throw ProblemError(path: path, reason: "no task \(quoted(dependency.task))")
        }
        try dependency.lag.within(0...ProblemLimits.dayNumber, "\(path).lag")
        successors[other].append(number)
        waitingFor[number] += 1
      }
    }
    var open = tasks.indices.filter { waitingFor[$0] == 0 }
    var depth = [Int](repeating: 1, count: tasks.count)
    var done = 0
    while let number = open.popLast() {
      done += 1
      for successor in successors[number] {
        waitingFor[successor] -= 1
        depth[successor] = max(depth[successor], depth[number] + 1)
        if waitingFor[successor] == 0 { open.append(successor) }
      }
    }
    if done < tasks.count { throw cycle(waitingFor, index) }
    if let last = depth.firstIndex(where: { $0 > ProblemLimits.chain }) {
      throw ProblemError(
        path: "tasks[\(last)].after",
        reason: "\(depth[last]) tasks come one after the other, at most \(ProblemLimits.chain) are taken")
    }
  }

  /// Walks backwards from a task that never became free until a task repeats: that one lies on a cycle.
  private func cycle(_ waitingFor: [Int], _ index: [String: Int]) -> ProblemError {
    var number = waitingFor.firstIndex { $0 > 0 } ?? 0
    var seen: Set<Int> = []
    while seen.insert(number).inserted {
      number = tasks[number].after.compactMap { index[$0.task] }.first { waitingFor[$0] > 0 } ?? number
    }
    let place = tasks[number].after.firstIndex { index[$0.task].map { waitingFor[$0] > 0 } ?? false } ?? 0
    return ProblemError(
      path: "tasks[\(number)].after[\(place)]", reason: "task \(quoted(tasks[number].id)) comes after itself (a cycle)")
  }

  private func validateWeights() throws(ProblemError) {
    let range = 0...ProblemLimits.weight
    for priority in Priority.allCases {
      try weights.unplanned[priority].within(range, "weights.unplanned.\(priority.rawValue)")
      try weights.late[priority].within(range, "weights.late.\(priority.rawValue)")
      try weights.delay[priority].within(range, "weights.delay.\(priority.rawValue)")
    }
    let named = [
      ("deadline", weights.deadline), ("attention", weights.attention), ("progress", weights.progress),
      ("hard_off_focus", weights.hardOffFocus), ("light_in_focus", weights.lightInFocus),
      ("switching", weights.switching), ("moved", weights.moved), ("moved_soon", weights.movedSoon),
    ]
    for (name, value) in named { try value.within(range, "weights.\(name)") }
    if weights.balance.count > ProblemLimits.balanceSteps {
      throw tooMany("weights.balance", weights.balance.count, ProblemLimits.balanceSteps)
    }
    for (index, step) in weights.balance.enumerated() {
      try step.percent.within(range, "weights.balance[\(index)][0]")
      try step.each.within(range, "weights.balance[\(index)][1]")
    }
  }
}

extension Int {
  /// Throws a sentence about the value at `path` unless it lies in `range`.
  fileprivate func within(_ range: ClosedRange<Int>, _ path: String) throws(ProblemError) {
    if self < range.lowerBound {
      throw ProblemError(
        path: path,
        reason: range.lowerBound == 0 ? "\(self) is negative" : "\(self) is less than \(range.lowerBound)")
    }
    if self > range.upperBound {
      throw ProblemError(path: path, reason: "\(self) is more than \(range.upperBound), the most that is taken")
    }
  }
}

/// An id as a sentence shows it: quoted, without line breaks, and cut when somebody sent a novel.
func quoted(_ text: String) -> String {
  var clean = ""
  for scalar in text.unicodeScalars.prefix(80) {
    clean.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
  }
  return "\"" + clean + (text.unicodeScalars.count > 80 ? "…" : "") + "\""
}
