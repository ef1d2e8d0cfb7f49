package import CaseStore
package import Casework
internal import Foundation
internal import Planning
internal import Synchronization

/// Where use cases are performed: permission, transaction, audit, one after the other, for every one of them.
package final class Office: Sendable {
  let store: any SQLStore
  private let dates: DateKeeper
  private let shelf: LibraryShelf
  private let kept = KeptAnswers()
  private let names = NameShelf()
  /// The agency's time zone, as it was last read.
  private let timeZone = Mutex(AgencySettings().timeZone)
  /// The caseload of a new database.
  package static let soleManager = "1"
  /// The agency's own caseload: its settings, and never a client. What administrators and supervisors have before they open another.
  package static let agency = "agency"
  /// Reads that were logged beside a server; nil for a database in memory.
  let readings: ReadingsFile?
  /// The log's head beside the file; nil for a database in memory.
  let head: HeadFile?
  /// What second factors are kept with.
  let secrets: SecretKeeper
  /// What the log's entries are written with.
  let seal: LogSeal
  /// Seconds since 1970, for sessions, throttles and links; a virtual clock doesn't move it.
  let moment: @Sendable () -> Int

  package init(
    store: any SQLStore, clock: OfficeClock, readings: ReadingsFile? = nil, head: HeadFile? = nil,
    secrets: SecretKeeper? = nil, seal: LogSeal = LogSeal(),
    moment: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) async throws(CaseError) {
    guard DateKeeper.knowsTimeZones else {
      throw .storeFailed(
        sentence: "This build can't tell time zones apart, so dates would be wrong. Install the complete program.")
    }
    self.store = if let head { HeadKeepingStore(store: store, file: head) } else { store }
    self.readings = readings
    self.head = head
    self.secrets = secrets ?? SecretKeeper()
    self.seal = seal
    self.moment = moment
    dates = DateKeeper(clock)
    do {
      let shipped = try TemplateLibrary.standard()
      shelf = LibraryShelf(shipped)
      let templates = shipped.templates
      let isSetUp = try await store.read { connection in
        let known = try TemplateRecords(connection).known()
        let caseloads = CaseloadReader(connection)
        return try caseloads.hasCaseManager(Self.soleManager) && caseloads.hasCaseManager(Self.agency)
          && caseloads.hasAgencySettings()
          && templates.allSatisfy { known.contains("\($0.id)/\($0.version)") }
      }
      let known = try await store.read { connection in
        try CaseloadReader(connection).settings(of: Self.agency).timeZone
      }
      timeZone.withLock { $0 = known }
      if isSetUp { return }
      try await store.write { connection in
        try CaseloadWriter(connection).addCaseManager(
          id: Self.soleManager, name: "Case manager", settings: AgencySettings())
        try CaseloadWriter(connection).addCaseManager(
          id: Self.agency, name: "Agency", settings: try CaseloadReader(connection).settings(of: Self.soleManager))
        if try !CaseloadReader(connection).hasAgencySettings() {
          try CaseloadWriter(connection).write(agency: CaseloadReader(connection).settings(of: Self.soleManager))
        }
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
      return try await Office(
        store: try SQLiteStore(file: file, creating: creating), clock: clock, readings: ReadingsFile(database: file),
        head: HeadFile(database: file), secrets: SecretKeeper(database: file), seal: LogSeal(database: file))
    } catch {
      throw caseError(error)
    }
  }

  /// An office with the synthetic demo caseload, on a clock that can be moved.
  ///
  /// - Parameter file: a new database file; nil: in memory.
  package static func demo(on day: CalendarDay, file: String? = nil) async throws(CaseError) -> Office {
    do {
      let store = try file.map { try SQLiteStore(file: $0, creating: true) } ?? SQLiteStore()
      let office = try await Office(store: store, clock: .virtual(day))
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

  /// The time of day in the agency's time zone, or where the virtual clock was put.
  package var time: ClockTime {
    get async { dates.time(timeZone: timeZone.withLock { $0 }) }
  }

  /// True when the office runs on a clock that can be moved.
  package var hasVirtualClock: Bool { dates.isVirtual }

  /// Performs a use case: decides whether the actor may, and does all of it or nothing. One entry in the log, whatever comes of it.
  @discardableResult
  package func perform<Case: UseCase>(_ useCase: Case, as asking: Actor) async throws(CaseError) -> Case.Outcome {
    var actor = asking
    if !useCase.purpose.isEmpty { actor.purpose = useCase.purpose }
    do {
      try PermissionRule.decide(Case.self, actor: actor)
      return try await performPermitted(useCase, as: try await located(actor))
    } catch {
      if let found = try await inEmergency(useCase, as: actor, after: error) { return found }
      try await logRefusal(of: Case.action, as: actor, error)
      throw error
    }
  }

  func performPermitted<Case: UseCase>(
    _ useCase: Case, as actor: Actor
  ) async throws(CaseError) -> Case.Outcome {
    if let move = useCase as? MoveClock {
      guard dates.isVirtual else {
        throw .notPossible(sentence: "The clock can only be moved when the server was started with --clock.")
      }
      dates.move(to: move.to, time: move.time)
      for manager in try await caseloads() {
        var job = actor
        job.caseManagerID = manager
        job.userID = nil
        try await perform(RollOver(), as: job)
      }
    }
    let today = await today
    let now = Crisis.Moment(day: today, time: dates.time(timeZone: timeZone.withLock { $0 }))
    do {
      if Case.changesCaseload {
        try await rollOverFirst(useCase, as: actor, today: today)
        return try await write(useCase, as: actor, now: now)
      }
      return try await read(useCase, as: actor, now: now)
    } catch {
      throw Self.caseError(error)
    }
  }

  private func write<Case: UseCase>(_ useCase: Case, as actor: Actor, now: Crisis.Moment) async throws -> Case.Outcome {
    let (shelf, moment) = (shelf, moment())
    return try await store.write { connection in
      try PermissionRule.decide(
        caseload: actor.caseManagerID, actor: actor, changes: true, moment: moment, in: connection)
      var (workspace, before) = try self.workspace(
        connection, actor: actor, now: now, isPlanned: Case.needsPlan, library: try shelf.library(connection))
      let outcome = try Self.perform(useCase, in: &workspace)
      self.timeZone.withLock { $0 = workspace.caseload.settings.timeZone }
      for template in workspace.changedTemplates { try TemplateRecords(connection).put(template) }
      let trail = AuditTrail(connection: connection, seal: self.seal)
      if workspace.caseload != before || !workspace.changedTemplates.isEmpty {
        try CaseloadWriter(connection).write(workspace.caseload, over: before)
        try DeskRecords(connection).count(changeOf: actor.caseManagerID, at: moment)
        let changed = AuditTrail.changes(
          from: before, to: workspace.caseload, agency: !workspace.changedTemplates.isEmpty)
        if changed.contains("agency") { try RecordRows(connection).replan(allBut: actor.caseManagerID) }
        try trail.append(
          actor: actor, action: Case.action, subject: workspace.subject, caseload: actor.caseManagerID,
          changed: changed)
        Looks.gathered?.noteEntry(of: changed)
      } else if Case.showsClients, actor.userID != nil {
        try trail.append(
          actor: actor, action: Case.action, subject: workspace.subject, outcome: .unchanged,
          caseload: actor.caseManagerID, read: workspace.seen.clients)
        Looks.gathered?.noteEntry(of: Set(workspace.seen.clients.map { "client \($0)" }))
      }
      return outcome
    }
  }

  /// Performs it; who reads what went wrong from afar reads no names.
  private static func perform<Case: UseCase>(
    _ useCase: Case, in workspace: inout Workspace
  ) throws(CaseError) -> Case.Outcome {
    do {
      return try useCase.perform(in: &workspace)
    } catch {
      throw workspace.actor.userID == nil ? error : error.withoutNames(of: workspace.caseload.clients)
    }
  }

  private func read<Case: UseCase>(_ useCase: Case, as actor: Actor, now: Crisis.Moment) async throws -> Case.Outcome {
    let (shelf, moment, kept) = (shelf, moment(), kept)
    let (outcome, seen) = try await store.read { connection in
      try PermissionRule.decide(
        caseload: actor.caseManagerID, actor: actor, changes: false, moment: moment, in: connection)
      return try kept.answer(useCase, actor: actor, day: now.day, in: connection) {
        var (workspace, _) = try self.workspace(
          connection, actor: actor, now: now, isPlanned: Case.needsPlan, library: try shelf.library(connection))
        let outcome = try Self.perform(useCase, in: &workspace)
        return (outcome, workspace.seen.clients)
      }
    }
    // Logged before anybody sees it: what can't be logged isn't shown.
    if Case.showsClients { try await logReading(Case.action, of: seen, as: actor) }
    return outcome
  }

  // MARK: Accounts

  /// Performs something about accounts, sign-in or the log. - Parameter actor: nil when nobody is signed in.
  @discardableResult
  package func perform<Case: AccountUseCase>(
    _ useCase: Case, as actor: Actor?, source: String = ""
  ) async throws(CaseError) -> Case.Outcome {
    // Somebody who isn't signed in has an account's number that nobody has.
    var visitor = actor ?? Actor(name: "unknown", role: .auditor, caseManagerID: Self.agency, userID: 0)
    if visitor.source.isEmpty { visitor.source = source }
    do {
      try PermissionRule.decide(Case.permission, actor: actor)
      return try await useCase.perform(
        in: AccountRoom(store: store, actor: visitor, moment: moment(), secrets: secrets, seal: seal, names: names))
    } catch {
      if actor != nil { try await logRefusal(of: Case.action, as: visitor, error) }
      throw error
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
    var job = actor
    job.userID = nil
    job.name = "job:roll_over"
    try await perform(RollOver(), as: job)
  }

  /// The caseload, planned for today; and as it is stored.
  private func workspace(
    _ connection: any SQLConnection, actor: Actor, now: Crisis.Moment, isPlanned: Bool, library: TemplateLibrary
  ) throws -> (Workspace, stored: Caseload) {
    let today = now.day
    guard var stored = try CaseloadReader(connection).caseload(of: actor.caseManagerID) else {
      throw CaseError.notFound(kind: "case manager", id: actor.caseManagerID, suggestion: nil)
    }
    if let client = actor.emergencyClient { stored.keepOnly(client) }
    var caseload = stored
    if isPlanned, !stored.clients.isEmpty, let planned = try stored.planned(for: today, library: library) {
      caseload = planned.caseload
      for client in caseload.clients { caseload.refreshProcesses(of: client.id, on: today, library: library) }
    }
    return (
      Workspace(
        caseload: caseload, actor: actor, now: now, hasRealHours: dates.isOnSystemClock, library: library,
        connection: connection, seal: seal),
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
  /// Whoever has the database itself, on the caseload of a new one: the demo, a job, a test.
  package static func soleManager(name: String) -> Actor {
    Actor(name: name, role: .caseManager, caseManagerID: Office.soleManager)
  }
}
