internal import CaseStore
internal import Foundation

/// What an office writes into its log beside the changes themselves: looks, refusals, and what was looked at elsewhere.
extension Office {
  /// Logs a look at clients, or keeps it for the entry of the page that it is for: at those named, or at the whole caseload.
  func logReading(_ action: String, of clients: Set<String>, as actor: Actor) async throws {
    if let gathered = Looks.gathered { return gathered.note(action, of: clients, as: actor) }
    try await write(Looks.Look(action: action, actor: actor, clients: clients, isOfCaseload: clients.isEmpty))
  }

  /// Writes the entry of a look.
  func write(_ look: Looks.Look) async throws {
    let (action, actor, clients) = (look.action, look.actor, look.clients)
    let subject =
      look.isOfCaseload
      ? "caseload \(actor.caseManagerID)" : clients.sorted().map { "client \($0)" }.joined(separator: ", ")
    if let readings, store.isWrittenElsewhere() {
      return try readings.add(
        ReadingsFile.Line(
          at: Date().formatted(.iso8601), actor: actor.name, action: action, subject: subject,
          caseload: actor.caseManagerID, clients: clients.sorted(), purpose: actor.purpose.isEmpty ? nil : actor.purpose
        ))
    }
    try await takeReadings()
    try await store.write { [seal] connection in
      try AuditTrail(connection: connection, seal: seal).append(
        actor: actor, action: action, subject: subject, caseload: actor.caseManagerID, read: clients)
    }
  }

  /// Brings the reads that were logged beside this process into the log.
  package func takeReadings() async throws {
    guard let readings, let lines = try readings.lines(), !lines.isEmpty else { return }
    try await store.write { [seal] connection in
      let trail = AuditTrail(connection: connection, seal: seal)
      for line in lines {
        var actor = Actor(name: line.actor, role: .caseManager, caseManagerID: line.caseload)
        actor.purpose = line.purpose ?? ""
        try trail.append(
          actor: actor, action: line.action, subject: line.subject, caseload: line.caseload,
          read: Set(line.clients), at: line.at)
      }
    }
    try readings.drop(lines.count)
  }

  /// Logs that an account was refused, or asked for what isn't there: the kind of it, never what was typed.
  func logRefusal(of action: String, as actor: Actor, _ error: CaseError) async throws(CaseError) {
    guard actor.userID != nil else { return }
    let (subject, outcome): (String, AuditOutcome)
    switch error {
    case .refused: (subject, outcome) = ("", .refused)
    case .notFound(let kind, _, _): (subject, outcome) = (kind, .notFound)
    default: return
    }
    do {
      try await store.write { [seal] connection in
        try AuditTrail(connection: connection, seal: seal).append(
          actor: actor, action: action, subject: subject, outcome: outcome, caseload: actor.caseManagerID)
      }
      Looks.gathered?.noteRefusal()
    } catch {
      throw Self.caseError(error)
    }
  }

  /// Clears the files of what a purge had to leave in them because somebody else was looking.
  package func clearPurged() async throws(CaseError) {
    do {
      guard try await store.read({ try AuditLog($0).hasUncleared() }) else { return }
      try await store.clearDeleted()
      try await store.write { try AuditLog($0).noteCleared() }
    } catch {
      throw Self.caseError(error)
    }
  }

  /// What the log's end says against the head that is kept beside the file; nil when it agrees, and in memory.
  package func checkHead() async throws(CaseError) -> AuditFinding? {
    guard let head else { return nil }
    do { return try await store.read { try head.finding(in: $0) } } catch { throw Self.caseError(error) }
  }

  /// The number and the hash of the log's newest entry, as they stand in `FILE-audit`, for whoever keeps them elsewhere; nil in memory.
  package func newestEntry() async throws(CaseError) -> (entry: Int, hash: String)? {
    guard head != nil else { return nil }
    do { return try await store.read { try AuditLog($0).last() } } catch { throw Self.caseError(error) }
  }

  /// Checks the log and the records against it, and the log's end against the head that is kept beside the file.
  package func checkAudit(as actor: Actor) async throws(CaseError) -> AuditFinding {
    if let cut = try await checkHead() { return cut }
    var asking = actor
    asking.caseManagerID = Self.agency
    return try await perform(CheckAudit(), as: asking)
  }
}
