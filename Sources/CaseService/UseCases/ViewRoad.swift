package import Casework

/// A client's road ahead: processes in time, papers, what happens next.
package struct ViewRoad: UseCase {
  package typealias Outcome = RoadAhead
  package static var action: String { "view_road" }
  package var client: String

  package init(client: String) { self.client = client }

  package func perform(in workspace: inout Workspace) throws(CaseError) -> RoadAhead {
    workspace.views.roadAhead(try workspace.client(client))
  }
}
