extension ClientSchedule {
  /// Latest starts, from every hard date back through what it needs. Waits count at the far end of their usual length.
  mutating func settleBackward() {
    // Later steps first: a step's latest start is known before that of what it needs.
    let order = nodes.indices.sorted {
      (nodes[$1].expectedStart, $1) < (nodes[$0].expectedStart, $0)
    }
    // Two passes settle the few links that run against the expected order; more can't shorten a sound chain further.
    for _ in 0..<2 {
      for index in order { tighten(index) }
      for index in order where nodes[index].latestStart != nil && !nodes[index].isSettled { pushBack(from: index) }
    }
  }

  private mutating func tighten(_ index: Int) {
    let node = nodes[index]
    guard !node.isSettled, let hard = node.hardDate ?? node.appointment?.day else { return }
    // An appointment is fixed: what comes before it has to be done by then, itself it can't be early or late.
    let lastDay = calendar.workingDay(onOrBefore: hard)
    limit(index, finish: lastDay, cause: "\(node.step.title) by \(DayText.short(hard))")
  }

  private mutating func pushBack(from index: Int) {
    let node = nodes[index]
    guard let latestStart = node.latestStart else { return }
    for need in node.needs where !need.isSoft {
      for target in need.nodes where !nodes[target].isSettled {
        var finish = calendar.day(latestStart, plus: need.lag, isBefore: true)
        if let wait = nodes[target].step.wait, nodes[target].waitingSince == nil {
          let asked = calendar.day(finish, plus: TimeSpan(wait.typical.upperBound, wait.unit), isBefore: true)
          if let request = wait.since.flatMap({ nodeIndex[NodeKey(process: nodes[target].process, step: $0)] }) {
            // The clock runs since the request: that is what has to be early, not this follow-up.
            if !nodes[request].isSettled { limit(request, finish: asked, cause: node.latestStartCause) }
          } else {
            finish = asked
          }
        }
        limit(target, finish: finish, cause: node.latestStartCause)
      }
    }
  }

  private mutating func limit(_ index: Int, finish: CalendarDay, cause: String) {
    let node = nodes[index]
    let open = max(1, node.openPieces.count)
    let perDay = max(1, min(settings.cap(node.step.category) ?? 4, 300 / max(node.step.minutes, 1)))
    let finish = calendar.workingDay(onOrBefore: finish)
    let start = calendar.day(finish, plusWorkingDays: -((open - 1) / perDay))
    if let current = node.latestStart, current <= start { return }
    nodes[index].latestStart = start
    nodes[index].latestStartCause = cause
  }
}
