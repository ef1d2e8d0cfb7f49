package import Planning

/// What starting a process would mean: every step on the calendar against the current load, before anything is changed.
package struct ProcessPreview: Sendable, Equatable {
  /// The template that would be started; it can differ from the one asked for (`housing_urgent` close to discharge).
  package var templateID: String
  package var title: String
  /// Why another template than the one asked for is proposed; nil when it is the same.
  package var substitution: String?
  package var timelineWeeks: Int?
  package var steps: [Step]
  /// Planned work that would move to make room.
  package var pushes: [Move]
  package var expectedCompletion: CalendarDay?
  /// Hard dates that could not be met, and missing facts, each as a sentence.
  package var warnings: [String]
  /// Each hard date of the process, and whether it holds, the earliest first.
  package var deadlines: [DeadlineCheck] = []
  /// The days on which something of it would stand, against what is booked there already.
  package var days: [DayLoad] = []

  package init(
    templateID: String, title: String, substitution: String?, timelineWeeks: Int?, steps: [Step], pushes: [Move],
    expectedCompletion: CalendarDay?, warnings: [String]
  ) {
    self.templateID = templateID
    self.title = title
    self.substitution = substitution
    self.timelineWeeks = timelineWeeks
    self.steps = steps
    self.pushes = pushes
    self.expectedCompletion = expectedCompletion
    self.warnings = warnings
  }

  /// One step with its dates.
  package struct Step: Sendable, Equatable {
    package var stepID: String
    package var title: String
    package var category: WorkCategory
    package var pieces: Int
    package var minutes: Int
    /// The first and the last planned day of its pieces; nil beyond the horizon.
    package var firstDay: CalendarDay?
    package var lastDay: CalendarDay?
    package var due: CalendarDay?
    package var deadline: CalendarDay?
    package var isTentative: Bool
    package var reason: String

    package init(
      stepID: String, title: String, category: WorkCategory, pieces: Int, minutes: Int, firstDay: CalendarDay?,
      lastDay: CalendarDay?, due: CalendarDay?, deadline: CalendarDay?, isTentative: Bool, reason: String
    ) {
      self.stepID = stepID
      self.title = title
      self.category = category
      self.pieces = pieces
      self.minutes = minutes
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.due = due
      self.deadline = deadline
      self.isTentative = isTentative
      self.reason = reason
    }
  }

  /// A hard date, and whether the plan keeps it.
  package struct DeadlineCheck: Sendable, Equatable {
    package var title: String
    package var date: CalendarDay
    /// The day on which the step would be done.
    package var expected: CalendarDay
    /// True while the date itself counts from something that hasn't happened yet.
    package var isExpectedDate: Bool
    /// Working days left between them; below 0 it doesn't hold.
    package var slackDays: Int

    package var holds: Bool { slackDays >= 0 }

    package init(title: String, date: CalendarDay, expected: CalendarDay, isExpectedDate: Bool, slackDays: Int) {
      self.title = title
      self.date = date
      self.expected = expected
      self.isExpectedDate = isExpectedDate
      self.slackDays = slackDays
    }
  }

  /// A day with something of the process on it.
  package struct DayLoad: Sendable, Equatable {
    package var day: CalendarDay
    /// Minutes booked there now, and with the process; the notes block included.
    package var before: Int
    package var after: Int
    package var limit: Int
    /// What of the process stands there.
    package var steps: [String]

    package init(day: CalendarDay, before: Int, after: Int, limit: Int, steps: [String]) {
      self.day = day
      self.before = before
      self.after = after
      self.limit = limit
      self.steps = steps
    }
  }

  /// One planned task that would stand on another day.
  package struct Move: Sendable, Equatable {
    package var taskID: Int
    package var clientName: String
    package var description: String
    package var from: CalendarDay?
    package var to: CalendarDay?

    package init(taskID: Int, clientName: String, description: String, from: CalendarDay?, to: CalendarDay?) {
      self.taskID = taskID
      self.clientName = clientName
      self.description = description
      self.from = from
      self.to = to
    }
  }
}
