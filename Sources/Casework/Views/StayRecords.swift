/// A client's stay with its records: the plan, the notes, the crises, what was before.
package struct StayRecords: Sendable, Equatable {
  package var clientID: String
  package var name: String
  package var admission: CalendarDay
  package var plannedDischarge: CalendarDay?
  package var status: Client.Status
  package var exit: ClientExit?
  package var facts: KnownFacts
  package var plan: ServicePlanStanding
  /// The latest day first.
  package var notes: [CaseNote]
  /// The latest first; withdrawn ones left out.
  package var crises: [Crisis]
  /// The earliest first.
  package var earlierStays: [EarlierStay]
  /// Open processes, and who takes each over when the client leaves.
  package var open: [OpenProcess]
  /// Processes that were ended by decision, in this stay.
  package var ended: [EndedProcess]
  /// The day that is shown.
  package var today: CalendarDay

  /// An open process on the hand-over list.
  package struct OpenProcess: Sendable, Equatable {
    package var processID: Int
    package var title: String
    package var status: CaseProcess.Status
    package var nextOwner: String?
  }
}

extension PlanViews {
  /// A client's stay with its records.
  package func stayRecords(_ client: Client) -> StayRecords {
    let own = caseload.processes.filter { $0.clientID == client.id }
    func title(_ process: CaseProcess) -> String {
      let title = library.template(of: process)?.title ?? process.templateID
      return process.provider.map { "\(title): \($0)" } ?? title
    }
    return StayRecords(
      clientID: client.id, name: client.name, admission: client.admission, plannedDischarge: client.plannedDischarge,
      status: client.status, exit: client.exit, facts: knownFacts(client),
      plan: caseload.servicePlanStanding(of: client, on: askedFor, library: library),
      notes: caseload.notes(about: client.id),
      crises: caseload.crises.filter { $0.clientID == client.id && !$0.isWithdrawn }.reversed(),
      earlierStays: client.earlierStays,
      open: own.filter { ($0.status.isOpen || $0.status == .onHold) && $0.parentID == nil }.map {
        StayRecords.OpenProcess(
          processID: $0.id, title: title($0), status: $0.status, nextOwner: $0.nextOwner)
      },
      ended: own.filter { $0.status == .cancelled }.compactMap { process in
        process.endedOn.map {
          EndedProcess(
            processID: process.id, title: title(process), endedOn: $0, reason: process.endedBecause ?? "",
            nextOwner: process.nextOwner)
        }
      }, today: askedFor)
  }
}
