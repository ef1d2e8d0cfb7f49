extension Caseload {
  /// Stops the clock of a process, such as a voucher's while the authority looks at a unit.
  package mutating func stopClock(
    process id: Int, on day: CalendarDay, reason: String, today: CalendarDay, library: TemplateLibrary
  ) throws(ProcessDateError) {
    let (index, stops) = try clock(of: id, on: today, library: library)
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { throw .noReason }
    if let open = stops.last, open.resumedOn == nil {
      throw .alreadyStopped(since: open.stoppedOn, reason: open.reason)
    }
    try check(day, after: stops, today: today)
    processes[index].dates.clockStops.append(ClockStop(stoppedOn: day, reason: words))
    needsPlanning = true
  }

  /// Lets the clock of a process run on from a day.
  package mutating func resumeClock(
    process id: Int, on day: CalendarDay, today: CalendarDay, library: TemplateLibrary
  ) throws(ProcessDateError) {
    let (index, stops) = try clock(of: id, on: today, library: library)
    guard let open = stops.last, open.resumedOn == nil else {
      throw .notStopped(title: library[processes[index].templateID]?.title ?? "")
    }
    try check(day, after: stops, today: today)
    // A stop that an event made is written down with its end.
    processes[index].dates.clockStops.removeAll { $0.stoppedOn == open.stoppedOn }
    processes[index].dates.clockStops.append(
      ClockStop(stoppedOn: open.stoppedOn, resumedOn: day, reason: open.reason))
    needsPlanning = true
  }

  /// Writes down the day on which a step's paper ends, as it is printed on it.
  package mutating func recordPaperEnd(
    step: String, process id: Int, on day: CalendarDay, reason: String, library: TemplateLibrary
  ) throws(ProcessDateError) {
    let (index, found) = try templateStep(step, process: id, library: library)
    guard found.validity != nil else { throw .noPaper(step, stepTitle: found.title) }
    let renewed = tasks.count {
      $0.key.processID == id && $0.key.stepID == "\(step):renewal" && $0.status == .done
    }
    processes[index].dates.setPaperEnd(
      ProcessDates.StepDate(
        stepID: ProcessDates.paper(step, renewed: renewed), day: day, reason: reason.isEmpty ? "as printed" : reason))
    needsPlanning = true
  }

  /// Writes down a hard date that somebody with the power to do so has set: an extension, a date in a letter.
  package mutating func recordDeadline(
    step: String, process id: Int, on day: CalendarDay, reason: String, library: TemplateLibrary
  ) throws(ProcessDateError) {
    let (index, found) = try templateStep(step, process: id, library: library)
    guard found.deadline != nil else { throw .noDeadline(step, stepTitle: found.title) }
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { throw .noReason }
    processes[index].dates.setDeadline(ProcessDates.StepDate(stepID: step, day: day, reason: words))
    needsPlanning = true
  }

  // MARK: What is there

  private func templateStep(_ step: String, process id: Int, library: TemplateLibrary) throws(ProcessDateError)
    -> (index: Int, step: TemplateStep)
  {
    guard let index = processes.firstIndex(where: { $0.id == id }),
      let template = library.template(processes[index].templateID, version: processes[index].templateVersion)
    else { throw .unknownStep(step, title: "process \(id)") }
    guard let found = template.step(step) else { throw .unknownStep(step, title: template.title) }
    return (index, found)
  }

  /// The clock of a process, and when it stood still so far, events included.
  private func clock(of id: Int, on today: CalendarDay, library: TemplateLibrary) throws(ProcessDateError)
    -> (index: Int, stops: [ClockStop])
  {
    guard let index = processes.firstIndex(where: { $0.id == id }),
      let template = library.template(processes[index].templateID, version: processes[index].templateVersion),
      let deadline = template.steps.compactMap(\.deadline).first(where: { $0.kind == .suspendableClock })
    else {
      let title = processes.first { $0.id == id }.flatMap { library[$0.templateID]?.title } ?? "process \(id)"
      throw .noClock(title: title)
    }
    let clientID = processes[index].clientID
    let schedule = Agenda(self, library: library, on: today, onlyFor: clientID).schedules[clientID]
    guard let schedule, let place = schedule.processes.firstIndex(where: { $0.id == id }),
      schedule.clockHasStarted(deadline, process: place)
    else { throw .notStarted(title: template.title) }
    return (index, schedule.clockStops(deadline, process: place))
  }

  private func check(_ day: CalendarDay, after stops: [ClockStop], today: CalendarDay) throws(ProcessDateError) {
    if day > today { throw .inFuture(day) }
    if let last = stops.map({ $0.resumedOn ?? $0.stoppedOn }).max(), day < last {
      throw .beforeLastChange(day, last: last)
    }
  }
}

extension ClientSchedule {
  /// True once the day that a clock counts from is a fact.
  func clockHasStarted(_ deadline: TemplateDeadline, process: Int) -> Bool {
    switch deadline.at.anchor {
    case .milestone(let name):
      let anchors = milestoneAnchors(name, process: process)
      return !anchors.isEmpty && anchors.allSatisfy { nodes[$0].finishedOn != nil }
    case .step(let id):
      return nodeIndex[NodeKey(process: process, step: id)].map { nodes[$0].finishedOn != nil } ?? false
    case .event(let name): return eventDay(name, process: process) != nil
    default: return true
    }
  }
}
