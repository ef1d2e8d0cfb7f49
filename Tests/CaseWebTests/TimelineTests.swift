@testable import CaseService
import CaseStore
@testable import CaseWeb
import Casework
import Foundation
import Testing

/// A client's timeline: what was done in plain words, a page at a time, and only what the reader may see.
@Suite struct TimelineTests {
  /// What never touches a client: templates, the clock, the log itself.
  private static let withoutClients: Set<String> = [
    "add_template", "check_audit", "compare_templates", "list_directory", "list_services", "list_templates",
    "move_clock", "publish_template", "retire_template", "view_calendar", "view_day_settings", "view_template",
  ]

  @Test func `every action that can concern a client has its words`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/CaseService/UseCases")
    var actions: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /static (?:var action: String \{|let action =) "([a-z_]+)"/) {
        actions.insert(String(match.1))
      }
    }
    #expect(actions.count > 60)
    for action in actions.subtracting(Self.withoutClients).sorted() {
      #expect(TimelineWords.phrase(of: action) != nil, "\(action)")
    }
    for kind in CaseTimeline.Kind.allCases {
      for action in TimelineWords.actions(of: kind) {
        let phrase = try #require(TimelineWords.phrase(of: action))
        #expect(!phrase.text.contains("%") || phrase.plain != nil || kind == .looks, "\(action)")
        #expect(phrase.text.hasSuffix(".") && phrase.plain?.hasSuffix(".") != false, "\(action)")
      }
    }
  }

  private func actor(_ login: String, _ agency: Agency, caseload: String? = nil) async throws -> Actor {
    let user = try #require(try await agency.store.read { try AccountRecords($0).user(login: login) })
    return Actor(user, caseload: caseload)
  }

  @Test func `it tells who did what, a page at a time, and never another client's words`() async throws {
    let agency = try await Agency()
    let dana = try await actor("dana", agency)
    let record = try #require(agency.records["1"])
    try await agency.office.perform(CompleteTask(taskID: record.task), as: dana)
    try await agency.office.perform(UndoCompletion(taskID: record.task), as: dana)
    try await agency.office.perform(WriteNote(client: "K-11", text: "She called back."), as: dana)
    let whole = try await agency.office.perform(ViewTimeline(client: "K-11"), as: dana)
    let sentences = whole.entries.map(\.what)
    #expect(sentences.first == "Wrote a note.")
    #expect(sentences.contains { $0.hasPrefix("Marked “") && $0.hasSuffix("” as done.") })
    #expect(sentences.contains { $0.hasPrefix("Took back that “") })
    #expect(sentences.contains("Brought in from a file.") && sentences.contains("Planned the day."))
    #expect(whole.entries.first?.who == "Name of dana")
    #expect(whole.entries.last.map { $0.who.hasSuffix(", at the command line") } == true)
    #expect(!whole.entries.contains { $0.kind == .looks } && whole.before == nil)
    var paged: [CaseTimeline.Entry] = []
    var before: Int?
    repeat {
      let page = try await agency.office.perform(ViewTimeline(client: "K-11", before: before, limit: 2), as: dana)
      #expect(page.entries.count <= 2)
      paged += page.entries
      before = page.before
    } while before != nil
    #expect(paged == whole.entries)
    for kind in CaseTimeline.Kind.allCases where kind != .looks {
      let part = try await agency.office.perform(ViewTimeline(client: "K-11", kind: kind), as: dana)
      #expect(part.entries == whole.entries.filter { $0.kind == kind })
    }
    // Dana's other client was replanned with it: her timeline doesn't say by which task.
    let other = try await agency.office.perform(ViewTimeline(client: "K-12"), as: dana)
    let task = try #require(
      try await agency.store.read { try CaseloadReader($0).caseload(of: "1") }?.tasks.first { $0.id == record.task })
    #expect(!other.entries.contains { $0.what.contains(task.description) })
  }

  @Test func `looks are shown to who may see them, and the timeline of another caseload to nobody`() async throws {
    let agency = try await Agency()
    let dana = try await actor("dana", agency)
    let rosa = try await actor("rosa", agency, caseload: "1")
    try await agency.office.perform(ViewClient(client: "K-11"), as: dana)
    try await agency.office.perform(ViewClient(client: "K-11"), as: rosa)
    func lookers(_ actor: Actor) async throws -> Set<String> {
      Set(try await agency.office.perform(ViewTimeline(client: "K-11", kind: .looks), as: actor).entries.map(\.who))
    }
    #expect(try await lookers(dana) == ["Name of dana"])
    #expect(try await lookers(rosa) == ["Name of dana", "Name of rosa"])
    for login in ["sam", "kim", "sue"] {
      let stranger = try await actor(login, agency)
      await #expect(throws: CaseError.self) {
        try await agency.office.perform(ViewTimeline(client: "K-11"), as: stranger)
      }
    }
  }

  @Test func `page and document show the same, and an unknown kind says what to do`() async throws {
    let site = Site()
    let page = try await site.get("/clients/C-002/timeline?kind=work").text
    let document = try await site.get("/api/clients/C-002/timeline?kind=work").text
    for text in [page, document] {
      #expect(text.contains("Marked “Dr. Smith (psychiatrist)” as done.") && text.contains("Dana Rivera"))
    }
    #expect(page.contains(#"href="/clients/C-002/timeline?kind=work&amp;before=41""#))
    #expect(page.contains(#"href="/clients/C-002/timeline?kind=work" aria-current="true""#))
    #expect(try await site.get("/clients/C-002/timeline?kind=gossip").status == 422)
    #expect(try await site.get("/clients/nobody/timeline").status == 404)
  }
}
