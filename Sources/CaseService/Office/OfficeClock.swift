internal import Foundation
package import Casework
internal import Synchronization

/// Where an office takes its date from. It moves planning dates only, never audit stamps.
package enum OfficeClock: Sendable, Equatable {
  /// The date in the agency's time zone.
  case system
  /// One day, for a command with `--date`.
  case fixed(CalendarDay)
  /// A day that can be moved, for the demo, tests and lived weeks.
  case virtual(CalendarDay)
}

/// The office's date, which a virtual clock can move.
final class DateKeeper: Sendable {
  private let clock: OfficeClock
  private let moved: Mutex<CalendarDay?>
  /// The time of day at which a clock that was moved stands.
  private let stands: Mutex<ClockTime?>

  init(_ clock: OfficeClock) {
    self.clock = clock
    moved = Mutex(nil)
    stands = Mutex(nil)
  }

  /// True when days and hours are those of the system's clock.
  var isOnSystemClock: Bool { if case .system = clock { true } else { false } }

  var isVirtual: Bool { if case .virtual = clock { true } else { false } }

  /// The date: by the system's clock in that time zone, or as it was set.
  func today(timeZone: String) -> CalendarDay {
    switch clock {
    case .fixed(let day): return day
    case .virtual(let day): return moved.withLock { $0 } ?? day
    case .system:
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
      let parts = calendar.dateComponents([.year, .month, .day], from: Date())
      return CalendarDay(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
        ?? CalendarDay(number: 0)
    }
  }

  /// The time of day by the system's clock in that time zone. A clock that was moved has its own days, but the hours of this one
  /// unless it was put to a time.
  func time(timeZone: String) -> ClockTime {
    if let time = stands.withLock({ $0 }) { return time }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
    let parts = calendar.dateComponents([.hour, .minute], from: Date())
    return ClockTime(minutes: (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
  }

  /// - Parameter time: where its hours stand still; nil: they are the system's.
  func move(to day: CalendarDay, time: ClockTime?) {
    moved.withLock { $0 = day }
    stands.withLock { $0 = time }
  }

  /// True when time zones work in this binary: a static one that lacks their data would silently put court dates into GMT.
  static var knowsTimeZones: Bool {
    // Referring to the formatter links the time zone data into a static binary.
    _ = DateFormatter()
    guard let zone = TimeZone(identifier: "America/New_York") else { return false }
    // 2026-07-01 12:00 UTC lies in daylight saving time: four hours behind.
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_782_907_200)) == -4 * 3_600
  }
}
