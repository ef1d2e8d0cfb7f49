extension Caseload {
  /// What became of a change that was asked for.
  package enum ChangeOutcome: Sendable, Equatable {
    /// It was made: nothing that people rely on moved by it, but what was asked for.
    case applied(PlanPreview)
    /// It would move published work: it waits for a person's yes.
    case waits(PlanPreview)
    /// The plan is not the one the person looked at any more: this is what the change would do now, and it waits for a yes.
    case recomputed(PlanPreview)
  }

  /// Asks for a change. What moves nothing that is published but what was asked for is made at once; everything else becomes the
  /// preview that waits for an answer. A preview that waited before is answered by neither: the new one takes its place.
  ///
  /// - Parameters:
  ///   - seen: the fingerprint of the plan that the person looked at; nil: whatever stands now.
  ///   - isAgreed: true: what an applied change itself puts forward is applied as well, as if a person had said yes at once.
  package mutating func ask(
    for change: PlanChange, seen: String? = nil, isAgreed: Bool = false, on day: CalendarDay, library: TemplateLibrary
  ) throws(PlanChangeError) -> ChangeOutcome {
    let preview = try preview(change, on: day, library: library)
    if let seen, seen != preview.fingerprint {
      lifecycle.pending = PendingChange(
        change: change, fingerprint: preview.fingerprint, moves: preview.pushes.count)
      return .recomputed(preview)
    }
    let crisis = crises.count
    guard take(preview, isSeen: false, on: day) else { return .waits(preview) }
    // What a crisis pushes is asked about at once.
    if case .openCrisis = change, crises.count > crisis, let id = crises.last?.id {
      let suggested = try suggest(.makeRoom(crisis: id), on: day, library: library)
      if isAgreed, let suggested {
        commit(suggested, on: day)
        lifecycle.pending = nil
      }
    }
    return .applied(preview)
  }

  /// Applies a preview of this very caseload if a person has looked at it, or if it moves nothing that is published. Otherwise it waits
  /// for an answer.
  ///
  /// - Returns: true when it was applied.
  package mutating func take(_ preview: PlanPreview, isSeen: Bool, on day: CalendarDay) -> Bool {
    guard isSeen || preview.isHarmless else {
      lifecycle.pending = PendingChange(
        change: preview.change, fingerprint: preview.fingerprint, moves: preview.pushes.count)
      return false
    }
    commit(preview, on: day)
    return true
  }

  /// Puts a change forward that Caseday itself found; nothing waits when it would move nothing.
  ///
  /// - Parameter agenda: this caseload's, where it is at hand already.
  @discardableResult
  mutating func suggest(
    _ change: PlanChange, on day: CalendarDay, library: TemplateLibrary, agenda: Agenda? = nil
  ) throws(PlanChangeError) -> PlanPreview? {
    let preview = try preview(change, on: day, library: library, agenda: agenda)
    guard !preview.moves.isEmpty else { return nil }
    lifecycle.pending = PendingChange(
      change: change, fingerprint: preview.fingerprint, moves: preview.pushes.count)
    return preview
  }

  /// The preview that waits for an answer, on the plan as it is now; nil when none waits, or when what it was about is gone.
  package func pendingPreview(on day: CalendarDay, library: TemplateLibrary) -> PlanPreview? {
    guard let pending = lifecycle.pending else { return nil }
    // What can't be done any more is nothing to answer: the task was done, the crisis closed.
    return try? preview(pending.change, on: day, library: library)
  }

  /// What became of a yes.
  package enum Answer: Sendable, Equatable {
    case applied(PlanPreview)
    /// The plan has changed since the preview was looked at: nothing was applied, this is what it would do now.
    case recomputed(PlanPreview)
  }

  /// Applies the preview that waits, as one unit.
  ///
  /// - Parameter seen: the fingerprint of the preview that the person looked at; nil: the one that was stored.
  /// - Throws: when nothing waits, or it can't be done any more.
  package mutating func applyPending(
    seen: String? = nil, on day: CalendarDay, library: TemplateLibrary
  ) throws(PlanChangeError) -> Answer {
    guard let pending = lifecycle.pending else {
      let last = lifecycle.history.isEmpty ? "" : " The last change is in the plan already."
      throw .notPossible("There is no preview to apply.\(last)")
    }
    let preview: PlanPreview
    do {
      preview = try self.preview(pending.change, on: day, library: library)
    } catch {
      throw .notPossible("The preview can't be applied any more: \(error.sentence) `plan keep` puts it away.")
    }
    guard preview.fingerprint == pending.fingerprint, seen == nil || seen == preview.fingerprint else {
      lifecycle.pending?.fingerprint = preview.fingerprint
      lifecycle.pending?.moves = preview.pushes.count
      return .recomputed(preview)
    }
    commit(preview, on: day)
    lifecycle.pending = nil
    return .applied(preview)
  }

  /// Keeps the plan as it is: the preview that waits is put away.
  package mutating func keepPlan() throws(PlanChangeError) -> PendingChange {
    guard let pending = lifecycle.pending else { throw .notPossible("There is no preview to put away.") }
    lifecycle.pending = nil
    return pending
  }

  /// Makes a previewed change, with its way back.
  mutating func commit(_ preview: PlanPreview, on day: CalendarDay) {
    var next = preview.outcome
    let image = UndoImage(from: self, to: next)
    next.lifecycle = lifecycle
    next.lifecycle.history.append(
      AppliedChange(
        number: lifecycle.nextNumber, day: planningDay(day), title: preview.title, moves: preview.moves.count,
        image: image.text))
    next.lifecycle.history = next.lifecycle.history.suffix(PlanLifecycle.reach)
    next.lifecycle.nextNumber += 1
    self = next
  }

  /// Takes the last change back: the plan is then what it was before, byte for byte.
  ///
  /// - Throws: when there is none, when a task that it moved was done or moved since, or when other work has taken the room since:
  ///   then nothing is changed.
  package mutating func undoLastChange(on day: CalendarDay) throws(PlanChangeError) -> AppliedChange {
    guard let last = lifecycle.history.last else {
      throw .notPossible(
        lifecycle.nextNumber > 1
          ? "There is nothing more to take back: Caseday keeps the last \(PlanLifecycle.reach) changes."
          : "There is nothing to take back: no change was made to the plan yet.")
    }
    guard let image = UndoImage(last.image) else {
      throw .notPossible("The last change was made by another version of Caseday and can't be taken back.")
    }
    try check(image, on: planningDay(day))
    var next = self
    let befores = Dictionary(image.tasks.map { ($0.before.id, $0.before) }, uniquingKeysWith: { first, _ in first })
    let created = Set(image.created)
    for index in next.tasks.indices {
      if let before = befores[next.tasks[index].id] { before.restore(&next.tasks[index]) }
      if created.contains(next.tasks[index].id) {
        next.tasks[index].status = .cancelled
        next.tasks[index].free(because: "Taken back: \(last.title)")
      }
    }
    next.restoreStates(image)
    try checkRoom(image, in: next, on: planningDay(day))
    next.lifecycle.history.removeLast()
    next.lifecycle.pending = nil
    self = next
    return last
  }

  /// Nothing that the last change touched may have changed since, and nothing may come back onto a day that is over.
  private func check(_ image: UndoImage, on today: CalendarDay) throws(PlanChangeError) {
    let now = Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in image.tasks {
      guard let task = now[entry.before.id] else { continue }
      if UndoImage.Place(task) != entry.after {
        let what = task.status == .done ? "was done" : task.status == entry.after.status ? "was moved" : "was closed"
        throw .notPossible(
          "The last change can't be taken back as it was: “\(task.stepTitle)” \(what) since. Move what is left by hand."
        )
      }
      if let day = entry.before.day, day < today, entry.before.day != entry.after.day {
        throw .notPossible(
          "The last change can't be taken back: “\(task.stepTitle)” stood on \(DayText.short(day)), which is over. Move it by hand."
        )
      }
    }
    for id in image.created where now[id].map({ !$0.isOpen && $0.status != .cancelled }) ?? false {
      throw .notPossible("The last change can't be taken back: its work has begun.")
    }
    for id in image.openedCrises where crises.first(where: { $0.id == id })?.state != .open {
      throw .notPossible("The crisis can't be taken back: it was stabilised or closed since.")
    }
  }

  /// What was planned since may not be in the way: no day above its limits by it, and no work of somebody who is on hold again.
  private func checkRoom(_ image: UndoImage, in restored: Caseload, on today: CalendarDay) throws(PlanChangeError) {
    // As the change left it, the plan comes back as it was, whatever that was.
    if image.left == fingerprint { return }
    let held = Set(restored.clients.filter { $0.status != .open }.map(\.id))
    let paused = Set(restored.processes.filter { $0.status == .onHold }.map(\.id))
    if let task = restored.tasks.first(where: { task in
      task.isOpen && task.day != nil && (held.contains(task.key.clientID) || paused.contains(task.key.processID))
    }) {
      throw .notPossible(
        "The last change can't be taken back as it was: “\(task.stepTitle)” of \(restored.client(task.key.clientID)?.name ?? task.key.clientID) was planned since. Put the work on hold again instead."
      )
    }
    let byHand = Set(image.tasks.compactMap { $0.before.pin?.isOverride ?? false ? $0.before.day : nil })
    let now = Dictionary(loads(from: today).map { ($0.day, $0.excesses) }, uniquingKeysWith: { first, _ in first })
    for load in restored.loads(from: today) where !byHand.contains(load.day) {
      guard let excess = load.excesses.first, load.excesses != now[load.day] else { continue }
      throw .notPossible(
        "The last change can't be taken back as it was: other work took the room since. With it, \(excess) Move it by hand."
      )
    }
  }

  private mutating func restoreStates(_ image: UndoImage) {
    for known in image.clients {
      guard let index = clients.firstIndex(where: { $0.id == known.id }) else { continue }
      clients[index].status = Client.Status(rawValue: known.status) ?? clients[index].status
      clients[index].openCrisis = known.openCrisis
    }
    for known in image.processes {
      guard let index = processes.firstIndex(where: { $0.id == known.id }) else { continue }
      processes[index].status = CaseProcess.Status(rawValue: known.status) ?? processes[index].status
    }
    for known in image.crises {
      guard let index = crises.firstIndex(where: { $0.id == known.id }) else { continue }
      crises[index] = known
    }
    for id in image.openedCrises {
      guard let index = crises.firstIndex(where: { $0.id == id }) else { continue }
      crises[index].isWithdrawn = true
    }
    for id in image.addedTasks ?? [] {
      guard let index = addedTasks.firstIndex(where: { $0.id == id }) else { continue }
      addedTasks[index].isWithdrawn = true
    }
    for known in image.absences {
      calendar.absences[known.day] = known.extent.map { WorkCalendar.Absence(extent: $0, reason: known.reason) }
    }
  }
}
