internal import Casework
internal import Planning

extension ClientPage {
  init(
    _ client: ClientView, today: CalendarDay, choices: [ProcessChoice], started: Int?, isRecorded: Bool = false,
    services: [Service] = [], shell: Shell
  ) {
    self.shell = shell
    name = client.name
    headline = client.headline
    notes = client.note.isEmpty ? nil : client.note
    stayAddress = Address.client(client.clientID) + "/stay"
    timelineAddress = TimelinePage.address(client.clientID)
    roadAddress = Address.client(client.clientID) + "/road"
    resumeAction = client.isOnHold ? Address.client(client.clientID) + "/resume" : nil
    facts = Self.facts(client, today: today)
    flashMessage =
      started.map { id in
        client.processes.first { $0.processID == id }.map { "\($0.title) was started and put on the calendar." }
          ?? "The process was started and put on the calendar."
      } ?? (isRecorded ? "Recorded. What comes next is on the calendar; today and tomorrow stay as they were." : nil)
    processes = Self.processes(client, today: today)
    idleNote = client.processes.isEmpty ? "No process is running. Start one below: you see its dates first." : nil
    let days = Dictionary(grouping: client.upcoming) { $0.day }
    // The days ahead that people rely on; what comes after them is in the week's view.
    let planned = days.keys.compactMap(\.self).sorted()
    let near = planned.filter { $0 <= today + 2 }
    upcoming = near.map { day in UpcomingDay(day, tasks: days[day] ?? [], today: today) }
    let later = planned.dropFirst(near.count).reduce(0) { $0 + (days[$1]?.count ?? 0) }
    let last = planned.last.map { DayWords.long($0) } ?? ""
    freeNote =
      planned.isEmpty
      ? "Nothing is planned."
      : later > 0 ? "The next few days; \(CountWords.count(later, "more task")) until \(last)." : nil
    advice =
      client.recommendations.isEmpty
      ? nil
      : .init(items: client.recommendations.map(AdviceItem.init))
    waits = client.waits.isEmpty ? nil : Waits(waiting: client.waits.map(Wait.init))
    attempts = Attempts(client, today: today)
    referrals = Referrals(client, services: services)
    starter =
      choices.isEmpty
      ? nil
      : Starter(
        action: Address.client(client.clientID) + "/processes/preview", choices: choices.map(Choice.init))
  }

  /// The processes that stand by themselves, each with what it started folded into it; what hangs on the tightest date first, and
  /// what is complete last.
  private static func processes(_ client: ClientView, today: CalendarDay) -> [Process] {
    let known = Set(client.processes.map(\.processID))
    let parts = Dictionary(grouping: client.processes) { $0.parentID.flatMap { known.contains($0) ? $0 : nil } }
    func whole(of id: Int) -> [ProcessProgress] {
      (parts[id] ?? []).flatMap { [$0] + whole(of: $0.processID) }
    }
    let own = (parts[nil] ?? []).map { (progress: $0, started: whole(of: $0.processID)) }
    func rank(_ entry: (progress: ProcessProgress, started: [ProcessProgress])) -> (Int, Int, Int) {
      let slack = ([entry.progress] + entry.started).compactMap(\.slackDays).min() ?? Int.max
      return (entry.progress.status == "completed" ? 1 : 0, slack, entry.progress.processID)
    }
    return own.sorted { rank($0) < rank($1) }.map { entry in
      Process(entry.progress, parts: entry.started, client: client.clientID, today: today)
    }
  }

  private static func facts(_ client: ClientView, today: CalendarDay) -> [Fact] {
    var facts = [
      Fact(
        label: "Admitted", value: "\(DayWords.date(client.admission)), day \(client.dayOfProgram) of the program")
    ]
    if let discharge = client.plannedDischarge {
      let left =
        switch client.daysUntilDischarge {
        case nil: ""
        case 0?: ", today"
        case let days? where days > 0: ", in \(CountWords.count(days, "day"))"
        case let days?: ", \(CountWords.count(-days, "day")) ago"
        }
      facts.append(Fact(label: "Leaves", value: DayWords.date(discharge) + left))
    } else {
      facts.append(Fact(label: "Leaves", value: "Not known. Ask for the planned discharge date."))
    }
    facts.append(
      Fact(
        label: "Last contact",
        value: client.lastContact.map { "\(DayWords.date($0)) (\(DayWords.spoken($0, on: today)))" } ?? "Not known"))
    if !client.keyDates.isEmpty { facts.append(Fact(label: "Dates", value: client.keyDates.joined(separator: "; "))) }
    if !client.providers.isEmpty {
      facts.append(Fact(label: "Providers", value: client.providers.joined(separator: ", "), isWide: true))
    }
    return facts
  }
}

extension ClientPage.Process {
  init(_ progress: ProcessProgress, parts: [ProcessProgress], client: String, today: CalendarDay) {
    let address = Address.client(client) + "/processes/\(progress.processID)"
    title = progress.title
    processAddress = ProcessPage.address(progress.processID)
    week = progress.weekText
    statusLabel = progress.status.prefix(1).uppercased() + progress.status.dropFirst().replacing("_", with: " ")
    let percent = min(max(progress.percent, 0), 100)
    percentLabel = "\(percent)% complete"
    bars = Gauge.share(CapacityLine(used: percent, limit: 100))
    steps = [
      ClientPage.StepGroup("in-progress", "In progress", progress.inProgress),
      ClientPage.StepGroup("waiting", "Waiting", progress.waiting, answers: address + "/answers"),
      ClientPage.StepGroup("upcoming", "Upcoming", progress.upcoming),
      ClientPage.StepGroup("done", "Done", progress.done),
    ].filter { !$0.lines.isEmpty }
    completion = progress.outlook.map { $0.sentence(on: today) }
    outlookReason = progress.outlook?.reason
    chain = progress.outlook.flatMap { outlook in
      outlook.hangsOn.isEmpty
        ? nil
        : .init(links: outlook.hangsOn.map { ClientPage.ChainLink(linkTitle: $0.title, linkDetail: $0.detail) })
    }
    switch progress.slackDays {
    case nil: (slack, isTight) = (nil, false)
    case let days? where days > 0:
      (slack, isTight) = ("\(CountWords.count(days, "working day")) of slack before a hard date", days <= 2)
    case _?: (slack, isTight) = ("No slack left before a hard date", true)
    }
    slackReason = progress.slackReason
    clocks = progress.clocks
    self.parts = parts.isEmpty ? nil : ClientPage.Parts(parts)
    nextWeek = progress.nextWeek.isEmpty ? nil : .init(items: progress.nextWeek)
    recorder =
      progress.events.isEmpty
      ? nil
      : ClientPage.Recorder(
        eventAction: address + "/events", selectID: "event-\(progress.processID)", dayID: "day-\(progress.processID)",
        today: today.description,
        events: progress.events.map { ClientPage.Event(eventName: $0.name, eventTitle: $0.title) })
  }
}

extension ClientPage.Parts {
  init(_ parts: [ProcessProgress]) {
    let complete = parts.filter { $0.status == "completed" }.count
    partsLabel = CountWords.count(parts.count, "part") + (complete == 0 ? "" : ", \(complete) complete")
    list = parts.map { part in
      let line = part.waiting.first ?? part.inProgress.first ?? part.upcoming.first
      let words = line.map { [$0.title, $0.detail].filter { !$0.isEmpty }.joined(separator: ", ") }
      return ClientPage.Part(
        partTitle: part.title, partAddress: ProcessPage.address(part.processID),
        partStanding: part.status == "completed" ? "complete" : "\(part.percent)%" + (words.map { ": \($0)" } ?? ""))
    }
  }
}

extension ClientPage.StepGroup {
  init(_ state: String, _ title: String, _ lines: [ProcessProgress.ProgressLine], answers: String? = nil) {
    self.state = state
    stateLabel = title
    // What is under way is always open; long lists of what is done or far ahead stand folded.
    isFolded = (state == "done" || state == "upcoming") && lines.count > 4
    isOpen = !isFolded
    countLabel = CountWords.count(lines.count, "step")
    self.lines = lines.map { line in
      ClientPage.Step(
        stepTitle: line.title, detail: line.detail.isEmpty ? nil : line.detail, phase: line.phase,
        why: line.reason.isEmpty ? nil : line.reason,
        answer: answers.map {
          ClientPage.Answer(answerAction: $0, stepID: line.stepID, awaitedStep: line.title)
        })
    }
  }
}

extension ClientPage.UpcomingDay {
  init(_ day: CalendarDay, tasks: [TaskView], today: CalendarDay) {
    dayName =
      switch day - today {
      case 0: "Today"
      case 1: "Tomorrow"
      default: DayWords.long(day)
      }
    address = "/?date=\(day)"
    self.tasks = tasks.map { task in
      let words = CategoryWords(task.category)
      return ClientPage.UpcomingTask(
        text: task.description, time: task.startsAt?.description, minutes: CountWords.brief(task.minutes),
        icon: words.icon, category: words.name, tags: TodayPage.Tag.all(task, on: today),
        // What came of a task is recorded on its day.
        outcomes: day <= today ? Outcomes(task, day: today, client: task.clientID) : nil)
    }
  }
}

extension ClientPage.Choice {
  init(_ choice: ProcessChoice) {
    id = choice.id
    label = choice.weeks.map { "\(choice.title) (\(CountWords.count($0, "week")))" } ?? choice.title
  }
}
