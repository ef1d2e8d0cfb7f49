internal import Planning

extension ChangeBench {
  /// Puts a client or a process on hold: its work is freed, nothing else moves.
  func hold(
    _ work: PlanChange.HeldWork, because reason: String, _ change: PlanChange
  ) throws(PlanChangeError) -> PlanPreview {
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var outcome = caseload
    let title: String
    switch work {
    case .client(let id):
      let client = try client(id)
      guard client.status != .closed else { throw .notPossible("\(client.name)'s stay is closed already.") }
      guard client.status != .onHold else { throw .notPossible("\(client.name) is on hold already.") }
      for index in outcome.clients.indices where outcome.clients[index].id == id {
        outcome.clients[index].status = .onHold
      }
      title = "Put \(client.name) on hold"
    case .process(let id):
      let process = try process(id)
      guard process.status != .onHold else { throw .notPossible("The process is on hold already.") }
      guard process.status.isOpen else {
        throw .notPossible("The process is \(process.status.rawValue), so there is nothing to hold.")
      }
      for index in outcome.processes.indices where outcome.processes[index].id == id {
        outcome.processes[index].status = .onHold
      }
      title = "Put \(self.title(of: process)) on hold"
    }
    let cause = "On hold\(words.isEmpty ? "" : ": \(words)")."
    var moves: [PlanMove] = []
    for index in outcome.tasks.indices where outcome.tasks[index].isOpen {
      let task = outcome.tasks[index]
      guard task.day != nil, belongs(task, to: work) else { continue }
      moves.append(freed(task, cause: cause))
      outcome.tasks[index].free(because: cause)
    }
    let agenda = Agenda(outcome, library: library, on: today)
    outcome.suggestTimes(agenda, only: Set(moves.compactMap(\.from)))
    return preview(change, title: title, outcome: outcome, moves: moves)
  }

  /// Takes work up again: it gets the room that is free; nothing else moves.
  func resume(_ work: PlanChange.HeldWork, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    var outcome = caseload
    let title: String
    let clientID: String
    switch work {
    case .client(let id):
      let client = try client(id)
      guard client.status == .onHold else { throw .notPossible("\(client.name) isn't on hold.") }
      for index in outcome.clients.indices where outcome.clients[index].id == id {
        outcome.clients[index].status = .open
      }
      (title, clientID) = ("Resume \(client.name)", id)
    case .process(let id):
      let process = try process(id)
      guard process.status == .onHold else { throw .notPossible("The process isn't on hold.") }
      for index in outcome.processes.indices where outcome.processes[index].id == id {
        outcome.processes[index].status = .active
      }
      (title, clientID) = ("Resume \(self.title(of: process))", process.clientID)
    }
    outcome.refreshProcesses(of: clientID, on: today, library: library)
    let agenda = Agenda(outcome, library: library, on: today)
    outcome.takeUp(clientID, agenda: agenda)
    var room = try RoomMaker(agenda, caseload: outcome, freedom: .plannedStays)
    let waiting = outcome.tasks.filter { $0.isOpen && $0.day == nil && $0.key.clientID == clientID }
    for task in room.inOrder(waiting) {
      room.insert(task.id, because: "Its work goes on.", pushing: "", isQuiet: true)
    }
    room.write(into: &outcome)
    let asked = Set(waiting.map(\.id))
    return preview(change, title: title, room: room, outcome: outcome, asked: asked)
  }

  private func belongs(_ task: TaskRecord, to work: PlanChange.HeldWork) -> Bool {
    switch work {
    case .client(let id): task.key.clientID == id
    case .process(let id): task.key.processID == id
    }
  }

  func freed(_ task: TaskRecord, cause: String) -> PlanMove {
    PlanMove(
      taskID: task.id, clientID: task.key.clientID, clientName: name(task.key.clientID),
      description: task.description, from: task.spot, to: nil, cause: cause,
      isPublished: task.day.map { day in caseload.publishedThrough.map { day <= $0 } ?? false } ?? false,
      isAskedFor: true)
  }

  func client(_ id: String) throws(PlanChangeError) -> Client {
    guard let client = caseload.client(id) else {
      throw PlanChangeError(.unknown(kind: "client", id: id), "There is no client “\(id)”.")
    }
    return client
  }

  func process(_ id: Int) throws(PlanChangeError) -> CaseProcess {
    guard let process = caseload.processes.first(where: { $0.id == id }) else {
      throw PlanChangeError(.unknown(kind: "process", id: String(id)), "There is no process \(id).")
    }
    return process
  }

  func title(of process: CaseProcess) -> String {
    "“\(library[process.templateID]?.title ?? process.templateID)” (\(name(process.clientID)))"
  }
}

extension RoomMaker {
  /// Tasks in the order in which they are put into the plan: what comes first before what follows, then by importance.
  func inOrder(_ tasks: [TaskRecord]) -> [TaskRecord] {
    let ids = Set(tasks.map { "t\($0.id)" })
    let after = Dictionary(
      request.problem.tasks.map { ($0.id, $0.after.map(\.task).filter(ids.contains)) },
      uniquingKeysWith: { first, _ in first })
    var left = tasks.filter { contains($0.id) }.sorted {
      ($0.priority, $0.due ?? .beyondPlan, $0.id) < ($1.priority, $1.due ?? .beyondPlan, $1.id)
    }
    var taken: Set<String> = []
    var order: [TaskRecord] = []
    while !left.isEmpty {
      // The problem has no cycle; should one get here, the first task goes first.
      let next = left.firstIndex { (after["t\($0.id)"] ?? []).allSatisfy(taken.contains) } ?? 0
      let task = left.remove(at: next)
      taken.insert("t\(task.id)")
      order.append(task)
    }
    return order
  }
}

extension Caseload {
  /// Brings one client's records up to the agenda. What takes longer than before and doesn't fit any more loses its place.
  mutating func takeUp(_ clientID: String, agenda: Agenda) {
    let before = Dictionary(tasks.map { ($0.id, $0.minutes) }, uniquingKeysWith: { first, _ in first })
    keepRecords(of: agenda, onlyFor: [clientID])
    for index in tasks.indices where tasks[index].key.clientID == clientID && tasks[index].isOpen {
      let task = tasks[index]
      guard let spot = task.spot, spot.day >= agenda.today, task.pin == nil, !task.isFixed,
        task.key.stepID != Crisis.taskStep, task.minutes > before[task.id] ?? task.minutes
      else { continue }
      if load(of: spot.day).room(spot.half) < 0 {
        tasks[index].free(because: "It takes longer now, and its half-day has no room for that.")
      }
    }
  }
}
