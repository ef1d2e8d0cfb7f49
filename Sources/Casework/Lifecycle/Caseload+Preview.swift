internal import Planning

extension Caseload {
  /// What a change would do to the plan as it stands. Changes nothing; the same caseload and change give the same preview.
  package func preview(
    _ change: PlanChange, on day: CalendarDay, library: TemplateLibrary
  ) throws(PlanChangeError) -> PlanPreview {
    try preview(change, on: day, library: library, agenda: nil)
  }

  /// - Parameter agenda: this caseload's, where it is at hand already.
  func preview(
    _ change: PlanChange, on day: CalendarDay, library: TemplateLibrary, agenda: Agenda?
  ) throws(PlanChangeError) -> PlanPreview {
    let bench = ChangeBench(caseload: self, library: library, today: planningDay(day), known: agenda)
    switch change {
    case .place(let wanted): return try bench.place(wanted, change)
    case .unpin(let task): return try bench.unpin(task, change)
    case .hold(let work, let reason): return try bench.hold(work, because: reason, change)
    case .resume(let work): return try bench.resume(work, change)
    case .openCrisis(let report): return try bench.openCrisis(report, change)
    case .makeRoom(let crisis): return try bench.makeRoom(forCrisis: crisis, change)
    case .leave(let leave): return try bench.leave(leave, change)
    case .cancelLeave(let from, let to): return try bench.cancelLeave(from: from, to: to, change)
    case .rearrange(let tasks): return try bench.rearrange(tasks, change)
    case .add(let wish): return try bench.add(wish, change)
    }
  }
}

/// Where a change is tried out on a copy of the caseload.
struct ChangeBench {
  let caseload: Caseload
  let library: TemplateLibrary
  /// The first day that can still be planned.
  let today: CalendarDay
  /// The agenda of the caseload as it stands, where it is at hand already.
  var known: Agenda?

  /// The agenda of the caseload as it stands.
  var agenda: Agenda { known ?? Agenda(caseload, library: library, on: today) }

  // MARK: What every preview has

  /// A task that is open, with its client.
  func openTask(_ id: Int) throws(PlanChangeError) -> TaskRecord {
    guard let task = caseload.tasks.first(where: { $0.id == id }) else {
      throw PlanChangeError(.unknown(kind: "task", id: String(id)), "There is no task \(id).")
    }
    guard task.isOpen else {
      let state = task.status.rawValue.split(separator: "_").joined(separator: " ")
      throw .notPossible("“\(task.description)” is \(state), so it can't be moved.")
    }
    return task
  }

  func name(_ clientID: String) -> String { caseload.client(clientID)?.name ?? clientID }

  /// `“Call the DMV” (Jay)`.
  func label(_ task: TaskRecord) -> String { "“\(task.description)” (\(name(task.key.clientID)))" }

  /// The preview of a change that compares no places: what is freed or stays.
  func preview(
    _ change: PlanChange, title: String, outcome: Caseload, moves: [PlanMove] = [], warnings: [String] = []
  ) -> PlanPreview {
    PlanPreview(
      change: change, title: title, moves: moves, terms: [], total: 0,
      overbooked: outcome.overbookings(over: caseload, from: today), warnings: warnings,
      fingerprint: caseload.fingerprint, outcome: outcome)
  }

  /// The preview of what a room maker did.
  func preview(
    _ change: PlanChange, title: String, room: RoomMaker, outcome: Caseload, asked: Set<Int> = [],
    warnings: [String] = []
  ) -> PlanPreview {
    let (moves, terms) = room.moves(in: outcome, before: caseload, asked: asked)
    return PlanPreview(
      change: change, title: title, moves: moves, terms: CostTerm.terms(of: terms), total: terms.total,
      overbooked: outcome.overbookings(over: caseload, from: today), warnings: warnings,
      fingerprint: caseload.fingerprint, outcome: outcome)
  }
}

extension Caseload {
  /// The days from today on that stand above a limit, each limit as a sentence.
  package func overbookings(from today: CalendarDay) -> [String] { loads(from: today).flatMap(\.excesses) }

  /// The days that stand above a limit and did not before, or by more.
  func overbookings(over old: Caseload, from today: CalendarDay) -> [String] {
    let known = Set(old.overbookings(from: today))
    return overbookings(from: today).filter { !known.contains($0) }
  }
}
