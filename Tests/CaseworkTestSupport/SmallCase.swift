package import Casework
internal import Planning

/// One client with processes of the library, for tests of a single case.
package struct SmallCase {
  package let library: TemplateLibrary
  package var caseload: Caseload
  /// Monday 5 January 2026.
  package let monday = SampleCaseload.monday

  /// - Parameters:
  ///   - admitted: days before the Monday.
  ///   - leaves: days after it; nil: not known.
  package init(
    admitted: Int = 10, leaves: Int? = 60, providers: [String] = ["Dr. Smith", "County Hospital"],
    library: TemplateLibrary? = nil
  ) throws {
    self.library = try library ?? TemplateLibrary.standard()
    caseload = Caseload(caseManagerID: "1", calendar: WorkCalendar(closures: HolidayCalendar.usFederal.names))
    caseload.clients = [
      Client(
        id: "C", name: "Cho", admission: monday - admitted, plannedDischarge: leaves.map { monday + $0 },
        providers: providers.map { Provider(name: $0) })
    ]
  }

  /// Starts a process on the Monday and plans it.
  @discardableResult
  package mutating func start(_ template: String, variant: String? = nil, weeks: Int? = nil) throws -> CaseProcess {
    guard let client = caseload.client("C") else { throw Missing(what: "the client") }
    let started = try caseload.startProcess(
      template, client: client, on: monday, timelineWeeks: weeks, variant: variant, library: library)
    try plan(on: monday)
    guard let first = started.processes.first else { throw Missing(what: "the process") }
    return process(first.id) ?? first
  }

  /// Plans anew for a day, with a small budget, and brings the processes up to date.
  package mutating func plan(on day: CalendarDay) throws {
    caseload = try caseload.replanned(
      for: caseload.planningDay(day), library: library, budget: .steps(3_000)
    ).caseload
    for client in caseload.clients { caseload.refreshProcesses(of: client.id, on: day, library: library) }
  }

  package func process(_ id: Int) -> CaseProcess? { caseload.processes.first { $0.id == id } }

  package func process(_ template: String) throws -> CaseProcess {
    guard let found = caseload.processes.first(where: { $0.templateID == template }) else {
      throw Missing(what: template)
    }
    return found
  }

  /// The tasks of a step of a process, in the order of their pieces.
  package func tasks(_ step: String, of process: CaseProcess) -> [TaskRecord] {
    caseload.tasks.filter { $0.key.processID == process.id && $0.key.stepID == step }.sorted { $0.key < $1.key }
  }

  /// Marks every open task of a step done.
  package mutating func complete(_ step: String, of process: CaseProcess, on day: CalendarDay) throws {
    for task in tasks(step, of: process) where task.isOpen {
      try caseload.completeTask(task.id, on: day, library: library)
    }
  }

  package func progress(_ process: CaseProcess, on day: CalendarDay) throws -> ProcessProgress {
    guard let now = self.process(process.id),
      let progress = PlanViews(caseload, library: library, on: day).progress(now)
    else { throw Missing(what: "the progress of process \(process.id)") }
    return progress
  }

  package struct Missing: Error {
    var what: String
  }
}
