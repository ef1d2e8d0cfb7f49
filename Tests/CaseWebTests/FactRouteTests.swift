import CaseService
import CaseStore
@testable import CaseWeb
@testable import Casework
import Foundation
import Testing

/// Dates, providers, name and note of a client, through the real application and a real database.
@Suite struct FactRouteTests {
  private func nora() async throws -> OfficeSite {
    let site = try await OfficeSite()
    let answer = try await site.json(
      "/api/clients", #"{"client_name": "Nora", "providers": ["Dr. Lee"], "processes": ["medical_records"]}"#)
    #expect(answer.status == 200, "\(answer.text)")
    return site
  }

  @Test func `dates and providers are changed by API and by form, answered, and found again after a restart`()
    async throws
  {
    let site = try await nora()
    let noted = try await site.json(
      "/api/clients/C-001/dates", #"{"kind": "court", "day": "2026-01-20", "time": "09:30"}"#)
    #expect(noted.status == 200, "\(noted.text)")
    var check = SchemaCheck(document: try APIReference().document())
    check.compare(try JSONDecoder().decode(JSONValue.self, from: Data(noted.text.utf8)), with: "Stay")
    #expect(check.faults.isEmpty, "\(check.faults.prefix(4))")
    let moved = try await site.form(
      "/clients/C-001/dates", "kind=court&replaces=2026-01-20&day=2026-01-27&time=10%3A00")
    #expect(moved.status == 303 && moved.header("location") == "/clients/C-001/stay?recorded=1")
    #expect(try await site.form("/clients/C-001/dates", "kind=court&own_kind=School+play&day=2026-02-03").status == 303)
    #expect(try await site.form("/clients/C-001/providers", "provider=Dr.+Grey").status == 303)
    #expect(
      try await site.json(
        "/api/clients/C-001/providers/remove", #"{"name": "Dr. Lee", "reason": "Never saw her"}"#
      ).status == 200)
    #expect(
      try await site.json("/api/clients/C-001/facts", #"{"setting": "community", "note": "Likes mornings"}"#).status
        == 200)

    let again = try await Office(store: site.store, clock: .virtual(january(5)))
    let stay = try await again.perform(ViewStay(client: "C-001"), as: Site.actor)
    #expect(stay.facts.dates.map(\.date.kind) == ["court", "school_play"])
    #expect(stay.facts.dates.first?.date == KeyDate(kind: "court", day: january(27), time: ClockTime(minutes: 600)))
    #expect(stay.facts.providers.map(\.provider.name) == ["Dr. Grey"])
    #expect(stay.ended.map(\.reason) == ["Dr. Lee came off the list of providers: Never saw her"])
    #expect(stay.facts.setting == .community && stay.facts.note == "Likes mornings" && stay.name == "Nora")
    let page = try await site.get("/clients/C-001/stay")
    #expect(page.text.contains("Court: 27 January 2026, 10:00") && page.text.contains("nothing waits for it"))
  }

  @Test func `what can't be is refused and changes nothing, and words changed meanwhile aren't saved over`()
    async throws
  {
    let site = try await nora()
    let before = try await site.get("/api/clients/C-001/stay").text
    for (path, body, status) in [
      ("dates", #"{"kind": "court", "day": "2026-01-02"}"#, 422), ("dates", #"{"kind": "court"}"#, 422),
      ("dates", #"{"kind": "curt", "day": "2026-01-20"}"#, 422),
      ("dates", #"{"kind": "court", "day": "2026-01-20", "time": "25:00"}"#, 422),
      ("dates/drop", #"{"kind": "court", "day": "2026-01-20"}"#, 422),
      ("providers", #"{"name": "dr. lee"}"#, 422), ("providers/remove", #"{"name": "Dr. Lee"}"#, 422),
      ("providers/remove", #"{"name": "Dr. Who"}"#, 422), ("facts", #"{"client_name": " "}"#, 422),
      ("facts", #"{"setting": "tent"}"#, 422), ("facts", #"{"names": "X"}"#, 422),
    ] {
      let answer = try await site.json("/api/clients/C-001/\(path)", body)
      #expect(answer.status == status, "\(path) \(body): \(answer.status) \(answer.text)")
    }
    #expect(try await site.get("/api/clients/C-001/stay").text == before)

    let page = try await site.get("/clients/C-001/stay").text
    let seen = try #require(page.firstMatch(of: /name="seen" value="([0-9a-f]+)">\n<p><label for="fact-name"/)?.1)
    #expect(
      try await site.form("/clients/C-001/facts", "name=Nora+Ellis&setting=residential&note=&seen=\(seen)").status
        == 303)
    let late = try await site.form("/clients/C-001/facts", "name=N.+Ellis&setting=residential&note=&seen=\(seen)")
    #expect(late.status == 409)
    #expect(try await site.get("/clients/C-001/stay").text.contains("Nora Ellis"))
  }
}
