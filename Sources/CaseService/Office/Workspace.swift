internal import CaseStore
package import Casework

/// What a use case works on: one caseload inside one transaction.
///
/// The caseload is planned for today before the use case sees it; what a writing use case changes is stored as one change.
package struct Workspace {
  /// Planned for today.
  package var caseload: Caseload
  /// What the audit log names as the subject: ids only.
  package var subject = ""
  /// Template versions that were added or whose status changed; stored with the caseload.
  var changedTemplates: [ProcessTemplate] = []
  package let actor: Actor
  /// The moment it is, on the agency's clock.
  package let now: Crisis.Moment
  /// False while the office's clock stands on a day that was set: the hours are this machine's then, and nobody worked in them.
  package let hasRealHours: Bool
  package let library: TemplateLibrary
  let connection: any SQLConnection
  /// What the log's entries are written with.
  let seal: LogSeal
  /// Whose records the use case asked for by name.
  let seen = SeenClients()

  /// The day it is.
  package var today: CalendarDay { now.day }

  /// The views of the caseload as it is now.
  package var views: PlanViews { PlanViews(caseload, library: library, on: today) }

  /// True for whoever decides about the agency: administrators, whoever has the database file, and the case manager of an agency
  /// that has only one.
  func decidesForAgency() throws(CaseError) -> Bool {
    if actor.userID == nil || actor.role == .administrator { return true }
    do {
      let others = try AccountRecords(connection).caseManagers().filter { $0.id != Office.agency }
      return actor.role == .caseManager && others.map(\.id) == [actor.caseManagerID]
    } catch {
      throw Office.caseError(error)
    }
  }

  /// A client by id, or by name in any case.
  ///
  /// - Throws: `CaseError.notFound` with a suggestion; `badInput` when a name fits several.
  package func client(_ wanted: String) throws(CaseError) -> Client {
    if let client = caseload.client(wanted) {
      seen.clients.insert(client.id)
      return client
    }
    let folded = wanted.lowercased()
    let exact = caseload.clients.filter { $0.id.lowercased() == folded || $0.name.lowercased() == folded }
    let found = exact.isEmpty ? caseload.clients.filter { $0.name.lowercased().hasPrefix(folded) } : exact
    if let only = found.first, found.count == 1, !folded.isEmpty {
      seen.clients.insert(only.id)
      return only
    }
    if found.count > 1, !folded.isEmpty {
      let names = found.map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
      throw .badInput(field: "client", sentence: "“\(wanted)” fits several clients: \(names). Name one by its id.")
    }
    let suggestion = Suggestion.closest(to: wanted, among: caseload.clients.flatMap { [$0.name, $0.id] })
    throw .notFound(kind: "client", id: wanted, suggestion: suggestion)
  }

  /// A process of the caseload.
  package func process(_ id: Int) throws(CaseError) -> CaseProcess {
    guard let process = caseload.processes.first(where: { $0.id == id }) else {
      throw .notFound(kind: "process", id: String(id), suggestion: nil)
    }
    seen.clients.insert(process.clientID)
    return process
  }

  /// A task of the caseload.
  package func task(_ id: Int) throws(CaseError) -> TaskRecord {
    guard let task = caseload.tasks.first(where: { $0.id == id }) else {
      throw .notFound(kind: "task", id: String(id), suggestion: nil)
    }
    seen.clients.insert(task.key.clientID)
    return task
  }

  /// Plans anew after something was added that is to be planned.
  mutating func planAgain() throws(CaseError) {
    do {
      caseload = try caseload.replanned(for: caseload.planningDay(today), library: library).caseload
    } catch {
      throw .notPossible(sentence: "The plan can't be made: \(error). Nothing was changed.")
    }
    for client in caseload.clients { caseload.refreshProcesses(of: client.id, on: today, library: library) }
  }
}

/// Collects whose records were asked for, for the log.
final class SeenClients {
  var clients: Set<String> = []
}
