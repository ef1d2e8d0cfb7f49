internal import Planning

/// Why an attempt can't be recorded. Each says what to do instead.
package enum AttemptError: Error, Equatable, Sendable {
  case unknownTask(Int)
  case notOpen(Int, TaskStatus)
  case noEnd
  case endPassed(CalendarDay)
  case unknownEvent(String, known: [String])
  case sameWait(until: CalendarDay?)
  case noReason

  package var sentence: String {
    switch self {
    case .unknownTask(let id): "There is no task \(id). `caseday today` shows the numbers of today's tasks."
    case .notOpen(let id, let status):
      "Task \(id) is \(status.rawValue.replacing("_", with: " ")), so nothing can be tried at it. Undo it first if it isn't."
    case .noEnd:
      "A wait needs an end: name the day until which it waits, the event that ends it, or who is to answer."
    case .endPassed(let day):
      "\(day) isn't ahead, so nothing would wait. Name a later day, or record the answer."
    case .unknownEvent(let name, let known):
      known.isEmpty
        ? "This process has no events to wait for. Name a day instead of “\(name)”."
        : "This process has no event “\(name)”. It has: \(known.joined(separator: ", "))."
    case .sameWait(let until):
      "It is waiting already\(until.map { " until \(DayText.weekdayAndDate($0))" } ?? ""), and its clock goes on. Name another day to change the end, or record the answer."
    case .noReason: "Write why it wasn't possible, so that the next attempt goes better."
    }
  }
}

extension Caseload {
  /// Records what came of an attempt at a task. Nothing else on the calendar moves: an attempt that reached nobody is made again
  /// by the rule, a wait takes the task off the calendar until its end.
  package mutating func recordAttempt(
    _ report: AttemptReport, task id: Int, on day: CalendarDay, library: TemplateLibrary
  ) throws(AttemptError) {
    guard let index = tasks.firstIndex(where: { $0.id == id }) else { throw .unknownTask(id) }
    let task = tasks[index]
    if task.status == .done, report.outcome == .done { return }
    guard task.isOpen else { throw .notOpen(id, task.status) }
    let note = report.note.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if report.outcome == .notPossible, note.isEmpty { throw .noReason }
    let usual: ContactChannel? =
      task.category == .phoneCall ? .phone : task.category == .appointment ? .inPerson : nil
    let channel = report.channel ?? usual
    let attempt = ContactAttempt(
      clientID: task.key.clientID, taskID: id, day: day, time: report.time,
      half: report.time.map { DayArrangement.half(of: $0) } ?? task.half ?? .am, channel: channel,
      outcome: report.outcome, note: note)
    switch report.outcome {
    case .done, .reached:
      complete(id, on: day, library: library, channel: channel, isWithClient: report.isWithClient)
      attempts.append(attempt)
    case .waiting:
      try wait(for: task, report, on: day, library: library)
      attempts.append(attempt)
    case .leftMessage, .noAnswer, .notPossible:
      attempts.append(attempt)
      if report.outcome.isUnreached, report.isWithClient ?? countsAsContact(task, library: library) {
        contacts.append(
          ContactRecord(clientID: task.key.clientID, day: day, wasReached: false, taskID: id, channel: channel))
      }
      placeAgain(index, on: day, library: library)
    }
    refreshProcesses(of: task.key.clientID, on: day, library: library)
  }

  /// Completes a task that is known to be open.
  private mutating func complete(
    _ id: Int, on day: CalendarDay, library: TemplateLibrary, channel: ContactChannel?, isWithClient: Bool?
  ) {
    do {
      try completeTask(id, on: day, library: library, channel: channel, isWithClient: isWithClient)
    } catch {
      // Checked before: the task exists and is open.
      assertionFailure(error.sentence)
    }
  }

  // MARK: Waiting

  private mutating func wait(
    for task: TaskRecord, _ report: AttemptReport, on day: CalendarDay, library: TemplateLibrary
  ) throws(AttemptError) {
    let process = processes.first { $0.id == task.key.processID }
    let template = process.flatMap { library.template($0.templateID, version: $0.templateVersion) }
    let stepID = String(task.key.stepID.prefix { $0 != ":" })
    let step = template?.step(stepID)
    if let until = report.until, until <= day { throw .endPassed(until) }
    if let event = report.event, !(template?.events.contains { $0.name == event } ?? false) {
      throw .unknownEvent(event, known: template?.events.map(\.name) ?? [])
    }
    let asks = step?.wait != nil
    let awaited = report.awaited.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard report.until != nil || report.event != nil || !awaited.isEmpty || asks else { throw .noEnd }
    let isChase = task.key.stepID != stepID
    // The wait belongs to the step, not to the chase it was heard of in.
    var key = task.key
    key.stepID = stepID
    if isChase { key.ordinal = 1 }
    var since = day
    if let old = waits.lastIndex(where: { $0.key == key && $0.endedOn == nil }) {
      if waits[old].until == report.until, waits[old].event == report.event, waits[old].holds(on: day), !isChase {
        throw .sameWait(until: report.until)
      }
      // A new promise changes the end; the clock since the request goes on.
      since = waits[old].since
      waits[old].endedOn = day
      waits[old].ending = .cancelled
    }
    let whom =
      !awaited.isEmpty
      ? awaited : step?.wait?.awaited ?? (countsAsContact(task, library: library) ? "the client" : "an answer")
    waits.append(
      WaitRecord(key: key, awaited: whom, since: since, until: report.until, event: report.event))
    if asks || isChase {
      complete(task.id, on: day, library: library, channel: report.channel, isWithClient: report.isWithClient)
      return
    }
    guard let index = tasks.firstIndex(where: { $0.id == task.id }) else { return }
    takeOffCalendar(index)
    let end =
      report.until.map { " until \(DayText.weekdayAndDate($0))" } ?? report.event.map { " until “\($0)” is recorded" }
    tasks[index].reason = "Waiting for \(whom)\(end ?? "")."
  }

  /// Ends the waits that people recorded for a step; true when there was one.
  mutating func endWaits(process: Int, step: String, on day: CalendarDay, _ ending: WaitRecord.Ending) -> Bool {
    var hasEnded = false
    for index in waits.indices
    where waits[index].key.processID == process && waits[index].key.stepID == step && waits[index].endedOn == nil {
      waits[index].endedOn = day
      waits[index].ending = ending
      hasEnded = true
    }
    return hasEnded
  }

  private mutating func takeOffCalendar(_ index: Int) {
    tasks[index].day = nil
    tasks[index].half = nil
    tasks[index].startsAt = nil
  }

  // MARK: Trying again

  /// Puts one task where its next attempt fits; everything else stays.
  private mutating func placeAgain(_ index: Int, on today: CalendarDay, library: TemplateLibrary) {
    // The minutes of a call that reached nobody are free again: on the same day they go with it into the other half.
    let freed = tasks[index].day == today ? tasks[index].minutes : 0
    takeOffCalendar(index)
    let agenda = Agenda(self, library: library, on: today, onlyFor: tasks[index].key.clientID)
    guard let item = agenda.items.first(where: { $0.key == tasks[index].key }) else {
      tasks[index].reason = "Tried \(DayText.weekdayAndDate(today)); tried again when it is due."
      return
    }
    tasks[index].priority = item.priority
    tasks[index].priorityReason = item.priorityReason
    for day in agenda.horizon where day >= item.release && item.lastDay.map({ day <= $0 }) ?? true {
      guard item.onlyDays?.contains(day) ?? true else { continue }
      for half in HalfDay.allCases where item.half == nil || item.half == half {
        guard hasRoom(for: tasks[index], on: day, half, freed: day == today ? freed : 0) else { continue }
        tasks[index].day = day
        tasks[index].half = half
        tasks[index].reason =
          "Tried \(DayText.weekdayAndDate(today)), not reached. The first \(half == .am ? "morning" : "afternoon") with room for the next attempt."
        suggestTime(ofTask: index, item: item)
        return
      }
    }
    tasks[index].reason =
      "Tried \(DayText.weekdayAndDate(today)), not reached. No half-day that its rule allows has room for the next attempt; take something off."
  }

  private func hasRoom(for task: TaskRecord, on day: CalendarDay, _ half: HalfDay, freed: Int) -> Bool {
    let load = load(of: day, except: task.id)
    let cap = load.limits.cap(task.category)
    return load.room(half) + freed >= task.minutes && cap.map { load.count(task.category) < $0 } ?? true
  }

  /// Takes a task that was opened again off the calendar when nothing asks for it any more: its step is over, or held.
  mutating func leaveIfNotWanted(_ index: Int, on day: CalendarDay, library: TemplateLibrary) {
    guard tasks[index].day != nil, tasks[index].key.processID != 0 else { return }
    let agenda = Agenda(self, library: library, on: day, onlyFor: tasks[index].key.clientID)
    guard !agenda.items.contains(where: { $0.key == tasks[index].key }) else { return }
    takeOffCalendar(index)
    tasks[index].reason = agenda.held[tasks[index].key] ?? "Not needed now."
  }

  // MARK: What counts

  /// Done with the client: a contact, an appointment, or what the template says is one. It satisfies the cadence.
  func countsAsContact(_ task: TaskRecord, library: TemplateLibrary) -> Bool {
    if task.key.isContact { return true }
    if AddedTask.isWork(task.key) {
      return addedTasks.first { $0.key == task.key }?.wish.isWithClient ?? (task.category == .appointment)
    }
    let process = processes.first { $0.id == task.key.processID }
    let template = process.flatMap { library.template($0.templateID, version: $0.templateVersion) }
    return template?.step(task.key.stepID)?.isWithClient ?? (task.category == .appointment)
  }

  /// After a completion was taken back its attempt and its wait no longer count.
  mutating func takeBackAttempt(at task: TaskRecord, on day: CalendarDay) {
    if let last = attempts.lastIndex(where: { $0.taskID == task.id && !$0.isTakenBack }),
      !attempts[last].outcome.isUnreached
    {
      attempts[last].isTakenBack = true
      if attempts[last].outcome == .waiting {
        _ = endWaits(process: task.key.processID, step: task.key.stepID, on: day, .cancelled)
      }
    }
    takeBackServiceWork(task, on: day)
  }
}
