extension ClientSchedule {
  /// The day that an expression of a template means for a step; nil while its anchor isn't known.
  ///
  /// - Parameter isScaled: true for soft windows, which a chosen timeline stretches or compresses; hard dates never scale.
  func day(of expression: DateExpression, in node: StepNode, isScaled: Bool) -> CalendarDay? {
    guard let anchor = anchorDay(expression.anchor, in: node) else { return nil }
    let span = isScaled ? scaled(expression, process: node.process) : expression.span
    return calendar.day(anchor, plus: span, isBefore: expression.isBefore)
  }

  private func anchorDay(_ anchor: DateExpression.Anchor, in node: StepNode) -> CalendarDay? {
    let process = processes[node.process]
    switch anchor {
    case .start: return process.startedOn
    case .round: return roundStart(process)
    case .admission: return client.admission
    case .discharge: return client.plannedDischarge
    case .keyDate: return templates[node.process].keyDate.flatMap { keyDate($0, process: node.process)?.day }
    case .fixed(let day): return day
    case .slot: return appointment(of: node.step, process: node.process)?.day
    case .event(let name): return eventDay(name, process: node.process)
    case .step(let id) where id == node.step.id:
      // Its own last time: a renewal counts from the one before, the first from the event that asked for it.
      return node.pieces.compactMap(\.doneOn).max() ?? node.step.onEvent.flatMap { eventDay($0, process: node.process) }
        ?? process.startedOn
    case .step(let id):
      return nodeIndex[NodeKey(process: node.process, step: id)].map { nodes[$0].expectedFinish }
    case .milestone(let name):
      return milestoneAnchors(name, process: node.process).map { nodes[$0].expectedFinish }.max()
    }
  }

  /// The start of a housing round: the earliest of 14 days after admission, the midpoint of the stay and 45 days before
  /// discharge, but never before the search itself starts.
  private func roundStart(_ process: CaseProcess) -> CalendarDay {
    var candidates = [client.admission + 14]
    if let discharge = client.plannedDischarge {
      candidates.append(client.admission + (discharge - client.admission) / 2)
      candidates.append(discharge - 45)
    }
    return max(candidates.min() ?? process.startedOn, process.startedOn)
  }

  /// A soft window's offset on the chosen timeline: offsets from the start, a housing round or the protective filing date scale.
  private func scaled(_ expression: DateExpression, process: Int) -> TimeSpan {
    guard let weeks = processes[process].timelineWeeks, let length = templates[process].lengthWeeks, length > 0,
      weeks != length
    else { return expression.span }
    switch expression.anchor {
    case .start, .round, .milestone("pfd_set"):
      return TimeSpan((expression.span.count * weeks + length / 2) / length, expression.span.unit)
    default: return expression.span
    }
  }

  /// A hard date by its kind; nil while the event it counts from isn't recorded.
  func hardDate(_ deadline: TemplateDeadline, in node: StepNode, paceFrom: CalendarDay) -> CalendarDay? {
    let process = processes[node.process]
    // What somebody with the power to do so has set goes before every rule.
    if let set = process.dates.deadline(of: node.step.id) { return set }
    guard let nominal = day(of: deadline.at, in: node, isScaled: false) else { return nil }
    let date = deadline.hardDate(
      nominal: nominal, office: officeCalendar(deadline.office), stops: clockStops(deadline, process: node.process),
      today: today)
    // A date that had gone by when the process was taken up was nobody's to keep: the work is due now.
    return date < paceFrom ? nil : date
  }

  /// The calendar of the office that receives a paper.
  func officeCalendar(_ office: TemplateDeadline.Office) -> WorkCalendar {
    switch office {
    case .agency: return calendar
    case .federal: return .office([.federal])
    case .state:
      // A state without a calendar of its own keeps the federal holidays as far as anybody knows.
      guard let state = try? HolidayRegion(settings.state) else { return .office([.federal]) }
      return .office([state])
    }
  }

  /// When the clock of a deadline stood still: as people recorded it, and by the events that the template names.
  func clockStops(_ deadline: TemplateDeadline, process index: Int) -> [ClockStop] {
    guard deadline.kind == .suspendableClock else { return [] }
    var stops = processes[index].dates.clockStops
    if let event = deadline.stoppedBy, let stopped = eventDay(event, process: index),
      !stops.contains(where: { $0.stoppedOn <= stopped && stopped < $0.resumedOn ?? .distantFuture })
    {
      let resumed = deadline.resumedBy.flatMap { eventDay($0, process: index) }.flatMap { $0 >= stopped ? $0 : nil }
      let title = templates[index].events.first { $0.name == event }?.title ?? event
      // An open stop lasts until the next one that people recorded.
      let next = stops.map(\.stoppedOn).filter { $0 > stopped }.min()
      stops.append(ClockStop(stoppedOn: stopped, resumedOn: resumed ?? next, reason: title))
    }
    return stops.sorted { $0.stoppedOn < $1.stoppedOn }
  }

  /// True while the event or milestone that a hard date counts from is only expected: it binds nothing yet.
  func isExpected(_ deadline: TemplateDeadline, in node: StepNode) -> Bool {
    guard deadline.kind == .eventStarted, processes[node.process].dates.deadline(of: node.step.id) == nil else {
      return false
    }
    switch deadline.at.anchor {
    case .milestone(let name):
      return milestoneAnchors(name, process: node.process).contains { nodes[$0].finishedOn == nil }
    case .step(let id):
      return nodeIndex[NodeKey(process: node.process, step: id)].map { nodes[$0].finishedOn == nil } ?? false
    default: return false
    }
  }

  /// The window that a step with a `recurring_window` is to be done in next; nil for other steps, and where `at` is the end.
  func recurringWindow(of node: StepNode, paceFrom: CalendarDay) -> ClosedRange<CalendarDay>? {
    guard let deadline = node.step.deadline, let window = deadline.window,
      let anchor = day(of: deadline.at, in: node, isScaled: false)
    else { return nil }
    return window.next(from: anchor, done: node.pieces.compactMap(\.doneOn), pickedUp: paceFrom)
  }
}

extension CalendarDay {
  /// Later than any day that is planned.
  static let distantFuture = CalendarDay(number: 3_000_000)
}
