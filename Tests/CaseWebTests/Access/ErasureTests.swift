@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
@testable import Credentials
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

/// What must not be left in the files. Check 42, and the secrets of second factors.
@Suite struct ErasureTests {
  /// A word that every text about the client holds.
  static let canary = "zqxerasurecanary"
  private static let names = ["Zqxquill", canary]

  /// A folder with a database of its own, removed at the end.
  private func withFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "caseday-erasure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Best effort: the system empties its temporary folder.
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  /// Which of the words stand in which files of a folder.
  private func found(_ words: [String], in folder: URL) throws -> [String] {
    var found: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() {
      let data = try Data(contentsOf: folder.appending(path: name))
      for word in words where data.firstRange(of: Data(word.utf8)) != nil { found.append("\(word) in \(name)") }
    }
    return found
  }

  /// What stands around the word, to find which table kept it.
  private func context(_ folder: URL) throws -> String {
    var texts: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() {
      let data = try Data(contentsOf: folder.appending(path: name))
      guard let range = data.firstRange(of: Data(Self.canary.utf8)) else { continue }
      let part = data[max(0, range.lowerBound - 150)..<min(data.count, range.upperBound + 60)]
      texts.append("\(name): \(String(decoding: part, as: UTF8.self).debugDescription)")
    }
    return texts.joined(separator: "; ")
  }

  @Test func `after a purge no byte of the files knows the client`() async throws {
    try await withFolder { folder in
      let file = folder.appending(path: "team.sqlite").path()
      let office = try await Office.open(file: file, creating: true, clock: .virtual(january(5)))
      let local = Actor(name: "cli:test", role: .caseManager, caseManagerID: "1")
      let csv = """
        external_id,name,admission_date,planned_discharge,processes,providers,key_dates,notes
        K-1,Zqxquill,2025-12-20,2026-02-14,benefits,Dr \(Self.canary),,\(Self.canary)
        K-2,Somebody Else,2025-12-20,2026-02-20,benefits,,,

        """
      try await office.perform(ImportClients(csv: Array(csv.utf8), isDryRun: false), as: local)
      try await office.perform(RollOver(), as: local)
      let written = try await write(office, as: local)
      #expect(written > 15, "so many kinds of record took the word")
      #expect(try found(Self.names, in: folder).count >= 2, "the words are there before")
      #expect(
        try await office.perform(PurgeClient(clientID: "K-1", reason: "the retention period has ended"), as: local))
      let left = try found(Self.names, in: folder)
      let around = try context(folder)
      #expect(left == [], "\(left): \(around)")
      #expect(try found(["Somebody Else"], in: folder) == ["Somebody Else in team.sqlite"])
      #expect(try found(["client K-1"], in: folder).contains("client K-1 in team.sqlite"), "the log keeps the id")
      guard case .sound = try await office.checkAudit(as: local) else {
        Issue.record("the chain is broken")
        return
      }
      #expect(try await office.perform(ListClients(), as: local).map(\.clientID) == ["K-2"])
    }
  }

  /// Sends the word through every call that writes about the client; answers how many took it.
  private func write(_ office: Office, as actor: Actor) async throws -> Int {
    let plan = try await office.perform(ViewClient(client: "K-1"), as: actor)
    let record = Agency.Record(
      client: "K-1", process: plan.processes.first?.processID ?? 0, task: plan.upcoming.first?.id ?? 0)
    let document = try APIReference().document()
    let configuration = WebConfiguration(
      reception: OneVisitor(actor: actor), logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() })
    let routes = try RouteTable(desk: office, configuration: configuration).all.filter {
      $0.method != .get && $0.path.hasPrefix("/api/") && RouteExpectations.kind(of: $0) == .caseload
        && $0.path.contains(/clients\/\{|processes|tasks|crises|referrals\/|process\//)
    }
    let filler = RecordFiller(record: record, document: document, word: "\(Self.canary) said so")
    // What ends a stay or a process comes last.
    let ordered = routes.sorted { !filler.ends($0) && filler.ends($1) }
    return try await buildApplication(desk: office, configuration: configuration).test(.router) { client in
      var taken = 0
      for route in ordered {
        let sent = HTTPFields([.init(name: .contentType, value: "application/json")])
        let status = try await client.execute(
          uri: filler.path(of: route), method: route.method, headers: sent,
          body: ByteBuffer(string: filler.body(of: route))
        ) { Int($0.status.code) }
        if status < 300 { taken += 1 }
      }
      return taken
    }
  }

  @Test func `a purge beside somebody who reads is finished at the next start`() async throws {
    try await withFolder { folder in
      let file = folder.appending(path: "team.sqlite").path()
      let local = Actor(name: "cli:test", role: .caseManager, caseManagerID: "1")
      let store = try SQLiteStore(file: file, creating: true)
      let office = try await Office(store: BusyStore(store: store), clock: .virtual(january(5)))
      let csv = "external_id,name,admission_date\nK-1,Zqxquill,2025-12-20\n"
      try await office.perform(ImportClients(csv: Array(csv.utf8), isDryRun: false), as: local)
      #expect(
        try await !office.perform(PurgeClient(clientID: "K-1", reason: "the retention period has ended"), as: local))
      #expect(try found(Self.names, in: folder) != [])
      let next = try await Office(store: store, clock: .virtual(january(5)))
      try await next.clearPurged()
      #expect(try found(Self.names, in: folder) == [])
    }
  }

  // MARK: Second factors

  private func withFactor(_ folder: URL) async throws -> (office: Office, file: String, secret: String, actor: Actor) {
    let file = folder.appending(path: "team.sqlite").path()
    let office = try await Office.open(file: file, creating: true, clock: .virtual(january(5)))
    let local = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
    _ = try await office.perform(InviteUser(login: "alex", name: "Alex", role: .administrator), as: local)
    let alex = Actor(name: "user:alex", role: .administrator, caseManagerID: Office.agency, userID: 1)
    let offer = try await office.perform(OfferSecondFactor(), as: alex)
    return (office, file, offer.secret, alex)
  }

  @Test func `the secret of a second factor is in no file, and its key only its owner's`() async throws {
    try await withFolder { folder in
      let (office, file, secret, alex) = try await withFactor(folder)
      #expect(try found([secret], in: folder) == [])
      let mode = try FileManager.default.attributesOfItem(atPath: "\(file)-key")[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(
        try await office.perform(OfferSecondFactor(), as: alex).secret == secret, "offered again until it is proven")
      let code = OneTimePassword(secret: secret).code(step: OneTimePassword.step(at: Int(Date().timeIntervalSince1970)))
      let codes = try await office.perform(ConfirmSecondFactor(code: code ?? "", present: nil), as: alex)
      #expect(codes.count == 10)
    }
  }

  @Test(arguments: ["missing", "other", "open"])
  func `without its key the server doesn't start, and says what to do`(fault: String) async throws {
    try await withFolder { folder in
      let (_, file, _, alex) = try await withFactor(folder)
      switch fault {
      case "missing": try FileManager.default.removeItem(atPath: "\(file)-key")
      case "other": try Data("\(Seal().keyText)\n".utf8).write(to: URL(filePath: "\(file)-key"))
      default: break
      }
      if fault != "missing" {
        try FileManager.default.setAttributes(
          [.posixPermissions: fault == "open" ? 0o644 : 0o600], ofItemAtPath: "\(file)-key")
      }
      let again = try await Office.open(file: file, creating: false, clock: .virtual(january(5)))
      let local = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
      let error = await #expect(throws: CaseError.self) { try await again.perform(SealSecrets(), as: local) }
      let words = ["missing": "is missing", "other": "another database", "open": "chmod 600"]
      #expect(error?.sentence.contains(words[fault] ?? "?") == true, "\(error?.sentence ?? "")")
      #expect(error?.sentence.contains("\(file)-key") == true)
      // Nothing makes a new key silently over secrets that the old one sealed.
      let wrote = try? await again.perform(OfferSecondFactor(), as: alex)
      #expect(wrote == nil)
      #expect(FileManager.default.fileExists(atPath: "\(file)-key") == (fault != "missing"))
      // The way out that the sentence names.
      _ = try await again.perform(ResetUser(login: "alex"), as: local)
      #expect(try await again.perform(SealSecrets(), as: local) == 0)
    }
  }

  @Test func `secrets of an older database are sealed at the start, and leave the files`() async throws {
    try await withFolder { folder in
      let file = folder.appending(path: "team.sqlite").path()
      let secret = OneTimePassword.make().secret
      let local = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
      do {
        let store = try SQLiteStore(file: file, creating: true)
        let office = try await Office(store: store, clock: .virtual(january(5)))
        _ = try await office.perform(InviteUser(login: "alex", name: "Alex", role: .administrator), as: local)
        try await store.write { connection in
          guard var user = try AccountRecords(connection).user(login: "alex") else { return }
          user.oneTimeSecret = secret
          try AccountRecords(connection).write(user)
        }
      }
      #expect(try found([secret], in: folder) != [])
      let office = try await Office.open(file: file, creating: false, clock: .virtual(january(5)))
      #expect(try await office.perform(SealSecrets(), as: local) == 1)
      #expect(try found([secret], in: folder) == [])
      let alex = Actor(name: "user:alex", role: .administrator, caseManagerID: Office.agency, userID: 1)
      #expect(try await office.perform(OfferSecondFactor(), as: alex).secret == secret)
    }
  }
}

/// Paths and bodies about one record.
private struct RecordFiller: Sendable {
  let record: Agency.Record
  let document: JSONValue
  let word: String

  func ends(_ route: Route) -> Bool { route.path.contains(/exit|end|discharge|resume|reopen|hold|skip|undo|withdraw/) }

  func path(of route: Route) -> String {
    let number =
      route.path.contains("/processes/{id}") ? record.process : route.path.contains("/tasks/{id}") ? record.task : 1
    return [
      "{client_id}": record.client, "{id}": String(number), "{step}": "B1", "{number}": "1",
    ].reduce(route.path) { $0.replacing($1.key, with: $1.value) }
  }

  func body(of route: Route) -> String {
    let operation = document["paths"]?[route.path]?[route.method.rawValue.lowercased()]
    let schema = operation?["requestBody"]?["content"]?["application/json"]?["schema"]
    return schema.map {
      ExampleBody(document: document, client: record.client, word: word, hasEverything: true).text(of: $0)
    }
      ?? ""
  }
}

/// A store at which somebody always looks, so that its files can't be cleared.
private struct BusyStore: SQLStore {
  let store: SQLiteStore

  func read<Value: Sendable>(_ body: @Sendable @escaping (any SQLConnection) throws -> Value) async throws -> Value {
    try await store.read(body)
  }

  func write<Value: Sendable>(_ body: @Sendable @escaping (any SQLConnection) throws -> Value) async throws -> Value {
    try await store.write(body)
  }

  func clearDeleted() async throws { throw StoreError.busy }
  func isWrittenElsewhere() -> Bool { false }
}
