internal import CaseService
internal import Casework
internal import Planning

/// The plan's changes as the terminal shows them.
struct PlanText {
  var page: Page

  init(style: TerminalStyle) { page = Page(style: style) }

  /// What waits, what changed, the open questions, the way back.
  static func changes(_ view: PlanChangesView, style: TerminalStyle) -> String {
    var text = PlanText(style: style)
    let published = view.publishedThrough.map { "Published until \(DayText.short($0))" } ?? "Not published yet"
    let draft = view.draftThrough.map { ", a draft until \(DayText.short($0))" } ?? ""
    text.page.add("\(published)\(draft)", .heading)
    if let preview = view.preview {
      text.add(preview, heading: "WAITS FOR YOUR ANSWER")
      text.page.add("`caseday plan apply` makes it so, `caseday plan keep` puts it away.", .faint)
    } else if let spoiled = view.spoiled {
      text.page.gap()
      text.page.add("What waited can't be done any more: \(spoiled) `caseday plan keep` puts it away.", .high)
    }
    text.list(
      "❓", "CASEDAY ASKS",
      view.questions.map { "[\($0.task.id)] \($0.task.clientName): \($0.task.description). \($0.sentence)" })
    text.list("🔁", "SINCE YESTERDAY", view.log.map(\.sentence))
    text.list("❗", "OVERBOOKED", view.overbooked)
    text.list("🆘", "OPEN CRISES", view.crises.map(Self.crisis))
    text.list("🔙", "CAN BE TAKEN BACK", view.history.prefix(5).map { "\(DayText.short($0.day)): \($0.title)" })
    if view.preview == nil, view.spoiled == nil, view.log.isEmpty, view.questions.isEmpty {
      text.page.gap()
      text.page.add("Nothing waits for an answer, and nothing changed by itself.")
    }
    return text.page.text
  }

  private static func crisis(_ crisis: PlanChangesView.CrisisView) -> String {
    let state = crisis.stabilised.map { "stabilised \($0)" } ?? "not stabilised yet"
    let late = crisis.wasInTime == false ? "; more than 24 hours" : ""
    return "[\(crisis.id)] \(crisis.clientName): \(crisis.kind). Open since \(crisis.opened), \(state)\(late)."
  }

  /// What became of something that was asked.
  static func answer(_ answer: PlanAnswer, style: TerminalStyle) -> String {
    var text = PlanText(style: style)
    switch answer.result {
    case .applied: text.page.add([Span("Done: ", .good), Span(answer.preview.title)])
    case .waits: text.page.add("This would move published work. Nothing has been changed yet.", .high)
    case .recomputed: text.page.add(PlanAnswer.recomputedSentence, .high)
    }
    text.add(answer.preview, heading: answer.result == .applied ? "MOVED" : "WOULD MOVE")
    if answer.result == .applied, let waiting = answer.waiting { text.add(waiting, heading: "WAITS FOR YOUR ANSWER") }
    if answer.waiting != nil {
      text.page.gap()
      text.page.add("`caseday plan apply` makes it so, `caseday plan keep` puts it away.", .faint)
    }
    return text.page.text
  }

  private mutating func add(_ preview: PlanPreview, heading: String) {
    if !preview.moves.isEmpty {
      page.heading(mark: "🔁", heading)
      if heading == "WAITS FOR YOUR ANSWER" { page.add(preview.title) }
    }
    for move in preview.moves {
      page.add(
        Page.Row(
          mark: "•", spans: [Span("[\(move.taskID)]", .faint), Span(" \(move.clientName): \(move.description)")],
          detail: "\(move.from?.words ?? "no day") to \(move.to?.words ?? "no day")"))
      page.add("    \(move.cause)", .faint)
    }
    if !preview.terms.isEmpty, !preview.moves.isEmpty {
      page.add("Cost: \(Self.terms(preview.terms, preview.total))", .faint)
    }
    for sentence in preview.warnings + preview.overbooked { page.add(sentence, .high) }
  }

  private mutating func list(_ mark: String, _ title: String, _ sentences: [String]) {
    if sentences.isEmpty { return }
    page.heading(mark: mark, title)
    for sentence in sentences { page.add(Page.Row(mark: "•", spans: [Span(sentence)])) }
  }

  /// "later than due +300, full days -12; together +288".
  static func terms(_ terms: [CostTerm], _ total: Int) -> String {
    let parts = terms.map { "\($0.words) \(signed($0.amount))" }.joined(separator: ", ")
    return parts.isEmpty ? "nothing changes" : "\(parts); together \(signed(total))"
  }

  private static func signed(_ amount: Int) -> String { amount > 0 ? "+\(amount)" : "\(amount)" }

  /// Why a task stands where it does, with its other places.
  static func explanation(_ explanation: TaskExplanation, style: TerminalStyle) -> String {
    var text = PlanText(style: style)
    let place = explanation.spot?.words ?? "no day"
    text.page.add(
      "[\(explanation.taskID)] \(explanation.clientName): \(explanation.description) - \(place)", .heading)
    text.page.add(explanation.sentence)
    if !explanation.terms.isEmpty { text.page.add("Cost: \(terms(explanation.terms, explanation.total))", .faint) }
    if !explanation.places.isEmpty {
      text.page.heading(mark: "📌", "OTHER PLACES, THE BEST FIRST")
      for option in explanation.places {
        text.page.add(
          Page.Row(mark: "•", spans: [Span("\(option.spot.words): \(option.sentence)")], detail: signed(option.total)))
      }
    }
    return text.page.text
  }
}
