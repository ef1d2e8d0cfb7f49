internal import Casework

/// How pages write days, beside `DayText`.
enum DayWords {
  /// "Monday 5 January".
  static func long(_ day: CalendarDay) -> String { DayText.weekdayAndDate(day) }

  /// "Monday 5 January 2026".
  static func full(_ day: CalendarDay) -> String { DayText.long(day) }

  /// "5 January 2026".
  static func date(_ day: CalendarDay) -> String { "\(DayText.dayAndMonth(day)) \(day.components.year)" }

  /// "Mon 5 Jan".
  static func short(_ day: CalendarDay) -> String { DayText.short(day) }

  /// "5 Jan".
  static func brief(_ day: CalendarDay) -> String { String(short(day).dropFirst(day.weekday.shortName.count + 1)) }

  /// In a column or after a colon: "today", "yesterday", "Wednesday" within the week, else "Wed 14 Jan".
  static func spoken(_ day: CalendarDay, on today: CalendarDay) -> String {
    switch day - today {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case 2...6: day.weekday.name
    default: short(day)
    }
  }

  /// The same at the start of a line: "Today".
  static func heading(_ day: CalendarDay, on today: CalendarDay) -> String {
    let spoken = spoken(day, on: today)
    return spoken.prefix(1).uppercased() + spoken.dropFirst()
  }

  /// "5–9 January 2026", "29 December 2025 – 2 January 2026".
  static func span(_ first: CalendarDay, _ last: CalendarDay) -> String {
    let (from, to) = (first.components, last.components)
    if from.year != to.year { return "\(date(first)) – \(date(last))" }
    if from.month != to.month { return "\(DayText.dayAndMonth(first)) – \(date(last))" }
    return "\(from.day)–\(date(last))"
  }
}
