internal import Planning

extension PlanViews {
  /// The Monday morning view of a day; nil: today, or on a closed day the next working day.
  package func todayView(of shown: CalendarDay? = nil) -> TodayView {
    let day = shown ?? today
    let open = openTasks(on: day)
    let limits = DayCapacityPlan(day, settings: caseload.settings, calendar: caseload.calendar)
    let capacity = capacity(on: day)
    var view = TodayView(
      day: day, askedFor: shown ?? askedFor, clientCount: Set(open.map(\.key.clientID)).count,
      bookedMinutes: capacity.minutes.used, bookableMinutes: capacity.minutes.limit, notesMinutes: limits.notes,
      groups: groups(of: open, on: day), done: doneTasks(on: day).map { self.view($0) },
      onTrack: onTrack(on: day, busy: open),
      capacity: capacity, recommendations: topRecommendations(), unplanned: unplanned(),
      notices: day == today ? notices() : PlanNotices())
    view.closing = closing(of: day)
    if day == askedFor {
      let line = caseload.nextInLine(agenda)
      view.next = .init(minutes: line.minutes, tasks: line.tasks.map { self.view($0) })
    }
    return view
  }

  private func groups(of open: [TaskRecord], on day: CalendarDay) -> [TodayView.GroupView] {
    let byClient = Dictionary(grouping: open, by: \.key.clientID)
    var cards: [TodayView.Group: [(Priority, Int, TodayView.ClientCard)]] = [:]
    for (clientID, tasks) in byClient {
      guard let client = caseload.client(clientID) else { continue }
      let top = tasks.map(\.priority).min() ?? .low
      let group: TodayView.Group = top == .urgent ? .urgent : top == .high ? .high : .scheduled
      let minutes = tasks.reduce(0) { $0 + $1.minutes }
      let card = TodayView.ClientCard(
        clientID: clientID, clientName: client.name, headline: headline(client, on: day, tasks: tasks),
        lines: lines(of: tasks), minutes: minutes)
      cards[group, default: []].append((top, -minutes, card))
    }
    return TodayView.Group.allCases.compactMap { group in
      guard let found = cards[group], !found.isEmpty else { return nil }
      let sorted = found.sorted {
        ($0.0, $0.1, $0.2.clientName, $0.2.clientID) < ($1.0, $1.1, $1.2.clientName, $1.2.clientID)
      }
      return TodayView.GroupView(group: group, cards: sorted.map(\.2))
    }
  }

  /// The pieces of one step of one process stand together, in the order of the day.
  private func lines(of tasks: [TaskRecord]) -> [TodayView.CardLine] {
    struct Step: Hashable {
      var template: String
      var step: String
    }
    var order: [Step] = []
    var byStep: [Step: [TaskRecord]] = [:]
    for task in tasks {
      // Requests to several providers are several processes of one template: their calls read as one line.
      let template = caseload.processes.first { $0.id == task.key.processID }?.templateID ?? ""
      let step = Step(template: template, step: task.key.stepID)
      if byStep[step] == nil { order.append(step) }
      byStep[step, default: []].append(task)
    }
    return order.compactMap { step in
      guard let pieces = byStep[step], let first = pieces.first else { return nil }
      return TodayView.CardLine(title: first.stepTitle, category: first.category, tasks: pieces.map(view))
    }
  }

  /// The line under a client's name: why this client is on the page.
  func headline(_ client: Client, on day: CalendarDay, tasks: [TaskRecord]) -> String {
    if client.exit != nil { return stay(client, on: day) }
    let left = client.daysUntilDischarge(on: day)
    if client.openCrisis != nil || client.leavesWithinAWeek(of: day) {
      let isSearching = caseload.processes.contains {
        $0.clientID == client.id && $0.templateID == "housing_urgent" && $0.status.isOpen
      }
      return PriorityRule.leaving(left, crisis: client.openCrisis ?? (isSearching ? "HOUSING CRISIS" : nil))
    }
    let dayOfProgram = client.dayOfProgram(on: day)
    if (1...7).contains(dayOfProgram) { return "Day \(dayOfProgram) of program - New admission" }
    if let court = client.keyDates.filter({ $0.kind == "court" && (0...7).contains($0.day - day) }).min(by: {
      $0.day < $1.day
    }) {
      return "Court \(DayText.relative(court.day, to: day)) - Prep needed"
    }
    let top = tasks.min { ($0.priority, $0.id) < ($1.priority, $1.id) }
    if let top, top.priority < .medium { return top.priorityReason }
    let titles = tasks.compactMap { task in
      caseload.processes.first { $0.id == task.key.processID }.flatMap { library[$0.templateID]?.title }
    }
    var seen: Set<String> = []
    let distinct = titles.filter { seen.insert($0).inserted }
    return distinct.isEmpty ? top?.priorityReason ?? stay(client, on: day) : distinct.joined(separator: " · ")
  }

  /// The stay in one line.
  func stay(_ client: Client, on day: CalendarDay) -> String {
    if let exit = client.exit {
      return exit.destination == .deceased
        ? "Died \(DayText.dayAndMonth(exit.day))" : "Left \(DayText.dayAndMonth(exit.day)): \(exit.destination.title)"
    }
    if let left = client.daysUntilDischarge(on: day), left <= 14 { return PriorityRule.leaving(left, crisis: nil) }
    let dayOfProgram = client.dayOfProgram(on: day)
    return dayOfProgram >= 1
      ? "Day \(dayOfProgram) of program" : "Admission \(DayText.relative(client.admission, to: day))"
  }

  private func onTrack(on day: CalendarDay, busy: [TaskRecord]) -> TodayView.OnTrackView {
    let ids = Set(busy.map(\.key.clientID))
    let clients = caseload.clients.filter { $0.status == .open && !ids.contains($0.id) }
    return TodayView.OnTrackView(
      clients: clients.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { client in
        let next = nextTask(of: client.id, after: day)
        return TodayView.OnTrackClient(
          clientID: client.id, clientName: client.name, nextDay: next?.day, nextTask: next?.description)
      })
  }

  /// A client's next planned task after a day.
  func nextTask(of clientID: String, after day: CalendarDay) -> TaskRecord? {
    caseload.tasks.filter { task in
      task.key.clientID == clientID && task.isOpen && (task.day.map { $0 > day } ?? false)
    }.min { ($0.day ?? day, $0.id) < ($1.day ?? day, $1.id) }
  }
}
