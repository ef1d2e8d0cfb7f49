internal import Casework

/// What a client waits for, who was tried, and where the client was sent.
extension ClientPage {
  /// The waits with their two clocks.
  struct Waits: Sendable {
    var waiting: [Wait]
  }

  /// One wait.
  struct Wait: Sendable {
    var waitTitle: String
    /// "Waiting for SSA".
    var waitFor: String
    /// "19 days since the request, 5 since the last chase".
    var waitClocks: String
    var waitOutlook: String
    var isLate: Bool

    init(_ wait: WaitView) {
      waitTitle = wait.stepTitle
      waitFor = "Waiting for \(wait.awaited)"
      waitClocks = wait.clocks
      waitOutlook = wait.outlook
      isLate = wait.isEscalated
    }
  }

  /// Who was tried, and reached.
  struct Attempts: Sendable {
    var attemptSummary: String
    var tries: [Attempt]

    /// nil when nobody was tried.
    init?(_ client: ClientView, today: CalendarDay) {
      if client.attempts.isEmpty { return nil }
      let count = client.attemptCount
      attemptSummary = "\(count.tried) tried, \(count.reached) reached"
      tries = client.attempts.prefix(8).map { Attempt($0, today: today) }
    }
  }

  /// One attempt.
  struct Attempt: Sendable {
    var tryTitle: String
    var tryDay: String
    var tryOutcome: String
    var tryNote: String?

    init(_ attempt: AttemptView, today: CalendarDay) {
      tryTitle = attempt.description
      tryDay = DayWords.heading(attempt.day, on: today) + (attempt.time.map { ", \($0)" } ?? "")
      tryOutcome = OutcomeWords.name(attempt.outcome) + (attempt.channel.map { " \(OutcomeWords.name($0))" } ?? "")
      tryNote = attempt.note.isEmpty ? nil : attempt.note
    }
  }

  /// The client's referrals, and the form for one more.
  struct Referrals: Sendable {
    var sent: [Sent]
    var referrer: Referrer?

    /// nil when there is neither a referral nor a service to refer to.
    init?(_ client: ClientView, services: [Service]) {
      sent = client.referrals.map(Sent.init)
      let open = Set(client.referrals.filter(\.referral.isOpen).map(\.referral.serviceID))
      let targets = services.filter { !open.contains($0.id) }.map(Target.init)
      referrer =
        targets.isEmpty
        ? nil : Referrer(referAction: Address.client(client.clientID) + "/referrals", targets: targets)
      if sent.isEmpty, referrer == nil { return nil }
    }
  }

  /// A referral with the buttons for what became of it.
  struct Sent: Sendable {
    var serviceLabel: String
    var standing: String
    var recordAction: String

    init(_ view: ReferralView) {
      serviceLabel = view.serviceName
      standing = view.summary
      recordAction = "/referrals/\(view.referral.id)"
    }
  }

  /// The form that records a referral.
  struct Referrer: Sendable {
    var referAction: String
    var targets: [Target]
  }

  /// A service to refer to.
  struct Target: Sendable {
    var target: String
    var targetLabel: String

    init(_ service: Service) {
      target = service.id
      let list = service.waitlist.map { $0.isOpen ? " (usually \($0.usualDays) days)" : " (list closed)" }
      targetLabel = service.name + (list ?? "")
    }
  }
}
