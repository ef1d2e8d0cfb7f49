internal import Planning

/// Papers that expire: a release that is good for a year, a receipt for 30 days. A renewal comes before the end, and what needs
/// the paper after its end comes after the renewal.
extension ClientSchedule {
  /// Sets the end of the paper that a step produced, renewals counted.
  func settlePaper(_ node: inout StepNode) {
    guard let validity = node.step.validity, node.exists else { return }
    let made = node.pieces.compactMap(\.doneOn).max()
    let renewed = node.renewals.filter { $0.status == .done }.compactMap(\.completedOn).max()
    guard let from = [made, renewed].compactMap({ $0 }).max() else { return }
    // What is printed on a paper says nothing about the one that replaced it.
    let printed = processes[node.process].dates.paperEnd(
      of: ProcessDates.paper(node.step.id, renewed: node.renewals.count { $0.status == .done }))
    node.paperEnds = printed ?? from + validity.days
  }

  /// What is stored of the renewals of a step's paper.
  func renewals(of node: StepNode, records: [PieceKey: TaskRecord]) -> [TaskRecord] {
    guard node.step.validity != nil else { return [] }
    return records.values(of: "\(node.step.id):renewal", process: processes[node.process].id)
      .sorted { $0.key.ordinal < $1.key.ordinal }
  }

  /// The open steps that a node's paper still has to serve, directly or through others.
  func openSteps(after index: Int) -> [Int] {
    var reached: Set<Int> = [index]
    var grew = true
    while grew {
      grew = false
      for other in nodes.indices where !reached.contains(other) && nodes[other].exists {
        if nodes[other].needs.contains(where: { !reached.isDisjoint(with: $0.nodes) }) {
          reached.insert(other)
          grew = true
        }
      }
    }
    return reached.sorted().filter {
      $0 != index && !nodes[$0].isSettled && processes[nodes[$0].process].status.isOpen
    }
  }

  /// Days before a paper's end on which its renewal begins; a paper that is good for weeks only is renewed in its last quarter.
  func renewalLead(_ validity: Validity) -> Int { min(settings.renewalDays, max(3, validity.days / 4)) }

  /// One renewal for each paper that ends while something still needs it.
  func renewalItems() -> [AgendaItem] {
    nodes.indices.compactMap { index in
      let node = nodes[index]
      guard let end = node.paperEnds, let validity = node.step.validity, processes[node.process].status.isOpen,
        openSteps(after: index).contains(where: { nodes[$0].expectedFinish >= end - renewalLead(validity) })
      else { return nil }
      let opens = calendar.workingDay(onOrAfter: max(end - renewalLead(validity), today))
      let last = calendar.workingDay(onOrBefore: end)
      let isMissed = last < today
      let slack = calendar.workingDays(from: today, to: last)
      let cause = "\(validity.document) until \(DayText.short(end))"
      let due = max(calendar.day(opens, plusWorkingDays: 4), today)
      let (priority, reason) = PriorityRule.priority(
        PriorityRule.Facts(
          client: client, today: today, templateID: templates[node.process].id, due: min(due, max(last, today)),
          slack: slack, slackCause: cause))
      return AgendaItem(
        key: renewalKey(node), description: "Renew \(validity.document) before \(DayText.dayAndMonth(end))",
        stepTitle: "Renew \(validity.document)", processTitle: templates[node.process].title,
        category: node.step.category, minutes: node.step.minutes, effort: node.step.effort, priority: priority,
        priorityReason: reason, release: opens, due: isMissed ? today : min(due, last), lastDay: isMissed ? nil : last,
        deadline: end, isMissed: isMissed, onlyDays: nil, appointment: nil, after: [], isTentative: false, slack: slack,
        slackCause: cause, expectedDay: opens,
        templateReason: "\(validity.document) is good until \(DayText.dayAndMonth(end)), and is needed after that.")
    }
  }

  func renewalKey(_ node: StepNode) -> PieceKey {
    PieceKey(
      clientID: client.id, processID: processes[node.process].id, stepID: "\(node.step.id):renewal",
      ordinal: node.renewals.filter { !$0.isOpen }.count + 1)
  }

  /// Links to the renewals of papers that end before a piece that needs them can be done.
  func renewalLinks(_ need: StepNode.Need, expected: CalendarDay) -> [AgendaItem.Link] {
    need.nodes.compactMap { target in
      guard let end = nodes[target].paperEnds, end < expected else { return nil }
      return AgendaItem.Link(key: renewalKey(nodes[target]), lag: 0)
    }
  }
}
