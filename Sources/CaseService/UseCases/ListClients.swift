package import Casework

/// All clients of the caseload, by name.
package struct ListClients: KeptUseCase {
  package typealias Outcome = [ClientSummary]
  package var day: CalendarDay?
  package init(day: CalendarDay? = nil) { self.day = day }
}

extension ListClients {
  package var question: String { day?.description ?? "" }
  package static var action: String { "list_clients" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> [ClientSummary] {
    workspace.views.clientSummaries()
  }
}
