internal import Planning

extension Agenda {
  /// What a client's crises ask for: what is needed now, on today until it is done, and the follow-up on the working day after
  /// it was stabilised.
  func crisisItems(_ client: Client, caseload: Caseload, own: [PieceKey: TaskRecord]) -> [AgendaItem] {
    caseload.crises.filter { $0.clientID == client.id && !$0.isWithdrawn && $0.closed == nil }.flatMap { crisis in
      var items: [AgendaItem] = []
      let need = PieceKey(clientID: client.id, processID: 0, stepID: Crisis.taskStep, ordinal: crisis.id)
      if own[need].map({ $0.isOpen || $0.status == .cancelled }) ?? true {
        items.append(
          item(
            need, crisis, client, description: crisis.need, title: "Crisis: \(crisis.kind)", minutes: crisis.minutes,
            category: .other, effort: .hard, release: today, due: max(crisis.opened.day, today)))
      }
      if let stabilised = crisis.stabilised {
        let next = caseload.calendar.day(stabilised.day, plusWorkingDays: 1)
        let key = PieceKey(clientID: client.id, processID: 0, stepID: Crisis.followUpStep, ordinal: crisis.id)
        if own[key].map({ $0.isOpen || $0.status == .cancelled }) ?? true {
          items.append(
            item(
              key, crisis, client, description: "See how \(client.name) is after the crisis: \(crisis.kind)",
              title: "Follow up after the crisis", minutes: 20, category: .followUp, effort: .normal,
              release: max(next, today), due: max(next, today)))
        }
      }
      return items
    }
  }

  private func item(
    _ key: PieceKey, _ crisis: Crisis, _ client: Client, description: String, title: String, minutes: Int,
    category: WorkCategory, effort: Effort, release: CalendarDay, due: CalendarDay
  ) -> AgendaItem {
    AgendaItem(
      key: key, description: description, stepTitle: title, processTitle: nil, category: category, minutes: minutes,
      effort: effort, priority: .urgent, priorityReason: "In crisis: \(crisis.kind)", release: release, due: due,
      lastDay: nil, deadline: nil, isMissed: false, onlyDays: nil, appointment: nil, after: [], isTentative: false,
      slack: nil, slackCause: "", expectedDay: release, templateReason: "A crisis comes first.")
  }
}
