internal import Casework

/// What starting a process would mean, as the terminal shows it before anything is changed.
struct PreviewText {
  let preview: ProcessPreview
  let clientName: String

  /// The whole view for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    let weeks = preview.timelineWeeks.map { " - \(Wording.count($0, "week"))" } ?? ""
    page.add("\(preview.title) for \(clientName)\(weeks)", .heading)
    if let substitution = preview.substitution { page.add(substitution, .high) }
    page.gap()
    for step in preview.steps { add(step, to: &page) }
    if !preview.pushes.isEmpty {
      page.heading(mark: "🔁", "TO MAKE ROOM")
      for move in preview.pushes {
        let from = move.from.map(DayText.short) ?? "no day"
        let to = move.to.map(DayText.short) ?? "no day"
        page.add(
          Page.Row(
            mark: "•", spans: [Span("[\(move.taskID)]", .faint), Span(" \(move.clientName): \(move.description)")],
            detail: "\(from) to \(to)"))
      }
    }
    if !preview.warnings.isEmpty {
      page.heading(mark: "❗", "TO LOOK AT", look: .high)
      for warning in preview.warnings { page.add(Page.Row(mark: "•", spans: [Span(warning)])) }
    }
    if let day = preview.expectedCompletion {
      page.gap()
      page.add("Expected completion: \(DayText.long(day))")
    }
    return page.text
  }

  private func add(_ step: ProcessPreview.Step, to page: inout Page) {
    var spans = [Span(step.title)]
    if step.pieces > 1 { spans.append(Span(" (\(Wording.pieces(step.pieces, step.category)))")) }
    if step.isTentative { spans.append(Span(" (the day may move)", .faint)) }
    if let deadline = step.deadline { spans.append(Span(" by \(DayText.short(deadline))", .high)) }
    page.add(Page.Row(mark: Wording.mark(step.category), spans: spans, detail: Self.days(step)))
  }

  private static func days(_ step: ProcessPreview.Step) -> String {
    guard let first = step.firstDay else { return "later" }
    guard let last = step.lastDay, last != first else { return DayText.short(first) }
    return "\(DayText.short(first)) to \(DayText.short(last))"
  }
}
