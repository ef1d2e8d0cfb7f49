@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Credentials
import HTTPTypes
import Testing

/// What the service decides, whatever a page forgot. Checks 20, 22, 23, 30, 31, 40 and 41.
@Suite struct WallTests {
  private func actor(_ login: String, in agency: Agency, caseload: String? = nil) async throws -> Actor {
    let user = try #require(try await agency.store.read { try AccountRecords($0).user(login: login) })
    return Actor(user, caseload: caseload)
  }

  @Test func `another's client is not there, by id, by name, and for a supervisor of another team`() async throws {
    let agency = try await Agency()
    let dana = try await actor("dana", in: agency)
    for wanted in ["K-21", "Zephyrinne", "zeph"] {
      let error = await #expect(throws: CaseError.self) {
        try await agency.office.perform(ViewClient(client: wanted), as: dana)
      }
      #expect(error.map { Problem($0).status } == 404)
      #expect(error?.sentence.contains("Zephyrinne") == (wanted == "Zephyrinne"), "no suggestion from beyond the wall")
    }
    let sue = try await actor("sue", in: agency, caseload: "1")
    await #expect(throws: CaseError.notFound(kind: "case manager", id: "1", suggestion: nil)) {
      try await agency.office.perform(ListClients(), as: sue)
    }
    let rosa = try await actor("rosa", in: agency, caseload: "2")
    #expect(try await agency.office.perform(ListClients(), as: rosa).map(\.clientID).contains("K-21"))
    let closed = try await actor("rosa", in: agency)
    #expect(try await agency.office.perform(ListClients(), as: closed).isEmpty)
  }

  @Test func `an import can't take over another's client, and new ids are nobody's`() async throws {
    let agency = try await Agency()
    let sam = try await actor("sam", in: agency)
    let before = try await agency.rows(of: "1")
    let csv = "external_id,name,admission_date\nK-11,Stolen,2026-01-02\n"
    await #expect(throws: CaseError.self) {
      try await agency.office.perform(ImportClients(csv: Array(csv.utf8), isDryRun: false), as: sam)
    }
    _ = try await agency.office.perform(StartProcess(client: "K-22", processType: "employment_prep"), as: sam)
    #expect(try await agency.rows(of: "1") == before)
    let (one, two) = try await agency.store.read { connection in
      (try CaseloadReader(connection).caseload(of: "1"), try CaseloadReader(connection).caseload(of: "2"))
    }
    let (first, second) = (try #require(one), try #require(two))
    #expect(Set(first.tasks.map(\.id)).isDisjoint(with: second.tasks.map(\.id)))
    #expect(Set(first.processes.map(\.id)).isDisjoint(with: second.processes.map(\.id)))
  }

  @Test func `an emergency opens one client for an hour, to read, and the supervisor is told`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      #expect(try await browser.send(.get, "/clients/K-21", as: dana).status == 404)
      let short = try await browser.send(.post, "/emergencies", as: dana, body: "client=K-21&reason=now")
      #expect(short.status == 422)
      let opened = try await browser.send(
        .post, "/emergencies", as: dana, body: "client=K-21&reason=the+hospital+is+on+the+phone")
      #expect(opened.header("location") == "/clients/K-21")
      let page = try await browser.send(.get, "/clients/K-21", as: dana)
      #expect(page.status == 200 && page.text.contains("Zephyrinne"))
      #expect(!page.text.contains("PlainZephyrinne"), "one client, not the caseload")
      #expect(try await browser.send(.get, "/api/clients/K-21", as: dana).status == 200)
      #expect(try await browser.send(.get, "/api/clients/K-22", as: dana).status == 404)
      let write = try await browser.send(
        .post, "/api/clients/K-21/hold", as: dana, body: #"{"reason": "x", "until": "2026-01-09"}"#)
      #expect([404, 422].contains(write.status))
      let team = try await browser.send(.get, "/team", as: agency.proofs["rosa"])
      #expect(team.text.contains("the hospital is on the phone") && team.text.contains("Name of dana"))
      #expect(team.text.contains("Team (1 new)"), "every page of the supervisor says so")
      #expect(try await browser.send(.post, "/emergencies/1/seen", as: agency.proofs["sue"]).status == 404)
      #expect(try await browser.send(.post, "/emergencies/1/seen", as: agency.proofs["rosa"]).status == 303)
      #expect(try await !browser.send(.get, "/team", as: agency.proofs["rosa"]).text.contains("new)"))
      // A supervisor's own access is for another supervisor to read of.
      let own = "client=K-31&reason=the+police+ask+where+he+lives"
      #expect(try await browser.send(.post, "/emergencies", as: agency.proofs["rosa"], body: own).status == 303)
      #expect(try await browser.send(.post, "/emergencies/2/seen", as: agency.proofs["rosa"]).status == 404)
      for _ in 0..<5 {
        agency.wait(12 * 60)
        _ = try await browser.send(.get, "/account", as: dana)
      }
      agency.wait(1)
      #expect(try await browser.send(.get, "/clients/K-21", as: dana).status == 404, "an hour is over")
    }
    let entries = try await agency.entries().filter { $0.actor == "user:dana" && $0.subject == "client K-21" }
    #expect(entries.map(\.action) == ["open_emergency", "view_client", "view_client"])
  }

  @Test func `the log finds everything about a client, and everything a user did`() async throws {
    let agency = try await Agency()
    let dana = try await actor("dana", in: agency)
    _ = try await agency.office.perform(ViewClient(client: "K-11"), as: dana)
    _ = try await agency.office.perform(ListClients(), as: dana)
    let task = agency.records["1"]?.task ?? 0
    _ = try await agency.office.perform(CompleteTask(taskID: task), as: dana)
    _ = try await agency.office.perform(CompleteTask(taskID: task), as: dana)
    let ines = try await actor("ines", in: agency)
    let client = try await agency.office.perform(SearchAudit(client: "K-11", user: "dana"), as: ines)
    #expect(client.map(\.action) == ["complete_task", "complete_task", "list_clients", "view_client"])
    #expect(client.map(\.outcome) == ["unchanged", "done", "done", "done"])
    let other = try await agency.office.perform(SearchAudit(client: "K-12", user: "dana"), as: ines)
    #expect(other.map(\.action) == ["list_clients"])
    #expect(try await agency.office.perform(SearchAudit(user: "dana", from: "2099-01-01"), as: ines).isEmpty)
    #expect(try await agency.entries().last?.action == "search_audit")
    await #expect(throws: CaseError.self) { try await agency.office.perform(SearchAudit(), as: dana) }
  }

  @Test(arguments: [
    ("UPDATE audit_entries SET outcome = 'done' WHERE outcome = 'not_found'", "entry"),
    ("DELETE FROM audit_entries WHERE id = 3", "entry"),
    ("UPDATE audit_entries SET id = id + 1000 WHERE id = 3", "entry"),
    (
      "UPDATE audit_records SET digest = 'x' WHERE entry_id = (SELECT max(entry_id) FROM audit_records WHERE digest <> '')",
      "entry"
    ),
    (
      "INSERT INTO audit_entries (at, actor, action, subject, digest_before, digest_after, previous_hash, entry_hash) VALUES ('', 'x', 'x', '', '', '', '', 'x')",
      "entry"
    ),
    ("UPDATE clients SET name = 'Somebody' WHERE id = 'K-11'", "client K-11"),
    ("UPDATE distributed_tasks SET task_description = 'x' WHERE client_id = 'K-21'", "client K-21"),
    ("DELETE FROM key_dates", ""), ("UPDATE case_managers SET settings = '{}' WHERE id = '1'", "caseload 1"),
    ("DELETE FROM audit_salts WHERE record = 'client K-11'", "client K-11"),
    ("INSERT INTO clients (id, name) VALUES ('K-99', 'Nobody knows')", "client K-99"),
    ("DELETE FROM providers WHERE client_id = 'K-11'", "client K-11"),
  ])
  func `whatever is changed in the file is found and named`(fault: (sql: StaticString, found: String)) async throws {
    let agency = try await Agency()
    let dana = try await actor("dana", in: agency)
    _ = try? await agency.office.perform(ViewClient(client: "nobody"), as: dana)
    guard case .sound = try await agency.finding() else {
      Issue.record("the log is broken before anything was changed")
      return
    }
    try await agency.store.write { connection in
      try connection.run("PRAGMA defer_foreign_keys = ON", [])
      try connection.run(fault.sql, [])
      try connection.run("DELETE FROM audit_records WHERE entry_id NOT IN (SELECT id FROM audit_entries)", [])
    }
    switch try await agency.finding() {
    case .broken: #expect(fault.found == "entry")
    case .differs(let record, _), .unlogged(let record): #expect(record == fault.found)
    case .sound: #expect(fault.found.isEmpty)
    case .cut, .unmarked, .unsealed: Issue.record("nothing was cut")
    }
  }

  @Test(arguments: [1, 2, 3]) func `an entry that was added without the key is named`(form: Int) async throws {
    let agency = try await Agency()
    try await agency.store.write { connection in
      let log = AuditLog(connection)
      let last = try log.last()
      // Everything about it fits: its link, its place, and a hash made as the program makes it, by whoever has read the program.
      var entry = AuditEntry(
        at: "2026-01-05T16:00:00Z", actor: "user:dana", action: "view_client", subject: "client K-11",
        previousHash: last.hash)
      entry.form = form
      let forged = form == LogSeal.form ? try LogSeal().key(forEntryAfter: 0).hash(entry.hashedFields) : nil
      entry.entryHash = forged ?? AuditTrail.hash(entry.hashedFields)
      try log.append(entry)
    }
    let entries = try await agency.entries()
    #expect(try await agency.finding() == .broken(entry: entries.count))
  }

  @Test func `entries of a key that was lost are said to be unsealed`() async throws {
    let agency = try await Agency()
    let count = try await agency.entries().count
    let other = LogSeal()
    let finding = try await agency.store.read { try CheckAudit.check($0, seal: other) }
    #expect(finding == .unsealed(entry: count))
    // The next entry makes another key; it speaks for itself, and for none before it.
    let office = try await Office(store: agency.store, clock: .virtual(january(5)), seal: other)
    try await office.perform(
      CompleteTask(taskID: agency.records["1"]?.task ?? 0), as: try await actor("dana", in: agency))
    let later = try await agency.store.read { try CheckAudit.check($0, seal: other) }
    #expect(later == .unsealed(entry: count))
  }

  @Test func `salts that are gone need a purge that stands in the log`() async throws {
    let agency = try await Agency()
    try await agency.store.write { connection in
      try connection.run("UPDATE clients SET name = 'Somebody' WHERE id = 'K-11'", [])
      try connection.run("DELETE FROM audit_salts WHERE record = 'client K-11'", [])
      try connection.run(
        "INSERT INTO purged_records (record, purged_at, is_cleared) VALUES ('client K-11', 1800000000, 1)", [])
    }
    let finding = try await agency.finding()
    guard case .differs("client K-11", _) = finding else {
      Issue.record("\(finding)")
      return
    }
  }

  @Test func `a purge leaves the chain whole and nothing of the client`() async throws {
    let agency = try await Agency()
    let alex = try await actor("alex", in: agency)
    await #expect(throws: CaseError.self) {
      try await agency.office.perform(PurgeClient(clientID: "K-11", reason: "x"), as: alex)
    }
    try await agency.office.perform(PurgeClient(clientID: "K-11", reason: "the retention period has ended"), as: alex)
    let left = try await agency.store.read { try RecordRows($0).client("K-11") }
    #expect(!left.contains("K-11"))
    guard case .sound = try await agency.finding() else {
      Issue.record("the chain is broken")
      return
    }
    let dana = try await actor("dana", in: agency)
    #expect(try await agency.office.perform(ListClients(), as: dana).map(\.clientID) == ["K-12"])
    #expect(try await agency.entries().contains { $0.action == "purge_client" && $0.purpose.contains("retention") })
  }

  @Test func `every table about clients is part of their digest and of a purge`() async throws {
    let store = try SQLiteStore()
    let tables = try await store.read { connection -> [String] in
      try connection.rows(
        """
        SELECT DISTINCT m.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND c.name IN ('client_id', 'process_id', 'task_id') ORDER BY m.name
        """, []
      ).map { try $0.text("name") }
    }
    let known = Set(RecordRows.clientTables).union(["emergency_accesses", "drafts"])
    for table in tables where !known.contains(table) {
      Issue.record(
        """
        The table “\(table)” is about clients and is in no digest. Add it to clientTables and client(_:) in \
        CaseStore/Records/RecordRows.swift, and to purge(client:of:emptyLog:) in RecordRows+Purge.swift.
        """)
    }
  }

  @Test func `where the log can't be written nothing is done and nothing shown`() async throws {
    let agency = try await Agency()
    let office = try await Office(store: FailingStore(store: agency.store), clock: .virtual(january(5)))
    let dana = try await actor("dana", in: agency)
    let before = try await agency.rows(of: "1")
    await #expect(throws: CaseError.self) { try await office.perform(ListClients(), as: dana) }
    await #expect(throws: CaseError.self) {
      try await office.perform(CompleteTask(taskID: agency.records["1"]?.task ?? 0), as: dana)
    }
    await #expect(throws: CaseError.self) {
      try await office.perform(InviteUser(login: "new", name: "New", role: .auditor), as: Actor.soleManager(name: "x"))
    }
    #expect(try await agency.rows(of: "1") == before)
    let invited = try await agency.store.read { try AccountRecords($0).user(login: "new") }
    #expect(invited == nil)
  }
}

/// A store in which the log can't be written.
private struct FailingStore: SQLStore {
  let store: SQLiteStore

  struct Connection: SQLConnection {
    let connection: any SQLConnection
    func run(_ sql: StaticString, _ values: [SQLValue]) throws(StoreError) { try connection.run(sql, values) }
    func rows(_ sql: StaticString, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
      if "\(sql)".contains("INSERT INTO audit_entries") { throw .failed("planted") }
      return try connection.rows(sql, values)
    }
  }

  func read<Value: Sendable>(_ body: @Sendable @escaping (any SQLConnection) throws -> Value) async throws -> Value {
    try await store.read { try body(Connection(connection: $0)) }
  }

  func write<Value: Sendable>(_ body: @Sendable @escaping (any SQLConnection) throws -> Value) async throws -> Value {
    try await store.write { try body(Connection(connection: $0)) }
  }

  func clearDeleted() async throws { try await store.clearDeleted() }
  func isWrittenElsewhere() -> Bool { false }
}
