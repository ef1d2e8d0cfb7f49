internal import Planning

extension WorkHistory {
  /// What happened in a stretch of days, from the records of a caseload: the same for people and for the simulation.
  ///
  /// - Parameter now: the moment it is; what can't be judged yet is left out.
  package init(
    _ caseload: Caseload, library: TemplateLibrary, from first: CalendarDay, through last: CalendarDay,
    now: Crisis.Moment
  ) {
    let facts = RecordedFacts(caseload: caseload, library: library, first: first, last: last, now: now)
    self.init()
    days = facts.days()
    attention = facts.attention()
    processWeeks = facts.processWeeks()
    hardDates = facts.hardDates()
    claims = facts.claims()
    exits = facts.exits()
    servicePlans = facts.servicePlans()
    crises = facts.crises()
  }
}

/// The facts of a stretch of days, from the records of a caseload.
private struct RecordedFacts {
  let caseload: Caseload
  let library: TemplateLibrary
  let first: CalendarDay
  let last: CalendarDay
  let now: Crisis.Moment
  private let tasks: [Int: TaskRecord]
  private let doneByDay: [CalendarDay: [TaskRecord]]
  private let contactsByDay: [CalendarDay: [ContactRecord]]
  private let attemptsByDay: [CalendarDay: [ContactAttempt]]
  private let notesByDay: [CalendarDay: [CaseNote]]

  init(caseload: Caseload, library: TemplateLibrary, first: CalendarDay, last: CalendarDay, now moment: Crisis.Moment) {
    self.caseload = caseload
    self.library = library
    self.first = first
    self.last = last
    now = moment
    tasks = Dictionary(caseload.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var done: [CalendarDay: [TaskRecord]] = [:]
    for task in caseload.tasks where task.status == .done {
      if let day = task.completedOn { done[day, default: []].append(task) }
    }
    doneByDay = done
    contactsByDay = Dictionary(grouping: caseload.contacts, by: \.day)
    attemptsByDay = Dictionary(grouping: caseload.attempts.filter { !$0.isTakenBack }, by: \.day)
    notesByDay = Dictionary(grouping: caseload.notes, by: \.day)
  }

  private var window: ClosedRange<CalendarDay> { first...max(first, last) }

  /// Exits that are no failure of housing: deaths, hospitals, long-term care.
  private static let medical: Set<ExitDestination> = [.deceased, .hospital, .psychiatricHospital, .longTermCare]

  func exits() -> [ExitOutcome] {
    caseload.clients.flatMap { client in
      (client.earlierStays.compactMap(\.exit) + [client.exit].compactMap(\.self)).map { (client.id, $0) }
    }
    .filter { window.contains($0.1.day) }
    .sorted { ($0.1.day, $0.0) < ($1.1.day, $1.0) }
    .map { id, exit in
      ExitOutcome(
        clientID: id, day: exit.day, destination: Self.outcome(of: exit),
        isMedical: Self.medical.contains(exit.destination))
    }
  }

  private static func outcome(of exit: ClientExit) -> ExitOutcome.Destination {
    if exit.destination == .deceased { return .deceased }
    switch exit.destination.group {
    // A place that nobody confirmed in writing by the day isn't counted as secured.
    case .permanent: return exit.isHoused ? .permanent : .unknown
    case .temporary: return .temporary
    case .institutional: return .institutional
    case .homeless, .other: return .unknown
    }
  }

  /// Claims whose filing or packet is to be judged in the window.
  func claims() -> [ClaimOutcome] {
    (caseload.processes + caseload.earlierProcesses).filter { $0.templateID == "disability_claim" }
      .compactMap { process -> ClaimOutcome? in
        guard let client = caseload.client(process.clientID) else { return nil }
        let admission = process.earlierStay ?? client.admission
        let filed = reached("pfd_set", in: process)
        return ClaimOutcome(
          clientID: client.id, admission: admission, filed: filed,
          packetSubmitted: reached("packet_submitted", in: process), isFilingDue: isDue(admission + 14),
          isPacketDue: filed.map { isDue($0 + 60) } ?? false)
      }
      .filter { $0.isFilingDue || $0.isPacketDue }
      .sorted { ($0.admission, $0.clientID) < ($1.admission, $1.clientID) }
  }

  /// True when something is judged on that day: it lies in the window and has come.
  private func isDue(_ day: CalendarDay) -> Bool { window.contains(day) && day <= now.day }

  /// The day on which a milestone's step was done; nil while it isn't.
  private func reached(_ milestone: String, in process: CaseProcess) -> CalendarDay? {
    guard let step = library.template(of: process)?.steps.first(where: { $0.milestone == milestone }) else {
      return nil
    }
    let own = caseload.tasks.filter { $0.key.processID == process.id && $0.key.stepID == step.id }
    guard own.contains(where: { $0.status == .done }), !own.contains(where: \.isOpen) else { return nil }
    return own.compactMap(\.completedOn).max()
  }

  /// Each open stay past its first week, on each working day that has come.
  func servicePlans() -> [ServicePlanOutcome] {
    let days = workingDays
    return caseload.clients.flatMap { client -> [ServicePlanOutcome] in
      let standing = caseload.servicePlanStanding(of: client, on: now.day, library: library)
      let processes = caseload.processes.filter { $0.clientID == client.id }.map { ($0, lastDone(in: $0)) }
      return days.filter { day in
        client.dayOfProgram(on: day) > 7 && client.exit.map { day < $0.day } ?? (client.status != .closed)
      }.map { day in
        let isAtWork = processes.contains { process, done in
          process.startedOn <= day && process.endedOn.map { day < $0 } ?? true && process.status != .onHold
            && (process.status != .completed || done.map { day <= $0 } ?? true)
        }
        return ServicePlanOutcome(
          clientID: client.id, day: day,
          isActive: standing.isCurrent(on: day) && (isAtWork || standing.noneNeeded != nil))
      }
    }.sorted { ($0.day, $0.clientID) < ($1.day, $1.clientID) }
  }

  private func lastDone(in process: CaseProcess) -> CalendarDay? {
    caseload.tasks.filter { $0.key.processID == process.id }.compactMap(\.completedOn).max()
  }

  func crises() -> [CrisisOutcome] {
    caseload.crises.filter { !$0.isWithdrawn && window.contains($0.opened.day) }.compactMap { crisis in
      // One that is open for less than a day can still be in time.
      guard crisis.wasStabilisedInTime(at: now) != nil else { return nil }
      let settled = crisis.stabilised ?? crisis.closed
      return CrisisOutcome(
        clientID: crisis.clientID, opened: crisis.opened.day,
        hoursToStabilise: settled.map { Double($0.minutes(since: crisis.opened)) / 60 })
    }
  }

  // MARK: Days

  /// Working days with a published plan, or with recorded work.
  func days() -> [WorkDay] {
    let published = Dictionary(
      caseload.ledger.days.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    return workingDays.compactMap { day in
      let done = doneByDay[day] ?? []
      let plan = published[day].flatMap { $0.bookableMinutes > 0 ? $0 : nil }
      guard !done.isEmpty || plan != nil else { return nil }
      let limits = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
      let inVain = (attemptsByDay[day] ?? []).filter(\.outcome.isUnreached)
      let categories = inVain.compactMap { tasks[$0.taskID]?.category }
      let minutes =
        done.reduce(0) { $0 + ($1.actualMinutes ?? $1.minutes) }
        + categories.reduce(0) { $0 + AttemptOutcome.minutesInVain($1) }
      var work = WorkDay(day: day)
      work.isPublished = plan != nil
      work.wasWorked = !done.isEmpty
      if let plan {
        work.plannedCalls = plan.calls
        work.callsByHand = plan.callsByHand
        work.plannedMinutes = plan.plannedMinutes
        work.moves = plan.moves
        work.slips = plan.slips
        work.urgentLeft = plan.urgentLeft.compactMap { tasks[$0]?.description }
      }
      let calls = done.count { $0.category == .phoneCall } + categories.count { $0 == .phoneCall }
      work.calls = max(work.plannedCalls + work.callsByHand, calls)
      work.workedMinutes = minutes + limits.notes
      work.bookableMinutes = plan?.bookableMinutes ?? limits.morning + limits.afternoon + limits.notes
      // Work that ran into the last half hour of the day took the time for notes.
      work.keptNotesBlock = minutes + WorkHistory.notesMinutes <= WorkHistory.dayMinutes
      work.wroteNotes = unwritten(on: day).isEmpty
      return work
    }
  }

  /// Clients who were met or reached on a day, and about whom nothing was written by the end of the next working day.
  private func unwritten(on day: CalendarDay) -> [String] {
    let until = caseload.calendar.day(day, plusWorkingDays: 1)
    // Before the next working day is over, it isn't late.
    guard until < now.day else { return [] }
    let met = Set((contactsByDay[day] ?? []).filter(\.wasReached).map(\.clientID))
    let noted = Set((notesByDay[day] ?? []).filter { !$0.isWithdrawn && $0.writtenOn <= until }.map(\.clientID))
    let onAttempt = Set((attemptsByDay[day] ?? []).filter { !$0.note.isEmpty }.map(\.clientID))
    return met.subtracting(noted).subtracting(onAttempt).sorted()
  }

  // MARK: What was owed

  /// Each client on each day on which attention was owed: judged when the day is over, or once it was given.
  func attention() -> [AttentionOutcome] {
    caseload.ledger.attention.filter { window.contains($0.day) && $0.day <= now.day }.compactMap { owed in
      func isOwn(_ id: String) -> Bool { id == owed.clientID }
      let contacts = (contactsByDay[owed.day] ?? []).filter { isOwn($0.clientID) }
      let isDone = (doneByDay[owed.day] ?? []).contains { isOwn($0.key.clientID) }
      let isTried = (attemptsByDay[owed.day] ?? []).contains { isOwn($0.clientID) } || !contacts.isEmpty
      guard owed.day < now.day || isDone || isTried else { return nil }
      return AttentionOutcome(
        clientID: owed.clientID, day: owed.day, wasAttended: isDone || isTried,
        wasReached: contacts.contains(where: \.wasReached))
    }
  }

  /// Each process in each week in which something was due: judged when the week is over, or once it advanced.
  func processWeeks() -> [ProcessWeekOutcome] {
    let processes = Dictionary(
      (caseload.processes + caseload.earlierProcesses).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let done = Dictionary(grouping: caseload.tasks.filter { $0.status == .done }) { $0.key.processID }
    return caseload.ledger.processWeeks.filter { window.contains($0.week) }.compactMap { owed in
      guard let process = processes[owed.processID] else { return nil }
      let week = owed.week...(owed.week + 6)
      let advanced = (done[process.id] ?? []).contains { $0.completedOn.map(week.contains) ?? false }
      // Active all week: what ended or rested has nothing to answer for.
      let wasActive = process.status.isOpen || process.endedOn.map { $0 > week.upperBound } ?? false
      guard advanced || (wasActive && week.upperBound < now.day) else { return nil }
      return ProcessWeekOutcome(
        processID: process.id, clientID: process.clientID, templateID: process.templateID, week: owed.week,
        advanced: advanced)
    }
  }

  /// Each hard date of the window that passed, or was met.
  func hardDates() -> [HardDateOutcome] {
    let open = Set(caseload.processes.filter { $0.status.isOpen || $0.status == .onHold }.map(\.id))
    return caseload.ledger.hardDates.filter { window.contains($0.value.date) }
      .sorted { ($0.value.date, $0.key) < ($1.value.date, $1.key) }
      .compactMap { id, standing in
        guard let task = tasks[id], let end = end(of: standing, task: task, open: open) else { return nil }
        return HardDateOutcome(
          clientID: task.key.clientID, step: task.stepTitle, date: standing.date, end: end)
      }
  }

  private func end(of standing: HardDateStanding, task: TaskRecord, open: Set<Int>) -> HardDateOutcome.End? {
    let missed: HardDateOutcome.End =
      standing.wasPlanned ? .missedThoughPlanned : standing.wasWarned ? .missedThoughWarned : .forgotten
    if task.status == .done { return task.completedOn.map { $0 <= standing.date } ?? true ? .met : missed }
    let isClosed = !task.isOpen || (task.key.processID != 0 && !open.contains(task.key.processID))
    if isClosed { return .closed }
    return standing.date < now.day ? missed : nil
  }

  private var workingDays: [CalendarDay] {
    let end = min(window.upperBound, now.day)
    guard first <= end else { return [] }
    return (0...(end - first)).map { first + $0 }.filter { caseload.calendar.isWorkingDay($0) }
  }
}
