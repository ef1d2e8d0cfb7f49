/// How a stay ended: the day, where the client went, and whether the place was confirmed in writing.
package struct ClientExit: Sendable, Equatable, Codable {
  package var day: CalendarDay
  package var destination: ExitDestination
  /// Why the stay ended, in a person's words; may be empty.
  package var reason: String
  /// The day on which lease, placement or keys were seen in writing; nil: not.
  package var confirmedOn: CalendarDay?

  package init(day: CalendarDay, destination: ExitDestination, reason: String = "", confirmedOn: CalendarDay? = nil) {
    self.day = day
    self.destination = destination
    self.reason = reason
    self.confirmedOn = confirmedOn
  }

  /// True when the exit counts as housed: a permanent place, confirmed in writing on or before the day.
  package var isHoused: Bool { destination.group == .permanent && confirmedOn.map { $0 <= day } ?? false }
}

/// Where a client went: the destinations of HUD's data standards (FY2024, FY2026).
package enum ExitDestination: Int, Sendable, CaseIterable, Codable {
  case emergencyShelter = 101
  case safeHaven = 118
  case notMeantForHabitation = 116
  case psychiatricHospital = 204
  case substanceUseTreatment = 205
  case hospital = 206
  case jail = 207
  case fosterCare = 215
  case longTermCare = 225
  case transitionalHousing = 302
  case familyTemporary = 312
  case friendsTemporary = 313
  case hotelPaidByClient = 314
  case residentialProject = 329
  case hostHome = 332
  case rentalWithoutSubsidy = 410
  case ownedWithoutSubsidy = 411
  case ownedWithSubsidy = 421
  case familyPermanent = 422
  case friendsPermanent = 423
  case rentalWithSubsidy = 435
  case unknown = 8
  case notTold = 9
  case other = 17
  case deceased = 24
  case noExitInterview = 30

  /// The groups in which exits are counted.
  package enum Group: String, Sendable { case homeless, institutional, temporary, permanent, other }

  package var group: Group {
    switch rawValue / 100 {
    case 1: .homeless
    case 2: .institutional
    case 3: .temporary
    case 4: .permanent
    default: .other
    }
  }

  /// What people read.
  package var title: String {
    switch self {
    case .emergencyShelter: "Emergency shelter"
    case .safeHaven: "Safe haven"
    case .notMeantForHabitation: "A place not meant for habitation"
    case .psychiatricHospital: "Psychiatric hospital"
    case .substanceUseTreatment: "Substance use treatment or detox"
    case .hospital: "Hospital"
    case .jail: "Jail, prison or juvenile detention"
    case .fosterCare: "Foster care"
    case .longTermCare: "Long-term care or nursing home"
    case .transitionalHousing: "Transitional housing"
    case .familyTemporary: "With family, temporary"
    case .friendsTemporary: "With friends, temporary"
    case .hotelPaidByClient: "Hotel or motel, paid by the client"
    case .residentialProject: "Residential project or halfway house"
    case .hostHome: "Host home"
    case .rentalWithoutSubsidy: "Rental without subsidy"
    case .ownedWithoutSubsidy: "Owned home without subsidy"
    case .ownedWithSubsidy: "Owned home with subsidy"
    case .familyPermanent: "With family, permanent"
    case .friendsPermanent: "With friends, permanent"
    case .rentalWithSubsidy: "Rental with subsidy"
    case .unknown: "The client doesn't know"
    case .notTold: "The client prefers not to say"
    case .other: "Other"
    case .deceased: "Deceased"
    case .noExitInterview: "No exit interview"
    }
  }

  /// The word of commands and programs: `rental_with_subsidy`.
  package var word: String {
    "\(self)".reduce(into: "") { word, letter in
      word += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
    }
  }

  /// Reads a word or a HUD number.
  package init?(_ text: String) {
    let folded = text.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    guard let found = Self.allCases.first(where: { $0.word == folded || String($0.rawValue) == folded }) else {
      return nil
    }
    self = found
  }
}
