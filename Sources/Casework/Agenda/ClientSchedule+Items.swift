internal import Planning

extension ClientSchedule {
  /// The open pieces of all open steps, as items of the agenda.
  func items(end: CalendarDay) -> [AgendaItem] {
    nodes.indices.flatMap { index -> [AgendaItem] in
      let node = nodes[index]
      guard processes[node.process].status.isOpen, node.exists, node.finishedOn == nil, !isReference(node) else {
        return []
      }
      return node.pieces.indices.filter { node.pieces[$0].isOpen && hold(on: node.pieces[$0]) == nil }
        .map { item(of: index, piece: $0) } + chaseItems(of: node) + waitlistItems(of: node)
        + extensionItems(of: node)
    } + renewalItems()
  }

  private func item(of index: Int, piece number: Int) -> AgendaItem {
    let node = nodes[index]
    let piece = node.pieces[number]
    let process = processes[node.process]
    var release = max(node.release, node.roundOpens ?? today, today)
    if let own = piece.release.flatMap({ day(of: $0, in: node, isScaled: true) }) {
      let ownDue = piece.due.flatMap { day(of: $0, in: node, isScaled: true) }
      release = max(release, released(piece.release, on: own, due: ownDue))
    }
    var due = node.due
    if let own = piece.due.flatMap({ day(of: $0, in: node, isScaled: true) }) {
      due = max(calendar.workingDay(onOrBefore: own), calendar.workingDay(onOrAfter: process.pickedUpOn ?? today))
    }
    var after: [AgendaItem.Link] = []
    var isTentative = false
    for need in node.needs {
      guard let ready = readyDay(after: need, for: piece) else { continue }
      if need.isSoft && hasLapsed(need, ready: ready, due: node.due) { continue }
      let links = openLinks(need, for: piece)
      after += links
      if links.isEmpty { release = max(release, calendar.workingDay(onOrAfter: ready)) }
      if let floor = requestFloor(need, for: piece) { release = max(release, floor) }
      isTentative = isTentative || !isMet(need, for: piece)
      let renewed = renewalLinks(need, expected: max(piece.expectedDay, release))
      after += renewed
      isTentative = isTentative || !renewed.isEmpty
    }
    let attempts = attempts(at: piece)
    if let retry = retry(after: attempts) { release = max(release, retry.day) }
    if let place = placeDay(node), place > node.neededBy {
      release = max(release, calendar.workingDay(onOrAfter: place))
      isTentative = true
    }
    let appointment = node.appointment
    let hard = node.hardDate
    let lastDay = node.isHardDateExpected ? nil : hard.map { calendar.workingDay(onOrBefore: $0) }
    let isMissed = (lastDay.map { $0 < today } ?? false) || (appointment.map { $0.day < today } ?? false)
    let slack = node.latestStart.map { calendar.workingDays(from: today, to: $0) }
    let (priority, reason) = PriorityRule.priority(
      PriorityRule.Facts(
        client: client, today: today, templateID: templates[node.process].id, due: due, slack: slack,
        slackCause: node.latestStartCause, isMissed: isMissed,
        keyDate: templates[node.process].keyDate.flatMap { keyDate($0, process: node.process) },
        escalation: escalation(of: attempts, at: node.step) ?? escalation(of: node)))
    var item = AgendaItem(
      key: piece.key, description: piece.title, stepTitle: node.step.title,
      processTitle: templates[node.process].title, category: piece.category, minutes: piece.minutes,
      effort: piece.effort, priority: priority, priorityReason: reason, release: release,
      due: isMissed ? min(due, lastDay ?? due) : due, lastDay: isMissed ? nil : lastDay,
      deadline: node.isHardDateExpected ? nil : hard,
      isMissed: isMissed, onlyDays: nil, appointment: isMissed ? nil : appointment, after: after,
      isTentative: isTentative, slack: slack, slackCause: node.latestStartCause,
      expectedDay: max(piece.expectedDay, release), templateReason: node.step.reason)
    item.counterpart = counterpart(of: node, piece: piece)
    if appointment == nil { keepOpeningDays(of: node, in: &item) }
    if let retry = retry(after: attempts), retry.day >= release { item.half = retry.half ?? item.half }
    return item
  }

  // MARK: Links

  /// The nodes and pieces that a need holds on for one piece: the matching ones where pieces go pairwise.
  private func targets(_ need: StepNode.Need, for piece: PieceNode) -> [(node: Int, pieces: [PieceNode])] {
    need.nodes.filter { nodes[$0].exists }.compactMap { target in
      let node = nodes[target]
      if need.isPairwise, need.nodes.count > 1, let provider = processes[node.process].provider {
        return provider == piece.key.provider ? (target, node.pieces) : nil
      }
      if need.isPairwise, need.nodes.count == 1 {
        let matching = node.pieces.filter {
          $0.key.whole == piece.key.whole && (piece.key.provider.isEmpty || $0.key.provider == piece.key.provider)
        }
        return (target, matching.isEmpty ? node.pieces : matching)
      }
      return (target, node.pieces)
    }
  }

  /// The first day after a need, for one piece.
  func readyDay(after need: StepNode.Need, for piece: PieceNode) -> CalendarDay? {
    guard need.isPairwise else { return readyDay(after: need) }
    let finishes = targets(need, for: piece).flatMap { target, pieces -> [CalendarDay] in
      let node = nodes[target]
      if endsByAnswer(node, need) || node.finishedOn != nil || pieces.isEmpty { return [node.expectedFinish] }
      return pieces.map { $0.isOpen ? $0.expectedDay : $0.doneOn ?? today }
    }
    return finishes.max().map { calendar.day($0, plus: need.lag) }
  }

  /// True when a need is met by what is done, without any forecast.
  private func isMet(_ need: StepNode.Need, for piece: PieceNode) -> Bool {
    var done = 0
    var all = 0
    for (target, pieces) in targets(need, for: piece) {
      let node = nodes[target]
      if node.finishedOn != nil {
        done += max(1, pieces.count)
        all += max(1, pieces.count)
      } else if endsByAnswer(node, need) || pieces.isEmpty {
        all += max(1, pieces.count)
      } else {
        done += pieces.filter { !$0.isOpen }.count
        all += pieces.count
      }
    }
    switch need.pieces {
    case .any: return done >= 1 || all == 0
    case .half: return done >= (all + 1) / 2
    case .all: return done >= all
    }
  }

  /// Links to the open pieces that a need holds on: the earliest ones for `any` and `half`. Empty when the need holds on nothing the plan places.
  private func openLinks(_ need: StepNode.Need, for piece: PieceNode) -> [AgendaItem.Link] {
    var open: [(day: CalendarDay, key: PieceKey, finish: CalendarDay)] = []
    var done = 0
    var all = 0
    for (target, pieces) in targets(need, for: piece) {
      let node = nodes[target]
      let isHeldOutside = endsByAnswer(node, need) && (node.isWaiting || node.step.repetition != nil)
      guard node.finishedOn == nil, !isHeldOutside, !isReference(node) else {
        // Settled, or held by somebody outside: its expected day is the release.
        let count = max(1, pieces.count)
        all += count
        if node.finishedOn != nil { done += count }
        continue
      }
      all += pieces.count
      for other in pieces {
        guard other.isOpen else {
          done += 1
          continue
        }
        // A wait that shares the clock of a request is counted from there, below.
        let wait = endsByAnswer(node, need) ? node.step.wait : nil
        let finish = wait.map { $0.since == nil ? expectedAnswer(other.expectedDay, $0) : other.expectedDay }
        open.append((other.expectedDay, other.key, finish ?? other.expectedDay))
      }
    }
    let wanted =
      switch need.pieces {
      case .any: 1
      case .half: (all + 1) / 2
      case .all: all
      }
    let missing = wanted - done
    guard missing > 0, !open.isEmpty else { return [] }
    open.sort { ($0.finish, $0.key) < ($1.finish, $1.key) }
    let links = open.prefix(missing).map { other in
      let after = calendar.day(other.finish, plus: need.lag)
      return AgendaItem.Link(key: other.key, lag: max(0, calendar.workingDays(from: other.day, to: after)))
    }
    return links + requestLinks(need, for: piece)
  }

  /// The requests whose clock the waits of a need share, with those waits.
  private func requests(_ need: StepNode.Need, for piece: PieceNode) -> [(request: StepNode, wait: ExternalWait)] {
    targets(need, for: piece).compactMap { target, _ in
      let node = nodes[target]
      guard node.finishedOn == nil, endsByAnswer(node, need), let wait = node.step.wait,
        let request = wait.since.flatMap({ nodeIndex[NodeKey(process: node.process, step: $0)] })
      else { return nil }
      return (nodes[request], wait)
    }
  }

  /// Links to a request that is still open: its answer and the lag come after it, however early the follow-up is made.
  private func requestLinks(_ need: StepNode.Need, for piece: PieceNode) -> [AgendaItem.Link] {
    requests(need, for: piece).flatMap { request, wait in
      request.openPieces.map { other in
        let after = calendar.day(expectedAnswer(other.expectedDay, wait), plus: need.lag)
        return AgendaItem.Link(key: other.key, lag: max(0, calendar.workingDays(from: other.expectedDay, to: after)))
      }
    }
  }

  /// The same for a request that is out: the day its answer and the lag have passed.
  private func requestFloor(_ need: StepNode.Need, for piece: PieceNode) -> CalendarDay? {
    requests(need, for: piece).compactMap { request, wait in
      request.finishedOn.map { calendar.day(expectedAnswer($0, wait), plus: need.lag) }
    }.max().map { calendar.workingDay(onOrAfter: $0) }
  }
}
