package import Casework

/// The document of `GET /api/waits` and of `caseday waits --json`.
package struct WaitListAnswer: Encodable, Sendable {
  let waits: [WaitAnswer]

  package init(_ waits: [WaitView]) { self.waits = waits.map(WaitAnswer.init) }
}

/// One wait with its two clocks.
struct WaitAnswer: Encodable, Sendable {
  let wait: WaitView

  init(_ wait: WaitView) { self.wait = wait }

  private enum Key: String, CodingKey {
    case kind, client_id, client_name, process_id, process_title, step_id, step_title, awaited, since, last_chase
    case chases, usual, expected, next_chase, escalates_on, until, event, days_since_request, days_since_chase
    case is_overdue, is_escalated
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(wait.kind.rawValue, forKey: .kind)
    try container.encode(wait.clientID, forKey: .client_id)
    try container.encode(wait.clientName, forKey: .client_name)
    try container.encode(wait.processID == 0 ? nil : wait.processID, forKey: .process_id)
    try container.encode(wait.processTitle, forKey: .process_title)
    try container.encode(wait.stepID, forKey: .step_id)
    try container.encode(wait.stepTitle, forKey: .step_title)
    try container.encode(wait.awaited, forKey: .awaited)
    try container.encode(wait.since, forKey: .since)
    try container.encode(wait.lastChase, forKey: .last_chase)
    try container.encode(wait.chases, forKey: .chases)
    try container.encode(wait.usual, forKey: .usual)
    try container.encode(wait.expected, forKey: .expected)
    try container.encode(wait.nextChase, forKey: .next_chase)
    try container.encode(wait.escalatesOn, forKey: .escalates_on)
    try container.encode(wait.until, forKey: .until)
    try container.encode(wait.event, forKey: .event)
    try container.encode(wait.daysSinceRequest, forKey: .days_since_request)
    try container.encode(wait.daysSinceChase, forKey: .days_since_chase)
    try container.encode(wait.isOverdue, forKey: .is_overdue)
    try container.encode(wait.isEscalated, forKey: .is_escalated)
  }
}

/// One attempt at a task.
struct AttemptAnswer: Encodable, Sendable {
  let attempt: AttemptView

  init(_ attempt: AttemptView) { self.attempt = attempt }

  private enum Key: String, CodingKey { case task_id, task_description, day, time, channel, outcome, note }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(attempt.taskID, forKey: .task_id)
    try container.encode(attempt.description, forKey: .task_description)
    try container.encode(attempt.day, forKey: .day)
    try container.encode(attempt.time?.description, forKey: .time)
    try container.encode(attempt.channel?.rawValue, forKey: .channel)
    try container.encode(attempt.outcome.rawValue, forKey: .outcome)
    try container.encode(attempt.note, forKey: .note)
  }
}

/// An open step and where it stands.
struct OpenStepAnswer: Encodable, Sendable {
  let step: StepWhereabouts

  init(_ step: StepWhereabouts) { self.step = step }

  private enum Key: String, CodingKey { case process_id, step_id, title, place, day, reason }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(step.processID, forKey: .process_id)
    try container.encode(step.stepID, forKey: .step_id)
    try container.encode(step.title, forKey: .title)
    try container.encode(step.place.rawValue, forKey: .place)
    try container.encode(step.day, forKey: .day)
    try container.encode(step.reason, forKey: .reason)
  }
}

/// The document of `GET /api/services` and of `caseday services --json`.
package struct ServiceListAnswer: Encodable, Sendable {
  let services: [ServiceAnswer]

  package init(_ services: [ServiceView]) { self.services = services.map(ServiceAnswer.init) }
}

/// One service of the directory.
package struct ServiceAnswer: Encodable, Sendable {
  let view: ServiceView

  package init(_ view: ServiceView) { self.view = view }

  private enum Key: String, CodingKey {
    case id, name, kind, time_zone, hours, intake_days, closed_days, waitlist, usual_wait_days, update_every_days
    case alternatives, note, findings, referrals
  }

  package func encode(to encoder: any Encoder) throws {
    let service = view.service
    let texts = ServiceText.fields(service)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(service.id, forKey: .id)
    try container.encode(service.name, forKey: .name)
    try container.encode(service.kind, forKey: .kind)
    try container.encode(service.timeZone, forKey: .time_zone)
    try container.encode(texts["hours"], forKey: .hours)
    try container.encode(texts["intake_days"], forKey: .intake_days)
    try container.encode(service.closedDays, forKey: .closed_days)
    try container.encode(texts["waitlist"], forKey: .waitlist)
    try container.encode(service.waitlist?.usualDays, forKey: .usual_wait_days)
    try container.encode(service.waitlist?.updateEveryDays, forKey: .update_every_days)
    try container.encode(service.alternatives, forKey: .alternatives)
    try container.encode(service.note, forKey: .note)
    try container.encode(view.findings, forKey: .findings)
    try container.encode(view.referrals.map(ReferralAnswer.init), forKey: .referrals)
  }
}

/// One referral.
package struct ReferralAnswer: Encodable, Sendable {
  let view: ReferralView

  package init(_ view: ReferralView) { self.view = view }

  private enum Key: String, CodingKey {
    case id, client_id, client_name, service_id, service_name, state, sent_on, state_on, place, next_update_due
    case summary, note
  }

  package func encode(to encoder: any Encoder) throws {
    let referral = view.referral
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(referral.id, forKey: .id)
    try container.encode(referral.clientID, forKey: .client_id)
    try container.encode(view.clientName, forKey: .client_name)
    try container.encode(referral.serviceID, forKey: .service_id)
    try container.encode(view.serviceName, forKey: .service_name)
    try container.encode(referral.state.rawValue, forKey: .state)
    try container.encode(referral.sentOn, forKey: .sent_on)
    try container.encode(referral.stateOn, forKey: .state_on)
    try container.encode(referral.place, forKey: .place)
    try container.encode(referral.nextUpdateDue, forKey: .next_update_due)
    try container.encode(view.summary, forKey: .summary)
    try container.encode(referral.note, forKey: .note)
  }
}
