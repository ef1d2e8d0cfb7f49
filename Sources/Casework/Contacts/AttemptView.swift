/// One attempt as people read it.
package struct AttemptView: Sendable, Equatable {
  package var taskID: Int
  package var description: String
  package var day: CalendarDay
  package var time: ClockTime?
  package var channel: ContactChannel?
  package var outcome: AttemptOutcome
  package var note: String
}

/// A referral as people read it.
package struct ReferralView: Sendable, Equatable {
  package var referral: Referral
  package var clientName: String
  package var serviceName: String
  /// "Waitlisted on 5 January, place 12; a place is usual about 19 January".
  package var summary: String
}

/// A service with its referrals and what is doubtful about it.
package struct ServiceView: Sendable, Equatable {
  package var service: Service
  package var referrals: [ReferralView]
  package var findings: [String]
  /// The names of what can be used instead.
  package var alternatives: [String]
}

extension PlanViews {
  /// The attempts at a client's tasks, the latest first.
  package func attempts(of clientID: String) -> [AttemptView] {
    let descriptions = Dictionary(
      caseload.tasks.map { ($0.id, $0.description) }, uniquingKeysWith: { first, _ in first })
    return caseload.attempts.filter { $0.clientID == clientID && !$0.isTakenBack }.reversed().map { attempt in
      AttemptView(
        taskID: attempt.taskID, description: descriptions[attempt.taskID] ?? "", day: attempt.day, time: attempt.time,
        channel: attempt.channel, outcome: attempt.outcome, note: attempt.note)
    }
  }

  /// Tried and reached at one task.
  func attemptCount(of taskID: Int) -> AttemptCount { AttemptCount(caseload.attempts.filter { $0.taskID == taskID }) }

  /// Tried and reached of one client, over all tasks.
  func attemptCount(ofClient clientID: String) -> AttemptCount {
    AttemptCount(caseload.attempts.filter { $0.clientID == clientID })
  }

  /// The referrals of a client, the latest first.
  package func referrals(of clientID: String) -> [ReferralView] {
    caseload.referrals.filter { $0.clientID == clientID }.reversed().map(view)
  }

  /// The directory with what goes on at each service.
  package func services() -> [ServiceView] {
    caseload.directory.services.map { service in
      ServiceView(
        service: service,
        referrals: caseload.referrals.filter { $0.serviceID == service.id && $0.isOpen }.map(view),
        findings: caseload.directory.findings(about: service),
        alternatives: caseload.directory.alternatives(to: service).map(\.name))
    }
  }

  private func view(_ referral: Referral) -> ReferralView {
    let service = caseload.directory[referral.serviceID]
    var summary =
      "\(referral.state.rawValue.prefix(1).uppercased() + referral.state.rawValue.dropFirst()) on \(DayText.dayAndMonth(referral.stateOn))"
    if let place = referral.place { summary += ", place \(place)" }
    if referral.state == .waitlisted, let list = service?.waitlist {
      summary += "; a place is usual about \(DayText.dayAndMonth(referral.stateOn + list.usualDays))"
    }
    if let due = referral.nextUpdateDue { summary += "; next update due by \(DayText.dayAndMonth(due))" }
    return ReferralView(
      referral: referral, clientName: caseload.client(referral.clientID)?.name ?? referral.clientID,
      serviceName: service?.name ?? referral.serviceID, summary: summary)
  }
}
