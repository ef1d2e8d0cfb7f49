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
        nodes.append(StepNode(process: index, step: step))
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

  /// The appointment that fixes a step: the next key date of its kind since the process's start.
  func appointment(of step: TemplateStep, process: Int) -> KeyDate? {
    guard let kind = step.slot else { return nil }
    return keyDate(kind, process: process)
  }

  /// The next key date of a kind since the process's start; the last one when all have passed.
  func keyDate(_ kind: String, process: Int) -> KeyDate? {
    let dates = client.keyDates.filter { $0.kind == kind && $0.day >= processes[process].startedOn }
      .sorted { ($0.day, $0.time ?? ClockTime(minutes: 0)) < ($1.day, $1.time ?? ClockTime(minutes: 0)) }
    return dates.first { $0.day >= today } ?? dates.last
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
}
