internal import Planning

extension PlanViews {
  /// The week that contains a day: Monday to Friday, and other days where work stands on them.
  package func weekView(containing day: CalendarDay) -> WeekView {
    let monday = day.startOfWeek
    return WeekView(startsOn: monday, days: days(from: monday), unplanned: unplanned())
  }

  /// Four weeks, from the one that contains a day.
  package func monthView(containing day: CalendarDay) -> MonthView {
    let monday = day.startOfWeek
    return MonthView(
      startsOn: monday, today: askedFor,
      weeks: (0..<MonthView.weekCount).map {
        MonthView.Week(startsOn: monday + 7 * $0, days: days(from: monday + 7 * $0))
      })
  }

  private func days(from monday: CalendarDay) -> [WeekView.DayView] {
    (0..<7).map { monday + $0 }.filter { day in
      day.weekday.index < 5 || caseload.calendar.isWorkingDay(day) || !openTasks(on: day).isEmpty
    }.map(dayView)
  }

  private func dayView(_ day: CalendarDay) -> WeekView.DayView {
    let tasks = (doneTasks(on: day) + openTasks(on: day)).sorted {
      (($0.half ?? .pm), $0.startsAt ?? ClockTime(minutes: 1_439), $0.id)
        < (($1.half ?? .pm), $1.startsAt ?? ClockTime(minutes: 1_439), $1.id)
    }
    let load = caseload.load(of: day)
    let absence = caseload.calendar.absences[day]
    let closure = caseload.calendar.closure(on: day) ?? (absence?.extent == .allDay ? absence?.reason : nil)
    func half(_ half: HalfDay) -> WeekView.HalfView {
      let own = tasks.filter { ($0.half ?? .pm) == half }
      // The notes block ends the afternoon, and the morning where the afternoon is away.
      let notes = (half == .pm) == (load.limits.afternoon > 0) ? load.limits.notes : 0
      return WeekView.HalfView(
        half: half, usedMinutes: own.reduce(notes) { $0 + $1.minutes },
        limitMinutes: load.limit(half) + notes,
        tasks: own.map(view))
    }
    return WeekView.DayView(
      day: day, isToday: day == today, isPast: day < today, closedBecause: closure, morning: half(.am),
      afternoon: half(.pm), capacity: capacity(on: day), marks: marks(on: day))
  }

  /// Key dates, discharges and hard dates of a day.
  private func marks(on day: CalendarDay) -> [String] {
    var marks: [String] = []
    for client in caseload.clients where client.status == .open {
      for date in client.keyDates where date.day == day {
        marks.append("\(client.name): \(KeyDateName.of(date.kind))\(date.time.map { " at \($0)" } ?? "")")
      }
      if client.exit == nil, client.plannedDischarge == day { marks.append("\(client.name) leaves") }
    }
    for task in caseload.tasks where task.isOpen && task.deadline == day && !task.isFixed {
      marks.append("\(caseload.client(task.key.clientID)?.name ?? ""): last day for “\(task.stepTitle)”")
    }
    var seen: Set<String> = []
    return marks.filter { seen.insert($0).inserted }
  }
}

/// What people call a kind of key date.
enum KeyDateName {
  static func of(_ kind: String) -> String {
    switch kind {
    case "court": "court"
    case "benefits_interview": "benefits interview"
    case "dmv_appointment": "DMV appointment"
    case KeyDate.eighteenthBirthday: "18th birthday"
    default: kind.replacing("_", with: " ")
    }
  }
}
