internal import CaseService
internal import Casework

/// A task that was added in words, as the terminal shows it.
enum AddText {
  /// What was understood and what it would do.
  static func preview(_ preview: QuickAddPreview, style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add(preview.plan?.title ?? "", .heading)
    facts(preview.reading, on: &page)
    let moves = preview.plan?.moves.filter { !$0.isAskedFor } ?? []
    if !moves.isEmpty { page.heading(mark: "🔁", "WOULD MOVE") }
    for move in moves {
      page.add(
        Page.Row(
          mark: "•", spans: [Span("[\(move.taskID)]", .faint), Span(" \(move.clientName): \(move.description)")],
          detail: "\(move.from?.words ?? "no day") to \(move.to?.words ?? "no day")"))
    }
    for sentence in (preview.plan?.warnings ?? []) + (preview.plan?.overbooked ?? []) { page.add(sentence, .high) }
    return page.text
  }

  /// What became of it.
  static func outcome(_ outcome: AddTask.Outcome, style: TerminalStyle) -> String {
    var page = Page(style: style)
    facts(outcome.preview.reading, on: &page)
    page.gap()
    return page.text + PlanText.answer(outcome.answer, style: style)
  }

  private static func facts(_ reading: QuickAddReading, on page: inout Page) {
    for fact in reading.facts {
      let said = fact.words.map { "“\($0)”" } ?? (fact.part == .what || fact.part == .contact ? "" : "by default")
      page.add(Page.Row(mark: "•", spans: [Span(fact.meaning)], detail: said))
    }
  }
}
