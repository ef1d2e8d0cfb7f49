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
  package var waiting: [WaitView]
  /// Pieces that somebody holds, with the reason that their task shows meanwhile.
  var held: [PieceKey: String]
  /// Work of open processes that can't be expected within the horizon.
  package var later: [AgendaItem]
  /// The schedules by client, for progress and feasibility.
  var schedules = ClientSchedules()

  /// - Parameters:
  ///   - day: the day to plan from; on a closed day planning starts with the next working day.
  ///   - clientID: only this client's work, which is the same as in everybody's; nil: everybody's.
  package init(_ caseload: Caseload, library: TemplateLibrary, on day: CalendarDay, onlyFor clientID: String? = nil) {
    let calendar = caseload.calendar
    today = calendar.workingDay(onOrAfter: day)
    horizon = calendar.horizon(from: today, workingDays: caseload.settings.horizonDays)
    items = []
    waiting = []
    held = [:]
    later = []
    let end = horizon.last ?? today
    for (client, caseload) in caseload.shares(onlyFor: clientID) {
      guard client.status == .open else {
        // Nothing is planned for them; their page still tells how it went.
        schedules.put(off: client.id) { [today] in
          ClientSchedule(client, share: caseload, records: caseload.recordsByKey, library: library, today: today)
        }
        continue
      }
      let own = caseload.tasks
      let recordsByKey = caseload.recordsByKey
      let schedule = ClientSchedule(
        client, share: caseload, records: recordsByKey, library: library, today: today)
      schedules[client.id] = schedule
      for item in schedule.items(end: end) {
        if item.expectedDay <= end { items.append(item) } else { later.append(item) }
      }
      waiting += schedule.waits(clientName: client.name) { schedule.templates[$0].title }
      held.merge(schedule.heldPieces()) { first, _ in first }
      items += servicePlanItems(client, caseload: caseload, own: own, schedule: schedule, end: end)
      items += referralItems(client, caseload: caseload, own: own, schedule: schedule, end: end)
      waiting += referralWaits(client, caseload: caseload, own: own, schedule: schedule)
      items += assessmentItems(client, caseload: caseload, own: recordsByKey, end: end)
      items += contactItems(client, caseload: caseload, own: own, library: library, end: end)
      items += crisisItems(client, caseload: caseload, own: recordsByKey)
      for item in addedItems(client, caseload: caseload, own: recordsByKey) {
        if item.expectedDay <= end { items.append(item) } else { later.append(item) }
      }
    }
    dropLinksOutside()
  }

  /// Links to items that aren't placed within the horizon are dropped; what they hold back has its release from the forecast.
  private mutating func dropLinksOutside() {
    let known = Set(items.map(\.key))
    for index in items.indices { items[index].after.removeAll { !known.contains($0.key) } }
  }
}
