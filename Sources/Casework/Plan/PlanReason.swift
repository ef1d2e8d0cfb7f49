internal import Planning

/// Why a task stands where it does, or nowhere, in one sentence made of the terms that decided: the planner's own.
struct PlanReason {
  let item: AgendaItem
  let clientName: String
  let calendar: WorkCalendar
  let horizon: [CalendarDay]
  /// The descriptions of the problem's tasks, by id.
  let descriptions: [String: String]

  // MARK: Planned

  func planned(_ questions: PlanQuestions, task: String, record: TaskRecord) -> String {
    if let agreed = item.appointment {
      return "Agreed for \(DayText.weekdayAndDate(agreed.day))\(agreed.time.map { " at \($0)" } ?? "")."
    }
    if let pin = record.pin, pin.day == record.day {
      return "\(item.priorityReason). You put it there\(pin.isOverride ? ", past the day's limits" : "")."
    }
    let why: WhyHere
    do { why = try questions.why(task: task) } catch { return "\(item.priorityReason)." }
    switch why.reason {
    case .fixed: return "\(item.priorityReason). It is fixed here."
    case .onlyPlace:
      return "\(item.priorityReason). The only half-day that its rules and the rest of the plan leave it."
    case .cheapest(let next): return "\(item.priorityReason). \(comparison(next))"
    case .improvable(let better):
      return
        "\(item.priorityReason). \(name(better.place).capitalizedFirst) would be a little better, and is taken when the week is planned anew."
    }
  }

  /// The reason that a task was put where it still stands, with its importance as it is today; nil when it stands elsewhere now.
  func kept(_ old: TaskRecord, at new: TaskRecord) -> String? {
    guard old.spot == new.spot, old.spot != nil, !old.reason.isEmpty, old.pin == new.pin else { return nil }
    let opening = "\(old.priorityReason). "
    guard old.reason.hasPrefix(opening) else { return item.appointment == nil ? nil : old.reason }
    return "\(item.priorityReason). " + old.reason.dropFirst(opening.count)
  }

  /// What the next best place would cost: the part that weighs most.
  private func comparison(_ next: RankedPlace) -> String {
    let place = name(next.place)
    let parts = CostPart.allCases.map { (part: $0, cost: next.difference[$0]) }
    guard let heaviest = parts.max(by: { ($0.cost, $1.part.rawValue) < ($1.cost, $0.part.rawValue) }), heaviest.cost > 0
    else {
      return "\(place.capitalizedFirst) would do as well."
    }
    return "\(place.capitalizedFirst), the next best, would \(consequence(heaviest.part, pushed: next.pushed))."
  }

  func consequence(_ part: CostPart, pushed: [PushedTask]) -> String {
    if let first = pushed.first, part != .late, part != .delay {
      let others = pushed.count > 1 ? " and \(pushed.count - 1) more" : ""
      return "push “\(descriptions[first.task] ?? "other work")”\(others) away"
    }
    switch part {
    case .unplanned: return "leave other work without a day"
    case .deadline: return "cost other work its deadline"
    case .late: return "be later than it is due"
    case .delay: return "leave it waiting longer"
    case .attention: return "leave \(clientName) a day without attention"
    case .progress: return "let the process stand still for a week"
    case .energy: return "put demanding work outside the best hours, or light work into them"
    case .balance: return "fill that day too far"
    case .switching: return "spread \(clientName)'s work over one more day"
    case .stability: return "move work that was published"
    }
  }

  // MARK: Unplanned

  func unplanned(_ questions: PlanQuestions, task: String) -> String {
    let why: WhyUnplanned
    do { why = try questions.whyUnplanned(task: task) } catch {
      return "There is no room for it in these weeks."
    }
    let rule = why.obstacles.first.map(obstacle) ?? "It would displace work that weighs more"
    return "\(rule). \(why.relaxation.map(relaxation) ?? "")".trimmed
  }

  /// The rule that stands against a place, beginning in lower case and without a full stop.
  func sentence(_ obstacle: PlacementObstacle) -> String {
    let words = self.obstacle(obstacle)
    return words.hasPrefix("It ") ? "it " + words.dropFirst(3) : words
  }

  private func obstacle(_ obstacle: PlacementObstacle) -> String {
    switch obstacle {
    case .fixed(let place): "It is fixed on \(name(place))"
    case .release(let day): "It can't begin before \(name(day))"
    case .deadline(let day): "It has to be done by \(name(day))"
    case .allowedDays(let days):
      days.isEmpty
        ? "None of its days lies in these weeks" : "It is possible only on \(days.map(name).joined(separator: ", "))"
    case .slot(let half): "It is possible only in the \(half == .am ? "morning" : "afternoon")"
    case .minutesFull(let place, let needed, let free):
      "\(name(place).capitalizedFirst) has \(free) of the \(needed) minutes it takes"
    case .categoryFull(let day, let category, let cap):
      "\(name(day).capitalizedFirst) has its \(cap) \(words(category)) already"
    case .predecessorUnplanned(let id): "“\(descriptions[id] ?? "What comes before it")” comes first and has no day"
    case .predecessorLate(let id, let place, _):
      "“\(descriptions[id] ?? "What comes before it")” comes first and stands on \(name(place))"
    case .successorEarly(let id, let place, _):
      "“\(descriptions[id] ?? "What comes after it")” needs it and stands on \(name(place))"
    }
  }

  private func relaxation(_ relaxation: Relaxation) -> String {
    switch relaxation {
    case .minutes(let place, let more): "\(more) more minutes on \(name(place)) would place it."
    case .capacity(let day, let category): "Room for one more of the \(words(category)) on \(name(day)) would place it."
    case .deadline(let days): "A date \(days) working \(days == 1 ? "day" : "days") later would place it."
    case .release(let days): "Beginning \(days) working \(days == 1 ? "day" : "days") earlier would place it."
    case .day(let day): "Allowing \(name(day)) would place it."
    case .slot(let half): "Allowing the \(half == .am ? "morning" : "afternoon") would place it."
    case .predecessor(let id): "Planning “\(descriptions[id] ?? "what comes before it")” would make way for it."
    case .earlierPredecessor(let id, _):
      "Doing “\(descriptions[id] ?? "what comes before it")” earlier would make way for it."
    case .acceptCost(let place):
      "It fits on \(name(place.place)), but would \(weight(place)) there."
    }
  }

  private func weight(_ place: RankedPlace) -> String {
    let parts = CostPart.allCases.map { (part: $0, cost: place.difference[$0]) }
    guard let heaviest = parts.max(by: { ($0.cost, $1.part.rawValue) < ($1.cost, $0.part.rawValue) }), heaviest.cost > 0
    else {
      return "weigh more than it gains"
    }
    return consequence(heaviest.part, pushed: place.pushed)
  }

  // MARK: Words

  private func name(_ place: Place) -> String { "\(name(place.day)) \(place.half == .am ? "morning" : "afternoon")" }

  private func name(_ index: Int) -> String {
    if horizon.indices.contains(index) { return DayText.short(horizon[index]) }
    return DayText.short(calendar.day(horizon.first ?? CalendarDay(number: 0), plusWorkingDays: index))
  }

  private func words(_ category: WorkCategory) -> String {
    switch category {
    case .phoneCall: "calls"
    case .appointment: "appointments"
    case .paperwork: "forms"
    case .followUp: "follow-ups"
    case .other: "other tasks"
    }
  }
}
