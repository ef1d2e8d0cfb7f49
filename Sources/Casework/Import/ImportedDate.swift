/// A date in a spreadsheet cell: ISO (`2026-01-05`), US (`1/5/2026`, `01/05/26`) or with the month's name (`5-Jan-2026`, `January 5, 2026`).
enum ImportedDate {
  /// What a cell turned out to hold.
  enum Reading: Equatable {
    case day(CalendarDay)
    /// A sentence: what was found, what is expected.
    case unusable(String)
  }

  /// A time behind an ISO date is left out, as database exports have it (`2026-01-05 00:00:00`).
  static func read(_ cell: String) -> Reading {
    let text = cell.trimmed
    if text.allSatisfy(\.isASCIIDigit), let number = Int(text), (20_000...80_000).contains(number) {
      return .unusable("“\(text)” is a spreadsheet's day number. Format the column as a date and save again.")
    }
    guard let parts = isoParts(text) ?? slashParts(text) ?? namedParts(text) else {
      return .unusable("“\(text.shortened)” is not a date. Write it like 2026-01-05 or 1/5/2026.")
    }
    if let day = CalendarDay(year: parts.year, month: parts.month, day: parts.day) {
      return (1900...2199).contains(parts.year)
        ? .day(day) : .unusable("“\(text)” is in the year \(parts.year). Check the year.")
    }
    if (1...12).contains(parts.month) {
      let name = monthNames[parts.month - 1].capitalizedFirst
      let length = CalendarDay.length(ofMonth: parts.month, year: parts.year)
      return .unusable(
        "There is no \(parts.day) \(name) \(parts.year): \(name) has \(length) days. Write the date that is meant.")
    }
    if let swapped = CalendarDay(year: parts.year, month: parts.day, day: parts.month) {
      return .unusable(
        "“\(text)” has month \(parts.month); dates with slashes are month/day/year. Maybe \(swapped) is meant.")
    }
    return .unusable("“\(text)” is not a date. Write it like 2026-01-05 or 1/5/2026.")
  }

  private typealias Parts = (year: Int, month: Int, day: Int)

  private static func isoParts(_ text: String) -> Parts? {
    guard let match = text.wholeMatch(of: /([0-9]{4})[-\/]([0-9]{1,2})[-\/]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?/) else {
      return nil
    }
    return number(match.1).flatMap { year in
      number(match.2).flatMap { month in number(match.3).map { (year, month, $0) } }
    }
  }

  private static func slashParts(_ text: String) -> Parts? {
    guard
      let match = text.wholeMatch(of: /([0-9]{1,2})[-\/]([0-9]{1,2})[-\/]([0-9]{4}|[0-9]{2})(?: 0{1,2}:00(?::00)?)?/)
    else { return nil }
    return number(match.1).flatMap { month in
      number(match.2).flatMap { day in fullYear(match.3).map { ($0, month, day) } }
    }
  }

  private static func namedParts(_ text: String) -> Parts? {
    if let match = text.wholeMatch(of: /([0-9]{1,2})[- ]([A-Za-z]{3,9})\.?,?[- ]([0-9]{4}|[0-9]{2})/) {
      return named(day: match.1, month: match.2, year: match.3)
    }
    if let match = text.wholeMatch(of: /([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4}|[0-9]{2})/) {
      return named(day: match.2, month: match.1, year: match.3)
    }
    return nil
  }

  private static func named(day: Substring, month: Substring, year: Substring) -> Parts? {
    let word = month.lowercased()
    guard let place = monthNames.firstIndex(where: { $0.hasPrefix(word) }) else { return nil }
    return number(day).flatMap { day in fullYear(year).map { ($0, place + 1, day) } }
  }

  /// Two digits mean 1970 to 2069: nobody's stay lies outside.
  private static func fullYear(_ text: Substring) -> Int? {
    number(text).map { text.count == 4 ? $0 : $0 >= 70 ? 1900 + $0 : 2000 + $0 }
  }

  private static func number(_ text: Substring) -> Int? { Int(text) }

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}

extension Character {
  /// `0` to `9`, and no other digit.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  /// Without blanks, line breaks and no-break spaces around it.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
    while let last = text.last, last.isWhitespace || last == "\u{FEFF}" { text.removeLast() }
    return String(text)
  }

  /// At most 40 characters, to be named in a sentence.
  var shortened: String { count <= 40 ? self : prefix(39) + "…" }

  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
