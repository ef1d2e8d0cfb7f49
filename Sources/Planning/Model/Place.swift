/// A half-day of the horizon: the day's index from 0, and which half. Places sort by time.
package struct Place: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package var day: Int
  package var half: HalfDay

  enum CodingKeys: String, CodingKey {
    case day
    case half = "slot"
  }

  package init(day: Int, half: HalfDay) {
    self.day = day
    self.half = half
  }

  /// The place as one number: half-days counted from the first morning.
  var ordinal: Int { 2 * day + half.ordinal }

  init(ordinal: Int) {
    self.init(day: ordinal / 2, half: ordinal.isMultiple(of: 2) ? .am : .pm)
  }

  package static func < (a: Place, b: Place) -> Bool { a.ordinal < b.ordinal }

  package var description: String { "day \(day) \(half.rawValue)" }
}
