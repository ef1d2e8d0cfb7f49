internal import Planning

/// W1 and W6: chains that can't meet their date, by what holds them up.
extension Feasibility {
  func dates() -> [Recommendation] {
    openClients.flatMap { client -> [Recommendation] in
      guard let schedule = agenda.schedules[client.id] else { return [] }
      return schedule.nodes.indices.compactMap { finding(on: $0, in: schedule) }
    }
  }

  private func finding(on index: Int, in schedule: ClientSchedule) -> Recommendation? {
    let node = schedule.nodes[index]
    let process = schedule.processes[node.process]
    guard process.status.isOpen, !node.isSettled, !node.openPieces.isEmpty, !node.isHardDateExpected,
      let hard = node.hardDate ?? node.appointment?.day
    else { return nil }
    let last = calendar.workingDay(onOrBefore: hard)
    if last < today { return missed(node, process: process, date: hard) }
    let chain = criticalChain(to: index, in: schedule)
    // An appointment stands where it stands: what counts is whether all before it is ready by then.
    let ready = node.needs.filter { !$0.isSoft }.compactMap { schedule.readyDay(after: $0) }.max() ?? today
    let start = node.appointment == nil ? max(node.expectedStart, ready) : ready
    let finish = node.appointment == nil ? max(start, lastPiece(node)) : ready
    guard finish > last else { return unplanned(node, process: process, date: hard, last: last) }
    let late = calendar.workingDays(from: last, to: calendar.workingDay(onOrAfter: finish))
    return chain.waiting.map { answerTooLate($0, for: node, process: process, in: schedule, date: hard, late: late) }
      ?? chainTooLong(node, process: process, chain: chain.steps, in: schedule, date: hard, late: late)
  }

  private func lastPiece(_ node: StepNode) -> CalendarDay {
    node.openPieces.map(\.expectedDay).max() ?? node.expectedStart
  }

  private func key(_ node: StepNode, _ process: CaseProcess, _ date: CalendarDay) -> String {
    "\(process.id)|\(node.step.id)|\(date)"
  }

  // MARK: The chain

  /// What holds a step up: the steps before it, the nearest first, each the last to be ready; and the one that waits for
  /// somebody outside, if the chain ends there.
  private func criticalChain(to index: Int, in schedule: ClientSchedule) -> (steps: [StepNode], waiting: StepNode?) {
    var steps: [StepNode] = []
    var seen: Set<Int> = [index]
    var current = index
    while true {
      let needs = schedule.nodes[current].needs.filter { !$0.isSoft }
      let latest = needs.flatMap(\.nodes).filter {
        schedule.nodes[$0].exists && !schedule.nodes[$0].isSettled && !seen.contains($0)
      }.max { (schedule.nodes[$0].expectedFinish, $1) < (schedule.nodes[$1].expectedFinish, $0) }
      guard let latest else { return (steps, nil) }
      let node = schedule.nodes[latest]
      if node.isWaiting { return (steps, node) }
      seen.insert(latest)
      steps.append(node)
      current = latest
    }
  }

  /// The task that the whole chain begins with, and can be done now.
  private func firstTask(_ node: StepNode, _ chain: [StepNode]) -> TaskRecord? {
    for step in chain.reversed() + [node] {
      let open = step.openPieces.compactMap { openTask($0.key) }
      if let first = open.min(by: { ($0.day ?? .distantFuture, $0.id) < ($1.day ?? .distantFuture, $1.id) }) {
        return first
      }
    }
    return nil
  }

  // MARK: Findings

  private func chainTooLong(
    _ node: StepNode, process: CaseProcess, chain: [StepNode], in schedule: ClientSchedule, date: CalendarDay,
    late: Int
  ) -> Recommendation {
    let client = schedule.client
    let waits = chain.compactMap { step in step.step.wait.map { (step, $0) } }
    let cause =
      if let (step, wait) = waits.max(by: { $0.1.typical.upperBound < $1.1.typical.upperBound }) {
        "“\(step.step.title)” comes first, and \(wait.awaited) usually takes up to \(wait.typical.upperBound) \(wait.unit == .calendarDays ? "days" : "working days")."
      } else if let first = chain.last {
        "“\(first.step.title)” comes first and can't be expected before \(DayText.dayAndMonth(first.expectedFinish))."
      } else {
        "It stands on \(DayText.weekdayAndDate(lastPiece(node)))."
      }
    var fixes: [Fix] = []
    if let task = firstTask(node, chain) {
      fixes += [placeFix(task, on: today), task.day == today ? nil : placeFix(task, on: today, isOverbooking: true)]
        .compactMap { $0 }
    }
    fixes += [askFix(process: process.id, step: node.step.id, title: node.step.title, date: date)].compactMap { $0 }
    if let task = firstTask(node, []), fixes.isEmpty {
      fixes.append(
        Fix(title: "Go on without “\(task.description)”", action: .skip(task: task.id, reason: "It can't be in time")))
    }
    return Recommendation(
      kind: .deadlineAtRisk, warning: .chainTooLong, key: key(node, process, date), clientID: client.id,
      clientName: client.name, processID: process.id, stepID: node.step.id, date: date,
      message:
        "\(client.name): “\(node.step.title)” can't be done by \(DayText.weekdayAndDate(date)); it is expected \(words(late)) later.",
      cause: cause, fixes: Array(fixes.prefix(3)), rank: max(0, date - today))
  }

  private func answerTooLate(
    _ waiting: StepNode, for node: StepNode, process: CaseProcess, in schedule: ClientSchedule, date: CalendarDay,
    late: Int
  ) -> Recommendation {
    let client = schedule.client
    let awaited = waiting.step.wait?.awaited ?? "an answer"
    let since = waiting.waitingSince.map { " since \(DayText.dayAndMonth($0))" } ?? ""
    let waitingProcess = schedule.processes[waiting.process]
    var fixes: [Fix] = []
    let chase = caseload.tasks.first {
      $0.isOpen && $0.key.processID == waitingProcess.id && $0.key.stepID.hasPrefix("\(waiting.step.id):chase")
    }
    fixes += [chase.flatMap { placeFix($0, on: today) }].compactMap { $0 }
    if let ending = schedule.templates[waiting.process].events.first(where: { $0.name == "given_up" }),
      waitingProcess.events[ending.name] == nil
    {
      fixes.append(
        Fix(
          title: "Go on without the answer of \(waitingProcess.provider ?? awaited)",
          action: .event(process: waitingProcess.id, name: ending.name)))
    }
    fixes += [askFix(process: process.id, step: node.step.id, title: node.step.title, date: date)].compactMap { $0 }
    return Recommendation(
      kind: .deadlineAtRisk, warning: .answerTooLate, key: key(node, process, date), clientID: client.id,
      clientName: client.name, processID: process.id, stepID: node.step.id, date: date,
      message:
        "\(client.name): “\(node.step.title)” is due by \(DayText.weekdayAndDate(date)), and is expected \(words(late)) later.",
      cause:
        "“\(waiting.step.title)” waits for \(awaited)\(since); the answer is expected around \(DayText.dayAndMonth(waiting.expectedFinish)).",
      fixes: Array(fixes.prefix(3)), rank: max(0, date - today))
  }

  private func missed(_ node: StepNode, process: CaseProcess, date: CalendarDay) -> Recommendation? {
    guard let task = node.openPieces.compactMap({ openTask($0.key) }).first else { return nil }
    let client = name(process.clientID)
    let fixes = [
      placeFix(task, on: today), askFix(process: process.id, step: node.step.id, title: node.step.title, date: date),
      Fix(
        title: "Leave “\(task.description)” out, and record that its date passed",
        action: .skip(task: task.id, reason: "Its date, \(date), has passed")),
    ].compactMap { $0 }
    return Recommendation(
      kind: .deadlineAtRisk, warning: .chainTooLong, key: key(node, process, date), clientID: process.clientID,
      clientName: client, processID: process.id, stepID: node.step.id, date: date,
      message: "\(client): “\(node.step.title)” was due by \(DayText.weekdayAndDate(date)), and that day has passed.",
      cause: "It stays urgent until somebody records what became of it.", fixes: fixes, rank: -1)
  }

  /// A piece that finds no room before its date.
  private func unplanned(
    _ node: StepNode, process: CaseProcess, date: CalendarDay, last: CalendarDay
  ) -> Recommendation? {
    guard last <= horizonEnd, caseload.plannedOn != nil,
      let task = node.openPieces.compactMap({ openTask($0.key) }).first(where: { $0.day == nil })
    else { return nil }
    let client = name(process.clientID)
    let fixes = [
      placeFix(task, on: max(last, today), isOverbooking: true),
      askFix(process: process.id, step: node.step.id, title: node.step.title, date: date),
    ].compactMap { $0 }
    return Recommendation(
      kind: .deadlineAtRisk, warning: .chainTooLong, key: key(node, process, date), clientID: process.clientID,
      clientName: client, processID: process.id, stepID: node.step.id, date: date,
      message: "\(client): “\(node.step.title)” finds no room before \(DayText.weekdayAndDate(date)).",
      cause: task.reason, fixes: fixes, rank: max(0, date - today))
  }
}
