/// Why a process can't take another version of its template. Each says what to do instead.
package enum VersionChangeError: Error, Equatable, Sendable {
  case unknownProcess(Int)
  case endedProcess(Int, title: String)
  case sameVersion(title: String, version: Int)
  case unknownVersion(title: String, version: Int, known: [Int])
  case draft(title: String, version: Int)

  package var sentence: String {
    switch self {
    case .unknownProcess(let id): "There is no process \(id)."
    case .endedProcess(let id, let title): "“\(title)” (process \(id)) has ended. It keeps the version it ran on."
    case .sameVersion(let title, let version): "“\(title)” runs on version \(version) already."
    case .unknownVersion(let title, let version, let known):
      "“\(title)” has no version \(version). It has \(known.map(String.init).joined(separator: ", "))."
    case .draft(let title, let version):
      "Version \(version) of “\(title)” is a draft. Publish it first: caseday templates publish."
    }
  }
}

/// What another version of its template would mean for a running process; nothing is changed.
package struct VersionPreview: Sendable, Equatable {
  package var processID: Int
  package var title: String
  package var difference: TemplateDifference
  /// Steps of which something is done: it stays done.
  package var kept: Int
  /// Done steps that the version no longer has: they stay in the history.
  package var history: [String]
  /// Open tasks of steps that the version no longer has: they leave the calendar.
  package var cancelled: [String]
  package var expectedBefore: CalendarDay?
  package var expectedAfter: CalendarDay?
}

extension Caseload {
  /// What taking a version would mean; nil: the version that counts.
  package func previewVersion(
    _ version: Int?, process id: Int, on today: CalendarDay, library: TemplateLibrary
  ) throws(VersionChangeError) -> VersionPreview {
    let (index, old, new) = try versions(version, process: id, library: library)
    var changed = self
    changed.setVersion(new, at: index)
    let own = tasks.filter { $0.key.processID == id && processes[index].id == id }
    let gone = Set(old.steps.map(\.id)).subtracting(new.steps.map(\.id))
    func expected(_ caseload: Caseload) -> CalendarDay? {
      let schedule = caseload.schedule(of: processes[index].clientID, on: today, library: library)
      return schedule.processes.firstIndex { $0.id == id }.flatMap { schedule.expectedCompletion(process: $0) }
    }
    let done = Set(own.filter { $0.status == .done || $0.status == .skipped }.map(\.key.stepID))
    return VersionPreview(
      processID: id, title: new.title, difference: TemplateDifference(from: old, to: new),
      kept: done.subtracting(gone).count,
      history: old.steps.filter { gone.contains($0.id) && done.contains($0.id) }.map(\.title),
      cancelled: own.filter { $0.isOpen && gone.contains($0.key.stepID) }.map(\.description),
      expectedBefore: expected(self), expectedAfter: expected(changed))
  }

  /// Moves a process to another version: what is done stays done, open work of steps that are gone is cancelled with that reason.
  package mutating func takeVersion(
    _ version: Int?, process id: Int, on today: CalendarDay, library: TemplateLibrary
  ) throws(VersionChangeError) {
    let (index, old, new) = try versions(version, process: id, library: library)
    let gone = Set(old.steps.map(\.id)).subtracting(new.steps.map(\.id))
    let back = Set(new.steps.map(\.id)).subtracting(old.steps.map(\.id))
    setVersion(new, at: index)
    for task in tasks.indices where tasks[task].key.processID == id {
      if gone.contains(tasks[task].key.stepID), tasks[task].isOpen {
        tasks[task].cancel(because: Self.goneReason)
      } else if back.contains(tasks[task].key.stepID) {
        tasks[task].takeBackCancellation(because: Self.goneReason)
      }
    }
    needsPlanning = true
    refreshProcesses(of: processes[index].clientID, on: today, library: library)
  }

  private static let goneReason = "The template's version that the process took has no such step."

  private mutating func setVersion(_ template: ProcessTemplate, at index: Int) {
    processes[index].templateVersion = template.version
    if let variant = processes[index].variant, !template.variants.contains(variant) {
      processes[index].variant = template.variants.first
    }
  }

  private func versions(
    _ version: Int?, process id: Int, library: TemplateLibrary
  ) throws(VersionChangeError) -> (Int, ProcessTemplate, ProcessTemplate) {
    guard let index = processes.firstIndex(where: { $0.id == id }),
      let old = library.template(processes[index].templateID, version: processes[index].templateVersion),
      let current = library[processes[index].templateID]
    else { throw .unknownProcess(id) }
    guard processes[index].status != .cancelled else { throw .endedProcess(id, title: old.title) }
    let number = version ?? current.version
    guard library.hasVersion(number, of: old.id), let new = library.template(old.id, version: number) else {
      throw .unknownVersion(
        title: old.title, version: number, known: library.versions(of: old.id).map(\.version).sorted())
    }
    if new.status == .draft { throw .draft(title: new.title, version: number) }
    if number == processes[index].templateVersion { throw .sameVersion(title: old.title, version: number) }
    return (index, old, new)
  }
}
