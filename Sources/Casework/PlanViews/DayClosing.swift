internal import Planning

/// The block of notes and planning that ends a day, and what it prepares: appointments confirmed, papers printed, the list checked,
/// the first call named. Preparation for a day is due on the working day before it.
package struct DayClosing: Sendable, Equatable {
  /// What a line of the block is for. The words are published in the API.
  package enum Kind: String, Sendable, CaseIterable {
    case notes, confirm, papers, list
    case firstCall = "first_call"
  }

  /// One thing to do in the block.
  package struct Line: Sendable, Equatable {
    package var kind: Kind
    package var text: String
    /// The task it prepares; nil for the others.
    package var taskID: Int?
  }

  package var startsAt: ClockTime
  package var minutes: Int
  /// The next day on which this person works.
  package var prepares: CalendarDay
  /// True on the last working day of the week: the block is longer, and the new week is made ready.
  package var endsWeek: Bool
  package var lines: [Line]

  /// "Notes and planning: Monday is ready".
  package var title: String { "Notes and planning: \(prepares.weekday.name) is ready" }
}

extension PlanViews {
  /// The block that ends a day; nil on a day without one.
  func closing(of day: CalendarDay) -> DayClosing? {
    let limits = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
    guard limits.notes > 0 else { return nil }
    var next = caseload.calendar.workingDay(onOrAfter: day + 1)
    // Leave isn't prepared for: the day after it is.
    for _ in 0..<60 where caseload.calendar.halvesAway(on: next).count == HalfDay.allCases.count {
      next = caseload.calendar.workingDay(onOrAfter: next + 1)
    }
    let isAfternoonAway = caseload.calendar.halvesAway(on: day).contains(.pm)
    let half = isAfternoonAway ? caseload.settings.morningStart : caseload.settings.afternoonStart
    return DayClosing(
      startsAt: half + (240 - limits.notes), minutes: limits.notes, prepares: next,
      endsWeek: next.startOfWeek != day.startOfWeek, lines: notesLine(on: day) + preparation(of: next))
  }

  private func notesLine(on day: CalendarDay) -> [DayClosing.Line] {
    let done = doneTasks(on: day).count
    guard done > 0 else { return [] }
    return [
      .init(
        kind: .notes, text: "Check that today's \(done == 1 ? "task has its note" : "\(done) tasks have their notes")",
        taskID: nil)
    ]
  }

  private func preparation(of next: CalendarDay) -> [DayClosing.Line] {
    let tasks = openTasks(on: next)
    func name(_ task: TaskRecord) -> String { caseload.client(task.key.clientID)?.name ?? task.key.clientID }
    func time(_ task: TaskRecord) -> String { task.startsAt.map { "\($0) " } ?? "" }
    let appointments = tasks.filter { $0.category == .appointment }
    var lines = appointments.map { task in
      DayClosing.Line(kind: .confirm, text: "Confirm \(time(task))\(name(task)): \(task.description)", taskID: task.id)
    }
    lines += tasks.filter { $0.category == .paperwork || $0.category == .appointment && $0.isFixed }.map { task in
      DayClosing.Line(kind: .papers, text: "Print the papers for \(name(task)): \(task.description)", taskID: task.id)
    }
    let minutes = tasks.reduce(0) { $0 + $1.minutes }
    let clients = Set(tasks.map(\.key.clientID)).count
    lines.append(
      .init(
        kind: .list,
        text: tasks.isEmpty
          ? "Check \(next.weekday.name)'s list: nothing is planned yet"
          : "Check \(next.weekday.name)'s list: \(tasks.count) \(tasks.count == 1 ? "task" : "tasks") for \(clients) \(clients == 1 ? "client" : "clients"), \(minutes) minutes",
        taskID: nil))
    let calls = tasks.filter { $0.category == .phoneCall }
    if let first = calls.min(by: {
      ($0.half ?? .pm, $0.startsAt?.minutes ?? 1_439, $0.id) < ($1.half ?? .pm, $1.startsAt?.minutes ?? 1_439, $1.id)
    }) {
      lines.append(
        .init(
          kind: .firstCall, text: "First call: \(time(first))\(name(first)): \(first.description)", taskID: first.id))
    }
    return lines
  }
}
