internal import Planning

extension ChangeBench {
  /// Opens a crisis: its work stands on today, the buffer pays first, and the client is seen every working day. Nothing else moves.
  func openCrisis(_ report: PlanChange.CrisisReport, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    let client = try client(report.clientID)
    if client.status == .closed {
      throw .notPossible(
        "\(client.name)'s stay is closed, so no crisis can be opened for it. Open a new stay first, or hand the crisis to who is responsible now."
      )
    }
    if client.status == .onHold {
      throw .notPossible("\(client.name) is on hold. Resume the stay first, then report the crisis.")
    }
    if let running = caseload.crises.first(where: { $0.clientID == client.id && $0.state == .open }) {
      throw .notPossible(
        "\(client.name) has an open crisis since \(running.opened.words). Stabilise or close that one first."
      )
    }
    let kind = try words(report.kind, field: "kind", what: "what kind of crisis it is", most: 80)
    let need = try words(report.need, field: "need", what: "what is needed now", most: 200)
    guard (5...480).contains(report.minutes) else {
      throw .input("minutes", "A crisis takes 5 to 480 minutes of a day. Write how long what is needed now will take.")
    }
    var outcome = caseload
    let id = (caseload.crises.map(\.id).max() ?? 0) + 1
    outcome.crises.append(
      Crisis(id: id, clientID: client.id, kind: kind, need: need, minutes: report.minutes, opened: report.at))
    for index in outcome.clients.indices where outcome.clients[index].id == client.id {
      outcome.clients[index].openCrisis = kind
    }
    outcome.takeUp(client.id, agenda: Agenda(outcome, library: library, on: today, onlyFor: client.id))
    let half = report.at.day == today ? DayArrangement.half(of: report.at.time) : .am
    let limits = DayCapacityPlan(today, settings: caseload.settings, calendar: caseload.calendar)
    let fitting = limits.minutes(half) > 0 ? half : half == .am ? HalfDay.pm : .am
    for index in outcome.tasks.indices
    where outcome.tasks[index].key.stepID == Crisis.taskStep && outcome.tasks[index].key.ordinal == id
      && outcome.tasks[index].key.clientID == client.id
    {
      outcome.tasks[index].day = today
      outcome.tasks[index].half = fitting
      outcome.tasks[index].reason = "In crisis: \(kind). The day's crisis time pays for it first."
    }
    let agenda = Agenda(outcome, library: library, on: today)
    var room = try RoomMaker(agenda, caseload: outcome, freedom: .plannedStays)
    let waiting = outcome.tasks.filter { $0.isOpen && $0.day == nil && $0.key.clientID == client.id }
    for task in room.inOrder(waiting) where task.key.stepID == ContactSchedule.dailyStep {
      room.insert(
        task.id, because: "In crisis: somebody speaks to \(client.name) every working day.", pushing: "", isQuiet: true)
    }
    room.write(into: &outcome)
    outcome.suggestTimes(agenda, only: [PlanSpot(day: today, half: fitting)])
    let own = Set(outcome.tasks.filter { $0.key.clientID == client.id }.map(\.id))
    return preview(
      change, title: "Crisis of \(client.name): \(kind)", room: room, outcome: outcome, asked: own,
      warnings: bufferWarning(outcome))
  }

  private func bufferWarning(_ outcome: Caseload) -> [String] {
    let asked = outcome.tasks.filter {
      $0.key.stepID == Crisis.taskStep && ($0.isOpen ? $0.day : $0.completedOn) == today
    }.reduce(0) { $0 + $1.minutes }
    let limits = DayCapacityPlan(today, settings: caseload.settings, calendar: caseload.calendar)
    let over = asked - limits.crisisBuffer
    return over > 0
      ? [
        "Today's crisis time pays for \(limits.crisisBuffer) of \(asked) minutes; \(over) come off the day's other work."
      ]
      : []
  }

  private func words(
    _ text: String, field: String, what: String, most: Int
  ) throws(PlanChangeError) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { throw .input(field, "Write \(what), in a few words.") }
    if words.count > most { throw .input(field, "Write \(what) in at most \(most) characters.") }
    return words
  }

  /// What a crisis pushes: low, then medium work of the day, to the cheapest other place. Never pins or hard dates.
  func makeRoom(forCrisis id: Int, _ change: PlanChange) throws(PlanChangeError) -> PlanPreview {
    guard let crisis = caseload.crises.first(where: { $0.id == id }) else {
      throw PlanChangeError(.unknown(kind: "crisis", id: String(id)), "There is no crisis \(id).")
    }
    guard crisis.state == .open || crisis.state == .stabilised else {
      throw .notPossible("The crisis is \(crisis.state.rawValue), so nothing has to give way for it.")
    }
    var outcome = caseload
    let agenda = self.agenda
    outcome.takeUp(crisis.clientID, agenda: agenda)
    let own = outcome.tasks.first {
      $0.key.stepID == Crisis.taskStep && $0.key.ordinal == id && $0.key.clientID == crisis.clientID && $0.isOpen
    }
    let client = name(crisis.clientID)
    let pushing = "Makes room for \(client)'s crisis (\(crisis.kind))."
    var room = try RoomMaker(
      agenda, caseload: outcome, freedom: .minorWorkMoves, loosened: own.map { [$0.key] } ?? [],
      displaced: own.map { [$0.id] } ?? [])
    if let own, let spot = own.spot {
      let other = PlanSpot(day: spot.day, half: spot.half == .am ? .pm : .am)
      let verdicts = [spot, other].map { ($0, room.verdict(own.id, at: $0)) }
      if let ranked = verdicts.compactMap({ Self.ranked($0.1) }).min(by: { ($0.total, $0.place) < ($1.total, $1.place) }
      ) {
        room.take(ranked, for: own.id, because: "In crisis: \(crisis.kind).", pushing: pushing)
      } else {
        room = try clearing(spot, for: own, in: outcome, agenda: agenda, pushing: pushing)
      }
    }
    let waiting = outcome.tasks.filter {
      $0.isOpen && $0.day == nil && $0.key.clientID == crisis.clientID && $0.key.stepID == ContactSchedule.dailyStep
    }
    for task in room.inOrder(waiting) {
      room.insert(
        task.id, because: "In crisis: somebody speaks to \(client) every working day.", pushing: pushing,
        sparing: own?.id)
    }
    room.write(into: &outcome)
    let isOver = !outcome.load(of: today).excesses.isEmpty
    let warnings =
      isOver
      ? ["What is left today is pinned, agreed, urgent or has a hard date: nothing more there can give way."] : []
    return preview(
      change, title: "Make room for \(client)'s crisis", room: room, outcome: outcome,
      asked: Set(([own].compactMap { $0 } + waiting).map(\.id)), warnings: warnings)
  }

  /// The plan with a crisis in its place, whatever the limits say, and minor work of that half-day put elsewhere until it fits:
  /// low work first, then medium.
  private func clearing(
    _ spot: PlanSpot, for own: TaskRecord, in outcome: Caseload, agenda: Agenda, pushing: String
  ) throws(PlanChangeError) -> RoomMaker {
    let there = outcome.tasks.filter { $0.standsOn == spot.day && $0.half == spot.half }
    var over = -outcome.load(of: spot.day).room(spot.half)
    let hard = Set(agenda.items.filter { $0.lastDay != nil || $0.appointment != nil }.map(\.key))
    let minor = there.filter { task in
      task.isOpen && task.id != own.id && task.pin == nil && task.priority >= .medium && !hard.contains(task.key)
    }.sorted { ($1.priority, $1.minutes, $0.id) < ($0.priority, $0.minutes, $1.id) }
    var displaced: [TaskRecord] = []
    for task in minor where over > 0 {
      displaced.append(task)
      over -= task.minutes
    }
    var room = try RoomMaker(
      agenda, caseload: outcome, freedom: .minorWorkMoves, displaced: Set(displaced.map(\.id)))
    for task in room.inOrder(displaced) { room.insert(task.id, because: pushing, pushing: pushing) }
    room.noteDisplaced(displaced) { _ in pushing }
    room.dropOrphans()
    return room
  }

  private static func ranked(_ verdict: WhyNot.Verdict?) -> RankedPlace? {
    if case .possible(let ranked) = verdict { ranked } else { nil }
  }
}

extension Caseload {
  /// Records that a crisis is stabilised: safe tonight, the immediate need met. A follow-up stands on the next working day.
  package mutating func stabiliseCrisis(
    _ id: Int, at now: Crisis.Moment, library: TemplateLibrary
  ) throws(PlanChangeError) {
    let index = try crisisIndex(id)
    guard crises[index].state == .open else {
      throw .notPossible("The crisis is \(crises[index].state.rawValue) already.")
    }
    guard now >= crises[index].opened else {
      throw .input("at", "It was opened on \(crises[index].opened.words): it can't be stabilised before that.")
    }
    crises[index].stabilised = now
    let today = planningDay(now.day)
    let clientID = crises[index].clientID
    let agenda = Agenda(self, library: library, on: today)
    takeUp(clientID, agenda: agenda)
    var room = try RoomMaker(agenda, caseload: self, freedom: .plannedStays)
    let next = calendar.day(today, plusWorkingDays: 1)
    let waiting = tasks.filter { $0.isOpen && $0.day == nil && $0.key.clientID == clientID && $0.key.isAttention }
    for task in room.inOrder(waiting) {
      // The follow-up belongs to that day, full or not; everything else takes the room that is there.
      guard task.key.stepID == Crisis.followUpStep else {
        room.insert(task.id, because: "In crisis until it is over.", pushing: "", isQuiet: true)
        continue
      }
      let own = room.ranked(task.id).first { room.spot(of: $0)?.day == next && $0.pushed.isEmpty }
      if let own {
        room.take(own, for: task.id, because: "The day after a crisis.", pushing: "")
      } else {
        let limits = DayCapacityPlan(next, settings: settings, calendar: calendar)
        let half = limits.morning > 0 ? HalfDay.am : .pm
        room.force(task.id, to: PlanSpot(day: next, half: half), because: "The day after a crisis.")
      }
    }
    room.write(into: &self)
  }

  /// Records that a crisis is over. What was needed for it and isn't done is cancelled; its client goes back to the usual contacts.
  package mutating func closeCrisis(
    _ id: Int, at now: Crisis.Moment, library: TemplateLibrary
  ) throws(PlanChangeError) {
    let index = try crisisIndex(id)
    guard crises[index].closed == nil, !crises[index].isWithdrawn else {
      throw .notPossible("The crisis is \(crises[index].state.rawValue) already.")
    }
    guard now >= crises[index].stabilised ?? crises[index].opened else {
      throw .input("at", "It was opened on \(crises[index].opened.words): it can't be closed before that.")
    }
    crises[index].closed = now
    let clientID = crises[index].clientID
    if !crises.contains(where: { $0.clientID == clientID && $0.closed == nil && !$0.isWithdrawn }) {
      for client in clients.indices where clients[client].id == clientID { clients[client].openCrisis = nil }
    }
    if case .makeRoom(id) = lifecycle.pending?.change { lifecycle.pending = nil }
    let today = planningDay(now.day)
    let agenda = Agenda(self, library: library, on: today)
    takeUp(clientID, agenda: agenda)
    // The usual contacts take the room that is free.
    var room = try RoomMaker(agenda, caseload: self, freedom: .plannedStays)
    let waiting = tasks.filter { $0.isOpen && $0.day == nil && $0.key.clientID == clientID && $0.key.isContact }
    for task in room.inOrder(waiting) {
      room.insert(task.id, because: "The usual contact after the crisis.", pushing: "", isQuiet: true)
    }
    room.write(into: &self)
  }

  private func crisisIndex(_ id: Int) throws(PlanChangeError) -> Int {
    guard let index = crises.firstIndex(where: { $0.id == id }) else {
      throw PlanChangeError(.unknown(kind: "crisis", id: String(id)), "There is no crisis \(id).")
    }
    return index
  }
}
