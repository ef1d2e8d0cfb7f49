internal import Planning

/// Four weeks of the plan by days: as far as it reaches.
package struct MonthView: Sendable, Equatable {
  package static let weekCount = 4

  /// The first Monday.
  package var startsOn: CalendarDay
  /// The day it is.
  package var today: CalendarDay
  package var weeks: [Week]

  package init(startsOn: CalendarDay, today: CalendarDay, weeks: [Week]) {
    self.startsOn = startsOn
    self.today = today
    self.weeks = weeks
  }

  /// One of the weeks.
  package struct Week: Sendable, Equatable {
    /// The Monday.
    package var startsOn: CalendarDay
    package var days: [WeekView.DayView]

    package init(startsOn: CalendarDay, days: [WeekView.DayView]) {
      self.startsOn = startsOn
      self.days = days
    }
  }
}

extension WeekView.DayView {
  /// The day's tasks in their order.
  package var tasks: [TaskView] { morning.tasks + afternoon.tasks }

  /// What has an agreed time.
  package var appointments: [TaskView] { tasks.filter { $0.isFixed && $0.startsAt != nil && !$0.isPinned } }

  /// Work whose day may still move, because it waits for something else.
  package var tentativeCount: Int { tasks.filter { $0.isTentative && $0.status != .done }.count }
}

extension MonthView: Encodable {
  private enum Key: String, CodingKey { case starts_on, today, weeks }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(startsOn, forKey: .starts_on)
    try container.encode(today, forKey: .today)
    try container.encode(weeks.map { $0.days.map(Day.init) }, forKey: .weeks)
  }

  private struct Day: Encodable {
    let day: WeekView.DayView

    init(_ day: WeekView.DayView) { self.day = day }

    private enum Key: String, CodingKey {
      case date, closed_because, minutes, morning, afternoon, marks, tasks, done, tentative
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(day.day, forKey: .date)
      try container.encode(day.closedBecause, forKey: .closed_because)
      try container.encode(day.capacity.minutes, forKey: .minutes)
      for (key, half) in [(Key.morning, day.morning), (.afternoon, day.afternoon)] {
        try container.encode(CapacityLine(used: half.usedMinutes, limit: half.limitMinutes), forKey: key)
      }
      try container.encode(day.marks, forKey: .marks)
      try container.encode(day.tasks.count, forKey: .tasks)
      try container.encode(day.tasks.filter { $0.status == .done }.count, forKey: .done)
      try container.encode(day.tentativeCount, forKey: .tentative)
    }
  }
}
