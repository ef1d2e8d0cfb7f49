internal import Planning

extension ChangeBench {
  /// Days away: what stood there finds another place, and what has to give way for it is shown. Pins stay and are named.
  func leave(_ leave: PlanChange.Leave, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    guard leave.from >= today else {
      throw .input("from", "\(DayText.weekdayAndDate(leave.from)) is over. Leave can begin today.")
    }
    guard leave.to >= leave.from else {
      throw .input("to", "\(DayText.weekdayAndDate(leave.to)) lies before \(DayText.weekdayAndDate(leave.from)).")
    }
    guard leave.to - leave.from <= 90 else { throw .input("to", "Enter at most 90 days at a time.") }
    let reason = leave.reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let days = (leave.from.number...leave.to.number).map { CalendarDay(number: $0) }
      .filter { caseload.calendar.isWorkingDay($0) }
    guard !days.isEmpty else { throw .input("from", "There is no working day between these dates.") }
    var outcome = caseload
    for day in days {
      let old = outcome.calendar.absences[day]
      // A second half-day makes a whole day.
      let extent = old.map { $0.extent == leave.extent ? leave.extent : .allDay } ?? leave.extent
      outcome.calendar.absences[day] = WorkCalendar.Absence(
        extent: extent, reason: reason.isEmpty ? old?.reason ?? "Leave" : reason)
    }
    guard outcome.calendar.absences != caseload.calendar.absences else {
      throw .notPossible("These days are entered as away already.")
    }
    let span =
      leave.from == leave.to ? DayText.short(leave.from) : "\(DayText.short(leave.from)) to \(DayText.short(leave.to))"
    let half = leave.extent == .allDay ? "" : leave.extent == .morning ? ", mornings" : ", afternoons"
    return try clearing(outcome, days: Set(days), title: "Away \(span)\(half)", change)
  }

  /// Finds other places for what stands on days that take less than before.
  private func clearing(
    _ cleared: Caseload, days: Set<CalendarDay>, title: String, _ change: PlanChange
  ) throws(PlanChangeError) -> PlanPreview {
    var outcome = cleared
    let agenda = Agenda(outcome, library: library, on: today)
    let displaced = displacedTasks(outcome, days: days, agenda: agenda)
    var room = try RoomMaker(
      agenda, caseload: outcome, freedom: .pinsStay, loosened: Set(displaced.map(\.key)),
      displaced: Set(displaced.map(\.id)))
    for task in room.inOrder(displaced) {
      let where_ = task.day.map(DayText.short) ?? "that day"
      room.insert(
        task.id, because: "You are away on \(where_).",
        pushing: "Makes room for \(label(task)), which can't stay on \(where_): you are away.")
    }
    room.noteDisplaced(displaced) { "You are away on \($0.day.map(DayText.short) ?? "that day")." }
    room.dropOrphans()
    room.write(into: &outcome)
    let staying = outcome.tasks.filter { task in
      task.isOpen && (task.day.map(days.contains) ?? false) && (task.pin != nil || task.isFixed)
    }
    let warnings = staying.filter { task in
      let limits = DayCapacityPlan(task.day ?? today, settings: outcome.settings, calendar: outcome.calendar)
      return limits.minutes(task.half ?? .am) == 0
    }.map {
      "\(label($0)) stays on \($0.spot?.words ?? "its day") though you are away: somebody has to cover it, or it needs another date."
    }
    return preview(change, title: title, room: room, outcome: outcome, asked: [], warnings: warnings)
  }

  /// What no longer fits on days that take less: everything movable of a half that is gone, and the least important above a limit.
  private func displacedTasks(_ outcome: Caseload, days: Set<CalendarDay>, agenda: Agenda) -> [TaskRecord] {
    let agreed = Set(agenda.items.filter { $0.appointment != nil }.map(\.key))
    var displaced: [TaskRecord] = []
    for day in days.sorted() {
      let limits = DayCapacityPlan(day, settings: outcome.settings, calendar: outcome.calendar)
      let own = outcome.tasks.filter { $0.day == day && $0.isOpen }
      var staying = own.filter { $0.pin != nil || agreed.contains($0.key) || $0.key.stepID == Crisis.taskStep }
      let rest = own.filter { task in !staying.contains { $0.id == task.id } }
        .sorted {
          ($0.priority, $0.deadline ?? .beyondPlan, $0.due ?? .beyondPlan, $0.id)
            < ($1.priority, $1.deadline ?? .beyondPlan, $1.due ?? .beyondPlan, $1.id)
        }
      for task in rest {
        let used = staying.filter { $0.half == task.half }.reduce(0) { $0 + $1.minutes }
        let count = staying.count { $0.category == task.category }
        let fits =
          used + task.minutes <= limits.minutes(task.half ?? .am) && limits.minutes(task.half ?? .am) > 0
          && limits.cap(task.category).map { count < $0 } ?? true
        if fits { staying.append(task) } else { displaced.append(task) }
      }
    }
    return displaced
  }

  /// Days that are worked after all. Nothing moves by that; the next plan uses them.
  func cancelLeave(from: CalendarDay, to: CalendarDay, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    guard from <= to else {
      throw .input("to", "\(DayText.weekdayAndDate(to)) lies before \(DayText.weekdayAndDate(from)).")
    }
    var outcome = caseload
    let days = outcome.calendar.absences.keys.filter { $0 >= max(from, today) && $0 <= to }
    guard !days.isEmpty else { throw .notPossible("No leave is entered between these dates.") }
    for day in days { outcome.calendar.absences[day] = nil }
    let span = from == to ? DayText.short(from) : "\(DayText.short(from)) to \(DayText.short(to))"
    return preview(change, title: "Back at work \(span)", outcome: outcome)
  }

  /// Better places for work that slipped or is new. Today and tomorrow stay.
  func rearrange(_ ids: [Int], _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    var outcome = caseload
    var room = try RoomMaker(agenda, caseload: outcome, freedom: .frozenStays)
    let tasks = outcome.tasks.filter { ids.contains($0.id) && $0.isOpen }
    for task in room.inOrder(tasks) {
      let why = task.slips > 0 ? "which wasn't done on its day" : "which is new"
      room.insert(
        task.id, because: "An earlier or better place for it.", pushing: "Makes room for \(label(task)), \(why).")
    }
    room.write(into: &outcome)
    let count = tasks.count == 1 ? label(tasks[0]) : "\(tasks.count) tasks"
    return preview(
      change, title: "A better place for \(count)", room: room, outcome: outcome, asked: Set(tasks.map(\.id)))
  }
}

extension RoomMaker {
  /// Names the cause of what lost its place and found no other.
  mutating func noteDisplaced(_ tasks: [TaskRecord], because cause: (TaskRecord) -> String) {
    for task in tasks where contains(task.id) { note(task.id, cause(task)) }
  }
}
