internal import Casework

/// Waits as the terminal shows them: who is awaited, and the two clocks.
struct WaitText {
  let waits: [WaitView]

  /// The whole list for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add("WAITING FOR OTHERS: \(waits.count)", .heading)
    if waits.isEmpty { page.add("Nothing is awaited.") }
    for wait in waits { Self.add(wait, isNamed: true, to: &page) }
    return page.text
  }

  static func add(_ wait: WaitView, isNamed: Bool, to page: inout Page) {
    let name = isNamed ? "\(wait.clientName): " : ""
    page.add(
      Page.Row(
        mark: wait.isEscalated ? "❗" : "⏳",
        spans: [
          Span(name, .heading),
          Span("\(wait.stepTitle) - waiting for \(wait.awaited)", wait.isEscalated ? .urgent : .normal),
          Span(wait.processID == 0 ? "" : " (process \(wait.processID), \(wait.stepID))", .faint),
        ]))
    page.add(Page.Row(level: 2, spans: [Span("\(wait.clocks); \(wait.outlook)", wait.isOverdue ? .high : .faint)]))
  }
}

extension Wording {
  /// "Left a message".
  static func outcome(_ outcome: AttemptOutcome) -> String { outcome.words.capitalizedFirst }
}
