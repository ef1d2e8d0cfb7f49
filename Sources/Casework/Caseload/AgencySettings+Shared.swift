extension AgencySettings {
  /// The settings that an agency has once: when it is which day, when it is closed, what it promises and reports. All the others
  /// say how one person's day is made up.
  private static let shared: [@Sendable (inout AgencySettings, AgencySettings) -> Void] = [
    { $0.timeZone = $1.timeZone }, { $0.holidays = $1.holidays }, { $0.state = $1.state },
    { $0.claimsPerManager = $1.claimsPerManager }, { $0.fullWeekPercent = $1.fullWeekPercent },
    { $0.planReviewDays = $1.planReviewDays }, { $0.renewalDays = $1.renewalDays },
    { $0.reportsToHMIS = $1.reportsToHMIS }, { $0.horizonDays = $1.horizonDays },
  ]

  /// One person's settings, with the agency's in the place of their own.
  package func within(_ agency: AgencySettings) -> AgencySettings {
    var settings = self
    for take in Self.shared { take(&settings, agency) }
    return settings
  }

  /// True when both say the same about the agency.
  package func agreesWithAgency(of other: AgencySettings) -> Bool { within(other) == self }
}
