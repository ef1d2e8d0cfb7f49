@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Credentials
import HTTPTypes
import Testing

/// Keys and the stream of changes, on a real office.
@Suite struct DeskTests {
  @Test func `single keys are switched off for one account, in every browser, and on again`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      #expect(try await browser.send(.get, "/", as: agency.proofs["dana"]).text.contains(" data-keys>"))
      let off = try await browser.send(.post, "/keys", as: agency.proofs["dana"], body: "single_keys=off")
      #expect(off.header("location") == "/keys?done=off")
      #expect(try await !browser.send(.get, "/", as: agency.proofs["dana"]).text.contains(" data-keys"))
      #expect(try await browser.send(.get, "/", as: agency.proofs["sam"]).text.contains(" data-keys>"))
      #expect(try await browser.send(.get, "/keys", as: agency.proofs["dana"]).text.contains("Switch them on"))
      _ = try await browser.send(.post, "/keys", as: agency.proofs["dana"], body: "single_keys=on")
      #expect(try await browser.send(.get, "/", as: agency.proofs["dana"]).text.contains(" data-keys>"))
    }
    #expect(
      try await agency.entries().filter { $0.action == "change_keys" }.map(\.subject) == [
        "single keys off", "single keys on",
      ])
  }

  @Test func `the list of keys names each one that stands in the navigation`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      for login in ["dana", "rosa", "alex", "ines"] {
        let page = try await browser.send(.get, "/keys", as: agency.proofs[login]).text
        let keys = page.matches(of: /data-key="(.)"/).map { String($0.1) }
        #expect(Set(keys).count == keys.count, "\(login): \(keys)")
        for key in keys { #expect(page.contains("<kbd>\(key)</kbd>"), "\(login): \(key)") }
      }
    }
  }

  @Test func `more than six parts are folded, and the folded one that is open says so`() async throws {
    let page = try await Site().get("/services").text
    #expect(page.contains("<summary>More: Services</summary>"))
    let open = try #require(page.split(separator: "more-parts").first)
    for part in Shell.Part.open where part != .team { #expect(open.contains(">\(part.rawValue)</a>")) }
    #expect(!open.contains(">Services</a>"))
  }

  @Test func `the stream tells a change of the own caseload and of no other`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      let page = try await browser.send(.get, "/", as: dana).text
      let mark = try #require(page.firstMatch(of: /data-live="([0-9]+)"/)?.1)
      let quiet = try await browser.send(.get, "/live?since=\(mark)", as: dana)
      #expect(quiet.header("content-type") == "text/event-stream; charset=utf-8")
      #expect(quiet.header("cache-control") == "no-store")
      #expect(!quiet.text.contains("event:"))
      let theirs = try #require(agency.records["2"]).task
      _ = try await browser.send(.post, "/tasks/\(theirs)/done", as: agency.proofs["sam"])
      #expect(try await !browser.send(.get, "/live?since=\(mark)", as: dana).text.contains("event:"))
      let own = try #require(agency.records["1"]).task
      _ = try await browser.send(.post, "/tasks/\(own)/done", as: dana)
      let told = try await browser.send(.get, "/live?since=\(mark)", as: dana).text
      #expect(told.contains("event: plan\ndata: {\"mark\": \((Int(mark) ?? 0) + 1), \"at\": \(Agency.start)}\n\n"))
      // A second read of the same page changes nothing.
      let next = try #require(
        try await browser.send(.get, "/", as: dana).text.firstMatch(of: /data-live="([0-9]+)"/)?.1)
      #expect(try await !browser.send(.get, "/live?since=\(next)", as: dana).text.contains("event:"))
    }
  }

  @Test func `a stream keeps nobody signed in, and is for nobody who isn't`() async throws {
    let agency = try await Agency()
    try await agency.visit { (browser: Agency.Browser) async throws -> Void in
      let dana = agency.proofs["dana"]
      for _ in 1...3 {
        agency.wait(4 * 60)
        #expect(try await browser.send(.get, "/live", as: dana).status == 200)
      }
      agency.wait(4 * 60)
      let late = try await browser.send(.get, "/live", as: dana)
      #expect(late.status == 303 && late.header("location")?.hasPrefix("/sign-in") == true)
      #expect(try await browser.send(.get, "/", as: dana).status == 303)
    }
  }
}
