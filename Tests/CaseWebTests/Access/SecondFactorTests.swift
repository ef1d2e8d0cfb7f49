@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
@testable import Credentials
import HTTPTypes
import Testing

/// Passwords and second factors from the browser's side. Checks 22, 30 and 31.
@Suite struct SecondFactorTests {
  private static let password = "four words in a row"

  private func session(in answer: Site.Answer) -> Proof? {
    answer.header("set-cookie")?.firstMatch(of: /^caseday=([A-Za-z0-9_-]{43});/).map { .session(String($0.1)) }
  }

  /// An agency where Dana chose a password through an invitation.
  private func agency() async throws -> Agency {
    let agency = try await Agency()
    let local = Actor(name: "cli:test", role: .administrator, caseManagerID: Office.agency)
    let link = try await agency.office.perform(ResetUser(login: "dana"), as: local)
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let page = try await browser.send(.get, "/enter/\(link)", as: nil)
      #expect(page.status == 200 && page.text.contains("A new password"))
      let weak = try await browser.send(.post, "/enter/\(link)", as: nil, body: "password=short")
      #expect(weak.status == 422 && weak.text.contains("Take at least 15"))
      let body = "password=\(Self.password.replacing(" ", with: "+"))"
      let entered = try await browser.send(.post, "/enter/\(link)", as: nil, body: body)
      #expect(entered.status == 303)
      let again = try await browser.send(.post, "/enter/\(link)", as: nil, body: body)
      #expect(again.status == 404, "a link works once")
    }
    return agency
  }

  private func user(_ agency: Agency) async throws -> UserRecord {
    try #require(try await agency.store.read { try AccountRecords($0).user(login: "dana") })
  }

  @Test func `a password is stored as argon2id, and stronger parameters come with the next sign-in`() async throws {
    let agency = try await agency()
    #expect(try await user(agency).passwordHash?.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$") == true)
    let cheap = try await PasswordHash.make(Self.password, cost: .init(memory: 64, passes: 1, lanes: 1)).text
    try await agency.store.write { connection in
      guard var user = try AccountRecords(connection).user(login: "dana") else { return }
      user.passwordHash = cheap
      try AccountRecords(connection).write(user)
    }
    let outcome = try await agency.office.perform(
      SignIn(login: "dana", password: Self.password, origin: Origin(source: "", program: "")), as: nil)
    guard case .signedIn = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try await user(agency).passwordHash?.hasPrefix("$argon2id$v=19$m=19456") == true)
  }

  @Test func `a new password ends other browsers and tokens, and the old one has to be known`() async throws {
    let agency = try await agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      func signIn() async throws -> Proof {
        let answer = try await browser.send(
          .post, "/sign-in", as: nil, body: "login=dana&password=\(Self.password.replacing(" ", with: "+"))")
        return try #require(session(in: answer))
      }
      let (first, second) = (try await signIn(), try await signIn())
      let made = try await browser.send(.post, "/account/tokens", as: first, body: "name=x&scope=write&days=3")
      let token = Proof.token(String(try #require(made.text.firstMatch(of: /cd_[A-Za-z0-9_-]{43}/)).0))
      #expect(try await browser.send(.get, "/api/services", as: token).status == 200)
      let wrong = try await browser.send(
        .post, "/account/password", as: first, body: "old=wrong&new=another+four+words+here")
      #expect(wrong.status == 422)
      let right = try await browser.send(
        .post, "/account/password", as: first,
        body: "old=\(Self.password.replacing(" ", with: "+"))&new=another+four+words+here")
      #expect(right.header("location") == "/account?done=password")
      #expect(try await browser.send(.get, "/account", as: first).status == 200)
      #expect(try await browser.send(.get, "/account", as: second).status == 303)
      #expect(try await browser.send(.get, "/api/services", as: token).status == 401)
    }
  }

  @Test func `with a second factor a password alone opens nothing, and a code counts once`() async throws {
    let agency = try await agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let body = "login=dana&password=\(Self.password.replacing(" ", with: "+"))"
      let plain = try #require(session(in: try await browser.send(.post, "/sign-in", as: nil, body: body)))
      let offer = try await browser.send(.get, "/account/second-factor", as: plain)
      #expect(offer.text.contains("<svg class=\"qr\"") && !offer.text.contains("style="))
      let dana = try await user(agency)
      let sealed = try #require(dana.oneTimeSecret)
      let secret = try agency.office.secrets.unseal(sealed, of: dana.id)
      #expect(Seal.isSealed(sealed) && !sealed.contains(secret))
      let factor = OneTimePassword(secret: secret)
      func code(_ offset: Int = 0) -> String {
        factor.code(step: OneTimePassword.step(at: Agency.start + agency.waited) + offset) ?? ""
      }
      let wrong = try await browser.send(.post, "/account/second-factor", as: plain, body: "code=000000x")
      #expect(wrong.status == 422)
      let on = try await browser.send(.post, "/account/second-factor", as: plain, body: "code=\(code())")
      let codes = on.text.matches(of: /[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}/).map { String($0.0) }
      #expect(on.status == 200 && codes.count == 10)
      let half = try await browser.send(.post, "/sign-in", as: nil, body: body)
      #expect(half.header("location") == "/sign-in/code")
      let waiting = try #require(session(in: half))
      #expect(try await browser.send(.get, "/clients", as: waiting).header("location") == "/sign-in/code")
      #expect(try await browser.send(.get, "/api/clients", as: waiting).status == 401)
      #expect(try await browser.send(.get, "/account/second-factor", as: waiting).header("location") == "/sign-in")
      let used = try await browser.send(.post, "/sign-in/code", as: waiting, body: "code=\(code())")
      #expect(used.status == 422, "the code that turned it on was used")
      agency.wait(30)
      let entered = try await browser.send(.post, "/sign-in/code", as: waiting, body: "code=\(code())")
      let inside = try #require(session(in: entered))
      #expect(inside != waiting, "a new token")
      #expect(try await browser.send(.get, "/clients", as: inside).status == 200)
      #expect(try await browser.send(.get, "/clients", as: waiting).status == 303)
      for (attempt, status) in [(codes[0], 303), (codes[0], 422)] {
        let next = try #require(session(in: try await browser.send(.post, "/sign-in", as: nil, body: body)))
        let answer = try await browser.send(.post, "/sign-in/code", as: next, body: "code=\(attempt)")
        #expect(answer.status == status, "a recovery code counts once")
      }
      let stored = try await agency.store.read { try AccountRecords($0).recoveryCodesLeft(of: 1) }
      #expect(stored == 9)
    }
  }

  @Test func `wrong codes are throttled, and giving the password again buys no more of them`() async throws {
    let agency = try await agency()
    let dana = try await user(agency)
    try await agency.store.write { connection in
      var user = dana
      user.oneTimeSecret = try agency.office.secrets.seal(
        OneTimePassword.make().secret, of: dana.id, in: AccountRecords(connection))
      user.hasSecondFactor = true
      try AccountRecords(connection).write(user)
    }
    func give(_ attempt: Int) async throws -> SignInOutcome {
      // Each attempt from another network, so that the account alone has to hold.
      let origin = Origin(source: "198.51.100.\(attempt)", program: "")
      let half = try await agency.office.perform(
        SignIn(login: "dana", password: Self.password, origin: origin), as: nil, source: origin.source)
      guard case .needsCode(let token) = half else { return half }
      return try await agency.office.perform(
        GiveCode(token: token, code: "wrong", origin: origin), as: nil, source: origin.source)
    }
    for attempt in 1...4 {
      guard case .refused(let sentence) = try await give(attempt) else { return }
      #expect(sentence.hasPrefix("That code doesn't count"))
    }
    #expect(try await give(5) == .refused(sentence: Throttle.sentence(30)))
    #expect(try await give(6) == .refused(sentence: Throttle.sentence(30)), "the password opens nothing either")
    agency.wait(31)
    #expect(try await give(7) == .refused(sentence: Throttle.sentence(60)))
  }

  @Test func `where a second factor is required nothing else is open before it is set up`() async throws {
    let agency = try await Agency()
    let office = agency.office
    for (proof, isPending) in [(agency.proofs["dana"], true), (agency.proofs["dana's reading token"], false)] {
      let visitor = try await office.visitor(proof, source: "", requiresSecondFactor: true, isInput: true)
      #expect((visitor?.pending == .secondFactor) == isPending)
    }
  }

  @Test func `under TLS the cookie belongs to this host alone`() {
    let cookie = SessionCookie(isSecure: true)
    #expect(cookie.header("x") == "__Host-caseday=x; Path=/; HttpOnly; SameSite=Lax; Secure")
    #expect(SessionCookie(isSecure: false).header("x") == "caseday=x; Path=/; HttpOnly; SameSite=Lax")
  }
}
