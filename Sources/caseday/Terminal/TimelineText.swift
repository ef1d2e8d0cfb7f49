internal import CaseService
internal import Casework

/// A client's timeline as the terminal shows it, by days.
struct TimelineText {
  let view: CaseTimeline

  /// The whole view for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add("TIMELINE OF \(view.clientName.uppercased())", .heading)
    if view.entries.isEmpty { page.add("Nothing of this kind stands in the log.", .faint) }
    var day: CalendarDay?
    for entry in view.entries {
      if entry.day != day {
        page.gap()
        page.add(DayText.long(entry.day), .heading)
        day = entry.day
      }
      page.add(
        Page.Row(label: [Span("\(entry.time)  ", .faint)], spans: [Span(entry.what)], detail: entry.who))
    }
    if let before = view.before {
      page.gap()
      page.add("Older: --before \(before)", .faint)
    }
    return page.text
  }
}
