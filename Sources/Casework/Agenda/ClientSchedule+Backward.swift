/// Latest starts, from every hard date back through what it needs, across processes. Waits count at the far end of their usual
/// length; preferred (soft) dependencies bind nothing.
///
/// The backward rules mirror the forward ones exactly: a step that starts on its latest start, and everything after it as soon
/// as it can, meets its hard date; a working day later it doesn't. A test compares them with trying every day.
extension ClientSchedule {
  mutating func settleBackward() {
    // Later steps first: a step's latest start is known before that of what it needs. Links that run against the expected
    // order are settled by going round again until nothing changes; a chain without cycles needs at most its own length.
    let order = nodes.indices.sorted {
      (nodes[$1].expectedStart, $1) < (nodes[$0].expectedStart, $0)
    }
    for index in order { tighten(index) }
    for _ in 0...nodes.count {
      var changed = false
      for index in order where nodes[index].latestStart != nil && !nodes[index].isSettled {
        if pushBack(from: index) { changed = true }
      }
      if !changed { return }
    }
  }

  private mutating func tighten(_ index: Int) {
    let node = nodes[index]
    guard !node.isSettled, let hard = node.hardDate ?? node.appointment?.day else { return }
    // An appointment is fixed: what comes before it has to be done by then, itself it can't be early or late.
    let lastDay = calendar.workingDay(onOrBefore: hard)
    limit(
      index, lastPiece: lastDay, pieces: node.openPieces.count, cause: "\(node.step.title) by \(DayText.short(hard))")
  }

  /// Passes a step's latest start on to what it needs; true when one of those became earlier.
  private mutating func pushBack(from index: Int) -> Bool {
    let node = nodes[index]
    guard let latestStart = node.latestStart else { return false }
    var changed = false
    for need in node.needs where !need.isSoft {
      let finish = calendar.day(latestStart, plus: need.lag, isBefore: true)
      for target in wantedNodes(need) where !nodes[target].isSettled {
        if require(target, finish: finish, need: need, cause: node.latestStartCause) { changed = true }
      }
    }
    return changed
  }

  /// The nodes that a need can't do without: of several of which any or half is enough, those that are expected first.
  private func wantedNodes(_ need: StepNode.Need) -> [Int] {
    let all = need.nodes.filter { nodes[$0].exists }
    guard all.count > 1, need.pieces != .all, !need.isPairwise else { return all }
    let wanted = need.pieces == .any ? 1 : (all.count + 1) / 2
    return Array(all.sorted { (nodes[$0].expectedFinish, $0) < (nodes[$1].expectedFinish, $1) }.prefix(wanted))
  }

  /// What a target has to keep so that a need on it holds by `finish`.
  private mutating func require(_ index: Int, finish: CalendarDay, need: StepNode.Need, cause: String) -> Bool {
    let node = nodes[index]
    if isReference(node) {
      // It stands for the processes it starts: they have to be done by then.
      let children = nodes.indices.filter {
        node.step.starts.contains(templates[nodes[$0].process].id) && nodes[$0].exists && !nodes[$0].isSettled
      }
      var changed = limit(index, lastPiece: finish, pieces: 1, cause: cause)
      for child in children where require(child, finish: finish, need: wholeStep, cause: cause) { changed = true }
      return changed
    }
    guard endsByAnswer(node, need) else {
      return limit(index, lastPiece: finish, pieces: piecesWanted(need, of: node), cause: cause)
    }
    // Somebody outside has been asked: nothing that is still ours to start.
    guard let wait = node.step.wait, node.waitingSince == nil else { return false }
    // An answer that comes on a closed day is there on the next open one.
    let finish = calendar.workingDay(onOrBefore: finish)
    let asked = calendar.day(finish, plus: TimeSpan(wait.typical.upperBound, wait.unit), isBefore: true)
    if let request = wait.since.flatMap({ nodeIndex[NodeKey(process: node.process, step: $0)] }) {
      // The clock runs since the request: that is what has to be early, not this follow-up.
      let changed =
        nodes[request].isSettled
        ? false : limit(request, lastPiece: asked, pieces: nodes[request].openPieces.count, cause: cause)
      return limit(index, lastPiece: finish, pieces: node.openPieces.count, cause: cause) || changed
    }
    return limit(index, lastPiece: asked, pieces: node.openPieces.count, cause: cause)
  }

  private var wholeStep: StepNode.Need {
    StepNode.Need(nodes: [], pieces: .all, lag: TimeSpan(0, .workingDays), isSoft: false)
  }

  /// How many open pieces a need still waits for.
  private func piecesWanted(_ need: StepNode.Need, of node: StepNode) -> Int {
    let open = node.openPieces.count
    let closed = node.pieces.count - open
    switch need.pieces {
    case .any: return closed > 0 ? 0 : 1
    case .half: return max(0, (node.pieces.count + 1) / 2 - closed)
    case .all: return open
    }
  }

  /// The last of so many pieces is to be done by a day: the first starts as many days before as the pieces take. True when
  /// that is earlier than what was known.
  @discardableResult
  private mutating func limit(_ index: Int, lastPiece: CalendarDay, pieces: Int, cause: String) -> Bool {
    guard pieces > 0 || nodes[index].openPieces.isEmpty else { return false }
    let node = nodes[index]
    let perDay = max(1, min(settings.cap(node.step.category) ?? 4, 300 / max(node.step.minutes, 1)))
    let finish = calendar.workingDay(onOrBefore: lastPiece)
    let start = calendar.day(finish, plusWorkingDays: -(max(pieces - 1, 0) / perDay))
    if let current = node.latestStart, current <= start { return false }
    nodes[index].latestStart = start
    nodes[index].latestStartCause = cause
    return true
  }
}
