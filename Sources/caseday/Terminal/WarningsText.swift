internal import Casework

/// Warnings as the terminal shows them: by code, each with its cause and its fixes.
struct WarningsText {
  let warnings: [Recommendation]

  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    let open = warnings.filter(\.isOpen)
    let accepted = warnings.filter { !$0.isOpen }
    if open.isEmpty, accepted.isEmpty {
      page.add("Everything can still go as planned.", .good)
      return page.text
    }
    var title = ""
    for warning in open + accepted {
      let heading = warning.isOpen ? warning.warning?.title ?? "Suggestion" : "Accepted"
      if heading != title {
        page.heading(mark: warning.isOpen ? "❗" : "✅", heading.uppercased(), look: warning.isOpen ? .high : .good)
        title = heading
      }
      add(warning, to: &page)
    }
    return page.text
  }

  private func add(_ warning: Recommendation, to page: inout Page) {
    let new = warning.isNew ? [Span("NEW ", .urgent)] : []
    let code = warning.warning.map { "\($0.rawValue) " } ?? ""
    page.add(
      Page.Row(mark: "•", spans: [Span("[\(warning.id)] \(code)", .faint)] + new + [Span(warning.message)]))
    if !warning.cause.isEmpty { page.add(Page.Row(level: 1, spans: [Span(warning.cause, .faint)])) }
    if let first = warning.firstSeen, !warning.isNew {
      page.add(Page.Row(level: 1, spans: [Span("Announced on \(DayText.weekdayAndDate(first)).", .faint)]))
    }
    if let accepted = warning.acceptance {
      page.add(
        Page.Row(
          level: 1,
          spans: [Span("Accepted on \(DayText.dayAndMonth(accepted.day)) by \(accepted.by): \(accepted.reason)", .good)]
        ))
      return
    }
    for (number, fix) in warning.fixes.enumerated() {
      let command = fix.isReady ? [Span(" (caseday fix \(warning.id) \(number + 1))", .faint)] : []
      page.add(Page.Row(mark: "→", level: 1, spans: [Span(fix.title)] + command))
    }
  }

  /// What a fix does, or did.
  static func trial(_ trial: FixTrial, isDone: Bool, in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add([Span(isDone ? "Applied: " : "Would do: ", .good), Span(trial.title)])
    page.add(
      trial.mends ? "The finding is gone by it." : "The finding stays: this alone doesn't mend it.",
      trial.mends ? .good : .high)
    if trial.hurts.isEmpty { page.add("It hurts nobody: nothing else that is published moves.") }
    if !trial.hurts.isEmpty { page.heading(mark: "🔁", "WHOM IT HURTS") }
    for line in trial.hurts { page.add(Page.Row(mark: "•", spans: [Span(line)])) }
    return page.text
  }
}
