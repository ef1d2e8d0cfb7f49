@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Credentials
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

/// A whole agency on a database in memory: three caseloads, two teams, every role, and words that must never cross a wall.
///
/// Nobody has a password here: sessions are opened directly, so that the tests cost no hashes.
final class Agency: Sendable {
  let office: Office
  let store: SQLiteStore
  let recorder = LogRecorder()
  /// Sessions and tokens by who holds them.
  let proofs: [String: Proof]
  /// One client, process and task of each caseload, and one that was purged.
  let records: [String: Record]
  private let keeper: MomentKeeper

  /// A client with a process and a task.
  struct Record: Sendable {
    var client: String
    var process: Int
    var task: Int
  }

  /// Words of each caseload: a client's name, a note, a provider.
  static let canaries = [
    "1": ["Quillonda", "quartzbeetle", "Dr Quennell"], "2": ["Zephyrinne", "zirconmoth", "Dr Zubrowsky"],
    "3": ["Obadiahson", "opalhornet", "Dr Ochterlony"],
  ]

  static let people: [(login: String, role: Actor.Role, team: String, caseload: String?)] = [
    ("dana", .caseManager, "North", "1"), ("sam", .caseManager, "North", "2"), ("kim", .caseManager, "West", "3"),
    ("rosa", .supervisor, "North", nil), ("sue", .supervisor, "South", nil), ("alex", .administrator, "", nil),
    ("ines", .auditor, "", nil), ("gone", .caseManager, "North", "4"), ("invited", .caseManager, "North", "5"),
  ]

  static let start = 1_800_000_000

  init() async throws {
    let store = try SQLiteStore()
    self.store = store
    let keeper = MomentKeeper()
    office = try await Office(store: store, clock: .virtual(january(5)), moment: { keeper.value })
    self.keeper = keeper
    let proofs = try await Self.addPeople(to: store)
    self.proofs = proofs
    var records: [String: Record] = [:]
    for caseload in ["1", "2", "3"] {
      let local = Actor(name: "cli:test", role: .caseManager, caseManagerID: caseload)
      let words = Self.canaries[caseload] ?? []
      let csv = """
        external_id,name,admission_date,planned_discharge,processes,providers,key_dates,notes
        K-\(caseload)1,\(words[0]),2025-12-20,2026-02-14,benefits,\(words[2]),,\(words[1])
        K-\(caseload)2,Plain\(words[0]),2025-12-20,2026-02-20,,,,

        """
      try await office.perform(ImportClients(csv: Array(csv.utf8), isDryRun: false), as: local)
      try await office.perform(RollOver(), as: local)
      let found = try await store.read { try CaseloadReader($0).caseload(of: caseload) }
      let task = found?.tasks.first { $0.key.clientID == "K-\(caseload)1" && $0.key.processID != 0 }
      records[caseload] = Record(
        client: "K-\(caseload)1", process: task?.key.processID ?? 0, task: task?.id ?? 0)
    }
    let purged = try await store.read { try CaseloadReader($0).caseload(of: "3") }?.tasks.first {
      $0.key.clientID == "K-32"
    }
    records["purged"] = Record(client: "K-32", process: 9_999, task: purged?.id ?? 0)
    self.records = records
    let file = Actor(name: "cli:test", role: .caseManager, caseManagerID: "3")
    try await office.perform(PurgeClient(clientID: "K-32", reason: "the retention period has ended"), as: file)
    try await office.perform(RollOver(), as: file)
  }

  /// What the check of the log and the records finds.
  func finding() async throws -> AuditFinding {
    let seal = office.seal
    return try await store.read { try CheckAudit.check($0, seal: seal) }
  }

  /// Seconds that have passed.
  var waited: Int { keeper.value - Self.start }

  /// Lets time pass for sessions, tokens and throttles.
  func wait(_ seconds: Int) { keeper.add(seconds) }

  private static func addPeople(to store: SQLiteStore) async throws -> [String: Proof] {
    try await store.write { connection in
      let tables = AccountTables(connection: connection, seal: LogSeal())
      var proofs: [String: Proof] = [:]
      for person in people {
        if let caseload = person.caseload {
          try CaseloadWriter(connection).addCaseManager(id: caseload, name: person.login, settings: AgencySettings())
        }
        var user = UserRecord(
          id: 0, login: person.login, name: "Name of \(person.login)", role: person.role.rawValue, team: person.team,
          caseManagerID: person.caseload, passwordHash: person.login == "invited" ? nil : "none", createdAt: start)
        user.id = try tables.accounts.add(user)
        let origin = Origin(source: "192.0.2.1", program: "test")
        let token = try NewSession.open(for: user, origin: origin, needsCode: false, at: start, in: tables)
        if person.login != "invited" { proofs[person.login] = .session(token) }
        func addToken(_ name: String, scope: String, until: Int) throws {
          let token = Secret.token()
          _ = try tables.entries.addToken(
            user: user.id, name: name, digest: Secret.digest(token), scope: scope, at: start - 10, until: until)
          proofs[name] = .token(token)
        }
        if person.login == "dana" {
          try addToken("dana's writing token", scope: "write", until: start + 86_400)
          try addToken("dana's reading token", scope: "read", until: start + 86_400)
          try addToken("dana's expired token", scope: "write", until: start - 1)
        }
        if person.login == "rosa", let session = try tables.entries.sessions(of: user.id).first {
          try tables.entries.open(caseload: "1", in: session.id)
        }
        if person.login == "gone" {
          // Disabled without ending the session: the account alone has to be enough.
          user.isDisabled = true
          try tables.accounts.write(user)
        }
      }
      return proofs
    }
  }

  // MARK: Requests

  var configuration: WebConfiguration {
    let recorder = recorder
    var configuration = WebConfiguration(reception: office, logger: Logger(label: "test") { _ in recorder.handler })
    // A stream says what there is to say and ends.
    configuration.liveSeconds = 0
    return configuration
  }

  /// Sends requests through the real application, one after the other.
  func visit<Value: Sendable>(_ body: @Sendable @escaping (Browser) async throws -> Value) async throws -> Value {
    try await buildApplication(desk: office, configuration: configuration).test(.router) { client in
      try await body(Browser(client: client))
    }
  }

  /// Somebody with a browser or a program.
  struct Browser: Sendable {
    let client: any TestClientProtocol

    /// Sends a request as it would come from our own pages, with the session's form token.
    func send(
      _ method: HTTPRequest.Method, _ path: String, as proof: Proof?, body: String = "",
      headers extra: [String: String] = [:], withFormToken: Bool = true
    ) async throws -> Site.Answer {
      var fields = HTTPFields()
      let isProgram = path.hasPrefix("/api/")
      var body = body
      switch proof {
      case .session(let token):
        fields[.cookie] = "caseday=\(token)"
        if withFormToken {
          let form = Secret.derived(from: token, for: "forms")
          if isProgram { fields[.fixed("caseday-form")] = form } else { body += "&form_token=\(form)" }
        }
      case .token(let token): fields[.authorization] = "Bearer \(token)"
      case nil: break
      }
      if method != .get, method != .head {
        fields[.contentType] = isProgram ? "application/json" : "application/x-www-form-urlencoded"
        fields[.fixed("sec-fetch-site")] = "same-origin"
      }
      for (name, value) in extra { fields[.fixed(name)] = value.isEmpty ? nil : value }
      let buffer = method == .get || method == .head ? nil : ByteBuffer(string: body)
      return try await client.execute(uri: path, method: method, headers: fields, body: buffer) {
        Site.Answer(status: Int($0.status.code), headers: $0.headers, text: String(buffer: $0.body))
      }
    }
  }

  /// The log's entries.
  func entries() async throws -> [AuditEntry] { try await store.read { try AuditLog($0).entries() } }

  /// The entries of people, not of jobs, since one; and how many of them changed a record.
  func entries(after last: Int) async throws -> (lines: [String], changes: Int) {
    try await store.read { connection in
      let rows = try connection.rows(
        """
        SELECT actor, action, subject, outcome, EXISTS (
          SELECT 1 FROM audit_records r WHERE r.entry_id = e.id AND r.digest <> '') AS changed
        FROM audit_entries e WHERE e.id > ? AND e.actor NOT LIKE 'job:%' ORDER BY e.id
        """, [.integer(last)])
      let lines = try rows.map { row in
        try ["actor", "action", "subject", "outcome"].map { try row.text($0) }.joined(separator: " ")
      }
      return (lines, try rows.count { try $0.integer("changed") == 1 })
    }
  }

  /// How many entries the log has.
  func entryCount() async throws -> Int { try await store.read { try AuditLog($0).mark().entries } }

  /// Everything that is stored about a caseload's clients.
  func rows(of caseload: String) async throws -> String {
    try await store.read { connection in
      try RecordRows(connection).client("K-\(caseload)1") + RecordRows(connection).client("K-\(caseload)2")
    }
  }
}

/// The clock of sessions, tokens and throttles.
final class MomentKeeper: Sendable {
  private let seconds = Mutex(Agency.start)
  var value: Int { seconds.withLock { $0 } }
  func add(_ more: Int) { seconds.withLock { $0 += more } }
}
