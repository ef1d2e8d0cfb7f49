/// Days as people write them in a line, read from a place in it.
struct QuickAddDays {
  let words: [QuickAddWord]
  let today: CalendarDay

  /// What words say about when.
  enum Meaning: Equatable {
    case day(CalendarDay, note: String? = nil)
    /// Any day of a week, from that day on.
    case week(from: CalendarDay, through: CalendarDay)
    /// Nothing that a calendar has.
    case impossible(String)
  }

  /// The day that begins at a word, and how many words say it; nil when none does.
  func meaning(at place: Int) -> (meaning: Meaning, count: Int)? {
    guard let word = plain(place) else { return nil }
    switch word {
    case "today": return (.day(today), 1)
    case "tomorrow", "tmrw", "tmw": return (.day(today + 1), 1)
    case "next", "this": return week(word, at: place)
    case "in": return span(at: place)
    default: break
    }
    if let weekday = Self.weekday(word) { return named(weekday, at: place) }
    return date(at: place)
  }

  private func plain(_ place: Int) -> String? { words.unused(at: place) }

  // MARK: Weekdays and weeks

  private static func weekday(_ word: String) -> Weekday? {
    switch word {
    case "tues": .tuesday
    case "weds": .wednesday
    case "thur", "thurs": .thursday
    default: Weekday.allCases.first { word == $0.rawValue || word == $0.rawValue.prefix(3) }
    }
  }

  /// "tue", "tue 6 jan": the coming one, today's among them.
  private func named(_ weekday: Weekday, at place: Int) -> (Meaning, Int)? {
    if let (meaning, count) = date(at: place + 1) {
      guard case .day(let day, _) = meaning else { return (meaning, count + 1) }
      let sentence =
        "\(DayText.dayAndMonth(day)) is a \(day.weekday.name), not a \(weekday.name). Write the day or the date."
      return (day.weekday == weekday ? meaning : .impossible(sentence), count + 1)
    }
    let day = today + (weekday.index - today.weekday.index + 7) % 7
    let note = day == today ? "write “next \(weekday.shortName.lowercased())” for \(DayText.short(day + 7))" : nil
    return (.day(day, note: note), 1)
  }

  /// "next week", "next tue", "this fri".
  private func week(_ which: String, at place: Int) -> (Meaning, Int)? {
    guard let word = plain(place + 1) else { return nil }
    let monday = which == "next" ? today.startOfWeek + 7 : today.startOfWeek
    if word == "week" { return (.week(from: max(monday, today), through: monday + 6), 2) }
    return Self.weekday(word).map { (.day(monday + $0.index), 2) }
  }

  /// "in 3 days", "in a week".
  private func span(at place: Int) -> (Meaning, Int)? {
    guard let count = plain(place + 1).flatMap(Self.number), let unit = plain(place + 2), (1...999).contains(count)
    else { return nil }
    switch unit {
    case "day", "days": return (.day(today + count), 3)
    case "week", "weeks": return (.day(today + 7 * count), 3)
    default: return nil
    }
  }

  private static func number(_ word: String) -> Int? {
    let names = ["a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10]
    return names[word] ?? digits(word, upTo: 3)
  }

  // MARK: Dates

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// "12 jan", "jan 12", "1/12", "1/12/2026", "2026-01-12".
  private func date(at place: Int) -> (Meaning, Int)? {
    guard let word = plain(place) else { return nil }
    if word.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil {
      return (CalendarDay(word).map { .day($0) } ?? .impossible(Self.noSuchDay(word)), 1)
    }
    if let match = word.wholeMatch(of: /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?/) {
      guard let month = Int(match.1), let day = Int(match.2) else { return nil }
      return slashed(word, month: month, day: day, year: match.3.flatMap { Int($0) }).map { ($0, 1) }
    }
    // "12 jan" and "jan 12", either with a year behind it.
    guard let next = plain(place + 1) else { return nil }
    let (month, day): (Int, Int)
    if let number = Self.dayOfMonth(word), let named = Self.month(next) {
      (month, day) = (named, number)
    } else if let named = Self.month(word), let number = Self.dayOfMonth(next) {
      (month, day) = (named, number)
    } else {
      return nil
    }
    let year = plain(place + 2).flatMap { $0.count == 4 ? Self.digits($0, upTo: 4) : nil }.flatMap {
      (1900...2199).contains($0) ? $0 : nil
    }
    return (self.day(month: month, day: day, year: year, written: "\(word) \(next)"), year == nil ? 2 : 3)
  }

  /// The month comes first, as people write it in the United States.
  private func slashed(_ word: String, month: Int, day: Int, year: Int?) -> Meaning? {
    // "24/7" is no date in anybody's words.
    if (13...31).contains(month), (1...12).contains(day), word != "24/7" {
      return .impossible("There is no \(word): the month comes first, as in \(day)/\(month).")
    }
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    return self.day(month: month, day: day, year: year.map { $0 < 100 ? 2000 + $0 : $0 }, written: word)
  }

  /// Without a year, the one that lies nearest.
  private func day(month: Int, day: Int, year: Int?, written: String) -> Meaning {
    let years = year.map { [$0] } ?? (-1...1).map { today.components.year + $0 }
    let days = years.compactMap { CalendarDay(year: $0, month: month, day: day) }
    guard let nearest = days.min(by: { abs($0 - today) < abs($1 - today) }) else {
      return .impossible(Self.noSuchDay(written))
    }
    return .day(nearest)
  }

  private static func noSuchDay(_ written: String) -> String {
    "There is no \(written) in the calendar. Write a day that exists."
  }

  private static func month(_ word: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    let found = names.firstIndex(of: word) ?? months.firstIndex(of: word) ?? (word == "sept" ? 8 : nil)
    return found.map { $0 + 1 }
  }

  /// 1...31, as "12" or "12th".
  private static func dayOfMonth(_ word: String) -> Int? {
    let bare = ["st", "nd", "rd", "th"].first { word.hasSuffix($0) }.map { word.dropLast($0.count) } ?? word[...]
    return digits(String(bare), upTo: 2).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  /// A number of at most so many digits.
  static func digits(_ word: String, upTo length: Int) -> Int? {
    (1...length).contains(word.utf8.count) && word.utf8.allSatisfy { (48...57).contains($0) } ? Int(word) : nil
  }
}
