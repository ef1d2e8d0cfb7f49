internal import Planning

/// The planning problem of an agenda: what the planner is asked, and how its answer is read.
///
/// The rules are those of the model's section "How the agenda writes a problem" (`docs/planning.md`).
struct PlanRequest {
  let problem: PlanningProblem
  /// The task ids of the problem by piece.
  let taskIDs: [PieceKey: String]
  /// Pieces that stay where the published plan has them.
  let frozen: Set<PieceKey>

  /// - Parameters:
  ///   - agenda: what can be placed.
  ///   - caseload: has a record for every item of the agenda.
  init(_ agenda: Agenda, caseload: Caseload) {
    let records = Dictionary(caseload.tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let axis = DayAxis(agenda: agenda, calendar: caseload.calendar)
    frozen = Self.frozenPieces(agenda, caseload: caseload, records: records)
    var ids: [PieceKey: String] = [:]
    for item in agenda.items { ids[item.key] = records[item.key].map { "t\($0.id)" } }
    taskIDs = ids

    var tasks: [(id: Int, task: PlanningProblem.Task)] = []
    for item in agenda.items {
      guard let record = records[item.key] else { continue }
      tasks.append(
        (record.id, Self.task(item, record: record, axis: axis, ids: ids, isFrozen: frozen.contains(item.key))))
    }
    tasks.sort { $0.id < $1.id }
    let history = Self.history(agenda, caseload: caseload)
    let clients = caseload.clients.sorted { $0.id < $1.id }.map { client in
      PlanningProblem.Client(id: client.id, attentionUntil: axis.attentionUntil(client))
    }
    problem = PlanningProblem(
      id: "plan-\(agenda.today)", focus: caseload.settings.focus,
      days: axis.days(settings: caseload.settings, calendar: caseload.calendar),
      clients: clients + [PlanningProblem.Client(id: Self.historyClient, attentionUntil: nil)],
      tasks: tasks.map(\.task) + history, weights: .standard)
  }

  /// The plan as it was published, where it may still stand: a new one begins from it, so that little moves.
  var published: Plan {
    Plan(problem, places: problem.tasks.map { $0.fixed ?? $0.previous })
  }

  /// The client that earlier work of this week belongs to, so that `progress` sees it and `attention` doesn't.
  static let historyClient = "history"

  private static func task(
    _ item: AgendaItem, record: TaskRecord, axis: DayAxis, ids: [PieceKey: String], isFrozen: Bool
  ) -> PlanningProblem.Task {
    var task = PlanningProblem.Task(
      id: "t\(record.id)", client: item.key.clientID,
      process: item.key.processID == 0 ? nil : "p\(item.key.processID)", category: item.category,
      minutes: item.minutes, priority: item.priority, effort: item.effort,
      release: max(0, axis.index(onOrAfter: item.release)), due: axis.index(item.due),
      deadline: item.lastDay.map { axis.index($0) }, days: nil, slot: nil, fixed: nil,
      after: item.after.compactMap { link in
        ids[link.key].map { PlanningProblem.Dependency(task: $0, lag: link.lag) }
      },
      previous: nil)
    if let only = item.onlyDays { task.days = only.compactMap { axis.position[$0] } }
    task.slot = item.half
    if let agreed = item.appointment, let day = axis.position[agreed.day] {
      task.fixed = Place(day: day, half: DayArrangement.half(of: agreed.time))
    }
    if let day = record.day, let half = record.half, let position = axis.position[day] {
      if task.fixed == nil, isFrozen { task.fixed = Place(day: position, half: half) }
      task.previous = Place(day: position, half: half)
    }
    return task
  }

  /// Work that was done: today's as it stands, so that its minutes and caps are used; this week's earlier work without minutes.
  private static func history(_ agenda: Agenda, caseload: Caseload) -> [PlanningProblem.Task] {
    let monday = agenda.today.startOfWeek
    return caseload.tasks.filter { $0.status == .done }.sorted { $0.id < $1.id }.compactMap { record in
      guard let day = record.completedOn, day >= monday, day <= agenda.today else { return nil }
      let isToday = day == agenda.today
      let process = record.key.processID == 0 ? nil : "p\(record.key.processID)"
      return PlanningProblem.Task(
        id: "t\(record.id)", client: isToday ? record.key.clientID : historyClient, process: process,
        category: isToday ? record.category : .other, minutes: isToday ? record.minutes : 0,
        priority: record.priority, effort: .normal, release: 0, due: nil, deadline: nil, days: nil, slot: nil,
        fixed: Place(day: 0, half: isToday ? record.half ?? .am : .am), after: [], previous: nil)
    }
  }

  /// What stays where it is: today's and tomorrow's published work, as long as it may still stand there.
  private static func frozenPieces(
    _ agenda: Agenda, caseload: Caseload, records: [PieceKey: TaskRecord]
  ) -> Set<PieceKey> {
    guard caseload.plannedOn != nil else { return [] }
    let days = agenda.horizon.prefix(2)
    var frozen: [PieceKey: CalendarDay] = [:]
    for item in agenda.items {
      guard let day = records[item.key]?.day, days.contains(day), day >= item.release,
        item.lastDay.map({ day <= $0 }) ?? true, item.onlyDays?.contains(day) ?? true,
        item.half == nil || item.half == records[item.key]?.half
      else { continue }
      frozen[item.key] = day
    }
    // A task can't stay where it is when what comes before it doesn't.
    var changed = true
    while changed {
      changed = false
      for item in agenda.items {
        guard let day = frozen[item.key] else { continue }
        let holds = item.after.allSatisfy { link in
          guard let before = frozen[link.key] else { return false }
          return caseload.calendar.workingDays(from: before, to: day) >= link.lag
        }
        if !holds {
          frozen[item.key] = nil
          changed = true
        }
      }
    }
    return Set(frozen.keys)
  }
}

/// Working days as indices from the first day of the plan.
struct DayAxis {
  let horizon: [CalendarDay]
  let position: [CalendarDay: Int]
  private let calendar: WorkCalendar
  private let today: CalendarDay

  init(agenda: Agenda, calendar: WorkCalendar) {
    horizon = agenda.horizon
    position = Dictionary(agenda.horizon.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.calendar = calendar
    today = agenda.today
  }

  /// The index of the last working day on or before a day: negative before the plan starts, past the horizon after it ends.
  func index(_ day: CalendarDay) -> Int {
    position[day] ?? calendar.workingDays(from: today, to: calendar.workingDay(onOrBefore: day))
  }

  /// The index of the first working day on or after a day.
  func index(onOrAfter day: CalendarDay) -> Int { index(calendar.workingDay(onOrAfter: day)) }

  /// The last index on which a client needs attention every day: while discharge is within 7 days, or a crisis is open.
  func attentionUntil(_ client: Client) -> Int? {
    guard client.status == .open else { return nil }
    var until: Int?
    if let discharge = client.plannedDischarge, (0...7).contains(discharge - today) {
      until = index(discharge)
    }
    if client.openCrisis != nil { until = max(until ?? 0, 1) }
    return until
  }

  func days(settings: AgencySettings, calendar: WorkCalendar) -> [PlanningProblem.Day] {
    let firstWeek = (horizon.first ?? today).startOfWeek
    return horizon.map { day in
      let capacity = DayCapacityPlan(day, settings: settings, calendar: calendar)
      return PlanningProblem.Day(
        date: day.description, week: (day.startOfWeek - firstWeek) / 7,
        minutes: PlanningProblem.HalfDayMinutes(am: capacity.morning, pm: capacity.afternoon),
        capacity: PlanningProblem.DayCapacity(
          phoneCall: capacity.phoneCalls, appointment: capacity.appointments, paperwork: capacity.paperwork,
          followUp: capacity.followUps))
    }
  }
}
