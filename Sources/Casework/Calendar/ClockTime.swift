/// A time of day on the agency's clock, in minutes since midnight.
package struct ClockTime: Hashable, Comparable, Sendable {
  /// 0...1439.
  package let minutes: Int

  /// Minutes past the end of the day count as its last minute.
  package init(minutes: Int) { self.minutes = min(max(minutes, 0), 1_439) }

  /// Reads `09:00` or `9:00`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    self.init(minutes: hour * 60 + minute)
  }

  package static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
  package static func + (time: ClockTime, minutes: Int) -> ClockTime { ClockTime(minutes: time.minutes + minutes) }
}

extension ClockTime: CustomStringConvertible {
  /// `09:05`.
  package var description: String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

extension ClockTime: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = ClockTime(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a time like 09:00")
    }
    self = time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
