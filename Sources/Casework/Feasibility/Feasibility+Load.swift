internal import Planning

/// W2, W3 and W10: more work than room, before a date, in a week, on a day.
extension Feasibility {
  private func capacity(_ day: CalendarDay) -> DayCapacityPlan {
    DayCapacityPlan(day, settings: settings, calendar: calendar)
  }

  // MARK: W2

  /// The first date before which hard-dated work exceeds the minutes, or a category's places.
  func demand() -> [Recommendation] {
    let bound = agenda.items.filter { $0.lastDay.map { $0 <= horizonEnd } ?? false }
    let dates = Set(bound.compactMap(\.lastDay)).sorted()
    for date in dates {
      let days = agenda.horizon.filter { $0 <= date }
      let wanted = bound.filter { $0.lastDay.map { $0 <= date } ?? false }
      let minutes = wanted.reduce(0) { $0 + $1.minutes }
      let room = days.reduce(0) { $0 + capacity($1).morning + capacity($1).afternoon }
      if minutes > room {
        return [
          demandFinding(
            date, wanted, "\(minutes) minutes of work have a hard date by then, and the days until then take \(room).")
        ]
      }
      for category in WorkCategory.allCases {
        let count = wanted.count { $0.category == category }
        let caps = days.compactMap { capacity($0).cap(category) }
        guard caps.count == days.count else { continue }
        let places = caps.reduce(0, +)
        if count > places {
          return [
            demandFinding(
              date, wanted.filter { $0.category == category },
              "\(count) tasks of the kind “\(category.rawValue.split(separator: "_").joined(separator: " "))” have a hard date by then, and the days until then take \(places)."
            )
          ]
        }
      }
    }
    return []
  }

  private func demandFinding(_ date: CalendarDay, _ wanted: [AgendaItem], _ cause: String) -> Recommendation {
    let movable = wanted.filter { $0.appointment == nil }.sorted { ($0.priority, $0.key) > ($1.priority, $1.key) }
    var fixes: [Fix] = []
    if let last = movable.compactMap({ item in openTask(item.key).map { (item, $0) } }).first {
      fixes += [placeFix(last.1, on: date, isOverbooking: true)].compactMap { $0 }
      if let deadline = last.0.deadline {
        fixes += [
          askFix(
            process: last.0.key.processID, step: last.0.key.stepID, title: last.0.stepTitle, date: deadline)
        ].compactMap { $0 }
      }
    }
    return Recommendation(
      kind: .overfull, warning: .demandTooHigh, key: "\(date)", clientID: "", clientName: "", date: date,
      message: "Not everything that has to be done by \(DayText.weekdayAndDate(date)) fits before it.",
      cause: cause, fixes: fixes, rank: max(0, date - today))
  }

  // MARK: W3

  /// Weeks whose planned and wanted work exceeds what they take, or comes close.
  func weeks() -> [Recommendation] {
    guard caseload.plannedOn != nil else { return [] }
    let byWeek = Dictionary(grouping: agenda.horizon, by: \.startOfWeek)
    return byWeek.keys.sorted().compactMap { monday in
      let days = (byWeek[monday] ?? []).sorted()
      guard let last = days.last else { return nil }
      let open = caseload.tasks.filter(\.isOpen)
      let planned = open.filter { $0.day.map { days.contains($0) } ?? false }
      let left = open.filter { task in
        (task.day.map { $0 > last } ?? true) && items[task.key] != nil
          && (task.due.map { $0 >= monday && $0 <= last } ?? false)
      }
      let wanted = (planned + left).reduce(0) { $0 + $1.minutes }
      let room = days.reduce(0) { $0 + capacity($1).morning + capacity($1).afternoon }
      let percent = room == 0 ? (wanted == 0 ? 0 : 999) : wanted * 100 / room
      // This week is what it is; of the next ones it is said early that they fill up.
      let isFilling = percent <= 100
      guard !isFilling || percent > settings.fullWeekPercent && monday > today else { return nil }
      var finding = weekFinding(
        monday, planned: planned, left: left.count, percent: percent, wanted: wanted, room: room)
      finding.isEarly = isFilling
      return finding
    }
  }

  private func weekFinding(
    _ monday: CalendarDay, planned: [TaskRecord], left: Int, percent: Int, wanted: Int, room: Int
  ) -> Recommendation {
    let next = calendar.workingDay(onOrAfter: monday + 7)
    let light = planned.filter { task in
      task.priority >= .medium && !task.isFixed && task.deadline == nil && task.key.processID != 0
    }.sorted { ($0.priority, $0.minutes, $1.id) > ($1.priority, $1.minutes, $0.id) }
    var fixes = Array(light.lazy.compactMap { laterFix($0, from: next) }.prefix(3))
    if fixes.isEmpty {
      // The planned weeks are full to their end: something has to wait as a whole.
      let lightest = light.first.flatMap { task in caseload.processes.first { $0.id == task.key.processID } }
      fixes = [
        lightest.map { process in
          let title = library.template(of: process)?.title ?? process.templateID
          return Fix(
            title: "Put “\(title)” of \(name(process.clientID)) on hold until there is room",
            action: .hold(process: process.id))
        }, Fix(title: "Agree with your supervisor on what can wait", action: nil),
      ].compactMap { $0 }
    }
    return Recommendation(
      kind: .overfull, warning: .weekTooFull, key: "\(monday)", clientID: "", clientName: "", date: monday,
      message:
        "The week of \(DayText.dayAndMonth(max(monday, today))) is \(percent) % full: \(wanted) minutes of work for \(room) minutes.",
      cause: left > 0
        ? "\(left) \(left == 1 ? "task that is" : "tasks that are") due in it \(left == 1 ? "stands" : "stand") later, or nowhere."
        : percent > 100
          ? "Its days are booked beyond what they take."
          : "Little more fits into it: promise nothing new for it before something moves.",
      fixes: fixes, rank: max(0, monday - today))
  }

  // MARK: W10

  /// Days that stand above their limits.
  func overbookedDays() -> [Recommendation] {
    let loads = caseload.loads(from: today).filter { agenda.horizon.contains($0.day) && !$0.excesses.isEmpty }
    return loads.map { load in
      let day = load.day
      let tasks = caseload.tasks.filter { $0.isOpen && $0.day == day }
      let next = calendar.workingDay(onOrAfter: day + 1)
      let movable = tasks.filter { !$0.isFixed && ($0.deadline.map { $0 >= next } ?? true) }
        .sorted { ($0.priority, $0.minutes, $1.id) > ($1.priority, $1.minutes, $0.id) }
      return Recommendation(
        kind: .overfull, warning: .dayOverbooked, key: "\(day)", clientID: "", clientName: "", date: day,
        message: "\(DayText.weekdayAndDate(day)) is booked beyond its limits.",
        cause: load.excesses.joined(separator: " "),
        fixes: Array(movable.lazy.compactMap { laterFix($0, from: next) }.prefix(3)),
        rank: max(0, day - today))
    }
  }
}
