@testable import CaseService
@testable import CaseWeb
import Casework
import Testing

/// What people see, without a browser.
@Suite struct PageTests {
  @Test(arguments: [
    ("/", "today.html"), ("/?date=2026-01-10", "today-closed.html"), ("/?date=2026-01-22", "today-empty.html"),
    ("/week", "week.html"), ("/week?of=2026-01-19", "week-holiday.html"), ("/clients", "clients.html"),
    ("/clients/C-002", "client.html"), ("/clients/C-006", "client-idle.html"), ("/services", "services.html"),
    ("/warnings", "warnings.html"), ("/calendar", "calendar.html"),
    ("/nothing", "trouble.html"),
    ("/plan", "plan.html"), ("/tasks/111/places", "places.html"),
  ])
  func `a page is what it was`(path: String, snapshot: String) async throws {
    let answer = try await Site().get(path)
    // The style sheet's digest changes with every colour; the page doesn't.
    let text = answer.text.replacing(/(site|icon|caseday)\.[0-9a-f]{12}\./) { "\($0.output.1).digest." }
    try expectSnapshot(text, snapshot)
  }

  @Test(arguments: ["/", "/week", "/clients", "/clients/C-002", "/api"])
  func `a page with its style sheet stays under 100 KB`(path: String) async throws {
    let page = try await Site().get(path).text.utf8.count
    let sheet = try await Site().get(Assets().address(of: "site.css")).text.utf8.count
    #expect(page + sheet < 100_000, "\(page) + \(sheet)")
  }

  @Test func `clients are grouped by attention, searched without a name in an address, and narrowed`() async throws {
    let site = Site()
    let all = try await site.get("/clients").text
    let heads = all.matches(of: /<h2 id="group-([a-z-]+)"/).map { String($0.1) }
    #expect(heads == ["urgent", "waiting", "on-track"])
    #expect(all.contains("No contact for 9 days.") && all.contains("Fri 9 Jan"))
    #expect(!all.contains("fit."))
    for (query, names) in [
      ("waiting=true", ["Jay"]), ("without_contact=true", ["Stacey"]), ("deadline_near=true", ["Stacey"]),
      ("attention=urgent", ["Stacey"]), ("process_type=disability_claim", ["Jay"]),
      ("process_type=disability_claim&without_contact=true", []),
    ] {
      let page = try await site.get("/clients?\(query)").text
      #expect(page.matches(of: /<h3><a href="[^"]*">([^<]*)</).map { String($0.1) } == names, "\(query)")
      let document = try await site.get("/api/clients?\(query)").text
      #expect(document.matches(of: /"client_name" ?: ?"([^"]*)"/).map { String($0.1) } == names, "\(query)")
    }
    let found = try await site.form("/clients/find", "name=%20stAc&attention=urgent")
    #expect(found.status == 200 && found.text.contains("1 of 20 clients fit.") && found.text.contains(">Stacey<"))
    #expect(try await site.form("/clients/find", "name=nobody").text.contains("Nobody fits."))
    #expect(try await site.get("/clients?attention=much").status == 422)
    #expect(try await site.get("/clients?waiting=perhaps").status == 422)
    #expect(try await site.get("/clients?name=Stacey").text.contains(">Jay<"), "an address carries no name")
  }

  @Test func `what a process started stands folded inside it`() async throws {
    let site = try await OfficeSite()
    try await site.office.perform(LoadDemo(), as: Site.actor)
    let page = try await site.get("/clients/C-002").text
    let cards = page.matches(of: /class="card process[ "]/).count
    let processes = page.matches(of: /href="\/processes\/([0-9]+)"/).map { String($0.1) }
    let document = try site.document(try await site.get("/api/clients/C-002"))
    let all = (document["processes"]?.elements ?? []).count
    #expect(cards > 0 && cards < all, "\(cards) of \(all)")
    #expect(Set(processes).count == all, "each process is still one link away")
    #expect(page.utf8.count < 75_000)
  }

  @Test func `done leads back to the card, says what happened and offers undo, also after a reload`() async throws {
    let site = Site()
    let done = try await site.form("/tasks/111/done", "day=2026-01-05&anchor=client-c002")
    #expect(done.status == 303)
    let back = "/?date=2026-01-05&done=111"
    #expect(done.header("location") == back + "#client-c002")
    for _ in 1...2 {
      let page = try await site.get(back).text
      #expect(page.contains("Done: Dr. Smith (psychiatrist), Jay."))
      #expect(page.contains(#"action="/tasks/111/undo""#))
      #expect(!page.contains(#"action="/tasks/111/attempts""#))
    }
    let undone = try await site.form("/tasks/111/undo", "day=2026-01-05&anchor=done")
    #expect(undone.header("location") == "/?date=2026-01-05&undone=111#done")
    let page = try await site.get("/?date=2026-01-05&undone=111").text
    #expect(page.contains("Back on the list: Dr. Smith (psychiatrist), Jay."))
    #expect(page.contains(#"action="/tasks/111/attempts""#))
  }

  @Test(arguments: ["day=//evil.example", "day=2026-01-05%0d%0aSet-Cookie:x", "anchor=%22%3E", "anchor=//evil.example"])
  func `a button leads nowhere else`(body: String) async throws {
    let answer = try await Site().form("/tasks/111/done", body)
    #expect(answer.header("location") == "/?done=111")
  }

  @Test func `starting a process shows its dates first and a form sent twice starts one`() async throws {
    let site = Site()
    let preview = try await site.form("/clients/C-002/processes/preview", "process_type=benefits&timeline_weeks=3")
    #expect(preview.status == 200)
    #expect(preview.text.contains("Start Benefits applications?"))
    #expect(preview.text.contains("Wed 7 Jan – Thu 8 Jan"))
    #expect(site.desk.startCount == 0)
    let key = try #require(preview.text.firstMatch(of: /name="key" value="([0-9a-f]{16})"/)?.1)
    for _ in 1...2 {
      let start = try await site.form("/clients/C-002/processes", "process_type=benefits&timeline_weeks=&key=\(key)")
      #expect(start.status == 303)
      #expect(start.header("location") == "/clients/C-002?started=91")
    }
    #expect(site.desk.startCount == 1)
  }

  @Test(arguments: [
    "timeline_weeks=0&process_type=benefits", "timeline_weeks=x&process_type=benefits", "", "process_type=%ZZ",
  ])
  func `a form that can't be used says what to do`(body: String) async throws {
    let answer = try await Site().form("/clients/C-002/processes/preview", body)
    #expect([400, 422].contains(answer.status))
    #expect(answer.header("content-type") == "text/html; charset=utf-8")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "{{shell.title}}", "{{{text}}}", "javascript:alert(1)", "&lt;b&gt;", "\u{202E}evil", "a\u{0}b",
    String(repeating: "x", count: 500),
  ])
  func `what a client is called is text and nothing else`(name: String) async throws {
    let site = Site(desk: SampleDesk(mark: name))
    for path in ["/", "/week", "/clients", "/clients/C-002"] {
      let page = try await site.get(path).text
      #expect(page.split(separator: "<script").count == 2, "our own module, and nothing else")
      #expect(!page.contains("<img"))
      #expect(!page.contains("onload=alert(1)>"))
      #expect(page.contains(escaped(name)), "\(path)")
      for attribute in page.matches(of: /<[a-z]+ [^>]*>/) {
        #expect(!attribute.0.contains("' on") && !attribute.0.contains("\" on"), "\(attribute.0)")
      }
    }
  }

  @Test func `no name stands in a title or an address`() async throws {
    for path in ["/", "/week", "/clients", "/clients/C-002"] {
      let page = try await Site().get(path).text
      for client in SampleCaseload.clients {
        for match in page.matches(of: /(?:href|action|id|title)="([^"]*)"|<title>([^<]*)</) {
          #expect(!match.0.lowercased().contains(client.name.lowercased()), "\(match.0)")
        }
      }
    }
  }

  @Test func `the page shows the same tasks as the API`() async throws {
    let page = try await Site().get("/").text
    let shown = Set(page.matches(of: /\/tasks\/([0-9]+)\//).compactMap { Int($0.1) })
    let plan = try await SampleDesk().viewPlan(day: nil, as: Site.actor)
    let day = try #require(plan.week.days.first)
    #expect(shown == Set((day.morning.tasks + day.afternoon.tasks + plan.today.next.tasks).map(\.id)))
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
