internal import Planning

/// How each day's plan stood when the day began, and what was owed then: what the figures that judge plans are computed from.
///
/// A plan changes all day; a figure about it can't. So what counts is written down at the first planning of a day, and never
/// changed afterwards but by what became of it.
package struct PlanLedger: Sendable, Equatable {
  /// By day.
  package var days: [PublishedDay] = []
  /// By day and client.
  package var attention: [OwedAttention] = []
  /// By week and process.
  package var processWeeks: [OwedProcessWeek] = []
  /// Hard dates that tasks had while they were open, by task.
  package var hardDates: [Int: HardDateStanding] = [:]

  package init() {}
}

/// The plan of one day when the day began.
package struct PublishedDay: Sendable, Equatable {
  package var day: CalendarDay
  /// `phone_call` tasks, those beyond a limit by a person's own override left out.
  package var calls = 0
  /// `phone_call` tasks that a person put there past the day's limits.
  package var callsByHand = 0
  /// Minutes that tasks and the notes block take, without those that the crisis buffer pays for.
  package var plannedMinutes = 0
  /// Minutes that could be booked, the notes block included; 0 on a day away.
  package var bookableMinutes = 0
  /// Tasks published for the rest of the week that this plan put elsewhere.
  package var moves = 0
  /// Tasks that were still open, and still on the day, when it was over.
  package var slips = 0
  /// Those of them that were urgent, by id.
  package var urgentLeft: [Int] = []

  package init(day: CalendarDay) { self.day = day }
}

/// A client who was owed attention on a working day: a discharge within seven days, or an open crisis.
package struct OwedAttention: Sendable, Hashable {
  package var clientID: String
  package var day: CalendarDay

  package init(clientID: String, day: CalendarDay) {
    self.clientID = clientID
    self.day = day
  }
}

/// A process of five steps or more that had work or a chase due in a week, when the week began.
package struct OwedProcessWeek: Sendable, Hashable {
  package var processID: Int
  /// The Monday of the week.
  package var week: CalendarDay

  package init(processID: Int, week: CalendarDay) {
    self.processID = processID
    self.week = week
  }
}

/// A hard date of a task: the last one it had while it was open.
package struct HardDateStanding: Sendable, Equatable {
  package var date: CalendarDay
  /// True once the plan had the task on a day up to the date.
  package var wasPlanned: Bool
  /// True once the date lay within the planned weeks and the task was listed as not fitting.
  package var wasWarned: Bool

  package init(date: CalendarDay, wasPlanned: Bool = false, wasWarned: Bool = false) {
    self.date = date
    self.wasPlanned = wasPlanned
    self.wasWarned = wasWarned
  }
}

extension Caseload {
  /// True while a client is owed daily attention: discharge within seven days, or an open crisis.
  package func isOwedAttention(_ client: Client, on day: CalendarDay) -> Bool {
    guard client.status == .open, client.exit == nil, day >= client.admission else { return false }
    return client.openCrisis != nil || client.leavesWithinAWeek(of: day)
  }

  /// Writes down how the plan stands: hard dates at every planning, the rest at the first one of a day.
  ///
  /// - Parameters:
  ///   - slipped: tasks whose day passed without them.
  ///   - before: the tasks before this planning, by id.
  mutating func keepLedger(
    slipped: [Int], before: [Int: TaskRecord], agenda: Agenda, library: TemplateLibrary
  ) {
    let today = agenda.today
    noteSlips(slipped, before: before)
    noteHardDates(agenda)
    if let last = ledger.days.last?.day, last >= today { return }
    ledger.days.append(published(on: today, before: before))
    ledger.attention += clients.filter { isOwedAttention($0, on: today) }.map {
      OwedAttention(clientID: $0.id, day: today)
    }
    let week = today.startOfWeek
    if !ledger.days.dropLast().contains(where: { $0.day >= week }) {
      ledger.processWeeks += processesDue(in: week, agenda: agenda, library: library).map {
        OwedProcessWeek(processID: $0, week: week)
      }
    }
  }

  private mutating func noteSlips(_ slipped: [Int], before: [Int: TaskRecord]) {
    for id in slipped {
      guard let task = before[id], let day = task.day,
        let index = ledger.days.lastIndex(where: { $0.day == day })
      else { continue }
      ledger.days[index].slips += 1
      if task.priority == .urgent { ledger.days[index].urgentLeft.append(id) }
    }
  }

  private mutating func noteHardDates(_ agenda: Agenda) {
    let records = Dictionary(tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let end = agenda.horizon.last ?? agenda.today
    for item in agenda.items {
      guard let date = item.deadline ?? item.appointment?.day, !item.isMissed, date >= agenda.today,
        let task = records[item.key]
      else { continue }
      var standing = ledger.hardDates[task.id] ?? HardDateStanding(date: date)
      standing.date = date
      standing.wasPlanned = standing.wasPlanned || task.day.map { $0 <= date } ?? false
      standing.wasWarned = standing.wasWarned || (task.day == nil && date <= end)
      ledger.hardDates[task.id] = standing
    }
  }

  private func published(on today: CalendarDay, before: [Int: TaskRecord]) -> PublishedDay {
    let load = load(of: today)
    let limits = load.limits
    let sunday = today.startOfWeek + 6
    var published = PublishedDay(day: today)
    let buffer = load.bufferSpent
    published.plannedMinutes = limits.notes + load.used(.am) + load.used(.pm) - buffer.morning - buffer.afternoon
    published.bookableMinutes = limits.morning + limits.afternoon + limits.notes
    for task in tasks where task.isOpen {
      if task.day == today {
        if task.category == .phoneCall, task.pin?.isOverride ?? false {
          published.callsByHand += 1
        } else if task.category == .phoneCall {
          published.calls += 1
        }
      }
      if let old = before[task.id]?.day, old >= today, old <= sunday, task.day != old { published.moves += 1 }
    }
    return published
  }

  /// Processes with something to do by the end of the week, that no earlier piece holds up.
  private func processesDue(in week: CalendarDay, agenda: Agenda, library: TemplateLibrary) -> [Int] {
    let due = Set(
      agenda.items.filter { !$0.isTentative && $0.after.isEmpty && $0.release <= week + 4 }.map(\.key.processID))
    return processes.filter { process in
      due.contains(process.id) && process.startedOn < agenda.today && process.status.isOpen
        && library.template(of: process).map { $0.steps.count >= OwedProcessWeek.fewestSteps } ?? false
    }.map(\.id)
  }
}

extension OwedProcessWeek {
  /// Shorter processes aren't asked to advance weekly (the product's table of success metrics).
  static let fewestSteps = 5
}
