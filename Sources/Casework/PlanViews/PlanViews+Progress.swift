internal import Planning

extension PlanViews {
  /// How far a process is: percentage by minutes, its steps by state, what comes next week, and when it can be expected to end.
  package func progress(_ process: CaseProcess) -> ProcessProgress? { progress(process, paces: nil) }

  /// The same, with the other paces of the client where they are at hand.
  func progress(_ process: CaseProcess, paces: Paces?) -> ProcessProgress? {
    guard let schedule = agenda.schedules[process.clientID], let template = library.template(of: process),
      let number = schedule.processes.firstIndex(where: { $0.id == process.id })
    else { return nil }
    let nodes = schedule.nodes.filter {
      $0.process == number && $0.exists || $0.process == number && $0.absence == .alreadySettled
    }
    var sorted: (done: [ProcessProgress.ProgressLine], doing: [ProcessProgress.ProgressLine]) = ([], [])
    var waiting: [ProcessProgress.ProgressLine] = []
    var upcoming: [(CalendarDay, ProcessProgress.ProgressLine)] = []
    for node in nodes {
      if node.isSettled {
        sorted.done.append(line(node, detail: doneDetail(node)))
      } else if schedule.waiting(node) != nil {
        waiting.append(line(node, detail: waitingDetail(node, process)))
      } else if node.pieces.contains(where: { !$0.isOpen })
        || schedule.isReference(node) && childPercent(node, process: process) > 0
      {
        sorted.doing.append(line(node, detail: countDetail(node)))
      } else {
        upcoming.append((firstDay(node), line(node, detail: upcomingDetail(node))))
      }
    }
    sorted.done += stepsOfOlderVersions(process, template: template)
    let title = process.provider.map { "\(template.title): \($0)" } ?? template.title
    let tightest = nodes.filter { !$0.isSettled && $0.latestStart != nil }
      .min { ($0.latestStart ?? today, $0.step.id) < ($1.latestStart ?? today, $1.step.id) }
    let slack = tightest?.latestStart.map { caseload.calendar.workingDays(from: today, to: $0) }
    let outlook = (paces ?? self.paces(of: process.clientID)).flatMap {
      self.outlook(process, number: number, paces: $0)
    }
    var progress = ProcessProgress(
      processID: process.id, clientID: process.clientID, templateID: process.templateID, title: title,
      status: process.status.rawValue, startedOn: process.startedOn,
      week: max(1, (askedFor - process.startedOn) / 7 + 1), ofWeeks: process.timelineWeeks ?? template.lengthWeeks,
      percent: percent(process), done: sorted.done, inProgress: sorted.doing, waiting: waiting,
      upcoming: upcoming.sorted { $0.0 < $1.0 }.map(\.1), nextWeek: nextWeek(process),
      expectedCompletion: outlook?.expected, slackDays: slack,
      events: template.events.filter { process.events[$0.name] == nil }
        .map { ProcessProgress.EventChoice(name: $0.name, title: $0.title) },
      outlook: outlook, version: process.templateVersion,
      newerVersion: newerVersion(of: process), nextOwner: process.nextOwner,
      recorded: template.events.compactMap { event in
        process.events[event.name].map {
          ProcessProgress.RecordedEvent(name: event.name, title: event.title, day: $0)
        }
      },
      adjustments: adjustments(process, template: template))
    progress.parentID = process.parentID
    progress.latestStart = tightest?.latestStart
    progress.slackReason = tightest.flatMap { node in
      node.latestStart.map { "“\(node.step.title)” has to start by \(DayText.short($0)) for \(node.latestStartCause)" }
    }
    progress.clocks = clocks(nodes, in: schedule)
    return progress
  }

  /// What was done of steps that the process's version no longer has.
  private func stepsOfOlderVersions(
    _ process: CaseProcess, template: ProcessTemplate
  ) -> [ProcessProgress.ProgressLine] {
    let known = Set(template.steps.map(\.id))
    let old = caseload.tasks.filter {
      $0.key.processID == process.id && $0.status == .done && !known.contains($0.key.stepID)
        && !$0.key.stepID.contains(":")
    }
    return Dictionary(grouping: old, by: \.key.stepID).sorted { $0.key < $1.key }.map { id, tasks in
      ProcessProgress.ProgressLine(
        stepID: id, title: tasks[0].stepTitle,
        detail: tasks.compactMap(\.completedOn).max().map(DayText.weekdayAndDate) ?? "", phase: nil,
        reason: "From an earlier version of the template.")
    }
  }

  /// The clocks of a process that can stand still, one for each date they run to.
  private func clocks(_ nodes: [StepNode], in schedule: ClientSchedule) -> [String] {
    var seen: Set<String> = []
    return nodes.compactMap { node -> String? in
      guard let deadline = node.step.deadline, deadline.kind == .suspendableClock, !node.isSettled,
        schedule.clockHasStarted(deadline, process: node.process), seen.insert(deadline.at.description).inserted,
        let nominal = schedule.day(of: deadline.at, in: node, isScaled: false)
      else { return nil }
      let clock = SuspendableClock(
        nominalEnd: nominal, stops: schedule.clockStops(deadline, process: node.process))
      let left = clock.daysLeft(on: askedFor)
      let days =
        left < 0 ? "ran out \(-left) \(left == -1 ? "day" : "days") ago" : "\(left) \(left == 1 ? "day" : "days") left"
      guard let stop = clock.openStop else {
        return
          "\(days.prefix(1).uppercased() + days.dropFirst()), until \(DayText.weekdayAndDate(clock.end(on: askedFor)))"
      }
      return
        "\(days.prefix(1).uppercased() + days.dropFirst()); the clock stands still since \(DayText.dayAndMonth(stop.stoppedOn)) (\(stop.reason))"
    }
  }

  /// The share of planned minutes that is done, the processes that its steps started included. Rounded down: 100 means done.
  func percent(_ process: CaseProcess) -> Int {
    var (done, all) = (0, 0)
    for member in family(of: process) {
      let (ownDone, ownAll) = minutes(member)
      done += ownDone
      all += ownAll
    }
    return all == 0 ? (process.status == .completed ? 100 : 0) : done * 100 / all
  }

  /// The published version that a process could take; nil when it has it.
  private func newerVersion(of process: CaseProcess) -> Int? {
    guard let current = library[process.templateID], current.status == .published,
      current.version > process.templateVersion
    else { return nil }
    return current.version
  }

  /// What a person changed in a process, each as a sentence.
  private func adjustments(_ process: CaseProcess, template: ProcessTemplate) -> [String] {
    let own = process.adjustments
    return own.inserted.map { "\($0.id) “\($0.title)” was inserted on \(DayText.dayAndMonth($0.addedOn))." }
      + own.splits.map { split in
        "“\(template.step(split.stepID)?.title ?? split.stepID)” is done in \(split.minutes.count) parts."
      }
      + own.notBefore.sorted { $0.key < $1.key }.filter { $0.value > today }.map { step, day in
        "“\(template.step(step)?.title ?? step)” was put off until \(DayText.weekdayAndDate(day))."
      }
  }

  private func family(of process: CaseProcess) -> [CaseProcess] {
    [process] + caseload.processes.filter { $0.parentID == process.id && $0.status != .cancelled }.flatMap(family)
  }

  private func minutes(_ process: CaseProcess) -> (done: Int, all: Int) {
    guard let schedule = agenda.schedules[process.clientID],
      let number = schedule.processes.firstIndex(where: { $0.id == process.id })
    else { return (0, 0) }
    var (done, all) = (0, 0)
    for node in schedule.nodes where node.process == number && node.exists && !schedule.isReference(node) {
      for piece in node.pieces {
        // A step that somebody else does, or that takes no minutes, still counts for something.
        let weight = max(piece.minutes, 5)
        all += weight
        if !piece.isOpen || node.isSettled { done += weight }
      }
    }
    return (done, all)
  }

  private func childPercent(_ node: StepNode, process: CaseProcess) -> Int {
    let children = caseload.processes.filter { $0.parentID == process.id && node.step.starts.contains($0.templateID) }
    let shares = children.map { minutes($0) }
    let all = shares.reduce(0) { $0 + $1.all }
    return all == 0 ? 0 : max(shares.contains { $0.done > 0 } ? 1 : 0, shares.reduce(0) { $0 + $1.done } * 100 / all)
  }

  // MARK: Lines

  private func line(_ node: StepNode, detail: String) -> ProcessProgress.ProgressLine {
    let source = node.step.source.isEmpty ? "" : " (Source: \(node.step.source))"
    return ProcessProgress.ProgressLine(
      stepID: node.step.id, title: node.step.title, detail: detail, phase: node.step.phase,
      reason: node.step.reason + source)
  }

  private func doneDetail(_ node: StepNode) -> String {
    if node.absence == .alreadySettled { return "arranged" }
    return node.finishedOn.map { DayText.weekdayAndDate($0) } ?? ""
  }

  func waitingDetail(_ node: StepNode, _ process: CaseProcess) -> String {
    guard let wait = agenda.waiting.first(where: { $0.processID == process.id && $0.stepID == node.step.id }) else {
      return ""
    }
    return "waiting for \(wait.awaited) since \(DayText.dayAndMonth(wait.since)); \(wait.clocks); \(wait.outlook)"
  }

  private func countDetail(_ node: StepNode) -> String {
    guard let process = agenda.schedules[node.pieces.first?.key.clientID ?? ""]?.processes[node.process] else {
      return ""
    }
    if let schedule = agenda.schedules[process.clientID], schedule.isReference(node) {
      return childCounts(node, process: process, schedule: schedule)
    }
    return Self.count(node.pieces, as: node.step.counted)
  }

  /// "3 of 5 contacted", "2 of 5 contacted, 1 skipped".
  private static func count(_ pieces: [PieceNode], as word: String?) -> String {
    let skipped = pieces.count { $0.record?.status == .skipped }
    let done = pieces.count { !$0.isOpen } - skipped
    return "\(done) of \(pieces.count) \(word ?? "done")\(skipped > 0 ? ", \(skipped) skipped" : "")"
  }

  /// What the processes that a step stands for have reached, one count for each kind of step that is counted.
  private func childCounts(_ node: StepNode, process: CaseProcess, schedule: ClientSchedule) -> String {
    let children = schedule.nodes.filter {
      schedule.processes[$0.process].parentID == process.id
        && node.step.starts.contains(schedule.templates[$0.process].id) && $0.exists
    }
    let steps = children.filter { $0.step.counted != nil }.map(\.step.id)
    var seen: Set<String> = []
    let counts = steps.filter { seen.insert($0).inserted }.compactMap { id -> String? in
      let own = children.filter { $0.step.id == id }
      let pieces = own.flatMap(\.pieces)
      guard pieces.contains(where: { !$0.isOpen }) else { return nil }
      return Self.count(pieces, as: own.first?.step.counted)
    }
    if !counts.isEmpty { return counts.joined(separator: ", ") }
    let percent = childPercent(node, process: process)
    return percent == 0 ? "started" : "\(percent) % done"
  }

  func upcomingDetail(_ node: StepNode) -> String {
    let planned = node.pieces.compactMap { $0.record?.day }.filter { $0 >= today }.min()
    if let planned { return DayText.weekdayAndDate(planned) }
    return "expected \(DayText.dayAndMonth(firstDay(node)))"
  }

  /// The first day on which something of a step is planned, or can be expected: for a step that stands for processes, theirs.
  private func firstDay(_ node: StepNode) -> CalendarDay {
    let planned = node.pieces.compactMap { $0.record?.day }.filter { $0 >= today }.min()
    if let planned { return planned }
    guard let schedule = agenda.schedules[node.pieces.first?.key.clientID ?? ""], schedule.isReference(node) else {
      return node.expectedStart
    }
    let children = schedule.nodes.filter {
      node.step.starts.contains(schedule.templates[$0.process].id) && !$0.isSettled && !schedule.isReference($0)
    }
    return children.map(firstDay).min() ?? node.expectedStart
  }

  /// What the plan has for a process in the week after the one shown.
  private func nextWeek(_ process: CaseProcess) -> [String] {
    let monday = today.startOfWeek + 7
    let members = Set(family(of: process).map(\.id))
    let tasks = caseload.tasks.filter { task in
      members.contains(task.key.processID) && task.isOpen && (task.day.map { $0 >= monday && $0 < monday + 7 } ?? false)
    }.sorted { ($0.day ?? today, $0.id) < ($1.day ?? today, $1.id) }
    var seen: Set<String> = []
    return tasks.map(\.stepTitle).filter { seen.insert($0).inserted }
  }
}
