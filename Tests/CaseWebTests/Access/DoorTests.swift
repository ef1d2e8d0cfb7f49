@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
@testable import Credentials
import Foundation
import HTTPTypes
import Synchronization
import Testing

/// Attacks on the door. Checks 22, 28, 29 and 54.
@Suite struct DoorTests {
  private static let password = "four words in a row"

  private func give(_ hash: PasswordHash, to login: String, in agency: Agency) async throws {
    try await agency.store.write { connection in
      let accounts = AccountRecords(connection)
      guard var user = try accounts.user(login: login) else { return }
      user.passwordHash = hash.text
      try accounts.write(user)
    }
  }

  private func attempt(_ login: String, _ password: String, from source: String, in agency: Agency) async throws
    -> SignInOutcome
  {
    try await agency.office.perform(
      SignIn(login: login, password: password, origin: Origin(source: source, program: "")), as: nil, source: source)
  }

  private func isIn(_ outcome: SignInOutcome) -> Bool { if case .signedIn = outcome { true } else { false } }

  @Test func `of a thousand wrong passwords few are looked at, and the right one works after the wait`() async throws {
    let agency = try await Agency()
    try await give(try await PasswordHash.make(Self.password), to: "dana", in: agency)
    let hashes = Mutex(0)
    let logins = ["dana", "sam", "kim", "nobody", "root", "admin"]
    try await HashingQueue.$meter.withValue({ hashes.withLock { $0 += 1 } }) {
      for number in 0..<1_000 {
        // Half come from many addresses, half from one network that gives out any number of them.
        let source =
          number.isMultiple(of: 2)
          ? "127.0.\(number / 250).\(number % 250)" : "2001:db8:1:2::\(String(number, radix: 16))"
        let outcome = try await attempt(logins[number % logins.count], "wrong \(number)", from: source, in: agency)
        #expect(!isIn(outcome))
      }
    }
    let looked = hashes.withLock { $0 }
    #expect(looked >= 5 * logins.count / 2 && looked <= EntryLimits.misses * logins.count, "\(looked) were looked at")
    let refused = try await agency.entries().filter { $0.action == "sign_in" && $0.outcome == "refused" }
    #expect(refused.count == looked, "each miss that was looked at is in the log")
    #expect(try await !isIn(attempt("dana", Self.password, from: "192.0.2.50", in: agency)), "the account waits")
    agency.wait(31)
    #expect(try await isIn(attempt("dana", Self.password, from: "192.0.2.50", in: agency)), "and no longer than that")
  }

  @Test func `of many attempts at one moment no more count than one after the other`() async throws {
    let agency = try await Agency()
    let cheap = try await PasswordHash.make(Self.password, cost: .init(memory: 64, passes: 1, lanes: 1))
    try await give(cheap, to: "dana", in: agency)
    let outcomes = try await withThrowingTaskGroup(of: SignInOutcome.self) { group in
      for number in 0..<60 {
        group.addTask { try await attempt("dana", "wrong \(number)", from: "198.51.100.\(number)", in: agency) }
      }
      var outcomes: [SignInOutcome] = []
      for try await outcome in group { outcomes.append(outcome) }
      return outcomes
    }
    // The fifth miss is told to wait already; who comes later learns nothing about the password.
    #expect(outcomes.count { $0 == .refused(sentence: SignIn.wrong) } == EntryLimits.misses - 1)
    let refused = try await agency.entries().filter { $0.action == "sign_in" && $0.outcome == "refused" }
    #expect(refused.count == EntryLimits.misses)
  }

  @Test func `nobody is locked out for good, however long the attack`() async throws {
    let agency = try await Agency()
    try await give(
      try await PasswordHash.make(Self.password, cost: .init(memory: 64, passes: 1, lanes: 1)), to: "dana", in: agency)
    for _ in 0..<40 {
      _ = try await attempt("dana", "wrong", from: "192.0.2.66", in: agency)
      agency.wait(901)
    }
    #expect(try await isIn(attempt("dana", Self.password, from: "192.0.2.66", in: agency)))
  }

  @Test func `one network is throttled whatever names it tries`() async throws {
    let agency = try await Agency()
    for number in 0..<5 { _ = try await attempt("name\(number)", "x", from: "2001:db8:9:9::\(number)", in: agency) }
    let outcome = try await attempt("another", "x", from: "2001:db8:9:9:ffff::1", in: agency)
    #expect(outcome == .refused(sentence: Throttle.sentence(30)))
    #expect(try await attempt("another", "x", from: "2001:db8:9:8::1", in: agency) != outcome)
    // However an address is written: zeros left out, IPv4 within IPv6, the interface behind it.
    #expect(Throttle.network(of: "2001:db8::5") == Throttle.network(of: "2001:db8::1:2:3:4"))
    #expect(Throttle.network(of: "2001:db8::5") == "2001:db8:0:0" && Throttle.network(of: "::1") == "0:0:0:0")
    #expect(Throttle.network(of: "fe80::1%eth0") == "fe80:0:0:0")
    #expect(Throttle.network(of: "::ffff:192.0.2.7") == "192.0.2.7" && Throttle.network(of: "") == "")
  }

  @Test(arguments: [
    ("192.0.2.1", "10.0.0.1", false, "192.0.2.1"), ("192.0.2.1", "10.0.0.1", true, "192.0.2.1"),
    ("127.0.0.1", "10.0.0.1", false, "127.0.0.1"), ("127.0.0.1", "10.0.0.1", true, "10.0.0.1"),
    ("127.0.0.1", "1.1.1.1, 10.0.0.9", true, "10.0.0.9"), ("127.0.0.1", "10.0.0.1, evil\u{1b}[2J", true, "127.0.0.1"),
    ("::1", "2001:db8::1", true, "2001:db8::1"), ("127.0.0.1", "", true, "127.0.0.1"),
    ("127.0.0.1", "10.0.0.1 10.0.0.2", true, "127.0.0.1"),
  ])
  func `a forged X-Forwarded-For changes nothing`(peer: String, header: String, isBehindProxy: Bool, source: String) {
    // A client can put entries before the proxy's own, which is the last one; without a proxy none counts.
    #expect(Gate.source(peer: peer, forwarded: header, isBehindProxy: isBehindProxy) == source)
  }

  @Test func `known and unknown names cost the same work and get the same answer`() async throws {
    let agency = try await Agency()
    try await give(try await PasswordHash.make(Self.password), to: "dana", in: agency)
    try await give(try await PasswordHash.make(Self.password), to: "gone", in: agency)
    var answers: [String: Int] = [:]
    for (number, login) in ["dana", "nobody", "gone", "invited", "\u{0}", String(repeating: "x", count: 500)]
      .enumerated()
    {
      let hashes = Mutex(0)
      let outcome = try await HashingQueue.$meter.withValue({ hashes.withLock { $0 += 1 } }) {
        try await attempt(login, "wrong", from: "192.0.2.\(number)", in: agency)
      }
      #expect(hashes.withLock { $0 } == 1, "\(login)")
      answers["\(outcome)", default: 0] += 1
    }
    #expect(answers.count == 1, "\(answers)")
    #expect(PasswordHash.nobody.cost == .standard)
  }

  @Test func `a cookie that was there before is not the session's afterwards`() async throws {
    let agency = try await Agency()
    try await give(
      try await PasswordHash.make(Self.password, cost: .init(memory: 64, passes: 1, lanes: 1)), to: "dana", in: agency)
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let planted = Secret.token()
      let body = "login=dana&password=\(Self.password.replacing(" ", with: "+"))"
      let answer = try await browser.send(
        .post, "/sign-in", as: nil, body: body, headers: ["cookie": "caseday=\(planted)"])
      #expect(answer.status == 303)
      #expect(answer.header("set-cookie")?.contains(planted) == false)
      #expect(try await browser.send(.get, "/account", as: .session(planted)).status == 303)
    }
  }

  @Test(arguments: ["session", "others", "password", "role", "disable", "reset"])
  func `whatever ends an access ends what runs beside it`(end: String) async throws {
    let agency = try await Agency()
    let office = agency.office
    let dana = try #require(
      try await office.visitor(agency.proofs["dana"], source: "", requiresSecondFactor: false, isInput: true))
    let alex = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
    // A request that was let in before, and comes to its use case afterwards.
    switch end {
    case "session":
      try await office.perform(EndSessions(sessionID: dana.sessionID, present: nil), as: dana.actor)
      #expect(
        try await office.visitor(agency.proofs["dana"], source: "", requiresSecondFactor: false, isInput: true) == nil)
      return
    case "others":
      try await office.perform(EndSessions(sessionID: nil, present: nil), as: dana.actor)
      #expect(
        try await office.visitor(agency.proofs["dana"], source: "", requiresSecondFactor: false, isInput: true) == nil)
      return
    case "password":
      try await office.perform(ResetUser(login: "dana"), as: alex)
      for name in ["dana", "dana's writing token", "dana's reading token"] {
        #expect(
          try await office.visitor(agency.proofs[name], source: "", requiresSecondFactor: false, isInput: true) == nil,
          "\(name)")
      }
      return
    case "role": try await office.perform(ChangeUser(login: "dana", role: .auditor), as: alex)
    case "disable": try await office.perform(DisableUser(login: "dana"), as: alex)
    default: try await office.perform(DisableUser(login: "dana"), as: alex)
    }
    await #expect(throws: CaseError.self) { try await office.perform(ListClients(), as: dana.actor) }
    await #expect(throws: CaseError.self) {
      try await office.perform(ExportRecords(purpose: "a good long reason"), as: dana.actor)
    }
    let task = agency.records["1"]?.task ?? 0
    await #expect(throws: CaseError.self) { try await office.perform(CompleteTask(taskID: task), as: dana.actor) }
  }

  @Test func `a set-up link ends after a day, an invitation after a week`() async throws {
    let keeper = MomentKeeper()
    let office = try await Office(store: try SQLiteStore(), clock: .virtual(january(5)), moment: { keeper.value })
    let local = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
    let link = try #require(try await office.perform(MakeSetUpLink(), as: local))
    keeper.add(EntryLimits.link - 1)
    #expect(try await office.perform(ViewLink(token: link), as: nil) != nil)
    keeper.add(1)
    #expect(try await office.perform(ViewLink(token: link), as: nil) == nil)
    let origin = Origin(source: "", program: "")
    let use = UseLink(token: link, login: "one", name: "One", password: Self.password, origin: origin)
    #expect(try await office.perform(use, as: nil) == UseLink.gone)
    let invitation = try await office.perform(InviteUser(login: "sam", name: "Sam", role: .auditor), as: local)
    keeper.add(EntryLimits.invitation)
    #expect(try await office.perform(ViewLink(token: invitation), as: nil) == nil)
  }
}
