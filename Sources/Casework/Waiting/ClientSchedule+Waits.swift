internal import Planning

/// Waiting for somebody outside: who, since when, when to ask again, when to tell the supervisor.
extension ClientSchedule {
  // MARK: Held pieces

  /// The wait that a person recorded for a piece and that holds it today; nil for most, and after its end.
  func hold(on piece: PieceNode) -> WaitRecord? {
    guard let wait = context.wait(for: piece.key, on: today) else { return nil }
    if let event = wait.event, let process = processes.first(where: { $0.id == piece.key.processID }),
      let day = process.events[event], day >= wait.since
    {
      return nil
    }
    return wait
  }

  /// The day a held piece is expected back; nil for one that isn't held.
  func holdEnds(_ piece: PieceNode) -> CalendarDay? {
    hold(on: piece).map { max($0.until ?? calendar.day($0.since, plus: WaitRecord.standardEscalation), today) }
  }

  /// The held pieces of a step, with their waits.
  private func held(_ node: StepNode) -> [WaitRecord] { node.openPieces.compactMap { hold(on: $0) } }

  /// The pieces that a person holds, each with the sentence that its task shows.
  func heldPieces() -> [PieceKey: String] {
    var held: [PieceKey: String] = [:]
    for piece in nodes.flatMap(\.openPieces) {
      guard let wait = hold(on: piece) else { continue }
      let end =
        wait.until.map { " until \(DayText.weekdayAndDate($0))" } ?? wait.event.map { " until “\($0)” is recorded" }
        ?? ""
      held[piece.key] = "Waiting for \(wait.awaited)\(end)."
    }
    return held
  }

  // MARK: What is awaited

  /// One wait as the schedule sees it: the template's, as a person corrected it, or a person's own.
  struct Waiting {
    var kind: WaitView.Kind
    var awaited: String
    var since: CalendarDay
    var expected: CalendarDay
    var usual = ""
    var until: CalendarDay?
    var event: String?
    var chaseEvery: TimeSpan?
    var chaseAfter: TimeSpan?
    var escalateAfter: TimeSpan?
  }

  /// What a step waits for; nil when it doesn't.
  func waiting(_ node: StepNode) -> Waiting? {
    guard node.exists, node.finishedOn == nil else { return nil }
    if let wait = node.step.wait, node.isWaiting, let since = node.waitingSince {
      let recorded = context.wait(process: processes[node.process].id, step: node.step.id)
      var waiting = Waiting(
        kind: .answer, awaited: recorded.map(\.awaited).flatMap { $0.isEmpty ? nil : $0 } ?? wait.awaited, since: since,
        expected: node.expectedFinish, usual: wait.usualWords, until: recorded?.until, event: recorded?.event,
        chaseEvery: wait.chaseEvery, chaseAfter: wait.chaseAfter, escalateAfter: wait.escalateAfter)
      // Nobody asks again before the day that was promised.
      if let until = recorded?.until, until > since { waiting.chaseAfter = TimeSpan(until - since, .calendarDays) }
      return waiting
    }
    return held(node).count == node.openPieces.count ? holding(node) : nil
  }

  /// What somebody holds pieces of a step for, though other pieces of it may go on; nil when nothing is held.
  func holding(_ node: StepNode) -> Waiting? {
    guard node.exists, node.finishedOn == nil else { return nil }
    let held = held(node)
    guard let first = held.min(by: { $0.since < $1.since }) else { return nil }
    let until = held.compactMap(\.until).max()
    return Waiting(
      kind: .held, awaited: first.awaited, since: first.since,
      expected: until ?? calendar.day(first.since, plus: WaitRecord.standardEscalation), until: until,
      event: first.event,
      // A wait without an end would be forgotten: it is asked after every week. One with a day comes back by itself.
      chaseEvery: until == nil ? WaitRecord.standardChase : nil, escalateAfter: WaitRecord.standardEscalation)
  }

  /// The steps that wait, with their two clocks.
  func waits(clientName: String, titles: (Int) -> String) -> [WaitView] {
    nodes.compactMap { node -> WaitView? in
      guard processes[node.process].status.isOpen, let waiting = waiting(node) ?? holding(node) else { return nil }
      return view(of: node, waiting, clientName: clientName, title: titles(node.process))
    }
      + nodes.compactMap { node -> WaitView? in
        guard processes[node.process].status.isOpen, node.exists, !node.isSettled, let listing = listing(node) else {
          return nil
        }
        return view(of: node, listing, clientName: clientName, title: titles(node.process))
      }
  }

  private func view(of node: StepNode, _ waiting: Waiting, clientName: String, title: String) -> WaitView {
    let last = lastChase(of: node, waiting)
    let escalates = escalationDay(waiting)
    return WaitView(
      kind: waiting.kind, clientID: client.id, clientName: clientName, processID: processes[node.process].id,
      processTitle: title, stepID: node.step.id, stepTitle: node.step.title, awaited: waiting.awaited,
      since: waiting.since, lastChase: last, chases: chaseDays(of: node, waiting).count, usual: waiting.usual,
      expected: waiting.expected,
      nextChase: isChasedElsewhere(node) ? nil : nextChase(of: node, waiting).map { max($0, today) },
      escalatesOn: escalates, until: waiting.until, event: waiting.event,
      daysSinceRequest: today - waiting.since, daysSinceChase: last.map { today - $0 },
      isOverdue: usualEnd(node, waiting) < today, isEscalated: escalates.map { $0 <= today } ?? false)
  }

  /// The day on which an answer is late: the end of the usual length, or the promised day.
  private func usualEnd(_ node: StepNode, _ waiting: Waiting) -> CalendarDay {
    if let until = waiting.until { return until }
    return node.step.wait.map { expectedAnswer(waiting.since, $0) } ?? waiting.expected
  }

  /// The day on which the supervisor is told; nil: never.
  private func escalationDay(_ waiting: Waiting) -> CalendarDay? {
    waiting.escalateAfter.map { calendar.workingDay(onOrAfter: calendar.day(waiting.since, plus: $0)) }
  }

  // MARK: Chases

  /// The days on which somebody asked again: chases of the wait, and the rounds of a step that is itself the asking.
  private func chaseDays(of node: StepNode, _ waiting: Waiting) -> [CalendarDay] {
    let chased = node.chases.filter { $0.status == .done }.compactMap(\.completedOn)
    let rounds = node.step.repetition == nil ? [] : node.pieces.compactMap(\.doneOn)
    return (chased + rounds).filter { $0 >= waiting.since }.sorted()
  }

  private func lastChase(of node: StepNode, _ waiting: Waiting) -> CalendarDay? { chaseDays(of: node, waiting).last }

  /// The day of the next chase by the cadence; nil when nobody asks.
  private func nextChase(of node: StepNode, _ waiting: Waiting) -> CalendarDay? {
    guard let every = waiting.chaseEvery else { return nil }
    let closed = node.chases.filter { !$0.isOpen }.compactMap(\.completedOn).max()
    let first = calendar.day(waiting.since, plus: waiting.chaseAfter ?? every)
    guard let closed, closed >= waiting.since else { return calendar.workingDay(onOrAfter: first) }
    let next = calendar.day(closed, plus: every)
    return calendar.workingDay(onOrAfter: waiting.until.map { $0 > closed ? max(next, $0) : next } ?? next)
  }

  /// Somebody who is awaited for several steps of a process is asked once: by the follow-ups that are steps themselves, or by the
  /// chase of the wait that began last.
  private func isChasedElsewhere(_ node: StepNode) -> Bool {
    guard let awaited = node.step.wait?.awaited, node.step.repetition == nil else { return false }
    return nodes.contains { other in
      guard other.process == node.process, other.step.id != node.step.id, other.exists, other.finishedOn == nil,
        other.step.wait?.awaited == awaited, other.isWaiting
      else { return false }
      if other.step.repetition != nil { return !other.openPieces.isEmpty }
      guard other.step.wait?.chaseEvery != nil else { return false }
      return (asked(other), other.step.id) > (asked(node), node.step.id)
    }
  }

  private func asked(_ node: StepNode) -> CalendarDay { node.pieces.compactMap(\.doneOn).max() ?? node.release }

  /// Chases of a wait: one open at a time, at its cadence, until the answer is in.
  func chaseItems(of node: StepNode) -> [AgendaItem] {
    guard let waiting = waiting(node) ?? holding(node) ?? (node.isSettled ? nil : listing(node)),
      !isChasedElsewhere(node), let next = nextChase(of: node, waiting)
    else { return [] }
    let first = calendar.workingDay(onOrAfter: max(next, today))
    let key = PieceKey(
      clientID: client.id, processID: processes[node.process].id, stepID: "\(node.step.id):chase",
      ordinal: node.chases.filter { !$0.isOpen }.count + 1)
    let attempts = attempts(at: node.chases.first { $0.key == key }?.id)
    var item = AgendaItem(
      key: key, description: "Ask \(waiting.awaited): \(node.step.title)", stepTitle: "Chase: \(node.step.title)",
      processTitle: templates[node.process].title, category: .followUp, minutes: 10, effort: .light, priority: .medium,
      priorityReason: "", release: first, due: calendar.day(first, plusWorkingDays: 1), lastDay: nil, deadline: nil,
      isMissed: false, onlyDays: nil, appointment: nil, after: [], isTentative: false, slack: nil, slackCause: "",
      expectedDay: first,
      templateReason: "Waiting for \(waiting.awaited) since \(DayText.dayAndMonth(waiting.since)).")
    if let retry = retry(after: attempts) {
      item.release = max(item.release, retry.day)
      item.expectedDay = item.release
      if retry.day >= item.release { item.half = retry.half }
    }
    item.counterpart = node.pieces.first.flatMap { counterpart(of: node, piece: $0) }
    keepOpeningDays(of: node, in: &item)
    (item.priority, item.priorityReason) = PriorityRule.priority(
      PriorityRule.Facts(
        client: client, today: today, templateID: templates[node.process].id, due: item.due,
        escalation: escalation(waiting) ?? escalation(of: attempts, at: node.step)))
    return [item]
  }

  /// Why the supervisor should know of a step's wait; nil while it is in time.
  func escalation(of node: StepNode) -> String? { waiting(node).flatMap { escalation($0) } }

  private func escalation(_ waiting: Waiting) -> String? {
    guard let day = escalationDay(waiting), day <= today else { return nil }
    return "No answer from \(waiting.awaited) for \(today - waiting.since) days: the supervisor should know"
  }

  // MARK: Attempts

  /// The step of the template that a task belongs to, also by its chase (`H5:chase`); nil for work outside of processes.
  func step(of key: PieceKey) -> TemplateStep? {
    let id = key.stepID.prefix { $0 != ":" }
    return nodes.first { processes[$0.process].id == key.processID && $0.step.id == id }?.step
  }

  /// The attempts at a piece's task, in their order.
  func attempts(at piece: PieceNode) -> [ContactAttempt] { attempts(at: piece.record?.id) }

  private func attempts(at taskID: Int?) -> [ContactAttempt] { taskID.flatMap { context.attempts[$0] } ?? [] }

  /// When a task is tried again after its last attempt; nil when that reached somebody, or there was none.
  func retry(after attempts: [ContactAttempt]) -> Retry? {
    guard let last = attempts.last, last.outcome.isUnreached || last.outcome == .notPossible else { return nil }
    return RetryRule.standard.next(after: last, calendar: calendar)
  }

  /// Why the supervisor should know of attempts that reached nobody; nil for fewer than the rule of the step allows.
  func escalation(of attempts: [ContactAttempt], at step: TemplateStep?) -> String? {
    let missed = attempts.reversed().prefix { $0.outcome.isUnreached }.count
    guard let limit = step?.wait?.escalateAttempts ?? RetryRule.standard.attempts, missed >= limit else { return nil }
    return "\(missed) attempts reached nobody: the supervisor should know"
  }
}

extension ExternalWait {
  /// "7 to 14 days", "2 working days".
  var usualWords: String {
    let unit = unit == .workingDays ? "working day" : "day"
    let (low, high) = (typical.lowerBound, typical.upperBound)
    if low == high { return "\(high) \(unit)\(high == 1 ? "" : "s")" }
    return "\(low) to \(high) \(unit)s"
  }
}
