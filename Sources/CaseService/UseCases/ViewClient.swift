package import Casework

/// One client; `client` is an id, or for the command line a name.
package struct ViewClient: UseCase {
  package typealias Outcome = ClientView
  package var client: String
  package var day: CalendarDay?
  package init(client: String, day: CalendarDay? = nil) {
    self.client = client
    self.day = day
  }
}

extension ViewClient {
  package static var action: String { "view_client" }
  package func perform(in workspace: inout Workspace) throws(CaseError) -> ClientView {
    workspace.views.clientView(try workspace.client(client))
  }
}
