package import Planning

/// Where a task stands. The words are published in the API.
package enum TaskStatus: String, Sendable, CaseIterable, Codable {
  case planned
  case inProgress = "in_progress"
  case done, skipped, cancelled
}

/// One task as people and programs see it.
package struct TaskView: Sendable, Equatable {
  package var id: Int
  package var clientID: String
  package var clientName: String
  /// What is to be done, in words: "Ask Dr. Smith's records office for dates, fee and form".
  package var description: String
  package var category: WorkCategory
  /// The day the plan puts it on; nil: unplanned.
  package var day: CalendarDay?
  package var half: HalfDay?
  /// The suggested, or for an appointment the agreed, time.
  package var startsAt: ClockTime?
  package var priority: Priority
  /// Why it has this priority: "Leaves in 6 days".
  package var priorityReason: String
  package var minutes: Int
  package var status: TaskStatus
  package var processID: Int?
  /// "Disability claim (SSI/SSDI)"; nil for contacts.
  package var processTitle: String?
  /// The step's id in its template, such as `D4`, and its title, which several pieces share.
  package var stepID: String?
  package var stepTitle: String
  /// One sentence: why it stands where it does.
  package var reason: String
  /// True while something it needs is still expected from outside or planned before it: the day may move.
  package var isTentative: Bool
  /// True for an appointment or a task that a person pinned.
  package var isFixed: Bool
  package var due: CalendarDay?
  /// The hard date, if there is one.
  package var deadline: CalendarDay?
  /// True when a person put it where it stands.
  package var isPinned: Bool
  /// How often its planned day passed without it.
  package var slips: Int

  /// Why nobody can put it on another day, as a sentence; nil for what can be moved.
  package var staysBecause: String?

  /// Attempts at it so far: tried, and reached.
  package var attempts = AttemptCount([])
  /// How long its answer is usually waited for; nil for what isn't open or doesn't stand on today.
  package var usualWait: UsualWait?

  package init(
    id: Int, clientID: String, clientName: String, description: String, category: WorkCategory,
    day: CalendarDay? = nil, half: HalfDay? = nil, startsAt: ClockTime? = nil, priority: Priority,
    priorityReason: String = "", minutes: Int, status: TaskStatus = .planned, processID: Int? = nil,
    processTitle: String? = nil, stepID: String? = nil, stepTitle: String, reason: String = "",
    isTentative: Bool = false, isFixed: Bool = false, due: CalendarDay? = nil, deadline: CalendarDay? = nil,
    isPinned: Bool = false, slips: Int = 0
  ) {
    self.id = id
    self.clientID = clientID
    self.clientName = clientName
    self.description = description
    self.category = category
    self.day = day
    self.half = half
    self.startsAt = startsAt
    self.priority = priority
    self.priorityReason = priorityReason
    self.minutes = minutes
    self.status = status
    self.processID = processID
    self.processTitle = processTitle
    self.stepID = stepID
    self.stepTitle = stepTitle
    self.reason = reason
    self.isTentative = isTentative
    self.isFixed = isFixed
    self.due = due
    self.deadline = deadline
    self.isPinned = isPinned
    self.slips = slips
  }
}

/// An open task without a day, and why.
package struct UnplannedView: Sendable, Equatable {
  package var task: TaskView
  /// "7 h wanted of a 6 h day; a low-priority task gives way", the rule that binds, and what would place it.
  package var reason: String

  package init(task: TaskView, reason: String) {
    self.task = task
    self.reason = reason
  }
}

/// Used and allowed of one kind of capacity.
package struct CapacityLine: Sendable, Equatable, Encodable {
  package var used: Int
  package var limit: Int

  package init(used: Int, limit: Int) {
    self.used = used
    self.limit = limit
  }
}

/// What a day takes and what the plan uses of it, the notes block included in the minutes.
package struct CapacityView: Sendable, Equatable {
  package var phoneCalls: CapacityLine
  package var appointments: CapacityLine
  package var paperwork: CapacityLine
  package var followUps: CapacityLine
  package var minutes: CapacityLine
  /// Minutes of the crisis buffer.
  package var crisisTime: CapacityLine

  package init(
    phoneCalls: CapacityLine, appointments: CapacityLine, paperwork: CapacityLine, followUps: CapacityLine,
    minutes: CapacityLine, crisisTime: CapacityLine
  ) {
    self.phoneCalls = phoneCalls
    self.appointments = appointments
    self.paperwork = paperwork
    self.followUps = followUps
    self.minutes = minutes
    self.crisisTime = crisisTime
  }
}
