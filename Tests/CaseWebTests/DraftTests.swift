@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Credentials
import HTTPTypes
import Foundation
import Testing

/// No text is ever lost: drafts, forms sent twice, after sign-off, and over something that changed.
@Suite struct DraftTests {
  private static let form = "/clients/K-11/notes"

  private func drafts(of agency: Agency) async throws -> [String] {
    try await agency.store.read { connection in
      try connection.rows("SELECT form, fields FROM drafts ORDER BY form", []).map {
        "\(try $0.text("form")) \(try $0.text("fields"))"
      }
    }
  }

  @Test func `what is typed is there again on the page, after a reload, in another session, until it is saved`()
    async throws
  {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      let kept = try await browser.send(
        .post, "/drafts", as: dana, body: "draft_form=\(Self.form)&note=She+said+%22%3Cb%3Eyes%22&day=2026-01-05")
      #expect(kept.status == 204)
      for _ in 1...2 {
        let page = try await browser.send(.get, "/clients/K-11/stay", as: dana).text
        #expect(page.contains("required>\nShe said &quot;&lt;b&gt;yes&quot;</textarea>"))
        #expect(page.contains("You typed this and didn’t save it."))
        #expect(page.contains(">1 draft</a>"))
      }
      #expect(try await browser.send(.get, "/drafts", as: dana).text.contains("She said &quot;&lt;b&gt;yes&quot;"))
      #expect(try await !browser.send(.get, "/drafts", as: agency.proofs["rosa"]).text.contains("She said"))
      let saved = try await browser.send(.post, Self.form, as: dana, body: "note=She+said+yes&day=2026-01-05")
      #expect(saved.status == 303)
      let after = try await browser.send(.get, "/clients/K-11/stay", as: dana).text
      #expect(!after.contains("didn’t save it") && !after.contains("1 draft"))
    }
    #expect(try await drafts(of: agency).isEmpty)
    let log = try await agency.entries()
    #expect(log.filter { $0.action == "keep_draft" && $0.records["client K-11"] != nil }.count == 1)
    #expect(log.filter { $0.action == "drop_draft" }.count == 1)
  }

  @Test func `a form that comes after the session has ended is kept for its writer, and for nobody else`() async throws
  {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      agency.wait(16 * 60)
      let body = "note=He+moved+to+his+sister&day=2026-01-05"
      let forged = try await browser.send(
        .post, Self.form, as: agency.proofs["dana"], body: body + "&form_token=x", withFormToken: false)
      #expect(forged.status == 401)
      #expect(try await drafts(of: agency).isEmpty)
      let foreign = try await browser.send(.post, "/clients/K-21/notes", as: agency.proofs["dana"], body: body)
      #expect(foreign.status == 404)
      let late = try await browser.send(.post, Self.form, as: agency.proofs["dana"], body: body)
      #expect(late.status == 303 && late.header("location") == "/sign-in?next=/drafts")
      #expect(try await drafts(of: agency) == [Self.form + #" {"note":"He moved to his sister"}"#])
      // Signed in again.
      let proof = try await agency.store.write { connection -> Proof in
        let tables = AccountTables(connection: connection, seal: LogSeal())
        let user = try #require(try tables.accounts.user(login: "dana"))
        let origin = Origin(source: "192.0.2.1", program: "test")
        return .session(
          try NewSession.open(for: user, origin: origin, needsCode: false, at: Agency.start + agency.waited, in: tables)
        )
      }
      let page = try await browser.send(.get, "/drafts", as: proof).text
      #expect(page.contains("He moved to his sister") && page.contains(#"href="/clients/K-11/stay""#))
      let dropped = try await browser.send(.post, "/drafts/drop", as: proof, body: "draft_form=\(Self.form)")
      #expect(dropped.header("location") == "/drafts")
    }
    #expect(try await drafts(of: agency).isEmpty)
  }

  @Test func `a form that comes to nothing is kept, and the page says so`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let answer = try await browser.send(
        .post, Self.form, as: agency.proofs["dana"], body: "note=Long+story&day=2026-13-40")
      #expect(answer.status == 422)
      #expect(answer.text.contains("What you typed is kept."))
    }
    #expect(try await drafts(of: agency) == [Self.form + #" {"note":"Long story"}"#])
  }

  @Test(arguments: [
    "/account/password", "/sign-in", "/clients/K-11/../x y", "", "/nothing", "clients/K-11/notes",
    "/clients/K-11/notes?x=1",
  ])
  func `only forms about clients are kept, and of them only what people write`(form: String) {
    #expect(Draft.texts(of: ["note": "x", "reason": "y"], form: form).isEmpty)
    let texts = Draft.texts(
      of: ["note": "x", "password": "secret", "day": "2026-01-05", "form_token": "t", "reason": "  \n"], form: Self.form
    )
    #expect(texts == ["note": "x"])
  }

  @Test func `a purge takes the drafts along`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      for form in [Self.form, "/leave", "/clients/K-12/notes"] {
        let kept = try await browser.send(
          .post, "/drafts", as: agency.proofs["dana"], body: "draft_form=\(form)&note=x&reason=x")
        #expect(kept.status == 204, "\(form)")
      }
    }
    let file = Actor(name: "cli:test", role: .caseManager, caseManagerID: "1")
    try await agency.office.perform(PurgeClient(clientID: "K-11", reason: "the retention period has ended"), as: file)
    #expect(try await drafts(of: agency).map { $0.prefix { $0 != " " } } == ["/clients/K-12/notes"])
  }

  @Test func `a form sent twenty times at once adds one thing, and the same from a new page another`() async throws {
    let agency = try await Agency()
    let token: String
    guard case .session(let session) = try #require(agency.proofs["dana"]) else { return }
    token = Secret.derived(from: session, for: "forms")
    @Sendable func notes() async throws -> Int {
      try await agency.store.read { try $0.rows("SELECT number FROM case_notes WHERE client_id = 'K-11'", []).count }
    }
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      @Sendable func send(_ page: String, note: String = "called") async throws -> String? {
        try await browser.send(
          .post, Self.form, as: .session(session), body: "note=\(note)&day=2026-01-05&form_token=\(token).\(page)",
          withFormToken: false
        ).header("location")
      }
      let answers = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 1...20 { group.addTask { try await send("aaaaaa") } }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(answers.count == 1 && answers.first??.hasPrefix("/clients/K-11/stay") == true)
      #expect(try await notes() == 1)
      _ = try await send("bbbbbb")
      #expect(try await notes() == 2)
      _ = try await send("aaaaaa", note: "wrote")
      #expect(try await notes() == 3)
    }
  }

  @Test func `every page's forms carry the session's token and the page's own number`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      var seen: Set<String> = []
      for _ in 1...2 {
        let page = try await browser.send(.get, "/clients/K-11/stay", as: agency.proofs["dana"]).text
        let carried = Set(page.matches(of: /name="form_token" value="([^"]+)"/).map { String($0.1) })
        #expect(carried.count == 1 && carried.allSatisfy { $0.contains(/^[A-Za-z0-9_-]{32,43}\.[0-9a-f]{6}$/) })
        seen.formUnion(carried)
      }
      #expect(seen.count == 2)
    }
  }

  @Test func `goals from an old tab overwrite nothing: both versions are shown`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      let address = "/clients/K-11/service-plan"
      let page = try await browser.send(.get, "/clients/K-11/stay", as: dana).text
      let seen = try #require(page.firstMatch(of: /name="seen" value="([0-9a-f]+)"/)?.1)
      let first = try await browser.send(
        .post, address, as: dana, body: "goals=A+room+of+her+own&day=2026-01-05&seen=\(seen)")
      #expect(first.status == 303)
      let old = try await browser.send(.post, address, as: dana, body: "goals=A+job+first&day=2026-01-05&seen=\(seen)")
      #expect(old.status == 409 && old.text.contains("What you typed is kept."))
      let both = try await browser.send(.get, "/clients/K-11/stay", as: dana).text
      #expect(both.contains("\nA job first</textarea>"))
      #expect(both.contains("What is saved now</summary><p class=\"draft-text\">Goals: A room of her own</p>"))
      let now = try #require(both.firstMatch(of: /name="seen" value="([0-9a-f]+)"/)?.1)
      #expect(
        try await browser.send(.post, address, as: dana, body: "goals=Both&day=2026-01-05&seen=\(now)").status == 303)
      let last = try await browser.send(.get, "/clients/K-11/stay", as: dana).text
      #expect(last.contains(">Both</textarea>") && !last.contains("didn’t save it"))
    }
  }

  @Test func `a service from an old tab overwrites nothing, and a new one no other`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      @Sendable func send(_ address: String, _ body: String) async throws -> Site.Answer {
        try await browser.send(.post, address, as: dana, body: body)
      }
      @Sendable func version(_ page: String) throws -> Substring {
        let form = try #require(page.range(of: "action=\"/services/dmv_north\""))
        return try #require(page[form.upperBound...].firstMatch(of: /name="seen" value="([0-9a-f]+)"/)?.1)
      }
      #expect(
        try await send("/services", "id=dmv_north&name=DMV+North&kind=dmv&hours=mon-fri+08:00-17:00").status == 303)
      let seen = try version(try await browser.send(.get, "/services", as: dana).text)
      let body = "name=DMV+North&kind=dmv&note=second+floor"
      #expect(try await send("/services/dmv_north", "\(body)&hours=mon-fri+09:00-16:00&seen=\(seen)").status == 303)
      let old = try await send("/services/dmv_north", "\(body)&hours=tue+10:00-12:00&seen=\(seen)")
      #expect(old.status == 409 && old.text.contains("DMV North was changed since you opened it."))
      let both = try await browser.send(.get, "/services", as: dana).text
      #expect(both.contains("name=\"hours\"") && both.contains("value=\"tue 10:00-12:00\""))
      #expect(both.contains("Hours: mon-fri 09:00-16:00</p>"))
      let again = try await send("/services", "id=dmv_north&name=Another&kind=dmv")
      #expect(again.status == 409 && again.text.contains("There is a service “dmv_north” already: DMV North."))
      let now = try version(both)
      #expect(try await send("/services/dmv_north", "\(body)&hours=tue+10:00-12:00&seen=\(now)").status == 303)
      let last = try await browser.send(.get, "/services", as: dana).text
      #expect(last.contains("Tue 10:00-12:00") || last.contains("tue 10:00-12:00"))
    }
  }
}
