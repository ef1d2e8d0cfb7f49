internal import Planning

/// Expands a caseload into the work that a plan can place, on one day.
///
/// A pure function of the caseload, the library and the day: expanding twice gives the same items with the same keys.
package struct Agenda: Sendable {
  /// The first day that can be planned: the day asked for, or the next working day.
  package var today: CalendarDay
  /// The working days of the plan.
  package var horizon: [CalendarDay]
  /// Everything that can be placed within the horizon, in a stable order.
  package var items: [AgendaItem]
  package var waiting: [WaitingItem]
  /// Work of open processes that can't be expected within the horizon.
  package var later: [AgendaItem]
  /// The schedules by client, for progress and feasibility.
  var schedules: [String: ClientSchedule]

  /// - Parameter day: the day to plan from; on a closed day planning starts with the next working day.
  package init(_ caseload: Caseload, library: TemplateLibrary, on day: CalendarDay) {
    let calendar = caseload.calendar
    today = calendar.workingDay(onOrAfter: day)
    horizon = calendar.horizon(from: today, workingDays: caseload.settings.horizonDays)
    items = []
    waiting = []
    later = []
    schedules = [:]
    let end = horizon.last ?? today
    let records = Dictionary(grouping: caseload.tasks, by: \.key.clientID)
    let processes = Dictionary(grouping: caseload.processes, by: \.clientID)
    for client in caseload.clients.sorted(by: { $0.id < $1.id }) {
      let own = records[client.id] ?? []
      let recordsByKey = Dictionary(own.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      let running = (processes[client.id] ?? []).filter { $0.status != .cancelled }
        .compactMap { process in
          library.template(process.templateID, version: process.templateVersion).map { (process, $0) }
        }
      let schedule = ClientSchedule(
        client: client, processes: running, records: recordsByKey, calendar: calendar, settings: caseload.settings,
        today: today)
      schedules[client.id] = schedule
      guard client.status == .open else { continue }
      for item in schedule.items(end: end) {
        if item.expectedDay <= end { items.append(item) } else { later.append(item) }
      }
      waiting += schedule.waitingItems()
      items += contactItems(client, caseload: caseload, own: own, end: end)
      items += crisisItems(client, caseload: caseload, own: recordsByKey)
    }
    dropLinksOutside()
  }

  private func contactItems(
    _ client: Client, caseload: Caseload, own: [TaskRecord], end: CalendarDay
  ) -> [AgendaItem] {
    let closed = own.filter { $0.key.stepID == ContactSchedule.cadenceStep && !$0.isOpen }.count
    let lastContact = caseload.lastContact(client.id)
    let schedule = ContactSchedule(
      client: client, calendar: caseload.calendar, cadence: .standard, today: today, end: end,
      lastContact: lastContact, closedContacts: closed)
    return schedule.needs().enumerated().map { number, need in
      let contact = PriorityRule.Facts.Contact(
        base: need.isSecuring ? min(need.rule.priority, .medium) : need.rule.priority, reason: need.rule.title,
        daysSince: number == 0 ? lastContact.map { today - $0 } : nil, gapDays: need.rule.gapDays ?? 1)
      let (priority, reason) = PriorityRule.priority(
        PriorityRule.Facts(client: client, today: today, due: need.due, contact: contact))
      return AgendaItem(
        key: need.key, description: "Contact with \(client.name)", stepTitle: "Contact with the client",
        processTitle: nil, category: need.rule.category, minutes: need.rule.minutes, effort: need.rule.effort,
        priority: priority, priorityReason: reason, release: max(need.release, today), due: need.due, lastDay: nil,
        deadline: nil, isMissed: false, onlyDays: need.onlyDays, appointment: nil, after: [], isTentative: false,
        slack: nil, slackCause: "", expectedDay: max(need.release, today), templateReason: need.rule.title)
    }
  }

  /// Links to items that aren't placed within the horizon are dropped; what they hold back has its release from the forecast.
  private mutating func dropLinksOutside() {
    let known = Set(items.map(\.key))
    for index in items.indices { items[index].after.removeAll { !known.contains($0.key) } }
  }
}
