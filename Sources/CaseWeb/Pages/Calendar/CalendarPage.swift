internal import Casework

/// The agency's calendar: what isn't ordinary, and the forms that change it.
struct CalendarPage: Page {
  static let template = "calendar"

  var shell: Shell
  /// "America/Los_Angeles; holidays of federal".
  var summary: String
  var supervisor: String
  var flash: String?
  var days: [Day]
  var meetings: [Meeting]
  /// True for whoever may change closed days and the agency's settings.
  var mayChangeAgency: Bool
  /// Why the forms for that are missing; nil when they aren't.
  var agencyNote: String?
  /// The first day that can be chosen.
  var firstDay: String

  /// One day that isn't an ordinary working day.
  struct Day: Sendable {
    var date: String
    var what: String
    var reason: String
    /// The day for the form that takes an own closure back; nil for others.
    var reopen: String?
  }

  /// One meeting.
  struct Meeting: Sendable {
    var name: String
    var rhythm: String
    var next: String
    /// Where it is ended.
    var ending: String
  }

  init(_ calendar: CalendarView, today: CalendarDay, isChanged: Bool, shell: Shell) {
    self.shell = shell
    summary =
      "Time zone \(calendar.settings.timeZone), holidays: \(calendar.settings.holidays.joined(separator: ", ")), state \(calendar.settings.state)"
    supervisor = calendar.settings.supervisor ?? "nobody is named"
    flash = isChanged ? "Changed. The plan was made anew; today and tomorrow stay." : nil
    days = calendar.days.map { Day($0, mayChange: calendar.mayChangeAgency) }
    meetings = calendar.meetings.filter { $0.next != nil }.map { meeting in
      Meeting(
        name: meeting.title, rhythm: meeting.when, next: meeting.next.map { "next \(DayWords.short($0))" } ?? "",
        ending: "/calendar/meetings/\(meeting.id)/end")
    }
    mayChangeAgency = calendar.mayChangeAgency
    agencyNote =
      calendar.mayChangeAgency
      ? nil : "Closed days and the agency's settings are everybody's: an administrator changes them."
    firstDay = today.description
  }
}

extension CalendarPage.Day {
  init(_ day: CalendarView.Day, mayChange: Bool) {
    date = DayWords.long(day.date)
    what =
      switch day.extent {
      case "closed": "closed"
      case "am": "closed in the morning"
      case "pm": "closed in the afternoon"
      case "open": "open"
      default: "you are away"
      }
    reason = day.reason
    reopen = mayChange && day.isOwn && day.extent != "open" && day.extent != "away" ? day.date.description : nil
  }
}
