@testable import CaseWeb
import CaseService
import HTTPTypes
import Testing

/// What a request reads that did not do what it should.
@Suite struct ProblemTests {
  /// A request that can't be answered as asked.
  struct Case: CustomTestStringConvertible {
    var name: String
    var method: HTTPRequest.Method
    var path: String
    var body: String?
    var type = "application/json"
    var status: Int
    var testDescription: String { name }
  }

  static let start = "/api/process/start"
  static let cases = [
    Case(name: "unknown-address", method: .get, path: "/api/nothing", status: 404),
    Case(name: "unknown-client", method: .get, path: "/api/clients/C-999", status: 404),
    Case(name: "unknown-task", method: .post, path: "/api/tasks/999/complete", status: 404),
    Case(name: "task-not-a-number", method: .post, path: "/api/tasks/x1/undo", status: 404),
    Case(
      name: "process-number-too-big", method: .get, path: "/api/processes/99999999999999999999/progress", status: 404),
    Case(name: "broken-percent", method: .get, path: "/api/clients/%ZZ", status: 400),
    Case(name: "wrong-method", method: .delete, path: "/api/clients", status: 405),
    Case(name: "no-such-date", method: .get, path: "/api/smart-distribution/current-user?date=2026-02-30", status: 422),
    Case(name: "broken-json", method: .post, path: start, body: "{\"client_id\": ", status: 400),
    Case(name: "not-an-object", method: .post, path: start, body: "[1]", status: 422),
    Case(
      name: "unknown-field", method: .post, path: start, body: #"{"client": "C-002", "process_type": "benefits"}"#,
      status: 422),
    Case(name: "missing-field", method: .post, path: start, body: #"{"client_id": "C-002"}"#, status: 422),
    Case(
      name: "wrong-type", method: .post, path: start, body: #"{"client_id": 2, "process_type": "benefits"}"#,
      status: 422),
    Case(
      name: "weeks-out-of-bounds", method: .post, path: start,
      body: #"{"client_id": "C-002", "process_type": "benefits", "timeline_weeks": 0}"#, status: 422),
    Case(
      name: "weeks-not-whole", method: .post, path: start,
      body: #"{"client_id": "C-002", "process_type": "benefits", "timeline_weeks": 1.5}"#, status: 422),
    Case(
      name: "unknown-process-type", method: .post, path: start,
      body: #"{"client_id": "C-002", "process_type": "disabilty"}"#, status: 404),
    Case(
      name: "not-json", method: .post, path: start, body: "client_id=C-002", type: "application/x-www-form-urlencoded",
      status: 415),
    Case(name: "no-such-time", method: .put, path: "/api/clock", body: #"{"now": "2026-01-06T25:00"}"#, status: 422),
  ]

  @Test(arguments: cases) func `a problem document says what to do next`(_ item: Case) async throws {
    let answer = try await Site().send(
      item.method, item.path, headers: item.body == nil ? [:] : ["Content-Type": item.type], body: item.body)
    #expect(answer.status == item.status)
    #expect(answer.header("content-type") == "application/problem+json")
    try expectSnapshot(answer.text, "problem-\(item.name).json")
  }

  @Test func `a wrong method is told the right ones`() async throws {
    #expect(try await Site().send(.delete, "/api/clients").header("allow") == "GET, HEAD, POST")
    #expect(try await Site().send(.get, "/api/process/start").header("allow") == "POST")
    #expect(
      try await Site().send(.put, "/week", headers: ["Origin": "http://localhost"]).header("allow") == "GET, HEAD")
  }

  @Test(arguments: [
    (CaseError.refused(sentence: "This client is in another caseload."), 403),
    (.notPossible(sentence: "The process has ended."), 409),
    (.badInput(field: "client_id", sentence: "Name a client."), 422),
    (.storeFailed(sentence: "The disk is full. Make room and try again."), 503),
  ])
  func `a use case's refusal keeps its sentence on page and API`(error: CaseError, status: Int) async throws {
    let site = Site(desk: SampleDesk(failure: error))
    let api = try await site.get("/api/clients")
    #expect(api.status == status)
    #expect(api.text.contains(error.sentence))
    let page = try await site.get("/clients")
    #expect(page.status == status)
    #expect(page.text.contains(error.sentence))
  }

  @Test func `a page for people names the way on, and the request`() async throws {
    let answer = try await Site().get("/clients/C-999")
    #expect(answer.status == 404)
    #expect(answer.header("content-type") == "text/html; charset=utf-8")
    #expect(answer.text.contains("<title>Error: There is no such client · Caseday</title>"))
    #expect(answer.text.contains("Request 0123456789abcdef"))
  }

  @Test func `too large a body is refused before it is read`() async throws {
    let form = try await Site().form("/tasks/101/done", "day=" + String(repeating: "x", count: 70_000))
    #expect(form.status == 413)
    let call = try await Site().json(.post, Self.start, #"{"client_id": ""# + String(repeating: "x", count: 1_100_000))
    #expect(call.status == 413)
  }

  @Test func `deep nesting is a problem and not a crash`() async throws {
    let body = String(repeating: "[", count: 100_000)
    #expect(try await Site().json(.post, Self.start, body).status == 400)
  }

  @Test func `every published kind of problem has an id of its own`() {
    let kinds = Problem.published.map(\.kind)
    #expect(Set(kinds).count == kinds.count)
  }
}
