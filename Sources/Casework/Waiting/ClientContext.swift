/// What a client's schedule takes into account beside processes and tasks: waits and attempts that people recorded, and the
/// services that the steps need.
struct ClientContext: Sendable {
  var waits: [WaitRecord] = []
  /// By task id, in the order they were made.
  var attempts: [Int: [ContactAttempt]] = [:]
  var directory = ServiceDirectory()
  var choices: [ServiceChoice] = []
  var referrals: [Referral] = []
  /// What the case manager took over from recorded minutes.
  var ownEstimates: [OwnEstimate] = []

  /// The minutes that a step is planned with: the case manager's own, otherwise the template's.
  func minutes(of step: TemplateStep, template: String) -> Int {
    ownEstimates.first { $0.templateID == template && $0.stepID == step.id }?.minutes ?? step.minutes
  }

  /// The wait that a person recorded for a piece and that still holds.
  func wait(for key: PieceKey, on day: CalendarDay) -> WaitRecord? {
    waits.last { $0.key == key && $0.holds(on: day) }
  }

  /// The last wait that a person recorded for a step, whether or not its day has passed.
  func wait(process: Int, step: String) -> WaitRecord? {
    waits.last { $0.key.processID == process && $0.key.stepID == step && $0.endedOn == nil }
  }

  /// The service that a step needs: as chosen for the step, for the process, or the one that its word means.
  func service(for step: TemplateStep, process: Int) -> Service? {
    guard let word = step.service else { return nil }
    func chosen(_ stepID: String) -> Service? {
      choices.last { $0.processID == process && $0.stepID == stepID }.flatMap { directory[$0.serviceID] }
    }
    let meant = directory.service(for: word)
    if let own = chosen(step.id) { return own }
    if let common = chosen(""), common.kind == (meant?.kind ?? word) { return common }
    return meant
  }

  /// The latest referral to a service that may still bring a place, or the latest of all.
  func referral(to service: String) -> Referral? {
    let own = referrals.filter { $0.serviceID == service }
    return own.last { $0.isOpen } ?? own.last
  }
}

extension Caseload {
  /// What the schedule of a client takes into account.
  func context(of clientID: String) -> ClientContext {
    ClientContext(
      waits: waits.filter { $0.key.clientID == clientID },
      attempts: Dictionary(
        grouping: attempts.filter { $0.clientID == clientID && !$0.isTakenBack }, by: \.taskID),
      directory: directory, choices: serviceChoices, referrals: referrals.filter { $0.clientID == clientID },
      ownEstimates: ownEstimates)
  }
}
