import CaseStore
import Casework
import CaseworkTestSupport
import Foundation
import Planning
import Testing

/// The embedded database: durable, ours, and all or nothing.
@Suite struct SQLiteStoreTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "caseday-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path() }

  @Test func `the writing connection is fully synchronous`() throws {
    let store = try SQLiteStore(file: path("a.sqlite"), creating: true)
    #expect(try store.synchronousLevel() == 2)
    let again = try SQLiteStore(file: path("a.sqlite"), creating: false)
    #expect(try again.synchronousLevel() == 2)
  }

  @Test func `a new file can be read by its owner only`() throws {
    _ = try SQLiteStore(file: path("b.sqlite"), creating: true)
    let mode = try FileManager.default.attributesOfItem(atPath: path("b.sqlite"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `a missing file is an error unless it may be created`() {
    #expect(throws: StoreError.missingFile(path("none.sqlite"))) {
      try SQLiteStore(file: path("none.sqlite"), creating: false)
    }
    #expect(!FileManager.default.fileExists(atPath: path("none.sqlite")))
  }

  @Test(arguments: ["just text, no database", "SQLite format 3\u{0}cut off"])
  func `a file that is no database is refused and not changed`(_ content: String) throws {
    try Data(content.utf8).write(to: URL(filePath: path("c.txt")))
    #expect(throws: StoreError.notADatabase(path("c.txt"))) { try SQLiteStore(file: path("c.txt"), creating: true) }
    #expect(try Data(contentsOf: URL(filePath: path("c.txt"))) == Data(content.utf8))
  }

  @Test func `a newer schema is refused by name`() async throws {
    do {
      let store = try SQLiteStore(file: path("d.sqlite"), creating: true)
      try await store.write { try $0.run("INSERT INTO schema_versions (version) VALUES (99)", []) }
    }
    #expect {
      try SQLiteStore(file: path("d.sqlite"), creating: false)
    } throws: { error in
      guard case StoreError.newerSchema(path("d.sqlite"), found: 99, known: let known) = error else { return false }
      return (1..<99).contains(known)
    }
  }

  @Test func `a database of another program is refused`() async throws {
    // The file of another program: a plain SQLite database with a table of its own, made by SQLite's own shell or here by hand.
    do {
      let store = try SQLiteStore(file: path("e.sqlite"), creating: true)
      try await store.write {
        try $0.run("CREATE TABLE recipes (name TEXT) STRICT", [])
        try $0.run("DROP TABLE schema_versions", [])
      }
    }
    #expect(throws: StoreError.notOurs(path("e.sqlite"))) { try SQLiteStore(file: path("e.sqlite"), creating: false) }
  }

  @Test func `a write that throws leaves nothing behind`() async throws {
    let store = try SQLiteStore()
    struct Stop: Error {}
    await #expect(throws: Stop.self) {
      try await store.write { connection in
        try CaseloadWriter(connection).addCaseManager(id: "1", name: "M", settings: AgencySettings())
        throw Stop()
      }
    }
    let rows = try await store.read { try $0.rows("SELECT id FROM case_managers", []).count }
    #expect(rows == 0)
  }

  @Test func `the three tables keep their names and columns`() async throws {
    let store = try SQLiteStore()
    let columns = try await store.read { connection in
      try ["process_templates", "client_processes", "distributed_tasks"].map { table in
        try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(table)]).map { try $0.text("name") }
      }
    }
    #expect(Set(columns[0]).isSuperset(of: ["id", "process_name", "estimated_weeks", "steps"]))
    #expect(
      Set(columns[1]).isSuperset(of: [
        "id", "client_id", "process_type", "started_date", "target_completion", "current_step", "status",
      ]))
    #expect(
      Set(columns[2]).isSuperset(of: [
        "id", "case_manager_id", "client_id", "task_description", "scheduled_date", "priority_level",
        "estimated_minutes", "status", "process_id",
      ]))
  }

  @Test(arguments: [UInt64(3), 8, 21])
  func `a caseload comes back as it was written, and a second write of it changes nothing`(_ seed: UInt64) async throws
  {
    let library = try TemplateLibrary.standard()
    let monday = SampleCaseload.monday
    var caseload = try RandomCaseload.make(seed: seed, clients: 15, on: monday, library: library)
      .replanned(for: monday, library: library, budget: .steps(2_000)).caseload
    caseload.calendar.absences = [:]
    if let first = caseload.tasks.first(where: \.isOpen) {
      try caseload.completeTask(first.id, on: monday, library: library)
    }
    if !caseload.processes.isEmpty { caseload.processes[0].events["denied"] = monday }
    let written = caseload
    let store = try SQLiteStore()
    let empty = try await store.write { connection in
      let writer = CaseloadWriter(connection)
      try writer.addCaseManager(id: "1", name: "M", settings: AgencySettings())
      let empty = try CaseloadReader(connection).caseload(of: "1") ?? Caseload(caseManagerID: "1")
      try writer.write(written, over: empty)
      return empty
    }
    #expect(empty.clients.isEmpty)
    let read = try await store.read { try CaseloadReader($0).caseload(of: "1") }
    #expect(read == written)
  }
}
