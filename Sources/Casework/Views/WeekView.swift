package import Planning

/// One week of the plan: its working days by half-days, with load.
package struct WeekView: Sendable, Equatable {
  /// The Monday.
  package var startsOn: CalendarDay
  /// Monday to Friday always, other days where the calendar works on them.
  package var days: [DayView]
  package var unplanned: [UnplannedView]

  package init(startsOn: CalendarDay, days: [DayView], unplanned: [UnplannedView]) {
    self.startsOn = startsOn
    self.days = days
    self.unplanned = unplanned
  }

  /// One day.
  package struct DayView: Sendable, Equatable {
    package var day: CalendarDay
    package var isToday: Bool
    /// True for a day before today: it shows what was done.
    package var isPast: Bool
    /// "Martin Luther King Jr. Day", "Agency closed"; nil on a working day.
    package var closedBecause: String?
    package var morning: HalfView
    package var afternoon: HalfView
    package var capacity: CapacityView
    /// Court dates, appointments and hard dates of this day: "Maria: court at 09:00".
    package var marks: [String]

    package init(
      day: CalendarDay, isToday: Bool, isPast: Bool, closedBecause: String?, morning: HalfView, afternoon: HalfView,
      capacity: CapacityView, marks: [String]
    ) {
      self.day = day
      self.isToday = isToday
      self.isPast = isPast
      self.closedBecause = closedBecause
      self.morning = morning
      self.afternoon = afternoon
      self.capacity = capacity
      self.marks = marks
    }
  }

  /// One half-day.
  package struct HalfView: Sendable, Equatable {
    package var half: HalfDay
    /// Minutes of its tasks, done ones and the notes block included.
    package var usedMinutes: Int
    package var limitMinutes: Int
    package var tasks: [TaskView]

    package init(half: HalfDay, usedMinutes: Int, limitMinutes: Int, tasks: [TaskView]) {
      self.half = half
      self.usedMinutes = usedMinutes
      self.limitMinutes = limitMinutes
      self.tasks = tasks
    }
  }
}
