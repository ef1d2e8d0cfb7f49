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
  case endedProcess(Int, title: String)
  case notRecorded(name: String, title: String, known: [String])

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
    case .endedProcess(let id, let title):
      "“\(title)” (process \(id)) has ended. Take it up again first."
    case .notRecorded(let name, let title, let known):
      "“\(name)” isn't recorded in “\(title)”, so there is nothing to take back."
        + (known.isEmpty ? "" : " Recorded: \(known.joined(separator: ", ")).")
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
    guard let index = processes.firstIndex(where: { $0.id == id }),
      let template = library.template(of: processes[index])
    else { throw .unknownProcess(id) }
    guard template.events.contains(where: { $0.name == name }) else {
      throw .unknownEvent(name: name, title: template.title, known: template.events.map(\.name))
    }
    if day > today { throw .eventInFuture(name: name, day: day) }
    guard processes[index].status != .cancelled else { throw .endedProcess(id, title: template.title) }
    if processes[index].events[name] == day { return }
    if processes[index].events[name] != nil { giveBack(name, at: index, library: library) }
    take(name, at: index, on: day, library: library)
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
  }

  /// Takes an event back that was recorded by mistake: what came with it goes, what it ended is open again. Done work stays.
  package mutating func withdrawEvent(
    _ name: String, process id: Int, on today: CalendarDay, library: TemplateLibrary
  ) throws(RecordingError) {
    guard let index = processes.firstIndex(where: { $0.id == id }),
      let template = library.template(of: processes[index])
    else { throw .unknownProcess(id) }
    guard processes[index].status != .cancelled else { throw .endedProcess(id, title: template.title) }
    guard processes[index].events[name] != nil else {
      throw .notRecorded(name: name, title: template.title, known: processes[index].events.keys.sorted())
    }
    giveBack(name, at: index, library: library)
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
  }

  /// Writes an event down: open work that it ends is cancelled with that reason, and the processes of its steps are started.
  mutating func take(_ name: String, at index: Int, on day: CalendarDay, library: TemplateLibrary) {
    guard let template = library.template(of: processes[index]), template.events.contains(where: { $0.name == name })
    else { return }
    let process = processes[index]
    processes[index].events[name] = day
    let ended = Set(template.steps.filter { $0.unlessEvents.contains(name) }.map(\.id))
    for task in tasks.indices
    where tasks[task].key.processID == process.id && ended.contains(tasks[task].key.stepID) && tasks[task].isOpen {
      tasks[task].cancel(because: Self.reason(name, on: day))
    }
    guard let client = client(process.clientID), client.status == .open else { return }
    for step in template.steps where step.onEvent == name {
      for child in step.starts.compactMap({ library[$0] }) where child.status == .published {
        add(child, client: client, on: day, timelineWeeks: nil, variant: nil, parentID: process.id, library)
      }
    }
  }

  /// The opposite of `take`.
  mutating func giveBack(_ name: String, at index: Int, library: TemplateLibrary) {
    guard let day = processes[index].events.removeValue(forKey: name) else { return }
    let process = processes[index]
    for task in tasks.indices where tasks[task].key.processID == process.id {
      tasks[task].takeBackCancellation(because: Self.reason(name, on: day))
    }
    let started = Set(
      library.template(of: process)?.steps.filter { $0.onEvent == name }.flatMap(\.starts) ?? [])
    for child in processes where child.parentID == process.id && started.contains(child.templateID) {
      let isUntouched = !tasks.contains { $0.key.processID == child.id && $0.status == .done } && child.events.isEmpty
      if isUntouched {
        end(child.id, sentence: Self.reason(name, on: day) + " It was taken back.", nextOwner: nil, on: day)
      }
    }
  }

  private static func reason(_ event: String, on day: CalendarDay) -> String {
    "No longer needed: “\(event.replacing("_", with: " "))” was recorded for \(DayText.dayAndMonth(day))."
  }

  /// Records that somebody outside answered: the step that waited is done.
  package mutating func recordAnswer(
    step: String, process id: Int, on day: CalendarDay, today: CalendarDay, library: TemplateLibrary
  ) throws(RecordingError) {
    guard let process = processes.first(where: { $0.id == id }), let template = library.template(of: process) else {
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
