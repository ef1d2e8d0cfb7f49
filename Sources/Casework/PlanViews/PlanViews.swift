internal import Planning

/// Makes the views of a planned caseload: the one place where stored tasks become what people read.
package struct PlanViews {
  let caseload: Caseload
  let library: TemplateLibrary
  /// The first day that can still be planned.
  let today: CalendarDay
  /// The day it is.
  let askedFor: CalendarDay
  let agenda: Agenda
  private let clients: [String: Client]
  private let processes: [Int: CaseProcess]
  /// The open pieces that nobody can put on another day.
  private let staying: [PieceKey: AgendaItem]

  /// - Parameters:
  ///   - caseload: planned for `day` (`Caseload.planned`).
  ///   - day: the day it is.
  package init(_ caseload: Caseload, library: TemplateLibrary, on day: CalendarDay) {
    self.caseload = caseload
    self.library = library
    askedFor = day
    today = caseload.planningDay(day)
    agenda = Agenda(caseload, library: library, on: day)
    clients = Dictionary(caseload.clients.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    processes = Dictionary(caseload.processes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    staying = Dictionary(
      agenda.items.filter { $0.staysBecause(called: "") != nil }.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: Tasks

  /// A stored task as people see it.
  package func view(_ record: TaskRecord) -> TaskView {
    let process = processes[record.key.processID]
    var task = TaskView(
      id: record.id, clientID: record.key.clientID,
      clientName: clients[record.key.clientID]?.name ?? record.key.clientID,
      description: record.description, category: record.category,
      day: record.status == .done ? record.completedOn : record.day, half: record.half, startsAt: record.startsAt,
      priority: record.priority, priorityReason: record.priorityReason, minutes: record.minutes, status: record.status,
      processID: process?.id, processTitle: process.flatMap { library[$0.templateID]?.title },
      stepID: process == nil ? nil : record.key.stepID, stepTitle: record.stepTitle, reason: record.reason,
      isTentative: record.isTentative, isFixed: record.isFixed, due: record.due, deadline: record.deadline,
      isPinned: record.pin != nil, slips: record.slips)
    task.attempts = attemptCount(of: record.id)
    if record.isOpen, let day = record.day, day <= today { task.usualWait = usualWait(of: record) }
    task.staysBecause = staysBecause(record, called: "“\(task.description)”")
    return task
  }

  private func staysBecause(_ record: TaskRecord, called label: String) -> String? {
    if record.isOpen { return staying[record.key]?.staysBecause(called: label) }
    return record.completedOn.map {
      "\(label) was done on \(DayText.weekdayAndDate($0)). Take that back first if it wasn't."
    }
  }

  /// The open tasks that the plan has on a day, in the day's order.
  func openTasks(on day: CalendarDay) -> [TaskRecord] {
    caseload.tasks.filter { $0.isOpen && $0.day == day }.sorted(by: Self.inOrderOfDay)
  }

  /// The tasks that were done on a day.
  func doneTasks(on day: CalendarDay) -> [TaskRecord] {
    caseload.tasks.filter { $0.status == .done && $0.completedOn == day }.sorted(by: Self.inOrderOfDay)
  }

  private static func inOrderOfDay(_ left: TaskRecord, _ right: TaskRecord) -> Bool {
    let (a, b) = (left.half ?? .pm, right.half ?? .pm)
    if a != b { return a < b }
    let (start, other) = (left.startsAt ?? ClockTime(minutes: 1_439), right.startsAt ?? ClockTime(minutes: 1_439))
    return (start, left.id) < (other, right.id)
  }

  /// Open tasks of open stays that should have a day within the planned weeks and have none, the most important first. What is
  /// due later than that isn't missing.
  func unplanned() -> [UnplannedView] {
    let end = agenda.horizon.last ?? today
    let wanted = Set(agenda.items.filter { $0.due <= end }.map(\.key))
    return caseload.tasks.filter { $0.isOpen && $0.day == nil && wanted.contains($0.key) }
      .sorted { ($0.priority, $0.due ?? today, $0.id) < ($1.priority, $1.due ?? today, $1.id) }
      .map { UnplannedView(task: view($0), reason: $0.reason) }
  }

  // MARK: Capacity

  /// What a day takes, and what its open and done tasks use.
  func capacity(on day: CalendarDay) -> CapacityView {
    let load = caseload.load(of: day)
    let limits = load.limits
    let crisis = load.bufferSpent.morning + load.bufferSpent.afternoon
    func line(_ category: WorkCategory, _ limit: Int) -> CapacityLine {
      CapacityLine(used: load.count(category), limit: limit)
    }
    return CapacityView(
      phoneCalls: line(.phoneCall, limits.phoneCalls), appointments: line(.appointment, limits.appointments),
      paperwork: line(.paperwork, limits.paperwork), followUps: line(.followUp, limits.followUps),
      minutes: CapacityLine(
        used: limits.notes + load.used(.am) + load.used(.pm) - crisis,
        limit: limits.morning + limits.afternoon + limits.notes),
      crisisTime: CapacityLine(used: crisis, limit: limits.crisisBuffer))
  }
}
