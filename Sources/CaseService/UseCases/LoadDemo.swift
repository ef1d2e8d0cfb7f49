internal import Casework

/// Fills an empty office with the synthetic demo caseload around today.
struct LoadDemo: UseCase {
  typealias Outcome = Void
  static let action = "load_demo"
  static let changesCaseload = true

  func perform(in workspace: inout Workspace) throws(CaseError) {
    do {
      workspace.caseload = try Caseload.demo(
        caseManagerID: workspace.actor.caseManagerID, calendar: workspace.caseload.calendar, on: workspace.today,
        library: workspace.library)
    } catch {
      throw .notPossible(sentence: "The demo caseload can't be read: \(error).")
    }
    try workspace.planAgain()
    workspace.subject = "demo"
  }
}
