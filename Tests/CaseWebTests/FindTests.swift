@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Foundation
import HTTPTypes
import Testing

/// Finding clients, pages and things to do.
@Suite struct FindTests {
  private func found(_ text: String, as login: String, in browser: Agency.Browser, of agency: Agency) async throws
    -> [String: String]
  {
    let body = try String(data: JSONEncoder().encode(["text": text]), encoding: .utf8) ?? ""
    let answer = try await browser.send(.post, "/api/find", as: agency.proofs[login], body: body)
    #expect(answer.status == 200, "\(answer.text)")
    let document = try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8))
    var check = SchemaCheck(document: try APIReference().document())
    check.compare(document, with: "FoundList")
    #expect(check.faults.isEmpty, "\(check.faults)")
    var hits: [String: String] = [:]
    for hit in document["results"]?.elements ?? [] { hits[hit["title"]?.text ?? ""] = hit["address"]?.text }
    return hits
  }

  @Test func `a client is found by a few letters, with what can be done, and only in the own caseload`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let hits = try await found("quilon", as: "dana", in: browser, of: agency)
      #expect(hits["Quillonda"] == "/clients/K-11")
      #expect(hits["New process for Quillonda"] == "/clients/K-11#start")
      let crisis = try await found("crisis quil", as: "dana", in: browser, of: agency)
      #expect(crisis["Report a crisis: Quillonda"] == "/plan?client=K-11#crisis")
      #expect(try await found("zephyrinne", as: "dana", in: browser, of: agency)["Zephyrinne"] == nil)
      #expect(try await found("zephyrinne", as: "sam", in: browser, of: agency)["Zephyrinne"] == "/clients/K-21")
      #expect(try await found("week", as: "dana", in: browser, of: agency)["Week"] == "/week")
      let all = try await found("", as: "dana", in: browser, of: agency)
      #expect(all["Plan"] == "/plan" && all["Report a crisis"] == "/plan#crisis")
      #expect(!all.keys.contains { $0.contains("Quillonda") })
    }
    let looks = try await agency.entries().filter { $0.action == "find_clients" }
    #expect(looks.first?.records["client K-11"] != nil, "whose name was shown is logged")
    #expect(looks.allSatisfy { !$0.subject.lowercased().contains("quil") }, "what was typed is not")
  }

  @Test func `the page does the same without a script, and no name stands in an address`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let page = try await browser.send(.post, "/find", as: agency.proofs["dana"], body: "text=crisis+quil")
      #expect(page.status == 200)
      #expect(page.text.contains(#"<a href="/plan?client=K-11#crisis">Report a crisis: Quillonda</a>"#))
      for match in page.text.matches(of: /(?:href|action)="([^"]*)"/) { #expect(!match.1.contains("uil")) }
      let nothing = try await browser.send(.post, "/find", as: agency.proofs["dana"], body: "text=%3Cscript%3E")
      #expect(nothing.text.contains("Nothing fits “&lt;script&gt;”"))
      let chosen = try await browser.send(.get, "/plan?client=K-11", as: agency.proofs["dana"]).text
      #expect(chosen.firstMatch(of: /<select id="crisis-client"[^>]*><option value="([^"]*)"/)?.1 == "K-11")
    }
  }

  @Test func `the right one is found among five thousand`() async throws {
    let store = try SQLiteStore()
    let office = try await Office(store: store, clock: .virtual(january(5)))
    let first = ["Abigail", "Benjamin", "Charlotte", "Dominic", "Eleanor"]
    try await store.write { connection in
      for number in 1...5_000 {
        let id = "N-\(number)"
        try connection.run(
          "INSERT INTO clients (id, name) VALUES (?, ?)", [.text(id), .text("\(first[number % 5]) No\(number)")])
        try connection.run(
          """
          INSERT INTO enrollments (client_id, case_manager_id, admission_date, status, setting)
          VALUES (?, '1', '2025-12-20', 'open', 'residential')
          """, [.text(id)])
      }
    }
    let actor = Actor.soleManager(name: "test")
    let found = try await office.perform(FindClients("elaenor no4714"), as: actor)
    #expect(found.first?.id == "N-4714")
    #expect(found.count <= 8)
  }
}
