internal import Foundation

/// Converts what a clock in one time zone shows into what a clock in another shows, daylight saving included.
///
/// Foundation's time zones are used as values: the conversion is a pure function of its input.
package struct TimeZoneClock: Sendable, Equatable {
  /// The IANA name, such as `America/Chicago`.
  package let identifier: String
  private let zone: TimeZone

  /// - Throws: `TimeZoneError.unknown` with the nearest name for a zone that doesn't exist.
  package init(_ identifier: String) throws(TimeZoneError) {
    guard Self.isKnown(identifier), let zone = TimeZone(identifier: identifier) else {
      throw .unknown(identifier, suggestion: Self.suggestion(for: identifier))
    }
    self.identifier = identifier
    self.zone = zone
  }

  /// A day and a time of day on one wall clock.
  package struct Reading: Sendable, Equatable, Comparable {
    package var day: CalendarDay
    package var time: ClockTime

    package init(day: CalendarDay, time: ClockTime) {
      self.day = day
      self.time = time
    }

    package static func < (left: Reading, right: Reading) -> Bool {
      (left.day, left.time) < (right.day, right.time)
    }

    fileprivate var minutes: Int { day.number * 1_440 + time.minutes }

    fileprivate init(minutes: Int) {
      let day = minutes >= 0 ? minutes / 1_440 : (minutes - 1_439) / 1_440
      self.init(day: CalendarDay(number: day), time: ClockTime(minutes: minutes - day * 1_440))
    }
  }

  /// What this clock shows when the clock of `other` shows `reading`.
  ///
  /// A time that the other clock skips in spring is read as if the clock had gone on (02:30 is 03:30); of a time that it shows
  /// twice in autumn the first is meant.
  package func reading(_ reading: Reading, in other: TimeZoneClock) -> Reading {
    let utc = other.utc(of: reading)
    return Reading(minutes: utc + offset(atUTC: utc))
  }

  /// The hours of an office in `other`, open from `opens` to `closes` on its own clock, as this clock shows them on a day:
  /// the part that falls on that day here. Nil when none of it does.
  package func hours(_ opens: ClockTime, _ closes: ClockTime, in other: TimeZoneClock, on day: CalendarDay)
    -> ClosedRange<ClockTime>?
  {
    guard opens < closes else { return nil }
    // West of the date line an office's day may be this day's eve or morrow.
    for there in [day, day - 1, day + 1] {
      let from = reading(Reading(day: there, time: opens), in: other)
      let to = reading(Reading(day: there, time: closes), in: other)
      let first = from.day < day ? ClockTime(minutes: 0) : from.time
      let last = to.day > day ? ClockTime(minutes: 1_439) : to.time
      if from.day <= day, to.day >= day, first < last { return first...last }
    }
    return nil
  }

  /// Minutes that this zone is ahead of Coordinated Universal Time on a day at noon: -300 in Chicago in summer.
  package func offsetMinutes(on day: CalendarDay) -> Int { offset(atUTC: day.number * 1_440 + 720) }

  /// Minutes by which `zone` is ahead of `home` at noon of a day; 0 when one of the two isn't known: then the agency's clock counts.
  package static func minutes(of zone: String?, aheadOf home: String, on day: CalendarDay) -> Int {
    guard let zone, zone != home, let there = try? TimeZoneClock(zone), let here = try? TimeZoneClock(home) else {
      return 0
    }
    return there.offsetMinutes(on: day) - here.offsetMinutes(on: day)
  }

  private func utc(of reading: Reading) -> Int {
    let local = reading.minutes
    // The offset changes at most once a day: what held a day before and what holds a day after are the only candidates.
    let before = offset(atUTC: local - 1_440)
    let after = offset(atUTC: local + 1_440)
    if offset(atUTC: local - before) == before { return local - before }
    if offset(atUTC: local - after) == after { return local - after }
    return local - before
  }

  private func offset(atUTC minutes: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minutes) * 60)) / 60
  }

  // MARK: Names

  /// True for a name of the IANA database. Abbreviations such as PST name no place, and say nothing about summer.
  package static func isKnown(_ identifier: String) -> Bool {
    ["UTC", "GMT"].contains(identifier) || identifier.contains("/") && TimeZone(identifier: identifier) != nil
  }

  private static func suggestion(for identifier: String) -> String? {
    let common = [
      "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
      "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico",
    ]
    let abbreviations = [
      "EST": 0, "EDT": 0, "EASTERN": 0, "CST": 1, "CDT": 1, "CENTRAL": 1, "MST": 2, "MDT": 2, "MOUNTAIN": 2, "PST": 4,
      "PDT": 4, "PACIFIC": 4, "AKST": 5, "HST": 6,
    ]
    if let index = abbreviations[identifier.uppercased()] { return common[index] }
    return Suggestion.closest(to: identifier, among: common + TimeZone.knownTimeZoneIdentifiers.sorted())
  }
}

/// A time zone that can't be used.
package enum TimeZoneError: Error, Equatable, Sendable {
  case unknown(String, suggestion: String?)

  package var sentence: String {
    switch self {
    case .unknown(let name, let suggestion):
      "There is no time zone “\(name)”.\(suggestion.map { " Maybe \($0)?" } ?? "") Use a name such as America/Chicago."
    }
  }
}
