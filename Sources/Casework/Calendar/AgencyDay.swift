/// What an agency decided about one day, over the holidays it keeps.
package struct AgencyDay: Sendable, Equatable {
  /// How much of the day is closed. The words are published in the API.
  package enum Extent: String, Sendable, CaseIterable, Codable {
    /// A holiday on which the agency works all the same.
    case open
    case closed
    case morning = "am"
    case afternoon = "pm"
  }
  package var extent: Extent
  package var reason: String

  package init(extent: Extent, reason: String) {
    self.extent = extent
    self.reason = reason
  }
}

/// A meeting of the case manager, once or every week: its minutes can't be planned.
package struct Meeting: Sendable, Equatable {
  /// From 1, in the order in which meetings were entered.
  package var id: Int
  package var title: String
  package var startsAt: ClockTime
  package var minutes: Int
  /// The day, or the first day of a weekly meeting.
  package var firstDay: CalendarDay
  /// True: on the weekday of `firstDay`, every week.
  package var isWeekly: Bool
  /// The last day of a weekly meeting; nil: until further notice.
  package var lastDay: CalendarDay?

  package init(
    id: Int, title: String, startsAt: ClockTime, minutes: Int, firstDay: CalendarDay, isWeekly: Bool = false,
    lastDay: CalendarDay? = nil
  ) {
    self.id = id
    self.title = title
    self.startsAt = startsAt
    self.minutes = minutes
    self.firstDay = firstDay
    self.isWeekly = isWeekly
    self.lastDay = lastDay
  }

  package func takesPlace(on day: CalendarDay) -> Bool {
    guard isWeekly else { return day == firstDay }
    return day >= firstDay && day.weekday == firstDay.weekday && (lastDay.map { day <= $0 } ?? true)
  }
}

extension Caseload {
  /// Writes down that the agency is closed, half closed, or open on a day.
  package mutating func setAgencyDay(
    _ extent: AgencyDay.Extent, on day: CalendarDay, reason: String, today: CalendarDay
  ) throws(CalendarError) {
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard abs(day - today) <= 731 else { throw .tooFar(day) }
    if extent == .open {
      if calendar.isWorkingDay(day), calendar.agencyDays[day] == nil { throw .alreadyOpen(day) }
      let isOwn = calendar.agencyDays[day].map { $0.extent != .open } ?? false
      // Taking back an own closure needs no words; working on a holiday does.
      if isOwn {
        calendar.setAgencyDay(nil, on: day)
        needsPlanning = true
        if calendar.isWorkingDay(day) { return }
      }
    }
    guard !words.isEmpty else { throw .noReason }
    calendar.setAgencyDay(AgencyDay(extent: extent, reason: words), on: day)
    needsPlanning = true
  }

  /// Adds a meeting; its number is the next one.
  package mutating func addMeeting(_ meeting: Meeting) throws(CalendarError) -> Meeting {
    var meeting = meeting
    meeting.title = meeting.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if meeting.title.isEmpty { throw .badMeeting("A meeting has a title. Write one.") }
    guard (5...480).contains(meeting.minutes) else {
      throw .badMeeting("A meeting of \(meeting.minutes) minutes can't be planned. Write 5 to 480 minutes.")
    }
    if let last = meeting.lastDay, last < meeting.firstDay {
      throw .badMeeting("The meeting would end on \(last), before it begins. Write a later last day.")
    }
    meeting.id = (calendar.meetings.map(\.id).max() ?? 0) + 1
    calendar.meetings.append(meeting)
    needsPlanning = true
    return meeting
  }

  /// Ends a meeting: from `day` on it takes no time. What took place stays written down.
  package mutating func endMeeting(_ id: Int, from day: CalendarDay) throws(CalendarError) {
    guard let index = calendar.meetings.firstIndex(where: { $0.id == id }) else { throw .unknownMeeting(id) }
    let meeting = calendar.meetings[index]
    if meeting.isWeekly {
      calendar.meetings[index].lastDay = min(meeting.lastDay ?? day - 1, day - 1)
    } else if meeting.firstDay >= day {
      calendar.meetings[index].isWeekly = true
      calendar.meetings[index].lastDay = day - 1
    }
    needsPlanning = true
  }
}
