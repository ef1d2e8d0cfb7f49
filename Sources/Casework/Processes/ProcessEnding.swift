internal import Planning

/// Why a process can't be ended or taken up again. Each says what to do instead.
package enum ProcessEndingError: Error, Equatable, Sendable {
  case unknownProcess(Int)
  case notOpen(Int, title: String, CaseProcess.Status)
  case notEnded(Int, title: String)
  case anotherRunning(title: String, processID: Int)
  case noReason

  package var sentence: String {
    switch self {
    case .unknownProcess(let id): "There is no process \(id)."
    case .notOpen(let id, let title, let status):
      "“\(title)” (process \(id)) is \(status.rawValue.replacing("_", with: " ")) already."
    case .notEnded(let id, let title): "“\(title)” (process \(id)) was not ended, so there is nothing to take up again."
    case .anotherRunning(let title, let processID):
      "“\(title)” was started again since (process \(processID)). End that one first."
    case .noReason: "A process is ended with a reason, or with the name of its next owner. Write one of them."
    }
  }
}

extension Caseload {
  /// Ends a process by decision, with the processes that its steps started: what is open is cancelled with the reason, what is done
  /// stays. Handed over to a next owner, it says to whom.
  package mutating func endProcess(
    _ id: Int, reason: String, nextOwner: String? = nil, on today: CalendarDay, library: TemplateLibrary
  ) throws(ProcessEndingError) {
    guard let index = processes.firstIndex(where: { $0.id == id }) else { throw .unknownProcess(id) }
    let title = library.template(of: processes[index])?.title ?? processes[index].templateID
    guard processes[index].status.isOpen || processes[index].status == .onHold else {
      throw .notOpen(id, title: title, processes[index].status)
    }
    let owner = nextOwner.map(Self.words).flatMap { $0.isEmpty ? nil : $0 }
    let words = Self.words(reason)
    guard !words.isEmpty || owner != nil else { throw .noReason }
    let sentence = [owner.map { "Handed over to \($0)" }, words.isEmpty ? nil : words].compactMap { $0 }
      .joined(separator: ": ")
    for member in family(of: id) { end(member, sentence: sentence, nextOwner: owner, on: today) }
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
  }

  /// Names who takes a process over when the client leaves; nil takes the name back. It goes on here until then.
  package mutating func nameNextOwner(
    _ owner: String?, process id: Int, library: TemplateLibrary
  ) throws(ProcessEndingError) {
    guard let index = processes.firstIndex(where: { $0.id == id }) else { throw .unknownProcess(id) }
    let title = library.template(of: processes[index])?.title ?? processes[index].templateID
    guard processes[index].status.isOpen || processes[index].status == .onHold else {
      throw .notOpen(id, title: title, processes[index].status)
    }
    let words = owner.map(Self.words)
    if words?.isEmpty ?? false { throw .noReason }
    for member in family(of: id) {
      guard let place = processes.firstIndex(where: { $0.id == member }) else { continue }
      processes[place].nextOwner = words
    }
  }

  /// Takes up a process again that was ended by decision, with what ended with it.
  package mutating func reopenProcess(
    _ id: Int, on today: CalendarDay, library: TemplateLibrary
  ) throws(ProcessEndingError) {
    guard let index = processes.firstIndex(where: { $0.id == id }) else { throw .unknownProcess(id) }
    let title = library.template(of: processes[index])?.title ?? processes[index].templateID
    guard processes[index].status == .cancelled else { throw .notEnded(id, title: title) }
    if let other = processes.first(where: {
      $0.clientID == processes[index].clientID && $0.templateID == processes[index].templateID
        && $0.provider == processes[index].provider && $0.status.isOpen
    }) {
      throw .anotherRunning(title: title, processID: other.id)
    }
    let ended = (processes[index].endedBecause, processes[index].endedOn)
    for member in family(of: id) {
      guard let place = processes.firstIndex(where: { $0.id == member }), processes[place].status == .cancelled,
        (processes[place].endedBecause, processes[place].endedOn) == ended
      else { continue }
      reopen(at: place)
    }
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
  }

  /// A process and the ones that its steps started.
  func family(of id: Int) -> [Int] {
    [id] + processes.filter { $0.parentID == id }.flatMap { family(of: $0.id) }
  }

  mutating func end(_ id: Int, sentence: String, nextOwner: String?, on today: CalendarDay) {
    guard let index = processes.firstIndex(where: { $0.id == id }),
      processes[index].status.isOpen || processes[index].status == .onHold
    else { return }
    processes[index].status = .cancelled
    processes[index].endedBecause = sentence
    processes[index].endedOn = today
    if let nextOwner { processes[index].nextOwner = nextOwner }
    for task in tasks.indices where tasks[task].key.processID == id && tasks[task].isOpen {
      tasks[task].cancel(because: sentence)
    }
  }

  mutating func reopen(at index: Int) {
    let sentence = processes[index].endedBecause ?? ""
    processes[index].status = .active
    processes[index].endedBecause = nil
    processes[index].endedOn = nil
    for task in tasks.indices where tasks[task].key.processID == processes[index].id {
      tasks[task].takeBackCancellation(because: sentence)
    }
  }

  static func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension TaskRecord {
  /// Takes an open task off the calendar for good, with the reason.
  mutating func cancel(because sentence: String) {
    status = .cancelled
    day = nil
    half = nil
    startsAt = nil
    reason = sentence
  }

  /// Opens a task again that was cancelled for that reason.
  mutating func takeBackCancellation(because sentence: String) {
    guard status == .cancelled, reason == sentence else { return }
    status = .planned
    reason = ""
  }
}
