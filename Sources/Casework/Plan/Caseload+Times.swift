internal import Planning

/// Suggested times of planned work.
extension Caseload {
  /// Gives every planned task of the horizon its suggested time.
  ///
  /// - Parameter only: these half-days; nil: all.
  mutating func suggestTimes(_ agenda: Agenda, only: Set<PlanSpot>? = nil) {
    let arrangement = DayArrangement(settings: settings)
    let items = Dictionary(agenda.items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Dictionary(tasks.map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })
    var byHalf: [PlanSpot: [Int]] = [:]
    for index in tasks.indices where tasks[index].isOpen {
      guard let spot = tasks[index].spot, only?.contains(spot) ?? true else { continue }
      byHalf[spot, default: []].append(index)
    }
    for (half, indices) in byHalf {
      let entries = indices.map { index in
        let item = items[tasks[index].key]
        return entry(tasks[index], item: item, after: item?.after.compactMap { ids[$0.key] } ?? [], on: half.day)
      }
      let starts = arrangement.starts(entries, half: half.half, meetings: calendar.meetings(on: half.day))
      for index in indices { tasks[index].startsAt = starts[tasks[index].id] }
    }
  }

  /// Gives one task its suggested time among those of its half-day, which keep theirs.
  mutating func suggestTime(ofTask index: Int, item: AgendaItem) {
    guard let day = tasks[index].day, let half = tasks[index].half else { return }
    var entries = tasks.filter { $0.isOpen && $0.day == day && $0.half == half && $0.id != tasks[index].id }
      .map { task in
        var entry = entry(task, item: nil, after: [], on: day)
        entry.agreed = task.startsAt
        return entry
      }
    entries.append(entry(tasks[index], item: item, after: [], on: day))
    tasks[index].startsAt =
      DayArrangement(settings: settings).starts(
        entries, half: half, meetings: calendar.meetings(on: day))[tasks[index].id]
  }

  private func entry(
    _ task: TaskRecord, item: AgendaItem?, after: [Int], on day: CalendarDay
  ) -> DayArrangement.Entry {
    var entry = DayArrangement.Entry(
      id: task.id, clientID: task.key.clientID, category: task.category, minutes: task.minutes,
      priority: task.priority, isHard: item?.effort == .hard,
      agreed: item?.appointment?.time ?? (task.pin?.day == day ? task.pin?.time : nil), after: after)
    guard let counterpart = item?.counterpart else { return entry }
    entry.counterpart = counterpart.name
    if task.category != .paperwork {
      let shift = TimeZoneClock.minutes(of: counterpart.timeZone, aheadOf: settings.timeZone, on: day)
      entry.windows = counterpart.hours(on: day).map { hours in
        max(0, hours.opens.minutes - shift)..<max(1, hours.closes.minutes - shift)
      }.filter { !$0.isEmpty }
    }
    return entry
  }
}
