package import Planning

/// A caseload with its plan made for a day: what the store writes as one change, and what was asked of the planner.
package struct Replanning: Sendable {
  package var caseload: Caseload
  /// What was asked, and answered.
  package var problem: PlanningProblem
  package var plan: Plan
  /// The agenda that the problem was made of.
  package var agenda: Agenda
  /// What is different from before, in sentences for the log of the day.
  package var changes: Changes

  /// What a plan changed.
  package struct Changes: Sendable, Equatable {
    /// Processes that a date started by itself.
    package var started: [Int] = []
    /// Tasks whose planned day passed without them.
    package var slipped: [Int] = []
    /// Tasks that stand on another day than before.
    package var moved: [Int] = []
  }
}

extension Caseload {
  /// The caseload planned for a day. The same caseload and day give the same plan, byte for byte.
  ///
  /// Does nothing when the plan was made for that day already and nothing is to be planned since. A day before the plan's own is
  /// planned anew as well: somebody asked for that day.
  package func planned(
    for day: CalendarDay, library: TemplateLibrary, budget: PlanningBudget? = nil,
    policy: (any PlanningPolicy)? = nil, isExplained: Bool = true
  ) throws(ProblemError) -> Replanning? {
    let today = planningDay(day)
    if today == plannedOn, !needsPlanning { return nil }
    return try replanned(for: today, library: library, budget: budget, policy: policy, isExplained: isExplained)
  }

  /// The caseload planned anew for a day, whatever was planned before: published work stays where it may.
  ///
  /// - Parameters:
  ///   - budget: the steps that the planner is given; nil: as many as suit the problem's size.
  ///   - policy: another rule than the planner, to compare it with.
  ///   - isExplained: false leaves the reasons out, where nobody reads them.
  package func replanned(
    for today: CalendarDay, library: TemplateLibrary, budget: PlanningBudget? = nil,
    policy: (any PlanningPolicy)? = nil, isExplained: Bool = true
  ) throws(ProblemError) -> Replanning {
    var next = self
    var changes = Replanning.Changes()
    changes.started = next.startDueProcesses(on: today, library: library)
    next.closeFinishedStays()
    changes.slipped = next.countSlips(before: today)
    let agenda = Agenda(next, library: library, on: today)
    let before = Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    next.keepRecords(of: agenda)
    var request = PlanRequest(agenda, caseload: next)
    var planner = try Planner(request.problem)
    let policy = policy ?? PlannerPolicy(budget: budget)
    var plan = policy.plan(
      request.problem, planner: planner, published: plannedOn == nil ? nil : request.published)
    // What could only have stayed if something else had been done in time is let go, and nothing else.
    let letGo = request.leftOut(of: plan)
    if !letGo.isEmpty {
      request = PlanRequest(agenda, caseload: next, loosened: letGo)
      planner = try Planner(request.problem)
      plan = policy.plan(request.problem, planner: planner, published: plan)
    }
    next.place(plan, by: isExplained ? planner : nil, request: request, agenda: agenda, before: before)
    for index in next.clients.indices where next.clients[index].pickedUpOn == nil {
      next.clients[index].pickedUpOn = today
    }
    for index in next.processes.indices where next.processes[index].pickedUpOn == nil {
      next.processes[index].pickedUpOn = today
    }
    changes.moved = next.tasks.filter { task in
      guard let old = before[task.id]?.day else { return false }
      return task.isOpen && old >= today && task.day != old
    }.map(\.id)
    next.plannedOn = today
    next.needsPlanning = false
    next.keepLedger(slipped: changes.slipped, before: before, agenda: agenda, library: library)
    if isExplained {
      let planned = Agenda(next, library: library, on: today)
      next.noteWarnings(on: today, library: library, agenda: planned)
      next.keepLog(of: changes, since: self, today: today, agenda: agenda, planned: planned, library: library)
    }
    return Replanning(caseload: next, problem: request.problem, plan: plan, agenda: agenda, changes: changes)
  }

  /// Takes open tasks whose day has passed off that day, and counts the slip. Time passing never completes work.
  private mutating func countSlips(before today: CalendarDay) -> [Int] {
    var slipped: [Int] = []
    for index in tasks.indices where tasks[index].isOpen {
      guard let day = tasks[index].day, day < today else { continue }
      tasks[index].slips += 1
      tasks[index].day = nil
      tasks[index].half = nil
      tasks[index].startsAt = nil
      slipped.append(tasks[index].id)
    }
    return slipped
  }

  /// Gives every item of the agenda its record, and takes work off the calendar that no longer exists.
  ///
  /// - Parameter clientIDs: only these clients' work; nil: everybody's.
  mutating func keepRecords(of agenda: Agenda, onlyFor clientIDs: Set<String>? = nil) {
    var indexByKey = Dictionary(
      tasks.indices.map { (tasks[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
    var wanted: Set<PieceKey> = []
    for item in agenda.items where clientIDs?.contains(item.key.clientID) ?? true {
      wanted.insert(item.key)
      let index: Int
      if let known = indexByKey[item.key] {
        index = known
      } else {
        tasks.append(
          TaskRecord(
            id: nextTaskID, key: item.key, description: item.description, stepTitle: item.stepTitle,
            category: item.category, minutes: item.minutes))
        nextTaskID += 1
        index = tasks.count - 1
        indexByKey[item.key] = index
      }
      // Work outside of processes that was dropped, and is wanted again after all.
      if tasks[index].status == .cancelled, item.key.processID == 0 { tasks[index].status = .planned }
      guard tasks[index].isOpen else { continue }
      tasks[index].description = item.description
      tasks[index].stepTitle = item.stepTitle
      tasks[index].category = item.category
      tasks[index].minutes = item.minutes
      tasks[index].priority = item.priority
      tasks[index].priorityReason = item.priorityReason
      tasks[index].due = item.due
      tasks[index].deadline = item.deadline
      tasks[index].isTentative = item.isTentative
      tasks[index].isFixed = item.appointment != nil
    }
    let expected = Set(agenda.later.map(\.key))
    for index in tasks.indices
    where tasks[index].isOpen && !wanted.contains(tasks[index].key)
      && clientIDs?.contains(tasks[index].key.clientID) ?? true && !isKeptByHand(tasks[index], agenda: agenda)
    {
      tasks[index].day = nil
      tasks[index].half = nil
      tasks[index].startsAt = nil
      // Work of a client on hold comes back; what stands outside of processes, such as a contact whose day has passed, does not.
      let isOver = tasks[index].key.processID == 0 && !expected.contains(tasks[index].key)
      if isOver { tasks[index].status = .cancelled }
      tasks[index].reason =
        agenda.held[tasks[index].key]
        ?? (expected.contains(tasks[index].key)
          ? "Expected after the weeks that are planned."
          : isOver && tasks[index].key.isContact ? "A later contact took its place." : "Not needed now.")
    }
  }

  /// True for a contact that a person put on a day to come: it is made then, though the usual rhythm doesn't ask for it any more.
  private func isKeptByHand(_ task: TaskRecord, agenda: Agenda) -> Bool {
    guard task.key.isContact, let pin = task.pin, pin.day >= agenda.today, pin.day == task.day else { return false }
    return agenda.held[task.key] == nil && client(task.key.clientID)?.status == .open
  }

  /// Writes the plan's places, suggested times and reasons into the records. A task that stays keeps the reason that put it there.
  private mutating func place(
    _ plan: Plan, by planner: Planner?, request: PlanRequest, agenda: Agenda, before: [Int: TaskRecord]
  ) {
    let places = Dictionary(
      plan.assignments.map { ($0.task, $0.place) }, uniquingKeysWith: { first, _ in first })
    let questions = planner.map { PlanQuestions($0, about: plan) }
    let items = Dictionary(agenda.items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let descriptions = Dictionary(
      tasks.map { ("t\($0.id)", $0.description) }, uniquingKeysWith: { first, _ in first })
    let names = Dictionary(clients.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for index in tasks.indices where tasks[index].isOpen {
      guard let item = items[tasks[index].key], let id = request.taskIDs[tasks[index].key] else { continue }
      let reasons = PlanReason(
        item: item, clientName: names[item.key.clientID] ?? "the client", calendar: calendar, horizon: agenda.horizon,
        descriptions: descriptions)
      let old = before[tasks[index].id]
      if let place = places[id], agenda.horizon.indices.contains(place.day) {
        tasks[index].day = agenda.horizon[place.day]
        tasks[index].half = place.half
        if let kept = old.flatMap({ reasons.kept($0, at: tasks[index]) }) {
          tasks[index].reason = kept
        } else {
          tasks[index].reason =
            questions.map { reasons.planned($0, task: id, record: tasks[index]) } ?? ""
        }
      } else {
        tasks[index].free(because: questions.map { reasons.unplanned($0, task: id) } ?? "")
      }
    }
    suggestTimes(agenda)
  }
}
