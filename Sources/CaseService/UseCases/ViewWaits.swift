package import Casework

/// Everything that is awaited from others, the longest over its time first.
package struct ViewWaits: UseCase {
  package typealias Outcome = [WaitView]
  package static var action: String { "view_waits" }

  package init() {}

  package func perform(in workspace: inout Workspace) throws(CaseError) -> [WaitView] { workspace.views.waits() }
}
