import CaseService
import CaseStore
import Casework
import CaseworkTestSupport
import Foundation
import Planning
import Testing

/// Use cases on a real database: permission, one transaction, one audit entry.
@Suite struct OfficeTests {
  private let monday = SampleCaseload.monday
  private let actor = Actor.soleManager(name: "test")

  private func office(_ clock: OfficeClock? = nil) async throws -> (Office, SQLiteStore) {
    let store = try SQLiteStore()
    let office = try await Office(store: store, clock: clock ?? .virtual(monday))
    return (office, store)
  }

  private func sample(_ name: String = "caseload.csv") throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Samples/\(name)")
    return [UInt8](try Data(contentsOf: file))
  }

  private func imported() async throws -> (Office, SQLiteStore) {
    let (office, store) = try await office()
    try await office.perform(ImportClients(csv: try sample(), isDryRun: false), as: actor)
    return (office, store)
  }

  private func audit(_ store: SQLiteStore) async throws -> [AuditEntry] {
    try await store.read { try AuditLog($0).entries() }
  }

  @Test func `an import is one entry, and the same file again changes nothing`() async throws {
    let (office, store) = try await office()
    let first = try await office.perform(ImportClients(csv: try sample(), isDryRun: false), as: actor)
    #expect(first.created == 20 && first.updated == 0 && first.rejected.isEmpty)
    #expect(try await audit(store).map(\.action) == ["import_clients"])
    let before = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    let second = try await office.perform(ImportClients(csv: try sample(), isDryRun: false), as: actor)
    #expect(second.created == 0 && second.updated == 0 && second.unchanged == 20)
    let after = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    #expect(before?.clients.map(\.id) == after?.clients.map(\.id))
    #expect(before?.processes.map(\.templateID).sorted().count ?? 0 <= after?.processes.count ?? 0)
  }

  @Test func `a dry run says the same and writes nothing`() async throws {
    let (office, store) = try await office()
    let report = try await office.perform(ImportClients(csv: try sample(), isDryRun: true), as: actor)
    #expect(report.created == 20)
    #expect(try await store.read { try CaseloadReader($0).caseload(of: "1") }?.clients.isEmpty == true)
    #expect(try await audit(store).isEmpty)
  }

  @Test func `reading stores nothing, and what it shows is what a write then stores`() async throws {
    let (office, store) = try await imported()
    let stored = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    let seen = try await office.perform(ViewPlan(), as: actor)
    #expect(try await store.read { try CaseloadReader($0).caseload(of: "1") } == stored)
    try await office.perform(RollOver(), as: actor)
    let after = try await office.perform(ViewPlan(), as: actor)
    #expect(after.week == seen.week)
    #expect(after.today.groups == seen.today.groups)
    #expect(after.today.recommendations == seen.today.recommendations)
    #expect(after == seen)
  }

  @Test func `done is done once, moves nothing else, and can be taken back`() async throws {
    let (office, store) = try await imported()
    try await office.perform(RollOver(), as: actor)
    let plan = try await office.perform(ViewPlan(), as: actor)
    let task = try #require(plan.today.groups.first?.cards.first?.lines.first?.tasks.first)
    let entries = try await audit(store).count
    let done = try await office.perform(CompleteTask(taskID: task.id), as: actor)
    #expect(done.status == .done)
    _ = try await office.perform(CompleteTask(taskID: task.id), as: actor)
    #expect(try await audit(store).count == entries + 1)
    let after = try await office.perform(ViewPlan(), as: actor)
    #expect(after.today.done.map(\.id) == [task.id])
    func places(_ plan: PlanView) -> [Int: CalendarDay?] {
      let tasks = plan.week.days.flatMap { $0.morning.tasks + $0.afternoon.tasks }
      return Dictionary(
        tasks.filter { $0.id != task.id }.map { ($0.id, $0.day) }, uniquingKeysWith: { first, _ in first })
    }
    #expect(places(after) == places(plan))
    let undone = try await office.perform(UndoCompletion(taskID: task.id), as: actor)
    #expect(undone.task.status == .planned)
    #expect(try await office.perform(ViewPlan(), as: actor) == plan)
  }

  @Test func `the audit chain covers every entry`() async throws {
    let (office, store) = try await imported()
    try await office.perform(RollOver(), as: actor)
    _ = try await office.perform(StartProcess(client: "Fay", processType: "benefits"), as: actor)
    let entries = try await audit(store)
    #expect(entries.map(\.action) == ["import_clients", "roll_over", "start_process"])
    #expect(try await office.perform(CheckAudit(), as: actor) == .sound(entries: 3))
    try await store.write { try $0.run("UPDATE audit_entries SET subject = 'process 1' WHERE id = 2", []) }
    #expect(try await office.perform(CheckAudit(), as: actor) == .broken(entry: 2))
    #expect(!entries.contains { "\($0)".contains("Fay") })
  }

  @Test func `a process is started once for one key, and another request under it is refused`() async throws {
    let (office, _) = try await imported()
    let start = StartProcess(client: "C-012", processType: "benefits", idempotencyKey: "k1")
    let first = try await office.perform(start, as: actor)
    let second = try await office.perform(start, as: actor)
    #expect(first.processID == second.processID)
    #expect(first.plannedTasks > 0)
    await #expect(throws: CaseError.self) {
      try await office.perform(
        StartProcess(client: "C-019", processType: "benefits", idempotencyKey: "k1"), as: actor)
    }
  }

  @Test func `a preview changes nothing and shows what the start then does`() async throws {
    let (office, store) = try await imported()
    try await office.perform(RollOver(), as: actor)
    let stored = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    let preview = try await office.perform(PreviewProcess(client: "Moses", processType: "benefits"), as: actor)
    #expect(try await store.read { try CaseloadReader($0).caseload(of: "1") } == stored)
    #expect(preview.steps.contains { $0.stepID == "B2" && $0.firstDay != nil })
    let started = try await office.perform(StartProcess(client: "Moses", processType: "benefits"), as: actor)
    let progress = try await office.perform(ViewProcess(processID: started.processID), as: actor)
    #expect(progress.expectedCompletion == preview.expectedCompletion)
  }

  @Test func `clients are found by id or name in any case, and typing errors get a suggestion`() async throws {
    let (office, _) = try await imported()
    #expect(try await office.perform(ViewClient(client: "jay"), as: actor).clientID == "C-002")
    #expect(try await office.perform(ViewClient(client: "C-002"), as: actor).name == "Jay")
    await #expect(throws: CaseError.notFound(kind: "client", id: "Stacy", suggestion: "Stacey")) {
      try await office.perform(ViewClient(client: "Stacy"), as: actor)
    }
    await #expect(throws: CaseError.notFound(kind: "task", id: "99999", suggestion: nil)) {
      try await office.perform(CompleteTask(taskID: 99_999), as: actor)
    }
  }

  @Test func `another role is refused before anything is read`() async throws {
    let (office, _) = try await imported()
    for role in [Actor.Role.administrator, .auditor] {
      let other = Actor(name: "x", role: role, caseManagerID: "1")
      await #expect(throws: CaseError.self) { try await office.perform(ViewPlan(), as: other) }
    }
  }

  @Test func `the clock moves only where it is virtual, and rolls the plan over`() async throws {
    let (office, _) = try await imported()
    _ = try await office.perform(MoveClock(to: monday + 1), as: actor)
    #expect(await office.today == monday + 1)
    #expect(try await office.perform(ViewPlan(), as: actor).today.day == monday + 1)
    let (fixed, _) = try await self.office(.fixed(monday))
    await #expect(throws: CaseError.self) { try await fixed.perform(MoveClock(to: monday + 1), as: actor) }
  }

  @Test func `twenty people completing tasks at once lose nothing`() async throws {
    let (office, _) = try await imported()
    try await office.perform(RollOver(), as: actor)
    let week = try await office.perform(ViewPlan(), as: actor).week
    let ids = week.days.flatMap { $0.morning.tasks + $0.afternoon.tasks }.map(\.id).prefix(20)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for id in ids { group.addTask { _ = try await office.perform(CompleteTask(taskID: id), as: actor) } }
      try await group.waitForAll()
    }
    let done = try await office.perform(ViewPlan(), as: actor).today.done.map(\.id)
    #expect(Set(done).isSuperset(of: ids))
  }

  @Test func `the demo is synthetic, has twenty clients, and everybody is in a group or on track`() async throws {
    let demo = try await Office.demo(on: monday)
    let plan = try await demo.perform(ViewPlan(), as: actor)
    #expect(plan.today.groups.flatMap(\.cards).count + plan.today.onTrack.count == 20)
    #expect(plan.today.groups.first?.group == .urgent)
    #expect(plan.today.groups.first?.cards.first?.clientName == "Stacey")
  }
}
