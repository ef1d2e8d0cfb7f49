import CaseService
import CaseWeb
@testable import Casework
import Planning

/// Fixed answers about waits, services and referrals.
extension SampleDesk {
  func daySettings(as actor: Actor) async throws(CaseError) -> AgencySettings {
    if let failure { throw failure }
    return AgencySettings()
  }

  func changeDay(_ change: DaySettingsChange, as actor: Actor) async throws(CaseError) -> AgencySettings {
    do {
      return try change.applied(to: AgencySettings())
    } catch {
      throw .badInput(field: error.field, sentence: error.sentence)
    }
  }

  func recordAttempt(_ report: AttemptReport, task: Int, as actor: Actor) async throws(CaseError) -> TaskView {
    if report.outcome == .notPossible, report.note.isEmpty {
      throw .badInput(field: "note", sentence: "Write why it wasn't possible.")
    }
    if report.outcome == .done || report.outcome == .reached { return try await completeTask(task, as: actor) }
    var view = try await skipTask(task, reason: "tried", as: actor)
    view.attempts = AttemptCount([
      ContactAttempt(clientID: view.clientID, taskID: task, day: january(5), half: .am, outcome: report.outcome)
    ])
    return view
  }

  func viewWaits(as actor: Actor) async throws(CaseError) -> [WaitView] {
    if let failure { throw failure }
    return SampleCaseload.waits
  }

  func listServices(as actor: Actor) async throws(CaseError) -> [ServiceView] {
    if let failure { throw failure }
    return SampleCaseload.services
  }

  func keepService(_ fields: [String: String], seen: String?, as actor: Actor) async throws(CaseError) -> ServiceView {
    if let failure { throw failure }
    let service: Service
    do { service = try ServiceText.service(fields) } catch {
      throw .badInput(field: error.field, sentence: error.sentence)
    }
    return ServiceView(service: service, referrals: [], findings: [], alternatives: [])
  }

  func refer(_ client: String, to service: String, on day: CalendarDay?, note: String, as actor: Actor)
    async throws(CaseError) -> ReferralView
  {
    _ = try await viewClient(client, as: actor)
    return SampleCaseload.referral
  }

  func recordReferral(_ record: RecordReferral, as actor: Actor) async throws(CaseError) -> ReferralView {
    guard record.referralID == 3 else { throw .notFound(kind: "referral", id: "\(record.referralID)", suggestion: nil) }
    return SampleCaseload.referral
  }

  func chooseService(_ service: String, process: Int, step: String?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  {
    try await viewProcess(process, as: actor)
  }
}

extension SampleCaseload {
  static let closing = DayClosing(
    startsAt: ClockTime(minutes: 990), minutes: 30, prepares: january(6), endsWeek: false,
    lines: [
      .init(kind: .confirm, text: "Confirm 10:00 Jay: Sign the releases", taskID: 111),
      .init(kind: .list, text: "Check Tuesday's list: 9 tasks for 4 clients, 290 minutes", taskID: nil),
      .init(kind: .firstCall, text: "First call: 08:00 Jay: Call County Hospital", taskID: 112),
    ])

  static let waits = [
    WaitView(
      kind: .answer, clientID: "C-002", clientName: "Jay", processID: 11, processTitle: "Disability claim",
      stepID: "D1", stepTitle: "Check for a prior or pending claim", awaited: "SSA", since: january(2),
      lastChase: january(4), chases: 1, usual: "2 days", expected: january(5), nextChase: january(6),
      escalatesOn: january(12), until: nil, event: nil, daysSinceRequest: 3, daysSinceChase: 1, isOverdue: true,
      isEscalated: false),
    WaitView(
      kind: .held, clientID: "C-002", clientName: "Jay", processID: 11, processTitle: "Disability claim",
      stepID: "D8", stepTitle: "Gather supporting documents", awaited: "his sister", since: january(5),
      lastChase: nil, chases: 0, usual: "", expected: january(20), nextChase: nil, escalatesOn: nil,
      until: january(20), event: nil, daysSinceRequest: 0, daysSinceChase: nil, isOverdue: false, isEscalated: false),
  ]

  static let referral = ReferralView(
    referral: Referral(
      id: 3, clientID: "C-002", serviceID: "legal_aid", state: .waitlisted, sentOn: january(2), stateOn: january(5),
      place: 12, nextUpdateDue: january(30)),
    clientName: "Jay", serviceName: "Legal Aid",
    summary: "Waitlisted on 5 January, place 12; a place is usual about 26 January; next update due by 30 January")

  static let services = [
    ServiceView(
      service: Service(
        id: "legal_aid", name: "Legal Aid", kind: "legal_aid", timeZone: "America/Los_Angeles",
        hours: [.monday: [OpeningHours(opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 960))]],
        intakeDays: [.monday], closedDays: [january(19)],
        waitlist: Service.Waitlist(usualDays: 21, updateEveryDays: 30), alternatives: ["law_clinic"], note: "Bring ID."),
      referrals: [referral],
      findings: ["Its alternative “law_clinic” isn't in the directory. Add it, or take it off."],
      alternatives: ["Law Clinic"]),
    ServiceView(
      service: Service(id: "dmv", name: "DMV", kind: "dmv"), referrals: [],
      findings: ["No opening hours are known, so it is planned on any working day. Add them."], alternatives: []),
  ]
}
