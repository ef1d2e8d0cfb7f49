internal import Planning

extension ClientSchedule {
  /// Gives each open piece its expected day: the planned one where the plan has it, otherwise as many a day as one day takes.
  func spreadPieces(_ node: inout StepNode) {
    let perDay = max(1, min(settings.cap(node.step.category) ?? 4, 300 / max(node.step.minutes, 1)))
    var open = 0
    for piece in node.pieces.indices where node.pieces[piece].isOpen {
      let own = node.pieces[piece].release.flatMap { day(of: $0, in: node, isScaled: true) }
        .map { day in
          released(
            node.pieces[piece].release, on: day,
            due: node.pieces[piece].due.flatMap { self.day(of: $0, in: node, isScaled: true) })
        }
      let floor = calendar.day(node.expectedStart, plusWorkingDays: open / perDay)
      let planned = node.pieces[piece].record?.day.flatMap { $0 >= today ? $0 : nil }
      node.pieces[piece].expectedDay = max(planned ?? floor, own ?? floor)
      if let back = holdEnds(node.pieces[piece]) {
        node.pieces[piece].expectedDay = max(node.pieces[piece].expectedDay, calendar.workingDay(onOrAfter: back))
      }
      open += 1
    }
  }

  func settleFinish(_ node: inout StepNode) {
    let process = processes[node.process]
    let endings = node.step.repetition?.endings.compactMap { eventDay($0, process: node.process) }
    if let day = endings?.min() {
      node.finishedOn = day
      node.expectedFinish = day
      return
    }
    if !node.exists {
      node.expectedFinish = process.startedOn
      return
    }
    let done = node.pieces.compactMap(\.doneOn).max()
    let isOpen = node.pieces.contains(where: \.isOpen)
    let answers = node.pieces.compactMap { $0.record?.answeredOn }
    // Each piece has its own answer; of a repeating step one answer ends it.
    let isAnswered =
      node.step.repetition == nil ? !isOpen && answers.count >= node.pieces.count(where: { $0.doneOn != nil }) : true
    let answered = isAnswered ? answers.max() : nil
    if let wait = node.step.wait {
      // Follow-ups share the clock of the request that they follow up.
      let request = wait.since.flatMap { nodeIndex[NodeKey(process: node.process, step: $0)] }.map { nodes[$0] }
      let own = node.step.repetition == nil ? (isOpen ? nil : done) : node.pieces.compactMap(\.doneOn).min()
      if let answered {
        node.finishedOn = answered
        node.expectedFinish = answered
      } else if let own {
        node.waitingSince = request?.finishedOn ?? own
        let promised = context.wait(process: process.id, step: node.step.id)?.until
        node.expectedFinish = max(
          today,
          promised.map { calendar.workingDay(onOrAfter: $0) } ?? expectedAnswer(request?.finishedOn ?? own, wait))
      } else {
        let asked = node.pieces.map(\.expectedDay).max() ?? node.expectedStart
        node.expectedFinish = max(asked, expectedAnswer(request?.expectedFinish ?? asked, wait))
      }
      return
    }
    if isOpen {
      node.expectedFinish = node.pieces.filter(\.isOpen).map(\.expectedDay).max() ?? node.expectedStart
    } else if isReference(node) {
      let children = nodes.filter { node.step.starts.contains(templates[$0.process].id) && $0.exists }
      let open = children.filter { $0.finishedOn == nil }
      node.finishedOn = children.isEmpty || !open.isEmpty ? nil : children.compactMap(\.finishedOn).max()
      node.expectedFinish = open.map(\.expectedFinish).max() ?? node.expectedStart
    } else {
      node.finishedOn = done ?? process.startedOn
      node.expectedFinish = node.finishedOn ?? today
    }
  }

  /// The day an answer usually is in, counted to the far end of its usual length.
  func expectedAnswer(_ since: CalendarDay, _ wait: ExternalWait) -> CalendarDay {
    let length =
      switch pace {
      case .soonest: wait.soonest
      case .usual: TimeSpan(wait.typical.upperBound, wait.unit)
      case .latest: wait.latest
      }
    return calendar.workingDay(onOrAfter: calendar.day(since, plus: length))
  }

  /// True when a need holds on the answer to a step and not on its pieces. What follows "any" of a repeating step only needs it
  /// to have been done once.
  func endsByAnswer(_ node: StepNode, _ need: StepNode.Need) -> Bool {
    if node.step.repetition != nil, need.pieces == .any { return false }
    return node.step.wait != nil || node.step.repetition.map { !$0.endings.isEmpty } ?? false
  }

  /// The first day after a need: when enough of its pieces are finished, and the lag has passed. Nil: it holds nothing back.
  func readyDay(after need: StepNode.Need) -> CalendarDay? {
    var finishes: [CalendarDay] = []
    for target in need.nodes where nodes[target].exists {
      let node = nodes[target]
      if endsByAnswer(node, need) || node.pieces.isEmpty || node.finishedOn != nil {
        finishes.append(node.expectedFinish)
      } else {
        finishes += node.pieces.map { $0.isOpen ? $0.expectedDay : $0.doneOn ?? today }
      }
    }
    guard !finishes.isEmpty else { return nil }
    finishes.sort()
    let wanted =
      switch need.pieces {
      case .any: 1
      case .half: (finishes.count + 1) / 2
      case .all: finishes.count
      }
    return calendar.day(finishes[wanted - 1], plus: need.lag)
  }
}
