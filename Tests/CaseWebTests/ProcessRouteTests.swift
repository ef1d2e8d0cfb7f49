import CaseService
@testable import CaseWeb
@testable import Casework
import Foundation
import Testing

/// The routes that change processes, stays and templates, through the real application: each answers as it is described.
@Suite struct ProcessRouteTests {
  private func site() async throws -> OfficeSite {
    let site = try await OfficeSite()
    let answer = try await site.json(
      "/api/clients",
      #"{"client_name": "Nora", "planned_discharge": "2026-04-10", "providers": ["Dr. Lee"], "processes": ["disability_claim"]}"#
    )
    #expect(answer.status == 200, "\(answer.text)")
    return site
  }

  private func expect(_ answer: Site.Answer, _ schema: String) throws {
    #expect(answer.status == 200, "\(schema): \(answer.text.prefix(200))")
    var check = SchemaCheck(document: try APIReference().document())
    check.compare(try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8)), with: schema)
    #expect(check.faults.isEmpty, "\(schema): \(check.faults.prefix(4))")
  }

  @Test func `steps are inserted and put off, events recorded and taken back`() async throws {
    let site = try await site()
    let process = "/api/processes/1"
    try expect(
      try await site.json(
        process + "/steps", #"{"title": "Call the clinic", "category": "phone_call", "estimated_minutes": 10}"#),
      "InsertedStep")
    try expect(
      try await site.json(process + "/put-off/preview", #"{"step_id": "D3", "until": "2026-02-02"}"#), "PutOffMoves")
    #expect(try await site.json(process + "/put-off", #"{"step_id": "D3", "until": "2026-02-02"}"#).status == 200)
    try expect(try await site.json(process + "/events", #"{"event": "letter", "day": "2026-01-05"}"#), "Progress")
    // Recorded twice is recorded once.
    let again = try await site.json(process + "/events", #"{"event": "letter", "day": "2026-01-05"}"#)
    #expect(again.status == 200)
    let events = try site.document(again)["recorded_events"]?.elements ?? []
    #expect(events.count == 1)
    try expect(try await site.json(process + "/events/withdraw", #"{"event": "letter"}"#), "Progress")
    #expect(try await site.json(process + "/events/withdraw", #"{"event": "letter"}"#).status == 409)
    #expect(try await site.json(process + "/events", #"{"event": "leter"}"#).status == 422)
    #expect(try await site.json(process + "/put-off", #"{"step_id": "D99", "until": "2026-02-02"}"#).status == 422)
  }

  @Test func `a process is handed over, ended and taken up again`() async throws {
    let site = try await site()
    let process = "/api/processes/1"
    try expect(try await site.json(process + "/next-owner", #"{"next_owner": "County team"}"#), "Progress")
    #expect(try await site.json(process + "/end", "{}").status == 422)
    try expect(try await site.json(process + "/end", #"{"reason": "Withdrawn"}"#), "Client")
    #expect(try await site.json(process + "/end", #"{"reason": "Withdrawn"}"#).status == 409)
    try expect(try await site.json(process + "/reopen"), "Progress")
    #expect(try await site.json("/api/processes/99/reopen").status == 404)
  }

  @Test func `versions are added, published, compared and taken over`() async throws {
    let site = try await site()
    let shown = try await site.get("/api/templates/disability_claim")
    #expect(shown.status == 200)
    let draft = shown.text.replacing(#""version" : 1"#, with: #""version" : 2"#)
      .replacing(#""status" : "published""#, with: #""status" : "draft""#)
      .replacing(#""length_weeks" : 8"#, with: #""length_weeks" : 9"#)
    try expect(try await site.json("/api/templates", draft), "TemplateEntry")
    try expect(try await site.get("/api/templates"), "TemplateList")
    try expect(try await site.get("/api/templates/disability_claim/difference?from=1&to=2"), "TemplateDifference")
    #expect(try await site.json("/api/processes/1/version", #"{"version": 2}"#).status == 409)
    try expect(try await site.json("/api/templates/disability_claim/publish", #"{"version": 2}"#), "TemplateEntry")
    try expect(try await site.get("/api/processes/1/version"), "VersionPreview")
    try expect(try await site.json("/api/processes/1/version", #"{"version": 2}"#), "Progress")
    try expect(try await site.json("/api/templates/disability_claim/retire", #"{"version": 2}"#), "TemplateEntry")
  }

  @Test func `a discharge is moved, an exit recorded and taken back, in the middle of everything`() async throws {
    let site = try await site()
    let client = "/api/clients/C-001"
    #expect(try await site.json(client + "/discharge", #"{"planned_discharge": "2026-01-04"}"#).status == 422)
    try expect(try await site.json(client + "/discharge", #"{"planned_discharge": "2026-01-09"}"#), "Client")
    let before = try await site.office.perform(ViewStay(client: "C-001"), as: Site.actor)
    let done = try await site.get("/api/processes/1/steps")
    try expect(
      try await site.json(client + "/exit", #"{"destination": "deceased", "day": "2026-01-05"}"#), "Client")
    let open = try site.document(try await site.get(client))["upcoming"]?.elements ?? []
    #expect(!open.isEmpty, "the record of the exit and the summary are left")
    let start = try await site.json("/api/process/start", #"{"client_id": "C-001", "process_type": "benefits"}"#)
    #expect(start.status == 409, "nothing is begun for somebody who died")
    try expect(try await site.json(client + "/exit/withdraw"), "Client")
    let after = try await site.office.perform(ViewStay(client: "C-001"), as: Site.actor)
    #expect(after.exit == nil && after.open.map(\.processID) == before.open.map(\.processID))
    #expect(
      try site.document(try await site.get("/api/processes/1/steps"))["steps"]?.elements.count
        == site.document(done)["steps"]?.elements.count)
    #expect(try await site.json(client + "/exit/withdraw").status == 409)
  }
}
