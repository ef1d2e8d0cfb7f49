/// A day of the calendar, without a time or a zone: `2026-01-05`.
///
/// Kept as the number of days since 1970-01-01, so that arithmetic is exact and no time zone or daylight saving can move it.
/// The conversion is Howard Hinnant's `days_from_civil` (chrono-compatible low-level date algorithms).
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, which is 0.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// The day of that year (1...9999), month (1...12) and day of the month; nil if there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `2026-01-05`; nil for anything else and for a day that doesn't exist.
  package init?(_ text: some StringProtocol) {
    // Byte by byte: a caseload that is read holds thousands of days.
    var fields = (0, 0, 0)
    var position = 0
    for byte in text.utf8 {
      switch position {
      case 4, 7:
        guard byte == UInt8(ascii: "-") else { return nil }
      case 0..<10:
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        let digit = Int(byte - UInt8(ascii: "0"))
        if position < 4 {
          fields.0 = fields.0 * 10 + digit
        } else if position < 7 {
          fields.1 = fields.1 * 10 + digit
        } else {
          fields.2 = fields.2 * 10 + digit
        }
      default: return nil
      }
      position += 1
    }
    guard position == 10 else { return nil }
    self.init(year: fields.0, month: fields.1, day: fields.2)
  }

  /// Year, month (1...12) and day of the month.
  package var components: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday.allCases[((number + 3) % 7 + 7) % 7]
  }

  /// The Monday of this day's week.
  package var startOfWeek: CalendarDay { self - weekday.index }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
  package static func + (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number + days) }
  package static func - (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number - days) }
  /// Calendar days from `right` to `left`.
  package static func - (left: CalendarDay, right: CalendarDay) -> Int { left.number - right.number }

  /// The number of days of a month.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDay: CustomStringConvertible {
  /// `2026-01-05`.
  package var description: String {
    let (year, month, day) = components
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

extension CalendarDay: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = CalendarDay(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a date like 2026-01-05")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A day of the week, Monday first.
package enum Weekday: String, CaseIterable, Sendable, Codable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// 0 for Monday to 6 for Sunday.
  package var index: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }

  /// `Monday`.
  package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  /// `Mon`.
  package var shortName: String { String(name.prefix(3)) }
}
