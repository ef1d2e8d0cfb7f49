internal import Planning

/// What to go on with when a day's work is done before the day is over, and how much time there is for it.
///
/// Crisis time that no crisis took is free from 15:00 on (the product's rules of the day; estimate). Nothing is moved for it: work
/// of later days is simply done earlier, and what found no day gets a chance.
package struct NextInLine: Sendable, Equatable {
  /// In the order in which they are best done; together they fit into `minutes`.
  package var tasks: [TaskRecord]
  /// Minutes of the day that nothing stands in: free time, and crisis time that is left.
  package var minutes: Int

  /// From when on crisis time that is left may be used for other work.
  package static let from = ClockTime(minutes: 15 * 60)
}

extension Caseload {
  /// The next tasks of a day, beyond those that stand on it.
  ///
  /// - Parameters:
  ///   - agenda: of this caseload, for the day.
  ///   - minutes: how many there are; nil: what the day's load leaves.
  package func nextInLine(_ agenda: Agenda, minutes: Int? = nil) -> NextInLine {
    let today = agenda.today
    let load = load(of: today)
    let spent = load.bufferSpent.morning + load.bufferSpent.afternoon
    let free = max(0, HalfDay.allCases.reduce(0) { $0 + load.room($1) } + load.limits.crisisBuffer - spent)
    let minutes = minutes ?? free
    var line = NextInLine(tasks: [], minutes: minutes)
    let records = Dictionary(tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let lacking = clientsLackingAttention(on: today)
    let candidates = agenda.items.compactMap { item -> (rank: Rank, task: TaskRecord)? in
      guard let task = records[item.key], task.isOpen, task.day != today, task.pin == nil, canBeDone(item, on: today)
      else { return nil }
      let isLacking = lacking.contains(item.key.clientID)
      // A usual contact made early only brings the next one forward.
      if item.key.stepID == ContactSchedule.cadenceStep, !isLacking, item.due > today { return nil }
      return (Rank(task, item: item, isLacking: isLacking), task)
    }.sorted { $0.rank < $1.rank }
    var left = minutes
    var counts: [WorkCategory: Int] = [:]
    var attended: Set<String> = []
    for (rank, task) in candidates where task.minutes <= left {
      let count = load.count(task.category) + counts[task.category, default: 0]
      if let cap = load.limits.cap(task.category), count >= cap { continue }
      // One contact is attention enough.
      if rank.isAttention, !attended.insert(task.key.clientID).inserted { continue }
      line.tasks.append(task)
      left -= task.minutes
      counts[task.category, default: 0] += 1
    }
    return line
  }

  /// Clients who are owed attention on a day and have nothing done or planned on it.
  private func clientsLackingAttention(on day: CalendarDay) -> Set<String> {
    var lacking = Set(clients.filter { isOwedAttention($0, on: day) }.map(\.id))
    for contact in contacts where contact.day == day { lacking.remove(contact.clientID) }
    for task in tasks where task.standsOn == day { lacking.remove(task.key.clientID) }
    return lacking
  }

  /// True for work that nothing stands in the way of today: no open piece before it, no later release, nobody who has to come
  /// for it.
  private func canBeDone(_ item: AgendaItem, on today: CalendarDay) -> Bool {
    item.category != .appointment && item.after.isEmpty && !item.isTentative && item.appointment == nil
      && item.release <= today
      && item.half != .am && item.onlyDays.map { $0.contains(today) } ?? true
  }

  /// The order of the line: attention that is owed, hard dates that have no day, urgent work, then the plan's own order, and last
  /// what found no day.
  private struct Rank: Comparable {
    var group: Int
    var day: CalendarDay
    var priority: Priority
    var id: Int

    var isAttention: Bool { group == 0 }

    init(_ task: TaskRecord, item: AgendaItem, isLacking: Bool) {
      if isLacking, item.key.isAttention {
        (group, day) = (0, item.due)
      } else if task.day == nil, let deadline = item.deadline {
        (group, day) = (1, deadline)
      } else if task.priority == .urgent {
        (group, day) = (2, task.day ?? item.due)
      } else {
        (group, day) = task.day.map { (3, $0) } ?? (4, item.due)
      }
      priority = task.priority
      id = task.id
    }

    static func < (left: Rank, right: Rank) -> Bool {
      (left.group, left.day, left.priority, left.id) < (right.group, right.day, right.priority, right.id)
    }
  }
}
