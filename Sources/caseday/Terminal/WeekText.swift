internal import Casework
internal import Planning

/// The week as the terminal shows it: each half-day's load at a glance, then each day's work.
struct WeekText {
  let view: WeekView
  /// Every task without a day, instead of the first ones.
  var showsAll = false

  /// The whole view for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add("WEEK OF \(DayText.long(view.startsOn).uppercased())", .heading)
    page.gap()
    addOverview(to: &page)
    for day in view.days { add(day, to: &page) }
    TodayText.add(view.unplanned, all: showsAll, to: &page)
    return page.text
  }

  private func addOverview(to page: inout Page) {
    let isDrawn = page.style.isDrawn
    let isNarrow = isDrawn && page.style.measure < 60
    let columns = isNarrow ? 6 : 10
    for day in view.days {
      let name = isNarrow ? day.day.weekday.shortName : DayText.short(day.day)
      var spans = [Span(name.padding(to: isNarrow ? 5 : 12), day.isToday ? .heading : .normal)]
      if let reason = day.closedBecause {
        page.add(Page.Row(label: spans, spans: [Span("closed: \(reason)", .faint)]))
        continue
      }
      for (name, half) in [("am ", day.morning), ("pm ", day.afternoon)] {
        let bar = Wording.bar(used: half.usedMinutes, limit: half.limitMinutes, columns: columns, drawn: isDrawn)
        spans += [Span(name, .faint), Span(bar, half.usedMinutes > half.limitMinutes ? .urgent : .good), Span("  ")]
      }
      spans.append(Span(Wording.shortLength(day.capacity.minutes.used)))
      if day.isToday, !isNarrow { spans.append(Span(" (today)", .heading)) }
      page.add(Page.Row(label: spans, spans: []))
    }
  }

  private func add(_ day: WeekView.DayView, to page: inout Page) {
    page.gap()
    let today = day.isToday ? " (today)" : ""
    let load = day.capacity.minutes
    if let reason = day.closedBecause {
      page.add(
        Page.Row(spans: [Span(DayText.weekdayAndDate(day.day).uppercased(), .heading)], detail: "closed: \(reason)"))
      return
    }
    page.add(
      Page.Row(
        spans: [Span(DayText.weekdayAndDate(day.day).uppercased() + today, .heading)],
        detail: "\(Wording.shortLength(load.used)) of \(Wording.shortLength(load.limit))",
        detailLook: load.used > load.limit ? .urgent : .faint))
    for mark in day.marks { page.add(Page.Row(mark: "⭐", spans: [Span(mark, .high)])) }
    for (name, half) in [("Morning", day.morning), ("Afternoon", day.afternoon)] {
      page.add(
        Page.Row(
          spans: [Span(name)],
          detail: "\(Wording.shortLength(half.usedMinutes)) of \(Wording.shortLength(half.limitMinutes))",
          detailLook: half.usedMinutes > half.limitMinutes ? .urgent : .faint))
      if half.tasks.isEmpty {
        page.add(Page.Row(level: 1, spans: [Span(day.isPast ? "nothing done" : "free", .faint)]))
      }
      for task in half.tasks {
        let isDone = task.status == .done
        let look: Span.Look = task.priority == .urgent && !isDone ? .urgent : .heading
        page.add(
          TodayText.row(
            task, mark: isDone ? "✅" : Wording.mark(task.category), level: 1,
            prefix: [Span(isDone && !page.style.isDrawn ? "done, " : ""), Span(task.clientName, look), Span(": ")]))
      }
    }
  }
}
