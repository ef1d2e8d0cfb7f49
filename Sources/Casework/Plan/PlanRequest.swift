internal import Planning

/// The planning problem of an agenda: what the planner is asked, and how its answer is read.
///
/// The rules are those of the model's section "How the agenda writes a problem" (`docs/planning.md`).
struct PlanRequest {
  private(set) var problem: PlanningProblem
  /// The task ids of the problem by piece.
  let taskIDs: [PieceKey: String]
  /// Pieces that stay where the plan has them.
  let standing: StandingWork
  let axis: DayAxis

  /// - Parameters:
  ///   - agenda: what can be placed.
  ///   - caseload: has a record for every item of the agenda.
  ///   - freedom: what may move of what is planned already.
  ///   - loosened: pieces that may move whatever the freedom says; a pin doesn't hold them either.
  init(
    _ agenda: Agenda, caseload: Caseload, freedom: PlanFreedom = .publishedStays, loosened: Set<PieceKey> = []
  ) {
    let records = Dictionary(
      caseload.tasks.filter(\.isOpen).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let axis = DayAxis(agenda: agenda, calendar: caseload.calendar)
    self.axis = axis
    standing = StandingWork(agenda, caseload: caseload, records: records, freedom: freedom, loosened: loosened)
    var ids: [PieceKey: String] = [:]
    for item in agenda.items { ids[item.key] = records[item.key].map { "t\($0.id)" } }
    taskIDs = ids

    var tasks: [(id: Int, task: PlanningProblem.Task)] = []
    for item in agenda.items {
      guard let record = records[item.key] else { continue }
      var task = Self.task(item, record: record, axis: axis, ids: ids)
      standing.hold(&task, item.key, record: record, axis: axis, isLoosened: loosened.contains(item.key))
      tasks.append((record.id, task))
    }
    tasks += Self.leftovers(agenda, caseload: caseload, axis: axis)
    tasks.sort { $0.id < $1.id }
    let history = Self.history(agenda, caseload: caseload)
    let clients = caseload.clients.sorted { $0.id < $1.id }.map { client in
      PlanningProblem.Client(id: client.id, attentionUntil: axis.attentionUntil(client))
    }
    problem = PlanningProblem(
      id: "plan-\(agenda.today)", focus: caseload.settings.focus,
      days: axis.days(caseload),
      clients: clients + [PlanningProblem.Client(id: Self.historyClient, attentionUntil: nil)],
      tasks: tasks.map(\.task) + history, weights: .standard)
  }

  /// The plan as it was published, where it may still stand: a new one begins from it, so that little moves.
  var published: Plan {
    Plan(problem, places: problem.tasks.map { $0.fixed ?? $0.previous })
  }

  /// Fixes what stands where the rules would not let it stand any more, so that it keeps its room: a predecessor that lost its day,
  /// dates that have changed since. Moving it is the next plan's business.
  ///
  /// - Parameter lifted: tasks whose place is given up.
  mutating func holdMisfits(except lifted: Set<String>) {
    let numbers = Dictionary(
      problem.tasks.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let places = problem.tasks.map { lifted.contains($0.id) ? nil : $0.fixed ?? $0.previous }
    for (number, task) in problem.tasks.enumerated() where task.fixed == nil {
      guard let place = places[number] else { continue }
      let isOutside =
        place.day < task.release || task.deadline.map { place.day > $0 } ?? false
        || task.days.map { !$0.contains(place.day) } ?? false || task.slot.map { $0 != place.half } ?? false
      let isEarly = task.after.contains { link in
        guard let other = numbers[link.task], !lifted.contains(link.task) else { return false }
        guard let before = places[other] else { return true }
        return link.lag == 0 ? place < before : place.day < before.day + link.lag
      }
      if isOutside || isEarly { problem.tasks[number].fixed = place }
    }
  }

  /// The pieces that are held in a place where a plan could not leave them.
  func leftOut(of plan: Plan) -> Set<PieceKey> {
    let planned = Set(plan.assignments.map(\.task))
    return standing.held.filter { key in taskIDs[key].map { !planned.contains($0) } ?? false }
  }

  /// The client that earlier work of this week belongs to, so that `progress` sees it and `attention` doesn't.
  static let historyClient = "history"

  private static func task(
    _ item: AgendaItem, record: TaskRecord, axis: DayAxis, ids: [PieceKey: String]
  ) -> PlanningProblem.Task {
    var task = PlanningProblem.Task(
      id: "t\(record.id)", client: item.key.clientID,
      process: item.key.processID == 0 ? nil : "p\(item.key.processID)", category: record.category,
      minutes: record.minutes, priority: item.priority, effort: item.effort,
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
      task.previous = Place(day: position, half: half)
    }
    return task
  }

  /// Open work that stands on a day though the agenda doesn't ask for it any more: a contact that another made needless, before the
  /// next plan gives up its day. Until then it takes its room; it stays or gives way, and goes nowhere else. What a person put there
  /// doesn't give way.
  private static func leftovers(
    _ agenda: Agenda, caseload: Caseload, axis: DayAxis
  ) -> [(id: Int, task: PlanningProblem.Task)] {
    let asked = Set(agenda.items.map(\.key))
    return caseload.tasks.filter { $0.isOpen && !asked.contains($0.key) }.compactMap { record in
      guard let spot = record.spot, let day = axis.position[spot.day] else { return nil }
      let place = Place(day: day, half: spot.half)
      let task = PlanningProblem.Task(
        id: "t\(record.id)", client: record.key.clientID,
        process: record.key.processID == 0 ? nil : "p\(record.key.processID)", category: record.category,
        minutes: record.minutes, priority: record.priority, effort: .normal, release: day, due: nil, deadline: nil,
        days: [day], slot: spot.half, fixed: record.pin == nil ? nil : place, after: [], previous: place)
      return (record.id, task)
    }
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
    if client.leavesWithinAWeek(of: today), let discharge = client.plannedDischarge {
      until = index(discharge)
    }
    if client.openCrisis != nil { until = max(until ?? 0, 1) }
    return until
  }

  /// The days with what they take; work of a crisis is paid for by the day's buffer first.
  func days(_ caseload: Caseload) -> [PlanningProblem.Day] {
    let firstWeek = (horizon.first ?? today).startOfWeek
    let loads = Dictionary(
      caseload.loads(from: today).map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    return horizon.map { day in
      let load = loads[day] ?? DayLoad(day, settings: caseload.settings, calendar: caseload.calendar)
      return PlanningProblem.Day(
        date: day.description, week: (day.startOfWeek - firstWeek) / 7,
        minutes: PlanningProblem.HalfDayMinutes(am: load.limit(.am), pm: load.limit(.pm)),
        capacity: PlanningProblem.DayCapacity(
          phoneCall: load.limits.phoneCalls, appointment: load.limits.appointments, paperwork: load.limits.paperwork,
          followUp: load.limits.followUps))
    }
  }
}
