import CaseService
import CaseStore
import Casework
import CaseworkTestSupport
import Foundation
import Planning

/// Prints what the steps from a stored caseload to a page cost, on the sample caseload of twenty clients.
@main
enum CaseworkBenchmark {
  static func main() async throws {
    let library = try TemplateLibrary.standard()
    let monday = SampleCaseload.monday
    let imported = try SampleCaseload.imported(library: library)
    let planned = try imported.replanned(for: monday, library: library).caseload
    print("Twenty clients, \(planned.processes.count) processes, \(planned.tasks.count) tasks; median of the runs")

    line("expand the caseload", milliseconds(20) { _ = Agenda(planned, library: library, on: monday) })
    let deep = DeepTemplate.library(steps: 100, chain: 24, prerequisites: 10)
    let deepCaseload = DeepTemplate.caseload(library: deep, on: monday)
    line("expand 100 steps, 24 deep", milliseconds(20) { _ = Agenda(deepCaseload, library: deep, on: monday) })
    line("today's view", milliseconds(20) { _ = PlanViews(planned, library: library, on: monday).todayView() })
    line("first plan, 20 days", try milliseconds(3) { _ = try imported.replanned(for: monday, library: library) })
    line(
      "roll over to the next day", try milliseconds(3) { _ = try planned.replanned(for: monday + 1, library: library) })

    print("\nUse cases on a SQLite file, store included")
    let file = FileManager.default.temporaryDirectory.appending(path: "caseday-bench-\(UUID().uuidString).sqlite")
      .path()
    let office = try await Office(store: try SQLiteStore(file: file, creating: true), clock: .virtual(monday))
    let actor = Actor.soleManager(name: "bench")
    try await office.perform(ImportClients(csv: SampleCaseload.csv(), isDryRun: false), as: actor)
    try await office.perform(RollOver(), as: actor)
    let plan = try await office.perform(ViewPlan(), as: actor)
    let task = plan.today.groups.first?.cards.first?.lines.first?.tasks.first?.id ?? 1
    line("view the plan", try await milliseconds(10) { _ = try await office.perform(ViewPlan(), as: actor) })
    line(
      "view a client", try await milliseconds(10) { _ = try await office.perform(ViewClient(client: "Jay"), as: actor) }
    )
    line(
      "complete a task and undo it",
      try await milliseconds(10) {
        _ = try await office.perform(CompleteTask(taskID: task), as: actor)
        _ = try await office.perform(UndoCompletion(taskID: task), as: actor)
      })
    line(
      "preview a process",
      try await milliseconds(3) {
        _ = try await office.perform(PreviewProcess(client: "Fay", processType: "benefits"), as: actor)
      })
    print("\nChanges of the plan, store included, on the same caseload: it asks for twice what four weeks hold")
    try await LifecycleBenchmark.run(office: office, as: actor) { line($0, $1) }

    let month = file + "-month"
    let other = try await Office.demo(on: monday, file: month)
    try await other.perform(RollOver(), as: actor)
    let calendar = WorkCalendar(closures: HolidayCalendar.usFederal.names)
    let demo = try Caseload.demo(caseManagerID: "1", calendar: calendar, on: monday, library: library)
      .replanned(for: monday, library: library)
    print(
      "\nChanges of the plan of a month of twenty clients, store included (the bar is 100 ms): "
        + "\(demo.caseload.tasks.count) tasks, \(demo.problem.tasks.count) of them in these weeks")
    try await LifecycleBenchmark.run(office: other, as: actor) { line($0, $1) }
    for path in [file, month] {
      for suffix in ["", "-wal", "-shm", "-writer"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
  }

  private static func line(_ name: String, _ milliseconds: Double) {
    print("  \(name.padding(toLength: 32, withPad: " ", startingAt: 0)) \(String(format: "%9.2f ms", milliseconds))")
  }

  private static func milliseconds(_ runs: Int, _ work: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try work()
      times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    return times.sorted()[runs / 2]
  }

  private static func milliseconds(_ runs: Int, _ work: @Sendable () async throws -> Void) async rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try await work()
      times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    return times.sorted()[runs / 2]
  }
}

/// A template far beyond any in use: many steps, long chains, many prerequisites.
enum DeepTemplate {
  static func library(steps count: Int, chain: Int, prerequisites: Int) -> TemplateLibrary {
    let steps = (1...count).map { number in
      let position = (number - 1) % chain
      let before = position == 0 ? [] : (max(1, number - min(position, prerequisites))..<number).map { "X\($0)" }
      return TemplateStep(
        id: "X\(number)", title: "Step \(number)", category: .paperwork, minutes: 15,
        after: before.map { StepDependency(.step($0)) }, release: DateExpression("S+0w"), due: [])
    }
    return TemplateLibrary(templates: [ProcessTemplate(id: "deep", title: "Deep", steps: steps)])
  }

  static func caseload(library: TemplateLibrary, on day: CalendarDay) -> Caseload {
    var caseload = Caseload(caseManagerID: "1")
    caseload.clients = [Client(id: "C", name: "C", admission: day - 30, plannedDischarge: day + 200)]
    caseload.processes = [CaseProcess(id: 1, clientID: "C", templateID: "deep", startedOn: day)]
    return caseload
  }
}
