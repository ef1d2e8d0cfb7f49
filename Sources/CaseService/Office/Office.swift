package import CaseStore
package import Casework
internal import Planning
internal import Synchronization

/// Where use cases are performed: permission, transaction, audit, one after the other, for every one of them.
package final class Office: Sendable {
  private let store: any SQLStore
  private let dates: DateKeeper
  private let library: TemplateLibrary
  /// The agency's time zone, as it was last read.
  private let timeZone = Mutex(AgencySettings().timeZone)
  /// The one case manager until there are accounts.
  package static let soleManager = "1"

  package init(store: any SQLStore, clock: OfficeClock) async throws(CaseError) {
    guard DateKeeper.knowsTimeZones else {
      throw .storeFailed(
        sentence: "This build can't tell time zones apart, so dates would be wrong. Install the complete program.")
    }
    self.store = store
    dates = DateKeeper(clock)
    do {
      library = try TemplateLibrary.standard()
      let templates = library.templates
      let isSetUp = try await store.read { connection in
        let known = try TemplateRecords(connection).known()
        return try CaseloadReader(connection).hasCaseManager(Self.soleManager)
          && templates.allSatisfy { known.contains("\($0.id)/\($0.version)") }
      }
      let known = try await store.read { connection in
        try CaseloadReader(connection).caseload(of: Self.soleManager)?.settings.timeZone
      }
      if let known { timeZone.withLock { $0 = known } }
      if isSetUp { return }
      try await store.write { connection in
        try CaseloadWriter(connection).addCaseManager(
          id: Self.soleManager, name: "Case manager", settings: AgencySettings())
        try TemplateRecords(connection).keep(templates)
      }
    } catch {
      throw Self.caseError(error)
    }
  }

  /// Opens a database file.
  ///
  /// - Parameter creating: true: a missing file is created. False: it is an error.
  package static func open(file: String, creating: Bool, clock: OfficeClock) async throws(CaseError) -> Office {
    do {
      return try await Office(store: try SQLiteStore(file: file, creating: creating), clock: clock)
    } catch {
      throw caseError(error)
    }
  }

  /// An office in memory with the synthetic demo caseload, on a clock that can be moved.
  package static func demo(on day: CalendarDay) async throws(CaseError) -> Office {
    do {
      let office = try await Office(store: try SQLiteStore(), clock: .virtual(day))
      try await office.perform(LoadDemo(), as: Actor.soleManager(name: "demo"))
      return office
    } catch {
      throw caseError(error)
    }
  }

  /// The day it is.
  package var today: CalendarDay {
    get async { dates.today(timeZone: timeZone.withLock { $0 }) }
  }

  /// True when the office runs on a clock that can be moved.
  package var hasVirtualClock: Bool { dates.isVirtual }

  /// Performs a use case: decides whether the actor may, and does all of it or nothing.
  @discardableResult
  package func perform<Case: UseCase>(_ useCase: Case, as actor: Actor) async throws(CaseError) -> Case.Outcome {
    try PermissionRule.decide(Case.action, actor: actor)
    if let move = useCase as? MoveClock {
      guard dates.isVirtual else {
        throw .notPossible(sentence: "The clock can only be moved when the server was started with --clock.")
      }
      dates.move(to: move.to)
      try await perform(RollOver(), as: actor)
    }
    let today = await today
    let now = Crisis.Moment(day: today, time: dates.time(timeZone: AgencySettings().timeZone))
    let library = library
    do {
      if Case.changesCaseload {
        try await rollOverFirst(useCase, as: actor, today: today)
        return try await store.write { connection in
          var (workspace, before) = try Self.workspace(
            connection, actor: actor, now: now, isPlanned: Case.needsPlan, library: library)
          let outcome = try useCase.perform(in: &workspace)
          self.timeZone.withLock { $0 = workspace.caseload.settings.timeZone }
          if workspace.caseload != before {
            try CaseloadWriter(connection).write(workspace.caseload, over: before)
            try AuditTrail(connection: connection).append(
              actor: actor, action: Case.action, subject: workspace.subject, before: before, after: workspace.caseload)
          }
          return outcome
        }
      }
      return try await store.read { connection in
        var (workspace, _) = try Self.workspace(
          connection, actor: actor, now: now, isPlanned: Case.needsPlan, library: library)
        return try useCase.perform(in: &workspace)
      }
    } catch {
      throw Self.caseError(error)
    }
  }

  /// Brings a plan of another day forward before something is written on it: rolling over is a unit of its own, with its own
  /// audit entry, and never the side effect of something else.
  private func rollOverFirst(_ useCase: some UseCase, as actor: Actor, today: CalendarDay) async throws {
    guard type(of: useCase).needsPlan, !(useCase is RollOver) else { return }
    let manager = actor.caseManagerID
    guard let state = try await store.read({ try PlanState.of(manager, in: $0) }) else { return }
    // A closed day is planned for the next working day: the caseload says which, so only the plain case is told here.
    if state.plannedOn == today, !state.needsPlanning { return }
    try await perform(RollOver(), as: actor)
  }

  /// The caseload, planned for today; and as it is stored.
  private static func workspace(
    _ connection: any SQLConnection, actor: Actor, now: Crisis.Moment, isPlanned: Bool, library: TemplateLibrary
  ) throws -> (Workspace, stored: Caseload) {
    let today = now.day
    guard let stored = try CaseloadReader(connection).caseload(of: actor.caseManagerID) else {
      throw CaseError.notFound(kind: "case manager", id: actor.caseManagerID, suggestion: nil)
    }
    var caseload = stored
    if isPlanned, !stored.clients.isEmpty, let planned = try stored.planned(for: today, library: library) {
      caseload = planned.caseload
      for client in caseload.clients { caseload.refreshProcesses(of: client.id, on: today, library: library) }
    }
    return (
      Workspace(caseload: caseload, actor: actor, today: today, now: now, library: library, connection: connection),
      stored
    )
  }

  /// One table from what can go wrong below to what a person reads.
  static func caseError(_ error: any Error) -> CaseError {
    switch error {
    case let error as CaseError: error
    case let error as StoreError: .storeFailed(sentence: error.sentence)
    case let error as ProblemError: .notPossible(sentence: "The plan can't be made: \(error). Nothing was changed.")
    case let error as TemplateError: .storeFailed(sentence: "\(error)")
    default: .storeFailed(sentence: "Something unexpected happened (\(type(of: error))). Nothing was changed.")
    }
  }
}

extension Actor {
  /// Whoever sits at this machine, until there are accounts.
  package static func soleManager(name: String) -> Actor {
    Actor(name: name, role: .caseManager, caseManagerID: Office.soleManager)
  }
}

/// Who may do what. One place, asked before anything is read.
enum PermissionRule {
  /// - Throws: `CaseError.refused` when the actor may not.
  static func decide(_ action: String, actor: Actor) throws(CaseError) {
    guard actor.role == .caseManager else {
      throw .refused(sentence: "Only the case manager can do this. Sign in as the case manager of this caseload.")
    }
  }
}
