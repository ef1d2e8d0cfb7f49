internal import Planning

/// Why a task can't be completed, or its completion taken back.
package enum CompletionError: Error, Equatable, Sendable {
  case unknownTask(Int)
  case notOpen(Int, TaskStatus)
  case notDone(Int, TaskStatus)
  case endedProcess(Int, title: String)

  package var sentence: String {
    switch self {
    case .unknownTask(let id): "There is no task \(id). `caseday today` shows the numbers of today's tasks."
    case .notOpen(let id, let status): "Task \(id) is \(status.rawValue), so it can't be marked done."
    case .notDone(let id, let status):
      "Task \(id) is \(status.rawValue.replacing("_", with: " ")), so there is no completion to take back."
    case .endedProcess(let id, let title):
      "“\(title)” (process \(id)) has ended. Take it up again first."
    }
  }
}

extension Caseload {
  /// Marks a task done on a day. Nothing else on the calendar moves. Doing it twice is the same as doing it once.
  ///
  /// - Parameters:
  ///   - channel: how the client was reached, where the task counts as a contact; nil: as such tasks are done.
  ///   - isWithClient: whether it was done with the client; nil: as the task says.
  package mutating func completeTask(
    _ id: Int, on day: CalendarDay, library: TemplateLibrary, channel: ContactChannel? = nil,
    isWithClient: Bool? = nil
  ) throws(CompletionError) {
    guard let index = tasks.firstIndex(where: { $0.id == id }) else { throw .unknownTask(id) }
    if tasks[index].status == .done { return }
    guard tasks[index].isOpen else { throw .notOpen(id, tasks[index].status) }
    tasks[index].status = .done
    tasks[index].completedOn = day
    if isWithClient ?? countsAsContact(tasks[index], library: library) {
      let usual: ContactChannel? = tasks[index].category == .appointment ? .inPerson : nil
      contacts.append(
        ContactRecord(
          clientID: tasks[index].key.clientID, day: day, wasReached: true, taskID: id, channel: channel ?? usual))
    }
    noteServiceWork(tasks[index], on: day)
    refreshProcesses(of: tasks[index].key.clientID, on: day, library: library)
  }

  /// Brings status, current step and expected completion of a client's processes up to what is done.
  package mutating func refreshProcesses(of clientID: String, on day: CalendarDay, library: TemplateLibrary) {
    guard client(clientID) != nil else { return }
    let schedule = schedule(of: clientID, on: day, library: library)
    for (number, (process, template)) in zip(schedule.processes, schedule.templates).enumerated() {
      guard let index = processes.firstIndex(where: { $0.id == process.id }) else { continue }
      let nodes = schedule.nodes.filter { $0.process == number && $0.exists }
      let open = nodes.filter { $0.finishedOn == nil }
      if processes[index].status != .onHold {
        processes[index].status =
          nodes.isEmpty
          ? .planned
          : open.isEmpty
            ? .completed
            : open.allSatisfy({ $0.isWaiting || $0.expectedStart > day }) && open.contains(where: \.isWaiting)
              ? .waiting : .active
      }
      let firstOpen = template.steps.firstIndex { step in open.contains { $0.step.id == step.id } }
      processes[index].currentStep = (firstOpen ?? template.steps.count) + 1
      processes[index].targetCompletion =
        schedule.expectedCompletion(process: number) ?? nodes.compactMap(\.finishedOn).max()
    }
  }
}
