@testable import CaseService
@testable import CaseWeb
import Testing

/// Moving work from the week, and what a place means before it is chosen.
@Suite struct WeekRouteTests {
  @Test func `a task of the week leads to its places and comes back to its week`() async throws {
    let site = Site()
    let week = try await site.get("/week").text
    #expect(week.contains(#"href="/tasks/111/places?from=week""#))
    let places = try await site.get("/tasks/111/places?from=week").text
    #expect(places.contains("There is room for it.") && places.contains("Cost +8"))
    #expect(places.contains(#"<input type="hidden" name="from" value="week">"#))
    #expect(places.contains(#"href="/week?of=2026-01-05""#))
  }

  @Test func `a place that is asked about is shown with its cost and changes nothing`() async throws {
    let page = try await Site().get("/tasks/111/places?from=week&day=2026-01-07&half=pm&time=14:00").text
    #expect(page.contains("Wed 7 Jan afternoon at 14:00"))
    #expect(page.contains("Nothing has been changed yet."))
    #expect(page.contains(#"name="time" value="14:00""#) && page.contains("Move it there"))
  }

  @Test(arguments: ["day=2026-01-32", "day=2026-01-07&half=noon", "day=2026-01-07&time=25:99"])
  func `a place that can't be read says what to do`(query: String) async throws {
    let answer = try await Site().get("/tasks/111/places?\(query)")
    #expect(answer.status == 422)
  }

  @Test(arguments: [
    ("/tasks/111/pin", "", "/plan?said=applied"), ("/processes/11/hold", "reason=away", "/plan?said=applied"),
    ("/clients/C-002/hold", "reason=away", "/plan?said=applied"), ("/clients/C-002/resume", "", "/plan?said=applied"),
    ("/processes/11/resume", "", "/plan?said=applied"),
    ("/tasks/111/move", "day=2026-01-07&from=week", "/plan?said=waits"),
  ])
  func `what is asked of the plan says what came of it`(path: String, body: String, address: String) async throws {
    let answer = try await Site().form(path, body)
    #expect(answer.status == 303 && answer.header("location") == address)
  }

  @Test func `what is done stays and says why`() async throws {
    let site = try await OfficeSite()
    try await site.office.perform(LoadDemo(), as: Site.actor)
    let today = try await site.get("/").text
    let task = try #require(today.firstMatch(of: /\/tasks\/([0-9]+)\/done/)?.1)
    _ = try await site.form("/tasks/\(task)/done")
    let week = try await site.get("/week").text
    #expect(!week.contains("/tasks/\(task)/places"))
    #expect(week.contains("was done on Monday 5 January. Take that back first"))
    #expect(week.contains("is agreed for"))
    let places = try await site.get("/tasks/\(task)/places")
    #expect(places.status == 409 || places.status == 422)
  }

  @Test func `a harmless move leads back to its week, and what was there comes back`() async throws {
    let site = try await OfficeSite()
    try await site.office.perform(LoadDemo(), as: Site.actor)
    let week = try await site.get("/week?of=2026-01-26").text
    let task = try #require(week.firstMatch(of: /\/tasks\/([0-9]+)\/places/)?.1)
    func plan() async throws -> JSONValue? { try site.document(try await site.get("/api/plan"))["fingerprint"] }
    let before = try await plan()
    let places = try await site.get("/tasks/\(task)/places?from=week").text
    let option = try #require(
      places.matches(of: /name="day" value="([0-9-]+)"><input type="hidden" name="half" value="([ap]m)"/).first)
    let answer = try await site.form("/tasks/\(task)/move", "day=\(option.1)&half=\(option.2)&from=week")
    #expect(answer.header("location") == "/week?of=\(option.1)&said=applied#day-\(option.1)")
    let back = try await site.get("/week?of=\(option.1)&said=applied").text
    #expect(back.contains("Done. It is in the plan") && back.contains(#"action="/plan/undo""#))
    #expect(try await plan() != before)
    _ = try await site.form("/plan/undo")
    #expect(try await plan() == before)
  }

  @Test func `four weeks hold four weeks`() async throws {
    let page = try await Site().get("/month?of=2026-01-08").text
    #expect(page.matches(of: /class="month-week"/).count == 4)
    #expect(page.contains("Martin Luther King Jr. Day") && page.contains("Maria: court at 09:00"))
    #expect(page.contains(#"href="/week?of=2026-01-26""#))
  }
}
