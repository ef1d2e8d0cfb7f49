package import Planning

/// What one person's day takes, and the defaults of an agency. Data, not constants: every figure can be changed by an administrator.
package struct AgencySettings: Sendable, Equatable, Codable {
  /// The IANA name of the agency's time zone.
  package var timeZone = "America/Los_Angeles"
  package var morningStart = ClockTime(minutes: 8 * 60)
  package var afternoonStart = ClockTime(minutes: 13 * 60)
  /// Minutes that can be booked in each half: the hours less the crisis buffer.
  package var morningMinutes = 180
  package var afternoonMinutes = 180
  /// Minutes a day that only a crisis may spend.
  package var crisisBufferMinutes = 120
  /// The notes-and-planning block at the end of each day, inside the bookable minutes.
  package var notesMinutes = 30
  /// The block of the week's last working day, which also prepares Monday.
  package var lastDayNotesMinutes = 60
  /// Most tasks of each category in a day.
  package var phoneCallsPerDay = 8
  package var appointmentsPerDay = 3
  package var paperworkPerDay = 5
  package var followUpsPerDay = 10
  /// The half in which this person does demanding work best.
  package var focus = HalfDay.am
  /// Working days that the plan reaches ahead: this week and three more.
  package var horizonDays = 20
  /// Whose holidays the agency keeps.
  package var holidays = [HolidayRegion.federal]
  /// The postal code of the agency's state: its offices (DMV, county, courts) keep that state's holidays.
  package var state = "CA"
  /// Who is told when something is to be escalated; nil while nobody is named.
  package var supervisor: String?
  /// Most claims before submission that one case manager can carry: one application a month part-time (SOAR Works
  /// supervision checklist), times the two months that one takes.
  package var claimsPerManager = 2
  /// The share of a week's minutes, in percent, from which a week counts as nearly full (estimate).
  package var fullWeekPercent = 85
  /// How many days an approval or a review of a service plan holds (estimate).
  package var planReviewDays = 90
  /// How many days before a paper expires its renewal begins.
  package var renewalDays = 30
  /// True when the agency reports to HMIS, which asks for an annual assessment of every client.
  package var reportsToHMIS = true

  package init() {}

  /// The cap of a category on a full day; nil when it has none.
  package func cap(_ category: WorkCategory) -> Int? {
    switch category {
    case .phoneCall: phoneCallsPerDay
    case .appointment: appointmentsPerDay
    case .paperwork: paperworkPerDay
    case .followUp: followUpsPerDay
    case .other: nil
    }
  }
}

/// What one day takes, absences and the notes block taken off.
package struct DayCapacityPlan: Sendable, Equatable {
  /// Minutes that tasks may use, the notes block taken off already.
  package var morning: Int
  package var afternoon: Int
  package var notes: Int
  package var crisisBuffer: Int
  package var phoneCalls: Int
  package var appointments: Int
  package var paperwork: Int
  package var followUps: Int

  package func minutes(_ half: HalfDay) -> Int { half == .am ? morning : afternoon }

  /// The capacity of a day: a half that is taken away takes its minutes, and halves the caps (rounded up); a whole day takes everything.
  ///
  /// A meeting takes its minutes from its half. The caps are halved once half of the day's minutes are away.
  package init(_ day: CalendarDay, settings: AgencySettings, calendar: WorkCalendar) {
    let away = calendar.halvesAway(on: day)
    let isClosed = !calendar.isWorkingDay(day) || away.count == HalfDay.allCases.count
    func meetings(_ half: HalfDay) -> Int {
      calendar.meetings(on: day).filter { DayArrangement.half(of: $0.startsAt) == half }.reduce(0) { $0 + $1.minutes }
    }
    let isLastOfWeek = !(1...6).contains { offset in
      day.weekday.index + offset <= 6 && calendar.isWorkingDay(day + offset)
    }
    morning = isClosed || away.contains(.am) ? 0 : max(0, settings.morningMinutes - meetings(.am))
    let afternoonHalf = isClosed || away.contains(.pm) ? 0 : max(0, settings.afternoonMinutes - meetings(.pm))
    let isHalved = 2 * (morning + afternoonHalf) <= settings.morningMinutes + settings.afternoonMinutes
    let wanted = isClosed ? 0 : isLastOfWeek ? settings.lastDayNotesMinutes : settings.notesMinutes
    // Where the afternoon is away, the block ends the morning.
    let fromAfternoon = min(wanted, afternoonHalf)
    afternoon = afternoonHalf - fromAfternoon
    let fromMorning = min(wanted - fromAfternoon, morning)
    morning -= fromMorning
    notes = fromAfternoon + fromMorning
    crisisBuffer = isClosed ? 0 : isHalved ? settings.crisisBufferMinutes / 2 : settings.crisisBufferMinutes
    func cap(_ full: Int) -> Int { isClosed ? 0 : isHalved ? (full + 1) / 2 : full }
    phoneCalls = cap(settings.phoneCallsPerDay)
    appointments = cap(settings.appointmentsPerDay)
    paperwork = cap(settings.paperworkPerDay)
    followUps = cap(settings.followUpsPerDay)
  }
}
