package import Planning

/// Why a task stands where it does, or nowhere, and what its other places would cost: the terms that decided, in words.
package struct TaskExplanation: Sendable, Equatable {
  package var taskID: Int
  package var clientID: String
  package var clientName: String
  package var description: String
  /// The process it belongs to, with its title; nil for contacts.
  package var process: ProcessName?
  /// True when a person put it where it stands.
  package var isPinned: Bool
  /// Why nobody can put it elsewhere, as a sentence; nil for what can be moved.
  package var staysBecause: String?
  /// Where it stands; nil: nowhere.
  package var spot: PlanSpot?
  /// One plain sentence or two.
  package var sentence: String
  /// What the answer rests on: by how much each part of the cost would change at the next best place, or at the place asked about.
  package var terms: [CostTerm]
  /// The sum of the terms.
  package var total: Int
  /// The cheapest other places, the best first.
  package var places: [PlaceOption]
  /// What a person can still do about a place that a rule stands against; nil when nothing helps, or nothing has to.
  package var remedy: PlaceRemedy?
  /// The plan that was looked at.
  package var fingerprint: String

  /// A task's process.
  package struct ProcessName: Sendable, Equatable {
    package var id: Int
    package var title: String
  }
}

/// What a person can decide against a rule of the plan.
package enum PlaceRemedy: String, Sendable {
  /// Put it there all the same: the rule says when it should be done, not when it can be.
  case insist
  /// Book the half-day past its limit; nothing gives way.
  case overbook

  /// - Returns: nil when the rule can't be decided against.
  init?(_ obstacle: PlacementObstacle, of item: AgendaItem) {
    switch obstacle {
    case .minutesFull, .categoryFull: self = .overbook
    case .release where !item.isTentative, .slot, .allowedDays: self = .insist
    default: return nil
    }
  }
}

/// A place that a task could have.
package struct PlaceOption: Sendable, Equatable {
  package var spot: PlanSpot
  /// "There is room for it." or "Pushes “Call the DMV” (Jay) to Wed 7 Jan morning."
  package var sentence: String
  package var terms: [CostTerm]
  package var total: Int
  package var pushes: [PushedWork]

  /// Work that would give way.
  package struct PushedWork: Sendable, Equatable {
    package var taskID: Int
    package var label: String
    package var from: PlanSpot
    /// Nil: it would have no day.
    package var to: PlanSpot?
  }
}

extension Caseload {
  /// Why a task stands where it does, or why it stands nowhere; with its other places, ranked.
  ///
  /// - Parameter count: how many other places are named.
  package func explain(
    _ task: Int, places count: Int = 3, on day: CalendarDay, library: TemplateLibrary
  ) throws(PlanChangeError) -> TaskExplanation {
    try Explainer(task, bench: ChangeBench(caseload: self, library: library, today: planningDay(day))).here(count)
  }

  /// Why a task doesn't stand on a day: the rule that binds, or what it would cost.
  ///
  /// - Parameter half: the half-day that is asked about; nil: the better one of the day.
  package func explain(
    _ task: Int, notOn other: CalendarDay, half: HalfDay? = nil, on day: CalendarDay, library: TemplateLibrary
  ) throws(PlanChangeError) -> TaskExplanation {
    try Explainer(task, bench: ChangeBench(caseload: self, library: library, today: planningDay(day)))
      .not(on: other, half: half)
  }
}

/// Answers the questions about one task.
private struct Explainer {
  let bench: ChangeBench
  let task: TaskRecord
  let room: RoomMaker
  let words: PlanReason

  init(_ id: Int, bench: ChangeBench) throws(PlanChangeError) {
    self.bench = bench
    task = try bench.openTask(id)
    let agenda = Agenda(bench.caseload, library: bench.library, on: bench.today)
    let item = try bench.item(of: task, in: agenda)
    room = try RoomMaker(agenda, caseload: bench.caseload, freedom: .pinsStay, loosened: [task.key])
    words = PlanReason(
      item: item, clientName: bench.name(task.key.clientID), calendar: bench.caseload.calendar,
      horizon: agenda.horizon, descriptions: bench.descriptions)
  }

  private func explanation(
    _ sentence: String, _ difference: CostParts, _ places: [PlaceOption] = [], remedy: PlaceRemedy? = nil
  ) -> TaskExplanation {
    let process = bench.caseload.processes.first { $0.id == task.key.processID }.flatMap { process in
      bench.library.template(of: process).map { TaskExplanation.ProcessName(id: process.id, title: $0.title) }
    }
    return TaskExplanation(
      taskID: task.id, clientID: task.key.clientID, clientName: bench.name(task.key.clientID),
      description: task.description, process: process, isPinned: task.pin != nil,
      staysBecause: words.item.staysBecause(called: bench.label(task)), spot: task.spot, sentence: sentence,
      terms: CostTerm.terms(of: difference), total: difference.total, places: places, remedy: remedy,
      fingerprint: bench.caseload.fingerprint)
  }

  func here(_ count: Int) throws(PlanChangeError) -> TaskExplanation {
    let others = room.ranked(task.id).filter { room.spot(of: $0) != task.spot }
    let places = others.prefix(count).compactMap(option)
    guard task.spot != nil, room.spot(of: task.id) != nil else {
      return explanation(
        words.unplanned(room.questions, task: "t\(task.id)"), others.first?.difference ?? CostParts(),
        places)
    }
    var sentence = words.planned(room.questions, task: "t\(task.id)", record: task)
    if task.pin == nil, words.item.appointment == nil, let day = task.day, isPublished(day) {
      sentence += " It is published: only you, a crisis or leave move it."
    }
    return explanation(sentence, others.first?.difference ?? CostParts(), places)
  }

  private func isPublished(_ day: CalendarDay) -> Bool {
    bench.caseload.publishedThrough.map { day <= $0 } ?? false
  }

  func not(on day: CalendarDay, half: HalfDay?) throws(PlanChangeError) -> TaskExplanation {
    if day < bench.today {
      throw .input("day", "\(DayText.weekdayAndDate(day)) is over. Ask about today or a later day.")
    }
    guard bench.caseload.calendar.isWorkingDay(day) else {
      let why = bench.caseload.calendar.closure(on: day).map { " (\($0))" } ?? ""
      return explanation("\(DayText.weekdayAndDate(day)) is not a working day\(why).", CostParts())
    }
    let spots = (half.map { [$0] } ?? HalfDay.allCases).map { PlanSpot(day: day, half: $0) }
    let verdicts = spots.compactMap { spot in room.verdict(task.id, at: spot).map { (spot, $0) } }
    guard !verdicts.isEmpty else {
      return explanation(
        "\(DayText.weekdayAndDate(day)) lies beyond the weeks that are planned.", CostParts())
    }
    if let here = verdicts.first(where: { $0.1 == .here }) {
      return explanation("It stands there: \(here.0.words).", CostParts())
    }
    let possible = verdicts.compactMap { spot, verdict in
      if case .possible(let ranked) = verdict { (spot, ranked) } else { nil }
    }.min { $0.1.total < $1.1.total }
    if let (_, ranked) = possible, let option = option(ranked) {
      let would = ranked.total > 0 ? "It could stand there, but it is worse" : "It could stand there as well"
      return explanation(
        "\(would) on \(option.spot.words): \(option.sentence)", ranked.difference, [option])
    }
    let obstacles = verdicts.compactMap { spot, verdict -> PlacementObstacle? in
      if case .impossible(let obstacle) = verdict { obstacle } else { nil }
    }
    let rules = obstacles.map { words.sentence($0) }
    let first = rules.first ?? "there is no room"
    let both = rules.count > 1 && rules[1] != first ? "\(first); \(rules[1])" : first
    let spoken = half.map { PlanSpot(day: day, half: $0).words } ?? DayText.weekdayAndDate(day)
    return explanation(
      "It can't be on \(spoken): \(both).", CostParts(),
      remedy: obstacles.first.flatMap { PlaceRemedy($0, of: words.item) })
  }

  private func option(_ ranked: RankedPlace) -> PlaceOption? {
    guard let spot = room.spot(of: ranked) else { return nil }
    let pushes = ranked.pushed.compactMap { pushed -> PlaceOption.PushedWork? in
      guard let id = Int(pushed.task.dropFirst()), let from = room.spot(at: pushed.from) else { return nil }
      return PlaceOption.PushedWork(
        taskID: id, label: room.label(id), from: from, to: pushed.to.flatMap { room.spot(at: $0) })
    }
    return PlaceOption(
      spot: spot, sentence: words.option(ranked, pushes: pushes), terms: CostTerm.terms(of: ranked.difference),
      total: ranked.total, pushes: pushes)
  }
}

extension PlanReason {
  /// What choosing a place would mean: who gives way, and the part of the cost that weighs most.
  func option(_ ranked: RankedPlace, pushes: [PlaceOption.PushedWork]) -> String {
    var parts: [String] = []
    let moved = pushes.prefix(2).map { pushed in
      "\(pushed.label) \(pushed.to.map { "to \($0.words)" } ?? "out of the plan")"
    }
    if !moved.isEmpty {
      let rest = pushes.count > 2 ? " and \(pushes.count - 2) more" : ""
      parts.append("moves \(moved.joined(separator: ", "))\(rest)")
    }
    let weights = CostPart.allCases.filter { $0 != .stability || pushes.isEmpty }
      .map { (part: $0, cost: ranked.difference[$0]) }
    if let heaviest = weights.max(by: { ($0.cost, $1.part.rawValue) < ($1.cost, $0.part.rawValue) }), heaviest.cost > 0
    {
      parts.append("would \(consequence(heaviest.part, pushed: []))")
    }
    if parts.isEmpty { return ranked.total < 0 ? "A little better than where it stands." : "There is room for it." }
    return parts.joined(separator: ", and ").capitalizedFirst + "."
  }
}
