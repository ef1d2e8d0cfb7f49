@testable import CaseService
import CaseStore
import Casework
import CaseworkTestSupport
import Testing

/// Reads that are worked out once for each state of the records: never older than what they are asked of, never without a decision.
@Suite struct KeptAnswerTests {
  private let actor = Actor.soleManager(name: "cli:test")

  private func office(on store: SQLiteStore) async throws -> Office {
    try await Office(store: store, clock: .virtual(SampleCaseload.monday))
  }

  /// What an office that has kept nothing answers.
  private func expectFresh(_ office: Office, _ store: SQLiteStore, _ what: Comment) async throws {
    let other = try await self.office(on: store)
    let monday = SampleCaseload.monday
    for day in [monday, monday + 1, monday + 7] {
      #expect(
        try await office.perform(ViewPlan(day: day), as: actor) == other.perform(ViewPlan(day: day), as: actor), what)
      #expect(
        try await office.perform(ViewWeek(containing: day), as: actor)
          == other.perform(ViewWeek(containing: day), as: actor), what)
    }
    #expect(try await office.perform(ListClients(), as: actor) == other.perform(ListClients(), as: actor), what)
    #expect(try await office.perform(ViewMonth(), as: actor) == other.perform(ViewMonth(), as: actor), what)
  }

  @Test func `every change shows at once, in this office and in one beside it`() async throws {
    let store = try SQLiteStore()
    let office = try await office(on: store)
    try await office.perform(ImportClients(csv: try SampleCaseload.csv(), isDryRun: false), as: actor)
    try await expectFresh(office, store, "after the import")
    let first = try await office.perform(ViewPlan(), as: actor)
    let task = try #require(first.week.days.first?.tasks.first { $0.status != .done })
    try await office.perform(CompleteTask(taskID: task.id), as: actor)
    let after = try await office.perform(ViewPlan(), as: actor)
    #expect(after != first && after.today.done.map(\.id) == [task.id])
    try await expectFresh(office, store, "after a task was done")
    // Another server on the same records.
    let beside = try await self.office(on: store)
    try await beside.perform(UndoCompletion(taskID: task.id), as: actor)
    #expect(try await office.perform(ViewPlan(), as: actor).today.done.isEmpty)
    try await office.perform(
      ChangeCalendar(.day(SampleCaseload.monday + 3, .closed, reason: "Staff day")), as: actor)
    try await expectFresh(office, store, "after the calendar changed")
  }

  @Test func `a client is found by the name of now, and after a purge by none`() async throws {
    let store = try SQLiteStore()
    let seal = LogSeal()
    let office = try await Office(store: store, clock: .virtual(SampleCaseload.monday), seal: seal)
    let beside = try await Office(store: store, clock: .virtual(SampleCaseload.monday), seal: seal)
    let csv = "external_id,name,admission_date\nK-1,Quillonda,2025-12-20\nK-2,Bertram,2025-12-20\n"
    try await office.perform(ImportClients(csv: Array(csv.utf8), isDryRun: false), as: actor)
    func found(_ text: String) async throws -> [[String]] {
      var found: [[String]] = []
      for office in [office, beside] {
        found.append(try await office.perform(FindClients(text), as: actor).map(\.name))
      }
      return found
    }
    #expect(try await found("quillonda") == [["Quillonda"], ["Quillonda"]])
    try await beside.perform(CorrectFacts(client: "K-1", name: "Zenobia"), as: actor)
    #expect(try await found("quillonda") == [[], []])
    #expect(try await found("zenobia") == [["Zenobia"], ["Zenobia"]])
    try await office.perform(PurgeClient(clientID: "K-1", reason: "the retention period has ended"), as: actor)
    #expect(try await found("zenobia") == [[], []])
    #expect(try await found("K-1").allSatisfy { !$0.contains("Zenobia") })
    #expect(try await found("bertram") == [["Bertram"], ["Bertram"]])
  }

  @Test func `a kept answer is logged like a new one, and needs the same permission`() async throws {
    let store = try SQLiteStore()
    let office = try await office(on: store)
    try await office.perform(ImportClients(csv: try SampleCaseload.csv(), isDryRun: false), as: actor)
    func looks() async throws -> Int {
      let entries: [AuditEntry] = try await store.read { connection in try AuditLog(connection).entries() }
      return entries.filter { $0.action == "view_plan" }.count
    }
    let before = try await looks()
    for _ in 1...3 { try await office.perform(ViewPlan(), as: actor) }
    #expect(try await looks() == before + 3)
    let auditor = Actor(name: "user:ines", role: .auditor, caseManagerID: Office.soleManager, userID: 99)
    await #expect(throws: CaseError.self) { try await office.perform(ViewPlan(), as: auditor) }
    let stranger = Actor(name: "user:sam", role: .caseManager, caseManagerID: Office.soleManager, userID: 99)
    await #expect(throws: CaseError.self) { try await office.perform(ViewPlan(), as: stranger) }
  }
}
