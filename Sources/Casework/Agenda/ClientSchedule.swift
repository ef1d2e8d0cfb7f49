internal import Planning

/// All steps of one client's processes on the calendar: what is done, open, waiting, expected when, and to be started by when.
///
/// Dates run forward first (a step is expected after what it needs, waits at their usual length), then backward from every
/// hard date through the whole chain, across processes.
struct ClientSchedule {
  let client: Client
  let processes: [CaseProcess]
  let templates: [ProcessTemplate]
  let calendar: WorkCalendar
  let settings: AgencySettings
  let context: ClientContext
  /// The first day that can still be planned.
  let today: CalendarDay
  /// How soon answers from outside are counted on.
  let pace: Pace
  var nodes: [StepNode] = []
  private(set) var nodeIndex: [NodeKey: Int] = [:]

  struct NodeKey: Hashable {
    var process: Int
    var step: String
  }

  /// - Parameters:
  ///   - processes: with their templates, in the same order; cancelled ones left out.
  ///   - records: what is stored of this client's tasks.
  init(
    client: Client, processes: [(CaseProcess, ProcessTemplate)], records: [PieceKey: TaskRecord],
    calendar: WorkCalendar, settings: AgencySettings, today: CalendarDay, pace: Pace = .usual,
    context: ClientContext = ClientContext()
  ) {
    self.client = client
    self.pace = pace
    self.processes = processes.map(\.0)
    self.templates = processes.map(\.1)
    self.calendar = calendar
    self.settings = settings
    self.context = context
    self.today = calendar.workingDay(onOrAfter: today)
    for (index, template) in templates.enumerated() {
      for step in template.steps {
        nodeIndex[NodeKey(process: index, step: step.id)] = nodes.count
        nodes.append(StepNode(process: index, step: step, pieces: []))
      }
    }
    for index in nodes.indices {
      nodes[index].absence = absence(of: nodes[index])
      nodes[index].pieces = makePieces(of: nodes[index], records: records)
      nodes[index].chases = chases(of: nodes[index], records: records)
      nodes[index].renewals = renewals(of: nodes[index], records: records)
      nodes[index].service = context.service(for: nodes[index].step, process: self.processes[nodes[index].process].id)
      nodes[index].joinings = joinings(of: nodes[index], records: records)
    }
    for index in nodes.indices { nodes[index].needs = resolveNeeds(of: index) }
    var progress = [Visit](repeating: .notYet, count: nodes.count)
    for index in nodes.indices { settleForward(index, &progress) }
    settleBackward()
  }

  /// How soon answers from outside are counted on: as soon as can be hoped for, as usual, or as late as has been seen.
  enum Pace { case soonest, usual, latest }

  /// How far the walk through the dependencies is with a node.
  enum Visit { case notYet, underWay, done }

  // MARK: What exists

  private func absence(of node: StepNode) -> StepNode.Absence? {
    let process = processes[node.process]
    let step = node.step
    if !step.variants.isEmpty, !step.variants.contains(process.variant ?? "") { return .notInThisVariant }
    if let event = step.onEvent, eventDay(event, process: node.process) == nil { return .event(event) }
    if step.unlessEvents.contains(where: { eventDay($0, process: node.process) != nil }) { return .notNeeded }
    if let other = step.onlyWithProcess, !runs(other) { return .notNeeded }
    if let other = step.unlessProcess, runs(other) { return .notNeeded }
    if let scheduled = step.schedules, let target = templates[node.process].step(scheduled),
      appointment(of: target, process: node.process) != nil
    {
      return .alreadySettled
    }
    return isUndated(node) ? .undated : nil
  }

  /// True when the window counts from a key date, an appointment or a discharge that isn't known.
  private func isUndated(_ node: StepNode) -> Bool {
    guard let release = node.step.release else { return false }
    switch release.anchor {
    case .discharge, .keyDate, .slot: return day(of: release, in: node, isScaled: false) == nil
    default: return false
    }
  }

  /// True when the client has an open process of that template.
  private func runs(_ template: String) -> Bool {
    zip(processes, templates).contains { $0.0.status.isOpen && $0.1.id == template }
  }

  /// The day an event of a process was recorded for.
  func eventDay(_ name: String, process: Int) -> CalendarDay? { processes[process].events[name] }

  /// The appointment that fixes a step: the first key date of its kind on or after the process's start.
  func appointment(of step: TemplateStep, process: Int) -> KeyDate? {
    guard let kind = step.slot else { return nil }
    return keyDate(kind, process: process)
  }

  /// The first key date of a kind on or after the process's start.
  func keyDate(_ kind: String, process: Int) -> KeyDate? {
    client.keyDates.filter { $0.kind == kind && $0.day >= processes[process].startedOn }
      .min { ($0.day, $0.time ?? ClockTime(minutes: 0)) < ($1.day, $1.time ?? ClockTime(minutes: 0)) }
  }

  // MARK: Forward

  private mutating func settleForward(_ index: Int, _ progress: inout [Visit]) {
    // A cycle can't pass the lint; should one get here, the link that closes it is left out.
    guard progress[index] == .notYet else { return }
    progress[index] = .underWay
    for target in dateTargets(of: index) + nodes[index].needs.flatMap(\.nodes) { settleForward(target, &progress) }
    settleWindow(index)
    settleExpectation(index, progress)
    progress[index] = .done
  }

  /// Nodes whose dates this node's own window counts from.
  private func dateTargets(of index: Int) -> [Int] {
    let node = nodes[index]
    let expressions = [node.step.release, node.step.deadline?.at].compactMap { $0 } + node.step.due
    let since = node.step.wait?.since.flatMap { nodeIndex[NodeKey(process: node.process, step: $0)] }
    return [since].compactMap { $0 }.filter { $0 != index }
      + expressions.flatMap { expression -> [Int] in
        switch expression.anchor {
        case .step(let id): [nodeIndex[NodeKey(process: node.process, step: id)]].compactMap { $0 }
        case .milestone(let name): milestoneAnchors(name, process: node.process)
        default: []
        }
      }.filter { $0 != index }
  }

  /// The steps that reach a milestone, of this process first.
  func milestoneAnchors(_ name: String, process: Int) -> [Int] {
    let all = nodes.indices.filter { nodes[$0].step.milestone == name && nodes[$0].exists }
    let own = all.filter { nodes[$0].process == process }
    return own.isEmpty ? all : own
  }

  private mutating func settleWindow(_ index: Int) {
    let node = nodes[index]
    let process = processes[node.process]
    let paceFrom = calendar.workingDay(onOrAfter: min(process.pickedUpOn ?? today, today))
    let nominalRelease = node.step.release.flatMap { day(of: $0, in: node, isScaled: true) } ?? process.startedOn
    let nominalDue = node.step.due.compactMap { day(of: $0, in: node, isScaled: true) }.min()
    let appointment = appointment(of: node.step, process: node.process)
    nodes[index].release = max(released(node.step.release, on: nominalRelease, due: nominalDue), paceFrom)
    nodes[index].appointment = appointment
    nodes[index].hardDate = node.step.deadline.flatMap { hardDate($0, in: node, paceFrom: paceFrom) }
    nodes[index].isHardDateExpected = node.step.deadline.map { isExpected($0, in: node) } ?? false
    if let window = recurringWindow(of: node, paceFrom: paceFrom) {
      nodes[index].window = window
      nodes[index].release = max(calendar.workingDay(onOrAfter: window.lowerBound), paceFrom)
      nodes[index].hardDate = node.exists ? process.dates.deadline(of: node.step.id) ?? window.upperBound : nil
      // Done in the first half of the window where the template says no more: the second half is for what goes wrong.
      let middle = window.lowerBound + (window.upperBound - window.lowerBound) / 2
      nodes[index].due = max(
        calendar.workingDay(onOrBefore: nominalDue ?? middle), calendar.workingDay(onOrBefore: nodes[index].release))
      return
    }
    if let putOff = process.adjustments.notBefore[node.step.id] {
      nodes[index].release = max(nodes[index].release, calendar.workingDay(onOrAfter: putOff))
    }
    let release = nodes[index].release
    if let appointment {
      nodes[index].due = calendar.workingDay(onOrBefore: appointment.day)
      return
    }
    guard let nominalDue else {
      // The end of the week in which it becomes ready: set with the expectation.
      nodes[index].due = CalendarDay(number: 0)
      return
    }
    var due = calendar.workingDay(onOrBefore: nominalDue)
    if due < paceFrom {
      // An elapsed offset becomes now, and keeps the length of its window.
      let window = max(0, calendar.workingDays(from: nominalRelease, to: nominalDue))
      due = calendar.day(release, plusWorkingDays: min(window, 10))
    }
    nodes[index].due = max(due, calendar.workingDay(onOrBefore: release))
  }

  /// The working day of a release: the next one after a closed day; for a day counted back from a later one (two days before
  /// court), the one before it where the next would be too late.
  func released(_ expression: DateExpression?, on day: CalendarDay, due: CalendarDay?) -> CalendarDay {
    let forward = calendar.workingDay(onOrAfter: day)
    guard let expression, let due else { return forward }
    let isCountedBack: Bool =
      switch expression.anchor {
      case .discharge, .keyDate, .slot: true
      default: expression.isBefore
      }
    return isCountedBack ? min(forward, calendar.workingDay(onOrBefore: due)) : forward
  }

  private mutating func settleExpectation(_ index: Int, _ progress: [Visit]) {
    var node = nodes[index]
    var start = max(node.release, today)
    for need in node.needs where need.nodes.allSatisfy({ progress[$0] == .done }) {
      let ready =
        need.isPairwise ? node.pieces.compactMap { readyDay(after: need, for: $0) }.min() : readyDay(after: need)
      guard let ready, !(need.isSoft && hasLapsed(need, ready: ready, due: node.due)) else {
        continue
      }
      start = max(start, ready)
    }
    if let window = node.window {
      node.roundOpens = calendar.workingDay(onOrAfter: window.lowerBound)
    } else if let every = node.step.repetition?.every, let last = node.pieces.compactMap(\.doneOn).max() {
      let opens = calendar.workingDay(onOrAfter: calendar.day(last, plus: every))
      node.roundOpens = opens
      start = max(start, opens)
      node.due = max(node.due, calendar.day(opens, plusWorkingDays: 1))
    }
    node.neededBy = start
    if let place = placeDay(node), place > start { start = place }
    start = calendar.workingDay(onOrAfter: start)
    node.readyOn = start
    if let agreed = node.appointment?.day, agreed >= today { start = agreed }
    node.expectedStart = start
    if node.due.number == 0 { node.due = endOfWeek(start) }
    spreadPieces(&node)
    settleFinish(&node)
    settlePaper(&node)
    nodes[index] = node
  }

  /// A soft dependency lapses when waiting for it would pass the step's own due day.
  func hasLapsed(_ need: StepNode.Need, ready: CalendarDay, due: CalendarDay) -> Bool {
    due.number != 0 && ready > max(due, today)
  }

  /// The last working day of a day's week.
  private func endOfWeek(_ day: CalendarDay) -> CalendarDay {
    max(calendar.workingDay(onOrBefore: day.startOfWeek + 6), calendar.workingDay(onOrAfter: day))
  }

  /// Gives each open piece its expected day: the planned one where the plan has it, otherwise as many a day as one day takes.
  private func spreadPieces(_ node: inout StepNode) {
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

  private func settleFinish(_ node: inout StepNode) {
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
