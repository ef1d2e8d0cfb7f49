/// Whose holidays count: the federal government's, or a state's.
package struct HolidayRegion: Hashable, Comparable, Sendable, Codable {
  /// `federal`, or a postal code: `CA`.
  package let code: String

  package static let federal = HolidayRegion(known: "federal")

  private init(known code: String) { self.code = code }

  /// - Throws: `CalendarError.unknownRegion` for a code that no calendar is shipped for.
  package init(_ code: String) throws(CalendarError) {
    let trimmed = code.trimmed
    if trimmed.lowercased() == Self.federal.code {
      self = .federal
      return
    }
    guard HolidayCalendar.states[trimmed.uppercased()] != nil else { throw .unknownRegion(code) }
    self.code = trimmed.uppercased()
  }

  /// The postal codes of the states, the district and the territories that have a calendar.
  package static var stateCodes: [String] { HolidayCalendar.states.keys.sorted() }

  /// The holidays of the region.
  package var holidays: HolidayCalendar {
    self == .federal ? .usFederal : HolidayCalendar.states[code] ?? HolidayCalendar(names: [:])
  }

  package static func < (left: HolidayRegion, right: HolidayRegion) -> Bool {
    // Federal first: its names are the ones that people know.
    (left == .federal ? 0 : 1, left.code) < (right == .federal ? 0 : 1, right.code)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    code = try container.decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

extension WorkCalendar {
  /// The calendar of an office that keeps those holidays and works Monday to Friday.
  package static func office(_ regions: [HolidayRegion]) -> WorkCalendar {
    WorkCalendar(closures: closures(of: regions))
  }

  /// The holidays of several regions; of a day that two of them name, the first region's name.
  package static func closures(of regions: [HolidayRegion]) -> [CalendarDay: String] {
    if regions == [.federal] { return HolidayCalendar.usFederal.names }
    return regions.sorted().reduce(into: [:]) { all, region in
      all.merge(region.holidays.names) { first, _ in first }
    }
  }
}

/// Why a calendar can't be changed. Each says what to do instead.
package enum CalendarError: Error, Equatable, Sendable {
  case unknownRegion(String)
  case noReason
  case tooFar(CalendarDay)
  case badMeeting(String)
  case unknownMeeting(Int)
  case alreadyOpen(CalendarDay)
  case timeZone(TimeZoneError)
  case badSetting(String)

  package var sentence: String {
    switch self {
    case .unknownRegion(let code):
      "There are no holidays for “\(code)”. Write federal, or a state's two letters such as CA."
    case .noReason: "A closed day has a reason. Write one, so that people know why."
    case .tooFar(let day): "\(day) is too far away to be closed. Choose a day within two years."
    case .badMeeting(let sentence), .badSetting(let sentence): sentence
    case .unknownMeeting(let id): "There is no meeting \(id). `caseday calendar` lists them with their numbers."
    case .alreadyOpen(let day): "\(DayText.long(day)) is a working day already."
    case .timeZone(let error): error.sentence
    }
  }
}
