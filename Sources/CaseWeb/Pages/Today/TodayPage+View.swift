internal import CaseService
internal import Casework
internal import Planning

extension TodayPage {
  /// What the page says about a task that was just done or taken back.
  enum Event: Equatable {
    case done(Int)
    case undone(Int)
    /// Tried, without being done.
    case tried(Int)
    /// Its minutes were noted.
    case noted(Int)
    /// A task was added by hand: what the change is called. It is the last change of the plan.
    case added(String)
    /// The last change of the plan was taken back.
    case takenBack
  }

  /// - Parameter time: the agency's clock.
  init(_ plan: PlanView, today: CalendarDay, time: ClockTime, event: Event?, shell: Shell) {
    let view = plan.today
    clock = view.day == today ? DayClock(view, time: time).map(Clock.init) : nil
    self.shell = shell
    eyebrow = Self.eyebrow(view.day - today)
    heading = DayWords.long(view.day)
    focus = "\(CountWords.count(view.clientCount, "client")), \(CountWords.duration(view.bookedMinutes)) booked"
    focusDetail = Self.focusDetail(view)
    closedNote =
      view.askedFor == view.day
      ? nil
      : "\(DayWords.long(view.askedFor)) is not a working day. This is the next one."
    days = DayLinks(plan, today: today)
    groups = view.groups.map { Group($0, day: view.day) }
    allDone = view.groups.isEmpty ? Self.allDone(view) : nil
    doneList =
      view.done.isEmpty
      ? nil
      : DoneList(
        summary: "\(CountWords.count(view.done.count, "task")) done",
        tasks: view.done.map { DoneTask($0, day: view.day) })
    gauges = Gauge.all(view.capacity)
    advice =
      view.recommendations.isEmpty
      ? nil
      : Advice(items: view.recommendations.map(AdviceItem.init))
    leftOut = LeftOut(view.unplanned)
    onTrack =
      view.onTrack.clients.isEmpty
      ? nil
      : OnTrack(
        summary: CountWords.count(view.onTrack.count, "client"),
        clients: view.onTrack.clients.map { WaitingClient($0, day: view.day) })
    closing = view.closing.map { closing in
      Closing(
        closesAt: closing.startsAt.description, closingTitle: closing.title,
        closingMinutes: CountWords.brief(closing.minutes), closingLines: closing.lines.map(\.text))
    }
    nextInLine = NextTasks(view.next, day: view.day)
    flash = event.map { Flash($0, view: view) }
    self.plan = PlanNote(view.notices)
    if view.day > today { leaveOutOutcomes() }
  }

  /// Work of a day to come can be done earlier; other outcomes are recorded on the day.
  private mutating func leaveOutOutcomes() {
    for group in groups.indices {
      for card in groups[group].cards.indices {
        for line in groups[group].cards[card].lines.indices {
          for piece in groups[group].cards[card].lines[line].pieces.indices {
            groups[group].cards[card].lines[line].pieces[piece].outcomes = nil
            groups[group].cards[card].lines[line].pieces[piece].usual = nil
          }
        }
      }
    }
  }

  private static func eyebrow(_ distance: Int) -> String {
    switch distance {
    case 0: "Today"
    case 1: "Tomorrow"
    case -1: "Yesterday"
    case 2...: "In \(distance) days"
    default: "\(-distance) days ago"
    }
  }

  private static func focusDetail(_ view: TodayView) -> String {
    let free = view.bookableMinutes - view.bookedMinutes
    let notes = view.notesMinutes > 0 ? "\(CountWords.duration(view.notesMinutes)) of it for notes. " : ""
    switch free {
    case 1...: return notes + "\(CountWords.duration(free)) still free."
    case 0: return notes + "The day is full."
    default: return notes + "\(CountWords.duration(-free)) more than the day holds."
    }
  }

  private static func allDone(_ view: TodayView) -> String {
    view.done.isEmpty
      ? "Nothing is planned for this day. The week shows what comes next."
      : "Everything planned for this day is done. The week shows what comes next."
  }
}

extension TodayPage.Flash {
  init(_ event: TodayPage.Event, view: TodayView) {
    let day = view.day.description
    switch event {
    case .done(let id):
      let task = view.done.first { $0.id == id }
      message = task.map { "Done: \($0.description), \($0.clientName)." } ?? "Task \(id) is done."
      undo = .init(
        action: "/tasks/\(id)/undo", day: day, place: "", spoken: task.map { "Undo: \($0.description)" } ?? "Undo")
      timing = task.map {
        .init(minutesAction: "/tasks/\(id)/minutes", estimate: "planned \($0.minutes)", shownDay: day)
      }
    case .noted(let id):
      let task = view.done.first { $0.id == id }
      message =
        "Noted\(task.map { ": \($0.description), \($0.clientName)" } ?? ""). Estimates change only when you take them over."
      undo = nil
      timing = nil
    case .undone(let id):
      let open = view.groups.flatMap(\.cards).flatMap(\.lines).flatMap(\.tasks).first { $0.id == id }
      message = open.map { "Back on the list: \($0.description), \($0.clientName)." } ?? "Task \(id) is open again."
      undo = nil
      timing = nil
    case .added(let title):
      message = "Done: \(title)."
      undo = .init(action: "/plan/undo", day: day, place: "", spoken: "Undo: \(title)")
      timing = nil
    case .takenBack:
      message = PlanSaid.undone.sentence
      undo = nil
      timing = nil
    case .tried(let id):
      let open = view.groups.flatMap(\.cards).flatMap(\.lines).flatMap(\.tasks).first { $0.id == id }
      message =
        open.map { "Recorded: \($0.description), \($0.clientName). \($0.reason)" }
        ?? "Recorded. The task comes back by itself; the week and the client's page show when."
      undo = nil
      timing = nil
    }
  }
}

extension TodayPage.DayLinks {
  init(_ plan: PlanView, today: CalendarDay) {
    let day = plan.today.day
    let open = plan.week.days.filter { $0.closedBecause == nil }.map(\.day)
    // Beyond the week's working days: the Friday before, the Monday after; a closed one leads to the next working day.
    let before = open.last { $0 < day } ?? plan.week.startsOn - 3
    let after = open.first { $0 > day } ?? plan.week.startsOn + 7
    previous = "/?date=\(before)"
    previousLabel = DayWords.short(before)
    next = "/?date=\(after)"
    nextLabel = DayWords.short(after)
    shown = day.description
    isElsewhere = day != today
  }
}

extension TodayPage.Group {
  init(_ view: TodayView.GroupView, day: CalendarDay) {
    kind = view.group.rawValue
    switch view.group {
    case .urgent: (title, hint) = ("Urgent", "Must be done today")
    case .high: (title, hint) = ("High priority", "Moves a case forward")
    case .scheduled: (title, hint) = ("Scheduled", "Ongoing work")
    }
    cards = view.cards.map { TodayPage.Card($0, day: day) }
  }
}

extension TodayPage.Card {
  init(_ card: TodayView.ClientCard, day: CalendarDay) {
    let anchor = "client-" + card.clientID.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    self.anchor = anchor
    client = card.clientName
    address = Address.client(card.clientID)
    headline = card.headline
    total = CountWords.duration(card.minutes)
    lines = card.lines.map { TodayPage.Line($0, day: day, anchor: anchor) }
  }
}

extension TodayPage.Line {
  init(_ line: TodayView.CardLine, day: CalendarDay, anchor: String) {
    let words = CategoryWords(line.category)
    icon = words.icon
    category = words.name
    // The description of a lone piece often repeats the step's title, or says it better: then it stands alone.
    let isLone = line.tasks.count == 1
    stepTitle = isLone ? nil : line.title
    countLabel = isLone ? nil : CountWords.count(line.tasks.count, words.noun)
    pieces = line.tasks.map { TodayPage.Piece($0, day: day, anchor: anchor) }
  }
}

extension TodayPage.Piece {
  init(_ task: TaskView, day: CalendarDay, anchor: String) {
    text = task.description
    time = task.startsAt?.description
    minutes = CountWords.brief(task.minutes)
    tags = TodayPage.Tag.all(task, on: day)
    why = task.reason.isEmpty ? nil : task.reason
    placesAddress = "/tasks/\(task.id)/places"
    done = .init(
      action: "/tasks/\(task.id)/done", day: day.description, place: anchor,
      spoken: "Done: \(task.description), \(task.clientName)")
    usual = UsualOutcomes(task)
    outcomes = Outcomes(
      task, day: day, place: anchor, shown: usual == nil ? [.done] : UsualOutcomes.outcomes(task) ?? [])
  }
}

extension TodayPage.Tag {
  /// The facts about a task that change how somebody goes about it.
  static func all(_ task: TaskView, on day: CalendarDay) -> [Self] {
    var tags: [Self] = []
    if task.status == .inProgress { tags.append(.init(label: "In progress", weight: "quiet")) }
    if let deadline = task.deadline {
      tags.append(.init(label: "Deadline \(DayWords.spoken(deadline, on: day))", weight: "strong"))
    } else if let due = task.due, due - day <= 7 {
      tags.append(.init(label: due < day ? "Overdue" : "Due \(DayWords.spoken(due, on: day))", weight: "quiet"))
    }
    if task.isPinned { tags.append(.init(label: "Pinned", weight: "quiet")) }
    if task.slips >= TaskRecord.slipsUntilReview {
      tags.append(.init(label: "Not done \(task.slips) times: look at it", weight: "strong"))
    }
    if task.isFixed { tags.append(.init(label: "Fixed time", weight: "quiet")) }
    if task.attempts.tried > 0 {
      tags.append(.init(label: "Tried \(task.attempts.tried)×", weight: "quiet"))
    }
    if task.isTentative { tags.append(.init(label: "May move", weight: "quiet")) }
    return tags
  }
}

extension TodayPage.DoneTask {
  init(_ task: TaskView, day: CalendarDay) {
    text = task.description
    client = task.clientName
    undo = .init(
      action: "/tasks/\(task.id)/undo", day: day.description, place: "done",
      spoken: "Undo: \(task.description), \(task.clientName)")
  }
}

extension TodayPage.NextTasks {
  /// nil when nothing can be done earlier.
  init?(_ next: TodayView.NextInLineView, day: CalendarDay) {
    if next.tasks.isEmpty { return nil }
    let count = CountWords.count(next.tasks.count, "task")
    nextTitle = "Time left? \(count) \(next.tasks.count == 1 ? "is" : "are") next in line"
    nextHint =
      "\(CountWords.duration(next.minutes)) have no work yet. Crisis time stays free for a crisis until \(NextInLine.from)."
    nextTasks = next.tasks.map { task in
      let place = task.day.map { "planned for \(DayWords.spoken($0, on: day))" } ?? "without a day so far"
      return TodayPage.NextTask(
        text: task.description, client: task.clientName, address: Address.client(task.clientID),
        facts: "\(CountWords.brief(task.minutes)), \(place)",
        done: .init(
          action: "/tasks/\(task.id)/done", day: day.description, place: "next",
          spoken: "Done: \(task.description), \(task.clientName)"))
    }
  }
}

extension TodayPage.WaitingClient {
  init(_ client: TodayView.OnTrackClient, day: CalendarDay) {
    self.client = client.clientName
    address = Address.client(client.clientID)
    if let nextDay = client.nextDay {
      next = DayWords.heading(nextDay, on: day) + (client.nextTask.map { ": \($0)" } ?? "")
    } else {
      next = "Nothing planned in the next four weeks"
    }
  }
}

extension TodayPage.LeftOut {
  /// How many stand open before the rest is folded.
  private static let shown = 5

  /// nil when everything has a day.
  init?(_ unplanned: [UnplannedView]) {
    if unplanned.isEmpty { return nil }
    summary = "\(CountWords.count(unplanned.count, "task")) without a day"
    items = unplanned.prefix(Self.shown).map(TodayPage.UnplannedTask.init)
    let rest = unplanned.dropFirst(Self.shown).map(TodayPage.UnplannedTask.init)
    more = rest.isEmpty ? nil : .init(label: "Show \(rest.count) more", rest: rest)
  }
}

extension TodayPage.UnplannedTask {
  init(_ view: UnplannedView) {
    text = view.task.description
    client = view.task.clientName
    address = Address.client(view.task.clientID)
    reason = view.reason
  }
}

extension TodayPage.PlanNote {
  /// The few lines about the plan itself; the button for a crisis is always there.
  init(_ notices: PlanNotices) {
    var lines: [String] = []
    if let moves = notices.waitingMoves {
      lines.append("A preview waits for your answer: \(CountWords.count(moves, "published task")) would move.")
    }
    if notices.questions > 0 { lines.append("Caseday asks about \(CountWords.count(notices.questions, "task")).") }
    if !notices.changed.isEmpty {
      lines.append("\(CountWords.count(notices.changed.count, "thing")) changed since yesterday.")
    }
    sentences = lines + notices.overbooked
  }
}
