internal import Planning

extension PlanViews {
  /// The most that are shown at a time: a list that nobody can finish isn't read.
  static let shownRecommendations = 5

  /// What Caseday suggests doing, the most pressing first, at most one of a kind for each client.
  func recommendations() -> [Recommendation] {
    deadlinesAtRisk() + overdueContacts() + missingFacts()
  }

  /// The few that are shown for the whole caseload: the most pressing of each kind first, so that one kind doesn't hide the others.
  func topRecommendations() -> [Recommendation] {
    var lists = [deadlinesAtRisk()[...], overdueContacts()[...], missingFacts()[...]]
    var top: [Recommendation] = []
    while top.count < Self.shownRecommendations, lists.contains(where: { !$0.isEmpty }) {
      for index in lists.indices where top.count < Self.shownRecommendations {
        if let next = lists[index].popFirst() { top.append(next) }
      }
    }
    let order = Recommendation.Kind.allCases
    return top.enumerated().sorted { left, right in
      let (a, b) = (order.firstIndex(of: left.element.kind) ?? 0, order.firstIndex(of: right.element.kind) ?? 0)
      return (a, left.offset) < (b, right.offset)
    }.map(\.element)
  }

  // MARK: Deadlines

  /// A task whose hard date is in danger.
  private struct Risk {
    var date: CalendarDay
    var record: TaskRecord
    var client: Client
    var message: String
    var fixes: [String]
  }

  /// One recommendation for each client: the first date in danger, and how many more there are.
  private func deadlinesAtRisk() -> [Recommendation] {
    let risks = risks().sorted { ($0.date, $0.record.id) < ($1.date, $1.record.id) }
    let byClient = Dictionary(grouping: risks, by: \.client.id)
    return byClient.values.sorted { ($0[0].date, $0[0].record.id) < ($1[0].date, $1[0].record.id) }.map { own in
      let steps = Set(own.map { "\($0.record.key.processID)/\($0.record.key.stepID)" }).count
      let more = steps > 1 ? " \(steps - 1) more \(steps == 2 ? "step is" : "steps are") in danger as well." : ""
      return Recommendation(
        kind: .deadlineAtRisk, clientID: own[0].client.id, clientName: own[0].client.name,
        message: own[0].message + more, fixes: own[0].fixes)
    }
  }

  private func risks() -> [Risk] {
    let items = Dictionary(agenda.items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let end = agenda.horizon.last ?? today
    return caseload.tasks.filter(\.isOpen).compactMap { record in
      guard let item = items[record.key], let client = caseload.client(record.key.clientID) else { return nil }
      let name = "\(client.name): “\(record.stepTitle)”"
      if item.isMissed, let date = item.deadline ?? record.due {
        return Risk(
          date: date, record: record, client: client,
          message: "\(name) was due by \(DayText.weekdayAndDate(date)), and that day has passed.",
          fixes: ["Do it today and record what became of it", "Ask whether the date can be extended"])
      }
      if record.day == nil, let last = item.lastDay, last <= end, let date = item.deadline {
        return Risk(
          date: date, record: record, client: client,
          message: "\(name) can't be done by \(DayText.weekdayAndDate(date)). \(record.reason)",
          fixes: [
            "Take something less important off the days before", "Ask a colleague to take it",
            "Ask whether the date can be extended",
          ])
      }
      if let slack = item.slack, slack < 0, item.after.isEmpty {
        return Risk(
          date: today, record: record, client: client,
          message:
            "\(name) should have started \(-slack) working \(slack == -1 ? "day" : "days") ago to leave the usual time for “\(item.slackCause)”.",
          fixes: ["Do it first today", "Shorten or skip a step that waits", "Ask whether the date can be extended"])
      }
      return nil
    }
  }

  // MARK: Contacts

  private func overdueContacts() -> [Recommendation] {
    caseload.clients.filter { $0.status == .open }.compactMap { client -> (Int, Recommendation)? in
      guard let last = caseload.lastContact(client.id) else { return nil }
      let schedule = ContactSchedule(
        client: client, calendar: caseload.calendar, cadence: .standard, today: today, end: today, lastContact: last,
        closedContacts: 0)
      let gap = schedule.cadence.rule(for: schedule.state(on: today)).gapDays
      // A daily contact is overdue when a whole working day went by without one.
      let past = gap.map { today - last - $0 } ?? caseload.calendar.workingDays(from: last, to: today) - 1
      guard past > 0 else { return nil }
      let allowed = gap.map { "one every \($0) days is due" } ?? "one every working day is due"
      return (
        past,
        Recommendation(
          kind: .contactOverdue, clientID: client.id, clientName: client.name,
          message:
            "\(client.name) was last reached on \(DayText.weekdayAndDate(last)), \(today - last) days ago; \(allowed).",
          fixes: ["Call today", "Record a contact that was made"])
      )
    }.sorted { ($1.0, $0.1.clientID) < ($0.0, $1.1.clientID) }.map(\.1)
  }

  // MARK: Missing facts

  private func missingFacts() -> [Recommendation] {
    caseload.clients.filter { $0.status == .open }.compactMap { client in
      guard let (message, fix) = missingFact(client) else { return nil }
      return Recommendation(
        kind: .missingFact, clientID: client.id, clientName: client.name, message: message, fixes: [fix])
    }
  }

  /// The fact whose absence holds back most.
  private func missingFact(_ client: Client) -> (message: String, fix: String)? {
    let running = caseload.processes.filter { $0.clientID == client.id && $0.status.isOpen }
    let templates = Set(running.map(\.templateID))
    if templates.contains("court_prep"), client.keyDate("court") == nil {
      return (
        "\(client.name)'s court preparation has no court date, so none of it can be planned.", "Add the court date"
      )
    }
    if templates.contains("disability_claim"), client.providers.isEmpty {
      return (
        "\(client.name)'s claim has no list of providers, so no records can be requested.",
        "Add three to five providers"
      )
    }
    if client.plannedDischarge == nil {
      return (
        "\(client.name) has no planned discharge, so nothing can be counted back from it.", "Set the planned discharge"
      )
    }
    if running.isEmpty, client.dayOfProgram(on: today) > 7 {
      return ("\(client.name) has no active process.", "Start one, or record that none is needed")
    }
    return nil
  }
}
