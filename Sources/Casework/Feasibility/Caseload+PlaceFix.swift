internal import Planning

extension Caseload {
  /// Puts a task on a day. Less important work gives way to later days where the day would be too full, unless it is to be
  /// overbooked; fixed work, hard dates and the client's own work never do.
  mutating func place(
    _ id: Int, on wanted: CalendarDay, isOverbooking: Bool, today: CalendarDay, library: TemplateLibrary
  ) throws(FixError) {
    guard let index = tasks.firstIndex(where: { $0.id == id }), tasks[index].isOpen else {
      throw .notPossible("There is no open task \(id) any more.")
    }
    let day = max(wanted, planningDay(today))
    guard calendar.isWorkingDay(day) else { throw .notPossible("\(DayText.weekdayAndDate(day)) is a closed day.") }
    tasks[index].day = nil
    let task = tasks[index]
    let half = HalfDay.allCases.max { (free($0, on: day), $1) < (free($1, on: day), $0) } ?? .am
    if !isOverbooking {
      let movable = tasks.indices.filter { other in
        let candidate = tasks[other]
        return candidate.isOpen && candidate.day == day && !candidate.isFixed && candidate.priority > task.priority
          && candidate.key.clientID != task.key.clientID && candidate.deadline == nil
      }.sorted { (tasks[$0].priority, $0) > (tasks[$1].priority, $1) }
      var next = movable[...]
      while !fits(task, half, on: day), let other = next.popFirst() {
        if tasks[other].half == half || !hasPlace(task.category, on: day) { moveLater(other, after: day) }
      }
      guard fits(task, half, on: day) else {
        throw .notPossible(
          "\(DayText.weekdayAndDate(day)) has no room that less important work could give. Choose another fix, or overbook it."
        )
      }
    }
    tasks[index].day = day
    tasks[index].half = half
    tasks[index].startsAt = nil
    tasks[index].reason = "Put here to keep a date. \(task.priorityReason)."
  }

  private func capacity(_ day: CalendarDay) -> DayCapacityPlan {
    DayCapacityPlan(day, settings: settings, calendar: calendar)
  }

  private func planned(on day: CalendarDay) -> [TaskRecord] {
    tasks.filter { ($0.isOpen && $0.day == day) || ($0.status == .done && $0.completedOn == day) }
  }

  private func free(_ half: HalfDay, on day: CalendarDay) -> Int {
    capacity(day).minutes(half) - planned(on: day).filter { $0.half == half }.reduce(0) { $0 + $1.minutes }
  }

  private func hasPlace(_ category: WorkCategory, on day: CalendarDay) -> Bool {
    let limits = capacity(day)
    let count = planned(on: day).count { $0.category == category }
    switch category {
    case .phoneCall: return count < limits.phoneCalls
    case .appointment: return count < limits.appointments
    case .paperwork: return count < limits.paperwork
    case .followUp: return count < limits.followUps
    case .other: return true
    }
  }

  private func fits(_ task: TaskRecord, _ half: HalfDay, on day: CalendarDay) -> Bool {
    free(half, on: day) >= task.minutes && hasPlace(task.category, on: day)
  }

  /// The first later half-day with room; none within four weeks: it loses its day.
  private mutating func moveLater(_ index: Int, after day: CalendarDay) {
    tasks[index].day = nil
    let task = tasks[index]
    tasks[index].half = nil
    tasks[index].startsAt = nil
    tasks[index].reason = "Gave way to work with a date."
    guard let later = firstDayWithRoom(for: task, from: day + 1) else { return }
    tasks[index].day = later
    tasks[index].half = HalfDay.allCases.first { fits(task, $0, on: later) } ?? .am
  }

  /// The first working day within four weeks that has minutes and a place for a task.
  func firstDayWithRoom(for task: TaskRecord, from day: CalendarDay) -> CalendarDay? {
    calendar.horizon(from: day, workingDays: settings.horizonDays).first { later in
      HalfDay.allCases.contains { fits(task, $0, on: later) }
    }
  }
}
