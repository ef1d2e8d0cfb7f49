internal import Casework

/// Process templates as the terminal shows them.
enum TemplatesText {
  /// A line for each: id, title, length; the version and its status where it isn't the first and published.
  static func list(_ templates: [ProcessTemplate], in style: TerminalStyle) -> String {
    var page = Page(style: style)
    let width = templates.map(\.id.count).max() ?? 0
    for template in templates {
      let id = style.isDrawn ? template.id.padding(to: width + 2) : "\(template.id): "
      let weeks = template.lengthWeeks.map { Wording.count($0, "week") } ?? "as long as needed"
      let isPlain = template.status == .published && template.version == 1
      let version = isPlain ? "" : " (version \(template.version), \(template.status.rawValue))"
      page.add(
        Page.Row(
          label: [Span(id, .heading)], spans: [Span(template.title), Span(version, .faint)],
          detail: "\(weeks), \(Wording.count(template.steps.count, "step"))"))
    }
    return page.text
  }

  /// What one version changes against another.
  static func difference(_ difference: TemplateDifference, in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add("\(difference.templateID): version \(difference.from) to \(difference.to)", .heading)
    add(difference, to: &page)
    return page.text
  }

  /// What a version would mean for a process.
  static func version(_ preview: VersionPreview, in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add(
      "\(preview.title) (process \(preview.processID)): version \(preview.difference.from) to \(preview.difference.to)",
      .heading)
    add(preview.difference, to: &page)
    page.gap()
    page.add("\(Wording.count(preview.kept, "step")) with something done \(preview.kept == 1 ? "keeps" : "keep") it.")
    for title in preview.history { page.add(Page.Row(mark: "•", spans: [Span("Stays in the history: \(title)")])) }
    for title in preview.cancelled { page.add(Page.Row(mark: "•", spans: [Span("Leaves the calendar: \(title)")])) }
    if let before = preview.expectedBefore, let after = preview.expectedAfter, before != after {
      page.add("Expected completion: \(DayText.long(after)) instead of \(DayText.long(before))")
    }
    return page.text
  }

  private static func add(_ difference: TemplateDifference, to page: inout Page) {
    if difference.isEmpty { page.add("Nothing differs.") }
    for change in difference.changes { page.add(Page.Row(mark: "•", spans: [Span(change)])) }
    for step in difference.steps {
      let look: Span.Look = step.kind == .removed ? .urgent : step.kind == .added ? .good : .high
      page.add([Span("\(step.kind.rawValue): ", look), Span("\(step.stepID) \(step.title)")])
      for change in step.changes { page.add(Page.Row(level: 1, spans: [Span(change, .faint)])) }
    }
  }

  /// Title, summary, and the steps with their reasons.
  static func detail(_ template: ProcessTemplate, in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add([
      Span(template.title, .heading),
      Span(" (\(template.id), version \(template.version), \(template.status.rawValue))", .faint),
    ])
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
      if !step.source.isEmpty { page.add(Page.Row(level: 2, spans: [Span("Source: \(step.source)", .faint)])) }
    }
    return page.text
  }
}
