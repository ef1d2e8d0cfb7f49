@testable import CaseWeb
import Casework
import Foundation
import Hummingbird
import Testing

/// What programs get.
@Suite struct APITests {
  @Test(arguments: [
    ("/api/smart-distribution/current-user", "smart-distribution.json"),
    ("/api/clients", "clients.json"),
    ("/api/clients/C-002", "client.json"),
    ("/api/processes/11/progress", "progress.json"),
    ("/health", "health.json"),
  ])
  func `a document is what it was`(path: String, snapshot: String) async throws {
    let answer = try await Site().get(path)
    #expect(answer.status == 200)
    #expect(answer.header("content-type") == "application/json")
    try expectSnapshot(answer.text, snapshot)
  }

  @Test func `the actor's own id names the same plan as current-user`() async throws {
    let own = try await Site().get("/api/smart-distribution/1")
    let current = try await Site().get("/api/smart-distribution/current-user")
    #expect(own.status == 200)
    #expect(own.text == current.text)
  }

  @Test func `a date shows that day`() async throws {
    let answer = try await Site().get("/api/smart-distribution/current-user?date=2026-01-06")
    let document = try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8))
    #expect(document["date"]?.text == "2026-01-06")
    #expect(document["today"]?.elements.count == 5)
  }

  @Test func `starting a process answers as the seed has it`() async throws {
    let answer = try await Site().json(
      .post, "/api/process/start", #"{"client_id": "C-002", "process_type": "benefits", "timeline_weeks": 3}"#)
    #expect(answer.status == 200)
    try expectSnapshot(answer.text, "started.json")
  }

  @Test func `a preview answers every step and changes nothing`() async throws {
    let site = Site()
    let answer = try await site.json(
      .post, "/api/process/preview", #"{"client_id": "C-002", "process_type": "benefits"}"#)
    #expect(answer.status == 200)
    #expect(site.desk.startCount == 0)
    try expectSnapshot(answer.text, "preview.json")
  }

  @Test func `the same idempotency key starts one process`() async throws {
    let site = Site()
    let body = #"{"client_id": "C-002", "process_type": "benefits"}"#
    let first = try await site.json(.post, "/api/process/start", body, headers: ["Idempotency-Key": "k1"])
    let second = try await site.json(.post, "/api/process/start", body, headers: ["Idempotency-Key": "k1"])
    #expect(first.text == second.text)
    #expect(site.desk.startCount == 1)
  }

  @Test func `a task is completed and taken back`() async throws {
    let site = Site()
    let done = try await site.send(.post, "/api/tasks/111/complete")
    #expect(done.status == 200)
    #expect(done.text.contains(#""status" : "done""#))
    let again = try await site.send(.post, "/api/tasks/111/complete")
    #expect(again.text == done.text)
    let open = try await site.send(.post, "/api/tasks/111/undo")
    #expect(open.text.contains(#""status" : "planned""#))
  }

  @Test(arguments: [
    ("2026-01-06", "2026-01-06"), ("2026-01-07T09:30:00Z", "2026-01-07"), ("2026-01-08T23:59", "2026-01-08"),
  ])
  func `the virtual clock moves to a day`(now: String, day: String) async throws {
    let site = Site()
    let answer = try await site.json(.put, "/api/clock", #"{"now": "\#(now)"}"#)
    #expect(answer.status == 200)
    #expect(await site.desk.today.description == day)
  }

  @Test func `the clock stays where it is without a virtual clock, and off the loopback address`() async throws {
    let body = #"{"now": "2026-01-06"}"#
    #expect(try await Site(desk: SampleDesk(hasVirtualClock: false)).json(.put, "/api/clock", body).status == 404)
    #expect(try await Site(host: "0.0.0.0").json(.put, "/api/clock", body).status == 404)
  }

  @Test func `a client's id is percent-decoded once`() async throws {
    #expect(try await Site().get("/api/clients/C%2D002").status == 200)
    #expect(try await Site().get("/api/clients/C%252D002").status == 404)
  }
}
