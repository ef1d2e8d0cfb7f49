/// Times of day and lengths as people write them in a line, read from a place in it.
struct QuickAddTimes {
  let words: [QuickAddWord]

  /// What words say about the time of day.
  enum Meaning: Equatable {
    case time(ClockTime)
    case morning, afternoon
    case impossible(String)
  }

  private func plain(_ place: Int) -> String? { words.unused(at: place) }

  /// "am", "in the morning", "10:30", "2pm", "2 pm", each with "at" or "in the" before it.
  func meaning(at place: Int) -> (meaning: Meaning, count: Int)? {
    if plain(place) == "in", plain(place + 1) == "the", let (half, count) = half(at: place + 2) {
      return (half, count + 2)
    }
    if plain(place) == "at", let (time, count) = time(at: place + 1) { return (time, count + 1) }
    return half(at: place) ?? time(at: place)
  }

  private func half(at place: Int) -> (Meaning, Int)? {
    switch plain(place) {
    case "am", "morning", "a.m": (.morning, 1)
    case "pm", "afternoon", "p.m": (.afternoon, 1)
    default: nil
    }
  }

  private func time(at place: Int) -> (Meaning, Int)? {
    guard let word = plain(place),
      let match = word.wholeMatch(of: /(\d{1,2})(?::(\d{2}))?(am|pm)?/), let hour = Int(match.1)
    else { return nil }
    let minute = match.2.flatMap { Int($0) }
    var count = 1
    var half = match.3.map { String($0.prefix(1)) }
    if half == nil, let next = plain(place + 1), ["am", "pm", "a.m", "p.m"].contains(next) {
      half = String(next.prefix(1))
      count = 2
    }
    // A bare number is an amount of something, not a time.
    guard minute != nil || half != nil else { return nil }
    let written = words[place..<(place + count)].map(\.plain).joined(separator: " ")
    if let half {
      guard (1...12).contains(hour), (0...59).contains(minute ?? 0) else { return (noSuchTime(written), count) }
      return (.time(ClockTime(minutes: (hour % 12 + (half == "p" ? 12 : 0)) * 60 + (minute ?? 0))), count)
    }
    guard (0...23).contains(hour), let minute, (0...59).contains(minute) else { return (noSuchTime(written), count) }
    if match.1.count == 1, (1...6).contains(hour) {
      return (
        .impossible("“\(written)” could be in the night. Write \(written)pm, or \(written)am if you mean that."), count
      )
    }
    return (.time(ClockTime(minutes: hour * 60 + minute)), count)
  }

  private func noSuchTime(_ written: String) -> Meaning {
    .impossible("“\(written)” is not a time. Write it like 10:30 or 2pm.")
  }

  /// "20m", "20 min", "1h", "1h30", "1.5h", "1 h 30 min", with "for" before it: minutes.
  func minutes(at place: Int) -> (minutes: Int, count: Int)? {
    if plain(place) == "for" { return minutes(at: place + 1).map { ($0.minutes, $0.count + 1) } }
    guard let first = length(at: place) else { return nil }
    guard first.isHours, let more = length(at: place + first.count), !more.isHours, more.minutes < 60 else {
      return (first.minutes, first.count)
    }
    return (first.minutes + more.minutes, first.count + more.count)
  }

  /// One length, in one word or two: minutes, how many words, and whether it is whole hours.
  private func length(at place: Int) -> (minutes: Int, count: Int, isHours: Bool)? {
    guard let word = plain(place) else { return nil }
    if let (minutes, isHours) = Self.length(word) { return (minutes, 1, isHours) }
    guard word.wholeMatch(of: /\d{1,4}(\.\d)?/) != nil, let unit = plain(place + 1), unit.first?.isLetter == true,
      let (minutes, isHours) = Self.length(word + unit)
    else { return nil }
    return (minutes, 2, isHours)
  }

  /// Minutes of one word: "90min", "1h30".
  private static func length(_ word: String) -> (minutes: Int, isHours: Bool)? {
    if let match = word.wholeMatch(of: /(\d{1,4})(?:m|min|mins|minute|minutes)/) {
      return Int(match.1).map { ($0, false) }
    }
    if let match = word.wholeMatch(of: /(\d{1,3})(?:h|hr|hrs|hour|hours)(?:(\d{1,2})(?:m|min)?)?/),
      let hours = Int(match.1)
    {
      return (hours * 60 + (match.2.flatMap { Int($0) } ?? 0), match.2 == nil)
    }
    if let match = word.wholeMatch(of: /(\d{1,3})\.(\d)(?:h|hr|hrs|hour|hours)/), let hours = Int(match.1),
      let tenths = Int(match.2)
    {
      return (hours * 60 + tenths * 6, false)
    }
    return nil
  }
}
