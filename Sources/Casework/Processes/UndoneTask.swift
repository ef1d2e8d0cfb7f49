internal import Planning

/// What taking a completion or a skip back leads to.
package struct UndoneTask: Sendable, Equatable {
  package var taskID: Int
  /// What no longer holds, and what to look at, each as a sentence; empty when nothing hung on it.
  package var consequences: [String]
}

extension Caseload {
  /// Takes a completion, or a skip, back: the task is open again where it stood, and what followed from it no longer holds. What
  /// was done after it stays done, and is named.
  package mutating func undoCompletion(
    _ id: Int, on today: CalendarDay, library: TemplateLibrary
  ) throws(CompletionError) -> UndoneTask {
    guard let index = tasks.firstIndex(where: { $0.id == id }) else { throw .unknownTask(id) }
    let record = tasks[index]
    guard record.status == .done || record.status == .skipped else { throw .notDone(id, record.status) }
    let process = processes.first { $0.id == record.key.processID }
    if let process, process.status == .cancelled {
      throw .endedProcess(process.id, title: library.template(of: process)?.title ?? process.templateID)
    }
    var consequences = successorsDone(record, on: today, library: library)
    if let answered = record.answeredOn {
      consequences.append("The answer of \(DayText.dayAndMonth(answered)) is taken back with it.")
    }
    if contacts.contains(where: { $0.taskID == id }) {
      let name = client(record.key.clientID)?.name ?? "the client"
      consequences.append("The contact with \(name) that it counted for no longer counts.")
    }
    if let step = process.flatMap({ library.template(of: $0) })?.step(record.key.stepID), let milestone = step.milestone
    {
      consequences.append("“\(milestone.replacing("_", with: " "))” is open again, and the dates that count from it.")
    }
    takeBackAttempt(at: record, on: today)
    tasks[index].status = .planned
    tasks[index].completedOn = nil
    tasks[index].answeredOn = nil
    if record.status == .skipped { tasks[index].reason = "" }
    contacts.removeAll { $0.taskID == id && $0.wasReached }
    leaveIfNotWanted(index, on: today, library: library)
    consequences += successorsWaiting(record, on: today, library: library)
    // A plan made since counted on it; and a skipped task has no day to go back to.
    if record.status == .skipped || (plannedOn ?? today) > (record.completedOn ?? today) { needsPlanning = true }
    refreshProcesses(of: record.key.clientID, on: today, library: library)
    return UndoneTask(taskID: id, consequences: consequences)
  }

  /// Steps after this one of which something is done already.
  private func successorsDone(_ record: TaskRecord, on today: CalendarDay, library: TemplateLibrary) -> [String] {
    successors(of: record, on: today, library: library).filter { node in node.pieces.contains { $0.doneOn != nil } }
      .map { "“\($0.step.title)” comes after it and is done already: look whether it still holds." }
  }

  /// Steps after this one that are planned, and wait for it again.
  private func successorsWaiting(_ record: TaskRecord, on today: CalendarDay, library: TemplateLibrary) -> [String] {
    let waiting = successors(of: record, on: today, library: library).filter { node in
      node.pieces.contains { $0.isOpen && $0.record?.day != nil }
    }
    guard let first = waiting.first else { return [] }
    let others = waiting.count > 1 ? " and \(waiting.count - 1) more" : ""
    return ["“\(first.step.title)”\(others) \(waiting.count > 1 ? "wait" : "waits") for it again."]
  }

  /// The steps that directly need the step of a task.
  private func successors(of record: TaskRecord, on today: CalendarDay, library: TemplateLibrary) -> [StepNode] {
    guard record.key.processID != 0 else { return [] }
    let schedule = schedule(of: record.key.clientID, on: today, library: library)
    guard
      let own = schedule.nodes.firstIndex(where: { node in
        node.step.id == record.key.stepID && schedule.processes[node.process].id == record.key.processID
      })
    else { return [] }
    return schedule.nodes.filter { node in
      node.exists && node.needs.contains { !$0.isSoft && $0.nodes.contains(own) }
    }
  }
}
