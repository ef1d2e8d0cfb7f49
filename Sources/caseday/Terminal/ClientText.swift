internal import Casework

/// A client as the terminal shows one: the stay, each process with its progress, what comes next.
struct ClientText {
  let view: ClientView
  /// Every upcoming step and task instead of the first ones.
  var showsAll = false

  /// How many upcoming steps and tasks are shown without `showsAll`.
  static let brief = 6

  /// The whole view for a style, with a line break at its end. A pure function of its inputs.
  func rendered(in style: TerminalStyle) -> String {
    var page = Page(style: style)
    page.add([Span(view.name.uppercased(), .heading), Span(" (\(view.clientID))", .faint)])
    if !view.headline.isEmpty { page.add(Page.Row(mark: "⏰", spans: [Span(view.headline, .high)])) }
    addFacts(to: &page)
    var templates: Set<String> = []
    for process in view.processes {
      page.gap()
      // Of several processes of one kind, such as a request to each provider, the first shows the steps.
      let isFirst = templates.insert(process.templateID).inserted
      add(process, isBrief: !isFirst && !showsAll, to: &page)
    }
    if view.processes.isEmpty {
      page.gap()
      page.add("No process is running. Start one: caseday start PROCESS \(Self.quoted(view.name))", .faint)
    }
    if !view.ended.isEmpty { page.gap() }
    for process in view.ended { page.add(Self.row(process)) }
    addWaits(to: &page)
    addUpcoming(to: &page)
    if !view.recommendations.isEmpty {
      page.heading(mark: "💡", "RECOMMENDATIONS")
      for recommendation in view.recommendations { TodayText.add(recommendation, to: &page) }
    }
    return page.text
  }

  /// A name as a shell takes it.
  static func quoted(_ name: String) -> String {
    let safe = SafeText.line(name)
    let isWord = safe.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
    if !safe.isEmpty, isWord { return safe }
    return "'" + safe.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// A process that was ended: "Ended: Housing search (3 March): Handed over to the county".
  static func row(_ process: EndedProcess) -> Page.Row {
    Page.Row(
      mark: "•",
      spans: [
        Span("Ended: ", .faint), Span("\(process.title) "),
        Span("(process \(process.processID), \(DayText.dayAndMonth(process.endedOn))): \(process.reason)", .faint),
      ])
  }

  private func addFacts(to page: inout Page) {
    func fact(_ name: String, _ value: String) {
      guard !value.isEmpty else { return }
      let label = page.style.isDrawn ? "\(name):".padding(to: 19) : "\(name): "
      page.add(Page.Row(label: [Span(label, .faint)], spans: [Span(value)]))
    }
    fact("Admitted", "\(DayText.long(view.admission)), day \(view.dayOfProgram) of program")
    let left = view.daysUntilDischarge.map { days in
      days < 0 ? ", \(Wording.count(-days, "day")) ago" : days == 0 ? ", today" : ", in \(Wording.count(days, "day"))"
    }
    fact("Planned discharge", view.plannedDischarge.map { DayText.long($0) + (left ?? "") } ?? "not known")
    if let exit = view.exit {
      let paper = exit.confirmedOn.map { ", confirmed in writing on \(DayText.dayAndMonth($0))" } ?? ""
      fact("Left", "\(DayText.long(exit.day)): \(exit.destination.title)\(paper)")
    }
    fact("Last contact", view.lastContact.map(DayText.weekdayAndDate) ?? "none recorded")
    fact("Note", view.note)
    addList("Providers:", view.providers, to: &page)
    addList("Key dates:", view.keyDates, to: &page)
  }

  private func addList(_ title: String, _ entries: [String], to page: inout Page) {
    guard !entries.isEmpty else { return }
    page.add(title, .faint)
    for entry in entries { page.add(Page.Row(mark: "•", spans: [Span(entry)])) }
  }

  private func add(_ process: ProcessProgress, isBrief: Bool, to page: inout Page) {
    page.add([
      Span("\(view.name.uppercased())'S \(process.title.uppercased()) - \(process.weekText)", .heading),
      Span(" (process \(process.processID))", .faint),
    ])
    let bar = Wording.bar(used: process.percent, limit: 100, drawn: page.style.isDrawn)
    let status = process.status == "active" ? "" : ", \(process.status.split(separator: "_").joined(separator: " "))"
    page.add([Span(bar, .good), Span(" \(process.percent)% Complete\(status)")])
    page.gap()
    for line in process.done { add(line, mark: "✅", word: page.style.isDrawn ? "" : "DONE: ", look: .good, to: &page) }
    for line in process.inProgress { add(line, mark: "📞", word: "IN PROGRESS: ", look: .high, to: &page) }
    for line in process.waiting { add(line, mark: "⏳", word: "WAITING: ", look: .normal, to: &page) }
    let upcoming = showsAll ? process.upcoming : Array(process.upcoming.prefix(isBrief ? 1 : Self.brief))
    for line in upcoming { add(line, mark: "⏳", word: "UPCOMING: ", look: .faint, to: &page) }
    let more = process.upcoming.count - upcoming.count
    if more > 0 { page.add(Page.Row(level: 1, spans: [Span("and \(more) more (--all shows them)", .faint)])) }
    if !process.nextWeek.isEmpty, !isBrief {
      page.gap()
      page.add("Next Week Preview:", .heading)
      for entry in process.nextWeek { page.add(Page.Row(mark: "•", spans: [Span(entry)])) }
    }
    var outlook: [String] = []
    if let expected = process.outlook { outlook.append(expected.sentence(on: view.today)) }
    if let slack = process.slackDays {
      outlook.append(
        slack < 0 ? "late by \(Wording.count(-slack, "working day"))" : "slack: \(Wording.count(slack, "working day"))")
    }
    for sentence in process.adjustments { page.add(sentence, .faint) }
    for event in process.recorded { page.add("Recorded: \(event.name), \(DayText.weekdayAndDate(event.day))", .faint) }
    if let owner = process.nextOwner { page.add("Next owner: \(owner)", .faint) }
    if let newer = process.newerVersion {
      page.add("Version \(newer) of its template is published: caseday process version \(process.processID)", .faint)
    }
    if !process.events.isEmpty, !isBrief {
      let names = process.events.map(\.name).joined(separator: ", ")
      page.add("Events to record (caseday event \(process.processID) NAME): \(names)", .faint)
    }
    if !outlook.isEmpty {
      page.gap()
      page.add(outlook.joined(separator: "; "), (process.slackDays ?? 0) < 0 ? .urgent : .faint)
    }
    for clock in process.clocks { page.add(clock, .high) }
    if let reason = process.slackReason, !isBrief { page.add(reason, (process.slackDays ?? 0) < 0 ? .urgent : .faint) }
    if let expected = process.outlook, !isBrief { addReason(expected, to: &page) }
  }

  /// Why the range is as wide as it is, and the chain that decides: "Hangs on: A (Tuesday 6 January), then B, then C".
  private func addReason(_ outlook: CompletionOutlook, to page: inout Page) {
    page.add(outlook.reason, .faint)
    guard let first = outlook.hangsOn.first else { return }
    let now = "Hangs on: \(first.title) (\(first.detail))"
    let links = outlook.hangsOn.dropFirst()
    let shown = showsAll ? links : links.suffix(2)
    let skipped = links.count > shown.count ? ["\(Wording.count(links.count - shown.count, "more step"))"] : []
    page.add(([now] + skipped + shown.map(\.title)).joined(separator: ", then "), .faint)
  }

  /// `IN PROGRESS: Medical records (3 of 5 contacted)`, `UPCOMING: Disability application (Week 2)`.
  private func add(
    _ line: ProcessProgress.ProgressLine, mark: String, word: String, look: Span.Look, to page: inout Page
  ) {
    let note = line.detail.isEmpty ? line.phase ?? "" : line.detail
    // A step that waits is named, so that its answer can be recorded.
    let step = word == "WAITING: " ? "\(line.stepID): " : ""
    let detail = note.isEmpty ? [] : [Span(" (\(step)\(note))", .faint)]
    page.add(Page.Row(mark: mark, spans: [Span(word, look), Span(line.title)] + detail))
  }

  private func addWaits(to page: inout Page) {
    if !view.waits.isEmpty {
      page.heading(mark: "⏳", "WAITING FOR OTHERS")
      for wait in view.waits { WaitText.add(wait, isNamed: false, to: &page) }
    }
    if !view.referrals.isEmpty {
      page.heading(mark: "📌", "REFERRALS")
      for entry in view.referrals { page.add(ServiceTextView.row(entry)) }
    }
    guard !view.attempts.isEmpty else { return }
    let count = view.attemptCount
    page.heading(mark: "📞", "ATTEMPTS: \(count.tried) tried, \(count.reached) reached")
    for attempt in showsAll ? view.attempts : Array(view.attempts.prefix(Self.brief)) {
      let how = [attempt.time?.description, attempt.channel?.rawValue.split(separator: "_").joined(separator: " ")]
      let details = how.compactMap(\.self).joined(separator: ", ")
      let note = attempt.note.isEmpty ? "" : " - \(attempt.note)"
      page.add(
        Page.Row(
          mark: "•",
          spans: [
            Span("\(DayText.short(attempt.day)): ", .heading),
            Span("\(Wording.outcome(attempt.outcome)), \(attempt.description)"),
            Span(details.isEmpty ? note : " (\(details))\(note)", .faint),
          ]))
    }
  }

  private func addUpcoming(to page: inout Page) {
    guard !view.upcoming.isEmpty else { return }
    page.heading(mark: "📅", "NEXT ON THE CALENDAR")
    let shown = showsAll ? view.upcoming : Array(view.upcoming.prefix(Self.brief))
    for task in shown {
      let day = task.day.map(DayText.short) ?? "no day yet"
      page.add(TodayText.row(task, mark: Wording.mark(task.category), prefix: [Span("\(day): ", .heading)]))
    }
    let more = view.upcoming.count - shown.count
    if more > 0 { page.add(Page.Row(level: 1, spans: [Span("and \(more) more (--all shows them)", .faint)])) }
  }
}
