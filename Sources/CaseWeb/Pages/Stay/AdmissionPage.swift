internal import Casework

/// The form that admits a client by hand.
struct AdmissionPage: Page {
  static let template = "admission"

  var shell: Shell
  var today: String
  var choices: [Choice]

  /// A process that can be started at once.
  struct Choice: Sendable {
    var choice: String
    var choiceTitle: String
  }

  init(today: CalendarDay, templates: [ProcessTemplate], shell: Shell) {
    self.shell = shell
    self.today = today.description
    choices = templates.filter { $0.status == .published && $0.startsAt == nil }
      .map { Choice(choice: $0.id, choiceTitle: $0.title) }
  }
}
