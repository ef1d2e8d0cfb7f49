internal import Planning

extension ChangeBench {
  /// A person's own place for a task: it is pinned there, and what has to give way is shown.
  func place(_ wanted: PlanChange.PlacedTask, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    let task = try openTask(wanted.task)
    let agenda = self.agenda
    let item = try item(of: task, in: agenda)
    try check(wanted, task: task, item: item, agenda: agenda)
    var room = try RoomMaker(agenda, caseload: caseload, freedom: .pinsStay, loosened: [task.key])
    guard room.contains(task.id) else { throw notInThePlan(task) }
    let halves = wanted.half.map { [$0] } ?? wanted.time.map { [DayArrangement.half(of: $0)] } ?? HalfDay.allCases
    let spots = halves.map { PlanSpot(day: wanted.day, half: $0) }
    let pushing = "Makes room for \(label(task)), which you put on \(DayText.short(wanted.day))."
    let choice = try choose(spots, task: task, item: item, wanted: wanted, room: room)
    switch choice {
    case .stays: break
    case .ranked(let ranked):
      room.take(ranked, for: task.id, because: "You put it there.", pushing: pushing)
    case .forced(let spot): room.force(task.id, to: spot, because: "You put it there.")
    }
    var outcome = caseload
    room.write(into: &outcome)
    guard let index = outcome.tasks.firstIndex(where: { $0.id == task.id }) else { throw notInThePlan(task) }
    let spot = room.spot(of: task.id) ?? spots[0]
    var isOverride = false
    if case .forced = choice { isOverride = wanted.isOverbooking }
    outcome.tasks[index].pin = TaskPin(
      day: wanted.day, half: wanted.half ?? spot.half, time: wanted.time, isOverride: isOverride)
    outcome.tasks[index].reason =
      "\(task.priorityReason). You put it there\(isOverride ? ", past the day's limits" : "")."
    outcome.suggestTimes(agenda, only: [spot])
    return preview(
      change,
      title: "Move \(label(task)) to \(wanted.time.map { "\(DayText.short(wanted.day)) at \($0)" } ?? spot.words)",
      room: room, outcome: outcome, asked: [task.id])
  }

  /// How a task gets to where a person wants it.
  private enum Choice {
    case stays
    case ranked(RankedPlace)
    case forced(PlanSpot)
  }

  private func choose(
    _ spots: [PlanSpot], task: TaskRecord, item: AgendaItem, wanted: PlanChange.PlacedTask, room: RoomMaker
  ) throws(PlanChangeError) -> Choice {
    var best: RankedPlace?
    var obstacles: [PlacementObstacle] = []
    for spot in spots {
      switch room.verdict(task.id, at: spot) {
      case .here: return .stays
      case .possible(let ranked):
        if best.map({ ranked.total < $0.total }) ?? true { best = ranked }
      case .impossible(let obstacle): obstacles.append(obstacle)
      case nil: break
      }
    }
    if let best, !wanted.isOverbooking || best.pushed.isEmpty { return .ranked(best) }
    let words = PlanReason(
      item: item, clientName: name(task.key.clientID), calendar: caseload.calendar,
      horizon: caseload.calendar.horizon(from: today, workingDays: caseload.settings.horizonDays),
      descriptions: descriptions)
    // With a place that would push others, overbooking only has to keep the order.
    let rule = best == nil ? obstacles.first : nil
    guard let rule else { return .forced(best.flatMap { room.spot(of: $0) } ?? spots[0]) }
    switch PlaceRemedy(rule, of: item) {
    case .insist: return .forced(spots[0])
    case .overbook:
      if wanted.isOverbooking { return .forced(spots[0]) }
      throw .notPossible(
        "\(label(task)) finds no room there: \(words.sentence(rule)), and nothing there can give way. Choose another day, or overbook the day on purpose."
      )
    case nil: throw .notPossible("\(label(task)) can't be on \(spots[0].words): \(words.sentence(rule)).")
    }
  }

  var descriptions: [String: String] {
    Dictionary(caseload.tasks.map { ("t\($0.id)", $0.description) }, uniquingKeysWith: { first, _ in first })
  }

  func item(of task: TaskRecord, in agenda: Agenda) throws(PlanChangeError) -> AgendaItem {
    guard let item = agenda.items.first(where: { $0.key == task.key }) else { throw notInThePlan(task) }
    return item
  }

  private func notInThePlan(_ task: TaskRecord) -> PlanChangeError {
    let client = caseload.client(task.key.clientID)
    if client?.status == .onHold {
      return .notPossible("\(name(task.key.clientID)) is on hold. Resume the stay first; then its work can be moved.")
    }
    if client?.status == .closed {
      return .notPossible("\(name(task.key.clientID))'s stay is closed, so there is no work to move.")
    }
    if caseload.processes.contains(where: { $0.id == task.key.processID && $0.status == .onHold }) {
      return .notPossible("Its process is on hold. Resume it first; then its work can be moved.")
    }
    return .notPossible(
      "\(label(task)) isn't expected within the weeks that are planned, so it can't be given a day yet.")
  }

  /// The days that can't be right, whatever the plan says.
  private func check(
    _ wanted: PlanChange.PlacedTask, task: TaskRecord, item: AgendaItem, agenda: Agenda
  ) throws(PlanChangeError) {
    let day = wanted.day
    let spoken = DayText.weekdayAndDate(day)
    if day < today {
      throw .input("day", "\(spoken) is over. Choose \(DayText.weekdayAndDate(today)) or a day after it.")
    }
    if !caseload.calendar.isWorkingDay(day) {
      let why = caseload.calendar.closure(on: day).map { " (\($0))" } ?? ""
      let next = caseload.calendar.workingDay(onOrAfter: day)
      throw .input(
        "day", "\(spoken) is not a working day\(why). The next one is \(DayText.weekdayAndDate(next)).")
    }
    guard let last = agenda.horizon.last, day <= last else {
      throw .input(
        "day",
        "\(spoken) lies beyond the weeks that are planned, which end on \(DayText.weekdayAndDate(agenda.horizon.last ?? today))."
      )
    }
    if let deadline = item.lastDay, day > deadline {
      throw .input(
        "day", "\(label(task)) has to be done by \(DayText.weekdayAndDate(deadline)): \(spoken) is too late.")
    }
    if let reason = item.staysBecause(called: label(task)) { throw .notPossible(reason) }
    if let only = item.onlyDays, !only.contains(day) {
      throw .input("day", "\(label(task)) belongs to \(only.map(DayText.weekdayAndDate).joined(separator: ", ")).")
    }
    if let time = wanted.time, let half = wanted.half, DayArrangement.half(of: time) != half {
      throw .input("time", "\(time) isn't in the \(half == .am ? "morning" : "afternoon"). Leave the half-day out.")
    }
    let limits = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
    let halves = wanted.half.map { [$0] } ?? wanted.time.map { [DayArrangement.half(of: $0)] } ?? HalfDay.allCases
    if halves.allSatisfy({ limits.minutes($0) == 0 }), !wanted.isOverbooking {
      let reason = caseload.calendar.absences[day].map { " (\($0.reason))" } ?? ""
      throw .notPossible("You are away on \(spoken)\(reason). Choose another day, or overbook the day on purpose.")
    }
  }

  /// Lets the plan choose again; nothing moves by that.
  func unpin(_ id: Int, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    let task = try openTask(id)
    guard task.pin != nil else { throw .notPossible("\(label(task)) isn't pinned, so there is nothing to let go.") }
    var outcome = caseload
    for index in outcome.tasks.indices where outcome.tasks[index].id == id { outcome.tasks[index].pin = nil }
    let title = "Unpin \(label(task))"
    guard let day = task.day, day >= today, !outcome.load(of: day).excesses.isEmpty else {
      return preview(change, title: title, outcome: outcome)
    }
    // Past a limit it stood only because a person wanted it there: without the pin it takes room that is free.
    let agenda = Agenda(outcome, library: library, on: today)
    var room = try RoomMaker(agenda, caseload: outcome, freedom: .plannedStays, displaced: [id])
    let cause = "Its day stands above a limit, and nobody holds it there any more."
    room.insert(id, because: cause, pushing: "", isQuiet: true)
    room.note(id, cause)
    room.dropOrphans()
    room.write(into: &outcome)
    return preview(change, title: title, room: room, outcome: outcome, asked: [id])
  }
}
