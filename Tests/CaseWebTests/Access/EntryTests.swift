@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Credentials
import HTTPTypes
import Testing

/// Ways in and out, as a browser goes them. Checks 22, 24, 28, 29, 54 and 55.
@Suite struct EntryTests {
  private static let password = "four words in a row"

  /// Gives a person a password, at the price of one hash.
  private func agency(withPasswordOf login: String) async throws -> Agency {
    let agency = try await Agency()
    let hash = try await PasswordHash.make(Self.password).text
    try await agency.store.write { connection in
      let accounts = AccountRecords(connection)
      guard var user = try accounts.user(login: login) else { return }
      user.passwordHash = hash
      try accounts.write(user)
    }
    return agency
  }

  private func form(_ login: String, _ password: String, next: String = "") -> String {
    "login=\(login)&password=\(password.replacing(" ", with: "+"))&next=\(next)"
  }

  private func session(in answer: Site.Answer) -> Proof? {
    answer.header("set-cookie")?.firstMatch(of: /^caseday=([A-Za-z0-9_-]{43});/).map { .session(String($0.1)) }
  }

  @Test func `name and password open a session, sign-out ends it on the server`() async throws {
    let agency = try await agency(withPasswordOf: "dana")
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let wall = try await browser.send(.get, "/clients?x=1", as: nil)
      #expect(wall.header("location") == "/sign-in?next=/clients%3Fx%3D1")
      let entered = try await browser.send(.post, "/sign-in", as: nil, body: form("DANA", Self.password, next: "/week"))
      #expect(entered.status == 303 && entered.header("location") == "/week")
      #expect(entered.header("set-cookie")?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax") == true)
      let proof = try #require(session(in: entered))
      let page = try await browser.send(.get, "/", as: proof)
      #expect(page.status == 200 && page.header("cache-control") == "no-store")
      #expect(page.text.contains("Name of dana"))
      let out = try await browser.send(.post, "/sign-out", as: proof)
      #expect(out.header("set-cookie")?.contains("Max-Age=0") == true)
      #expect(try await browser.send(.get, "/", as: proof).status == 303)
    }
    let actions = try await agency.entries().filter { $0.actor == "user:dana" }.map(\.action)
    #expect(actions.first == "sign_in" && actions.last == "sign_out" && actions.contains("view_plan"))
  }

  @Test(arguments: [
    "//evil.example", "https://evil.example", "/\\evil.example", "/%2F/evil.example/..//x", "javascript:alert(1)",
    "/sign-out", "/a\r\nSet-Cookie: x=1", "",
  ])
  func `signing in leads nowhere else`(next: String) {
    let path = NextAddress(next).path
    #expect(path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\") && !path.contains("\n"))
    #expect(path != "/sign-out")
  }

  @Test func `wrong passwords wait from the fifth on, known names and unknown ones alike`() async throws {
    let agency = try await agency(withPasswordOf: "dana")
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let known = try await browser.send(.post, "/sign-in", as: nil, body: form("dana", "wrong"))
      let unknown = try await browser.send(.post, "/sign-in", as: nil, body: form("nobody", "wrong"))
      #expect(known.status == 422 && known.text == unknown.text)
      for _ in 3...5 { _ = try await browser.send(.post, "/sign-in", as: nil, body: form("dana", "wrong")) }
      let right = try await browser.send(.post, "/sign-in", as: nil, body: form("dana", Self.password))
      #expect(right.status == 422 && right.text.contains("Wait 30 seconds"))
      agency.wait(31)
      let later = try await browser.send(.post, "/sign-in", as: nil, body: form("dana", Self.password))
      #expect(later.status == 303)
    }
    #expect(try await agency.entries().filter { $0.action == "sign_in" && $0.outcome == "refused" }.count == 5)
  }

  @Test func `the wait grows to a quarter of an hour and no further`() {
    #expect((1...12).map { EntryLimits.wait(afterMisses: $0) } == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
    #expect(Throttle.network(of: "2001:db8:1:2:3:4:5:6") == "2001:db8:1:2")
    #expect(Throttle.network(of: "192.0.2.7") == "192.0.2.7")
  }

  @Test func `a session ends without input, and after a working day`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      for _ in 0..<50 {
        agency.wait(14 * 60)
        #expect(try await browser.send(.get, "/account", as: dana).status == 200)
      }
      agency.wait(14 * 60)
      agency.wait(14 * 60)
      #expect(try await browser.send(.get, "/account", as: dana).status == 303, "idle for 28 minutes")
      #expect(try await browser.send(.get, "/account", as: agency.proofs["sam"]).status == 303)
    }
    let fresh = try await Agency()
    try await fresh.visit { (browser: Agency.Browser) async throws -> Void in
      for _ in 0..<52 {
        fresh.wait(14 * 60)
        _ = try await browser.send(.get, "/account", as: fresh.proofs["dana"])
      }
      #expect(try await browser.send(.get, "/account", as: fresh.proofs["dana"]).status == 303, "twelve hours")
    }
  }

  @Test(arguments: ["disable", "reset", "role"]) func `what is ended ends at once, tokens too`(end: String) async throws
  {
    let agency = try await Agency()
    let alex = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let proofs = [agency.proofs["dana"], agency.proofs["dana's writing token"]]
      for proof in proofs { #expect(try await browser.send(.get, "/api/services", as: proof).status == 200) }
      switch end {
      case "disable": try await agency.office.perform(DisableUser(login: "dana"), as: alex)
      case "reset": _ = try await agency.office.perform(ResetUser(login: "dana"), as: alex)
      default: _ = try await agency.office.perform(ChangeUser(login: "dana", role: .auditor), as: alex)
      }
      for proof in proofs { #expect(try await browser.send(.get, "/api/services", as: proof).status == 401) }
    }
  }

  @Test func `a form without the session's token, or from another site, changes nothing`() async throws {
    let agency = try await Agency()
    let routes = try RouteTable(desk: agency.office, configuration: agency.configuration).all.filter {
      $0.method != .get && $0.access != .open
    }
    #expect(routes.count > 60)
    let before = try await agency.rows(of: "1")
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      for route in routes {
        let path = route.path.replacing(/\{[a-z_]+\}/, with: "1")
        let bare = try await browser.send(route.method, path, as: dana, body: "{}", withFormToken: false)
        #expect(bare.status == 403, "\(route.method) \(path) without the token")
        for headers in [
          ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "", "origin": "https://evil.example"],
          ["sec-fetch-site": "same-site"],
        ] {
          let foreign = try await browser.send(route.method, path, as: dana, body: "{}", headers: headers)
          #expect(foreign.status == 403, "\(route.method) \(path) with \(headers)")
        }
      }
      // Signing in somebody unawares is such a form, too.
      let entering = try await browser.send(
        .post, "/sign-in", as: nil, body: form("dana", "x"), headers: ["sec-fetch-site": "cross-site"])
      #expect(entering.status == 403)
    }
    #expect(try await agency.rows(of: "1") == before)
  }

  @Test func `fields that nobody asked for are refused`() async throws {
    let agency = try await Agency()
    let document = try APIReference().document()
    let routes = try RouteTable(desk: agency.office, configuration: agency.configuration).all.filter {
      $0.method != .get && $0.path.hasPrefix("/api/") && $0.path != "/api/templates"
    }
    let before = try await agency.rows(of: "2") + agency.rows(of: "3")
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      for route in routes {
        let operation = document["paths"]?[route.path]?[route.method.rawValue.lowercased()]
        guard operation?["requestBody"] != nil else { continue }
        let path = route.path.replacing(/\{[a-z_]+\}/, with: "1")
        for field in ["role", "case_manager_id", "owner_id", "is_admin"] {
          let answer = try await browser.send(
            route.method, path, as: agency.proofs["dana"], body: #"{"\#(field)": "administrator"}"#)
          #expect([404, 422].contains(answer.status), "\(route.method) \(path): \(answer.status)")
        }
      }
    }
    #expect(try await agency.rows(of: "2") + agency.rows(of: "3") == before)
  }

  @Test func `of two browsers with the set-up link one makes the only administrator`() async throws {
    let office = try await Office(store: try SQLiteStore(), clock: .virtual(january(5)))
    let local = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
    let former = try #require(try await office.perform(MakeSetUpLink(), as: local))
    let link = try #require(try await office.perform(MakeSetUpLink(), as: local))
    let origin = Origin(source: "", program: "")
    #expect(try await office.perform(ViewLink(token: former), as: nil) == nil, "a new link ends the old one")
    let outcomes = try await withThrowingTaskGroup(of: SignInOutcome.self) { group in
      for login in ["one", "two"] {
        group.addTask {
          try await office.perform(
            UseLink(token: link, login: login, name: login, password: Self.password, origin: origin), as: nil)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { if case .signedIn = $0 { true } else { false } } == 1)
    let users = try await office.perform(ListUsers(), as: local)
    #expect(users.map(\.role) == ["administrator"])
    #expect(try await office.perform(MakeSetUpLink(), as: local) == nil, "there is an account")
  }
}
