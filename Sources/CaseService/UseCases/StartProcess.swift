internal import CaseStore
internal import Casework

/// Starts a process and distributes its tasks.
package struct StartProcess: UseCase {
  package struct Outcome: Sendable, Equatable {
    package var processID: Int
    /// What was started; close to discharge `housing_search` becomes `housing_urgent`.
    package var templateID: String
    package var title: String
    package var clientName: String
    /// Why it is another template than the one asked for; nil when it is the same.
    package var substitution: String?
    /// Tasks that were put on the calendar.
    package var plannedTasks: Int

    package init(
      processID: Int, templateID: String, title: String, clientName: String, substitution: String?, plannedTasks: Int
    ) {
      self.processID = processID
      self.templateID = templateID
      self.title = title
      self.clientName = clientName
      self.substitution = substitution
      self.plannedTasks = plannedTasks
    }
  }
  package var client: String
  package var processType: String
  package var timelineWeeks: Int?
  /// A key chosen by the caller: the same key never starts a second process.
  package var idempotencyKey: String?
  package init(client: String, processType: String, timelineWeeks: Int? = nil, idempotencyKey: String? = nil) {
    self.client = client
    self.processType = processType
    self.timelineWeeks = timelineWeeks
    self.idempotencyKey = idempotencyKey
  }
}

extension StartProcess {
  package static var action: String { "start_process" }
  package static var changesCaseload: Bool { true }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> Outcome {
    let fingerprint = "\(client)|\(processType)|\(timelineWeeks.map(String.init) ?? "-")"
    let keys = IdempotencyKeys(workspace)
    if let key = idempotencyKey, let known = try keys.answer(key, fingerprint: fingerprint) {
      return try outcome(processID: known, in: workspace, substitution: nil)
    }
    let client = try workspace.client(client)
    let started: StartedProcess
    do {
      started = try workspace.caseload.startProcess(
        processType, client: client, on: workspace.today, timelineWeeks: timelineWeeks, library: workspace.library)
    } catch {
      throw ProcessStarting.caseError(error)
    }
    guard let first = started.processes.first else {
      throw .notPossible(sentence: "There is nothing to start: the requests to all providers are under way.")
    }
    try workspace.planAgain()
    workspace.subject = "process \(first.id)"
    if let key = idempotencyKey { try keys.keep(key, fingerprint: fingerprint, outcome: first.id) }
    return try outcome(processID: first.id, in: workspace, substitution: started.substitution)
  }

  private func outcome(processID: Int, in workspace: Workspace, substitution: String?) throws(CaseError) -> Outcome {
    let process = try workspace.process(processID)
    let family = Set(workspace.caseload.processes.filter { $0.id == processID || $0.parentID == processID }.map(\.id))
    return Outcome(
      processID: processID, templateID: process.templateID,
      title: workspace.library[process.templateID]?.title ?? process.templateID,
      clientName: workspace.caseload.client(process.clientID)?.name ?? process.clientID, substitution: substitution,
      plannedTasks: workspace.caseload.tasks.count { family.contains($0.key.processID) && $0.day != nil })
  }
}

/// From why a process can't be started to what a caller reads.
enum ProcessStarting {
  static func caseError(_ error: ProcessStartError) -> CaseError {
    switch error {
    case .unknownTemplate(let id, let suggestion): .notFound(kind: "process template", id: id, suggestion: suggestion)
    case .timelineOutOfRange: .badInput(field: "timeline_weeks", sentence: error.sentence)
    case .unknownVariant: .badInput(field: "variant", sentence: error.sentence)
    case .alreadyRunning, .closedClient, .noProviders, .notPublished, .hasLeft: .notPossible(sentence: error.sentence)
    }
  }
}

/// Answers that were given under a caller's key.
private struct IdempotencyKeys {
  private let store: CaseStore.IdempotencyKeys
  private let actor: String

  init(_ workspace: Workspace) {
    store = CaseStore.IdempotencyKeys(workspace.connection)
    actor = workspace.actor.name
  }

  /// What was answered under the key before; nil for a new key.
  func answer(_ key: String, fingerprint: String) throws(CaseError) -> Int? {
    let known: (fingerprint: String, outcome: Int)?
    do { known = try store.answer(actor: actor, key: key) } catch { throw .storeFailed(sentence: error.sentence) }
    guard let known else { return nil }
    guard known.fingerprint == fingerprint else {
      throw .badInput(
        field: "Idempotency-Key", sentence: "This key was used for another request. Send a new key with a new request.")
    }
    return known.outcome
  }

  func keep(_ key: String, fingerprint: String, outcome: Int) throws(CaseError) {
    do {
      try store.keep(actor: actor, key: key, fingerprint: fingerprint, outcome: outcome)
    } catch {
      throw .storeFailed(sentence: error.sentence)
    }
  }
}
