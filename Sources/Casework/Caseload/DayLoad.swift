package import Planning

/// What one day takes and what stands on it: its open tasks, and what was done on it. Minutes of a crisis are paid for by the day's
/// buffer first.
package struct DayLoad: Sendable, Equatable {
  package let day: CalendarDay
  package let limits: DayCapacityPlan
  private var minutes: [HalfDay: Int] = [:]
  private var crisisMinutes: [HalfDay: Int] = [:]
  private var counts: [WorkCategory: Int] = [:]

  package init(_ day: CalendarDay, settings: AgencySettings, calendar: WorkCalendar) {
    self.day = day
    limits = DayCapacityPlan(day, settings: settings, calendar: calendar)
  }

  mutating func add(_ task: TaskRecord) {
    let half = task.half ?? .am
    minutes[half, default: 0] += task.minutes
    if Crisis.isWork(task.key) { crisisMinutes[half, default: 0] += task.minutes }
    counts[task.category, default: 0] += 1
  }

  /// Minutes that stand in a half.
  package func used(_ half: HalfDay) -> Int { minutes[half] ?? 0 }

  /// Tasks of a category that stand on the day.
  package func count(_ category: WorkCategory) -> Int { counts[category] ?? 0 }

  /// The minutes of the crisis buffer that crises have taken, by the half they stand in.
  package var bufferSpent: (morning: Int, afternoon: Int) {
    let fromMorning = min(crisisMinutes[.am] ?? 0, limits.crisisBuffer)
    return (fromMorning, min(crisisMinutes[.pm] ?? 0, limits.crisisBuffer - fromMorning))
  }

  /// Minutes that a half takes, those included that the buffer pays.
  package func limit(_ half: HalfDay) -> Int {
    limits.minutes(half) + (half == .am ? bufferSpent.morning : bufferSpent.afternoon)
  }

  /// Minutes that are left in a half; negative when it is overbooked.
  package func room(_ half: HalfDay) -> Int { limit(half) - used(half) }

  /// True when a half takes one more task.
  package func takes(_ task: TaskRecord, _ half: HalfDay) -> Bool {
    room(half) >= task.minutes && limits.cap(task.category).map { count(task.category) < $0 } ?? true
  }

  /// Each limit that is exceeded, as a sentence; only a person, an appointment or a crisis can bring that about.
  package var excesses: [String] {
    HalfDay.allCases.filter { room($0) < 0 }.map { half in
      "\(PlanSpot(day: day, half: half).words) has \(used(half)) minutes booked, \(limit(half)) are there."
    }
      + WorkCategory.allCases.compactMap { category in
        guard let cap = limits.cap(category), count(category) > cap else { return nil }
        return "\(DayText.short(day)) has \(count(category)) \(category.inPlural), \(cap) are the limit."
      }
  }
}

extension Caseload {
  /// The load of a day.
  ///
  /// - Parameter excluded: a task that doesn't count; nil: all count.
  package func load(of day: CalendarDay, except excluded: Int? = nil) -> DayLoad {
    var load = DayLoad(day, settings: settings, calendar: calendar)
    for task in tasks where task.id != excluded && task.standsOn == day { load.add(task) }
    return load
  }

  /// The loads of all days from one on that have work, in order.
  package func loads(from first: CalendarDay) -> [DayLoad] {
    var loads: [CalendarDay: DayLoad] = [:]
    for task in tasks {
      guard let day = task.standsOn, day >= first else { continue }
      loads[day, default: DayLoad(day, settings: settings, calendar: calendar)].add(task)
    }
    return loads.values.sorted { $0.day < $1.day }
  }
}

extension TaskRecord {
  /// The day whose room it takes: where it is planned, or where it was done; nil: none.
  package var standsOn: CalendarDay? { isOpen ? day : status == .done ? completedOn : nil }
}

extension DayCapacityPlan {
  /// Most tasks of a category on the day; nil when it has no cap.
  func cap(_ category: WorkCategory) -> Int? {
    switch category {
    case .phoneCall: phoneCalls
    case .appointment: appointments
    case .paperwork: paperwork
    case .followUp: followUps
    case .other: nil
    }
  }
}

extension WorkCategory {
  /// How a sentence calls several tasks of it.
  var inPlural: String {
    switch self {
    case .phoneCall: "calls"
    case .appointment: "appointments"
    case .paperwork: "forms"
    case .followUp: "follow-ups"
    case .other: "other tasks"
    }
  }
}
