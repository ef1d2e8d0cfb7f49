/// The agency's calendar as people see it: what is closed, when there are meetings, whose holidays are kept.
package struct CalendarView: Sendable, Equatable, Encodable {
  /// Days on which something is different, for the next twelve months.
  package var days: [Day]
  package var meetings: [MeetingLine]
  package var settings: SettingsLine
  /// True when whoever asked may change closed days and the agency's settings.
  package var mayChangeAgency = true

  private enum CodingKeys: String, CodingKey {
    case days, meetings, settings
    case mayChangeAgency = "may_change_agency"
  }

  /// One day that isn't an ordinary working day.
  package struct Day: Sendable, Equatable, Encodable {
    package var date: CalendarDay
    /// `closed`, `am`, `pm`, `open`, or `away` for the case manager's own absence.
    package var extent: String
    package var reason: String
    /// True for the agency's own decision, false for a holiday.
    package var isOwn: Bool

    private enum CodingKeys: String, CodingKey {
      case date, extent, reason
      case isOwn = "is_own"
    }
  }

  /// One meeting.
  package struct MeetingLine: Sendable, Equatable, Encodable {
    package var id: Int
    package var title: String
    /// "Every Tuesday at 09:00, 60 min".
    package var when: String
    package var minutes: Int
    /// The next day it takes place; nil when it is over.
    package var next: CalendarDay?
  }

  /// The settings of the calendar.
  package struct SettingsLine: Sendable, Equatable, Encodable {
    package var timeZone: String
    package var holidays: [String]
    package var state: String
    package var supervisor: String?
    package var claimsPerManager: Int

    private enum CodingKeys: String, CodingKey {
      case timeZone = "time_zone"
      case holidays, state, supervisor
      case claimsPerManager = "claims_per_manager"
    }
  }

  /// The calendar from a day on.
  package init(_ caseload: Caseload, on today: CalendarDay) {
    let calendar = caseload.calendar
    let end = today + 365
    var days: [Day] = []
    for (day, reason) in calendar.closures where day >= today && day <= end && calendar.agencyDays[day] == nil {
      guard calendar.workingWeekdays.contains(day.weekday) else { continue }
      days.append(Day(date: day, extent: "closed", reason: reason, isOwn: false))
    }
    for (day, decided) in calendar.agencyDays where day >= today {
      days.append(Day(date: day, extent: decided.extent.rawValue, reason: decided.reason, isOwn: true))
    }
    for (day, absence) in calendar.absences where day >= today && day <= end {
      let half = absence.extent == .allDay ? "" : absence.extent == .morning ? " (morning)" : " (afternoon)"
      days.append(Day(date: day, extent: "away", reason: absence.reason + half, isOwn: true))
    }
    self.days = days.sorted { ($0.date, $0.extent) < ($1.date, $1.extent) }
    meetings = calendar.meetings.map { meeting in
      let rhythm =
        meeting.isWeekly ? "Every \(meeting.firstDay.weekday.name)" : DayText.weekdayAndDate(meeting.firstDay)
      let until = meeting.lastDay.map { " until \(DayText.dayAndMonth($0))" } ?? ""
      let next = (0...371).lazy.map { today + $0 }.first { meeting.takesPlace(on: $0) }
      return MeetingLine(
        id: meeting.id, title: meeting.title, when: "\(rhythm) at \(meeting.startsAt), \(meeting.minutes) min\(until)",
        minutes: meeting.minutes, next: next)
    }
    let settings = caseload.settings
    self.settings = SettingsLine(
      timeZone: settings.timeZone, holidays: settings.holidays.map(\.code), state: settings.state,
      supervisor: settings.supervisor, claimsPerManager: settings.claimsPerManager)
  }
}

/// One setting of the agency, and how a text becomes its value.
package enum AgencySetting: String, Sendable, CaseIterable {
  case timeZone = "time_zone"
  case holidays, state, supervisor
  case claimsPerManager = "claims_per_manager"
}

extension Caseload {
  /// Changes a setting of the calendar; the plan is to be made anew.
  package mutating func change(_ setting: AgencySetting, to text: String) throws(CalendarError) {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch setting {
    case .timeZone:
      do { settings.timeZone = try TimeZoneClock(words).identifier } catch { throw .timeZone(error) }
    case .holidays:
      var regions: [HolidayRegion] = []
      for code in words.split(whereSeparator: { $0 == " " || $0 == "," }) {
        regions.append(try HolidayRegion(String(code)))
      }
      if regions.isEmpty { throw .unknownRegion(text) }
      settings.holidays = Array(Set(regions)).sorted()
      calendar.keepHolidays(of: settings.holidays)
    case .state:
      let region = try HolidayRegion(words)
      guard region != .federal else { throw .unknownRegion(text) }
      settings.state = region.code
    case .supervisor: settings.supervisor = words.isEmpty ? nil : words
    case .claimsPerManager:
      guard let count = Int(words), (1...20).contains(count) else {
        throw .badSetting("“\(text)” claims can't be carried. Write a number from 1 to 20.")
      }
      settings.claimsPerManager = count
    }
    needsPlanning = true
  }
}
