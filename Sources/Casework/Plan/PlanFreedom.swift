internal import Planning

/// What a new plan may move of what is planned already. Pins, agreed appointments and the work of an open crisis never move.
enum PlanFreedom: Sendable, Equatable {
  /// Everything published stays; drafts may move. New and slipped work takes the room that is left.
  case publishedStays
  /// Everything that has a day stays.
  case plannedStays
  /// Today and tomorrow stay.
  case frozenStays
  /// Only low and medium work without a hard date may move.
  case minorWorkMoves
  /// Only what never moves stays.
  case pinsStay
}

/// The pieces that stay where the plan has them.
struct StandingWork {
  /// Exactly there, whatever else happens.
  private(set) var fixed: Set<PieceKey> = []
  /// There, or nowhere: what comes before them isn't settled yet. Where the first answer leaves one out, it is let go.
  private(set) var held: Set<PieceKey> = []

  init(
    _ agenda: Agenda, caseload: Caseload, records: [PieceKey: TaskRecord], freedom: PlanFreedom,
    loosened: Set<PieceKey>
  ) {
    guard caseload.plannedOn != nil else { return }
    let published = caseload.publishedThrough
    let frozen = agenda.horizon.prefix(2).last ?? agenda.today
    var days: [PieceKey: CalendarDay] = [:]
    for item in agenda.items where !loosened.contains(item.key) {
      guard let record = records[item.key], let day = record.day, day >= agenda.today, day >= item.release,
        item.lastDay.map({ day <= $0 }) ?? true, item.onlyDays?.contains(day) ?? true,
        item.half == nil || item.half == record.half
      else { continue }
      let stays: Bool =
        switch freedom {
        case .publishedStays: published.map { day <= $0 } ?? false
        case .plannedStays: true
        case .frozenStays: day <= frozen
        case .minorWorkMoves: item.priority < .medium || item.lastDay != nil
        case .pinsStay: false
        }
      if stays { days[item.key] = day }
    }
    for key in Self.tooMuch(agenda, caseload: caseload, records: records, days: days) { days[key] = nil }
    fixed = Set(days.keys)
    // What comes after work that may move is held in its place, not fixed: it can't stand before what it needs.
    var changed = true
    while changed {
      changed = false
      for item in agenda.items where fixed.contains(item.key) {
        let holds = item.after.allSatisfy { link in
          guard fixed.contains(link.key), let before = days[link.key], let day = days[item.key] else {
            return records[link.key] == nil
          }
          return caseload.calendar.workingDays(from: before, to: day) >= link.lag
        }
        if !holds {
          fixed.remove(item.key)
          held.insert(item.key)
          changed = true
        }
      }
    }
  }

  /// Pieces that can't stay because their day takes less than it did, or they take more: the least important above a limit. What
  /// a person put past a limit, and a crisis, count nothing here: they don't drive out what stands beside them.
  private static func tooMuch(
    _ agenda: Agenda, caseload: Caseload, records: [PieceKey: TaskRecord], days: [PieceKey: CalendarDay]
  ) -> [PieceKey] {
    var minutes: [PlanSpot: Int] = [:]
    var counts: [CalendarDay: [WorkCategory: Int]] = [:]
    func count(_ spot: PlanSpot, _ task: (minutes: Int, category: WorkCategory)) {
      minutes[spot, default: 0] += task.minutes
      counts[spot.day, default: [:]][task.category, default: 0] += 1
    }
    for task in caseload.tasks where task.status == .done && task.completedOn == agenda.today {
      if !Crisis.isWork(task.key) {
        count(PlanSpot(day: agenda.today, half: task.half ?? .am), (task.minutes, task.category))
      }
    }
    var planned: [(item: AgendaItem, spot: PlanSpot)] = []
    for item in agenda.items where !Crisis.isWork(item.key) {
      let record = records[item.key]
      if let agreed = item.appointment {
        count(PlanSpot(day: agreed.day, half: DayArrangement.half(of: agreed.time)), (item.minutes, item.category))
      } else if let pin = record?.pin, pin.day >= agenda.today {
        let half = pin.half ?? pin.time.map { DayArrangement.half(of: $0) } ?? record?.half ?? .am
        if !pin.isOverride { count(PlanSpot(day: pin.day, half: half), (item.minutes, item.category)) }
      } else if days[item.key] != nil, let spot = record?.spot {
        planned.append((item, spot))
      }
    }
    planned.sort { ($0.item.priority, $0.item.due, $0.item.key) < ($1.item.priority, $1.item.due, $1.item.key) }
    var limits: [CalendarDay: DayCapacityPlan] = [:]
    return planned.compactMap { item, spot in
      let limit =
        limits[spot.day] ?? DayCapacityPlan(spot.day, settings: caseload.settings, calendar: caseload.calendar)
      limits[spot.day] = limit
      let fits =
        (minutes[spot] ?? 0) + item.minutes <= limit.minutes(spot.half)
        && limit.cap(item.category).map { (counts[spot.day]?[item.category] ?? 0) < $0 } ?? true
      if fits { count(spot, (item.minutes, item.category)) }
      return fits ? nil : item.key
    }
  }

  /// Writes into a task of the problem what holds it: a pin, a crisis, or the plan that people rely on.
  func hold(
    _ task: inout PlanningProblem.Task, _ key: PieceKey, record: TaskRecord, axis: DayAxis, isLoosened: Bool
  ) {
    guard !isLoosened else { return }
    if let pin = record.pin, task.fixed == nil, let position = axis.position[pin.day] {
      let half = pin.half ?? pin.time.map { DayArrangement.half(of: $0) }
      task.fixed = Place(day: position, half: half ?? (record.day == pin.day ? record.half : nil) ?? .am)
    }
    if key.stepID == Crisis.taskStep, task.fixed == nil {
      task.fixed = Place(day: 0, half: record.day == axis.horizon.first ? record.half ?? .am : .am)
    }
    guard let day = record.day, let half = record.half, let position = axis.position[day], task.fixed == nil else {
      return
    }
    // The buffer pays for a crisis's work where it stands: if it moved, others would have its room.
    if fixed.contains(key) || Crisis.isWork(key) {
      task.fixed = Place(day: position, half: half)
    } else if held.contains(key) {
      task.days = [position]
      task.slot = half
    }
  }
}

extension Caseload {
  /// The last day of the published weeks: this week's, and from its last working day on the next one's. People rely on what
  /// stands until then; nil before the first plan.
  package var publishedThrough: CalendarDay? { plannedOn.map { publishedEnd(on: $0) } }

  /// The last published day as of a day: next week's plan is published at the start of this week's last working day.
  package func publishedEnd(on day: CalendarDay) -> CalendarDay {
    let monday = day.startOfWeek
    let lastDay = (0..<7).map { monday + $0 }.last { calendar.isWorkingDay($0) } ?? monday + 4
    return day >= lastDay ? monday + 13 : monday + 6
  }
}
