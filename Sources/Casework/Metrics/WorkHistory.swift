/// What happened in a stretch of work: the facts that the metrics are computed from, real or simulated.
///
/// A history holds outcomes, never plans to come. Every list names the cases, so that a metric can name those that missed.
package struct WorkHistory: Sendable, Equatable {
  /// Working days with a published plan ("manager-days"), in order.
  package var days: [WorkDay] = []
  /// Each client on each working day on which daily attention was owed.
  package var attention: [AttentionOutcome] = []
  /// Each process in each week in which it was to advance.
  package var processWeeks: [ProcessWeekOutcome] = []
  /// Each hard date that passed, or was met.
  package var hardDates: [HardDateOutcome] = []
  package var claims: [ClaimOutcome] = []
  package var exits: [ExitOutcome] = []
  /// Each open stay past its first week, on each working day.
  package var servicePlans: [ServicePlanOutcome] = []
  package var crises: [CrisisOutcome] = []

  package init() {}
}

/// One working day of a case manager.
package struct WorkDay: Sendable, Equatable {
  package var day: CalendarDay
  /// True when a plan was published for the day, so that the plan can be judged.
  package var isPublished = true
  /// True when work was recorded on it.
  package var wasWorked = true
  /// `phone_call` tasks of the published plan, those beyond a limit by a person's own override left out.
  package var plannedCalls = 0
  /// `phone_call` tasks that a person put into the published plan past the day's limits.
  package var callsByHand = 0
  /// `phone_call` tasks planned or made, whichever is more.
  package var calls = 0
  /// Minutes that could be booked, the notes block included.
  package var bookableMinutes = 0
  /// Minutes that the published plan books, the notes block included.
  package var plannedMinutes = 0
  /// Minutes worked: tasks, crises and the notes block.
  package var workedMinutes = 0
  /// Urgent tasks of the day that were neither done nor moved with a reason, by description.
  package var urgentLeft: [String] = []
  /// True when 30 minutes or more were left for notes and planning.
  package var keptNotesBlock = true
  /// True when all notes were written by the next working day.
  package var wroteNotes = true
  /// Planned tasks that were not done on the day.
  package var slips = 0
  /// Tasks of the published week that the morning's plan put elsewhere.
  package var moves = 0

  package init(day: CalendarDay) { self.day = day }
}

/// Whether a client who was owed daily attention got it.
package struct AttentionOutcome: Sendable, Equatable {
  package var clientID: String
  package var day: CalendarDay
  /// A task completed for the client, or a contact tried.
  package var wasAttended: Bool
  /// The client was reached.
  package var wasReached: Bool

  package init(clientID: String, day: CalendarDay, wasAttended: Bool, wasReached: Bool) {
    self.clientID = clientID
    self.day = day
    self.wasAttended = wasAttended
    self.wasReached = wasReached
  }
}

/// Whether a process advanced in a week in which there was something to do.
package struct ProcessWeekOutcome: Sendable, Equatable {
  package var processID: Int
  package var clientID: String
  /// The template's id.
  package var templateID: String
  /// The Monday of the week.
  package var week: CalendarDay
  package var advanced: Bool

  package init(processID: Int, clientID: String, templateID: String, week: CalendarDay, advanced: Bool) {
    self.processID = processID
    self.clientID = clientID
    self.templateID = templateID
    self.week = week
    self.advanced = advanced
  }
}

/// What became of a hard date.
package struct HardDateOutcome: Sendable, Equatable {
  package var clientID: String
  package var step: String
  package var date: CalendarDay
  package var end: End

  /// How a hard date ended.
  package enum End: String, Sendable, CaseIterable {
    case met
    /// Closed with a reason: skipped, not needed any more.
    case closed
    /// Passed undone, although it was planned before the date.
    case missedThoughPlanned = "missed_though_planned"
    /// Passed undone, never planned, but warned of.
    case missedThoughWarned = "missed_though_warned"
    /// Passed undone without anybody having been told.
    case forgotten

    package var isMissed: Bool { self == .missedThoughPlanned || self == .missedThoughWarned || self == .forgotten }
  }

  package init(clientID: String, step: String, date: CalendarDay, end: End) {
    self.clientID = clientID
    self.step = step
    self.date = date
    self.end = end
  }
}

/// A disability claim and when it was filed.
package struct ClaimOutcome: Sendable, Equatable {
  package var clientID: String
  package var admission: CalendarDay
  /// The protective filing date; nil while it isn't set.
  package var filed: CalendarDay?
  package var packetSubmitted: CalendarDay?
  /// True when the 14th day lies in the window and has come, so that the filing can be judged.
  package var isFilingDue: Bool
  /// True when 60 days have passed since the filing date, so that the packet can be judged.
  package var isPacketDue: Bool

  package init(
    clientID: String, admission: CalendarDay, filed: CalendarDay? = nil, packetSubmitted: CalendarDay? = nil,
    isFilingDue: Bool = true, isPacketDue: Bool = false
  ) {
    self.clientID = clientID
    self.admission = admission
    self.filed = filed
    self.packetSubmitted = packetSubmitted
    self.isFilingDue = isFilingDue
    self.isPacketDue = isPacketDue
  }
}

/// A stay that ended.
package struct ExitOutcome: Sendable, Equatable {
  package var clientID: String
  package var day: CalendarDay
  package var destination: Destination
  /// True for a death, a hospital, long-term care: no failure of housing.
  package var isMedical: Bool

  /// Where a client went, and whether the place was confirmed in writing by the day of the exit.
  package enum Destination: String, Sendable, CaseIterable {
    case permanent, temporary, institutional, unknown, deceased
  }

  package init(clientID: String, day: CalendarDay, destination: Destination, isMedical: Bool = false) {
    self.clientID = clientID
    self.day = day
    self.destination = destination
    self.isMedical = isMedical
  }
}

/// Whether an open stay past its first week has an approved service plan at work.
package struct ServicePlanOutcome: Sendable, Equatable {
  package var clientID: String
  package var day: CalendarDay
  package var isActive: Bool

  package init(clientID: String, day: CalendarDay, isActive: Bool) {
    self.clientID = clientID
    self.day = day
    self.isActive = isActive
  }
}

/// A crisis, and how many clock hours passed until the client was safe.
package struct CrisisOutcome: Sendable, Equatable {
  package var clientID: String
  package var opened: CalendarDay
  /// Clock hours, weekends counted; nil while it isn't stabilised.
  package var hoursToStabilise: Double?

  package init(clientID: String, opened: CalendarDay, hoursToStabilise: Double?) {
    self.clientID = clientID
    self.opened = opened
    self.hoursToStabilise = hoursToStabilise
  }
}
