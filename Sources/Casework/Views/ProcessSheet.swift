package import Planning

/// One process with all its steps, for the page on which a person changes it.
package struct ProcessSheet: Sendable, Equatable {
  package var progress: ProcessProgress
  package var clientName: String
  /// In the template's order, inserted ones among them.
  package var steps: [StepSheet]
  /// Why the process was ended by decision; nil while it wasn't.
  package var endedBecause: String?
  package var endedOn: CalendarDay?
  /// The process whose step started it; nil when a person did.
  package var parentID: Int?
  /// Processes that its steps started.
  package var children: [Child]

  /// A process that one of its steps started.
  package struct Child: Sendable, Equatable {
    package var processID: Int
    package var title: String
    package var percent: Int
  }
}

/// One step of a running process: where it stands, what it takes, why, and its tasks.
package struct StepSheet: Sendable, Equatable {
  /// Where a step stands. The words are published in the API.
  package enum State: String, Sendable, CaseIterable {
    case blocked, ready, planned
    case inProgress = "in_progress"
    case waiting, done, skipped, cancelled
    /// Nothing is to be done: its event isn't recorded, or a fact makes it unnecessary.
    case absent
  }

  package var stepID: String
  package var title: String
  package var phase: String?
  package var state: State
  package var category: WorkCategory
  /// Minutes of one piece.
  package var minutes: Int
  /// What recorded minutes say about it; nil while nothing is recorded.
  package var lesson: MinuteLesson?
  /// "3 of 5 contacted", "Wednesday 7 January", "waiting for SSA since 5 January"; may be empty.
  package var detail: String
  /// "after D3, D4"; titles of what it waits for while it is blocked.
  package var waitsFor: [String]
  package var due: CalendarDay?
  package var deadline: CalendarDay?
  package var latestStart: CalendarDay?
  /// The first day on which a person lets it be done; nil for most.
  package var putOffUntil: CalendarDay?
  package var isInserted: Bool
  package var reason: String
  package var source: String
  /// Its tasks as the plan has them; done ones among them.
  package var tasks: [TaskView]
  /// Minutes that were noted for its tasks, by task id.
  package var noted: [Int: Int]
}

extension PlanViews {
  /// A process with all its steps; nil for one whose template is unknown.
  package func sheet(_ process: CaseProcess) -> ProcessSheet? {
    guard let template = library.template(of: process), let client = caseload.client(process.clientID) else {
      return nil
    }
    // An ended process has no schedule any more: it is shown as it stood.
    let schedule =
      agenda.schedules[process.clientID].flatMap { $0.processes.contains { $0.id == process.id } ? $0 : nil }
      ?? alone(process, template: template, client: client)
    guard let number = schedule.processes.firstIndex(where: { $0.id == process.id }) else { return nil }
    let progress = progress(process) ?? endedProgress(process, template: template)
    let lines = Dictionary(
      (progress.done + progress.inProgress + progress.waiting + progress.upcoming).map { ($0.stepID, $0.detail) },
      uniquingKeysWith: { first, _ in first })
    let lessons = Dictionary(
      caseload.minuteLessons(library: library).filter { $0.templateID == process.templateID }.map { ($0.stepID, $0) },
      uniquingKeysWith: { first, _ in first })
    let nodes = schedule.nodes.filter { $0.process == number }
    let steps = nodes.filter { $0.exists || Self.isShown($0) }.map { node in
      step(
        node, of: process, in: schedule, template: template, detail: lines[node.step.id] ?? "",
        lesson: lessons[node.step.id])
    }
    let children = caseload.processes.filter { $0.parentID == process.id }.compactMap { child in
      library.template(of: child).map { template in
        ProcessSheet.Child(
          processID: child.id, title: child.provider.map { "\(template.title): \($0)" } ?? template.title,
          percent: percent(child))
      }
    }
    return ProcessSheet(
      progress: progress, clientName: client.name, steps: steps, endedBecause: process.endedBecause,
      endedOn: process.endedOn, parentID: process.parentID, children: children)
  }

  /// A step that begins with an event, or is arranged already, is shown as such; another variant's isn't.
  private static func isShown(_ node: StepNode) -> Bool {
    switch node.absence {
    case .event, .undated, .alreadySettled: true
    case .notInThisVariant, .notNeeded, nil: false
    }
  }

  private func step(
    _ node: StepNode, of process: CaseProcess, in schedule: ClientSchedule, template: ProcessTemplate, detail: String,
    lesson: MinuteLesson?
  ) -> StepSheet {
    let waitsFor = node.needs.filter { need in
      !need.isSoft && need.nodes.contains { !schedule.nodes[$0].isSettled }
    }.flatMap { need in need.nodes.filter { !schedule.nodes[$0].isSettled }.map { schedule.nodes[$0].step.title } }
    let records = caseload.tasks.filter {
      $0.key.processID == process.id && ($0.key.stepID == node.step.id || $0.key.stepID.hasPrefix(node.step.id + ":"))
    }.filter { $0.status != .cancelled || process.status == .cancelled }
    let state = state(node, in: schedule, isBlocked: !waitsFor.isEmpty, isEnded: process.status == .cancelled)
    var seen: Set<String> = []
    return StepSheet(
      stepID: node.step.id, title: node.step.title, phase: node.step.phase, state: state, category: node.step.category,
      minutes: schedule.context.minutes(of: node.step, template: process.templateID), lesson: lesson,
      detail: state == .absent ? absence(node, template: template) : detail,
      waitsFor: state == .blocked ? waitsFor.filter { seen.insert($0).inserted } : [],
      due: node.exists && !node.isSettled ? node.due : nil, deadline: node.isSettled ? nil : node.hardDate,
      latestStart: node.isSettled ? nil : node.latestStart,
      putOffUntil: process.adjustments.notBefore[node.step.id].flatMap { $0 > today ? $0 : nil },
      isInserted: process.adjustments.inserted.contains { $0.id == node.step.id }, reason: node.step.reason,
      source: node.step.source, tasks: records.sorted { $0.key < $1.key }.map(view),
      noted: Dictionary(
        records.compactMap { task in task.actualMinutes.map { (task.id, $0) } }, uniquingKeysWith: { first, _ in first }
      ))
  }

  private func state(
    _ node: StepNode, in schedule: ClientSchedule, isBlocked: Bool, isEnded: Bool
  ) -> StepSheet.State {
    if node.absence == .alreadySettled { return .done }
    if !node.exists { return .absent }
    let statuses = node.pieces.compactMap { $0.record?.status }
    if node.isSettled {
      if statuses.contains(.done) || statuses.isEmpty { return .done }
      return statuses.contains(.skipped) ? .skipped : .cancelled
    }
    if isEnded { return .cancelled }
    if schedule.waiting(node) != nil { return .waiting }
    if node.pieces.contains(where: { !$0.isOpen }) { return .inProgress }
    if node.pieces.contains(where: { $0.record?.day != nil }) { return .planned }
    // It stands for processes that are running.
    if schedule.isReference(node) { return .planned }
    return isBlocked ? .blocked : .ready
  }

  private func absence(_ node: StepNode, template: ProcessTemplate) -> String {
    switch node.absence {
    case .event(let name):
      let title = template.events.first { $0.name == name }?.title ?? name
      return "Begins when this is recorded: \(title)."
    case .undated: return "Its day counts from a date that isn't known yet."
    default: return ""
    }
  }

  /// A process that ended stands in no schedule: this one holds it alone.
  private func alone(_ process: CaseProcess, template: ProcessTemplate, client: Client) -> ClientSchedule {
    let records = Dictionary(
      caseload.tasks.filter { $0.key.processID == process.id }.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first })
    return ClientSchedule(
      client: client, processes: [(process, template)], records: records, calendar: caseload.calendar,
      settings: caseload.settings, today: today, context: caseload.context(of: client.id))
  }

  private func endedProgress(_ process: CaseProcess, template: ProcessTemplate) -> ProcessProgress {
    ProcessProgress(
      processID: process.id, clientID: process.clientID, templateID: process.templateID,
      title: process.provider.map { "\(template.title): \($0)" } ?? template.title, status: process.status.rawValue,
      startedOn: process.startedOn, week: max(1, ((process.endedOn ?? askedFor) - process.startedOn) / 7 + 1),
      ofWeeks: process.timelineWeeks ?? template.lengthWeeks, percent: 0, done: [], inProgress: [], waiting: [],
      upcoming: [], nextWeek: [], expectedCompletion: nil, slackDays: nil, version: process.templateVersion,
      nextOwner: process.nextOwner)
  }
}
