internal import Casework
internal import Planning

/// What is used up of a day while it is worked.
private struct WorkedDay {
  /// Minutes worked so far.
  var minutes = 0
  /// Clients who were reached.
  var reached: Set<String> = []
}

extension Agency {
  /// Works down the day's list: crises first, then fixed appointments and urgent work, then the rest in the order of its suggested
  /// times, until the day is over. Urgent work is done in overtime, the rest slips.
  mutating func work(on day: CalendarDay) throws {
    var worked = WorkedDay()
    try openCrises(on: day)
    if caseload.calendar.absences[day]?.extent == .allDay {
      try cover(day, &worked)
    } else {
      let capacity = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
      var tried: Set<Int> = []
      // What reached nobody in the morning stands in the afternoon of the same list.
      for isAgain in [false, true] {
        for task in list(of: day) where tried.contains(task.id) == isAgain {
          tried.insert(task.id)
          try take(task, notes: capacity.notes, on: day, &worked)
        }
      }
      try goOn(capacity, on: day, &worked)
    }
    try writeNotes(worked, on: day)
  }

  /// When the list is done before the day, crisis time that is left goes to what is next in line.
  private mutating func goOn(_ capacity: DayCapacityPlan, on day: CalendarDay, _ worked: inout WorkedDay) throws {
    let left = world.scenario.dayMinutes - capacity.notes - worked.minutes
    guard left > 0, world.scenario.usesTimeLeft else { return }
    let line = caseload.nextInLine(Agenda(caseload, library: library, on: day), minutes: left)
    for task in line.tasks { try take(task, notes: capacity.notes, isOnList: false, on: day, &worked) }
  }

  /// The day's open tasks in the order they are worked.
  private func list(of day: CalendarDay) -> [TaskRecord] {
    func rank(_ task: TaskRecord) -> Int {
      task.key.stepID == Crisis.taskStep ? 0 : task.isFixed ? 1 : task.priority == .urgent ? 2 : 3
    }
    return caseload.tasks.filter { $0.isOpen && $0.day == day }.sorted { first, second in
      (rank(first), first.startsAt ?? Self.late, first.id) < (rank(second), second.startsAt ?? Self.late, second.id)
    }
  }

  private static let late = ClockTime(minutes: 23 * 60)

  /// Does a task if the day has room for it, or finds nobody there.
  private mutating func take(
    _ task: TaskRecord, notes: Int, isOnList: Bool = true, on day: CalendarDay, _ worked: inout WorkedDay
  ) throws {
    // What was done before may have moved it, or made it needless.
    guard let now = caseload.tasks.first(where: { $0.id == task.id }), now.isOpen, !isOnList || now.day == day else {
      return
    }
    let minutes = realMinutes(of: task)
    let isUrgent = isOnList && (task.priority == .urgent || task.isFixed)
    let scenario = world.scenario
    let limit = isUrgent ? scenario.dayMinutes + scenario.overtimeLimit : scenario.dayMinutes - notes
    guard worked.minutes + minutes <= limit else { return }
    let tries = attempts[task.id, default: 0]
    if isInVain(task, try: tries) {
      attempts[task.id] = tries + 1
      worked.minutes += AttemptOutcome.minutesInVain(task.category)
      try caseload.recordAttempt(AttemptReport(.noAnswer), task: task.id, on: day, library: library)
      return
    }
    worked.minutes += minutes
    try complete(task, minutes: minutes, on: day, &worked)
  }

  private mutating func complete(
    _ task: TaskRecord, minutes: Int, on day: CalendarDay, _ worked: inout WorkedDay
  ) throws {
    let contacts = caseload.contacts.count
    try caseload.completeTask(task.id, on: day, library: library)
    try caseload.recordMinutes(min(minutes, 480), task: task.id)
    worked.reached.formUnion(caseload.contacts.dropFirst(contacts).filter(\.wasReached).map(\.clientID))
    if task.key.stepID == Crisis.taskStep { try stabilise(task.key.ordinal, after: minutes, on: day) }
    try follow(task, on: day)
  }

  /// A colleague keeps the fixed appointments, the crises and the urgent contacts of a day on which the person is away.
  private mutating func cover(_ day: CalendarDay, _ worked: inout WorkedDay) throws {
    for task in list(of: day) {
      let isUrgentAttention = task.key.isAttention && task.priority == .urgent
      if task.isFixed || isUrgentAttention { try complete(task, minutes: task.minutes, on: day, &worked) }
    }
    // Whoever is owed attention that day is called, whatever the plan could keep on it.
    for client in caseload.clients
    where caseload.isOwedAttention(client, on: day) && !worked.reached.contains(client.id) {
      let isReached = !world.chance.happens(world.scenario.contactUnanswered, "covered \(client.id)", day - world.start)
      caseload.contacts.append(ContactRecord(clientID: client.id, day: day, wasReached: isReached))
      if isReached { worked.reached.insert(client.id) }
    }
  }

  /// Notes are written in the day's block, or in the next one when the day had no time for them.
  private mutating func writeNotes(_ worked: WorkedDay, on day: CalendarDay) throws {
    unwritten += worked.reached.sorted().map { ($0, day) }
    guard worked.minutes < world.scenario.dayMinutes, caseload.calendar.absences[day]?.extent != .allDay else { return }
    for note in unwritten { _ = try caseload.addNote("Written", about: note.client, on: note.day, today: day) }
    unwritten = []
  }

  // MARK: Crises

  /// The crises of a day are reported as a person would report them; what they push out is agreed to.
  private mutating func openCrises(on day: CalendarDay) throws {
    for crisis in world.crises(on: day) {
      guard let client = caseload.client(crisis.stayID), client.status == .open, client.exit == nil,
        !caseload.crises.contains(where: { $0.clientID == client.id && $0.state == .open })
      else { continue }
      let report = PlanChange.CrisisReport(
        clientID: client.id, kind: crisis.kind, need: "Make \(client.name) safe", minutes: crisis.minutes,
        at: moment(day, crisis.hour))
      _ = try caseload.ask(for: .openCrisis(report), isAgreed: true, on: day, library: library)
      while caseload.lifecycle.pending != nil { _ = try caseload.applyPending(on: day, library: library) }
    }
  }

  private mutating func stabilise(_ id: Int, after minutes: Int, on day: CalendarDay) throws {
    guard let crisis = caseload.crises.first(where: { $0.id == id }), crisis.state == .open else { return }
    // On a later day it is the first thing of the morning.
    let from = crisis.opened.day == day ? crisis.opened.time.minutes : 9 * 60
    let at = Crisis.Moment(day: day, time: ClockTime(minutes: min(from + minutes, 24 * 60 - 1)))
    try caseload.stabiliseCrisis(id, at: at, library: library)
  }

  /// Closes the crises that have been quiet for some days.
  mutating func closeCrises(on day: CalendarDay) throws {
    for crisis in caseload.crises where crisis.state == .stabilised {
      guard let stabilised = crisis.stabilised,
        caseload.calendar.day(stabilised.day, plusWorkingDays: world.scenario.crisisOpenDays) <= day
      else { continue }
      try caseload.closeCrisis(crisis.id, at: moment(day, 8), library: library)
    }
  }

  // MARK: Chance in a task

  /// The minutes that a task really takes: the same for every policy.
  private func realMinutes(of task: TaskRecord) -> Int {
    if task.key.stepID == Crisis.taskStep { return task.minutes }
    let drawn = world.chance.logNormal(
      median: Double(task.minutes), spread: world.scenario.minutesSpread, "minutes \(subject(task))", task.key.ordinal)
    return max(1, Int(drawn.rounded()))
  }

  /// True when nobody answers, or the client doesn't come. Agreed appointments are kept.
  private func isInVain(_ task: TaskRecord, try number: Int) -> Bool {
    let scenario = world.scenario
    let share =
      switch task.category {
      case .phoneCall: scenario.callUnanswered
      case .followUp: task.key.isAttention ? scenario.contactUnanswered : 0
      case .appointment: task.isFixed ? 0 : scenario.noShow
      case .paperwork, .other: 0.0
      }
    return share > 0 && world.chance.happens(share, "in vain \(subject(task))", task.key.ordinal, number)
  }

  /// What a draw about a task is named by: the client, the template and the step, never an id that depends on the policy.
  func subject(_ task: TaskRecord) -> String {
    let template = caseload.processes.first { $0.id == task.key.processID }?.templateID ?? ""
    return "\(task.key.clientID) \(template) \(task.key.stepID) \(task.key.provider)"
  }
}
