internal import Planning

/// Why a step can't be inserted, split or put off. Each says what to do instead.
package enum StepChangeError: Error, Equatable, Sendable {
  case unknownProcess(Int)
  case endedProcess(Int, title: String)
  case unknownStep(String, title: String, known: [String])
  case noTitle
  case minutesOutOfRange(Int)
  case circle(String, String)
  case dayPassed(CalendarDay)
  case unknownTask(Int)
  case notOpen(Int, TaskStatus)
  case notSplittable(String)
  case settledStep(String)

  package var sentence: String {
    switch self {
    case .unknownProcess(let id): "There is no process \(id)."
    case .endedProcess(let id, let title):
      "“\(title)” (process \(id)) has ended. Take it up again first."
    case .unknownStep(let id, let title, let known):
      "“\(title)” has no step \(id).\(Suggestion.sentence(for: id, among: known)) It has \(known.joined(separator: ", "))."
    case .noTitle: "Write what is to be done, in at most 300 characters on one line."
    case .minutesOutOfRange(let minutes):
      "\(minutes) minutes can't be planned as one step. Write 1 to 60 minutes, up to 480 for an appointment, and split what takes longer."
    case .circle(let after, let before):
      "\(before) comes before \(after) already, so nothing can stand after \(after) and before \(before). Choose other neighbours."
    case .dayPassed(let day): "\(DayText.weekdayAndDate(day)) has passed. Choose today or a later day."
    case .unknownTask(let id): "There is no task \(id). `caseday today` shows the numbers of today's tasks."
    case .notOpen(let id, let status):
      "Task \(id) is \(status.rawValue.replacing("_", with: " ")), so there is nothing left to split."
    case .notSplittable(let why): why
    case .settledStep(let id): "\(id) is done, so there is nothing left to put off."
    }
  }
}

extension Caseload {
  /// Inserts a step into a running process. What follows it waits for it; the plan is made by the next planning.
  ///
  /// - Returns: the id that the step got.
  package mutating func insertStep(
    _ step: InsertedStep, process id: Int, on today: CalendarDay, library: TemplateLibrary
  ) throws(StepChangeError) -> String {
    let (index, template) = try running(id, library: library)
    var inserted = step
    inserted.title = step.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    inserted.reason = step.reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !inserted.title.isEmpty, inserted.title.count <= 300, inserted.reason.count <= 300 else { throw .noTitle }
    guard step.category.minutesOfOneTask.contains(step.minutes) else {
      throw .minutesOutOfRange(step.minutes)
    }
    let known = template.steps.map(\.id)
    for neighbour in [step.after, step.before].compactMap({ $0 }) where !known.contains(neighbour) {
      throw .unknownStep(neighbour, title: template.title, known: known)
    }
    if let after = step.after, let before = step.before,
      after == before || template.predecessors(of: after).contains(before)
    {
      throw .circle(after, before)
    }
    if let due = step.due, due < today { throw .dayPassed(due) }
    let number = (1...).first { !known.contains("Z\($0)") } ?? 1
    inserted.id = "Z\(number)"
    inserted.addedOn = today
    processes[index].adjustments.inserted.append(inserted)
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
    return inserted.id
  }

  /// Splits an open task into parts that are planned one by one; one part puts it together again.
  package mutating func splitTask(
    _ id: Int, into parts: Int, on today: CalendarDay, library: TemplateLibrary
  ) throws(StepChangeError) {
    guard let record = tasks.firstIndex(where: { $0.id == id }) else { throw .unknownTask(id) }
    let key = tasks[record].key.part(1)
    guard let index = processes.firstIndex(where: { $0.id == key.processID }),
      let template = library.template(of: processes[index]), let step = template.step(key.stepID)
    else { throw .notSplittable("Contacts and chases are short enough. Split a task of a process.") }
    guard processes[index].status != .cancelled else {
      throw .endedProcess(processes[index].id, title: template.title)
    }
    guard tasks[record].isOpen else { throw .notOpen(id, tasks[record].status) }
    if step.repetition != nil {
      throw .notSplittable("“\(step.title)” is made again and again, each time once. Put the rest into the next time.")
    }
    let known = processes[index].adjustments.splits.firstIndex {
      $0.stepID == key.stepID && $0.provider == key.provider && $0.ordinal == key.ordinal
    }
    let own = tasks.filter { $0.key.part(1) == key }
    let whole = known.map { processes[index].adjustments.splits[$0].minutes.reduce(0, +) } ?? tasks[record].minutes
    guard own.allSatisfy({ $0.isOpen || $0.status == .cancelled }) else {
      throw .notSplittable("A part of “\(step.title)” is done already, so it stays split as it is.")
    }
    guard parts == 1 ? known != nil : (2...6).contains(parts) && whole >= parts * 5 else {
      throw .notSplittable(
        parts == 1
          ? "“\(step.title)” isn't split."
          : "\(whole) minutes can't be split into \(parts) parts. Choose 2 to 6 parts of at least 5 minutes.")
    }
    if let known { processes[index].adjustments.splits.remove(at: known) }
    if parts > 1 {
      let minutes = (0..<parts).map { whole / parts + ($0 < whole % parts ? 1 : 0) }
      processes[index].adjustments.splits.append(
        TaskSplit(stepID: key.stepID, provider: key.provider, ordinal: key.ordinal, minutes: minutes))
    }
    for task in tasks.indices where tasks[task].key.part(1) == key {
      let number = (tasks[task].key.ordinal - 1) / PieceKey.partDistance + 1
      if number > parts, tasks[task].isOpen {
        tasks[task].cancel(because: Self.mergedReason)
      } else if number <= parts {
        tasks[task].takeBackCancellation(because: Self.mergedReason)
      }
    }
    needsPlanning = true
    refreshProcesses(of: key.clientID, on: today, library: library)
  }

  private static let mergedReason = "Done together with the other parts."

  /// The tasks that are parts of the same piece as a task, itself among them.
  package func parts(of task: TaskRecord) -> [TaskRecord] {
    let splits = processes.first { $0.id == task.key.processID }?.adjustments.splits ?? []
    let key = task.key.part(1)
    let count =
      splits.first { $0.stepID == key.stepID && $0.provider == key.provider && $0.ordinal == key.ordinal }?.minutes
      .count
      ?? 1
    return (1...count).compactMap { number in tasks.first { $0.key == key.part(number) } }
  }

  /// Puts a step off: it and every step that needs it move, legal dates never do. The same day as without it takes that back.
  package mutating func putOffStep(
    _ step: String, process id: Int, until day: CalendarDay?, on today: CalendarDay, library: TemplateLibrary
  ) throws(StepChangeError) {
    let (index, template) = try running(id, library: library)
    guard template.step(step) != nil else {
      throw .unknownStep(step, title: template.title, known: template.steps.map(\.id))
    }
    if let day, day < today { throw .dayPassed(day) }
    let open = schedule(of: processes[index].clientID, on: today, library: library).nodes.contains {
      $0.step.id == step && !$0.isSettled && $0.pieces.contains { $0.key.processID == id && $0.isOpen }
    }
    guard open else { throw .settledStep(step) }
    processes[index].adjustments.notBefore[step] = day
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
  }

  private func running(_ id: Int, library: TemplateLibrary) throws(StepChangeError) -> (Int, ProcessTemplate) {
    guard let index = processes.firstIndex(where: { $0.id == id }),
      let template = library.template(of: processes[index])
    else { throw .unknownProcess(id) }
    guard processes[index].status != .cancelled else { throw .endedProcess(id, title: template.title) }
    return (index, template)
  }

  /// The schedule of a client's processes on a day.
  func schedule(of clientID: String, on day: CalendarDay, library: TemplateLibrary) -> ClientSchedule {
    let client = client(clientID) ?? Client(id: clientID, name: clientID, admission: day)
    let share = share(of: client)
    return ClientSchedule(client, share: share, records: share.recordsByKey, library: library, today: day)
  }
}

extension ProcessTemplate {
  /// All steps that have to come before a step, directly or not.
  func predecessors(of id: String) -> Set<String> {
    var found: Set<String> = []
    var open = [id]
    while let next = open.popLast() {
      for dependency in step(next)?.after ?? [] {
        if case .step(let before) = dependency.target, found.insert(before).inserted { open.append(before) }
      }
    }
    return found
  }
}
