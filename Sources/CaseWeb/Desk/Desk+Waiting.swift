package import CaseService
package import Casework

/// What the pages and the API ask of the office about waits, attempts, services and referrals.
package protocol WaitingDesk: Sendable {
  /// Records what came of an attempt at a task.
  func recordAttempt(_ report: AttemptReport, task: Int, as actor: Actor) async throws(CaseError) -> TaskView
  /// Everything that is awaited from others, the longest over its time first.
  func viewWaits(as actor: Actor) async throws(CaseError) -> [WaitView]
  /// The directory of services.
  func listServices(as actor: Actor) async throws(CaseError) -> [ServiceView]
  /// Adds a service, or changes the one with that id; fields left out keep their value.
  func keepService(_ fields: [String: String], seen: String?, as actor: Actor) async throws(CaseError) -> ServiceView
  /// Sends a client to a service; nil is today.
  func refer(_ client: String, to service: String, on day: CalendarDay?, note: String, as actor: Actor)
    async throws(CaseError) -> ReferralView
  /// Records what became of a referral.
  func recordReferral(_ record: RecordReferral, as actor: Actor) async throws(CaseError) -> ReferralView
  /// Chooses the service of a process, or of one of its steps.
  func chooseService(_ service: String, process: Int, step: String?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  /// How the case manager's day is made up.
  func daySettings(as actor: Actor) async throws(CaseError) -> AgencySettings
  /// Changes it; what is nil stays.
  func changeDay(_ change: DaySettingsChange, as actor: Actor) async throws(CaseError) -> AgencySettings
}

extension Office {
  package func daySettings(as actor: Actor) async throws(CaseError) -> AgencySettings {
    try await perform(ViewDaySettings(), as: actor)
  }

  package func changeDay(_ change: DaySettingsChange, as actor: Actor) async throws(CaseError) -> AgencySettings {
    try await perform(ChangeDaySettings(change: change), as: actor)
  }

  package func recordAttempt(_ report: AttemptReport, task: Int, as actor: Actor) async throws(CaseError) -> TaskView {
    try await perform(RecordAttempt(taskID: task, report: report), as: actor)
  }

  package func viewWaits(as actor: Actor) async throws(CaseError) -> [WaitView] {
    try await perform(ViewWaits(), as: actor)
  }

  package func listServices(as actor: Actor) async throws(CaseError) -> [ServiceView] {
    try await perform(ListServices(), as: actor)
  }

  package func keepService(
    _ fields: [String: String], seen: String?, as actor: Actor
  ) async throws(CaseError) -> ServiceView {
    try await perform(KeepService(fields: fields, seen: seen), as: actor)
  }

  package func refer(_ client: String, to service: String, on day: CalendarDay?, note: String, as actor: Actor)
    async throws(CaseError) -> ReferralView
  {
    try await perform(ReferClient(client: client, serviceID: service, day: day, note: note), as: actor)
  }

  package func recordReferral(_ record: RecordReferral, as actor: Actor) async throws(CaseError) -> ReferralView {
    try await perform(record, as: actor)
  }

  package func chooseService(_ service: String, process: Int, step: String?, as actor: Actor) async throws(CaseError)
    -> ProcessProgress
  {
    try await perform(ChooseService(processID: process, stepID: step, serviceID: service), as: actor)
  }
}
