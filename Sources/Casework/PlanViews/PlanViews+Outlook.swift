internal import Planning

extension PlanViews {
  /// A client's schedule with answers from outside as soon, and as late, as they can be counted on.
  struct Paces {
    let soonest: ClientSchedule
    let latest: ClientSchedule
  }

  /// Both other paces of a client; nil for a client without a schedule.
  func paces(of clientID: String) -> Paces? {
    guard let usual = agenda.schedules[clientID] else { return nil }
    let records = Dictionary(
      caseload.tasks.filter { $0.key.clientID == clientID }.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    func schedule(_ pace: ClientSchedule.Pace) -> ClientSchedule {
      ClientSchedule(
        client: usual.client, processes: Array(zip(usual.processes, usual.templates)), records: records,
        calendar: usual.calendar, settings: usual.settings, today: today, pace: pace,
        context: usual.context)
    }
    return Paces(soonest: schedule(.soonest), latest: schedule(.latest))
  }

  /// When a process can be expected to be complete; nil when nothing of it is open.
  func outlook(_ process: CaseProcess, number: Int, paces: Paces) -> CompletionOutlook? {
    guard process.status != .completed, process.status != .cancelled,
      let schedule = agenda.schedules[process.clientID], let expected = schedule.expectedCompletion(process: number)
    else { return nil }
    let chain = schedule.chain(process: number)
    return CompletionOutlook(
      expected: expected,
      earliest: min(expected, paces.soonest.expectedCompletion(process: number) ?? expected),
      latest: max(expected, paces.latest.expectedCompletion(process: number) ?? expected),
      name: schedule.templates[number].completion ?? "Completion",
      reason: rangeReason(chain.map { schedule.nodes[$0] }),
      hangsOn: chain.map { link(schedule.nodes[$0], schedule: schedule) })
  }

  /// The wait of the chain that makes the range widest, in a sentence.
  private func rangeReason(_ chain: [StepNode]) -> String {
    let waits = chain.compactMap { node in node.step.wait.map { (node: node, wait: $0) } }
    let widest = waits.max { left, right in
      left.wait.latest.count - left.wait.soonest.count < right.wait.latest.count - right.wait.soonest.count
    }
    guard let (node, wait) = widest, wait.latest.count > wait.soonest.count else {
      return waits.isEmpty
        ? "It hangs on your own steps; nobody outside is waited for."
        : "It hangs on answers that usually come on the day."
    }
    let days = wait.unit == .workingDays ? "working days" : "days"
    return
      "It hangs most on “\(node.step.title)”: \(wait.awaited) usually takes \(wait.typical.upperBound) \(days), and can take \(wait.soonest.count) to \(wait.latest.count)."
  }

  private func link(_ node: StepNode, schedule: ClientSchedule) -> CompletionOutlook.Link {
    let process = schedule.processes[node.process]
    let title = process.provider.map { "\(node.step.title): \($0)" } ?? node.step.title
    return CompletionOutlook.Link(
      processID: process.id, stepID: node.step.id, title: title,
      detail: node.isWaiting ? waitingDetail(node, process) : upcomingDetail(node))
  }
}
