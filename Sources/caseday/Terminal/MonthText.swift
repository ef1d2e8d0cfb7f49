internal import Casework

/// Four weeks as the terminal shows them: a line for each day with its load, and what stands on it.
struct MonthText {
  let view: MonthView

  /// The whole view for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add("FOUR WEEKS FROM \(DayText.long(view.startsOn).uppercased())", .heading)
    for week in view.weeks {
      page.gap()
      for day in week.days { add(day, to: &page) }
    }
    return page.text
  }

  private func add(_ day: WeekView.DayView, to page: inout Page) {
    let isDrawn = page.style.isDrawn
    let label = Span(DayText.short(day.day).padding(to: 12), day.isToday ? .heading : .normal)
    if let reason = day.closedBecause {
      page.add(Page.Row(label: [label], spans: [Span("closed: \(reason)", .faint)]))
    } else {
      let load = day.capacity.minutes
      let bar = Wording.bar(used: load.used, limit: load.limit, columns: 10, drawn: isDrawn)
      let count = day.tasks.count
      var words = "\(Wording.shortLength(load.used)), \(count) \(count == 1 ? "task" : "tasks")"
      if day.tentativeCount > 0 { words += ", \(day.tentativeCount) may move" }
      page.add(
        Page.Row(
          label: [label, Span(bar, load.used > load.limit ? .urgent : .good), Span("  ")], spans: [Span(words)]))
    }
    for task in day.appointments {
      page.add(
        Page.Row(
          mark: "📅", level: 1,
          spans: [Span("\(task.startsAt?.description ?? "") \(task.clientName): \(task.description)")]))
    }
    for mark in day.marks { page.add(Page.Row(mark: "⭐", level: 1, spans: [Span(mark, .high)])) }
  }
}
