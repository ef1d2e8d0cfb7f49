internal import Planning

/// Why something can't be recorded. Each says what to do instead.
package enum RecordingError: Error, Equatable, Sendable {
  case unknownProcess(Int)
  case unknownEvent(name: String, title: String, known: [String])
  case eventInFuture(name: String, day: CalendarDay)
  case notWaiting(step: String, title: String)
  case unknownTask(Int)
  case notOpen(Int, TaskStatus)
  case noReason

  package var sentence: String {
    switch self {
    case .unknownProcess(let id): "There is no process \(id)."
    case .unknownEvent(let name, let title, let known):
      known.isEmpty
        ? "“\(title)” has no events to record."
        : "“\(title)” has no event “\(name)”. It has: \(known.joined(separator: ", "))."
    case .eventInFuture(let name, let day):
      "“\(name)” can't be recorded for \(day), which is still to come. Record it on the day it happens."
    case .notWaiting(let step, let title): "“\(title)” (\(step)) isn't waiting for an answer."
    case .unknownTask(let id): "There is no task \(id). `caseday today` shows the numbers of today's tasks."
    case .notOpen(let id, let status):
      "Task \(id) is \(status.rawValue.replacing("_", with: " ")), so there is nothing left to skip."
    case .noReason: "A step is skipped with a reason. Write one, so that the next person knows."
    }
  }
}

extension Caseload {
  /// Records that something happened in a process: steps that wait for it begin, steps that it ends are over. Recording it again
  /// with another day corrects the day.
  package mutating func recordEvent(
    _ name: String, process id: Int, on day: CalendarDay, today: CalendarDay, library: TemplateLibrary
  ) throws(RecordingError) {
    guard let index = processes.firstIndex(where: { $0.id == id }), let template = library[processes[index].templateID]
    else { throw .unknownProcess(id) }
    guard template.events.contains(where: { $0.name == name }) else {
      throw .unknownEvent(name: name, title: template.title, known: template.events.map(\.name))
    }
    if day > today { throw .eventInFuture(name: name, day: day) }
    if processes[index].events[name] == day { return }
    processes[index].events[name] = day
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
  }

  /// Records that somebody outside answered: the step that waited is done.
  package mutating func recordAnswer(
    step: String, process id: Int, on day: CalendarDay, today: CalendarDay, library: TemplateLibrary
  ) throws(RecordingError) {
    guard let process = processes.first(where: { $0.id == id }), let template = library[process.templateID] else {
      throw .unknownProcess(id)
    }
    let asked = tasks.indices.filter { index in
      tasks[index].key.processID == id && tasks[index].key.stepID == step && tasks[index].status == .done
        && tasks[index].answeredOn == nil
    }
    let wasHeld = endWaits(process: id, step: step, on: day, .answer)
    guard wasHeld || template.step(step)?.wait != nil && !asked.isEmpty else {
      throw .notWaiting(step: step, title: template.step(step)?.title ?? step)
    }
    for index in asked { tasks[index].answeredOn = day }
    // Nobody is asked again for what has been answered.
    for index in tasks.indices
    where tasks[index].key.processID == id && tasks[index].key.stepID == "\(step):chase" && tasks[index].isOpen {
      tasks[index].status = .cancelled
      tasks[index].day = nil
      tasks[index].half = nil
      tasks[index].startsAt = nil
      tasks[index].reason = "The answer is in."
    }
    needsPlanning = true
    refreshProcesses(of: process.clientID, on: today, library: library)
  }

  /// Skips a task with a reason: its step goes on without it. Never deleted.
  package mutating func skipTask(
    _ id: Int, reason: String, on day: CalendarDay, library: TemplateLibrary
  ) throws(RecordingError) {
    guard let index = tasks.firstIndex(where: { $0.id == id }) else { throw .unknownTask(id) }
    guard tasks[index].isOpen else { throw .notOpen(id, tasks[index].status) }
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { throw .noReason }
    tasks[index].status = .skipped
    tasks[index].reason = "Skipped on \(day): \(words)"
    tasks[index].day = nil
    tasks[index].half = nil
    tasks[index].startsAt = nil
    refreshProcesses(of: tasks[index].key.clientID, on: day, library: library)
  }
}
