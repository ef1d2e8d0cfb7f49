import CaseService
import CaseStore
@testable import CaseWeb
@testable import Casework
import Foundation
import Testing

/// Admissions, processes by hand, stays, templates and figures through the real application and a real database.
@Suite struct RecordRouteTests {
  /// Nora with a claim, admitted through the API.
  private func nora() async throws -> OfficeSite {
    let site = try await OfficeSite()
    let answer = try await site.json(
      "/api/clients",
      #"{"client_name": "Nora", "planned_discharge": "2026-04-10", "providers": ["Dr. Lee"], "processes": ["disability_claim"]}"#
    )
    #expect(answer.status == 200, "\(answer.text)")
    return site
  }

  private func matches(_ schema: String, _ answer: Site.Answer) throws {
    var check = SchemaCheck(document: try APIReference().document())
    check.compare(try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8)), with: schema)
    #expect(check.faults.isEmpty, "\(schema): \(check.faults.prefix(4))")
  }

  private func claim(_ site: OfficeSite) async throws -> Int {
    let client = try site.document(try await site.get("/api/clients/C-001"))
    let id = client["processes"]?.elements.first { $0["process_type"]?.text == "disability_claim" }?["process_id"]
    guard case .int(let number) = id else { throw SmallFault(what: "no claim") }
    return number
  }

  private func task(_ step: String, of process: Int, in site: OfficeSite) async throws -> Int {
    let sheet = try site.document(try await site.get("/api/processes/\(process)/steps"))
    let found = sheet["steps"]?.elements.first { $0["step_id"]?.text == step }?["tasks"]?.elements.first?["id"]
    guard case .int(let number) = found else { throw SmallFault(what: "no task of \(step)") }
    return number
  }

  private struct SmallFault: Error { var what: String }

  @Test func `a client is admitted by API and by form, stored, and found again after a restart`() async throws {
    let site = try await nora()
    let form = try await site.form(
      "/admission", "name=Omar&admission=2026-01-05&providers=Dr.+Roe%0D%0ACounty+Hospital&process_1=medical_records")
    #expect(form.status == 303 && form.header("location") == "/clients/C-002?recorded=1")
    for (body, status) in [
      (#"{"client_name": " "}"#, 422), (#"{"client_name": "Nora"}"#, 409),
      (#"{"client_name": "X", "admission": "2026-01-06"}"#, 422), (#"{"client_name": "X", "setting": "tent"}"#, 422),
      (#"{"client_name": "X", "providers": "Dr. Lee"}"#, 422),
      (#"{"client_name": "X", "processes": ["nothing"]}"#, 404),
      (#"{"name": "X"}"#, 422),
    ] {
      #expect(try await site.json("/api/clients", body).status == status, "\(body)")
    }
    let again = try await Office(store: site.store, clock: .virtual(january(5)))
    let clients = try await again.perform(ListClients(day: nil), as: Site.actor)
    #expect(clients.map(\.name) == ["Nora", "Omar"])
    let page = try await site.get("/admission")
    #expect(page.text.contains("Intake starts by itself"))
  }

  @Test func `a process is changed by hand from its page`() async throws {
    let site = try await nora()
    let claim = try await claim(site)
    let page = "/processes/\(claim)"
    try matches("ProcessSteps", try await site.get("/api/processes/\(claim)/steps"))
    #expect(try await site.get(page).text.contains("Source: "))
    let inserted = try await site.form(
      page + "/steps", "title=Ask+for+a+second+copy&category=phone_call&minutes=10&after=D3&before=&due=&reason=Lost")
    #expect(inserted.status == 303 && inserted.header("location") == page + "?recorded=1")
    #expect(try await site.get(page).text.contains("Ask for a second copy"))
    #expect(try await site.form(page + "/steps", "title=x&category=phone_call&minutes=100").status == 422)
    #expect(try await site.form(page + "/steps", "title=x&category=party&minutes=10").status == 422)
    // Put off: the preview changes nothing, the confirmation does.
    let preview = try await site.form(page + "/put-off/preview", "step_id=D3&until=2026-02-02")
    #expect(preview.status == 200 && preview.text.contains("What would move with it"))
    #expect(!(try await site.get(page).text.contains("Put off until Monday 2 February")))
    #expect(try await site.form(page + "/put-off", "step_id=D3&until=2026-02-02&confirmed=1").status == 303)
    #expect(try await site.get(page).text.contains("Put off until Monday 2 February"))
    #expect(try await site.form(page + "/put-off", "step_id=D3&until=&confirmed=1").status == 303)
    #expect(!(try await site.get(page).text.contains("Put off until Monday 2 February")))
    #expect(try await site.form(page + "/put-off/preview", "step_id=D3").status == 422)
    #expect(try await site.form(page + "/put-off/preview", "step_id=D99&until=2026-02-02").status == 422)
    // Split, skip.
    let signing = try await task("D3", of: claim, in: site)
    #expect(try await site.form("\(page)/tasks/\(signing)/split", "parts=2").status == 303)
    #expect(try await site.get(page).text.contains("part 2 of 2"))
    #expect(try await site.form("\(page)/tasks/\(signing)/split", "parts=9").status == 422)
    #expect(try await site.form("\(page)/tasks/\(signing)/split", "parts=1").status == 303)
    let check = try await task("D1", of: claim, in: site)
    #expect(try await site.form("\(page)/tasks/\(check)/skip", "reason=").status == 422)
    #expect(try await site.form("\(page)/tasks/\(check)/skip", "reason=Known+from+the+referral").status == 303)
    #expect(try await site.get(page).text.contains("Skipped on 2026-01-05: Known from the referral"))
    // Hand-over, end, reopen.
    #expect(try await site.form(page + "/next-owner", "next_owner=County+team").status == 303)
    #expect(try await site.get("/clients/C-001/stay").text.contains("goes to County team"))
    #expect(try await site.form(page + "/end", "reason=&next_owner=").status == 422)
    let ended = try await site.form(page + "/end", "reason=Withdrawn+by+the+client")
    #expect(ended.header("location") == "/clients/C-001/stay?recorded=1")
    #expect(try await site.get(page).text.contains("Withdrawn by the client"))
    #expect(try await site.form(page + "/reopen").status == 303)
    #expect(!(try await site.get(page).text.contains("Take it up again")))
    #expect(try await site.form(page + "/reopen").status == 409)
    #expect(try await site.get("/processes/999").status == 404)
  }

  @Test func `a newer version of a template is published, shown and taken over on pages`() async throws {
    let site = try await nora()
    let claim = try await claim(site)
    let draft = try await site.get("/api/templates/disability_claim")
    let newer = draft.text.replacing(#""version" : 1"#, with: #""version" : 2"#)
      .replacing(#""status" : "published""#, with: #""status" : "draft""#)
      .replacing(#""length_weeks" : 8"#, with: #""length_weeks" : 9"#)
    let added = try await site.json("/api/templates", newer)
    #expect(added.status == 200, "\(added.text.prefix(300))")
    #expect(try await site.get("/templates").text.contains("Version 2, draft"))
    let page = try await site.get("/templates/disability_claim?version=2").text
    #expect(page.contains("Publish it") && page.contains("20 CFR 416.340(c)"))
    let differences = try await site.get("/templates/disability_claim/difference?from=1&to=2").text
    #expect(differences.contains("length_weeks: 8 -&gt; 9"))
    #expect(try await site.form("/templates/disability_claim/publish", "version=2").status == 303)
    #expect(try await site.form("/templates/disability_claim/publish", "version=2").status == 409)
    #expect(try await site.get("/processes/\(claim)").text.contains("Version 2 of its template is published"))
    #expect(try await site.get("/processes/\(claim)/version").text.contains("length_weeks: 8 -&gt; 9"))
    #expect(try await site.form("/processes/\(claim)/version", "version=2").status == 303)
    #expect(!(try await site.get("/processes/\(claim)").text.contains("Version 2 of its template is published")))
    #expect(try await site.form("/processes/\(claim)/version", "version=2").status == 409)
    #expect(try await site.form("/processes/\(claim)/version", "version=x").status == 422)
    #expect(try await site.form("/templates/disability_claim/retire", "version=2").status == 303)
    #expect(try await site.get("/templates/disability_claim?version=7").status == 422)
    #expect(try await site.get("/templates/nothing").status == 404)
  }

  @Test func `a stay is planned, noted, ended and begun again`() async throws {
    let site = try await nora()
    let address = "/api/clients/C-001"
    try matches("Stay", try await site.get(address + "/stay"))
    #expect(try await site.json(address + "/service-plan/approve", #"{"approved_by": "M. Ortiz"}"#).status == 409)
    for (path, body) in [
      ("/service-plan", #"{"goals": "Income"}"#), ("/service-plan/approve", #"{"approved_by": "M. Ortiz"}"#),
      ("/service-plan/review", #"{"note": "Unchanged"}"#), ("/notes", #"{"note": "Met at the clinic"}"#),
    ] {
      let answer = try await site.json(address + path, body)
      #expect(answer.status == 200, "\(answer.text)")
      try matches("Stay", answer)
    }
    #expect(try await site.json(address + "/service-plan", #"{"goals": ""}"#).status == 422)
    #expect(try await site.json(address + "/notes", #"{"note": "x", "day": "2026-01-06"}"#).status == 422)
    var page = try await site.get("/clients/C-001/stay").text
    #expect(page.contains("approved by M. Ortiz") && page.contains("Met at the clinic"))
    #expect(try await site.form("/clients/C-001/notes/1/withdraw").status == 303)
    #expect(try await site.json(address + "/notes/7/withdraw").status == 409)
    page = try await site.get("/clients/C-001/stay").text
    #expect(!page.contains("Met at the clinic"))
    for (path, body) in [
      ("service-plan", "goals=Income+and+a+home&none_needed=&day=2026-01-05"),
      ("service-plan/review", "day=2026-01-05&note=Again"), ("notes", "note=By+form&day=2026-01-05"),
      ("discharge", "planned_discharge=2026-05-01"),
    ] {
      #expect(try await site.form("/clients/C-001/\(path)", body).status == 303, "\(path)")
    }
    #expect(try await site.form("/clients/C-001/discharge", "planned_discharge=2026-01-01").status == 422)
    #expect(try await site.form("/clients/C-001/exit", "destination=moon").status == 422)
    #expect(
      try await site.form(
        "/clients/C-001/exit", "destination=rental_with_subsidy&day=2026-01-05&confirmed_on=2026-01-05&reason=Done"
      ).status == 303)
    #expect(try await site.get("/clients/C-001/stay").text.contains("Counts as housed"))
    #expect(try await site.form("/clients/C-001/exit/withdraw").status == 303)
    #expect(try await site.form("/clients/C-001/exit", "destination=friends_temporary&day=2026-01-05").status == 303)
    #expect(try await site.json(address + "/stays", #"{"admission": "2026-01-05"}"#).status == 422)
    _ = try await site.office.perform(MoveClock(to: january(12)), as: Site.actor)
    let back = try await site.json(address + "/stays", #"{"planned_discharge": "2026-06-30"}"#)
    #expect(back.status == 200, "\(back.text.prefix(300))")
    #expect(try await site.form("/clients/C-001/stays", "admission=2026-01-12").status == 409)
    let again = try await Office(store: site.store, clock: .virtual(january(12)))
    let stay = try await again.perform(ViewStay(client: "C-001"), as: Site.actor)
    #expect(stay.admission == january(12) && stay.earlierStays.map(\.admission) == [january(5)])
    #expect(stay.earlierStays.first?.exit?.destination == .friendsTemporary)
    #expect(stay.notes.map(\.text) == ["By form"])
    #expect(stay.plan.agreedOn == nil, "the plan belonged to the stay before")
    let clients = try await again.perform(ListClients(day: nil), as: Site.actor)
    #expect(clients.count == 1)
    #expect(try await site.get("/clients/C-001/stay").text.contains("Earlier stays"))
  }

  @Test func `minutes, answers and crisis times are kept, and make the figures`() async throws {
    let site = try await nora()
    let claim = try await claim(site)
    let check = try await task("D1", of: claim, in: site)
    #expect(try await site.json("/api/tasks/\(check)/minutes", #"{"actual_minutes": 25}"#).status == 409)
    #expect(try await site.form("/tasks/\(check)/done", "day=2026-01-05").status == 303)
    #expect(try await site.get("/?done=\(check)").text.contains("Minutes it took"))
    let noted = try await site.form("/tasks/\(check)/minutes", "minutes=25&day=2026-01-05")
    #expect(noted.header("location") == "/?date=2026-01-05&noted=\(check)")
    #expect(try await site.form("/tasks/\(check)/minutes", "minutes=900").status == 422)
    #expect(try await site.form("/processes/\(claim)/tasks/\(check)/minutes", "minutes=26").status == 303)
    try matches("Task", try await site.json("/api/tasks/\(check)/minutes", #"{"actual_minutes": 27}"#))
    let estimates = try await site.get("/api/estimates")
    try matches("EstimateList", estimates)
    #expect(estimates.text.contains(#""median_minutes" : 27"#))
    #expect(
      try await site.json("/api/estimates", #"{"process_type": "disability_claim", "step_id": "D1"}"#).status == 409)
    #expect(
      try await site.json("/api/estimates", #"{"process_type": "disability_claim", "step_id": "D1", "take": false}"#)
        .status == 200)
    #expect(try await site.form("/templates/disability_claim/estimates", "step_id=D1&take=1").status == 409)
    try matches("WeeklyAnswers", try await site.json("/api/weekly-answers", #"{"score": 4}"#))
    #expect(try await site.json("/api/weekly-answers", #"{"score": 6}"#).status == 422)
    #expect(try await site.form("/reports/answer", "score=5").status == 303)
    try matches("WeeklyAnswers", try await site.get("/api/weekly-answers"))
    #expect(try await site.get("/reports").text.contains("Very well"))
    let crisis = try await site.json(
      "/api/crises", #"{"client_id": "C-001", "kind": "No bed", "need": "Find a bed"}"#)
    #expect(crisis.status == 200, "\(crisis.text.prefix(200))")
    let corrected = try await site.json("/api/crises/1/times", #"{"opened": "2026-01-04T23:05"}"#)
    #expect(corrected.status == 200, "\(corrected.text)")
    try matches("Stay", corrected)
    #expect(try await site.json("/api/crises/1/times", #"{"opened": "yesterday"}"#).status == 422)
    #expect(try await site.json("/api/crises/9/times", #"{"opened": "2026-01-04T23:05"}"#).status == 404)
    #expect(
      try await site.form("/clients/C-001/crises/1/times", "opened_day=2026-01-04&opened_time=23:00").status == 303)
    #expect(try await site.form("/clients/C-001/crises/1/times", "opened_day=2026-01-04&opened_time=x").status == 422)
    let metrics = try await site.get("/api/metrics?from=2026-01-01&to=2026-01-31")
    try matches("Metrics", metrics)
    #expect(try await site.get("/api/metrics?from=2026-01-01&to=2025-01-01").status == 422)
    #expect(try await site.get("/reports?from=2026-01-01").status == 200)
  }

  @Test func `the road ahead draws each process with its waits, names papers, and what comes next`() async throws {
    let site = try await nora()
    let check = try await task("D1", of: try await claim(site), in: site)
    #expect(try await site.form("/tasks/\(check)/done", "day=2026-01-05").status == 303)
    let road = try await site.office.perform(ViewRoad(client: "C-001"), as: Site.actor)
    let lane = try #require(road.lanes.first { $0.title.hasPrefix("Disability claim") })
    #expect(lane.waits.contains { $0.awaited == "SSA" && $0.since == january(5) })
    #expect(lane.hardDates.first?.day == january(19), "A+14d")
    #expect(lane.slackDays.map { $0 > 0 } == true)
    #expect(road.papers.contains { $0.document.contains("SSA-827") && $0.endsOn == nil })
    #expect(zip(road.next, road.next.dropFirst()).allSatisfy { $0.day <= $1.day })
    #expect(Set(road.next.map { "\($0.day) \($0.kind) \($0.text)" }).count == road.next.count)
    #expect(road.next.contains { $0.kind == .deadline } && road.next.contains { $0.kind == .answer })
    let page = try await site.get("/clients/C-001/road")
    #expect(page.status == 200 && page.text.contains(#"<rect class="wait""#) && page.text.contains("Missing"))
    #expect(try await site.get("/clients/nobody/road").status == 404)
  }

  @Test func `the preview of a start names each deadline and the days against the load`() async throws {
    let site = try await nora()
    let answer = try await site.json(
      "/api/process/preview", #"{"client_id": "C-001", "process_type": "benefits"}"#)
    try matches("Preview", answer)
    let days = try site.document(answer)["days"]?.elements ?? []
    #expect(!days.isEmpty)
    let page = try await site.form("/clients/C-001/processes/preview", "process_type=benefits")
    #expect(page.text.contains("Against what is booked"))
  }
}
