internal import Casework

/// Today as the terminal shows it: who needs what, in boxes by urgency; then the day's capacity, what to look at, and who is on track.
struct TodayText {
  let view: TodayView
  /// The agency's clock on the day that is shown; nil on another day.
  var time: ClockTime?
  /// The reason of each task below it.
  var showsReasons = false
  /// Every task without a day, instead of the first ones.
  var showsAll = false

  /// The whole view for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    addFocus(to: &page)
    for group in view.groups { add(group, to: &page) }
    if view.groups.isEmpty {
      page.gap()
      page.add("Nothing is planned for this day.")
    }
    addDone(to: &page)
    addNext(to: &page)
    addClosing(to: &page)
    addOnTrack(to: &page)
    addRecommendations(to: &page)
    Self.add(view.unplanned, all: showsAll, to: &page)
    addCapacity(to: &page)
    if style.isDrawn, let task = view.groups.first?.cards.first?.lines.first?.tasks.first {
      page.gap()
      page.add("Done with one? caseday done \(task.id)", .faint)
    }
    return page.text
  }

  private func addFocus(to page: inout Page) {
    if view.askedFor != view.day {
      page.add("\(DayText.weekdayAndDate(view.askedFor)) is not a working day; this is the next one.", .faint)
    }
    page.add(DayText.long(view.day).uppercased(), .faint)
    let clients = Wording.count(view.clientCount, "client")
    page.add("TODAY'S FOCUS: \(clients), \(Wording.length(view.bookedMinutes)) budgeted", .heading)
    let notes = view.notesMinutes > 0 ? ", \(Wording.length(view.notesMinutes)) of it for notes" : ""
    page.add("of \(Wording.length(view.bookableMinutes)) that can be booked\(notes)", .faint)
    guard let clock = time.flatMap({ DayClock(view, time: $0) }) else { return }
    page.add("Now \(clock.time): \(clock.standing). \(clock.coming).")
  }

  private func add(_ group: TodayView.GroupView, to page: inout Page) {
    let (mark, title, look): (String, String, Span.Look) =
      switch group.group {
      case .urgent: ("🔥", "URGENT (Must complete today)", .urgent)
      case .high: ("📍", "HIGH PRIORITY (Process advancement)", .high)
      case .scheduled: ("📋", "SCHEDULED (Ongoing processes)", .heading)
      }
    page.heading(mark: mark, title, look: look)
    for (place, card) in group.cards.enumerated() {
      if place > 0 { page.gap() }
      page.box(title: card.clientName.uppercased(), look: look, rows: rows(of: card, in: group.group))
    }
  }

  private func rows(of card: TodayView.ClientCard, in group: TodayView.Group) -> [Page.Row] {
    var rows: [Page.Row] = []
    if !card.headline.isEmpty {
      let mark =
        switch group {
        case .urgent: "⏰"
        case .high: "📅"
        case .scheduled: "📝"
        }
      rows.append(Page.Row(mark: mark, spans: [Span(card.headline, .heading)]))
    }
    for line in card.lines {
      if line.tasks.count == 1, let task = line.tasks.first {
        rows.append(Self.row(task, mark: Wording.mark(task.category)))
        if showsReasons, !task.reason.isEmpty { rows.append(Self.reason(task, level: 2)) }
        continue
      }
      rows.append(
        Page.Row(
          mark: Wording.mark(line.category),
          spans: [Span("\(line.title) (\(Wording.pieces(line.tasks.count, line.category)))")]))
      for task in line.tasks {
        rows.append(Self.row(task, mark: "•", level: 1))
        if showsReasons, !task.reason.isEmpty { rows.append(Self.reason(task, level: 3)) }
      }
    }
    rows.append(Page.Row(mark: "🕒", spans: [Span("Time needed: \(Wording.length(card.minutes))", .faint)]))
    return rows
  }

  /// `[17] Call Section 8 waiting list   08:00, 20 min`; the number is what `caseday done` takes.
  static func row(_ task: TaskView, mark: String, level: Int = 0, prefix: [Span] = [], width: Int = 0) -> Page.Row {
    var details: [String] = []
    if let time = task.startsAt { details.append(time.description) }
    details.append(Wording.shortLength(task.minutes))
    let number = [Span("[\(task.id)]".padding(to: width) + " ", .faint)]
    var spans = prefix + [Span(task.description)]
    if task.isTentative { spans.append(Span(" (the day may move)", .faint)) }
    return Page.Row(mark: mark, level: level, label: number, spans: spans, detail: details.joined(separator: ", "))
  }

  private static func reason(_ task: TaskView, level: Int) -> Page.Row {
    Page.Row(level: level, spans: [Span("Why: \(task.reason)", .faint)])
  }

  private func addDone(to page: inout Page) {
    guard !view.done.isEmpty else { return }
    page.heading(mark: "🎉", "DONE TODAY: \(view.done.count)", look: .good)
    for task in view.done {
      let prefix = [Span("\(task.clientName): ")]
      page.add(Self.row(task, mark: "•", prefix: prefix))
    }
  }

  /// The block that ends the day; before the week's end with everything it prepares, otherwise with what has a time.
  private func addClosing(to page: inout Page) {
    guard let closing = view.closing else { return }
    page.heading(mark: "📝", "\(closing.startsAt) \(closing.title.uppercased()) (\(Wording.length(closing.minutes)))")
    for line in closing.lines where closing.endsWeek || line.kind != .papers {
      page.add(Page.Row(mark: "•", spans: [Span(line.text)]))
    }
  }

  /// What to go on with when the list is done before the day.
  private func addNext(to page: inout Page) {
    guard !view.next.tasks.isEmpty else { return }
    page.heading(
      mark: "⏭", "NEXT IN LINE, IF TIME IS LEFT (crisis time is free from \(NextInLine.from) on)")
    for task in view.next.tasks.prefix(showsAll ? Int.max : ClientText.brief) {
      let place = task.day.map { "planned for \(DayText.short($0))" } ?? "without a day so far"
      page.add(
        Page.Row(
          mark: "•", label: [Span("[\(task.id)] ", .faint)], spans: [Span("\(task.clientName): \(task.description)")],
          detail: "\(task.minutes) min, \(place)"))
    }
  }

  private func addOnTrack(to page: inout Page) {
    guard view.onTrack.count > 0 else { return }
    page.heading(mark: "✅", "ON TRACK (No action needed today)", look: .good)
    page.add(Page.Row(mark: "•", spans: [Span("\(Wording.count(view.onTrack.count, "other client")), next planned:")]))
    let names = view.onTrack.clients.map { DisplayWidth.of(SafeText.line($0.clientName)) }.filter { $0 <= 20 }
    let nameWidth = (names.max() ?? 0) + 2
    for client in view.onTrack.clients {
      let day = client.nextDay.map(DayText.short) ?? "nothing yet"
      let label =
        page.style.isDrawn
        ? StyledLine([Span(client.clientName), Span("  ")]).padded(to: nameWidth).spans + [Span(day.padding(to: 13))]
        : [Span("\(client.clientName): \(day)  ")]
      let next = [Span(client.nextTask ?? "", .faint)]
      page.add(Page.Row(level: 1, label: label, labelWidth: nameWidth + 13, spans: next))
    }
  }

  /// Open tasks without a day, each with its reason; the first ones unless all are wanted.
  static func add(_ unplanned: [UnplannedView], all: Bool, to page: inout Page) {
    guard !unplanned.isEmpty else { return }
    page.heading(mark: "❗", "NOT PLANNED: \(unplanned.count)", look: .high)
    let shown = all ? unplanned : Array(unplanned.prefix(ClientText.brief))
    for entry in shown {
      var row = Self.row(entry.task, mark: "•", prefix: [Span("\(entry.task.clientName): ")])
      if !entry.reason.isEmpty { row.spans.append(Span(" - \(entry.reason)", .faint)) }
      page.add(row)
    }
    if shown.count < unplanned.count {
      page.add(
        Page.Row(level: 1, spans: [Span("and \(unplanned.count - shown.count) more (--all shows them)", .faint)]))
    }
  }

  private func addCapacity(to page: inout Page) {
    page.heading(mark: "📊", "CAPACITY")
    let capacity = view.capacity
    let lines: [(String, CapacityLine, Bool)] = [
      ("Calls", capacity.phoneCalls, false), ("Appointments", capacity.appointments, false),
      ("Paperwork", capacity.paperwork, false), ("Follow-ups", capacity.followUps, false),
      ("Time", capacity.minutes, true), ("Crisis time", capacity.crisisTime, true),
    ]
    for (name, line, isTime) in lines {
      let isOver = line.used > line.limit
      let columns = page.style.measure < 50 ? 6 : 10
      let bar = Wording.bar(used: line.used, limit: line.limit, columns: columns, drawn: page.style.isDrawn)
      let figures =
        isTime
        ? "\(Wording.shortLength(line.used)) of \(Wording.shortLength(line.limit))" : "\(line.used) of \(line.limit)"
      let over = isTime ? Wording.shortLength(line.used - line.limit) : String(line.used - line.limit)
      let excess = isOver ? [Span(", \(over) too many", .urgent)] : []
      let label = [Span(name.padding(to: 14)), Span(bar, isOver ? .urgent : .good), Span("  ")]
      page.add(Page.Row(label: label, spans: [Span(figures)] + excess))
    }
  }

  private func addRecommendations(to page: inout Page) {
    guard !view.recommendations.isEmpty else { return }
    page.heading(mark: "💡", "RECOMMENDATIONS")
    for recommendation in view.recommendations { Self.add(recommendation, to: &page) }
  }

  /// The message with its client, and below it what would mend it.
  static func add(_ recommendation: Recommendation, to page: inout Page) {
    let isNamed = recommendation.message.contains(recommendation.clientName)
    let name = isNamed || recommendation.clientName.isEmpty ? "" : "\(recommendation.clientName): "
    let new = recommendation.isNew ? [Span("NEW ", .urgent)] : []
    page.add(Page.Row(mark: "•", spans: new + [Span(name, .heading), Span(recommendation.message)]))
    for (number, fix) in recommendation.fixes.enumerated() {
      let command = fix.isReady ? [Span(" (caseday fix \(recommendation.id) \(number + 1))", .faint)] : []
      page.add(Page.Row(mark: "→", level: 1, spans: [Span(fix.title)] + command))
    }
  }
}

extension String {
  /// Blanks behind it up to a display width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }
}
