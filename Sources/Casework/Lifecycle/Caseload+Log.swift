internal import Planning

extension Caseload {
  /// Writes down what a new plan changed, and puts forward what would be better than the room that was left.
  ///
  /// - Parameters:
  ///   - changes: what the planning found.
  ///   - old: the caseload before it.
  ///   - agenda: what was planned.
  ///   - planned: the agenda of the caseload as it is planned now.
  mutating func keepLog(
    of changes: Replanning.Changes, since old: Caseload, today: CalendarDay, agenda: Agenda, planned: Agenda,
    library: TemplateLibrary
  ) {
    if old.plannedOn != today {
      lifecycle.log = PlanLog(day: today)
      // A preview of another day has nothing left to stand on; one that makes room for a crisis is put forward again.
      lifecycle.pending = nil
    }
    guard old.plannedOn != nil else { return }
    let before = Dictionary(old.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    lifecycle.log.entries += entries(changes, old: old, before: before, today: today, agenda: agenda, library: library)
    putForward(changes, before: before, today: today, agenda: planned, library: library)
  }

  private func entries(
    _ changes: Replanning.Changes, old: Caseload, before: [Int: TaskRecord], today: CalendarDay, agenda: Agenda,
    library: TemplateLibrary
  ) -> [PlanLog.Entry] {
    let slipped = Set(changes.slipped)
    var entries: [PlanLog.Entry] = []
    let published = old.publishedThrough
    for task in tasks where task.isOpen {
      guard let was = before[task.id], let day = was.day else { continue }
      let label = "“\(task.description)” (\(client(task.key.clientID)?.name ?? task.key.clientID))"
      let now = task.day.map { "is planned for \(DayText.short($0)) now" } ?? "has no day now: \(task.reason)"
      if let pin = task.pin, pin.day < today, old.plannedOn.map({ pin.day >= $0 }) ?? true {
        entries.append(
          PlanLog.Entry(
            kind: .missedPin, taskID: task.id, clientID: task.key.clientID,
            sentence:
              "You had put \(label) on \(pin.words), and it wasn't done. Pin it to another day, or let the plan choose; it \(now)."
          ))
      } else if slipped.contains(task.id) {
        entries.append(
          PlanLog.Entry(
            kind: task.needsReview ? .needsReview : .slipped, taskID: task.id, clientID: task.key.clientID,
            sentence: task.needsReview
              ? "\(label) wasn't done on its day for the \(Self.times(task.slips)) time: look at what keeps it from being done. It \(now)."
              : "\(label) wasn't done on \(DayText.short(day)); it \(now)."))
      } else if day >= today, task.day != day, published.map({ day <= $0 }) ?? false {
        entries.append(
          PlanLog.Entry(
            kind: task.day == nil ? .withoutDay : .moved, taskID: task.id, clientID: task.key.clientID,
            sentence:
              "\(label) can't stay on \(DayText.short(day)), because \(cause(of: task, agenda: agenda)); it \(now)."
          ))
      }
    }
    for id in changes.started {
      guard let process = processes.first(where: { $0.id == id }) else { continue }
      let title = library[process.templateID]?.title ?? process.templateID
      entries.append(
        PlanLog.Entry(
          kind: .started, processID: id, clientID: process.clientID,
          sentence: "\(title) of \(client(process.clientID)?.name ?? process.clientID) began by its date."))
    }
    if let published, publishedEnd(on: today) > published,
      old.publishedEnd(on: old.plannedOn ?? today) < publishedEnd(on: today)
    {
      let monday = publishedEnd(on: today) - 6
      entries.append(
        PlanLog.Entry(
          kind: .published, sentence: "The week of \(DayText.dayAndMonth(monday)) is published: people can rely on it.")
      )
    }
    return entries.enumerated().sorted {
      (PlanLog.Entry.Kind.order($0.element.kind), $0.offset) < (PlanLog.Entry.Kind.order($1.element.kind), $1.offset)
    }.map(\.element)
  }

  /// Why published work could not stay.
  private func cause(of task: TaskRecord, agenda: Agenda) -> String {
    guard let item = agenda.items.first(where: { $0.key == task.key }) else { return "it isn't expected then any more" }
    let records = Dictionary(tasks.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    if let open = item.after.compactMap({ records[$0.key] }).first(where: { $0.slips > 0 || $0.day == nil })
      ?? item.after.compactMap({ records[$0.key] }).first
    {
      return "“\(open.description)” comes first and isn't done"
    }
    if item.isTentative { return "what it waits for is expected later" }
    if item.onlyDays != nil { return "that day's contact is settled" }
    return "its dates have changed"
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 3: "third"
    case 4: "fourth"
    case 5: "fifth"
    default: "\(count)th"
    }
  }

  /// Looks for better places for what slipped, is new or found no room; what that would move waits for a yes.
  private mutating func putForward(
    _ changes: Replanning.Changes, before: [Int: TaskRecord], today: CalendarDay, agenda: Agenda,
    library: TemplateLibrary
  ) {
    guard lifecycle.pending == nil else { return }
    if let crisis = crises.first(where: { $0.state == .open }),
      !load(of: today).excesses.isEmpty,
      (try? suggest(.makeRoom(crisis: crisis.id), on: today, library: library, agenda: agenda)) != nil
    {
      return
    }
    let horizonEnd = agenda.horizon.last ?? today
    let slipped = Set(changes.slipped)
    let candidates = tasks.filter { task in
      guard task.isOpen, task.pin == nil, let due = task.due, due <= horizonEnd else { return false }
      let isNew = before[task.id].map { $0.day == nil } ?? true
      guard isNew || slipped.contains(task.id) else { return false }
      return task.day.map { $0 > due } ?? (task.priority < .low)
    }
    .sorted { ($0.priority, $0.due ?? today, $0.id) < ($1.priority, $1.due ?? today, $1.id) }
    .prefix(Self.mostPutForward)
    guard !candidates.isEmpty else { return }
    // What can't be computed is nothing to put forward.
    _ = try? suggest(.rearrange(tasks: candidates.map(\.id)), on: today, library: library, agenda: agenda)
    if lifecycle.pending?.moves == 0 { lifecycle.pending = nil }
  }

  /// The most tasks that are moved about in one proposal: more than that nobody reads.
  private static let mostPutForward = 5
}

extension PlanLog.Entry.Kind {
  /// What asks for a person stands first.
  static func order(_ kind: Self) -> Int { allCases.firstIndex(of: kind) ?? 0 }
}
