package import CaseStore
package import Casework
internal import Foundation
internal import Planning
internal import Synchronization

/// Where use cases are performed: permission, transaction, audit, one after the other, for every one of them.
package final class Office: Sendable {
  private let store: any SQLStore
  private let dates: DateKeeper
  private let shelf: LibraryShelf
  /// The agency's time zone, as it was last read.
  private let timeZone = Mutex(AgencySettings().timeZone)
  /// The caseload of a new database.
  package static let soleManager = "1"
  /// The agency's own caseload: its settings, and never a client. What administrators and supervisors have before they open another.
  package static let agency = "agency"
  /// Reads that were logged beside a server; nil for a database in memory.
  private let readings: ReadingsFile?
  /// The log's head beside the file; nil for a database in memory.
  private let head: HeadFile?
  /// Seconds since 1970, for sessions, throttles and links; a virtual clock doesn't move it.
  private let moment: @Sendable () -> Int

  package init(
    store: any SQLStore, clock: OfficeClock, readings: ReadingsFile? = nil, head: HeadFile? = nil,
    moment: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) async throws(CaseError) {
    guard DateKeeper.knowsTimeZones else {
      throw .storeFailed(
        sentence: "This build can't tell time zones apart, so dates would be wrong. Install the complete program.")
    }
    self.store = if let head { HeadKeepingStore(store: store, file: head) } else { store }
    self.readings = readings
    self.head = head
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
        try CaseloadWriter(connection).addCaseManager(
          id: Self.agency, name: "Agency", settings: try CaseloadReader(connection).settings(of: Self.soleManager))
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
        head: HeadFile(database: file))
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

  /// Performs a use case: decides whether the actor may, and does all of it or nothing. One entry in the log, whatever comes of it.
  @discardableResult
  package func perform<Case: UseCase>(_ useCase: Case, as actor: Actor) async throws(CaseError) -> Case.Outcome {
    do {
      try PermissionRule.decide(Case.self, actor: actor)
      return try await performPermitted(useCase, as: try await located(actor))
    } catch {
      if let found = try await inEmergency(useCase, as: actor, after: error) { return found }
      try await logRefusal(of: Case.action, as: actor, error)
      throw error
    }
  }

  private func performPermitted<Case: UseCase>(
    _ useCase: Case, as actor: Actor
  ) async throws(CaseError) -> Case.Outcome {
    if let move = useCase as? MoveClock {
      guard dates.isVirtual else {
        throw .notPossible(sentence: "The clock can only be moved when the server was started with --clock.")
      }
      dates.move(to: move.to)
      for manager in try await caseloads() {
        var job = actor
        job.caseManagerID = manager
        job.userID = nil
        try await perform(RollOver(), as: job)
      }
    }
    let today = await today
    let now = Crisis.Moment(day: today, time: dates.time(timeZone: AgencySettings().timeZone))
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
      var (workspace, before) = try Self.workspace(
        connection, actor: actor, now: now, isPlanned: Case.needsPlan, library: try shelf.library(connection))
      workspace.time = self.dates.isOnSystemClock ? now.time : nil
      let outcome = try useCase.perform(in: &workspace)
      self.timeZone.withLock { $0 = workspace.caseload.settings.timeZone }
      for template in workspace.changedTemplates { try TemplateRecords(connection).put(template) }
      let trail = AuditTrail(connection: connection)
      if workspace.caseload != before || !workspace.changedTemplates.isEmpty {
        try CaseloadWriter(connection).write(workspace.caseload, over: before)
        let changed = AuditTrail.changes(
          from: before, to: workspace.caseload, agency: !workspace.changedTemplates.isEmpty)
        if changed.contains("agency") { try RecordRows(connection).replan(allBut: actor.caseManagerID) }
        try trail.append(
          actor: actor, action: Case.action, subject: workspace.subject, caseload: actor.caseManagerID,
          changed: changed)
      } else if Case.showsClients, actor.userID != nil {
        try trail.append(
          actor: actor, action: Case.action, subject: workspace.subject, outcome: .unchanged,
          caseload: actor.caseManagerID, read: workspace.seen.clients)
      }
      return outcome
    }
  }

  private func read<Case: UseCase>(_ useCase: Case, as actor: Actor, now: Crisis.Moment) async throws -> Case.Outcome {
    let (shelf, moment) = (shelf, moment())
    let (outcome, seen) = try await store.read { connection in
      try PermissionRule.decide(
        caseload: actor.caseManagerID, actor: actor, changes: false, moment: moment, in: connection)
      var (workspace, _) = try Self.workspace(
        connection, actor: actor, now: now, isPlanned: Case.needsPlan, library: try shelf.library(connection))
      let outcome = try useCase.perform(in: &workspace)
      return (outcome, workspace.seen.clients)
    }
    // Logged before anybody sees it: what can't be logged isn't shown.
    if Case.showsClients { try await logReading(Case.action, of: seen, as: actor) }
    return outcome
  }

  // MARK: The log

  /// Logs a look at clients: at those named, or at the whole caseload.
  private func logReading(_ action: String, of clients: Set<String>, as actor: Actor) async throws {
    let subject =
      clients.isEmpty
      ? "caseload \(actor.caseManagerID)" : clients.sorted().map { "client \($0)" }.joined(separator: ", ")
    if let readings, store.isWrittenElsewhere() {
      return try readings.add(
        ReadingsFile.Line(
          at: Date().formatted(.iso8601), actor: actor.name, action: action, subject: subject,
          caseload: actor.caseManagerID, clients: clients.sorted()))
    }
    try await takeReadings()
    try await store.write { connection in
      try AuditTrail(connection: connection).append(
        actor: actor, action: action, subject: subject, caseload: actor.caseManagerID, read: clients)
    }
  }

  /// Brings the reads that were logged beside this process into the log.
  package func takeReadings() async throws {
    guard let readings, let lines = try readings.lines(), !lines.isEmpty else { return }
    try await store.write { connection in
      let trail = AuditTrail(connection: connection)
      for line in lines {
        let actor = Actor(name: line.actor, role: .caseManager, caseManagerID: line.caseload)
        try trail.append(
          actor: actor, action: line.action, subject: line.subject, caseload: line.caseload,
          read: Set(line.clients), at: line.at)
      }
    }
    try readings.drop(lines.count)
  }

  /// Logs that an account was refused, or asked for what isn't there: the kind of it, never what was typed.
  private func logRefusal(of action: String, as actor: Actor, _ error: CaseError) async throws(CaseError) {
    guard actor.userID != nil else { return }
    let (subject, outcome): (String, AuditOutcome)
    switch error {
    case .refused: (subject, outcome) = ("", .refused)
    case .notFound(let kind, _, _): (subject, outcome) = (kind, .notFound)
    default: return
    }
    do {
      try await store.write { connection in
        try AuditTrail(connection: connection).append(
          actor: actor, action: action, subject: subject, outcome: outcome, caseload: actor.caseManagerID)
      }
    } catch {
      throw Self.caseError(error)
    }
  }

  /// Checks the log and the records against it, and the log's end against the head that is kept beside the file.
  package func checkAudit(as actor: Actor) async throws(CaseError) -> AuditFinding {
    if let head {
      let cut: AuditFinding?
      do { cut = try await store.read { try head.finding(in: $0) } } catch { throw Self.caseError(error) }
      if let cut { return cut }
    }
    var asking = actor
    asking.caseManagerID = Self.agency
    return try await perform(CheckAudit(), as: asking)
  }

  // MARK: Whose caseload

  /// Every caseload with a case manager, but not the agency's own.
  package func caseloads() async throws(CaseError) -> [String] {
    do {
      return try await store.read { try AccountRecords($0).caseManagers().map(\.id).filter { $0 != Self.agency } }
    } catch {
      throw Self.caseError(error)
    }
  }

  /// The actor on the caseload that was meant: whoever has the file may name it by its id or its case manager's sign-in name, and
  /// need not where there is only one.
  private func located(_ actor: Actor) async throws(CaseError) -> Actor {
    guard actor.userID == nil else { return actor }
    let wanted = actor.caseManagerID
    let found: [(id: String, name: String, login: String)]
    do {
      found = try await store.read { connection in
        let accounts = AccountRecords(connection)
        return try accounts.caseManagers().map { manager in
          (manager.id, manager.name, try accounts.user(caseManagerID: manager.id)?.login ?? "")
        }
      }
    } catch {
      throw Self.caseError(error)
    }
    var located = actor
    if let known = found.first(where: { $0.id == wanted || (!wanted.isEmpty && $0.login == wanted.lowercased()) }) {
      located.caseManagerID = known.id
      return located
    }
    let managers = found.filter { $0.id != Self.agency }
    let names = managers.map { "\($0.login.isEmpty ? $0.id : $0.login) (\($0.name))" }.joined(separator: ", ")
    guard wanted.isEmpty else {
      throw .badInput(field: "as", sentence: "There is no case manager “\(wanted)”. There are: \(names).")
    }
    guard let only = managers.first, managers.count == 1 else {
      throw .badInput(field: "as", sentence: "There are several case managers. Name one with --as: \(names).")
    }
    located.caseManagerID = only.id
    return located
  }

  /// A look at one client of another's caseload, while an emergency access runs; nil when there is none.
  private func inEmergency<Case: UseCase>(
    _ useCase: Case, as actor: Actor, after error: CaseError
  ) async throws(CaseError) -> Case.Outcome? {
    guard let view = useCase as? ViewClient, let user = actor.userID, actor.emergencyClient == nil,
      case .notFound(kind: "client", _, _) = error
    else { return nil }
    let (moment, wanted) = (moment(), view.client)
    let access: EmergencyRecord?
    do {
      access = try await store.read { connection in
        try EmergencyRecords(connection).running(of: user, at: moment).first { $0.clientID == wanted }
      }
    } catch {
      throw Self.caseError(error)
    }
    guard let access else { return nil }
    var visitor = actor
    visitor.caseManagerID = access.caseManagerID
    visitor.emergencyClient = access.clientID
    return try await performPermitted(useCase, as: visitor)
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
      return try await useCase.perform(in: AccountRoom(store: store, actor: visitor, moment: moment()))
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
  private static func workspace(
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
