internal import CaseStore
package import Casework

/// Admits a client by hand.
package struct AddClient: UseCase {
  package typealias Outcome = ClientView
  package static var action: String { "add_client" }
  package static var changesCaseload: Bool { true }
  package var client: NewClient

  package init(_ client: NewClient) { self.client = client }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    let taken: Set<String>
    do {
      taken = try CaseloadReader(workspace.connection).clientIDs()
    } catch {
      throw .storeFailed(sentence: error.sentence)
    }
    let id: String
    do {
      id = try workspace.caseload.admit(client, takenIDs: taken, on: workspace.today, library: workspace.library)
    } catch {
      throw Admitting.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "client \(id)"
    return workspace.views.clientView(try workspace.client(id))
  }
}

/// Opens a new stay for a client who came back.
package struct OpenStay: UseCase {
  package typealias Outcome = ClientView
  package static var action: String { "open_stay" }
  package static var changesCaseload: Bool { true }
  package var client: String
  /// nil: today.
  package var admission: CalendarDay?
  package var plannedDischarge: CalendarDay?
  package var setting: Client.Setting?
  /// Template ids of processes to start at once.
  package var processes: [String]

  package init(
    client: String, admission: CalendarDay? = nil, plannedDischarge: CalendarDay? = nil,
    setting: Client.Setting? = nil, processes: [String] = []
  ) {
    self.client = client
    self.admission = admission
    self.plannedDischarge = plannedDischarge
    self.setting = setting
    self.processes = processes
  }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    let found = try workspace.client(client)
    do {
      try workspace.caseload.readmit(
        found.id, admission: admission, plannedDischarge: plannedDischarge, setting: setting, processes: processes,
        on: workspace.today, library: workspace.library)
    } catch {
      throw Admitting.caseError(error)
    }
    try workspace.planAgain()
    workspace.subject = "client \(found.id)"
    return workspace.views.clientView(try workspace.client(found.id))
  }
}

/// From why a client can't be admitted to what a caller reads.
private enum Admitting {
  static func caseError(_ error: AdmissionError) -> CaseError {
    switch error {
    case .noName, .nameTooLong: .badInput(field: "name", sentence: error.sentence)
    case .idUnusable: .badInput(field: "client_id", sentence: error.sentence)
    case .inFuture, .beforeExit, .sameDay: .badInput(field: "admission", sentence: error.sentence)
    case .dischargeBeforeAdmission, .dischargePassed: .badInput(field: "planned_discharge", sentence: error.sentence)
    case .textTooLong(let field, _), .tooMany(let field, _): .badInput(field: field, sentence: error.sentence)
    case .process(let inner): ProcessStarting.caseError(inner)
    case .unknownClient(let id): .notFound(kind: "client", id: id, suggestion: nil)
    case .idTaken, .nameKnown, .stillHere, .died: .notPossible(sentence: error.sentence)
    }
  }
}
