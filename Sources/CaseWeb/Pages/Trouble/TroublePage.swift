/// A request that did not do what it should, for a person: what happened, and where to go on.
struct TroublePage: Page {
  static let template = "trouble"

  var shell: Shell
  var heading: String
  var detail: String
  /// The number to tell whoever looks after Caseday.
  var requestID: String
  var status: String
  /// True when what a form brought was kept as a draft.
  var hasKeptText = Presence.current?.hasKeptText ?? false

  init(_ problem: Problem, requestID: String, shell: Shell) {
    self.shell = shell
    heading = problem.title
    detail = problem.detail
    self.requestID = requestID
    status = "\(problem.status)"
  }
}
