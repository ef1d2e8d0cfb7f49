/// Dates as people say them.
package enum DayText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `Friday 9 January 2026`.
  package static func long(_ day: CalendarDay) -> String {
    "\(day.weekday.name) \(dayAndMonth(day)) \(day.components.year)"
  }

  /// `Friday 9 January`.
  package static func weekdayAndDate(_ day: CalendarDay) -> String { "\(day.weekday.name) \(dayAndMonth(day))" }

  /// `9 January`.
  package static func dayAndMonth(_ day: CalendarDay) -> String {
    let (_, month, dayOfMonth) = day.components
    return "\(dayOfMonth) \(months[month - 1])"
  }

  /// `July 2026`.
  package static func month(_ day: CalendarDay) -> String {
    let (year, month, _) = day.components
    return "\(months[month - 1]) \(year)"
  }

  /// `Fri 9 Jan`.
  package static func short(_ day: CalendarDay) -> String {
    let (_, month, dayOfMonth) = day.components
    return "\(day.weekday.shortName) \(dayOfMonth) \(months[month - 1].prefix(3))"
  }

  /// How far a day lies ahead: "today", "tomorrow", "on Friday" (within the week), "on Friday 9 January".
  package static func relative(_ day: CalendarDay, to today: CalendarDay) -> String {
    switch day - today {
    case 0: "today"
    case 1: "tomorrow"
    case 2...6: "on \(day.weekday.name)"
    default: "on \(weekdayAndDate(day))"
    }
  }
}
