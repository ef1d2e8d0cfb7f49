/// Every figure of the simulated world, with its source or "estimate".
///
/// What is not here is not left to chance: the agenda, the planner, the caps and the rules are the product's own. Probabilities
/// are 0...1, times are working or calendar days as named, minutes are minutes.
package struct Scenario: Sendable, Equatable {
  /// How it is named in the report.
  package var name = "standard"

  // MARK: The caseload

  /// Clients at a time: the intensive case management norm of 1:20 (acreconsulting.ca citing ESDC).
  package var clients = 20
  /// Median length of a stay in calendar days, log-normal. Estimate: transitional programs of half a year to nine months.
  package var stayMedian = 240.0
  package var staySpread = 0.35
  /// Shortest and longest stay in calendar days. Estimate.
  package var stayRange = 45...420
  /// Working days until a free place is taken again. Estimate.
  package var vacancyDays = 1...5
  /// Share of clients whose discharge date is moved once, and by how many calendar days, three weeks before it. Estimate.
  package var dischargeShift = 0.20
  package var dischargeShiftDays = -7...14
  /// Share of clients who live in the community during the stay. Estimate.
  package var community = 0.3
  /// Weeks that are lived before anything is counted, so that the start doesn't colour the figures. Estimate.
  package var warmUpWeeks = 4

  // MARK: What clients need (shares of clients; estimates)

  package var needsHousing = 0.75
  package var needsIdentity = 0.35
  package var needsBenefits = 0.40
  package var needsDisabilityClaim = 0.15
  package var needsEmployment = 0.20
  package var hasCourtDate = 0.10
  /// Named providers of a client with a claim: 3 to 5 (seed).
  package var providers = 3...5
  /// Most claims before submission at a time: one application a month part-time, for two months (SOAR Works supervision checklist).
  package var claimsAtOnce = 2

  // MARK: The person's day

  /// Hours a day: eight (seed), in minutes.
  package var dayMinutes = 480
  /// Spread of a task's real minutes around its estimate, log-normal with the estimate as median. Estimate.
  package var minutesSpread = 0.30
  /// Longest overtime that urgent work takes in a day, in minutes. Estimate.
  package var overtimeLimit = 90
  /// Share of working days on which the person is ill: about 3 % of working time (US Bureau of Labor Statistics, absences, 2023).
  package var sickDays = 0.03
  /// Weeks of the measured time that are leave, from the first: none in the standard scenario.
  package var leaveWeeks: [Int] = []

  /// True when crisis time that is left at the end of the day's list goes to what is next in line, as the product suggests.
  package var usesTimeLeft = true

  // MARK: Other people

  /// Share of calls to third parties that aren't answered. Estimate.
  package var callUnanswered = 0.25
  /// Share of contacts in which the client isn't reached. Estimate.
  package var contactUnanswered = 0.15
  /// Share of meetings to which the client doesn't come. Estimate. (Minutes in vain: `AttemptOutcome.minutesInVain`.)
  package var noShow = 0.08
  /// Spread of the time until an answer, log-normal around the middle of its usual length. Estimate.
  package var answerSpread = 0.4
  /// Median calendar days until records arrive, and the share that never do. The 30 days of 45 CFR 164.524 with a tail; estimate.
  package var recordsMedian = 24.0
  package var recordsSpread = 0.5
  package var recordsNever = 0.08
  /// Working days until an appointment that was asked for. Estimate.
  package var appointmentDays = 3...8

  // MARK: Outcomes

  /// Chance that one housing application is accepted, and the median calendar days until the landlord decides. Estimate: five
  /// applications for a place.
  package var landlordAccepts = 0.20
  package var landlordMedian = 9.0
  /// Calendar days from acceptance to the lease. Estimate.
  package var leaseDays = 5...14
  /// Chance that coordinated entry or a waiting list has a place during a stay. Estimate.
  package var listHasPlace = 0.10
  /// Chance that one call finds an emergency bed (a temporary place). Estimate.
  package var emergencyBed = 0.10
  /// Chance that one urgent application finds a permanent place, and the calendar days until it is known. Estimate.
  package var urgentPlace = 0.22
  package var urgentPlaceDays = 1...3
  /// Chance that a job application leads to an interview, and an interview to a job. Estimate.
  package var invited = 0.12
  package var hired = 0.35
  /// Chance that a disability claim is approved (SOAR 2022: 65 % on first application) and the median days to the decision
  /// (SOAR Works FAQ: 153).
  package var claimApproved = 0.65
  package var decisionMedian = 153.0
  package var decisionSpread = 0.3
  /// Chance that the state office asks for a form or an exam. Estimate.
  package var letter = 0.4
  /// Chance that a benefits application is approved. Estimate.
  package var benefitsApproved = 0.85

  // MARK: Crises

  /// Crises per client and week, Poisson. Estimate: one in twenty weeks, so one a week with twenty clients.
  package var crisesPerClientWeek = 0.05
  /// Median minutes of a crisis, log-normal: the seed keeps two hours a day for them.
  package var crisisMedian = 75.0
  package var crisisSpread = 0.5
  /// Working hours of the day in which a crisis is reported. Estimate.
  package var crisisHours = 9...15
  /// Working days that a stabilised crisis stays open. Estimate.
  package var crisisOpenDays = 3

  package init() {}

  /// The scenarios by name: the standard one, and one strain at a time.
  package static func named(_ name: String) -> Scenario? {
    var scenario = Scenario()
    scenario.name = name
    switch name {
    case "standard": break
    case "thirty-clients": scenario.takeClients(1.5)
    case "twice-the-crises": scenario.takeCrises(2)
    case "a-week-of-leave": scenario.takeLeave(weeks: 1)
    case "slow-records": scenario.takeSlowRecords(2)
    case "no-time-left": scenario.usesTimeLeft = false
    default: return nil
    }
    return scenario
  }

  package static let names = [
    "standard", "thirty-clients", "twice-the-crises", "a-week-of-leave", "slow-records", "no-time-left",
  ]
}
