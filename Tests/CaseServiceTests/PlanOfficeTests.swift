import CaseService
import CaseStore
import Casework
import CaseworkTestSupport
import Testing

/// Changes of the plan on a real database: one transaction, one audit entry, nothing half done.
@Suite struct PlanOfficeTests {
  private let monday = SampleCaseload.monday
  private let actor = Actor.soleManager(name: "test")

  private func planned() async throws -> (Office, SQLiteStore, TaskView) {
    let store = try SQLiteStore()
    let office = try await Office(store: store, clock: .virtual(monday))
    try await office.perform(ImportClients(csv: try SampleCaseload.csv(), isDryRun: false), as: actor)
    try await office.perform(RollOver(), as: actor)
    let week = try await office.perform(ViewWeek(containing: monday + 7), as: actor)
    let task = try #require(
      week.days.flatMap { $0.morning.tasks + $0.afternoon.tasks }
        .first { !$0.isFixed && !$0.isTentative && $0.deadline == nil && $0.processID != nil })
    return (office, store, task)
  }

  private func actions(_ store: SQLiteStore) async throws -> [AuditEntry] {
    try await store.read { try AuditLog($0).entries() }
  }

  private func stored(_ store: SQLiteStore) async throws -> Caseload {
    try #require(try await store.read { try CaseloadReader($0).caseload(of: "1") })
  }

  @Test func `of two people who move the same task the second is told, and nothing of hers is applied`() async throws {
    let (office, store, task) = try await planned()
    let seen = try await office.perform(ViewPlanChanges(), as: actor).fingerprint
    let first = try await office.perform(
      MoveTask(taskID: task.id, day: monday + 9, isOverbooking: true, seen: seen), as: actor)
    #expect(first.result == .applied)
    let second = try await office.perform(
      MoveTask(taskID: task.id, day: monday + 10, isOverbooking: true, seen: seen), as: actor)
    #expect(second.result == .recomputed)
    #expect(try await stored(store).tasks.first { $0.id == task.id }?.day == monday + 9)
    let applied = try await office.perform(ApplyPreview(seen: second.preview.fingerprint), as: actor)
    #expect(applied.result == .applied)
    #expect(try await stored(store).tasks.first { $0.id == task.id }?.day == monday + 10)
    await #expect(throws: CaseError.self) { try await office.perform(ApplyPreview(), as: actor) }
  }

  @Test func `each change is one audit entry, an overbooking is named, and a refusal leaves none`() async throws {
    let (office, store, task) = try await planned()
    let before = try await actions(store).count
    try await office.perform(MoveTask(taskID: task.id, day: monday + 9, isOverbooking: true), as: actor)
    let entry = try #require(try await actions(store).last)
    #expect(entry.action == "move_task" && entry.subject == "task \(task.id) to \(monday + 9) overbooking")
    #expect(try await actions(store).count == before + 1)
    await #expect(throws: CaseError.self) {
      try await office.perform(MoveTask(taskID: task.id, day: monday - 3), as: actor)
    }
    #expect(try await actions(store).count == before + 1)
    #expect(try await office.perform(CheckAudit(), as: actor) == .sound(entries: before + 1))
  }

  @Test func `pins, crises, leave and the way back survive in the file, and undo restores what was stored`()
    async throws
  {
    let (office, store, task) = try await planned()
    let before = try await stored(store).planText
    try await office.perform(PinTask(taskID: task.id), as: actor)
    #expect(try await stored(store).tasks.first { $0.id == task.id }?.pin?.day == task.day)
    let crisis = try await office.perform(
      ReportCrisis(client: task.clientID, kind: "no bed tonight", need: "Find a bed", minutes: 60), as: actor)
    #expect(crisis.result == .applied)
    #expect(try await stored(store).crises.count == 1)
    if crisis.waiting != nil { _ = try await office.perform(KeepPlan(), as: actor) }
    try await office.perform(UndoChange(), as: actor)
    try await office.perform(UndoChange(), as: actor)
    #expect(try await stored(store).planText == before)
    await #expect(throws: CaseError.self) { try await office.perform(UndoChange(), as: actor) }
  }

  @Test func `a plan of another day is brought forward as a unit of its own before something is written on it`()
    async throws
  {
    let (office, store, task) = try await planned()
    let later = try await Office(store: store, clock: .fixed(monday + 1))
    try await later.perform(PinTask(taskID: task.id), as: actor)
    #expect(try await actions(store).suffix(2).map(\.action) == ["roll_over", "pin_task"])
    _ = office
  }
}
