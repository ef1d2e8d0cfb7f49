internal import Foundation

/// How far one time zone's clock is ahead of another's on a day. Looked up in the time zone database that is part of the program's
/// platform: the same for every day that has been, whatever the machine's own settings are.
package enum ZoneShift {
  /// True for the name of a time zone: `America/Chicago`.
  package static func knows(_ name: String) -> Bool { name.contains("/") && TimeZone(identifier: name) != nil }

  /// What a person reads about a name that is none.
  package static func unknown(_ name: String) -> String {
    let known = Suggestion.closest(to: name, among: TimeZone.knownTimeZoneIdentifiers)
    return
      "There is no time zone “\(name.prefix(60))”. \(known.map { "Maybe \($0)? " } ?? "")Write it like America/Chicago."
  }

  /// Minutes by which `zone` is ahead of `home` at noon of a day; 0 when one of the two isn't known: then the agency's clock counts.
  package static func minutes(of zone: String?, aheadOf home: String, on day: CalendarDay) -> Int {
    guard let zone, zone != home, let there = TimeZone(identifier: zone), let here = TimeZone(identifier: home) else {
      return 0
    }
    let noon = Date(timeIntervalSince1970: Double(day.number) * 86_400 + 43_200 - Double(here.secondsFromGMT()))
    return (there.secondsFromGMT(for: noon) - here.secondsFromGMT(for: noon)) / 60
  }
}
