@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Foundation
import HTTPTypes
import Testing

/// A task added in words: the page without a script, the API, and what stays out of addresses and logs.
@Suite struct QuickAddRouteTests {
  private func value(_ name: String, in page: String) throws -> String {
    let field = try Regex("name=\"\(name)\" value=\"([^\"]*)\"")
    let found = try #require(page.firstMatch(of: field)?.output[1].substring, "no \(name)")
    return String(found)
  }

  @Test func `the page shows it first, saves what was shown, and takes it back from Today`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      let today = try await browser.send(.get, "/", as: dana).text
      #expect(today.contains(#"action="/add""#) && today.contains(#"data-key="q""#))
      let before = try await agency.rows(of: "1")
      let shown = try await browser.send(.post, "/add", as: dana, body: "line=call+DMV+tue+20m+%23quill")
      #expect(shown.status == 200)
      #expect(shown.text.contains("Add “Call DMV” for Quillonda?"))
      #expect(shown.text.contains("Nothing has been changed yet."))
      #expect(shown.text.contains("<q>tue</q>") && shown.text.contains("<q>20m</q>"))
      #expect(try await agency.rows(of: "1") == before, "a look changes nothing")
      for match in shown.text.matches(of: /(?:href|action)="([^"]*)"/) { #expect(!match.1.contains("uill")) }
      let fingerprint = try value("fingerprint", in: shown.text)
      let saved = try await browser.send(
        .post, "/add/save", as: dana, body: "line=call+DMV+tue+20m+%23quill&fingerprint=\(fingerprint)")
      #expect(saved.status == 303)
      let address = try #require(saved.header("location"))
      #expect(address.wholeMatch(of: /\/\?added=[0-9]+/) != nil, "\(address)")
      for _ in 1...2 {
        let page = try await browser.send(.get, address, as: dana).text
        #expect(page.contains("Done: Add “Call DMV” (Quillonda) on Tue 6 Jan"))
      }
      let undone = try await browser.send(.post, "/plan/undo", as: dana, body: "day=2026-01-05&anchor=")
      #expect(undone.header("location") == "/?date=2026-01-05&taken=back")
      #expect(try await browser.send(.get, "/?taken=back", as: dana).text.contains("Taken back."))
      // The way back is offered only while the change is the last one.
      #expect(try await !browser.send(.get, address, as: dana).text.contains("Add “Call DMV”"))
    }
    let log = try await agency.entries()
    #expect(log.filter { $0.action == "add_task" }.count == 1)
    #expect(log.last { $0.action == "add_task" }?.records["client K-11"] != nil)
    #expect(log.contains { $0.action == "preview_quick_add" && $0.records["client K-11"] != nil })
    #expect(!log.contains { "\($0.subject)".contains("DMV") })
    #expect(try await agency.finding() == .sound(entries: log.count))
  }

  @Test func `what is missing keeps the words on the page, and can be kept as a draft until it is saved`() async throws
  {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      let line = "line=call+%3Cscript%3E+tue"
      let shown = try await browser.send(.post, "/add", as: dana, body: line)
      #expect(shown.status == 200 && shown.text.contains("Something is missing"))
      #expect(shown.text.contains("No client yet") && shown.text.contains("value=\"call &lt;script&gt; tue\""))
      #expect(!shown.text.contains("/add/save"))
      // Another caseload's client is nobody here.
      let foreign = try await browser.send(.post, "/add", as: dana, body: "line=call+%23zephyrinne")
      #expect(foreign.text.contains("No client of yours is called “zephyrinne”"))
      let kept = try await browser.send(.post, "/add/keep", as: dana, body: line)
      #expect(kept.status == 303 && kept.header("location") == "/drafts")
      #expect(try await browser.send(.get, "/drafts", as: dana).text.contains("call &lt;script&gt; tue"))
      #expect(try await browser.send(.get, "/", as: dana).text.contains("value=\"call &lt;script&gt; tue\""))
      let good = "line=call+%3Cscript%3E+tue+overbook+%23K-11"
      let again = try await browser.send(.post, "/add", as: dana, body: good)
      let fingerprint = try value("fingerprint", in: again.text)
      let saved = try await browser.send(.post, "/add/save", as: dana, body: "\(good)&fingerprint=\(fingerprint)")
      #expect(saved.status == 303)
      #expect(try await browser.send(.get, "/drafts", as: dana).text.contains("Nothing is waiting"))
    }
  }

  @Test func `what was looked at on another plan is shown anew, and not saved`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      let body = "line=call+DMV+tue+overbook+%23K-11"
      let answer = try await browser.send(.post, "/add/save", as: dana, body: "\(body)&fingerprint=another")
      #expect(answer.status == 200 && answer.text.contains("nothing was saved"))
      #expect(answer.text.contains("/add/save"), "it can be saved from here")
    }
    #expect(try await agency.store.read { try $0.rows("SELECT * FROM added_tasks") }.isEmpty)
  }

  @Test func `the palette offers a new task, and looks for nobody`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      let answer = try await browser.send(
        .post, "/api/find", as: dana, body: #"{"text": "Add: call DMV tue #quill"}"#)
      let document = try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8))
      var check = SchemaCheck(document: try APIReference().document())
      check.compare(document, with: "FoundList")
      #expect(check.faults.isEmpty, "\(check.faults)")
      let hits = document["results"]?.elements ?? []
      #expect(hits.count == 1 && hits.first?["line"]?.text == "call DMV tue #quill")
      #expect(hits.first?["address"]?.text == "/add")
      let page = try await browser.send(.post, "/find", as: dana, body: "text=add+call+DMV+%23quill").text
      #expect(page.contains(#"<input type="hidden" name="line" value="call DMV #quill">"#))
    }
    #expect(try await !agency.entries().contains { $0.action == "find_clients" })
  }

  @Test func `the API previews, saves what was previewed, and says what is missing`() async throws {
    let site = try await OfficeSite()
    try await site.office.perform(LoadDemo(), as: Site.actor)
    let reference = try APIReference().document()
    func checked(_ answer: Site.Answer, _ schema: String) throws -> JSONValue {
      #expect(answer.status == 200, "\(answer.text)")
      let document = try site.document(answer)
      var check = SchemaCheck(document: reference)
      check.compare(document, with: schema)
      #expect(check.faults.isEmpty, "\(check.faults)")
      return document
    }
    let missing = try checked(try await site.json("/api/quick-add/preview", #"{"text": "call DMV"}"#), "QuickAdd")
    #expect(missing["problems"]?.elements.count == 1)
    let text = #""text": "call DMV tue 20m #Jay""#
    let shown = try checked(try await site.json("/api/quick-add/preview", "{\(text)}"), "QuickAdd")
    let fingerprint = try #require(shown["fingerprint"]?.text)
    let stale = try await site.json("/api/quick-add", #"{\#(text), "fingerprint": "x"}"#)
    #expect(stale.status == 409 && stale.text.contains("plan-changed") && stale.text.contains("nothing was added"))
    let body = #"{\#(text), "fingerprint": "\#(fingerprint)"}"#
    let added = try checked(try await site.json("/api/quick-add", body), "AddedTask")
    #expect(added["result"]?.text == "applied")
    #expect(try await site.json("/api/quick-add", #"{"text": "call DMV"}"#).status == 422)
    #expect(try await site.json("/api/quick-add", #"{"text": ""}"#).status == 422)
    #expect(try await site.json("/api/plan/undo").status == 200)
    let plan = try site.document(try await site.get("/api/plan"))
    #expect(plan["history"]?.elements.isEmpty == true)
  }
}
