internal import Planning

extension Agenda {
  /// What a person added by hand for a client and isn't done.
  func addedItems(_ client: Client, caseload: Caseload, own: [PieceKey: TaskRecord]) -> [AgendaItem] {
    caseload.addedTasks.filter { added in
      // Work of an earlier stay ended with it.
      added.wish.clientID == client.id && !added.isWithdrawn
        && (client.earlierStays.isEmpty || added.addedOn >= client.admission)
        && own[added.key].map { $0.isOpen || $0.status == .cancelled } ?? true
    }.map { item($0, client, caseload: caseload) }
  }

  private func item(_ added: AddedTask, _ client: Client, caseload: Caseload) -> AgendaItem {
    let (wish, calendar) = (added.wish, caseload.calendar)
    let release = max(today, wish.notBefore.map { calendar.workingDay(onOrAfter: $0) } ?? today)
    let last = wish.deadline.map { calendar.workingDay(onOrBefore: $0) }
    let isMissed = last.map { $0 < today } ?? false
    let slack = last.flatMap { $0 < today ? nil : calendar.workingDays(from: today, to: $0) }
    let (usual, why) = PriorityRule.priority(
      PriorityRule.Facts(
        client: client, today: today, templateID: "", due: wish.due, slack: slack,
        slackCause: wish.deadline.map { "needed by \(DayText.short($0))" } ?? "", isMissed: isMissed))
    let isOwn = wish.priority < usual || wish.priority == .low && usual == .medium
    return AgendaItem(
      key: added.key, description: wish.description, stepTitle: Self.addedTitle, processTitle: nil,
      category: wish.category, minutes: wish.minutes, effort: .normal, priority: isOwn ? wish.priority : usual,
      priorityReason: isOwn ? Self.words(of: wish.priority) : usual == .medium ? Self.addedTitle : why,
      release: release, due: max(wish.due, release), lastDay: isMissed ? nil : last, deadline: wish.deadline,
      isMissed: isMissed, onlyDays: nil, appointment: nil, after: [], isTentative: false, slack: slack,
      slackCause: "", expectedDay: release, templateReason: "\(Self.addedTitle).")
  }

  private static let addedTitle = "Added by hand"

  private static func words(of priority: Priority) -> String {
    switch priority {
    case .urgent: "You called it urgent"
    case .high: "You called it important"
    case .medium: addedTitle
    case .low: "You said that it can wait"
    }
  }
}
