internal import Casework

/// Process templates as the terminal shows them.
enum TemplatesText {
  /// A line for each: id, title, length.
  static func list(_ entries: [TemplateShelf.Entry], in style: TerminalStyle) -> String {
    var page = Page(style: style)
    let width = entries.map(\.id.count).max() ?? 0
    for entry in entries {
      let id = style.isDrawn ? entry.id.padding(to: width + 2) : "\(entry.id): "
      let weeks = entry.weeks.map { Wording.count($0, "week") } ?? "as long as needed"
      page.add(
        Page.Row(
          label: [Span(id, .heading)], spans: [Span(entry.title)],
          detail: "\(weeks), \(Wording.count(entry.steps, "step"))"))
    }
    return page.text
  }

  /// Title, summary, and the steps with their reasons.
  static func detail(_ template: ProcessTemplate, in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add([Span(template.title, .heading), Span(" (\(template.id), version \(template.version))", .faint)])
    if !template.summary.isEmpty { page.add(template.summary) }
    var phase: String?
    for step in template.steps {
      if let next = step.phase, next != phase {
        page.gap()
        page.add(next, .heading)
        phase = next
      }
      page.add(
        Page.Row(
          mark: Wording.mark(step.category), spans: [Span("\(step.id) ", .faint), Span(step.title)],
          detail: Wording.shortLength(step.minutes)))
      if !step.reason.isEmpty { page.add(Page.Row(level: 2, spans: [Span(step.reason, .faint)])) }
    }
    return page.text
  }
}
