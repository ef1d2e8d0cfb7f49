package import Planning

/// The days on which an agency works, and one case manager's absences.
package struct WorkCalendar: Sendable, Equatable {
  /// The weekdays on which the agency works.
  package var workingWeekdays: Set<Weekday>
  /// Closed days and why: holidays and agency closures.
  package var closures: [CalendarDay: String]
  /// Absences of the case manager: leave, trainings, meetings.
  package var absences: [CalendarDay: Absence]
  /// What the agency decided about single days, over the holidays: closed, half closed, or open on a holiday.
  package private(set) var agencyDays: [CalendarDay: AgencyDay] = [:]
  /// Meetings that take part of a day.
  package var meetings: [Meeting] = []
  /// The holidays that the agency keeps, before its own days.
  private var holidays: [CalendarDay: String]

  /// How much of a day is taken away.
  package struct Absence: Sendable, Equatable {
    /// The halves that are taken away.
    package enum Extent: String, Sendable, Codable { case allDay = "all_day", morning = "am", afternoon = "pm" }
    package var extent: Extent
    package var reason: String

    package init(extent: Extent, reason: String) {
      self.extent = extent
      self.reason = reason
    }
  }

  package init(
    workingWeekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday],
    closures: [CalendarDay: String] = [:], absences: [CalendarDay: Absence] = [:]
  ) {
    // A calendar without a working weekday would have no next working day.
    self.workingWeekdays = workingWeekdays.isEmpty ? [.monday] : workingWeekdays
    self.closures = closures
    self.absences = absences
    holidays = closures
  }

  /// Keeps the holidays of those regions from now on; the agency's own days stay.
  package mutating func keepHolidays(of regions: [HolidayRegion]) {
    holidays = Self.closures(of: regions)
    let own = agencyDays
    closures = holidays
    for (day, decided) in own { setAgencyDay(decided, on: day) }
  }

  /// Writes down what the agency decided about a day; nil takes the decision back, and the holiday, if it is one, counts again.
  package mutating func setAgencyDay(_ decided: AgencyDay?, on day: CalendarDay) {
    agencyDays[day] = decided
    closures[day] = holidays[day]
    switch decided?.extent {
    case .open: closures[day] = nil
    case .closed: closures[day] = decided?.reason
    case .morning, .afternoon, nil: break
    }
  }

  /// The halves of a day on which no work can be planned: an absence or an agency that is closed for half of the day.
  package func halvesAway(on day: CalendarDay) -> Set<HalfDay> {
    var away: Set<HalfDay> = []
    switch absences[day]?.extent {
    case .allDay: away = Set(HalfDay.allCases)
    case .morning: away = [.am]
    case .afternoon: away = [.pm]
    case nil: break
    }
    switch agencyDays[day]?.extent {
    case .closed: away = Set(HalfDay.allCases)
    case .morning: away.insert(.am)
    case .afternoon: away.insert(.pm)
    case .open, nil: break
    }
    return away
  }

  /// The meetings of a day, by their times.
  package func meetings(on day: CalendarDay) -> [Meeting] {
    meetings.isEmpty
      ? [] : meetings.filter { $0.takesPlace(on: day) }.sorted { ($0.startsAt, $0.id) < ($1.startsAt, $1.id) }
  }

  /// Why the agency is closed on a day; nil when it is open. Weekends are closed without a word.
  package func closure(on day: CalendarDay) -> String? { closures[day] }

  /// True when the agency works on that day; the case manager's leave doesn't change that.
  package func isWorkingDay(_ day: CalendarDay) -> Bool {
    workingWeekdays.contains(day.weekday) && closures[day] == nil
  }

  /// The day itself, or the next working day after it.
  package func workingDay(onOrAfter day: CalendarDay) -> CalendarDay { step(from: day, by: 1) }

  /// The day itself, or the last working day before it.
  package func workingDay(onOrBefore day: CalendarDay) -> CalendarDay { step(from: day, by: -1) }

  /// Closures can't be endless: after two years of closed days the day itself is returned.
  private func step(from day: CalendarDay, by direction: Int) -> CalendarDay {
    var candidate = day
    for _ in 0..<730 {
      if isWorkingDay(candidate) { return candidate }
      candidate = candidate + direction
    }
    return day
  }

  /// The working day that lies `count` working days after `day` (before it when negative). With 0 it is the day itself, or the next working day.
  package func day(_ day: CalendarDay, plusWorkingDays count: Int) -> CalendarDay {
    var result = count < 0 ? workingDay(onOrBefore: day) : workingDay(onOrAfter: day)
    if count > 0 {
      // From a closed day, the first working day after it is one working day away.
      if result != day { result = step(from: day, by: -1) }
      for _ in 0..<count { result = workingDay(onOrAfter: result + 1) }
    } else if count < 0 {
      if result != day { result = step(from: day, by: 1) }
      for _ in 0..<(-count) { result = workingDay(onOrBefore: result - 1) }
    }
    return result
  }

  /// Working days after `from` up to and including `to`; negative when `to` lies before `from`.
  package func workingDays(from: CalendarDay, to: CalendarDay) -> Int {
    if to < from { return -workingDays(from: to, to: from) }
    var count = 0
    var day = from + 1
    while day <= to {
      if isWorkingDay(day) { count += 1 }
      day = day + 1
    }
    return count
  }

  /// A day and a span: working days are counted on this calendar, calendar days as they are.
  package func day(_ day: CalendarDay, plus span: TimeSpan, isBefore: Bool = false) -> CalendarDay {
    let count = isBefore ? -span.count : span.count
    switch span.unit {
    case .calendarDays: return day + count
    case .workingDays: return span.count == 0 ? day : self.day(day, plusWorkingDays: count)
    }
  }

  /// `count` working days from `first` on, `first` included when it is one.
  package func horizon(from first: CalendarDay, workingDays count: Int) -> [CalendarDay] {
    var days: [CalendarDay] = []
    var day = workingDay(onOrAfter: first)
    while days.count < count {
      days.append(day)
      day = workingDay(onOrAfter: day + 1)
    }
    return days
  }
}
