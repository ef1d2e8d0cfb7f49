/// What a caseload's weeks are judged by: the promises that the product makes, each as a share or a rate with a target.
package enum Metric: String, Sendable, CaseIterable {
  case daysOverCallLimit = "days_over_call_limit"
  case urgentAttention = "urgent_daily_attention"
  case processesAdvance = "processes_advance_weekly"
  case forgottenDeadlines = "deadlines_forgotten"
  case missedDeadlines = "deadlines_missed_any_cause"
  case claimsFiled = "claims_filed_within_2_weeks"
  case packetsSubmitted = "packets_submitted_within_60_days"
  case housed = "housed_before_discharge"
  case servicePlans = "active_service_plan"
  case emergencies = "emergencies_within_24_hours"
  case withinHours = "done_within_8_hours"
  case overwhelmingDays = "days_with_15_calls"
  case documentation = "time_for_documentation"
  case overtime = "overtime_minutes_per_day"
  case fullDays = "days_above_capacity"
  case slips = "slips_per_day"
  case moves = "moves_per_replan"

  /// As people read it.
  package var title: String {
    switch self {
    case .daysOverCallLimit: "Days with more than 8 calls planned"
    case .urgentAttention: "Urgent clients with daily attention"
    case .processesAdvance: "Processes that advance every week"
    case .forgottenDeadlines: "Deadlines missed by forgetting"
    case .missedDeadlines: "Deadlines missed for any cause"
    case .claimsFiled: "Disability claims filed within 2 weeks"
    case .packetsSubmitted: "Claim packets complete within 60 days"
    case .housed: "Housed before discharge"
    case .servicePlans: "Clients with an active service plan"
    case .emergencies: "Emergencies resolved within 24 hours"
    case .withinHours: "Days done within 8 hours"
    case .overwhelmingDays: "Days with 15 calls or more"
    case .documentation: "Days with time for notes"
    case .overtime: "Overtime minutes a day"
    case .fullDays: "Days planned above capacity"
    case .slips: "Tasks that slip, a day"
    case .moves: "Published tasks moved by a replan"
    }
  }

  /// What is aimed at, in the metric's own unit; nil for the stand-ins of stress, which are to fall.
  package var target: Double? {
    switch self {
    case .daysOverCallLimit, .forgottenDeadlines, .overwhelmingDays: 0
    case .missedDeadlines: nil
    case .urgentAttention, .processesAdvance, .claimsFiled, .packetsSubmitted, .servicePlans, .emergencies: 100
    case .housed, .documentation: 90
    case .withinHours: 95
    case .overtime, .fullDays, .slips, .moves: nil
    }
  }

  /// True where more is better.
  package var isHigherBetter: Bool {
    switch self {
    case .urgentAttention, .processesAdvance, .claimsFiled, .packetsSubmitted, .housed, .servicePlans, .emergencies,
      .withinHours, .documentation:
      true
    case .daysOverCallLimit, .forgottenDeadlines, .missedDeadlines, .overwhelmingDays, .overtime, .fullDays, .slips,
      .moves:
      false
    }
  }

  /// True for a share in per cent, false for a plain rate.
  package var isShare: Bool {
    switch self {
    case .overtime, .slips, .moves: false
    default: true
    }
  }

  /// True when a value reaches the target.
  package func isMet(_ value: Double) -> Bool {
    guard let target else { return true }
    return isHigherBetter ? value >= target - 0.005 : value <= target + 0.005
  }
}

/// A metric's value on one history, with n and N beside it and the cases that missed.
package struct MetricScore: Sendable, Equatable {
  package var metric: Metric
  package var numerator: Double
  package var denominator: Int
  /// The cases that missed, in the order of their days.
  package var missed: [String]

  /// Per cent for a share, otherwise per day; nil when there was nothing to judge.
  package var value: Double? {
    guard denominator > 0 else { return nil }
    return (metric.isShare ? 100 : 1) * numerator / Double(denominator)
  }
}
