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
    guard let date = day(of: deadline.at, in: node, isScaled: false) else { return nil }
    // A date that had gone by when the process was taken up was nobody's to keep: the work is due now.
    if date < paceFrom { return nil }
    switch deadline.kind {
    case .calendar, .recurringWindow, .eventStarted, .expiry: return date
    case .businessForward: return calendar.workingDay(onOrAfter: date)
    case .businessBack: return calendar.workingDay(onOrBefore: date)
    case .letterPlusMail: return calendar.workingDay(onOrAfter: date + deadline.mailDays)
    case .suspendableClock:
      guard let stopped = deadline.stoppedBy.flatMap({ eventDay($0, process: node.process) }), stopped <= date else {
        return date
      }
      // The clock stands still from the stop on: the days left are counted from today.
      return max(date, today + (date - stopped))
    }
  }
}
